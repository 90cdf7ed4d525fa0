//! What operators do at the terminal.

use std::path::Path;
use std::process::{Command, Output};

use crate::stage::{MARIA, Stage};

fn kabinet(arguments: &[&str]) -> anyhow::Result<Output> {
    Ok(Command::new(env!("CARGO_BIN_EXE_kabinet")).args(arguments).output()?)
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// covers LEAP-06 LEAP-07
#[test]
fn service_check_finds_the_shipped_services_sound_and_names_the_line_of_a_fault() -> anyhow::Result<()> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../services");
    let output = kabinet(&["service", "check", &shipped.to_string_lossy()])?;
    assert!(output.status.success(), "{}", said(&output));

    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("residence-certificate");
    std::fs::create_dir_all(copy.join("examples"))?;
    for part in ["", "examples"] {
        for entry in std::fs::read_dir(shipped.join("residence-certificate").join(part))? {
            let path = entry?.path();
            if path.is_file() {
                let name = path.file_name().unwrap_or_default();
                std::fs::copy(&path, copy.join(part).join(name))?;
            }
        }
    }
    let letter = std::fs::read_to_string(copy.join("result.typ"))?;
    let lines = letter.lines().count();
    std::fs::write(copy.join("result.typ"), format!("{letter}\n#data.answers.no_such_question\n"))?;
    let output = kabinet(&["service", "check", &folder.path().to_string_lossy()])?;
    assert_eq!(output.status.code(), Some(1));
    let words = said(&output);
    let place = format!("residence-certificate/result.typ:{}: ", lines + 2);
    assert!(words.contains(&place) && words.contains("no_such_question"), "{words}");
    assert!(words.contains("(the letter of examples/") && words.contains("1 faults"), "{words}");
    std::fs::write(copy.join("result.typ"), letter)?;

    let form =
        std::fs::read_to_string(copy.join("form.toml"))?.replace("kind = \"choice\"", "kind = \"choise\"");
    std::fs::write(copy.join("form.toml"), form)?;
    let output = kabinet(&["service", "check", &folder.path().to_string_lossy()])?;
    assert_eq!(output.status.code(), Some(1));
    let words = said(&output);
    assert!(words.contains("form.toml:7") && words.contains("choice"), "{words}");
    Ok(())
}

/// covers LEAP-07: a register that nobody else knows would be waited for for ever; a new one is no fault, and it is told.
#[test]
fn a_slip_in_the_name_of_a_register_is_told() -> anyhow::Result<()> {
    let home = tempfile::tempdir()?;
    let services = home.path().to_string_lossy().into_owned();
    kabinet(&["service", "new", "hunting-permit", "--services", &services])?;
    let folder = home.path().join("hunting-permit");
    let sound = std::fs::read_to_string(folder.join("service.toml"))?;
    let slip = sound.replace("register = \"residence\"", "register = \"residense\"");
    std::fs::write(folder.join("service.toml"), slip)?;
    let checked = kabinet(&["service", "check", &folder.to_string_lossy()])?;
    let words = said(&checked);
    assert!(words.contains("did you mean \"residence\"?") && words.contains("1 warnings"), "{words}");
    assert!(checked.status.success(), "no fault: {words}");
    Ok(())
}

/// covers LEAP-06 LEAP-07: a new folder passes the check; a letter that uses an absent value on a path without an example is found; a change
/// is told; the schema is written.
#[test]
fn a_new_service_is_sound_and_its_changes_are_told() -> anyhow::Result<()> {
    let home = tempfile::tempdir()?;
    let services = home.path().to_string_lossy().into_owned();
    let made = kabinet(&["service", "new", "hunting-permit", "--services", &services])?;
    assert!(made.status.success(), "{}", said(&made));
    let again = kabinet(&["service", "new", "hunting-permit", "--services", &services])?;
    assert!(!again.status.success() && said(&again).contains("is there already"), "{}", said(&again));
    for wrong in ["Hunting", "../x", "1a"] {
        assert!(!kabinet(&["service", "new", wrong, "--services", &services])?.status.success(), "{wrong}");
    }
    let folder = home.path().join("hunting-permit");
    let path = folder.to_string_lossy().into_owned();
    let checked = kabinet(&["service", "check", &path])?;
    assert!(
        checked.status.success() && said(&checked).contains("1 services checked, 0 faults"),
        "{}",
        said(&checked)
    );

    let before = home.path().join("before").join("hunting-permit");
    std::fs::create_dir_all(before.join("examples"))?;
    for part in ["", "examples"] {
        for entry in std::fs::read_dir(folder.join(part))? {
            let file = entry?.path();
            if let Some(name) = file.file_name().filter(|_| file.is_file()) {
                std::fs::copy(&file, before.join(part).join(name))?;
            }
        }
    }
    let service = std::fs::read_to_string(folder.join("service.toml"))?;
    std::fs::write(
        folder.join("service.toml"),
        service.replace("term_working_days = 5", "term_working_days = 2"),
    )?;
    let told = kabinet(&["service", "diff", &before.to_string_lossy(), &path])?;
    assert!(told.status.success(), "{}", said(&told));
    assert!(
        said(&told).contains("For the person:\n  the term in working days: 5 is now 2"),
        "{}",
        said(&told)
    );

    let form = std::fs::read_to_string(folder.join("form.toml"))?;
    let optional = "\n[[pages.items]]\nquestion = \"remark\"\nkind = \"text\"\nrequired = false\n";
    std::fs::write(folder.join("form.toml"), format!("{form}{optional}"))?;
    for file in ["ru.ftl", "en.ftl"] {
        let words = std::fs::read_to_string(folder.join(file))?;
        std::fs::write(folder.join(file), format!("{words}remark = Примечание\n"))?;
    }
    for file in ["granted.toml", "officer.toml"] {
        let example = std::fs::read_to_string(folder.join("examples").join(file))?;
        std::fs::write(
            folder.join("examples").join(file),
            example.replace("[answers]", "[answers]\nremark = \"да\""),
        )?;
    }
    let letter = std::fs::read_to_string(folder.join("result.typ"))?;
    std::fs::write(folder.join("result.typ"), format!("{letter}\n#data.answers.remark\n"))?;
    let found = kabinet(&["service", "check", &path])?;
    assert!(!found.status.success() && said(&found).contains("with no remark)"), "{}", said(&found));

    let schemas = home.path().join("schema");
    let written = kabinet(&["service", "schema", &schemas.to_string_lossy()])?;
    assert!(written.status.success() && schemas.join("service.json").is_file(), "{}", said(&written));
    Ok(())
}

/// covers PLUS-06 LEAP-06: a revision is kept in a running portal without being offered, and compared with the present one in words
#[tokio::test]
async fn a_revision_is_kept_and_compared_while_the_portal_runs() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let data = stage.portal.data.to_string_lossy().into_owned();
    let mut place = vec!["--data", &data];
    if let Some(database) = &stage.rest.database {
        place.extend(["--database", database.url()]);
    }
    let with = |words: &[&str]| -> anyhow::Result<Output> {
        let mut all: Vec<&str> = words.to_vec();
        all.extend(place.iter().copied());
        kabinet(&all)
    };
    let home = tempfile::tempdir()?;
    let copy = home.path().join("residence-certificate");
    std::fs::create_dir_all(copy.join("examples"))?;
    for (name, files) in
        catalogue::shipped_files().iter().filter(|(name, _)| *name == "residence-certificate")
    {
        assert_eq!(*name, "residence-certificate");
        for (file, text) in *files {
            std::fs::write(copy.join(file), text.replace("term_working_days = 0", "term_working_days = 2"))?;
        }
    }
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../services/residence-certificate/examples");
    for entry in std::fs::read_dir(shipped)? {
        let path = entry?.path();
        std::fs::copy(&path, copy.join("examples").join(path.file_name().unwrap_or_default()))?;
    }
    let kept = with(&["service", "keep", &copy.to_string_lossy()])?;
    assert!(kept.status.success(), "{}", said(&kept));
    let words = said(&kept);
    let later = words.split_whitespace().last().unwrap_or_default().to_owned();
    let earlier =
        catalogue::Catalogue::shipped().get("residence-certificate").map(|one| one.revision.clone());
    let earlier = earlier.unwrap_or_default();
    let told = with(&["service", "diff", "residence-certificate", &earlier[..12], &later[..12]])?;
    let words = said(&told);
    assert!(told.status.success() && words.contains("the term in working days: 0 is now 2"), "{words}");
    let none = with(&["service", "diff", "residence-certificate", "zzz", &later])?;
    let words = said(&none);
    assert!(
        !none.status.success() && words.contains("no kept revision") && words.contains(&later[..12]),
        "{words}"
    );
    Ok(())
}

/// covers PRIV-05 LEAP-04
#[tokio::test]
async fn keys_are_rotated_and_the_journal_verified_while_the_portal_runs() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let mut maria = stage.citizen(MARIA).await?;
    let address = stage.send_no_criminal_record(&mut maria, MARIA).await?;
    let data = stage.portal.data.to_string_lossy().into_owned();
    let mut place = vec!["--data", &data];
    if let Some(database) = &stage.rest.database {
        place.extend(["--database", database.url()]);
    }
    let with = |words: &[&'static str]| -> anyhow::Result<Output> {
        let mut all: Vec<&str> = words.to_vec();
        all.extend(place.iter().copied());
        kabinet(&all)
    };
    let rotated = with(&["keys", "rotate"])?;
    assert!(rotated.status.success() && said(&rotated).contains("version 2"), "{}", said(&rotated));
    for words in [
        "index     version 2: the portal's worker takes it",
        "pepper    version 2 is active",
        "retained  made",
    ] {
        assert!(said(&rotated).contains(words), "{words}: {}", said(&rotated));
    }
    maria.open(&address).await?;
    assert_eq!(maria.sheet.status, 200, "sealed values open after the rotation");
    stage.citizen("+79990000202").await?;
    let status = with(&["keys", "status"])?;
    assert!(status.status.success() && said(&status).contains("citizens"), "{}", said(&status));
    let verified = with(&["journal", "verify"])?;
    assert!(verified.status.success() && said(&verified).contains("sound"), "{}", said(&verified));
    Ok(())
}

/// covers LEAP-01
#[tokio::test]
async fn the_demo_starts_again_on_its_data_and_answers_who_watches_it() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let (portal, rest) = stage.apart();
    let portal = portal.again().await?;
    let stage = Stage::of(portal, rest);
    let mut visitor = stage.visitor()?;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(visitor.open(path).await?.status, 200, "{path}");
    }
    stage.citizen(MARIA).await?;
    assert!(stage.portal.stop().await?, "SIGTERM ends it cleanly");
    Ok(())
}

#[test]
fn serve_refuses_the_keys_of_a_demo_and_plain_http() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let config = folder.path().join("kabinet.toml");
    let write = |url: &str| {
        let root = folder.path().display();
        std::fs::write(
            &config,
            format!(
                "public_url = \"{url}\"\nlisten = \"127.0.0.1:0\"\ndatabase = \"sqlite://{root}/kabinet.db\"\nfiles = \"{root}/files\"\n\
             root_key = \"{root}/root.key\"\n[outside.smtp]\nhost = \"127.0.0.1\"\nport = 1\nstarttls = \"none\"\nfrom = \"K <k@example.org>\"\n\
             [outside.sms]\nurl = \"http://127.0.0.1:1\"\n[registers]\nurl = \"http://127.0.0.1:1\"\n"
            ),
        )
    };
    write("http://cabinet.example")?;
    let path = config.to_string_lossy().into_owned();
    let refused = kabinet(&["serve", "--config", &path])?;
    assert!(!refused.status.success() && said(&refused).contains("https"), "{}", said(&refused));
    write("https://cabinet.example")?;
    std::fs::write(
        folder.path().join("root.key"),
        format!("# kabinet demo root key: never for real people's data\n{}\n", "07".repeat(32)),
    )?;
    let refused = kabinet(&["serve", "--config", &path])?;
    assert!(!refused.status.success(), "{}", said(&refused));
    Ok(())
}
