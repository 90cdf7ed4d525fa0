//! «Прислать на почту»: a letter to the person's own confirmed address that leads to the result (APP-13).

use axum::response::Redirect;
use chrono::Duration;
use delivery::Channel;
use journal::Actor;
use notifications::Outgoing;
use text::Words;
use web::{Posted, Problem, WebResult};

use crate::application::State as Stage;
use crate::own::Own;
use crate::step::{details, entry, service_of};

const SENT: &str = "application.letter_sent";
/// Pressed again within so many seconds, it is one letter.
const PAUSE_SECONDS: i64 = 60;

/// `POST /applications/{id}/letter`. The letter has a link and no document: mail is read by others too.
pub(crate) async fn post(own: Own, Posted(_): Posted) -> WebResult<Redirect> {
    let Own { house, area, me, application, .. } = own;
    let id = application.id;
    let here = Redirect::to(&format!("/applications/{id}#result"));
    if application.state != Stage::Completed {
        return Ok(here);
    }
    let contact = accounts::contact(&house, &house.db, me).await?;
    let to = contact.email.ok_or(Problem::Forbidden("applications-letter-no-email"))?;
    let now = house.clock.now();
    let entries = house.journal.of_application(&house.db, me, id).await?;
    if entries.iter().any(|entry| entry.action == SENT && entry.at > now - Duration::seconds(PAUSE_SECONDS)) {
        return Ok(here);
    }
    let service = service_of(&house, &area.tools, &application).await?;
    let t = Words::new(house.book.clone(), contact.lang);
    let title = service.words(contact.lang).get("title");
    let link = format!("{}/applications/{id}", house.settings.origin());
    let message = Outgoing {
        citizen: Some(me),
        channel: Channel::Email,
        to,
        subject: t.with1("applications-letter-subject", "title", title.clone()),
        text: t.with(
            "applications-letter-text",
            &[
                ("title", title.into()),
                ("number", application.number.clone().into()),
                ("link", link.into()),
                ("portal", house.settings.portal_name.of(t.lang).to_owned().into()),
            ],
        ),
    };
    let tx = house.db.begin().await?;
    notifications::post(&house, &tx, message).await?;
    let facts = details(&service, &application);
    house.journal.record(&tx, entry(&application, Actor::Citizen(me), SENT, None, facts)).await?;
    tx.commit().await?;
    Ok(here)
}
