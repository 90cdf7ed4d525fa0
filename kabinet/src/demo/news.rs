//! What the demo's editor has said: a change of rules, a last day, planned works.

use base::StaffId;
use catalogue::announcement::{Announcement, Topic};
use chrono::Duration;
use web::House;

use crate::house::told;

/// An announcement: in how many days it begins, for how many hours it holds, and what it says.
struct News {
    topic: Topic,
    service: &'static str,
    days: i64,
    hours: i64,
    title: [&'static str; 2],
    text: [&'static str; 2],
}

/// 23:00 in Moscow.
const EVENING: i64 = 20;

const NEWS: [News; 3] = [
    News {
        topic: Topic::Law,
        service: "residence-registration",
        days: -2,
        hours: 60 * 24,
        title: ["Новый адрес попадает в профиль сам", "A new address comes to the profile by itself"],
        text: [
            "Когда ведомство зарегистрирует вас по новому адресу, он появится в профиле сам. Вписывать его в другие заявления больше не нужно.",
            "When the office has registered you at a new address, your profile changes by itself. You need not type the address into other applications.",
        ],
    },
    News {
        topic: Topic::Deadline,
        service: "tax-declaration",
        days: -1,
        hours: 30 * 24,
        title: [
            "Вычет за лечение и жильё: не откладывайте на последние дни",
            "Deductions for treatment and housing: do not wait for the last days",
        ],
        text: [
            "Декларацию можно подать из кабинета: доходы в ней уже есть. Приложите чеки и договоры.",
            "The return can be filed from the cabinet: your income is in it already. Attach receipts and contracts.",
        ],
    },
    News {
        topic: Topic::Works,
        service: "",
        days: 9,
        hours: 5,
        title: ["Ночные работы на портале", "Works on the portal at night"],
        text: [
            "Портал может открываться медленнее. Черновики сохранятся, отправленные заявления не потеряются.",
            "The portal may answer more slowly. Drafts are kept, and no application that was sent is lost.",
        ],
    },
];

/// Says it all in the name of the editor.
pub(super) async fn announce(house: &House, tx: &db::Tx, editor: StaffId) -> anyhow::Result<()> {
    let now = house.clock.now();
    for news in &NEWS {
        // Works are done in the evening.
        let evening =
            (now + Duration::days(news.days)).date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
        let from = evening + Duration::hours(EVENING);
        let one = Announcement {
            id: house.random.uuid(now),
            topic: news.topic,
            agency: String::new(),
            service: news.service.to_owned(),
            title: news.title.map(str::to_owned),
            text: news.text.map(str::to_owned),
            from,
            until: from + Duration::hours(news.hours),
        };
        catalogue::announce(house, tx, editor, &one).await.map_err(told)?;
    }
    Ok(())
}
