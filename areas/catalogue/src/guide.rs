//! The guide that asks and then leads to a service or puts a search together (CAT-06): a small tree of questions, `services/guide.toml`.

use std::path::Path;

use text::Lang;

use crate::Catalogue;
use crate::fault::{Faults, suggestion};
use crate::search::How;
use crate::toml_reader::{Reader, parse};
use crate::wish::Wish;

/// The file beside the services.
pub(crate) const FILE: &str = "guide.toml";
/// The guide that the program carries with it.
pub(crate) const SHIPPED: &str = include_str!("../../../services/guide.toml");

/// The tree; empty when an installation has none.
#[derive(Debug, Default)]
pub(crate) struct Guide {
    questions: Vec<Asked>,
}

/// A question.
#[derive(Debug)]
pub(crate) struct Asked {
    name: String,
    words: [String; 2],
    answers: Vec<Answer>,
}

/// An answer to choose.
#[derive(Debug)]
pub(crate) struct Answer {
    words: [String; 2],
    pub(crate) leads: Leads,
}

/// Where an answer leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Leads {
    /// To the question at this place.
    Question(usize),
    /// To the service of this code.
    Service(String),
    /// To a search, as the catalogue's address has it.
    Search(String),
}

/// What somebody has chosen so far.
pub(crate) struct Walk<'g> {
    /// Question and chosen answer.
    pub said: Vec<(&'g Asked, &'g Answer)>,
    /// Where it stands.
    pub at: Stand<'g>,
}

/// Where a walk stands.
pub(crate) enum Stand<'g> {
    /// Before a question.
    Asks(&'g Asked),
    /// At the end: [`Leads::Service`] or [`Leads::Search`].
    Ends(&'g Leads),
}

impl Asked {
    pub(crate) fn words(&self, lang: Lang) -> &str {
        in_lang(&self.words, lang)
    }

    pub(crate) fn answers(&self) -> &[Answer] {
        &self.answers
    }
}

impl Answer {
    pub(crate) fn words(&self, lang: Lang) -> &str {
        in_lang(&self.words, lang)
    }
}

fn in_lang(both: &[String; 2], lang: Lang) -> &str {
    let [ru, en] = both;
    if lang == Lang::Ru { ru } else { en }
}

impl Guide {
    /// The guide of a folder of services; none when there is no such file.
    pub(crate) fn of_folder(folder: &Path, catalogue: &Catalogue, faults: &Faults) -> Self {
        let path = folder.join(FILE);
        if !path.is_file() {
            return Self::default();
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::read(&text, catalogue, faults),
            Err(error) => {
                faults.add(FILE, 1, format!("the file cannot be read: {error}"));
                Self::default()
            }
        }
    }

    /// Reads a guide; everything that is wrong with it goes to `faults`.
    pub(crate) fn read(text: &str, catalogue: &Catalogue, faults: &Faults) -> Self {
        let Some(node) = parse(FILE, text, faults) else { return Self::default() };
        let Some(reader) = Reader::of(FILE, &node, faults) else { return Self::default() };
        let tables = reader.tables("question");
        let names: Vec<String> = tables.iter().filter_map(|table| table.text("name")).collect();
        let mut questions = Vec::new();
        for table in tables {
            let name = table.need_text("name");
            if names.iter().filter(|other| **other == name).count() > 1 {
                table.fault(table.line_of("name"), format!("the question \"{name}\" is asked twice"));
            }
            let words = words(&table);
            let given = table.tables("answer");
            if given.len() < 2 {
                table.fault(table.line_of("name"), "a question needs at least two answers");
            }
            let answers = given.into_iter().map(|one| answer(one, &names, catalogue)).collect();
            table.done();
            questions.push(Asked { name, words, answers });
        }
        reader.done();
        let guide = Self { questions };
        guide.check_paths(faults);
        guide
    }

    /// Every question can be reached, and no path comes back to where it was.
    fn check_paths(&self, faults: &Faults) {
        let mut reached = vec![false; self.questions.len()];
        let mut path = Vec::new();
        self.walk_all(0, &mut reached, &mut path, faults);
        for (question, reached) in self.questions.iter().zip(&reached) {
            if !reached {
                faults.add(FILE, 1, format!("no answer leads to the question \"{}\"", question.name));
            }
        }
    }

    fn walk_all(&self, place: usize, reached: &mut [bool], path: &mut Vec<usize>, faults: &Faults) {
        let Some(question) = self.questions.get(place) else { return };
        if path.contains(&place) {
            faults.add(
                FILE,
                1,
                format!("answers lead in a circle back to the question \"{}\"", question.name),
            );
            return;
        }
        if reached[place] && path.is_empty() {
            return;
        }
        reached[place] = true;
        path.push(place);
        for answer in &question.answers {
            if let Leads::Question(next) = answer.leads {
                self.walk_all(next, reached, path, faults);
            }
        }
        path.pop();
    }

    /// Whether there is anything to ask.
    pub(crate) fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// Walks along the chosen answers; nothing when there is no such path.
    pub(crate) fn walk(&self, chosen: &[usize]) -> Option<Walk<'_>> {
        let mut question = self.questions.first()?;
        let mut said = Vec::new();
        for (step, place) in chosen.iter().enumerate() {
            let answer = question.answers.get(*place)?;
            said.push((question, answer));
            match &answer.leads {
                Leads::Question(next) => question = self.questions.get(*next)?,
                end => return (step + 1 == chosen.len()).then_some(Walk { said, at: Stand::Ends(end) }),
            }
        }
        Some(Walk { said, at: Stand::Asks(question) })
    }
}

/// What is said in both languages, with lines that break where they may.
fn words(table: &Reader<'_>) -> [String; 2] {
    [(Lang::Ru, "ru"), (Lang::En, "en")].map(|(lang, key)| text::bound(lang, &table.need_text(key)))
}

fn answer(table: Reader<'_>, names: &[String], catalogue: &Catalogue) -> Answer {
    let words = words(&table);
    let (question, service, search) = (table.text("question"), table.text("service"), table.text("search"));
    let line = table.line_of("ru");
    let leads = match (question, service, search) {
        (Some(name), None, None) => {
            let place = names.iter().position(|known| *known == name);
            if place.is_none() {
                let near = suggestion(&name, names.iter().map(String::as_str));
                table.fault(table.line_of("question"), format!("there is no question \"{name}\"{near}"));
            }
            // Beyond the last one: the walk over all paths passes it by.
            Leads::Question(place.unwrap_or(usize::MAX))
        }
        (None, Some(code), None) => {
            if catalogue.get(&code).is_none() {
                let all = catalogue.all();
                let near = suggestion(&code, all.iter().map(|service| service.code.as_str()));
                table.fault(table.line_of("service"), format!("there is no service \"{code}\"{near}"));
            }
            Leads::Service(code)
        }
        (None, None, Some(address)) => {
            if !finds(catalogue, &address) {
                table.fault(table.line_of("search"), format!("the search \"{address}\" finds nothing"));
            }
            Leads::Search(address)
        }
        _ => {
            table.fault(line, "an answer leads to one thing: a question, a service or a search");
            Leads::Question(usize::MAX)
        }
    };
    table.done();
    Answer { words, leads }
}

/// Whether a search finds a service on any day, and says anything at all.
fn finds(catalogue: &Catalogue, address: &str) -> bool {
    let wish = Wish::of_address(catalogue, address);
    let known = url::form_urlencoded::parse(address.as_bytes()).count();
    let kept = url::form_urlencoded::parse(wish.address().as_bytes()).count();
    let found = catalogue.find(&wish.query, usize::MAX);
    kept == known
        && kept > 0
        && found.is_ok_and(|(services, how)| {
            how != How::Nearest
                && services
                    .iter()
                    .any(|service| Wish { soon: false, ..wish.clone() }.fits(service, chrono::NaiveDate::MIN))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_of(text: &str) -> Vec<String> {
        let faults = Faults::of("");
        Guide::read(text, &Catalogue::shipped(), &faults);
        faults.into_list().iter().map(ToString::to_string).collect()
    }

    const FIRST: &str = "[[question]]\nname = \"start\"\nru = \"Что?\"\nen = \"What?\"\n";

    fn with(answers: &[&str]) -> String {
        let answer = |leads: &&str| format!("[[question.answer]]\nru = \"Да\"\nen = \"Yes\"\n{leads}\n");
        format!("{FIRST}{}", answers.iter().map(answer).collect::<String>())
    }

    /// covers CAT-06: no dead end, no circle, no question that nobody is asked
    #[test]
    fn every_fault_of_a_guide_is_named_with_its_line() {
        let good = "service = \"passport-renewal\"";
        assert_eq!(faults_of(&with(&[good, "search = \"kind=taxes\""])), Vec::<String>::new());
        for (answer, words) in [
            (
                "service = \"passport-renewl\"",
                "guide.toml:12: there is no service \"passport-renewl\"; did you mean \"passport-renewal\"?",
            ),
            (
                "question = \"strat\"",
                "guide.toml:12: there is no question \"strat\"; did you mean \"start\"?",
            ),
            ("question = \"start\"", "guide.toml:1: answers lead in a circle back to the question \"start\""),
            (
                "search = \"q=рыболовный+билет\"",
                "guide.toml:12: the search \"q=рыболовный+билет\" finds nothing",
            ),
            ("search = \"knid=taxes\"", "guide.toml:12: the search \"knid=taxes\" finds nothing"),
            ("", "guide.toml:10: an answer leads to one thing: a question, a service or a search"),
        ] {
            let found = faults_of(&with(&[good, answer]));
            assert!(found.iter().any(|fault| fault == words), "{words}: {found:?}");
        }
        let lonely =
            format!("{}[[question]]\nname = \"lonely\"\nru = \"Кто?\"\nen = \"Who?\"\n", with(&[good, good]));
        let found = faults_of(&lonely);
        assert!(
            found.iter().any(|fault| fault.contains("no answer leads to the question \"lonely\"")),
            "{found:?}"
        );
        assert!(found.iter().any(|fault| fault.contains("at least two answers")), "{found:?}");
    }

    /// covers CAT-06
    #[test]
    fn every_path_of_the_shipped_guide_ends_at_something() {
        let catalogue = Catalogue::shipped();
        let guide = catalogue.guide();
        let mut ends = 0;
        let mut open = vec![Vec::new()];
        while let Some(path) = open.pop() {
            match guide.walk(&path).expect("a path").at {
                Stand::Asks(question) => {
                    assert!(path.len() < 6, "nobody answers so many questions");
                    open.extend((0..question.answers.len()).map(|place| [&path[..], &[place]].concat()));
                }
                Stand::Ends(_) => ends += 1,
            }
        }
        assert!(ends > 20, "{ends}");
        assert!(guide.walk(&[99]).is_none() && guide.walk(&[0, 0, 0]).is_none());
    }
}
