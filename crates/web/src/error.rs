//! Refusals and unexpected failures, as a page for people and problem+json (RFC 9457) for programs.

/// Why a request gets no page.
#[derive(Debug)]
pub enum Problem {
    /// 404: not there, or not yours.
    NotFound,
    /// 403: signed in, but not allowed; the key of the words that say why and what to do.
    Forbidden(&'static str),
    /// 400: the form was forged or too old; the page offers to try again.
    Stale,
    /// 413: more than the limit of this page, in bytes.
    TooLarge(u64),
    /// 429: too often; seconds to wait.
    TooOften(u64),
    /// 500: unexpected; logged once with a code that the page shows.
    Broken(Box<dyn std::error::Error + Send + Sync>),
}

/// What every handler returns.
pub type WebResult<T> = Result<T, Problem>;

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Problem {
    fn from(error: E) -> Self {
        Self::Broken(Box::new(error))
    }
}
