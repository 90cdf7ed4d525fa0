//! `/services/guide`: the guide as a talk, one question a page; the address carries what was answered.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use ui::{Page, Section};
use web::{Html, Problem, Visit, WebResult};

use crate::Catalogue;
use crate::browse::{Card, card};
use crate::guide::{Leads, Stand};
use crate::wish::Wish;

const PAGE: &str = "/services/guide";
/// So many services of a search stand at the end of a talk.
const FOUND: usize = 6;

/// What was asked and answered.
struct Turn {
    question: String,
    answer: String,
    /// Back to this question.
    href: String,
}

#[derive(Template)]
#[template(path = "guide_talk.html")]
struct TalkPage {
    page: Page,
    turns: Vec<Turn>,
    /// The question that waits; empty at the end.
    question: String,
    /// Address and words.
    answers: Vec<(String, String)>,
    cards: Vec<Card>,
    /// The whole search; empty when it ended at one service.
    search: String,
}

#[derive(serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    path: String,
}

pub(crate) async fn page(
    visit: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Query(asked): Query<Asked>,
) -> WebResult<Html> {
    let (t, lang) = (&visit.t, visit.t.lang);
    let parts = asked.path.split('.').filter(|part| !part.is_empty());
    let chosen: Vec<usize> =
        parts.map(str::parse).collect::<Result<_, _>>().map_err(|_| Problem::NotFound)?;
    let walk = catalogue.guide().walk(&chosen).ok_or(Problem::NotFound)?;
    let turn = |(step, (question, answer)): (usize, &(&crate::guide::Asked, &crate::guide::Answer))| Turn {
        question: question.words(lang).to_owned(),
        answer: answer.words(lang).to_owned(),
        href: href(&chosen[..step]),
    };
    let mut shown = TalkPage {
        page: visit.page(t.get("catalogue-guide-title"), Section::Services),
        turns: walk.said.iter().enumerate().map(turn).collect(),
        question: String::new(),
        answers: Vec::new(),
        cards: Vec::new(),
        search: String::new(),
    };
    let today = t.day_of(visit.house.clock.now());
    let standings = crate::standings(&visit.house.db).await?;
    match walk.at {
        Stand::Asks(question) => {
            question.words(lang).clone_into(&mut shown.question);
            let answers = question.answers().iter().enumerate();
            let next = |place: usize| href(&[&chosen[..], &[place]].concat());
            shown.answers = answers.map(|(place, one)| (next(place), one.words(lang).to_owned())).collect();
        }
        Stand::Ends(Leads::Service(code)) => {
            let service = catalogue.get(code).ok_or(Problem::NotFound)?;
            shown.cards.push(card(&service, t, today, &standings));
        }
        Stand::Ends(Leads::Search(address)) => {
            let wish = Wish::of_address(&catalogue, address);
            let (services, _) = catalogue.find(&wish.query, usize::MAX)?;
            let fitting = services.iter().filter(|service| wish.fits(service, today)).take(FOUND);
            shown.cards = fitting.map(|service| card(service, t, today, &standings)).collect();
            shown.search = wish.href();
        }
        Stand::Ends(Leads::Question(_)) => return Err(Problem::NotFound),
    }
    visit.show(&shown)
}

fn href(chosen: &[usize]) -> String {
    let path: Vec<String> = chosen.iter().map(ToString::to_string).collect();
    if path.is_empty() { PAGE.to_owned() } else { format!("{PAGE}?path={}", path.join(".")) }
}
