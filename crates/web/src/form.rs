//! Posted forms: the raw fields, the token already checked, and errors that stand beside their field.

use std::collections::BTreeMap;

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};

use crate::token::{Token, same_origin};
use crate::{House, Problem};

/// The largest form without files: a form of a hundred long answers fits.
const LIMIT_BYTES: usize = 512 * 1024;

/// Extractor for `application/x-www-form-urlencoded`: checks the anti-forgery token (`csrf`) and gives the rest.
#[derive(Clone, Debug)]
pub struct Posted(pub Fields);

impl FromRequest<House> for Posted {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &House) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        same_origin(&parts)?;
        let bytes = to_bytes(body, LIMIT_BYTES).await.map_err(|_| Problem::TooLarge(LIMIT_BYTES as u64))?;
        let fields = Fields(url::form_urlencoded::parse(&bytes).into_owned().collect());
        match Token::of(&parts, house).check(fields.raw("csrf")) {
            Ok(()) => Ok(Self(fields)),
            Err(_) => Err(Problem::Late(fields)),
        }
    }
}

/// The fields of a form in order; a name may come several times.
#[derive(Clone, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl std::fmt::Debug for Fields {
    /// Names only: what people type is personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl Fields {
    /// The first value, trimmed; empty when missing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }
    /// The first value exactly as received; empty when missing. For passwords.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }
    /// All values of a name.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim()).collect()
    }
    /// Whether a box is ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }
}

/// What is wrong, field by field, in the reader's words. Shown in the summary and beside the field.
#[derive(Clone, Debug, Default)]
pub struct FieldErrors {
    list: Vec<(String, String)>,
    by_name: BTreeMap<String, String>,
}

impl FieldErrors {
    /// Nothing is wrong.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Adds one; the first error of a field wins.
    pub fn add(&mut self, field: &str, words: String) {
        if !self.by_name.contains_key(field) {
            self.by_name.insert(field.to_owned(), words.clone());
            self.list.push((field.to_owned(), words));
        }
    }
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
    /// The words at a field; empty when it is fine.
    #[must_use]
    pub fn at(&self, field: &str) -> &str {
        self.by_name.get(field).map_or("", String::as_str)
    }
    /// All in order: (field, words). The field's element has the id `field`.
    #[must_use]
    pub fn list(&self) -> &[(String, String)] {
        &self.list
    }
}
