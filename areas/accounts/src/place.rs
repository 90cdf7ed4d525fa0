//! From where a request comes, and the keyed hashes by which two places are compared without being kept in the clear.

use std::net::IpAddr;

use axum::extract::Request;
use http::header;
use vault::Index;
use web::{House, Visit};

use crate::device;
use crate::mark::Mark;
use crate::store::session::Here;

/// No phone begins with a letter, so the key of phones serves without confusing anything.
const INDEX: Index = Index::Phone;

/// Address, browser, and the mark that the browser brought.
pub(crate) struct Place {
    pub address: IpAddr,
    browser: &'static str,
    pub mark: Option<Mark>,
}

impl Place {
    pub(crate) fn of(visit: &Visit) -> Self {
        Self {
            address: visit.address,
            browser: device::browser(&visit.agent),
            mark: Mark::parse(visit.browser.expose()),
        }
    }

    pub(crate) fn of_request(house: &House, request: &Request) -> Self {
        let agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let text = Mark::cookie(&house.settings, request.headers());
        Self {
            address: web::caller_address(request.headers(), request.extensions(), &house.settings),
            browser: device::browser(agent.unwrap_or_default()),
            mark: text.and_then(|text| Mark::parse(text.expose())),
        }
    }

    /// What is kept with a session that is opened here.
    pub(crate) fn indexes(&self, house: &House, mark: &Mark) -> Here {
        Here {
            mark_hash: mark.hash(),
            browser: house.vault.index(INDEX, &self.words(Spot::Browser)),
            network: house.vault.index(INDEX, &self.words(Spot::Network)),
            address: house.vault.index(INDEX, &self.words(Spot::Address)),
        }
    }

    /// Whether what was kept with a session is where this is: by whichever key of indexes it was kept.
    pub(crate) fn is_at(&self, house: &House, kept: &[u8], spot: Spot) -> bool {
        house.vault.is_index_of(kept, INDEX, &self.words(spot))
    }

    /// Address and network as the portal writes them.
    pub(crate) fn spellings(&self) -> [String; 2] {
        [self.address.to_string(), web::network(self.address)]
    }

    fn words(&self, spot: Spot) -> String {
        match spot {
            Spot::Browser => format!("browser {}", self.browser),
            Spot::Network => address_words(&web::network(self.address)),
            Spot::Address => address_words(&self.address.to_string()),
        }
    }
}

/// What is compared of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    Browser,
    Network,
    Address,
}

/// The keyed hash of an address or a network as it is written.
pub(crate) fn address_index(house: &House, text: &str) -> Vec<u8> {
    house.vault.index(INDEX, &address_words(text))
}

fn address_words(text: &str) -> String {
    format!("address {text}")
}
