//! The ways to take a second step, and which of them somebody may take for what.

use policy::Policy;
use web::AuthLevel;

use crate::elevation::Act;

/// A way, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// A passkey or a hardware key.
    Passkey,
    /// Approval on another device.
    Push,
    /// A code from an authenticator app.
    App,
    /// A code from a fob.
    Fob,
    /// A code by SMS.
    Sms,
    /// A code by e-mail.
    Email,
    /// The password: the other half for somebody who came in by a code to the phone.
    Password,
    /// One of the codes kept on paper.
    Backup,
}

impl Way {
    pub(crate) const ALL: [Self; 8] = [
        Self::Passkey,
        Self::Push,
        Self::App,
        Self::Fob,
        Self::Sms,
        Self::Email,
        Self::Password,
        Self::Backup,
    ];

    /// The word in addresses, in columns and at the end of keys of words.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Passkey => "passkey",
            Self::Push => "push",
            Self::App => "app",
            Self::Fob => "fob",
            Self::Sms => "sms",
            Self::Email => "email",
            Self::Password => "password",
            Self::Backup => "backup",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Passkey => "fingerprint",
            Self::Push => "bell",
            Self::App => "phone",
            Self::Fob => "key",
            Self::Sms => "message",
            Self::Email => "mail",
            Self::Password => "lock",
            Self::Backup => "receipt",
        }
    }

    /// Whether a message with a code must leave first.
    pub(crate) fn is_sent(self) -> bool {
        matches!(self, Self::Sms | Self::Email)
    }
}

/// What somebody has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is there or not, independently of the others")]
pub(crate) struct Has {
    /// A confirmed phone.
    pub phone: bool,
    /// A confirmed e-mail.
    pub email: bool,
    /// A passkey or a hardware key.
    pub key: bool,
    /// An authenticator app.
    pub app: bool,
    /// A fob that shows codes.
    pub fob: bool,
    /// A device that approves.
    pub push: bool,
    /// Unspent backup codes.
    pub backup: bool,
    /// The wish that codes by SMS and e-mail do not count.
    pub codes_off: bool,
}

impl Has {
    /// Whether there is a factor that depends on no telephone network and no mailbox.
    pub(crate) fn strong(self) -> bool {
        self.key || self.app || self.fob || self.push
    }
}

/// What the step is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Signing in.
    SignIn,
    /// An act of somebody who is signed in.
    Confirm(Act),
    /// A way back in, after a code to one contact.
    Recover,
}

/// The ways that lead there, the best first. `by_phone`: the first step was a code to the phone, which cannot be the second as well.
pub(crate) fn ways(has: Has, aim: Aim, by_phone: bool, policy: &Policy) -> Vec<Way> {
    let only_key = aim == Aim::Confirm(Act::Passkey) || policy.factors.phishing_resistant && has.key;
    if only_key {
        return if has.key { vec![Way::Passkey] } else { Vec::new() };
    }
    let mut found = Vec::new();
    let mut offer = |way, there: bool| found.extend(there.then_some(way));
    offer(Way::Passkey, has.key);
    offer(Way::Push, has.push);
    offer(Way::App, has.app);
    offer(Way::Fob, has.fob);
    // A code that is sent can be intercepted: who has something better confirms by it, and may switch such codes off altogether.
    let sent = match aim {
        Aim::SignIn | Aim::Recover => !(has.codes_off && has.strong()),
        Aim::Confirm(_) => !has.strong(),
    };
    let phone = has.phone && !by_phone;
    offer(Way::Sms, sent && phone && (policy.codes.sms_is_factor || !has.strong()));
    let by_mail = policy.codes.email_is_factor || !has.strong() && !has.phone;
    offer(Way::Email, sent && has.email && by_mail);
    offer(Way::Password, by_phone && !has.strong() && aim != Aim::Recover);
    let paper = !matches!(aim, Aim::Confirm(Act::Sign | Act::Pay));
    offer(Way::Backup, has.backup && paper);
    if aim == Aim::Confirm(Act::TwoFactors) {
        found.retain(|way| level(*way, policy) >= AuthLevel::A2);
    }
    found
}

/// How strong a sign-in is, or a confirmation, after this way; a key tells its level itself.
pub(crate) fn level(way: Way, policy: &Policy) -> AuthLevel {
    let counts = match way {
        Way::Passkey => return AuthLevel::A3,
        Way::Sms => policy.codes.sms_is_factor,
        Way::Email => policy.codes.email_is_factor,
        Way::Push | Way::App | Way::Fob | Way::Password | Way::Backup => true,
    };
    if counts && !policy.factors.phishing_resistant { AuthLevel::A2 } else { AuthLevel::A1 }
}

#[cfg(test)]
mod tests {
    use policy::Profile;

    use super::*;

    const PLAIN: Has = Has {
        phone: true,
        email: true,
        key: false,
        app: false,
        fob: false,
        push: false,
        backup: false,
        codes_off: false,
    };

    fn portal(has: Has, aim: Aim) -> Vec<Way> {
        ways(has, aim, false, &Profile::Portal.policy())
    }

    #[test]
    fn who_has_only_a_phone_and_mail_uses_them() {
        assert_eq!(portal(PLAIN, Aim::SignIn), [Way::Sms, Way::Email]);
        assert_eq!(portal(PLAIN, Aim::Confirm(Act::Contacts)), [Way::Sms, Way::Email]);
        let mail_only = Has { phone: false, ..PLAIN };
        let asvs = Profile::AsvsL2.policy();
        assert_eq!(ways(mail_only, Aim::SignIn, false, &asvs), [Way::Email]);
        assert_eq!(
            level(Way::Email, &asvs),
            AuthLevel::A1,
            "the mailbox opens the door, but is no second factor"
        );
    }

    #[test]
    fn who_has_an_app_confirms_by_it() {
        let has = Has { app: true, backup: true, ..PLAIN };
        assert_eq!(portal(has, Aim::SignIn), [Way::App, Way::Sms, Way::Email, Way::Backup]);
        assert_eq!(portal(has, Aim::Confirm(Act::Security)), [Way::App, Way::Backup]);
        assert_eq!(portal(has, Aim::Confirm(Act::Sign)), [Way::App]);
        let off = Has { codes_off: true, ..has };
        assert_eq!(portal(off, Aim::SignIn), [Way::App, Way::Backup]);
        let alone = Has { codes_off: true, ..PLAIN };
        assert_eq!(portal(alone, Aim::SignIn), [Way::Sms, Way::Email], "nobody is locked out by a switch");
    }

    #[test]
    fn a_code_to_the_phone_is_not_both_steps() {
        let policy = Profile::Portal.policy();
        let found = ways(PLAIN, Aim::Confirm(Act::Contacts), true, &policy);
        assert_eq!(found, [Way::Email, Way::Password]);
        let app = Has { app: true, ..PLAIN };
        assert_eq!(ways(app, Aim::Confirm(Act::Contacts), true, &policy), [Way::App]);
    }

    #[test]
    fn a_key_may_be_demanded() {
        assert_eq!(portal(PLAIN, Aim::Confirm(Act::Passkey)), []);
        let key = Has { key: true, app: true, backup: true, ..PLAIN };
        assert_eq!(portal(key, Aim::Confirm(Act::Passkey)), [Way::Passkey]);
        assert_eq!(ways(key, Aim::SignIn, false, &Profile::Strict.policy()), [Way::Passkey]);
        assert_eq!(level(Way::App, &Profile::Strict.policy()), AuthLevel::A1);
    }
}
