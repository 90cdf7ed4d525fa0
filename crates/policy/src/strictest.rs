//! The strictest component of two policies wins.

use std::cmp::{max, min};

use crate::rules::{
    ApplicationRules, CodeRules, ErasureRules, FactorRules, InvitationRules, LockoutRules, NoticeRules,
    PasswordRules, Policy, ProofingRules, RecoveryRules, RegistrationRules, RotationRules, SearchRules,
    SessionRules, ThrottleRules,
};

impl Policy {
    /// Of each rule the stricter one. Commutative, associative, and the same policy twice is that policy.
    #[must_use]
    pub fn strictest(&self, other: &Self) -> Self {
        Self {
            password: password(&self.password, &other.password),
            rotation: rotation(&self.rotation, &other.rotation),
            sessions: sessions(&self.sessions, &other.sessions),
            registration: RegistrationRules {
                hours: min(self.registration.hours, other.registration.hours),
                sends: min(self.registration.sends, other.registration.sends),
            },
            codes: codes(&self.codes, &other.codes),
            lockout: lockout(&self.lockout, &other.lockout),
            throttle: throttle(&self.throttle, &other.throttle),
            factors: factors(&self.factors, &other.factors),
            elevation_minutes: min(self.elevation_minutes, other.elevation_minutes),
            trusted_device_days: min(self.trusted_device_days, other.trusted_device_days),
            recovery: recovery(&self.recovery, &other.recovery),
            notices: notices(&self.notices, &other.notices),
            invitations: InvitationRules { hours: min(self.invitations.hours, other.invitations.hours) },
            proofing: proofing(&self.proofing, &other.proofing),
            erasure: erasure(&self.erasure, &other.erasure),
            applications: applications(&self.applications, &other.applications),
            search: SearchRules {
                askers: max(self.search.askers, other.search.askers),
                own: min(self.search.own, other.search.own),
            },
        }
    }
}

fn password(a: &PasswordRules, b: &PasswordRules) -> PasswordRules {
    PasswordRules {
        min_length: max(a.min_length, b.min_length),
        // The longer limit lets people be safer.
        max_length: max(a.max_length, b.max_length),
        classes: max(a.classes, b.classes),
        phrase_length: max(a.phrase_length, b.phrase_length),
        max_repeat: min(a.max_repeat, b.max_repeat),
        run_length: min(a.run_length, b.run_length),
        strength: max(a.strength, b.strength),
    }
}

fn rotation(a: &RotationRules, b: &RotationRules) -> RotationRules {
    RotationRules { mode: max(a.mode, b.mode), days: min(a.days, b.days) }
}

fn sessions(a: &SessionRules, b: &SessionRules) -> SessionRules {
    SessionRules {
        idle_minutes: min(a.idle_minutes, b.idle_minutes),
        hours: min(a.hours, b.hours),
        warn_seconds: max(a.warn_seconds, b.warn_seconds),
        most: min(a.most, b.most),
        address: max(a.address, b.address),
    }
}

fn codes(a: &CodeRules, b: &CodeRules) -> CodeRules {
    CodeRules {
        life_minutes: min(a.life_minutes, b.life_minutes),
        tries: min(a.tries, b.tries),
        pause_seconds: max(a.pause_seconds, b.pause_seconds),
        step_minutes: min(a.step_minutes, b.step_minutes),
        sms_is_factor: a.sms_is_factor && b.sms_is_factor,
        email_is_factor: a.email_is_factor && b.email_is_factor,
    }
}

fn lockout(a: &LockoutRules, b: &LockoutRules) -> LockoutRules {
    LockoutRules {
        tries: min(a.tries, b.tries),
        first_minutes: max(a.first_minutes, b.first_minutes),
        most_minutes: max(a.most_minutes, b.most_minutes),
        forget_hours: max(a.forget_hours, b.forget_hours),
        source_tries: min(a.source_tries, b.source_tries),
        account_tries: min(a.account_tries, b.account_tries),
        spray_accounts: min(a.spray_accounts, b.spray_accounts),
    }
}

fn throttle(a: &ThrottleRules, b: &ThrottleRules) -> ThrottleRules {
    ThrottleRules {
        per_target: min(a.per_target, b.per_target),
        per_account: min(a.per_account, b.per_account),
        per_source: min(a.per_source, b.per_source),
        in_all: min(a.in_all, b.in_all),
    }
}

fn factors(a: &FactorRules, b: &FactorRules) -> FactorRules {
    FactorRules {
        always: a.always || b.always,
        phishing_resistant: a.phishing_resistant || b.phishing_resistant,
        phone_code_alone: a.phone_code_alone && b.phone_code_alone,
        totp_steps_back: min(a.totp_steps_back, b.totp_steps_back),
        totp_steps_forward: min(a.totp_steps_forward, b.totp_steps_forward),
        fob_look_ahead: min(a.fob_look_ahead, b.fob_look_ahead),
        fob_resync: min(a.fob_resync, b.fob_resync),
        most_keys: min(a.most_keys, b.most_keys),
        backup_codes: min(a.backup_codes, b.backup_codes),
        backup_low: max(a.backup_low, b.backup_low),
        push_an_hour: min(a.push_an_hour, b.push_an_hour),
        push_minutes: min(a.push_minutes, b.push_minutes),
    }
}

fn recovery(a: &RecoveryRules, b: &RecoveryRules) -> RecoveryRules {
    RecoveryRules {
        link_minutes: min(a.link_minutes, b.link_minutes),
        begun_a_day: min(a.begun_a_day, b.begun_a_day),
        wait_hours: max(a.wait_hours, b.wait_hours),
        finish_hours: min(a.finish_hours, b.finish_hours),
        activation_hours: min(a.activation_hours, b.activation_hours),
        operators: max(a.operators, b.operators),
        request_days: min(a.request_days, b.request_days),
    }
}

fn notices(a: &NoticeRules, b: &NoticeRules) -> NoticeRules {
    let often = match (a.data_check_days, b.data_check_days) {
        (0, days) | (days, 0) => days,
        (a, b) => min(a, b),
    };
    NoticeRules {
        gather_minutes: min(a.gather_minutes, b.gather_minutes),
        not_me_hours: max(a.not_me_hours, b.not_me_hours),
        data_check_days: often,
    }
}

fn proofing(a: &ProofingRules, b: &ProofingRules) -> ProofingRules {
    ProofingRules {
        working_hours: min(a.working_hours, b.working_hours),
        tries_a_day: min(a.tries_a_day, b.tries_a_day),
        scan_days: min(a.scan_days, b.scan_days),
        bank_minutes: min(a.bank_minutes, b.bank_minutes),
    }
}

fn erasure(a: &ErasureRules, b: &ErasureRules) -> ErasureRules {
    ErasureRules {
        wait_days: max(a.wait_days, b.wait_days),
        export_days: min(a.export_days, b.export_days),
        application_years: max(a.application_years, b.application_years),
    }
}

fn applications(a: &ApplicationRules, b: &ApplicationRules) -> ApplicationRules {
    ApplicationRules {
        // Kept as short as the shorter, told as early as the earlier.
        draft_days: min(a.draft_days, b.draft_days),
        warn_days: max(a.warn_days, b.warn_days),
        trash_days: min(a.trash_days, b.trash_days),
        answer_days: min(a.answer_days, b.answer_days),
    }
}
