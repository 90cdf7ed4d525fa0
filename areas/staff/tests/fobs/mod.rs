//! The administrator's stock of fobs.

use web::Role;

use crate::town::{EMAIL, World, employ, plain};

const SEED: &str = "3132333435363738393031323334353637383930";

/// covers LOGIN-10: a list is taken in whole; what is wrong is told line by line; nobody else comes here
#[tokio::test]
async fn the_administrator_takes_a_list_of_fobs_into_the_stock() {
    let world = World::new().await;
    employ(world.house(), "admin@kabinet.example", Role::Administrator).await;
    let mut admin = world.at_work("admin@kabinet.example").await;
    assert!(plain(&admin.get("/staff/fobs").await.text).contains("Здесь пусто"));
    let bad = format!("AB-1001,{SEED}\nAB-1002,xyz\n№,{SEED}");
    let refused = admin.post("/staff/fobs", &[("list", &bad)]).await;
    let text = plain(&refused.text);
    assert!(refused.status == 422 && text.contains("2 ошибки в списке"), "{text}");
    assert!(text.contains("Строка 2: ключ") && text.contains("Строка 3: серийный номер"), "{text}");
    assert!(text.contains("AB-1001,3132"), "what was pasted is kept");
    let good = format!("serial;seed\nAB-1001;{SEED}\nAB-1002;{SEED}");
    assert_eq!(admin.post("/staff/fobs", &[("list", &good)]).await.location, "/staff/fobs?taken=2");
    let page = plain(&admin.get("/staff/fobs?taken=2").await.text);
    assert!(page.contains("Приняты 2 брелока") && page.contains("AB-1002"), "{page}");
    assert!(!page.contains(SEED), "seeds are not shown again");
    let again = admin.post("/staff/fobs", &[("list", &good)]).await;
    assert!(plain(&again.text).contains("Строка 2: брелок с этим номером уже есть"), "{}", again.text);
    assert_eq!(admin.post("/staff/fobs/returns", &[("serial", "AB-1001")]).await.status, 404);
    let mut officer = world.at_work(EMAIL).await;
    assert_eq!(officer.get("/staff/fobs").await.status, 403);
    officer.get("/staff/security").await;
    assert_eq!(officer.post("/staff/fobs", &[("list", &good)]).await.status, 403);
}
