//! Scans that say who somebody is, as officers and experts see them: drawn anew, with purpose, officer and time all over (PLUS-19).

use askama::Template;
use axum::response::{IntoResponse, Response};
use catalogue::Kind;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use serde::Deserialize;
use text::{Lang, Words};
use ui::Page;
use uploads::Upload;
use vault::Subject;
use web::{Problem, WebResult};

use crate::application::Application;
use crate::desk::seat::Desk;
use crate::file;

/// More pages are not drawn on one screen.
const PAGES_MAX: u32 = 40;

/// Which page of a scan is wanted: the picture of one, or, without a number, the screen that shows them all.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    page: Option<u32>,
}

/// Where a file was asked for: the page that one goes back to, and the room in the rail.
pub(crate) struct From {
    pub back: String,
    pub room: &'static str,
}

#[derive(Template)]
#[template(path = "desk/scan.html")]
struct ScanPage {
    page: Page,
    room: &'static str,
    back: String,
    name: String,
    /// Addresses and names of its pages; none when the file does not open.
    pages: Vec<(String, String)>,
}

impl Desk {
    /// A file of a case: a scan of identity is shown with the mark, anything else is given as it is. Each is a read in the journal.
    pub(crate) async fn attached(
        &self,
        application: &Application,
        wanted: &str,
        (Wanted { page }, from): (Wanted, From),
    ) -> WebResult<Response> {
        let answers = application.answers();
        let file = file::find(&answers, wanted).ok_or(Problem::NotFound)?;
        let service = self.service(application).await?;
        let question = file::question_of(&service, &answers, &file);
        if !question.is_some_and(|question| matches!(question.kind, Kind::File { identity: true, .. })) {
            return self.give(application, file).await;
        }
        match page {
            Some(page) => self.drawn(application, &file, page).await,
            None => self.screen(application, &file, from).await,
        }
    }

    /// The screen: it shows nothing itself, each of its pictures is a read of its own.
    async fn screen(&self, application: &Application, file: &Upload, from: From) -> WebResult<Response> {
        let (house, t) = (self.house(), self.t());
        let key = house.vault.key(&house.db, Subject::Citizen(application.citizen)).await?;
        let count = uploads::page_count(house, &key, file, &self.area.decoding).await?.unwrap_or(0);
        let name = |page: u32| t.with("applications-scan-page", &[("n", i64::from(page).into())]);
        let screen = ScanPage {
            page: self.page(file.name.clone()),
            room: from.room,
            back: from.back,
            name: file.name.clone(),
            pages: (1..=count.min(PAGES_MAX)).map(|page| (format!("?page={page}"), name(page))).collect(),
        };
        Ok(self.visit.show(&screen)?.into_response())
    }

    async fn drawn(&self, application: &Application, file: &Upload, page: u32) -> WebResult<Response> {
        let house = self.house();
        let key = house.vault.key(&house.db, Subject::Citizen(application.citizen)).await?;
        let line = self.watermark(application);
        let picture = uploads::marked_page(house, &key, (file, page), line, &self.area.decoding).await?;
        let picture = picture.ok_or(Problem::NotFound)?;
        self.note_read(application, file).await?;
        Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, "no-store")], picture).into_response())
    }

    /// «Заявление № … · Анна Ковалёва · 24 ноября 2026, 15:04».
    fn watermark(&self, application: &Application) -> String {
        let house = self.house();
        let (t, now) = (Words::new(house.book.clone(), Lang::Ru), house.clock.now());
        t.with(
            "applications-watermark",
            &[
                ("number", application.number.clone().into()),
                ("officer", self.me.name.clone().into()),
                ("date", t.date(t.day_of(now)).into()),
                ("time", t.time(now).into()),
            ],
        )
    }
}
