//! From where a request comes, and the keyed hashes by which two places are compared without being kept in the clear.

use std::net::IpAddr;

use axum::extract::Request;
use http::header;
use vault::Index;
use web::{House, Visit};

use crate::device;
use crate::mark::Mark;
use crate::store::session::Here;

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
            browser: self.browser_index(house),
            network: self.network_index(house),
            address: self.address_index(house),
        }
    }

    pub(crate) fn browser_index(&self, house: &House) -> Vec<u8> {
        index(house, "browser", self.browser)
    }

    pub(crate) fn network_index(&self, house: &House) -> Vec<u8> {
        address_index(house, &web::network(self.address))
    }

    pub(crate) fn address_index(&self, house: &House) -> Vec<u8> {
        address_index(house, &self.address.to_string())
    }
}

/// The keyed hash of an address or a network as it is written.
pub(crate) fn address_index(house: &House, text: &str) -> Vec<u8> {
    index(house, "address", text)
}

/// No phone begins with a letter, so the key of phones serves without confusing anything.
fn index(house: &House, kind: &str, text: &str) -> Vec<u8> {
    house.vault.index(Index::Phone, &format!("{kind} {text}"))
}
