//! Signs that a session is in other hands: it is ended at once, whoever holds it (LOGIN-24, LOGIN-30).

use base::CitizenId;
use journal::{Actor, Outcome};
use policy::AddressRule;
use web::{House, WebResult};

use crate::account::{self, Fact};
use crate::place::{Place, Spot};
use crate::rules::{self, Rules};
use crate::store::session::{self as store, Live};

/// What does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Risk {
    /// The address, although its owner or the policy holds the session to it.
    Address,
    /// Another browser shows the cookie of this one.
    Browser,
    /// The cookie of the session came without the mark of its browser, or with another: it was copied.
    Mark,
}

impl Risk {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Browser => "browser",
            Self::Mark => "mark",
        }
    }
}

/// The first thing that does not fit. What an older session does not have is not compared.
pub(crate) fn of(house: &House, live: &Live, limits: &Rules, place: &Place) -> Option<Risk> {
    let differs = |kept: &Option<Vec<u8>>, shown: Spot| {
        kept.as_ref().is_some_and(|kept| !place.is_at(house, kept, shown))
    };
    let mark = place.mark.as_ref().map(crate::mark::Mark::hash).unwrap_or_default();
    if live.mark_hash.as_ref().is_some_and(|kept| *kept != mark) {
        return Some(Risk::Mark);
    }
    if differs(&live.browser_index, Spot::Browser) {
        return Some(Risk::Browser);
    }
    let own = live.address_rule.as_deref().and_then(rules::rule_of).unwrap_or(AddressRule::Off);
    let moved = match own.max(limits.address) {
        AddressRule::Off => false,
        AddressRule::Prefix => differs(&live.network_index, Spot::Network),
        AddressRule::Strict => differs(&live.address_index, Spot::Address),
    };
    moved.then_some(Risk::Address)
}

/// Ends the session and tells its owner.
pub(crate) async fn end(
    house: &House,
    citizen: CitizenId,
    live: &Live,
    risk: Risk,
    place: &Place,
) -> WebResult<()> {
    let tx = house.db.begin().await?;
    if store::end(&tx, citizen, live.session_id, risk.code(), house.clock.now()).await? {
        let details = serde_json::json!({
            "why": risk.code(),
            "source": web::network(place.address),
            "address": place.address.to_string(),
        });
        let (actor, action, outcome) = (Actor::System, "account.session_ended_by_risk", Outcome::Done);
        account::record(house, &tx, citizen, Fact { actor, action, outcome, details }).await?;
        tx.commit().await?;
    }
    Ok(())
}
