//! Confirming that it is you before an act that matters: a record of its own that expires, spent at once by signing, paying and the order
//! to erase the account.
//! Being signed in strongly is not enough: the session may stand open on somebody's table.

use chrono::Duration;
use db::Tx;
use web::{AuthLevel, CitizenSession, House, Problem, StepUp, Visit, WebResult};

use crate::session::{auth_code, auth_of};
use crate::store::elevation as store;

/// A class of acts that are confirmed separately. The message with the code names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Change of phone or e-mail.
    Contacts,
    /// Password, second factors, devices, restrictions.
    Security,
    /// Signing; spent by one signature.
    Sign,
    /// Paying; spent by one payment.
    Pay,
    /// Taking all data out.
    Export,
    /// Erasing the account; spent by one order.
    Erase,
    /// Letting another person, office or program see data.
    Access,
    /// Only a stronger sign-in: two factors. It lasts as long as the session.
    TwoFactors,
    /// Only a stronger sign-in: a passkey or a hardware key that checked who holds it. It lasts as long as the session.
    Passkey,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 9] = [
        Self::Contacts,
        Self::Security,
        Self::Sign,
        Self::Pay,
        Self::Export,
        Self::Erase,
        Self::Access,
        Self::TwoFactors,
        Self::Passkey,
    ];

    /// The word in addresses and columns.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Contacts => "contacts",
            Self::Security => "security",
            Self::Sign => "sign",
            Self::Pay => "pay",
            Self::Export => "export",
            Self::Erase => "erase",
            Self::Access => "access",
            Self::TwoFactors => "two-factors",
            Self::Passkey => "passkey",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Whether one confirmation is good for one act only.
    #[must_use]
    pub fn is_single_use(self) -> bool {
        matches!(self, Self::Sign | Self::Pay | Self::Erase)
    }

    /// Whether it only strengthens the session and leaves no record.
    #[must_use]
    pub fn is_level(self) -> bool {
        matches!(self, Self::TwoFactors | Self::Passkey)
    }

    /// How strongly it is confirmed.
    #[must_use]
    pub fn level(self) -> AuthLevel {
        if self == Self::Passkey { AuthLevel::A3 } else { AuthLevel::A2 }
    }

    fn problem(self) -> Problem {
        Problem::StepUp(StepUp { act: self.code(), level: self.level() })
    }
}

/// Lets a page or an act go on when the person has confirmed it a short time ago; otherwise sends them to confirm and back.
/// For acts that are [single use](Act::is_single_use) call [`spend`] in the verb's transaction as well. One query.
///
/// # Errors
/// [`Problem::StepUp`], and unexpected ones.
pub async fn require(visit: &Visit, me: &CitizenSession, act: Act) -> WebResult<()> {
    if act.is_level() {
        return need(me, act.level());
    }
    let house = &visit.house;
    let kept = store::of(&house.db, me.citizen, me.session, act.code()).await?;
    judge(house, kept, act)
}

/// Spends the confirmation of an act, in the transaction of the act: a second act asks again.
///
/// # Errors
/// [`Problem::StepUp`] when there is none, and unexpected ones.
pub async fn spend(house: &House, tx: &Tx, me: &CitizenSession, act: Act) -> WebResult<()> {
    let kept = store::take(tx, me.citizen, me.session, act.code()).await?;
    judge(house, kept, act)
}

/// Refuses a session that was opened less strongly than an act or a service needs; the way up is the page of confirmation.
///
/// # Errors
/// [`Problem::StepUp`].
pub fn need(me: &CitizenSession, level: AuthLevel) -> WebResult<()> {
    if me.auth >= level {
        return Ok(());
    }
    Err(if level == AuthLevel::A3 { Act::Passkey } else { Act::TwoFactors }.problem())
}

fn judge(house: &House, kept: Option<store::Kept>, act: Act) -> WebResult<()> {
    let good =
        kept.is_some_and(|kept| kept.expires_at > house.clock.now() && auth_of(&kept.level) >= act.level());
    if good { Ok(()) } else { Err(act.problem()) }
}

/// Writes that an act was confirmed just now, for so many minutes.
pub(crate) async fn grant(
    house: &House,
    tx: &Tx,
    me: &CitizenSession,
    act: Act,
    (way, level): (&'static str, AuthLevel),
    minutes: i64,
) -> WebResult<()> {
    let now = house.clock.now();
    let expires_at = now + Duration::minutes(minutes);
    let new = store::NewElevation {
        citizen: me.citizen,
        session: me.session,
        act: act.code(),
        way,
        level: auth_code(level),
        at: now,
        expires_at,
    };
    store::keep(tx, new).await
}

#[cfg(test)]
mod tests {
    use super::Act;

    #[test]
    fn an_act_is_found_by_its_word() {
        for act in Act::ALL {
            assert_eq!(Act::from_code(act.code()), Some(act));
        }
        assert_eq!(Act::from_code(""), None);
    }
}
