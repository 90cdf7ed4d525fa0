//! The outer net: how often one address may ask for what guesses at codes or makes a letter leave, how often one member of staff may
//! look for people, and how much one citizen may bring.
//!
//! Accounts, codes and registrations have counters of their own in the database. This one stands before them, in the memory of each
//! process: it costs no query, and a machine that asks in a loop meets it first.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, Random};
use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use uuid::Uuid;

use crate::{Problem, Visit, WebResult};

/// The numbers of `[limits]`: for one address, in each process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Allowances {
    /// Checks of documents in a minute.
    pub checks_a_minute: NonZeroU32,
    /// Forms that make a letter or an SMS leave, sent without a session, in an hour.
    pub messages_an_hour: NonZeroU32,
    /// Looks for a person or a case by a number, by one member of staff, in an hour.
    pub lookups_an_hour: NonZeroU32,
    /// Codes that confirm a sending, letters to agencies, and drafts that are begun: each by one citizen in an hour.
    pub acts_an_hour: NonZeroU32,
    /// What one citizen sends, files most of all, in a day, in MiB.
    pub mebibytes_a_day: NonZeroU32,
}

impl Default for Allowances {
    fn default() -> Self {
        const CHECKS: NonZeroU32 = NonZeroU32::new(60).expect("sixty");
        const MESSAGES: NonZeroU32 = NonZeroU32::new(300).expect("three hundred");
        const LOOKUPS: NonZeroU32 = NonZeroU32::new(120).expect("a hundred and twenty");
        const ACTS: NonZeroU32 = NonZeroU32::new(60).expect("sixty");
        const MEBIBYTES: NonZeroU32 = NonZeroU32::new(500).expect("five hundred");
        Self {
            checks_a_minute: CHECKS,
            messages_an_hour: MESSAGES,
            lookups_an_hour: LOOKUPS,
            acts_an_hour: ACTS,
            mebibytes_a_day: MEBIBYTES,
        }
    }
}

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A check of a document by its code or its file.
    Checks,
    /// A form without a session that makes a letter or an SMS leave.
    Messages,
    /// A look for a person or a case by a number: counted by who looks, because an office shares its address.
    Lookups,
    /// A code by SMS that a citizen asks for to confirm a sending.
    Codes,
    /// A citizen's letter to an agency.
    Letters,
    /// A draft that a citizen begins.
    Drafts,
}

/// What is counted of a citizen's bytes, in bytes: what is smaller is not.
const PARCEL: u64 = 64 * 1024;
/// What a body of unknown length is counted as, in bytes: browsers send none.
const UNKNOWN: u64 = 8 * 1024 * 1024;
/// Parcels of a MiB.
const PARCELS_A_MEBIBYTE: NonZeroU32 = NonZeroU32::new(16).expect("sixteen");
const DAY: Duration = Duration::from_hours(24);

/// Counts by address, or by who is signed in; one for the whole process, cheap to clone.
#[derive(Clone)]
pub struct Limits(Arc<Nets>);

struct Nets {
    checks: Net,
    messages: Net,
    lookups: Net,
    codes: Net,
    letters: Net,
    drafts: Net,
    parcels: Net,
    secret: [u8; 16],
}

type Net = RateLimiter<u16, HashMapStateStore<u16>, Time, NoOpMiddleware<Duration>>;

impl Limits {
    /// Nobody has asked yet.
    #[must_use]
    pub fn new(allowances: Allowances, clock: &Clock, random: &Random) -> Self {
        let net = |quota| RateLimiter::hashmap_with_clock(quota, Time(clock.clone()));
        Self(Arc::new(Nets {
            checks: net(Quota::per_minute(allowances.checks_a_minute)),
            messages: net(Quota::per_hour(allowances.messages_an_hour)),
            lookups: net(Quota::per_hour(allowances.lookups_an_hour)),
            codes: net(Quota::per_hour(allowances.acts_an_hour)),
            letters: net(Quota::per_hour(allowances.acts_an_hour)),
            drafts: net(Quota::per_hour(allowances.acts_an_hour)),
            parcels: net(a_day(allowances.mebibytes_a_day.saturating_mul(PARCELS_A_MEBIBYTE))),
            secret: random.bytes(),
        }))
    }

    /// Counts one request of an address.
    ///
    /// # Errors
    /// [`Problem::TooOften`] with the seconds after which the next one is let through.
    pub fn count(&self, limit: Limit, address: IpAddr) -> WebResult<()> {
        self.check(limit, self.0.place(network(address)))
    }

    /// Counts one request of somebody who is signed in, from whatever address.
    ///
    /// # Errors
    /// [`Problem::TooOften`] with the seconds after which the next one is let through.
    pub fn count_of(&self, limit: Limit, who: Uuid) -> WebResult<()> {
        self.check(limit, self.0.place(who.as_u128()))
    }

    /// Counts the body of a request of a citizen who is signed in; `None` is one that does not say how long it is.
    ///
    /// # Errors
    /// [`Problem::TooOften`] with the seconds after which as much is let through.
    pub fn count_bytes(&self, who: Uuid, bytes: Option<u64>) -> WebResult<()> {
        let parcels = u32::try_from(bytes.unwrap_or(UNKNOWN) / PARCEL).unwrap_or(u32::MAX);
        let Some(parcels) = NonZeroU32::new(parcels) else { return Ok(()) };
        let net = &self.0.parcels;
        match net.check_key_n(&self.0.place(who.as_u128()), parcels) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(refusal)) => Err(too_often(refusal.wait_time_from(net.clock().now()))),
            Err(_) => Err(Problem::TooLarge(bytes.unwrap_or(UNKNOWN))),
        }
    }

    fn check(&self, limit: Limit, place: u16) -> WebResult<()> {
        let net = match limit {
            Limit::Checks => &self.0.checks,
            Limit::Messages => &self.0.messages,
            Limit::Lookups => &self.0.lookups,
            Limit::Codes => &self.0.codes,
            Limit::Letters => &self.0.letters,
            Limit::Drafts => &self.0.drafts,
        };
        net.check_key(&place).map_err(|refusal| too_often(refusal.wait_time_from(net.clock().now())))
    }
}

fn too_often(wait: Duration) -> Problem {
    Problem::TooOften(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
}

/// So many at once, and as many again in the course of a day.
fn a_day(many: NonZeroU32) -> Quota {
    let each = (DAY / many.get()).max(Duration::from_nanos(1));
    Quota::with_period(each).map_or_else(|| Quota::per_hour(many), |quota| quota.allow_burst(many))
}

impl Nets {
    /// The counter of an address or a person. There are 65,536 of them and never more, so whoever comes from millions of addresses fills no
    /// memory; two strangers share one rarely, and nobody can choose with whom, because the choice is keyed.
    fn place(&self, who: u128) -> u16 {
        let mut hasher = DefaultHasher::new();
        self.secret.hash(&mut hasher);
        who.hash(&mut hasher);
        let [first, second, ..] = hasher.finish().to_be_bytes();
        u16::from_be_bytes([first, second])
    }
}

/// One connection: an address of IPv4; of IPv6 the /56 that a provider gives to one house (RFC 6177, section 2), because its
/// owner may use every address in it.
fn network(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(v4) => u128::from(v4.to_bits()),
        IpAddr::V6(v6) => v6.to_bits() & !(u128::MAX >> 56),
    }
}

impl Visit {
    /// Counts this request against a limit of its address: the first line of a verb that has one.
    ///
    /// # Errors
    /// [`Problem::TooOften`].
    pub fn count(&self, limit: Limit) -> WebResult<()> {
        self.house.limits.count(limit, self.address)
    }
}

/// The house's clock, as the counters want it: the time since 1970.
struct Time(Clock);

impl governor::clock::Clock for Time {
    type Instant = Duration;

    fn now(&self) -> Duration {
        // A machine that believes to live before 1970 stands still at its beginning.
        u64::try_from(self.0.now().timestamp_micros()).map_or(Duration::ZERO, Duration::from_micros)
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::*;
    use crate::testing::noon;

    fn limits(clock: &Clock) -> Limits {
        let allowances = Allowances {
            checks_a_minute: NonZeroU32::new(3).unwrap(),
            messages_an_hour: NonZeroU32::new(1).unwrap(),
            lookups_an_hour: NonZeroU32::new(2).unwrap(),
            mebibytes_a_day: NonZeroU32::new(2).unwrap(),
            ..Allowances::default()
        };
        Limits::new(allowances, clock, &Random::seeded(7))
    }

    fn seconds(answer: WebResult<()>) -> u64 {
        match answer {
            Ok(()) => 0,
            Err(Problem::TooOften(seconds)) => seconds,
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_address_waits_as_long_as_it_is_told_and_no_longer() {
        let clock = Clock::fixed(noon());
        let limits = limits(&clock);
        let address = Ipv4Addr::new(203, 0, 113, 7).into();
        for _ in 0..3 {
            assert_eq!(seconds(limits.count(Limit::Checks, address)), 0);
        }
        assert_eq!(seconds(limits.count(Limit::Checks, address)), 20);
        clock.advance(chrono::Duration::seconds(19));
        assert_eq!(seconds(limits.count(Limit::Checks, address)), 1);
        clock.advance(chrono::Duration::seconds(1));
        assert_eq!(seconds(limits.count(Limit::Checks, address)), 0);
        assert_eq!(seconds(limits.count(Limit::Messages, address)), 0, "each limit counts by itself");
        let neighbour = Ipv4Addr::new(203, 0, 113, 8).into();
        assert_eq!(seconds(limits.count(Limit::Checks, neighbour)), 0, "a neighbour is not the same");
    }

    #[test]
    fn what_somebody_brings_in_a_day_is_counted_by_its_size() {
        const MIB: u64 = 1024 * 1024;
        let clock = Clock::fixed(noon());
        let limits = limits(&clock);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for _ in 0..100 {
            assert_eq!(seconds(limits.count_bytes(one, Some(PARCEL - 1))), 0, "a form costs nothing");
        }
        assert_eq!(seconds(limits.count_bytes(one, Some(2 * MIB))), 0);
        assert_eq!(
            seconds(limits.count_bytes(one, Some(MIB))),
            12 * 3600,
            "as much comes back in half a day"
        );
        assert_eq!(seconds(limits.count_bytes(other, Some(MIB))), 0);
        assert!(
            matches!(limits.count_bytes(one, None), Err(Problem::TooLarge(_))),
            "a length that is not said"
        );
        clock.advance(chrono::Duration::hours(12));
        assert_eq!(seconds(limits.count_bytes(one, Some(MIB))), 0);
    }

    #[test]
    fn who_is_signed_in_is_counted_wherever_they_sit() {
        let limits = limits(&Clock::fixed(noon()));
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for _ in 0..2 {
            assert_eq!(seconds(limits.count_of(Limit::Lookups, one)), 0);
        }
        assert_eq!(seconds(limits.count_of(Limit::Lookups, one)), 1800);
        assert_eq!(
            seconds(limits.count_of(Limit::Lookups, other)),
            0,
            "a colleague of the same office goes on"
        );
    }

    #[test]
    fn one_house_has_one_count_whatever_address_of_its_own_it_uses() {
        let limits = limits(&Clock::fixed(noon()));
        let from = |last| Ipv6Addr::new(0x2001, 0xdb8, 1, 0x1200 + last, 0, 0, 0, last).into();
        assert_eq!(seconds(limits.count(Limit::Messages, from(1))), 0);
        assert_eq!(seconds(limits.count(Limit::Messages, from(2))), 3600);
        let mapped = Ipv4Addr::new(198, 51, 100, 1).to_ipv6_mapped().into();
        assert_eq!(seconds(limits.count(Limit::Messages, mapped)), 0);
        assert_eq!(seconds(limits.count(Limit::Messages, Ipv4Addr::new(198, 51, 100, 1).into())), 3600);
    }

    #[test]
    fn a_million_addresses_fill_no_memory() {
        let limits = limits(&Clock::fixed(noon()));
        for address in 0..1_000_000_u32 {
            let _ = limits.count(Limit::Checks, Ipv4Addr::from_bits(address).into());
        }
        assert!(limits.0.checks.len() <= 65_536);
    }
}
