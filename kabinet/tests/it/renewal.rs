//! A passport is renewed: known answers, a photograph that is judged, the fee at the cash desk outside, the officer, the visit.

use std::io::Cursor;

use sandbox::Visitor;

use crate::stage::Stage;

/// Natalia's account is of the confirmed level.
const NATALIA: &str = "+79990001111";

/// covers APP-01 APP-02 APP-04 APP-05 APP-06 APP-07 APP-17 APP-20 CAT-07 LEAP-06
#[tokio::test]
async fn a_passport_is_renewed_with_a_photograph_a_fee_and_a_visit() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let mut natalia = stage.citizen(NATALIA).await?;
    let address = send(&stage, &mut natalia).await?;

    // The charge is made first, the address of its page comes with the treasury's answer.
    stage.until_there(&mut natalia, &address, "/treasury/").await?;
    let desk = natalia.sheet.link("Перейти к оплате").expect("a way to the cash desk");
    let mut outside = Visitor::new(&stage.portal.sandbox)?;
    outside.open(&desk).await?;
    assert!(outside.sheet.words().contains("300 ₽"), "{}", outside.sheet.words());
    outside.press("Оплатить", &[]).await?;
    stage.until_there(&mut natalia, &address, "Номер платежа").await?;

    let mut denis = stage.visitor()?;
    stage.staff_sign_in(&mut denis, "officer@migration.example").await?;
    let case = address.replace("/applications/", "/staff/cases/");
    stage.until_there(&mut denis, "/staff/queue", &case).await?;
    denis.open(&case).await?;
    denis.press("Открыть дело", &[("reason", "decision")]).await?;
    assert!(denis.sheet.words().contains("Расхождений нет"), "{}", denis.sheet.words());
    denis.press("Одобрить", &[]).await?;
    denis.press("Одобрить", &[]).await?;

    stage.until(&mut natalia, &address, "Ждём вас в ведомстве", NATALIA).await?;
    natalia.follow("Выбрать день").await?;
    natalia.press("Записаться", &[]).await?;
    assert!(natalia.sheet.words().contains("Выберите день и время"), "{}", natalia.sheet.words());
    let slot = first_slot(&natalia).expect("a day with a free time");
    natalia.press("Записаться", &[("slot", &slot)]).await?;
    assert!(natalia.sheet.words().contains("Ждём вас"), "{}", natalia.sheet.words());
    denis.open("/staff/visits").await?;
    assert!(denis.sheet.words().contains("Замена паспорта"), "{}", denis.sheet.words());
    assert!(!denis.sheet.words().contains("Гусева"), "nobody is named before a case is opened");
    assert!(stage.portal.stop().await?, "the portal ends cleanly");
    Ok(())
}

/// Fills in the form; a photograph on a dark ground is refused, and what was answered before stays.
async fn send(stage: &Stage, natalia: &mut Visitor) -> anyhow::Result<String> {
    natalia.open("/services/passport-renewal").await?;
    natalia.press("Заполнить заявление", &[]).await?;
    natalia.press("Продолжить", &[("why", "age")]).await?;
    let early = "По возрасту менять этот паспорт рано";
    assert!(natalia.sheet.words().contains(early), "she is 41: {}", natalia.sheet.words());
    natalia.press("Продолжить", &[("why", "appearance")]).await?;
    natalia.press("Продолжить", &[("birth_place", "г. Верхнереченск")]).await?;
    let (dark, light, scan) = (picture(60), picture(236), picture(236));
    natalia.press_with("Загрузить", &[], &[("photo", "dark.jpg", &dark)]).await?;
    assert!(natalia.sheet.words().contains("светл"), "{}", natalia.sheet.words());
    natalia.press_with("Загрузить", &[], &[("photo", "photo.jpg", &light)]).await?;
    natalia.press_with("Продолжить", &[], &[("passport_scan", "scan.jpg", &scan)]).await?;
    natalia.press("Продолжить", &[("pick_up", "zarechny")]).await?;
    stage.confirm(natalia, NATALIA).await
}

fn first_slot(visitor: &Visitor) -> Option<String> {
    let html = &visitor.sheet.html;
    let field = html.split("<input").find(|field| field.contains("name=\"slot\""))?;
    let value = field.split("value=\"").nth(1)?.split('"').next()?;
    Some(value.to_owned())
}

/// A photograph of 35 to 45: a face on one grey.
fn picture(ground: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(826, 1062, |x, y| {
        let is_face = x.abs_diff(413) < 206 && y > 212;
        if is_face { image::Rgb([180, 130, 110]) } else { image::Rgb([ground; 3]) }
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a picture in memory");
    bytes.into_inner()
}
