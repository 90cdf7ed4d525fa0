//! What a long form costs: as many questions to the database as a short one.

use std::fmt::Write as _;
use std::path::Path;

use catalogue::Catalogue;

use crate::world::{Browser, World};

/// A service whose form has one page with so many questions.
fn write_service(services: &Path, code: &str, questions: usize) {
    let folder = services.join(code);
    std::fs::create_dir_all(folder.join("examples")).unwrap();
    let head = format!(
        "code = \"{code}\"\nkind = \"documents\"\nagency = \"long-office\"\nlevel = \"standard\"\nterm_working_days = 0\n\
         needs = []\n\n[[steps]]\nstep = \"issue\"\nkind = \"issue\"\n"
    );
    let keys = [
        "title",
        "summary",
        "who",
        "result",
        "result-note",
        "agency",
        "agency-short",
        "step-issue",
        "step-issue-note",
        "page-all",
    ];
    let mut words: String = keys.iter().map(|key| format!("{key} = {code}\n")).collect();
    let mut form = "[[pages]]\npage = \"all\"\n".to_owned();
    let mut answers = String::new();
    for number in 1..=questions {
        writeln!(form, "\n[[pages.items]]\nquestion = \"q_{number}\"\nkind = \"text\"\nmax = 100").unwrap();
        writeln!(words, "q_{number} = Question {number}\nq_{number}-missing = Answer it").unwrap();
        writeln!(answers, "q_{number} = \"x\"").unwrap();
    }
    let example = format!(
        "title = \"All\"\ntoday = 2026-11-24\n\n[answers]\n{answers}\n[expect]\npages = [\"all\"]\ndecision = \"issued\"\n"
    );
    let letter =
        "#import \"letter.typ\": letter\n#let data = json(\"data.json\")\n#show: letter.with(data)\n";
    for (file, text) in [
        ("service.toml", head.as_str()),
        ("form.toml", &form),
        ("ru.ftl", &words),
        ("en.ftl", &words),
        ("result.typ", letter),
        ("examples/all.toml", &example),
    ] {
        std::fs::write(folder.join(file), text).unwrap();
    }
}

/// Statements that are said while something is done.
async fn said(world: &World, act: impl AsyncFnOnce()) -> u64 {
    let before = world.house().db.statements();
    act().await;
    world.house().db.statements() - before
}

/// Looking at the service, drawing its page, saving it by itself and by the button.
async fn costs(world: &World, maria: &mut Browser, code: &str, questions: usize) -> [u64; 4] {
    let offer = format!("/services/{code}");
    maria.get(&offer).await;
    let looked = said(world, async || drop(maria.get(&offer).await)).await;
    let draft = world.begin(maria, code).await;
    let page = format!("{draft}/all");
    assert_eq!(maria.get(&page).await.status, 200);
    let drawn = said(world, async || drop(maria.get(&page).await)).await;
    let names: Vec<String> = (1..=questions).map(|number| format!("q_{number}")).collect();
    let fields = |answer: &'static str| -> Vec<(&str, &str)> {
        let own = names.iter().flat_map(|name| [("shown", name.as_str()), (name.as_str(), answer)]);
        own.chain([("version", "99"), ("act", "continue")]).collect()
    };
    let autosave = format!("{page}/autosave");
    let by_itself = said(world, async || {
        let saved = maria.post(&autosave, &fields("first")).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
    })
    .await;
    let pressed = said(world, async || {
        let saved = maria.post(&page, &fields("second")).await;
        assert_eq!(saved.location, format!("{draft}/check"), "{}", saved.text);
    })
    .await;
    [looked, drawn, by_itself, pressed]
}

/// covers APP-02 CAT-01: five questions or ninety-five, the pages ask the database as often.
#[tokio::test]
async fn a_form_of_95_questions_costs_as_many_statements_as_one_of_five() {
    let folder = tempfile::tempdir().unwrap();
    write_service(folder.path(), "short-form", 5);
    write_service(folder.path(), "long-form", 95);
    let catalogue = Catalogue::load(folder.path()).unwrap();
    let world = World::offering(catalogue).await;
    let mut maria = world.maria().await;
    let short = costs(&world, &mut maria, "short-form", 5).await;
    let long = costs(&world, &mut maria, "long-form", 95).await;
    assert_eq!(short, long, "looked at, drawn, saved by itself, saved by the button");
    assert!(long.iter().all(|statements| *statements <= 20), "{long:?}");
}
