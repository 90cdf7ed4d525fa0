//! Open pages are told that something has changed (WHATWG HTML, section 9.2, server-sent events).
//!
//! An event carries nobody's data: it says «applications» or «notices», and the page fetches itself anew, from the same address
//! and with the same rights. What has changed is read from the journal and the notices by one look a second in each process, and
//! only while a page is open there: so it does not matter on which node, or by whom, a fact was recorded.

use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::{Query, State};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use base::CitizenId;
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use db::DbError;
use futures::{Stream, stream};
use http::{HeaderMap, StatusCode, header};
use journal::{Touched, What};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};
use ui::Section;
use uuid::Uuid;

use crate::{CitizenSession, House, Problem, Visit, WebResult};

/// A request that a page makes by itself carries this header: it is no sign that its reader is there.
pub const UNATTENDED: &str = "kabinet-unattended";
/// Where pages listen.
const PATH: &str = ui::CHANGES;

/// How often a process looks while somebody listens.
const LOOK: Duration = Duration::from_secs(1);
/// How long after its moment a fact may be committed, by whatever clock of the nodes, and still be found.
const LATE: TimeDelta = TimeDelta::seconds(10);
/// The same for a page that says when it was drawn.
const DRAWN: TimeDelta = TimeDelta::seconds(1);
/// More facts than this in one look: everybody is told instead of each.
const MOST: i64 = 5_000;
/// A page that was drawn longer ago fetches itself anew without a question.
const FORGOTTEN: TimeDelta = TimeDelta::minutes(10);
/// A sign of life, so that nobody on the way takes the line for dead.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// A line lives so long at most; then the browser comes again and its session is looked at anew.
const LIFE: Duration = Duration::from_mins(10);
/// How soon the browser comes again.
const AGAIN: Duration = Duration::from_secs(3);
/// Lines of one person on one node, and how long a page waits that finds them all taken.
const LINES_EACH: usize = 8;
const WAIT_SECONDS: u64 = 60;
/// Lines of a node.
const LINES_ALL: usize = 20_000;

/// What a line has to tell. Counters, so that ten changes between two looks are told once.
#[derive(Clone, Copy, Debug, Default)]
struct News {
    applications: u64,
    notices: u64,
    /// The session is to be looked at anew, or the process ends.
    over: bool,
}

/// One open page.
struct Line {
    number: u64,
    opened_at: DateTime<Utc>,
    news: watch::Sender<News>,
}

#[derive(Default)]
struct Lines {
    of: HashMap<CitizenId, Vec<Line>>,
    all: usize,
    next: u64,
    is_closed: bool,
    /// Up to when it was looked.
    looked_at: Option<DateTime<Utc>>,
    /// Entries and notices that were told of already, of the time that is looked at again.
    told: HashSet<(Source, Uuid)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Source {
    Journal,
    Notices,
}

/// The lines of this process. Cheap to clone.
#[derive(Clone, Default)]
pub struct Changes(Arc<Mutex<Lines>>);

impl Changes {
    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what was recorded since the last look and tells whom it concerns: two queries, none while nobody listens.
    ///
    /// # Errors
    /// The database's; the next look begins where this one did.
    pub async fn look(&self, house: &House) -> Result<(), DbError> {
        let now = house.clock.now();
        let since = {
            let mut lines = self.lines();
            if lines.all == 0 {
                lines.looked_at = None;
                lines.told.clear();
                return Ok(());
            }
            lines.looked_at.unwrap_or(now) - LATE
        };
        let touched = house.journal.touched(&house.db, since, None, MOST).await?;
        let arrived = house.unread.arrived(&house.db, since, None, MOST).await?;
        self.lines().tell(&touched, &arrived);
        self.lines().looked_at = Some(now);
        Ok(())
    }

    /// Looks until `stop`; then ends every line and lets nobody listen any more.
    pub async fn watch(self, house: House, stop: impl Future<Output = ()> + Send) {
        let mut stop = std::pin::pin!(stop);
        let mut failed = false;
        loop {
            tokio::select! {
                () = &mut stop => break,
                () = sleep(LOOK) => {}
            }
            match self.look(&house).await {
                Ok(()) => failed = false,
                Err(error) if !failed => {
                    tracing::warn!(%error, "open pages cannot be told what has changed");
                    failed = true;
                }
                Err(_) => {}
            }
        }
        let mut lines = self.lines();
        lines.is_closed = true;
        lines.everybody(|news| news.over = true);
    }

    /// A line for a page of a citizen.
    fn open(&self, citizen: CitizenId, now: DateTime<Utc>, life: Duration) -> WebResult<Open> {
        let mut lines = self.lines();
        let own = lines.of.get(&citizen).map_or(0, Vec::len);
        if lines.is_closed || own >= LINES_EACH || lines.all >= LINES_ALL {
            return Err(Problem::TooOften(WAIT_SECONDS));
        }
        let number = lines.next;
        let (sender, news) = watch::channel(News::default());
        lines.next += 1;
        lines.all += 1;
        lines.of.entry(citizen).or_default().push(Line { number, opened_at: now, news: sender });
        let until = Instant::now() + life.min(LIFE);
        Ok(Open { changes: self.clone(), citizen, number, news, seen: News::default(), is_new: true, until })
    }

    /// Up to when everything was told, in milliseconds since 1970: the `id` of an event.
    fn told_until(&self) -> Option<i64> {
        self.lines().looked_at.map(|at| at.timestamp_millis())
    }
}

impl Lines {
    fn everybody(&self, change: impl Fn(&mut News)) {
        for line in self.of.values().flatten() {
            line.news.send_modify(&change);
        }
    }

    fn one(&self, citizen: CitizenId, change: impl Fn(&mut News)) {
        for line in self.of.get(&citizen).into_iter().flatten() {
            line.news.send_modify(&change);
        }
    }

    /// Ends the lines of a citizen that were open when something happened to the account: the session layer decides who comes back.
    fn part(&self, citizen: CitizenId, at: DateTime<Utc>) {
        let lines = self.of.get(&citizen).into_iter().flatten();
        for line in lines.filter(|line| line.opened_at <= at) {
            line.news.send_modify(|news| news.over = true);
        }
    }

    fn tell(&mut self, touched: &[Touched], arrived: &[(Uuid, CitizenId)]) {
        let before = std::mem::take(&mut self.told);
        for entry in touched {
            let place = (Source::Journal, entry.id);
            if self.told.insert(place) && !before.contains(&place) {
                match entry.what {
                    What::Application => self.one(entry.citizen, |news| news.applications += 1),
                    What::Account => self.part(entry.citizen, entry.at),
                    What::Other => {}
                }
            }
        }
        for (notice, citizen) in arrived {
            let place = (Source::Notices, *notice);
            if self.told.insert(place) && !before.contains(&place) {
                self.one(*citizen, |news| news.notices += 1);
            }
        }
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        if touched.len() >= most || arrived.len() >= most {
            self.everybody(|news| {
                (news.applications, news.notices) = (news.applications + 1, news.notices + 1)
            });
        }
    }
}

/// One end of a line: what the browser reads. Given back when the browser has gone.
struct Open {
    changes: Changes,
    citizen: CitizenId,
    number: u64,
    news: watch::Receiver<News>,
    seen: News,
    is_new: bool,
    until: Instant,
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut lines = self.changes.lines();
        let Some(own) = lines.of.get_mut(&self.citizen) else { return };
        let before = own.len();
        own.retain(|line| line.number != self.number);
        let gone = before - own.len();
        if own.is_empty() {
            lines.of.remove(&self.citizen);
        }
        lines.all -= gone;
    }
}

impl Open {
    /// What happened between the drawing of the page and the opening of the line.
    async fn catch_up(&mut self, house: &House, drawn: DateTime<Utc>) -> Result<(), DbError> {
        let (mine, since) = (Some(self.citizen), drawn - DRAWN);
        let (applications, notices) = if house.clock.now() - drawn > FORGOTTEN {
            (true, true)
        } else {
            let touched = house.journal.touched(&house.db, since, mine, MOST).await?;
            let arrived = house.unread.arrived(&house.db, since, mine, MOST).await?;
            (touched.iter().any(|entry| entry.what == What::Application), !arrived.is_empty())
        };
        // What is told already counts as not heard yet.
        self.seen.applications = self.seen.applications.wrapping_sub(u64::from(applications));
        self.seen.notices = self.seen.notices.wrapping_sub(u64::from(notices));
        Ok(())
    }

    /// The next thing to say; `None` when the line ends.
    async fn next(&mut self) -> Option<Event> {
        if std::mem::take(&mut self.is_new) {
            return Some(self.numbered(Event::default().retry(AGAIN).comment("here")));
        }
        loop {
            let news = *self.news.borrow_and_update();
            if news.applications != self.seen.applications {
                self.seen.applications = news.applications;
                return Some(self.numbered(Event::default().event("applications").data("changed")));
            }
            if news.notices != self.seen.notices {
                self.seen.notices = news.notices;
                return Some(self.numbered(Event::default().event("notices").data("changed")));
            }
            if news.over {
                return None;
            }
            tokio::select! {
                changed = self.news.changed() => changed.ok()?,
                () = sleep_until(self.until) => return None,
                () = sleep(SIGN_OF_LIFE) => return Some(self.numbered(Event::default().comment("here"))),
            }
        }
    }

    fn numbered(&self, event: Event) -> Event {
        match self.changes.told_until() {
            Some(until) => event.id(until.to_string()),
            None => event,
        }
    }

    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, |mut open| async move {
            let event = open.next().await?;
            Some((Ok(event), open))
        })
    }
}

/// `/changes` and `/changes/bell`.
pub(crate) fn routes() -> Router<House> {
    Router::new().route(PATH, get(listen)).route(ui::BELL, get(bell))
}

#[derive(serde::Deserialize)]
struct Drawn {
    /// When the page was drawn, in milliseconds since 1970.
    since: Option<i64>,
}

/// `GET /changes`: a browser without a session is told not to come again.
async fn listen(
    State(house): State<House>,
    session: Option<Extension<CitizenSession>>,
    ending: Option<Extension<ui::Ending>>,
    Query(drawn): Query<Drawn>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let Some(Extension(session)) = session else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let now = house.clock.now();
    let life = ending.and_then(|ending| (ending.at - now).to_std().ok()).unwrap_or(LIFE);
    let mut open = house.changes.open(session.citizen, now, life)?;
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let drawn = last.or(drawn.since).and_then(|millis| Utc.timestamp_millis_opt(millis).single());
    open.catch_up(&house, drawn.unwrap_or(now)).await?;
    let quiet =
        [(header::CACHE_CONTROL, "no-store"), (header::HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((quiet, Sse::new(open.events())).into_response())
}

/// `GET /changes/bell`: the bell of the header with its number.
async fn bell(visit: Visit) -> WebResult<Response> {
    if visit.citizen().is_none() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let bell = ui::Bell { page: visit.page("", Section::None) };
    Ok(visit.show(&bell)?.into_response())
}

/// Whether a page makes this request by itself: its reader may be away, so it keeps no session alive.
#[must_use]
pub fn is_unattended(headers: &HeaderMap, path: &str) -> bool {
    headers.contains_key(UNATTENDED) || path.starts_with(PATH)
}
