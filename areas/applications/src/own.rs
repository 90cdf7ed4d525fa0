//! The application in the address, of the citizen who is signed in: what every verb about one begins with.

use axum::Extension;
use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use base::{ApplicationId, CitizenId};
use http::request::Parts;
use web::{Citizen, CitizenSession, House, Problem};

use crate::application::Application;
use crate::area::{Area, Here};
use crate::desk::seat::id_in;
use crate::store::applications;

/// Extractor: a citizen's own application; somebody else's is not found.
pub(crate) struct Own {
    pub house: House,
    pub area: Area,
    pub me: CitizenId,
    pub session: CitizenSession,
    pub application: Application,
}

impl FromRequestParts<House> for Own {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let Citizen(citizen) = Citizen::from_request_parts(parts, house).await?;
        let Extension(area) =
            Here::from_request_parts(parts, house).await.map_err(IntoResponse::into_response)?;
        let text = id_in(parts, house).await?;
        let missing = || Problem::NotFound.into_response();
        let id: ApplicationId = text.parse().map_err(|_| missing())?;
        let found = applications::get(house, &house.db, citizen.citizen, id).await;
        let application = found.map_err(IntoResponse::into_response)?.ok_or_else(missing)?;
        Ok(Self { house: house.clone(), area, me: citizen.citizen, session: citizen, application })
    }
}
