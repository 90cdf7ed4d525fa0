//! The main job from end to end, as people do it without script.

use std::path::Path;
use std::process::Command;

use sandbox::Visitor;

use crate::stage::{MARIA, Stage};

/// covers APP-01 APP-02 APP-05 APP-12 APP-13 APP-17 APP-19 DOC-05 DOC-11 NOTIF-01 NOTIF-03 NOTIF-04 NOTIF-10 HOME-08 PLUS-01 LEAP-05
#[tokio::test]
async fn a_citizen_gets_a_signed_document_from_an_agency() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let mut maria = stage.citizen(MARIA).await?;
    let address = stage.send_no_criminal_record(&mut maria, MARIA).await?;
    assert!(maria.sheet.words().contains("Номер заявления 20"), "{}", maria.sheet.words());

    let mut anna = stage.officer().await?;
    let case = open_case(&stage, &mut anna, &address).await?;
    anna.press("Отправить вопрос", &[("about", "organisation"), ("question", "Как называется организация?")])
        .await?;
    stage.until(&mut maria, &address, "Как называется организация?", MARIA).await?;
    maria.follow("Ответить специалисту").await?;
    maria.press("Отправить ответ", &[("organisation", "Школа № 12")]).await?;
    anna.open(&case).await?;
    assert!(anna.sheet.words().contains("Школа № 12"), "{}", anna.sheet.words());
    anna.press("Одобрить", &[("words", "Сведений о судимости нет")]).await?;
    assert!(anna.sheet.words().contains("Одобрить заявление?"), "{}", anna.sheet.words());
    anna.press("Одобрить", &[]).await?;
    stage.until(&mut maria, &address, "Завершено", MARIA).await?;

    let document = document_of(&mut maria, &address).await?;
    judged_valid(&document, stage.rest.folder.path())?;
    anyone_can_verify(&stage, &mut maria).await?;

    maria.open("/journal").await?;
    let record = maria.sheet.words();
    assert!(record.contains("Заявление отправлено"), "{record}");
    maria.open("/notifications").await?;
    assert!(maria.sheet.words().contains("Справка об отсутствии судимости"), "{}", maria.sheet.words());
    let mails = stage.portal.inbox("orlova@example.org", 0).await?;
    assert!(mails.len() >= 3, "a letter for each step: {mails:?}");
    assert!(stage.portal.stop().await?, "the portal ends cleanly");
    Ok(())
}

/// The officer finds the case in the queue and opens it with a reason; returns its address.
async fn open_case(stage: &Stage, anna: &mut Visitor, address: &str) -> anyhow::Result<String> {
    let id = address.rsplit('/').next().unwrap_or("").to_owned();
    let case = format!("/staff/cases/{id}");
    stage.until_there(anna, "/staff/queue", &case).await?;
    anna.open(&case).await?;
    assert!(!anna.sheet.words().contains("Орлова"), "nothing personal before a reason is given");
    anna.press("Открыть дело", &[("reason", "decision")]).await?;
    assert!(anna.sheet.words().contains("Орлова"), "{}", anna.sheet.words());
    Ok(case)
}

async fn document_of(maria: &mut Visitor, address: &str) -> anyhow::Result<Vec<u8>> {
    maria.open(address).await?;
    maria.follow("Открыть документ").await?;
    maria.follow("Скачать").await?;
    anyhow::ensure!(maria.sheet.bytes.starts_with(b"%PDF"), "not a PDF: {}", maria.sheet.words());
    Ok(maria.sheet.bytes.clone())
}

/// poppler's pdfsig calls it valid, and not any more with one byte changed.
fn judged_valid(document: &[u8], folder: &Path) -> anyhow::Result<()> {
    let (good, bad) = (folder.join("good.pdf"), folder.join("bad.pdf"));
    std::fs::write(&good, document)?;
    let mut changed = document.to_vec();
    changed[200] ^= 1;
    std::fs::write(&bad, changed)?;
    let verdict = |file: &Path| -> anyhow::Result<String> {
        Ok(String::from_utf8_lossy(&Command::new("pdfsig").arg("-nocert").arg(file).output()?.stdout)
            .into_owned())
    };
    let good = verdict(&good)?;
    assert!(good.contains("Signature is Valid"), "{good}");
    assert!(good.contains("Total document signed"), "{good}");
    let bad = verdict(&bad)?;
    assert!(!bad.contains("Signature is Valid"), "{bad}");
    Ok(())
}

/// The human code on the document's page shows a stranger what it is, and nothing of the person.
async fn anyone_can_verify(stage: &Stage, maria: &mut Visitor) -> anyhow::Result<()> {
    maria.open("/documents").await?;
    maria.follow("Справка об отсутствии судимости").await?;
    let words = maria.sheet.words();
    let code = words.split_whitespace().find(|word| is_code(word));
    let code = code.ok_or_else(|| anyhow::anyhow!("no human code: {words}"))?.to_owned();
    let mut stranger = stage.visitor()?;
    stranger.open(&format!("/verify/{code}")).await?;
    let seen = stranger.sheet.words();
    assert!(seen.contains("Справка об отсутствии судимости"), "{seen}");
    assert!(
        !stranger.sheet.html.contains("Орлова") && !stranger.sheet.html.contains("Мария"),
        "nothing personal"
    );
    stranger.open("/verify/0000-0000-0000-0000").await?;
    assert_eq!(stranger.sheet.status, 404, "{}", stranger.sheet.words());
    Ok(())
}

fn is_code(word: &str) -> bool {
    let groups: Vec<&str> = word.split('-').collect();
    groups.len() >= 3
        && groups.iter().all(|group| {
            group.len() == 4 && group.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
        })
}

/// covers REG-01 REG-02 REG-03 REG-04 REG-05 REG-06 REG-07 REG-13 REG-16 LOGIN-02 LOGIN-08 LOGIN-28 PRIV-01
#[tokio::test]
async fn a_newcomer_registers_is_proved_and_gets_a_certificate_in_seconds() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let people = sandbox::people();
    let person = people.iter().find(|person| !person.account && !person.unknown);
    let person = person.ok_or_else(|| anyhow::anyhow!("a person without an account"))?;
    let mut newcomer = stage.visitor()?;
    let password = "Tikhaya-Gavan-417";
    newcomer.open("/register").await?;
    let fields = [
        ("email", person.email.as_str()),
        ("phone", &person.phone),
        ("password", password),
        ("password_again", password),
        ("terms", "yes"),
    ];
    newcomer.press("Создать кабинет", &fields).await?;
    let code = stage.portal.code(&person.phone, 0).await?;
    newcomer.press("Открыть кабинет", &[("code", &code)]).await?;
    let link = stage.portal.link(&person.email, 0).await?;
    newcomer.open(&link).await?;
    newcomer.press("Подтвердить почту", &[]).await?;

    newcomer.open("/services/residence-certificate").await?;
    assert!(newcomer.sheet.words().contains("Заполните профиль"), "{}", newcomer.sheet.words());
    fill_profile(&mut newcomer, person).await?;
    stage.until(&mut newcomer, "/profile", "Данные подтверждены", &person.phone).await?;

    newcomer.open("/services/residence-certificate").await?;
    newcomer.press("Заполнить заявление", &[]).await?;
    newcomer.press("Продолжить", &[("purpose", "school")]).await?;
    newcomer.press("Продолжить", &[("show_since", "yes")]).await?;
    let address = stage.confirm(&mut newcomer, &person.phone).await?;
    stage.until(&mut newcomer, &address, "Завершено", &person.phone).await?;
    Ok(())
}

async fn fill_profile(newcomer: &mut Visitor, person: &sandbox::Person) -> anyhow::Result<()> {
    use chrono::Datelike;
    newcomer.open("/profile").await?;
    let day =
        |date: chrono::NaiveDate| [date.day().to_string(), date.month().to_string(), date.year().to_string()];
    let (born, issued) = (day(person.birth_date), day(person.passport_issued_on));
    let address = person.registration_address().ok_or_else(|| anyhow::anyhow!("an address"))?;
    let (line, postcode) = (address.line.as_str(), address.postcode.as_str());
    let fields = [
        ("surname", person.surname.as_str()),
        ("name", &person.name),
        ("patronymic", &person.patronymic),
        ("sex", &person.sex),
        ("birth_date-day", &born[0]),
        ("birth_date-month", &born[1]),
        ("birth_date-year", &born[2]),
        ("snils", &person.snils),
        ("inn", &person.inn),
        ("passport", &person.passport),
        ("passport_issued_on-day", &issued[0]),
        ("passport_issued_on-month", &issued[1]),
        ("passport_issued_on-year", &issued[2]),
        ("passport_issuer", &person.passport_issuer),
        ("passport_issuer_code", &person.passport_issuer_code),
        ("registration_address", line),
        ("registration_address-postcode", postcode),
        ("actual_address", line),
        ("actual_address-postcode", postcode),
    ];
    newcomer.press("Сохранить и отправить на проверку", &fields).await?;
    anyhow::ensure!(newcomer.sheet.errors().is_empty(), "{:?}", newcomer.sheet.errors());
    Ok(())
}
