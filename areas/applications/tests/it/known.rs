//! What is known is not typed: chosen from a register, copied from the cabinet, put right by hand; what is counted; who may begin.

use std::io::Cursor;

use serde_json::json;
use web::Role;

use crate::amending::amend;
use crate::world::{Browser, MARIA, PDF, World, errors};

fn vehicles() -> serde_json::Value {
    json!({ "known": true, "vehicles": [
        { "plate": "М214ОР33", "model": "Лада Веста", "vin": "XTAGFK330MY512044" },
        { "plate": "К408АН33", "model": "Лада Калина", "vin": "XTA111930B0167203" },
    ]})
}

/// Мария with a confirmed account.
pub async fn confirmed(world: &World) -> Browser {
    let maria = world.maria().await;
    let house = world.house();
    let citizen = accounts::find(house, &house.db, MARIA).await.unwrap().unwrap();
    let tx = house.db.begin().await.unwrap();
    accounts::set_proofing(house, &tx, citizen, web::Proofing::Confirmed).await.unwrap();
    tx.commit().await.unwrap();
    maria
}

/// The fields of the first page of a fine's appeal, with these of the car.
fn fine<'a>(car: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("version", "9"),
        ("shown", "fine_number"),
        ("fine_number", "18810133261100004521"),
        ("shown", "fined_on"),
        ("fined_on-day", "1"),
        ("fined_on-month", "11"),
        ("fined_on-year", "2026"),
        ("shown", "car"),
        ("shown", "received_on"),
        ("received_on-day", "20"),
        ("received_on-month", "11"),
        ("received_on-year", "2026"),
    ];
    fields.extend(car);
    fields
}

/// covers APP-02: the register is asked once, when the draft begins, and the car is chosen and not typed
#[tokio::test]
async fn a_vehicle_is_chosen_from_what_the_register_knows() {
    let world = World::new().await;
    world.registers.says("vehicles", vehicles());
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "fine-appeal").await;
    // No worker has run yet: the first page knows the cars already.
    let page = maria.get(&format!("{draft}/fine")).await;
    assert!(page.text.contains("Лада Веста, М214ОР33, VIN XTAGFK330MY512044"), "{}", page.text);
    assert!(page.text.contains("name=\"car-known\"") && page.text.contains("name=\"car-plate\""));
    world.registers.says("vehicles", json!({ "known": true, "vehicles": [] }));
    world.fill(&mut maria, &draft, "fine", &fine(&[("car-known", "1")])).await;
    let check = maria.get(&format!("{draft}/check")).await;
    assert!(check.text.contains("Лада Калина, К408АН33"), "{}", check.text);
    let again = maria.get(&format!("{draft}/fine")).await;
    assert!(again.text.contains("value=\"1\" checked"), "the chosen one stays chosen: {}", again.text);
}

/// covers PLUS-21, APP-02, APP-01: a silent register holds nobody up, and each wrong field is named beside it and in the summary
#[tokio::test]
async fn a_silent_register_lets_one_type_and_fills_in_when_it_answers() {
    let world = World::new().await;
    world.registers.is_silent("vehicles");
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "fine-appeal").await;
    world.work().await;
    let page = format!("{draft}/fine");
    let silent = maria.get(&page).await;
    assert!(silent.text.contains("Реестр пока не ответил"), "{}", silent.text);
    let wrong = [("car-plate", "Я214ОР33"), ("car-vin", ""), ("car-make", "Лада")];
    let refused = maria.post(&page, &fine(&wrong)).await;
    assert_eq!(refused.status, 422, "{}", errors(&refused));
    assert!(refused.text.contains("href=\"#car-plate\""), "{}", errors(&refused));
    assert!(refused.text.contains("Буквы «Я»") && refused.text.contains("value=\"Я214ОР33\""));
    let right = [("car-plate", "m214op 33"), ("car-vin", ""), ("car-make", "Лада  Веста")];
    world.fill(&mut maria, &draft, "fine", &fine(&right)).await;
    let check = maria.get(&format!("{draft}/check")).await;
    assert!(check.text.contains("Лада Веста, М214ОР33"), "read as it is kept: {}", check.text);

    world.registers.says("vehicles", vehicles());
    world.test.minutes_pass(10);
    world.work().await;
    assert!(maria.get(&page).await.text.contains("VIN XTA111930B0167203"), "it fills in when it answers");
}

/// covers APP-02: what is known may be wrong; the officer sees both answers with the difference marked
#[tokio::test]
async fn a_known_answer_can_be_put_right_and_the_officer_sees_both() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    world.fill_record(&mut maria, &draft).await;
    let page = format!("{draft}/name");
    let shown = maria.get(&page).await;
    assert!(shown.text.contains("value=\"dispute:surname\"") && !shown.text.contains("name=\"surname\""));
    let name = [("version", "9"), ("shown", "name_changed"), ("name_changed", "no")];
    let press = |act: &'static str| [&name[..], &[("act", act)]].concat();
    let opened = maria.post(&page, &press("dispute:surname")).await;
    assert_eq!(opened.location, format!("{page}#surname"), "{}", errors(&opened));
    let open = maria.get(&page).await;
    assert!(open.text.contains("name=\"surname\"") && open.text.contains("По нашим данным: Орлова"));
    let typed = [&name[..], &[("shown", "surname"), ("surname", "Орлова-Зимина")]].concat();
    world.fill(&mut maria, &draft, "name", &typed).await;
    assert!(maria.get(&format!("{draft}/check")).await.text.contains("По нашим данным: Орлова"));
    maria.get(&page).await;
    maria.post(&page, &press("agree:surname")).await;
    assert!(!maria.get(&page).await.text.contains("name=\"surname\""), "taken back");
    maria.post(&page, &press("dispute:surname")).await;
    maria.get(&page).await;
    world.fill(&mut maria, &draft, "name", &typed).await;

    let application = world.confirm(&mut maria, &draft, MARIA).await;
    world.work().await;
    let mut anna = world.officer("Анна", "information-centre", Role::Officer).await;
    let case = application.replace("/applications/", "/staff/cases/");
    anna.get(&case).await;
    anna.post(&format!("{case}/openings"), &[("reason", "decision")]).await;
    let case = anna.get(&case).await;
    assert!(case.text.contains("<mark>Орлова-Зимина</mark>"), "{}", case.text);
    assert!(case.text.contains("<mark>Орлова</mark>"), "{}", case.text);
}

/// covers APP-02, APP-11: what the person says is wrong stays so when they change another answer of what was sent.
#[tokio::test]
async fn what_is_disputed_stays_disputed_in_a_change() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    world.fill_record(&mut maria, &draft).await;
    let name = [("version", "9"), ("shown", "name_changed"), ("name_changed", "no")];
    maria.get(&format!("{draft}/name")).await;
    maria.post(&format!("{draft}/name"), &[&name[..], &[("act", "dispute:surname")]].concat()).await;
    let typed = [&name[..], &[("shown", "surname"), ("surname", "Орлова-Зимина")]].concat();
    world.fill(&mut maria, &draft, "name", &typed).await;
    let application = world.confirm(&mut maria, &draft, MARIA).await;
    world.work().await;
    let purpose = [("act", "continue"), ("shown", "purpose"), ("purpose", "abroad"), ("version", "99")];
    let said = amend(&world, &mut maria, &application, ("purpose", &purpose)).await;
    assert!(said.contains("Орлова-Зимина") && said.contains("По нашим данным: Орлова"), "{said}");
    let mut anna = world.officer("Анна", "information-centre", Role::Officer).await;
    let case = application.replace("/applications/", "/staff/cases/");
    anna.get(&case).await;
    anna.post(&format!("{case}/openings"), &[("reason", "decision")]).await;
    assert!(anna.get(&case).await.text.contains("<mark>Орлова-Зимина</mark>"));
}

/// A service whose decision no officer takes lets nobody write over what is known.
#[tokio::test]
async fn where_no_officer_decides_nothing_known_is_put_aside() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    let page = format!("{draft}/address");
    let shown = maria.get(&page).await;
    assert!(shown.text.contains("Речная") && !shown.text.contains("dispute:"), "{}", shown.text);
    maria.post(&page, &[("version", "9"), ("act", "dispute:registration_address")]).await;
    assert!(!maria.get(&page).await.text.contains("name=\"registration_address\""));
}

/// covers PLUS-04: who may not apply learns it before filling anything in, with where to go instead
#[tokio::test]
async fn who_may_not_apply_learns_it_before_a_draft_begins() {
    let world = World::new().await;
    let mut maria = confirmed(&world).await;
    maria.get("/").await;
    let first = maria.post("/drafts", &[("service", "first-passport")]).await;
    assert_eq!(first.location, "/drafts/eligibility?service=first-passport", "{}", errors(&first));
    let page = maria.get(&first.location).await;
    assert!(page.text.contains("Кому нужен паспорт?"), "{}", page.text);
    let at = "/drafts/eligibility";
    let open = maria.post(at, &[("service", "first-passport"), ("for_whom", "child")]).await;
    assert_eq!(open.status, 422);
    assert!(open.text.contains("href=\"#is_fourteen\""), "{}", errors(&open));
    let own = [("service", "first-passport"), ("for_whom", "self"), ("is_fourteen", "yes")];
    let stopped = maria.post(at, &own).await;
    assert!(stopped.text.contains("Эта услуга вам не подойдёт"), "{}", stopped.text);
    assert!(stopped.text.contains("href=\"/services/passport-renewal\""), "where to go instead");
    assert!(!maria.get("/applications").await.text.contains("/removal"), "no draft was begun");
    let child = [("service", "first-passport"), ("for_whom", "child"), ("is_fourteen", "yes")];
    maria.get(&first.location).await;
    let begun = maria.post(at, &child).await;
    assert!(begun.location.starts_with("/drafts/0"), "{} {}", begun.location, errors(&begun));
}

/// covers PLUS-18: a link fills in harmless answers only, says so, and begins nothing by itself
#[tokio::test]
async fn a_link_fills_in_what_is_harmless_and_says_so() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let link = "/services/no-criminal-record/start?purpose=work&organisation=Evil&name_changed=no&surname=X";
    let page = maria.get(link).await;
    assert!(
        page.text.contains("По ссылке заполнено") && !page.text.contains("name=\"organisation\""),
        "{}",
        page.text
    );
    assert!(!maria.get("/applications").await.text.contains("/removal"), "nothing begins by opening it");
    maria.get(link).await;
    let fields = [("purpose", "work"), ("name_changed", "no"), ("surname", "X")];
    let begun = maria.post("/services/no-criminal-record/start", &fields).await;
    assert!(begun.location.starts_with("/drafts/"), "{}", errors(&begun));
    let purpose = maria.get(&format!("{}/purpose", begun.location)).await;
    assert!(purpose.text.contains("value=\"work\" checked"), "{}", purpose.text);
    assert!(purpose.text.contains("Заполнено по ссылке"));
    let known = maria.get(&format!("{}/name", begun.location)).await;
    assert!(known.text.contains("Орлова"), "what is known is not written over");
}

/// A photograph of one grey with a darker face in its middle.
fn photo(width: u32, height: u32, ground: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let in_face = x.abs_diff(width / 2) < width / 4 && y > height / 5;
        if in_face { image::Rgb([180, 130, 110]) } else { image::Rgb([ground; 3]) }
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// covers APP-04: a photograph for a document is judged at once, each file by itself, and the words say which rule it breaks
#[tokio::test]
async fn a_photograph_for_a_passport_is_judged_by_its_rules() {
    let world = World::new().await;
    let mut maria = confirmed(&world).await;
    let draft = world.begin(&mut maria, "passport-renewal").await;
    let page = format!("{draft}/photo-papers");
    maria.get(&page).await;
    let fields = [("version", "9"), ("act", "upload"), ("shown", "photo"), ("shown", "passport_scan")];
    for (name, bytes, words) in [
        ("квадрат.jpg", photo(900, 900, 235), "не той формы"),
        ("мелкое.jpg", photo(175, 225, 235), "не меньше 413×531"),
        ("тёмное.jpg", photo(700, 900, 80), "тёмный фон"),
    ] {
        let refused = maria.upload(&page, &fields, &[("photo", name, &bytes)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(words) && refused.text.contains(name), "{}", errors(&refused));
    }
    let good = photo(700, 900, 235);
    let kept = maria.upload(&page, &fields, &[("photo", "хорошее.jpg", &good)]).await;
    assert_eq!(kept.status, 303, "{}", errors(&kept));
    let shown = maria.get(&page).await;
    assert!(shown.text.contains("хорошее.jpg"));
}

pub async fn incomes(world: &World, maria: &mut Browser) -> String {
    let draft = world.begin(maria, "tax-declaration").await;
    let what = [
        ("version", "9"),
        ("shown", "year"),
        ("year", "y2025"),
        ("shown", "purposes"),
        ("purposes", "refund"),
        ("purposes", "income"),
    ];
    world.fill(maria, &draft, "what", &what).await;
    let rows = [
        ("version", "9"),
        ("shown", "incomes"),
        ("rows-incomes", "2"),
        ("shown", "incomes.0.income_kind"),
        ("incomes.0.income_kind", "letting"),
        ("shown", "incomes.0.income_amount"),
        ("incomes.0.income_amount", "180000"),
        ("shown", "incomes.1.income_kind"),
        ("incomes.1.income_kind", "abroad"),
        ("shown", "incomes.1.income_amount"),
        ("incomes.1.income_amount", "25000"),
    ];
    world.fill(maria, &draft, "incomes", &rows).await;
    draft
}

/// covers APP-01: what is counted from the answers stands on the check page
#[tokio::test]
async fn sums_are_counted_and_not_typed() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = incomes(&world, &mut maria).await;
    let check = maria.get(&format!("{draft}/check")).await;
    assert!(check.text.contains("Доходы всего") && check.text.contains("205 000"), "{}", check.text);
    assert!(check.text.contains("Посчитано по вашим ответам"));
}

/// covers APP-02, APP-04: a document of the cabinet is attached by a tick, as a copy, once
#[tokio::test]
async fn a_document_of_the_cabinet_is_attached_by_a_tick() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    world.send_residence(&mut maria).await;
    world.work().await;
    let draft = incomes(&world, &mut maria).await;
    let page = format!("{draft}/refund");
    let shown = maria.get(&page).await;
    assert!(shown.text.contains("Ваши документы в кабинете"), "{}", shown.text);
    let id = web::testing::between(&shown.text, "name=\"papers-mine\" value=\"", "\"").unwrap().to_owned();
    let fields = [("version", "9"), ("act", "upload"), ("shown", "papers"), ("papers-mine", id.as_str())];
    maria.post(&page, &fields).await;
    maria.post(&page, &fields).await;
    let kept = maria.get(&page).await;
    assert_eq!(kept.text.matches("value=\"unfile:papers:").count(), 1, "pressed twice, it is one copy");
    assert!(!kept.text.contains("papers-mine"), "it is not offered again");
    let href = web::testing::between(&kept.text, &format!("href=\"{draft}/files/"), "\"").unwrap();
    let file = maria.get(&format!("{draft}/files/{href}")).await;
    assert!(file.bytes.starts_with(b"%PDF-"), "the copy opens");
    let history = maria.get(&format!("{draft}/uploads")).await;
    assert!(history.text.contains("Проверен и принят"), "{}", history.text);
}

/// covers APP-04: files stand in the entries of a block and move with them
#[tokio::test]
async fn files_of_an_entry_go_with_it() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "kindergarten-queue").await;
    let page = format!("{draft}/children");
    maria.get(&page).await;
    let fields = |act: &'static str, rows: &'static str| {
        let mut fields = vec![("version", "9"), ("act", act), ("shown", "children"), ("rows-children", rows)];
        for (shown, name) in [("children.0.child_group", "health"), ("children.1.child_group", "speech")] {
            fields.extend([("shown", shown), (shown, name)]);
        }
        fields
    };
    maria.post(&page, &fields("add:children", "1")).await;
    maria.get(&page).await;
    maria.post(&page, &fields("exit", "2")).await;
    let drawn = maria.get(&page).await;
    assert!(drawn.text.contains("name=\"children.1.conclusion_scan\""), "{}", drawn.text);
    let files = [("children.1.conclusion_scan", "Заключение.pdf", PDF)];
    let kept = maria.upload(&page, &fields("upload", "2"), &files).await;
    assert_eq!(kept.status, 303, "{}", errors(&kept));
    assert!(maria.get(&page).await.text.contains("unfile:children.1.conclusion_scan:"));
    maria.post(&page, &fields("remove:children:0", "2")).await;
    let moved = maria.get(&page).await;
    assert!(moved.text.contains("unfile:children.0.conclusion_scan:"), "{}", moved.text);
    let href = web::testing::between(&moved.text, &format!("href=\"{draft}/files/"), "\"").unwrap();
    assert_eq!(maria.get(&format!("{draft}/files/{href}")).await.bytes, PDF);
}

/// covers APP-03: a lost session and a button pressed twice lose nothing and save once
#[tokio::test]
async fn a_lost_session_and_a_double_press_lose_nothing() {
    let world = World::new().await;
    world.registers.is_silent("vehicles");
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "fine-appeal").await;
    let page = format!("{draft}/fine");
    maria.get(&page).await;
    let half = fine(&[("car-plate", "М214ОР33"), ("car-vin", ""), ("car-make", "")]);
    let saved = maria.post(&format!("{page}/autosave"), &half).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let mut again = world.sign_in(MARIA).await;
    let found = again.get(&page).await;
    assert!(
        found.text.contains("value=\"М214ОР33\""),
        "what is no answer yet is kept as typed: {}",
        found.text
    );
    assert!(found.text.contains("value=\"18810133261100004521\""));
    let whole = fine(&[("car-plate", "М214ОР33"), ("car-vin", ""), ("car-make", "Лада Веста")]);
    let first = again.post(&page, &whole).await;
    let second = again.post(&page, &whole).await;
    assert_eq!((first.status, &first.location), (second.status, &second.location));
    assert_eq!(first.status, 303, "{}", errors(&first));
    let check = again.get(&format!("{draft}/check")).await;
    assert_eq!(check.text.matches("Лада Веста, М214ОР33").count(), 1, "{}", check.text);
}
