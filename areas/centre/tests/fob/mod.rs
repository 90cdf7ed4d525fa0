//! A fob with codes at the desk of a service centre.

use std::process::Command;

use base::StaffId;
use factors::fob::stock;
use web::Role;

use crate::town::{MARIA, OPERATOR, World, plain};

const SEED: &str = "3132333435363738393031323334353637383930";

fn shows(counter: u32) -> String {
    let told = Command::new("oathtool")
        .args(["--hotp", "--counter", &counter.to_string(), SEED])
        .output()
        .expect("oathtool is installed");
    String::from_utf8(told.stdout).expect("digits").trim().to_owned()
}

/// covers REG-12 LOGIN-10: identity first, then the fob by serial and code; taken back, reported lost; both journals tell it
#[tokio::test]
async fn a_fob_is_handed_out_by_serial_to_the_person_at_the_desk() {
    let world = World::new().await;
    world.maria().await;
    let house = world.house();
    let admin = StaffId::new(&house.clock, &house.random);
    let lines = stock::parse(&format!("AB-1001,{SEED}\nAB-1002,{SEED}")).unwrap();
    let tx = house.db.begin().await.unwrap();
    assert!(stock::import(house, &tx, admin, &lines).await.unwrap().is_empty());
    tx.commit().await.unwrap();

    let mut desk = world.staff(OPERATOR, Role::CentreOperator).await;
    desk.get("/staff/centre").await;
    let here = desk.post("/staff/centre", &[("login", MARIA), ("reason", "identity")]).await.location;
    let page = plain(&desk.get(&here).await.text);
    assert!(!page.contains("Выдать брелок"), "identity comes first");
    assert!(page.contains("— подтверждено"), "whether a contact is confirmed is told: {page}");
    let fobs = format!("{here}/fobs");
    assert_eq!(desk.post(&fobs, &[("serial", "AB-1001")]).await.status, 409);
    desk.get(&here).await;
    desk.post(&format!("{here}/identity"), &[("passport", "4512 345678"), ("seen", "yes")]).await;
    assert!(plain(&desk.get(&here).await.text).contains("Выдать брелок"));
    let empty = desk.post(&fobs, &[]).await;
    assert!(empty.status == 422 && plain(&empty.text).contains("Введите серийный номер"), "{}", empty.text);
    let (code, wrong) = (shows(0), shows(90));
    let form = |serial: &'static str, code: &str| {
        [("fob_passport", "4512 345678"), ("fob_seen", "yes"), ("serial", serial)]
            .into_iter()
            .chain([("code", code)])
            .map(|(name, value)| (name, value.to_owned()))
            .collect::<Vec<_>>()
    };
    for (serial, code, words) in
        [("AB-7", &code, "Такого брелока на складе нет"), ("AB-1001", &wrong, "Код не подошёл")]
    {
        let form = form(serial, code);
        let fields: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let refused = desk.post(&fobs, &fields).await;
        assert!(refused.status == 422 && plain(&refused.text).contains(words), "{words}: {}", refused.text);
    }
    let right = form("AB-1001", &code);
    let fields: Vec<_> = right.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(desk.post(&fobs, &fields).await.location, here);
    let page = desk.get(&here).await.text;
    assert!(plain(&page).contains("Выдан этому человеку") && page.contains("AB-1001"), "{page}");

    let path = web::testing::between(&page, &format!("action=\"{fobs}/"), "/return").unwrap().to_owned();
    let mut other = world.staff("other@centre.example", Role::CentreOperator).await;
    other.get("/staff/centre").await;
    assert_eq!(
        other.post(&format!("{fobs}/{path}/loss"), &[]).await.status,
        404,
        "a visit is its operator's"
    );
    assert_eq!(desk.post(&format!("{fobs}/{path}/loss"), &[]).await.location, here);
    assert_eq!(desk.post(&format!("{fobs}/{path}/loss"), &[]).await.location, here, "sent twice, lost once");
    let page = plain(&desk.get(&here).await.text);
    assert!(page.contains("Записана потеря брелока") && !page.contains("Выдан этому человеку"), "{page}");

    world.test.minutes_pass(10);
    let mut maria = world.signed_in(MARIA).await;
    let journal = plain(&maria.get("/journal").await.text);
    for entry in ["выдан брелок с кодами", "записана потеря брелока"] {
        assert!(journal.contains(entry), "{entry}: {journal}");
    }
}
