//! Who sits at the desk, and the case that lies on it: what every handler of the desk begins with.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::response::{IntoResponse, Redirect, Response};
use base::ApplicationId;
use catalogue::Service;
use chrono::Duration;
use db::Tx;
use http::request::Parts;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::Value;
use text::Words;
use ui::{Page, Section, Viewer};
use web::{FieldErrors, House, Officer, Problem, Staff, StaffSession, Visit, WebResult};

use crate::application::{Application, State};
use crate::area::{Area, Here};
use crate::desk::case::{Attempt, path};
use crate::desk::opening::{OPEN_HOURS, kept};
use crate::step::{entry, service_of};
use crate::store::desk::{self, CaseRow};

/// A member of staff at the desk, in any role.
pub(crate) struct Desk {
    pub area: Area,
    pub visit: Visit,
    pub me: StaffSession,
}

/// An officer's desk; anybody else of the staff is refused with 403.
pub(crate) struct OfficersDesk(pub Desk);

/// A case of the officer's agency and services; another's is not found. Nothing of it may be shown yet.
pub(crate) struct AtCase {
    pub desk: Desk,
    pub row: CaseRow,
}

/// A case that this officer has opened in this session; whoever has not is asked first why.
pub(crate) struct OpenCase {
    pub desk: Desk,
    pub row: CaseRow,
    pub application: Application,
}

/// An opened case of somebody who still has an account: of one that was deleted there is only the record to read.
pub(crate) struct LivingCase(pub OpenCase);

impl FromRequestParts<House> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let Staff(me) = Staff::from_request_parts(parts, house).await?;
        let visit = Visit::from_request_parts(parts, house).await.map_err(IntoResponse::into_response)?;
        let Extension(area) =
            Here::from_request_parts(parts, house).await.map_err(IntoResponse::into_response)?;
        Ok(Self { area, visit, me })
    }
}

impl FromRequestParts<House> for OfficersDesk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        Officer::from_request_parts(parts, house).await?;
        Desk::from_request_parts(parts, house).await.map(Self)
    }
}

impl FromRequestParts<House> for AtCase {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let OfficersDesk(desk) = OfficersDesk::from_request_parts(parts, house).await?;
        let row = desk.case(&id_in(parts, house).await?).await.map_err(IntoResponse::into_response)?;
        Ok(Self { desk, row })
    }
}

impl FromRequestParts<House> for OpenCase {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let AtCase { desk, row } = AtCase::from_request_parts(parts, house).await?;
        match desk.opened(&row).await.map_err(IntoResponse::into_response)? {
            Some(application) => Ok(Self { desk, row, application }),
            None => Err(Redirect::to(&path(row.id())).into_response()),
        }
    }
}

impl FromRequestParts<House> for LivingCase {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let case = OpenCase::from_request_parts(parts, house).await?;
        if case.application.held.is_some() { Err(case.again()) } else { Ok(Self(case)) }
    }
}

/// The `{id}` of an address.
pub(crate) async fn id_in(parts: &mut Parts, house: &House) -> Result<String, Response> {
    let path = RawPathParams::from_request_parts(parts, house).await.map_err(IntoResponse::into_response)?;
    Ok(path.iter().find(|(name, _)| *name == "id").map_or_else(String::new, |(_, id)| id.to_owned()))
}

impl Desk {
    pub(crate) fn house(&self) -> &House {
        &self.visit.house
    }

    pub(crate) fn t(&self) -> &Words {
        &self.visit.t
    }

    pub(crate) fn actor(&self) -> Actor {
        Actor::Staff(self.me.staff)
    }

    /// The frame of a page, with the agency's name from the words of one of its services.
    pub(crate) fn page(&self, title: String) -> Page {
        let mut page = self.visit.page(title, Section::Staff);
        if let Viewer::Staff { agency, .. } = &mut page.viewer
            && let Some(name) = self.agency_name(&self.me.agency)
        {
            *agency = name;
        }
        page
    }

    /// An agency as one of the services that it serves names it.
    pub(crate) fn agency_name(&self, code: &str) -> Option<String> {
        let all = self.area.tools.catalogue.all();
        let service = all.iter().find(|service| service.is_served_by(code))?;
        Some(service.agency_name(code, &service.words(self.t().lang)))
    }

    /// A service's title, or its code when it is no longer offered.
    pub(crate) fn title(&self, service: &str) -> String {
        self.area.title(service, self.t())
    }

    /// The service of an application, at the revision it began with.
    pub(crate) async fn service(&self, application: &Application) -> WebResult<Arc<Service>> {
        service_of(self.house(), &self.area.tools, application).await
    }

    /// The case of the officer's agency and services; another's is not found.
    pub(crate) async fn case(&self, id: &str) -> WebResult<CaseRow> {
        let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
        let row = desk::case(&self.house().db, &self.me.agency, id).await?;
        row.filter(|row| self.me.works_on(&row.service)).ok_or(Problem::NotFound)
    }

    /// The application of a case that this officer has opened in this session; `None` when it must be opened first.
    pub(crate) async fn opened(&self, row: &CaseRow) -> WebResult<Option<Application>> {
        let house = self.house();
        let after = house.clock.now() - Duration::hours(OPEN_HOURS);
        if desk::is_open(&house.db, self.me.session, row.id(), after).await? {
            kept(house, row).await
        } else {
            Ok(None)
        }
    }

    /// An entry about what this member of staff does with an application: it names their own agency, which another's expert and the one
    /// that passes a case on are of.
    pub(crate) fn entry(
        &self,
        application: &Application,
        action: &'static str,
        reason: Option<String>,
        facts: Value,
    ) -> Entry {
        let agency = Some(self.me.agency.clone());
        Entry { agency, ..entry(application, self.actor(), action, reason, facts) }
    }

    /// Records what this member of staff has done with an application.
    pub(crate) async fn record(
        &self,
        tx: &Tx,
        application: &Application,
        action: &'static str,
        facts: Value,
    ) -> WebResult<()> {
        self.house().journal.record(tx, self.entry(application, action, None, facts)).await?;
        Ok(())
    }
}

impl OpenCase {
    /// Back to the case.
    pub(crate) fn again(&self) -> Response {
        Redirect::to(&path(self.application.id)).into_response()
    }

    pub(crate) async fn service(&self) -> WebResult<Arc<Service>> {
        self.desk.service(&self.application).await
    }

    /// The case with a form that was not taken: errors beside the fields, what was typed kept.
    pub(crate) async fn refused(self, errors: FieldErrors, typed: Attempt) -> WebResult<Response> {
        let case = (self.application, self.row);
        Ok(self.desk.show(case, (errors, typed), "").await?.into_response())
    }

    /// The case as it is now, with what came in between in words, what was typed kept.
    pub(crate) async fn overtaken(self, typed: Attempt) -> WebResult<Response> {
        let row = self.desk.case(&self.application.id.to_string()).await?;
        let application = self.desk.opened(&row).await?.unwrap_or(self.application);
        let key = match (&application.work.decision, application.state) {
            (Some(_), _) => "applications-desk-decided",
            (None, State::Withdrawn) => "applications-desk-withdrawn",
            (None, _) => "applications-desk-changed",
        };
        Self { desk: self.desk, row, application }.told(key, typed).await
    }

    /// The case with words about what stands in the way, what was typed kept.
    pub(crate) async fn told(self, key: &str, typed: Attempt) -> WebResult<Response> {
        let (case, told) = ((self.application, self.row), self.desk.t().get(key));
        Ok(self.desk.show(case, (FieldErrors::new(), typed), &told).await?.into_response())
    }
}

/// An entry about the order of an office: it names no person.
pub(crate) fn order(
    agency: &str,
    (actor, action, object, service): (Actor, &'static str, Object, Option<String>),
    details: Value,
) -> Entry {
    Entry {
        actor,
        action,
        citizen: None,
        object,
        service,
        agency: Some(agency.to_owned()),
        outcome: Outcome::Done,
        reason: None,
        details,
    }
}

/// Notes words that are longer than `most` characters beside their field; nothing is cut.
pub(crate) fn within(errors: &mut FieldErrors, t: &Words, (field, typed, most): (&str, &str, usize)) {
    if typed.chars().count() > most {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        errors.add(field, t.with1("applications-too-long", "max", most));
    }
}
