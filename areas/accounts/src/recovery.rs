//! Ways back into an account (LOGIN-14, LOGIN-15, LOGIN-17, LOGIN-18, LOGIN-31, PLUS-10), and change of password, phone and e-mail by
//! somebody who is signed in. Whether an account exists is never told: the page, the cookie and the work are the same, a job does the
//! rest.

use axum::Router;
use jobs::Registry;
use web::House;

mod case;
mod code;
mod contacts;
mod doors;
mod expire;
mod factor;
mod fresh;
mod new_password;
mod own_password;
mod request;
mod reset;
mod reset_finish;
mod send;
mod staff;
mod start;
mod tell;

pub use staff::{Evidence, Grant, Request, agree, grant, granted, refuse, request, requests_waiting};

pub(crate) fn routes() -> Router<House> {
    doors::routes()
        .merge(start::routes())
        .merge(code::routes())
        .merge(factor::routes())
        .merge(fresh::routes())
        .merge(reset::routes())
        .merge(reset_finish::routes())
        .merge(request::routes())
        .merge(own_password::routes())
        .merge(contacts::routes())
}

pub(crate) fn register(registry: &mut Registry, house: &House) {
    send::register(registry, house);
    expire::register(registry, house);
    reset::register(registry, house);
}
