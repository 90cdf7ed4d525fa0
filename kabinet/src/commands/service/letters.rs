//! Every letter on every path: those of the examples, and those of answers that no example gives.

use std::collections::HashSet;

use base::{ApplicationId, CitizenId};
use catalogue::{Example, Service};
use documents::ToIssue;
use text::{Lang, Words};
use uuid::Uuid;

/// What is wrong with the letters of a service, each fault once, with the first path that shows it.
pub async fn faults(
    service: &Service,
    examples: &[Example],
    words: &Words,
    renderer: &pdf::Renderer,
) -> Vec<String> {
    let decided = |example: &&Example| ["issued", "review"].contains(&example.decision.as_str());
    let told: Vec<&Example> = examples.iter().filter(decided).collect();
    // Each change is tried once, with the first example that it fits.
    let mut tried = HashSet::new();
    let mut more: Vec<Example> =
        told.iter().flat_map(|example| catalogue::variations(service, example)).collect();
    more.retain(|path| tried.insert(path.file.split_once(" with ").map(|(_, change)| change.to_owned())));
    let mut faults: Vec<(String, String)> = Vec::new();
    for example in told.into_iter().chain(&more) {
        for letter in &example.letters {
            let file =
                if letter.is_empty() { "result.typ".to_owned() } else { format!("result-{letter}.typ") };
            let document = document(service, example, letter, words);
            let specimen = documents::specimen(&document, example.today, "Кабинет");
            let Err(error) = renderer.render(specimen).await else { continue };
            for line in error.to_string().lines() {
                let fault = match line.strip_prefix("result.typ:") {
                    Some(rest) => format!("{file}:{rest}"),
                    None => format!("{file}:1: {line}"),
                };
                if !faults.iter().any(|(known, _)| *known == fault) {
                    faults.push((fault, example.file.clone()));
                }
            }
        }
    }
    faults.into_iter().map(|(fault, file)| format!("{fault} (the letter of {file})")).collect()
}

fn document(service: &Service, example: &Example, letter: &str, words: &Words) -> ToIssue {
    let (ru, en) = (service.words(Lang::Ru), service.words(Lang::En));
    let known = |name: &str| example.profile.get(name).cloned();
    ToIssue {
        citizen: CitizenId(Uuid::nil()),
        application: ApplicationId(Uuid::nil()),
        letter: letter.to_owned(),
        service: service.code.clone(),
        title_ru: service.letter_title(letter, &ru),
        title_en: service.letter_title(letter, &en),
        agency: ru.get("agency"),
        number: format!("{}-000000", example.today.format("%Y-%m%d")),
        template: service.template(letter).to_owned(),
        data: service.letter(&example.told(), known, words),
        valid_until: service.result_valid_until(example.today),
    }
}
