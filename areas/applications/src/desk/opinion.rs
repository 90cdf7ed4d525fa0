//! An officer asks a colleague, or an expert of another agency, about one case, and reads the answer with its files (PLUS-14).

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use text::Words;
use ui::{Choice, Page};
use uploads::Upload;
use uuid::Uuid;
use web::{FieldErrors, House, Html, Posted, Problem, WebResult};

use crate::application::Application;
use crate::desk::case::path;
use crate::desk::seat::{LivingCase, OpenCase, within};
use crate::form::view::FileLine;
use crate::step::details;
use crate::store::opinions::{self, Answer, Opinion};

/// The longest question, in characters.
const WORDS_MAX: usize = 4000;

#[derive(Template)]
#[template(path = "desk/opinion_ask.html")]
struct AskPage {
    page: Page,
    number: String,
    back: String,
    action: String,
    experts: Vec<Choice>,
    expert: String,
    words: String,
    errors: FieldErrors,
}

/// `GET /staff/cases/{id}/opinions`: whom to ask, and what.
pub(crate) async fn ask(case: OpenCase) -> WebResult<Html> {
    let page = ask_page(&case, Default::default()).await?;
    case.desk.visit.show(&page)
}

/// `POST /staff/cases/{id}/opinions`.
pub(crate) async fn post(LivingCase(case): LivingCase, Posted(form): Posted) -> WebResult<Response> {
    let (desk, application, house) = (&case.desk, &case.application, case.desk.house());
    let (to, words) = (form.get("expert").to_owned(), form.get("words").to_owned());
    let known = staff::officers(house, &house.db).await?;
    let expert = known.iter().find(|one| one.staff.to_string() == to && one.staff != desk.me.staff);
    let mut errors = FieldErrors::new();
    if words.is_empty() {
        errors.add("words", desk.t().get("applications-opinion-question-missing"));
    }
    within(&mut errors, desk.t(), ("words", &words, WORDS_MAX));
    if expert.is_none() {
        errors.add("expert", desk.t().get("applications-opinion-expert-missing"));
    }
    let Some(expert) = expert.filter(|_| errors.is_empty()) else {
        let page = ask_page(&case, (to, words, errors)).await?;
        return Ok(desk.visit.again(&page)?.into_response());
    };
    let now = house.clock.now();
    let asked = Opinion {
        id: house.random.uuid(now),
        expert: expert.staff,
        asked_by: desk.me.staff,
        question: words,
        answer: None,
        asked_at: now,
    };
    let facts = details(&*case.service().await?, application);
    let tx = house.db.begin().await?;
    let whose = (application.citizen, application.id, desk.me.agency.as_str());
    opinions::insert(house, &tx, whose, &asked).await?;
    desk.record(&tx, application, "application.opinion_asked", facts).await?;
    tx.commit().await?;
    Ok(case.again())
}

async fn ask_page(
    case: &OpenCase,
    (expert, words, errors): (String, String, FieldErrors),
) -> WebResult<AskPage> {
    let (desk, house) = (&case.desk, case.desk.house());
    let agency = |code: &str| desk.agency_name(code).unwrap_or_else(|| code.to_owned());
    let known = staff::officers(house, &house.db).await?;
    let experts = known.iter().filter(|one| one.staff != desk.me.staff).map(|one| Choice {
        value: one.staff.to_string(),
        label: format!("{}, {}", one.name, agency(&one.agency)),
        hint: String::new(),
        chosen: one.staff.to_string() == expert,
    });
    Ok(AskPage {
        page: desk.page(desk.t().get("applications-opinion-ask")),
        number: case.row.number.clone(),
        back: path(case.row.id()),
        action: format!("{}/opinions", path(case.row.id())),
        experts: experts.collect(),
        expert,
        words,
        errors,
    })
}

/// `GET /staff/cases/{id}/opinions/{opinion}/{file}`: a file that an expert has added; a read of its own.
pub(crate) async fn download(
    LivingCase(case): LivingCase,
    Path((_, opinion, wanted)): Path<(String, String, String)>,
) -> WebResult<Response> {
    let opinion: Uuid = opinion.parse().map_err(|_| Problem::NotFound)?;
    let file = file_of(case.desk.house(), &case.application, opinion, &wanted).await?;
    case.desk.give(&case.application, file.ok_or(Problem::NotFound)?).await
}

/// A file of an expert's answer.
pub(crate) async fn file_of(
    house: &House,
    application: &Application,
    opinion: Uuid,
    wanted: &str,
) -> WebResult<Option<Upload>> {
    let all = opinions::of_application(house, &house.db, (application.citizen, application.id)).await?;
    let said = all.into_iter().find(|one| one.id == opinion).and_then(|one| one.answer);
    let files = said.into_iter().flat_map(|said| said.files);
    Ok(files.into_iter().find(|file| file.file.to_string() == wanted))
}

/// The files of an answer as a page shows them.
pub(crate) fn lines(t: &Words, said: Option<&Answer>, base: &str) -> Vec<FileLine> {
    let files = said.into_iter().flat_map(|said| &said.files);
    files.map(|file| FileLine::of(file, format!("{base}/{}", file.file), t)).collect()
}
