//! What was typed or answered, and whether it is right.

use base::Sensitive;
use db::Tx;
use factors::fob::{self, Typed};
use factors::passkey::{self, Answer};
use factors::push;
use text::Words;
use web::{AuthLevel, Fields, House, WebResult};

use super::send::pushed;
use super::{Ask, Means};
use crate::codes;
use crate::way::{self, Way};

/// What was typed or answered, with the slow work done before the transaction.
pub(crate) enum Said<'f> {
    /// Nothing at all.
    Nothing,
    Code(&'f str),
    Fob(Typed<'f>),
    Backup(factors::backup::Typed),
    Key(Answer<'f>),
    /// Whether the password fits.
    Password(bool),
    /// The question that was pushed is looked at.
    Push,
}

/// Reads the fields of the form.
pub(crate) async fn said<'f>(house: &House, ask: &Ask, way: Way, fields: &'f Fields) -> WebResult<Said<'f>> {
    let code = fields.get("code");
    Ok(match way {
        Way::Passkey => Answer::of(fields).map_or(Said::Nothing, Said::Key),
        Way::Push => Said::Push,
        Way::Password if fields.raw("password").is_empty() => Said::Nothing,
        Way::Password => {
            let typed = Sensitive::new(fields.raw("password").to_owned());
            Said::Password(crate::sign_in::password_fits(house, Some(ask.citizen), typed).await?)
        }
        _ if code.is_empty() => Said::Nothing,
        Way::Backup => Said::Backup(factors::backup::typed(ask.holder(), code).await?),
        Way::Fob => Said::Fob(Typed { code, next: fields.get("next") }),
        Way::App | Way::Sms | Way::Email => Said::Code(code),
    })
}

/// Why a step was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Missing(Way),
    Code(codes::Refusal),
    App(factors::totp::Refusal),
    Fob(fob::Refusal),
    Backup(factors::backup::Refusal),
    Key(passkey::Refusal),
    Password,
    Push(push::State),
}

impl Refusal {
    pub(crate) fn words(self, t: &Words) -> String {
        match self {
            Self::Missing(way) => t.get(&format!("accounts-step-missing-{}", way.code())),
            Self::Code(refusal) => refusal.words(t),
            Self::App(refusal) => refusal.words(t),
            Self::Fob(refusal) => refusal.words(t),
            Self::Backup(refusal) => refusal.words(t),
            Self::Key(refusal) => refusal.words(t),
            Self::Password => t.get("accounts-step-wrong-password"),
            Self::Push(push::State::Refused) => t.get("accounts-step-push-refused"),
            Self::Push(push::State::Waiting) => t.get("accounts-step-push-waiting"),
            Self::Push(_) => t.get("accounts-step-push-over"),
        }
    }

    /// What is merely late or left empty is no attack and is not counted.
    pub(crate) fn counts(self) -> bool {
        let late = matches!(
            self,
            Self::Missing(_)
                | Self::Code(codes::Refusal::Expired)
                | Self::App(factors::totp::Refusal::Spent | factors::totp::Refusal::Late)
                | Self::Fob(fob::Refusal::Spent | fob::Refusal::Late)
                | Self::Key(passkey::Refusal::Late)
                | Self::Push(_)
        );
        !late
    }
}

/// Checks the step and uses up what it was taken with. **The caller commits in both cases.**
pub(crate) async fn check(
    house: &House,
    tx: &Tx,
    ask: &Ask,
    means: &Means,
    way: Way,
    said: Said<'_>,
) -> WebResult<Result<AuthLevel, Refusal>> {
    let level = way::level(way, &means.policy);
    let checked = match said {
        Said::Nothing => Err(Refusal::Missing(way)),
        Said::Push => approved(house, tx, ask).await?,
        Said::Password(fits) => {
            if fits {
                Ok(())
            } else {
                Err(Refusal::Password)
            }
        }
        Said::Backup(typed) => {
            let checked = factors::backup::check(house, tx, ask.holder(), &typed).await?;
            checked.map(drop).map_err(Refusal::Backup)
        }
        Said::Key(answer) => {
            let checked = passkey::finish_sign_in(house, tx, Some(ask.holder()), answer).await?;
            return Ok(checked.map(|proved| proved.level).map_err(Refusal::Key));
        }
        Said::Code(code) if way == Way::App => {
            let rules = &means.policy.factors;
            let checked = factors::totp::check(house, tx, ask.holder(), code, rules).await?;
            checked.map(drop).map_err(Refusal::App)
        }
        Said::Fob(typed) => {
            let rules = &means.policy.factors;
            fob::check(house, tx, ask.holder(), typed, rules).await?.map(drop).map_err(Refusal::Fob)
        }
        Said::Code(code) => codes::check(house, tx, ask.purpose(way), code).await?.map_err(Refusal::Code),
    };
    Ok(checked.map(|()| level))
}

async fn approved(house: &House, tx: &Tx, ask: &Ask) -> WebResult<Result<(), Refusal>> {
    let Some((asked, state)) = pushed(house, tx, ask).await? else {
        return Ok(Err(Refusal::Push(push::State::Over)));
    };
    let taken =
        state == push::State::Approved && push::spend(house, tx, ask.holder(), asked.id).await?.is_some();
    Ok(if taken { Ok(()) } else { Err(Refusal::Push(state)) })
}
