//! Named profiles: where a policy begins.

use serde::{Deserialize, Serialize};

use crate::rules::{
    AddressRule, ApplicationRules, CodeRules, ErasureRules, FactorRules, InvitationRules, LockoutRules,
    NoticeRules, PasswordRules, Policy, ProofingRules, RecoveryRules, RegistrationRules, Rotation,
    RotationRules, SearchRules, SessionRules, ThrottleRules,
};

/// A named profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Profile {
    /// What people expect of a public portal.
    #[default]
    #[serde(rename = "portal")]
    Portal,
    /// OWASP ASVS 5.0, level 2: no composition rules, no ageing, no codes by e-mail as a factor.
    #[serde(rename = "asvs-l2")]
    AsvsL2,
    /// Only factors that cannot be phished, a new password every 90 days. For installations under such an order.
    #[serde(rename = "strict")]
    Strict,
}

impl Profile {
    /// Its name in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::AsvsL2 => "asvs-l2",
            Self::Strict => "strict",
        }
    }

    /// The policy of this name.
    #[must_use]
    pub fn policy(self) -> Policy {
        match self {
            Self::Portal => portal(),
            Self::AsvsL2 => asvs_l2(),
            Self::Strict => strict(),
        }
    }
}

fn portal() -> Policy {
    Policy {
        password: PasswordRules {
            min_length: 12,
            max_length: 256,
            classes: 4,
            phrase_length: 20,
            max_repeat: 3,
            run_length: 5,
            strength: 3,
        },
        rotation: RotationRules { mode: Rotation::Remind, days: 90 },
        sessions: sessions(),
        registration: RegistrationRules { hours: 24, sends: 8 },
        codes: CodeRules {
            life_minutes: 10,
            tries: 5,
            pause_seconds: 60,
            step_minutes: 15,
            sms_is_factor: true,
            email_is_factor: true,
        },
        lockout: LockoutRules {
            tries: 5,
            first_minutes: 15,
            most_minutes: 24 * 60,
            forget_hours: 24,
            source_tries: 200,
            account_tries: 50,
            spray_accounts: 20,
        },
        throttle: ThrottleRules { per_target: 10, per_account: 20, per_source: 300, in_all: 20_000 },
        factors: FactorRules {
            always: true,
            phishing_resistant: false,
            phone_code_alone: true,
            totp_steps_back: 1,
            totp_steps_forward: 0,
            fob_look_ahead: 10,
            fob_resync: 500,
            most_keys: 20,
            backup_codes: 10,
            backup_low: 3,
            push_an_hour: 3,
            push_minutes: 3,
        },
        elevation_minutes: 10,
        trusted_device_days: 30,
        recovery: RecoveryRules {
            link_minutes: 30,
            begun_a_day: 10,
            wait_hours: 24,
            finish_hours: 72,
            activation_hours: 24,
            operators: 2,
            request_days: 14,
        },
        notices: NoticeRules { gather_minutes: 5, not_me_hours: 7 * 24, data_check_days: 365 },
        invitations: InvitationRules { hours: 72 },
        proofing: ProofingRules { working_hours: 24, tries_a_day: 10, scan_days: 30, bank_minutes: 15 },
        erasure: ErasureRules { wait_days: 14, export_days: 3, application_years: 5 },
        applications: ApplicationRules { draft_days: 30, warn_days: 3, trash_days: 14, answer_days: 3 },
        search: SearchRules { askers: 20, own: 10 },
    }
}

fn sessions() -> SessionRules {
    SessionRules { idle_minutes: 15, hours: 12, warn_seconds: 150, most: 20, address: AddressRule::Off }
}

fn asvs_l2() -> Policy {
    let portal = portal();
    Policy {
        password: PasswordRules { classes: 0, ..portal.password },
        rotation: RotationRules { mode: Rotation::Off, ..portal.rotation },
        codes: CodeRules { email_is_factor: false, ..portal.codes },
        factors: FactorRules { phone_code_alone: false, ..portal.factors },
        ..portal
    }
}

fn strict() -> Policy {
    let mild = asvs_l2();
    Policy {
        password: PasswordRules { min_length: 15, ..mild.password },
        rotation: RotationRules { mode: Rotation::Force, days: 90 },
        sessions: SessionRules { most: 5, ..mild.sessions },
        codes: CodeRules { life_minutes: 5, sms_is_factor: false, ..mild.codes },
        factors: FactorRules { phishing_resistant: true, ..mild.factors },
        elevation_minutes: 5,
        trusted_device_days: 0,
        recovery: RecoveryRules { begun_a_day: 3, wait_hours: 72, ..mild.recovery },
        invitations: InvitationRules { hours: 24 },
        ..mild
    }
}
