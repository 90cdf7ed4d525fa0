//! The way of an application: what the person pays, signs and comes for, whom the term waits for, what silence means.

use std::path::Path;

use catalogue::Catalogue;
use serde_json::json;
use web::Role;
use web::testing::between;

use crate::world::{Browser, MARIA, World, errors};

pub const CODE: &str = "residence-certificate";
/// How the steps of the shipped service end.
pub const ISSUE: &str = "[[steps]]\nstep = \"issue\"\nkind = \"issue\"\n";

/// A portal whose only service is the certificate of residence with other steps and more words.
pub struct Lab {
    folder: tempfile::TempDir,
}

impl Lab {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services").join(CODE);
        let to = folder.path().join(CODE);
        std::fs::create_dir_all(&to).unwrap();
        for file in ["service.toml", "form.toml", "ru.ftl", "en.ftl", "result.typ"] {
            std::fs::copy(from.join(file), to.join(file)).unwrap();
        }
        Self { folder }
    }

    pub fn edit(&self, file: &str, edit: impl Fn(String) -> String) {
        let path = self.folder.path().join(CODE).join(file);
        let text = edit(std::fs::read_to_string(&path).unwrap());
        std::fs::write(path, text).unwrap();
    }

    /// Puts steps before the last one.
    pub fn steps(self, steps: &str) -> Self {
        self.edit("service.toml", |text| text.replace(ISSUE, &format!("{steps}\n{ISSUE}")));
        self
    }

    /// Puts steps before another one.
    pub fn before(self, step: &str, steps: &str) -> Self {
        let at = format!("[[steps]]\nstep = \"{step}\"");
        self.edit("service.toml", |text| text.replacen(&at, &format!("{steps}\n{at}"), 1));
        self
    }

    /// Puts keys of the service before its first step.
    pub fn head(self, old: &str, new: &str) -> Self {
        self.edit("service.toml", |text| text.replacen(old, new, 1));
        self
    }

    /// Adds words, the same in both languages.
    pub fn words(self, words: &str) -> Self {
        for file in ["ru.ftl", "en.ftl"] {
            self.edit(file, |text| format!("{text}\n{words}\n"));
        }
        self
    }

    /// Puts an officer before the last step: the check does not refuse by itself any more.
    pub fn reviewed(self, more: &str) -> Self {
        for file in ["ru.ftl", "en.ftl"] {
            let kept = |line: &&str| !line.starts_with("reason-residence ");
            self.edit(file, |text| text.lines().filter(kept).map(|line| format!("{line}\n")).collect());
        }
        self.steps(&step("review", &format!("kind = \"review\"\n{more}")))
            .words("step-review = Ведомство решает\nstep-review-note = Подробности\n")
    }

    pub async fn world(&self) -> World {
        World::offering(Catalogue::load(self.folder.path()).unwrap()).await
    }
}

pub fn step(name: &str, rest: &str) -> String {
    format!("[[steps]]\nstep = \"{name}\"\n{rest}\n")
}

pub fn step_words(name: &str) -> String {
    format!("step-{name} = Шаг {name}\nstep-{name}-note = Подробности\nreason-{name} = Причина {name}\n")
}

const DAY: i64 = 24 * 60;

/// Confirms by a code that it is Maria, and goes where she wanted to.
pub async fn confirm(world: &World, maria: &mut Browser, act: &str, to: &str) {
    let sent = maria.get(to).await;
    assert!(sent.location.starts_with(&format!("/confirmation?for={act}")), "{}", errors(&sent));
    // One code a minute.
    world.test.minutes_pass(2);
    maria.get(&sent.location).await;
    let fields = [("for", act), ("return", to), ("way", "sms")];
    maria.post("/confirmation/resend", &fields).await;
    world.work().await;
    maria.get(&sent.location).await;
    let code = world.code(MARIA);
    let answer = maria.post("/confirmation", &[fields.as_slice(), &[("code", &code)]].concat()).await;
    assert_eq!(answer.location, to, "{}", errors(&answer));
}

fn paying() -> Lab {
    let fees = "\n[[fee]]\nfee = \"school\"\nkopecks = 0\nwhen = { question = \"purpose\", is = \"school\" }\n\n[[fee]]\nfee = \"all\"\nkopecks = 30000\n";
    Lab::new()
        .head("fee_kopecks = 0\n", "")
        .head("order = 20\n", &format!("order = 20\n{fees}"))
        .steps(&step("fee", "kind = \"pay\"\nwithin_days = 14"))
        .words(&step_words("fee"))
        .words("fee-school = для школы бесплатно\nfee-all = за выдачу справки\n")
}

/// Fills in the certificate for a purpose.
pub async fn send(world: &World, maria: &mut Browser, purpose: &str) -> String {
    let draft = world.begin(maria, CODE).await;
    let fields = [
        ("act", "continue"),
        ("version", "0"),
        ("shown", "purpose"),
        ("shown", "organisation"),
        ("purpose", purpose),
    ];
    world.fill(maria, &draft, "purpose", &fields).await;
    let fields = [("act", "continue"), ("version", "1"), ("shown", "show_since"), ("show_since", "yes")];
    world.fill(maria, &draft, "address", &fields).await;
    world.confirm(maria, &draft, MARIA).await
}

/// covers APP-10: who writes while the fee is waited for is answered; nothing else can be done with the case yet.
#[tokio::test]
async fn a_message_sent_before_the_case_comes_to_the_queue_is_answered() {
    let lab = paying().head("term_working_days = 0", "term_working_days = 3").reviewed("");
    let world = lab.world().await;
    world
        .registers
        .says("charges", json!({ "paid": false, "kopecks": 30000, "pay_at": "https://pay.example/1" }));
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let case = application.replace("/applications/", "/staff/cases/");
    let mut anna = world.officer("Анна Ковалёва", "migration-office", Role::Officer).await;
    assert_eq!(anna.get(&case).await.status, 404, "nobody has written yet");
    maria.get(&application).await;
    let words = [("words", "Можно ли забрать в субботу?")];
    let sent = maria.upload(&format!("{application}/messages"), &words, &[]).await;
    assert_eq!(sent.status, 303, "{}", errors(&sent));
    assert!(anna.get("/staff/messages").await.text.contains(&format!("{case}/messages")));
    assert!(anna.get(&case).await.text.contains("name=\"reason\""), "first with a reason");
    anna.post(&format!("{case}/openings"), &[("reason", "answer")]).await;
    let opened = anna.get(&case).await;
    assert_eq!(opened.status, 200, "{}", opened.text);
    assert!(!opened.text.contains("value=\"approve\""), "nothing is decided yet: {}", opened.text);
    let page = anna.get(&format!("{case}/messages")).await.text;
    assert!(page.contains("Можно ли забрать в субботу?"), "{page}");
    let answer = anna.upload(&format!("{case}/messages"), &[("words", "Да, с девяти до двух.")], &[]).await;
    assert_eq!(answer.status, 303, "{}", errors(&answer));
    assert!(maria.get(&application).await.text.contains("Да, с девяти до двух."));
    let mut stranger = world.officer("Глеб Чужой", "information-centre", Role::Officer).await;
    assert_eq!(stranger.get(&case).await.status, 404);
}

/// covers APP-20, PAY-01, PAY-03, PAY-05: the fee with its basis before sending, the charge, the payment, and the application goes on by itself.
#[tokio::test]
async fn the_fee_is_paid_and_the_application_goes_on_by_itself() {
    let world = paying().world().await;
    world
        .registers
        .says("charges", json!({ "paid": false, "kopecks": 30000, "pay_at": "https://pay.example/1" }));
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, CODE).await;
    world
        .fill(&mut maria, &draft, "purpose", &[("shown", "purpose"), ("purpose", "bank"), ("version", "9")])
        .await;
    let address = [("shown", "show_since"), ("show_since", "yes"), ("version", "9")];
    world.fill(&mut maria, &draft, "address", &address).await;
    let check = maria.get(&format!("{draft}/check")).await;
    assert!(check.text.contains("300 ₽") && check.text.contains("за выдачу справки"), "{}", check.text);
    let application = world.confirm(&mut maria, &draft, MARIA).await;
    world.work().await;
    let page = maria.get(&application).await;
    for words in ["Ожидает оплаты", "Оплатите 300 ₽", "https://pay.example/1", "8 декабря", "Срок стоит"]
    {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    assert!(maria.get("/applications").await.text.contains("Ожидает оплаты"));
    world
        .registers
        .says("charges", json!({ "paid": true, "kopecks": 30000, "payment": "555", "on": "2026-11-25" }));
    for _ in 0..2 {
        let asked = maria.post(&format!("{application}/payment"), &[]).await;
        assert_eq!(asked.location, application);
    }
    world.work().await;
    let done = maria.get(&application).await;
    for words in ["Завершено", "/documents/", "Номер платежа", "555", "Оплата получена"]
    {
        assert!(done.text.contains(words), "{words}: {}", done.text);
    }
    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    assert_eq!(ilya.post(&format!("{application}/payment"), &[]).await.status, 404);
}

/// covers PAY-03: who has a benefit pays nothing, and is not asked to.
#[tokio::test]
async fn a_benefit_makes_the_fee_nothing() {
    let world = paying().world().await;
    world.registers.is_silent("charges");
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "school").await;
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Завершено") && !page.text.contains("Шаг fee"), "{}", page.text);
}

/// covers APP-20, LEAP-14: no success is pretended: another sum, a silent register, a page that is none; and the last day ends it.
#[tokio::test]
async fn what_is_not_paid_is_waited_for_until_the_last_day() {
    let world = paying().world().await;
    world.registers.is_silent("charges");
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Ждём ответ реестра «Государственные начисления»"), "{}", page.text);
    world.registers.says("charges", json!({ "paid": true, "kopecks": 1, "payment": "1", "on": "2026-11-25", "pay_at": "javascript:alert(1)" }));
    world.test.minutes_pass(20);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Ожидает оплаты") && !page.text.contains("javascript:"), "{}", page.text);
    world.registers.is_silent("charges");
    world.test.minutes_pass(15 * DAY);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    assert!(maria.get(&application).await.text.contains("Ожидает оплаты"), "money may be on its way");
    world.registers.says("charges", json!({ "paid": false, "kopecks": 30000 }));
    world.test.minutes_pass(20);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Отклонено") && page.text.contains("Причина fee"), "{}", page.text);
}

/// covers SIGN-03, SIGN-04, APP-20: signed over the digest of what was sent, after a confirmation that is spent by it.
#[tokio::test]
async fn the_statement_is_signed_and_the_signature_is_journalled() {
    let lab = Lab::new()
        .steps(&step("signature", "kind = \"sign\"\nwithin_days = 10"))
        .words(&step_words("signature"));
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Ожидает подписи") && page.text.contains("/signature"), "{}", page.text);
    let mut ilya = world.ilya().await;
    assert_eq!(ilya.get(&format!("{application}/signature")).await.status, 404);
    let sign = format!("{application}/signature");
    confirm(&world, &mut maria, "sign", &sign).await;
    let page = maria.get(&sign).await;
    let statement = maria.get(&format!("{application}/statement")).await.text;
    let digest = between(&page.text, "<code class=\"k-wrap\">", "</code>").unwrap().to_owned();
    assert_eq!(digest.len(), 64, "{}", page.text);
    assert!(!statement.is_empty());
    assert_eq!(maria.post(&sign, &[]).await.status, 422, "ticked first");
    maria.get(&sign).await;
    let mut twin = world.anonymous();
    twin.takes_cookies_of(&maria);
    twin.get(&sign).await;
    // A double click: the second press finds the confirmation spent, and the application signed.
    let yes = [("read", "yes")];
    let (first, second) = tokio::join!(maria.post(&sign, &yes), twin.post(&sign, &yes));
    assert_eq!((first.location, second.location), (application.clone(), application.clone()));
    assert_eq!(maria.post(&sign, &yes).await.location, application, "twice is once");
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Завершено") && page.text.contains(&digest), "{}", page.text);
    let record = maria.get("/journal").await.text;
    assert_eq!(record.matches("Заявление подписано").count(), 1, "{record}");
}

/// covers APP-20: the person chooses among the agency's days, the officer marks who came; who did not come chooses again.
#[tokio::test]
async fn the_person_chooses_a_day_and_the_officer_marks_who_came() {
    let visit = "kind = \"visit\"\nwithin_days = 40\nweekdays = [\"mon\", \"wed\"]\ntimes = [\"09:00\", \"14:30\"]\nseats = 1\nnotice_days = 1";
    let lab = Lab::new()
        .steps(&step("coming", visit))
        .words(&step_words("coming"))
        .words("step-coming-place = Площадь Мира, 1\n");
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Ожидает визита") && page.text.contains("Площадь Мира, 1"), "{}", page.text);
    assert!(maria.get("/").await.text.contains("Выберите, когда прийти"), "home says what to do");
    let place = format!("{application}/visit");
    let choice = maria.get(&place).await;
    assert!(choice.text.contains("Понедельник, 30 ноября"), "{}", choice.text);
    assert!(
        choice.text.contains("2026-11-30 09:00") && !choice.text.contains("2026-11-25"),
        "{}",
        choice.text
    );
    for wrong in ["", "2026-11-25 09:00", "2026-11-30 10:00", "2026-12-01 09:00", "nonsense"] {
        assert_eq!(maria.post(&place, &[("slot", wrong)]).await.status, 422, "{wrong}");
        maria.get(&place).await;
    }
    for _ in 0..2 {
        assert_eq!(maria.post(&place, &[("slot", "2026-11-30 09:00")]).await.location, application);
    }
    let page = maria.get(&application).await;
    assert!(
        page.text.contains("Ждём вас 30 ноября, 09:00")
            && page.text.contains("Приходите в назначенное время")
    );
    assert!(maria.get("/").await.text.contains("Ждём вас 30 ноября, 09:00"), "home says when");
    let mut anna = world.officer("Анна", "migration-office", Role::Officer).await;
    let mut vera = world.officer("Вера", "housing-office", Role::Officer).await;
    let number = between(&maria.get(&application).await.text, "№ ", "<").unwrap().trim().to_owned();
    let visits = anna.get("/staff/visits").await;
    assert!(visits.text.contains(&number) && !visits.text.contains("Орлова"), "{}", visits.text);
    assert!(!vera.get("/staff/visits").await.text.contains(&number), "another agency");
    let mark = application.replace("/applications/", "/staff/visits/");
    assert_eq!(vera.post(&mark, &[("outcome", "come")]).await.status, 404);
    anna.get("/staff/visits").await;
    assert_eq!(anna.post(&mark, &[("outcome", "come")]).await.status, 409, "not before the day");
    assert!(maria.get("/staff/visits").await.location.starts_with("/staff/sign-in"));
    world.test.minutes_pass(6 * DAY);
    let mut anna = world.staff_sign_in("Анна").await;
    anna.get("/staff/visits").await;
    assert_eq!(anna.post(&mark, &[("outcome", "missed")]).await.location, "/staff/visits");
    let mut maria = world.sign_in(MARIA).await;
    assert!(maria.get(&application).await.text.contains("Выберите, когда прийти"));
    maria.get(&place).await;
    maria.post(&place, &[("slot", "2026-12-02 14:30")]).await;
    world.test.minutes_pass(2 * DAY);
    let mut anna = world.staff_sign_in("Анна").await;
    anna.get("/staff/visits").await;
    assert_eq!(anna.post(&mark, &[("outcome", "come")]).await.location, "/staff/visits");
    assert_eq!(anna.post(&mark, &[("outcome", "come")]).await.status, 404, "marked once");
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Завершено") && page.text.contains("Визит состоялся"), "{}", page.text);
}

/// A time has as many places as the agency says.
#[tokio::test]
async fn a_full_time_is_not_given_twice() {
    let visit = "kind = \"visit\"\nwithin_days = 40\nweekdays = [\"mon\"]\ntimes = [\"09:00\"]\nseats = 1";
    let lab = Lab::new()
        .head("level = \"standard\"", "level = \"simplified\"")
        .steps(&step("coming", visit))
        .words(&step_words("coming"))
        .words("step-coming-place = Площадь Мира, 1\n");
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let one = send(&world, &mut maria, "bank").await;
    world.work().await;
    let two = send(&world, &mut maria, "work").await;
    world.work().await;
    maria.get(&format!("{one}/visit")).await;
    maria.post(&format!("{one}/visit"), &[("slot", "2026-11-30 09:00")]).await;
    let page = maria.get(&format!("{two}/visit")).await;
    assert!(!page.text.contains("2026-11-30"), "{}", page.text);
    let late = maria.post(&format!("{two}/visit"), &[("slot", "2026-11-30 09:00")]).await;
    assert!(late.status == 422 && late.text.contains("уже занято"), "{}", errors(&late));
}

/// covers PLUS-13: the computed day passes, and silence is consent where the service says so.
#[tokio::test]
async fn silence_is_consent_where_the_service_says_so() {
    let lab = Lab::new()
        .head("term_working_days = 0", "term_working_days = 3\nsilence = \"granted\"")
        .reviewed("")
        .words("silence = заявление считается одобренным\n");
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    world.test.minutes_pass(3 * DAY);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("В обработке") && page.text.contains("27 ноября"), "{}", page.text);
    assert!(page.text.contains("заявление считается одобренным"), "told before: {}", page.text);
    world.test.minutes_pass(DAY);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Завершено") && page.text.contains("/documents/"), "{}", page.text);
    assert!(page.text.contains("заявление считается одобренным"), "{}", page.text);
}

/// covers PLUS-13, APP-18: the clock of silence stands while the person is asked.
#[tokio::test]
async fn silence_is_refusal_where_the_service_says_so_but_not_while_the_person_is_asked() {
    let lab = Lab::new()
        .head("term_working_days = 0", "term_working_days = 3\nsilence = \"refused\"")
        .reviewed("")
        .words("silence = считайте это отказом\nreason-silence = Ведомство не ответило в срок\n");
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let case = application.replace("/applications/", "/staff/cases/");
    let mut anna = world.officer("Анна", "migration-office", Role::Officer).await;
    anna.get(&case).await;
    anna.post(&format!("{case}/openings"), &[("reason", "decision")]).await;
    anna.get(&case).await;
    let question = [("about", "organisation"), ("question", "Для кого справка?")];
    let asked = anna.post(&format!("{case}/questions"), &question).await;
    assert_eq!(asked.status, 303, "{}", errors(&asked));
    world.test.minutes_pass(8 * DAY);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Запрос дополнительных данных"), "{}", page.text);
    let answered = [("shown", "organisation"), ("organisation", "Школа № 12")];
    maria.post(&format!("{application}/corrections"), &answered).await;
    world.work().await;
    assert!(maria.get(&application).await.text.contains("В обработке"), "the term runs again");
    world.test.minutes_pass(8 * DAY);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await;
    assert!(
        page.text.contains("Отклонено") && page.text.contains("Ведомство не ответило в срок"),
        "{}",
        page.text
    );
}

/// covers LEAP-06: an officer is asked only when a check has failed.
#[tokio::test]
async fn an_officer_decides_only_what_the_register_did_not_confirm() {
    let lab = Lab::new().head("term_working_days = 0", "term_working_days = 3").reviewed("when = \"failed\"");
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Завершено") && !page.text.contains("Ведомство решает"), "{}", page.text);
    world.registers.says("residence", json!({ "registered": false }));
    let application = send(&world, &mut maria, "work").await;
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("В обработке") && page.text.contains("Ведомство решает"), "{}", page.text);
}

/// covers LEAP-06: several letters of one application, each with its own title and code.
#[tokio::test]
async fn one_application_issues_several_documents() {
    let lab = Lab::new()
        .steps(&step("extract", "kind = \"issue\"\nletter = \"extract\""))
        .words("step-extract = Выписка\nstep-extract-note = Подробности\ndocument-title = Справка о прописке\ndocument-title-extract = Выписка из карточки\n");
    let letter = std::fs::read_to_string(lab.folder.path().join(CODE).join("result.typ")).unwrap();
    std::fs::write(lab.folder.path().join(CODE).join("result-extract.typ"), letter).unwrap();
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let page = maria.get(&application).await;
    for words in ["Справка о прописке", "Выписка из карточки"] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    let list = maria.get("/documents").await.text;
    assert!(list.contains("Справка о прописке") && list.contains("Выписка из карточки"), "{list}");
}

/// covers LEAP-14, APP-18: while a register is silent the term stands, and it is later by the days that were waited.
#[tokio::test]
async fn the_term_is_later_by_the_days_a_register_was_silent() {
    let lab = Lab::new().head("term_working_days = 0", "term_working_days = 3").reviewed("");
    let world = lab.world().await;
    world.registers.is_silent("residence");
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let waiting = maria.get(&application).await.text;
    assert!(waiting.contains("Пока реестр не отвечает, срок стоит"), "{waiting}");
    world.test.minutes_pass(2 * DAY);
    world.registers.says("residence", json!({ "registered": true }));
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("до 1 декабря"), "27 November and two days: {}", page.text);
}
