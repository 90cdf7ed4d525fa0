//! What waits for the citizen: questions, fees, signatures, visits, answers that were not read yet.

use accounts::OldPassword;
use web::Visit;

use crate::application::State as Stage;
use crate::area::Area;
use crate::shelf::Said;
use crate::store::applications::ApplicationLine;

/// At most so many answers that were not read yet.
const UNREAD: usize = 2;

/// Something that waits for the citizen.
pub(crate) struct Attention {
    pub title: String,
    pub why: String,
    pub note: String,
    pub href: String,
    pub button: String,
    pub icon: &'static str,
    pub tone: &'static str,
}

/// What agencies wait for, then what they have written.
pub(crate) fn rows(visit: &Visit, area: &Area, told: &Said, open: &[ApplicationLine]) -> Vec<Attention> {
    let asked = open.iter().filter_map(|line| asked(visit, area, told, line));
    let unread = open.iter().filter(|line| told.is_unread(line) && !waits(line));
    let unread = unread.take(UNREAD).map(|line| reply(visit, area, line));
    asked.chain(unread).collect()
}

fn waits(line: &ApplicationLine) -> bool {
    Stage::from_code(&line.state).is_some_and(|stage| stage == Stage::Asked || stage.waits_for_person())
}

/// «Регистрация по месту жительства, № 2026-1103-00129».
fn about(visit: &Visit, area: &Area, line: &ApplicationLine) -> String {
    let title = area.title(&line.service, &visit.t);
    visit.t.with(
        "applications-attention-about",
        &[("title", title.into()), ("number", text::whole(&line.number).into())],
    )
}

/// The step that the person has to do; nothing when the agency works.
fn asked(visit: &Visit, area: &Area, told: &Said, line: &ApplicationLine) -> Option<Attention> {
    let t = &visit.t;
    let stage = Stage::from_code(&line.state)?;
    let base = format!("/applications/{}", line.application_id);
    let work = told.work(line);
    let booked = told.visit(line).filter(|_| stage == Stage::Visit);
    let (title, button, href, icon, tone) = match stage {
        Stage::Asked => (
            "applications-attention-question",
            "applications-attention-answer",
            "/corrections",
            "message",
            "warn",
        ),
        Stage::Payment => {
            ("applications-attention-payment", "applications-attention-pay", "#task", "ruble", "warn")
        }
        Stage::Signature => {
            ("applications-task-sign", "applications-attention-sign", "/signature", "sign", "sign")
        }
        Stage::Visit if booked.is_some() => {
            ("applications-attention-visit", "applications-attention-visit-do", "#task", "calendar", "info")
        }
        Stage::Visit => {
            ("applications-task-visit", "applications-task-visit-do", "/visit", "calendar", "warn")
        }
        _ => return None,
    };
    let charge = work.and_then(|work| work.charge.as_ref()).filter(|_| stage == Stage::Payment);
    let until = work.and_then(|work| work.task.as_ref()).filter(|_| stage != Stage::Asked);
    Some(Attention {
        title: match (charge, booked) {
            (Some(charge), _) => crate::task::to_pay(t, charge, work.map_or(0, |work| work.paid())),
            (None, Some(booked)) => crate::task::booked_words(visit, booked),
            (None, None) => t.get(title),
        },
        why: about(visit, area, line),
        note: match until {
            Some(_) if booked.is_some() => {
                booked.map_or_else(String::new, |booked| crate::visit::branch(area, booked, t))
            }
            Some(task) => t.with1(
                "applications-attention-until",
                "date",
                t.date_near(task.until, visit.house.clock.now()),
            ),
            None => t.get("applications-term-stands"),
        },
        href: format!("{base}{href}"),
        button: t.get(button),
        icon,
        tone,
    })
}

/// An officer has written, and it was not read yet.
fn reply(visit: &Visit, area: &Area, line: &ApplicationLine) -> Attention {
    let t = &visit.t;
    Attention {
        title: t.get("applications-card-unread"),
        why: about(visit, area, line),
        note: String::new(),
        href: format!("/applications/{}#messages", line.application_id),
        button: t.get("applications-attention-read"),
        icon: "mail",
        tone: "info",
    }
}

/// Nothing is known of a newcomer yet: without a profile no form fills itself and nothing can be compared.
pub(crate) fn newcomer(visit: &Visit) -> Attention {
    let t = &visit.t;
    Attention {
        title: t.get("applications-attention-profile"),
        why: t.get("applications-attention-profile-why"),
        note: String::new(),
        href: "/profile".to_owned(),
        button: t.get("applications-attention-profile-fill"),
        icon: "user",
        tone: "info",
    }
}

/// The password is old (LOGIN-25).
pub(crate) fn reminder(visit: &Visit, old: OldPassword) -> Attention {
    let t = &visit.t;
    Attention {
        title: t.with1("applications-attention-password", "days", old.days),
        why: t.get("applications-attention-password-why"),
        note: String::new(),
        href: "/security/password".to_owned(),
        button: t.get("applications-attention-password-change"),
        icon: "lock",
        tone: "warn",
    }
}
