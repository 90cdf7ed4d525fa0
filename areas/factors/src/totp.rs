//! Authenticator apps: time-based one-time passwords (RFC 6238) of six digits, thirty seconds, HMAC-SHA-1, because that is what every
//! app knows. Each code serves once; the secret is sealed under its holder's key.

use base::Sensitive;
use chrono::{DateTime, Duration, Utc};
use db::{Rows, Tx};
use policy::FactorRules;
use text::Words;
use totp_rs::{Builder, Totp};
use uuid::Uuid;
use web::{AuthLevel, House, Problem, WebResult};

use crate::factor::{self, Fresh, Kind, name_cell, record_added, secret_cell};
use crate::holder::Holder;
use crate::store::{self, FactorRow};

/// Bits of the secret: as many as the hash has (RFC 4226, section 4).
const SECRET_BYTES: usize = 20;
const STEP_SECONDS: i64 = 30;
/// A begun enrolment is forgotten after so many minutes.
pub(crate) const WAITING_MINUTES: i64 = 30;

/// An enrolment that waits for the first code.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// The factor's id.
    pub factor: Uuid,
    /// The QR code, drawn in one path without a frame.
    pub svg: String,
    /// The same as a link for an app on this very device.
    pub link: String,
    /// The key to type by hand, in groups of four letters.
    pub key: String,
}

/// Why a code is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is none of this moment's.
    Wrong,
    /// It was taken already: the next one comes within half a minute.
    Spent,
    /// There is no authenticator app, or its enrolment is too old: begin anew.
    Late,
}

impl Refusal {
    /// The words for the field, in the reader's language.
    #[must_use]
    pub fn words(self, t: &Words) -> String {
        t.get(match self {
            Self::Wrong => "factors-totp-wrong",
            Self::Spent => "factors-totp-spent",
            Self::Late => "factors-totp-late",
        })
    }
}

/// Makes a secret and shows it; an earlier enrolment that was not confirmed is forgotten. `account` stands in the app beside the
/// portal's name: an e-mail, for example.
///
/// # Errors
/// Only unexpected ones.
pub async fn begin(house: &House, tx: &Tx, holder: Holder, account: &str) -> WebResult<Enrolment> {
    let secret = house.random.bytes::<SECRET_BYTES>();
    store::delete_waiting(tx, holder.uuid(), Kind::Totp.code()).await?;
    let fresh = fresh(secret, String::new(), false);
    let factor = factor::keep(house, tx, holder, fresh).await?;
    shown(house, factor, &secret, account)
}

/// The enrolment that waits, to be shown again; nothing after half an hour.
///
/// # Errors
/// Only unexpected ones.
pub async fn waiting(
    house: &House,
    rows: &impl Rows,
    holder: Holder,
    account: &str,
) -> WebResult<Option<Enrolment>> {
    let Some(row) = found(house, rows, holder).await? else { return Ok(None) };
    let secret = secret_of(house, rows, holder, &row).await?;
    shown(house, row.factor_id, secret.expose(), account).map(Some)
}

/// The first right code makes the waiting enrolment a factor under this name. The code is spent by it.
///
/// # Errors
/// Only unexpected ones; what is wrong with the code is the inner refusal.
pub async fn confirm(
    house: &House,
    tx: &Tx,
    holder: Holder,
    name: &str,
    code: &str,
    rules: &FactorRules,
) -> WebResult<Result<Uuid, Refusal>> {
    let Some(row) = found(house, tx, holder).await? else { return Ok(Err(Refusal::Late)) };
    let now = house.clock.now();
    let secret = secret_of(house, tx, holder, &row).await?;
    let Some(step) = matching(&totp(secret.expose())?, code, now, rules) else {
        return Ok(Err(Refusal::Wrong));
    };
    if !store::confirm(tx, holder.uuid(), row.factor_id, step, now).await? {
        return Ok(Err(Refusal::Late));
    }
    let key = holder.key(house, tx).await?;
    let name = factor::tidy(name, Kind::Totp.code());
    store::set_name(tx, holder.uuid(), row.factor_id, key.seal_json(name_cell(row.factor_id), &name)?)
        .await?;
    record_added(house, tx, holder, Kind::Totp, &name).await?;
    Ok(Ok(row.factor_id))
}

/// Checks a code against every authenticator app of the holder and spends it; the id is the app's. Tries are counted by the
/// caller. **The caller commits the transaction.**
///
/// # Errors
/// Only unexpected ones; what is wrong with the code is the inner refusal.
pub async fn check(
    house: &House,
    tx: &Tx,
    holder: Holder,
    code: &str,
    rules: &FactorRules,
) -> WebResult<Result<Uuid, Refusal>> {
    let now = house.clock.now();
    let mut apps = store::confirmed(tx, holder.uuid()).await?;
    apps.retain(|row| row.kind == Kind::Totp.code());
    if apps.is_empty() {
        return Ok(Err(Refusal::Late));
    }
    let mut refusal = Refusal::Wrong;
    for row in apps {
        let secret = secret_of(house, tx, holder, &row).await?;
        let Some(step) = matching(&totp(secret.expose())?, code, now, rules) else { continue };
        if store::spend_step(tx, holder.uuid(), row.factor_id, step, now).await? {
            return Ok(Ok(row.factor_id));
        }
        refusal = Refusal::Spent;
    }
    Ok(Err(refusal))
}

/// Enrols an app whose secret is known already: a demo's, played by its sandbox.
///
/// # Errors
/// Only unexpected ones.
pub async fn adopt(
    house: &House,
    tx: &Tx,
    holder: Holder,
    name: &str,
    secret: [u8; SECRET_BYTES],
) -> WebResult<Uuid> {
    factor::keep(house, tx, holder, fresh(secret, name.to_owned(), true)).await
}

/// The code of a secret at a moment, for whoever plays the app.
///
/// # Errors
/// Only unexpected ones.
pub fn code_at(secret: &[u8; SECRET_BYTES], at: DateTime<Utc>) -> WebResult<String> {
    let second = u64::try_from(at.timestamp()).map_err(|_| Problem::Broken("a moment before 1970".into()))?;
    Ok(totp(secret)?.generate(second).to_string())
}

fn fresh(secret: [u8; SECRET_BYTES], name: String, confirmed: bool) -> Fresh {
    Fresh {
        kind: Kind::Totp,
        name,
        secret: Sensitive::new(secret.to_vec()),
        level: AuthLevel::A2,
        synced: false,
        confirmed,
        told: true,
        spent: 0,
    }
}

async fn found(house: &House, rows: &impl Rows, holder: Holder) -> WebResult<Option<FactorRow>> {
    let since = house.clock.now() - Duration::minutes(WAITING_MINUTES);
    store::waiting(rows, holder.uuid(), Kind::Totp.code(), since).await
}

async fn secret_of(
    house: &House,
    rows: &impl Rows,
    holder: Holder,
    row: &FactorRow,
) -> WebResult<Sensitive<Vec<u8>>> {
    let key = holder.key(house, rows).await?;
    Ok(Sensitive::new(key.open(secret_cell(row.factor_id), &row.secret)?))
}

fn totp(secret: &[u8]) -> WebResult<Totp> {
    Ok(Builder::new().with_secret(secret.to_vec()).build()?)
}

/// The step whose code this is. Steps are tried from the newest back, so that a code which two steps share spends the later.
fn matching(totp: &Totp, code: &str, now: DateTime<Utc>, rules: &FactorRules) -> Option<i64> {
    let typed: String = code.chars().filter(char::is_ascii_digit).collect();
    let present = now.timestamp() / STEP_SECONDS;
    let steps = present - rules.totp_steps_back..=present + rules.totp_steps_forward;
    steps.rev().find(|step| {
        let second = u64::try_from(step * STEP_SECONDS).unwrap_or(0);
        let right = totp.generate(second).to_string();
        aws_lc_rs::constant_time::verify_slices_are_equal(right.as_bytes(), typed.as_bytes()).is_ok()
    })
}

fn shown(house: &House, factor: Uuid, secret: &[u8], account: &str) -> WebResult<Enrolment> {
    // A colon parts the issuer from the account in the link, so neither may have one.
    let plain = |text: &str| text.replace(':', " ");
    let account = if account.trim().is_empty() { "—".to_owned() } else { plain(account) };
    let totp = Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(account)
        .with_issuer(Some(plain(&house.settings.portal_name.ru)))
        .build()?;
    let link = totp.to_url()?;
    let letters: Vec<char> = totp.secret().to_base32().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(Enrolment { factor, svg: qr(&link)?, link, key: groups.join(" ") })
}

fn qr(says: &str) -> WebResult<String> {
    use fast_qr::convert::Builder as _;
    let code = fast_qr::QRBuilder::new(says)
        .ecl(fast_qr::ECL::M)
        .build()
        .map_err(|error| Problem::Broken(error.to_string().into()))?;
    Ok(fast_qr::convert::svg::SvgBuilder::default().margin(0).to_str(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn rules(back: i64, forward: i64) -> FactorRules {
        let rules = policy::Profile::Portal.policy().factors;
        FactorRules { totp_steps_back: back, totp_steps_forward: forward, ..rules }
    }

    /// The secret of RFC 6238, appendix B; its codes of eight digits end with ours of six.
    const RFC: &[u8; 20] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(code_at(RFC, at(second)).unwrap(), code);
        }
    }

    #[test]
    fn a_code_lives_a_minute_and_never_comes_from_the_future() {
        let totp = totp(RFC).unwrap();
        let code = code_at(RFC, at(90)).unwrap();
        let rules = rules(1, 0);
        assert_eq!(matching(&totp, &code, at(60), &rules), None);
        assert_eq!(matching(&totp, &code, at(90), &rules), Some(3));
        assert_eq!(matching(&totp, &code, at(149), &rules), Some(3));
        assert_eq!(matching(&totp, &code, at(150), &rules), None);
        assert_eq!(matching(&totp, &code, at(60), &self::rules(0, 1)), Some(3));
    }

    #[test]
    fn a_code_may_be_typed_with_a_space() {
        let code = code_at(RFC, at(59)).unwrap();
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(matching(&totp(RFC).unwrap(), &spaced, at(59), &rules(1, 0)), Some(1));
    }
}
