//! All services that are offered, and those revisions that applications began with.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use base::CitizenId;
use chrono::{DateTime, Utc};
use web::{House, WebResult};

use crate::example::{self, Example};
use crate::fault::Faults;
use crate::favourites::{self, AtHand, Favourites};
use crate::guide::{self, Guide};
use crate::load::{self, Files};
use crate::search::{How, Index};
use crate::store::KeptRevision;
use crate::{Fault, Service, load_agencies, store};

/// All services that are offered.
#[derive(Clone)]
pub struct Catalogue(Arc<Shelf>);

struct Shelf {
    present: Vec<Arc<Service>>,
    /// Code → place in `present`.
    places: BTreeMap<String, usize>,
    /// Where their words lead; the places are those of `present`.
    index: Index,
    /// The questions that lead to them.
    guide: Guide,
    /// Earlier revisions, read from the database once: (code, revision) → service.
    earlier: RwLock<BTreeMap<(String, String), Arc<Service>>>,
}

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The files of the services that the program carries with it: folder, then file and text.
#[must_use]
pub fn shipped_files() -> &'static [(&'static str, &'static [(&'static str, &'static str)])] {
    SHIPPED
}

impl Catalogue {
    /// Reads every folder; all errors at once: file, line, nearest valid word.
    pub fn load(folder: &Path) -> Result<Self, Vec<Fault>> {
        let mut services = Vec::new();
        let mut faults = Vec::new();
        for (name, path) in service_folders(folder)? {
            let noted = Faults::of(&name);
            let files = load::files_of(&path, &noted);
            services.extend(made(&name, files, &noted));
            faults.extend(noted.into_list());
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let noted = Faults::of("");
        let whole = Self::of(services).guided(|catalogue| Guide::of_folder(folder, catalogue, &noted));
        if noted.is_empty() { Ok(whole) } else { Err(noted.into_list()) }
    }

    /// Services compiled into the program, for the demo and for tests.
    ///
    /// # Panics
    /// When a shipped service has a fault, which a test finds before anybody else.
    #[must_use]
    pub fn shipped() -> Self {
        static SHELF: LazyLock<Catalogue> = LazyLock::new(Catalogue::read_shipped);
        SHELF.clone()
    }

    fn read_shipped() -> Self {
        let mut services = Vec::new();
        for (name, files) in SHIPPED {
            let noted = Faults::of(name);
            let files = files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
            services.extend(made(name, files, &noted));
            let faults = noted.into_list();
            assert!(faults.is_empty(), "a shipped service has faults: {faults:?}");
        }
        let noted = Faults::of("");
        let whole = Self::of(services).guided(|catalogue| Guide::read(guide::SHIPPED, catalogue, &noted));
        assert!(noted.is_empty(), "the shipped guide has faults: {:?}", noted.into_list());
        whole
    }

    fn of(services: Vec<Service>) -> Self {
        let mut present: Vec<Arc<Service>> = services.into_iter().map(Arc::new).collect();
        present.sort_by(|one, other| (one.order, &one.code).cmp(&(other.order, &other.code)));
        let index = Index::of(&present);
        let places =
            present.iter().enumerate().map(|(place, service)| (service.code.clone(), place)).collect();
        let guide = Guide::default();
        Self(Arc::new(Shelf { present, places, index, guide, earlier: RwLock::default() }))
    }

    /// With the questions that lead to its services. Nobody else has it yet.
    fn guided(mut self, guide: impl FnOnce(&Self) -> Guide) -> Self {
        let guide = guide(&self);
        if let Some(shelf) = Arc::get_mut(&mut self.0) {
            shelf.guide = guide;
        }
        self
    }

    /// Whether questions lead to a service here (`/services/guide`).
    #[must_use]
    pub fn has_guide(&self) -> bool {
        !self.guide().is_empty()
    }

    /// The questions that lead to a service.
    pub(crate) fn guide(&self) -> &Guide {
        &self.0.guide
    }

    /// The services that fit what somebody typed, the best first, and how they were found.
    pub(crate) fn find(&self, typed: &str, most: usize) -> WebResult<(Vec<Arc<Service>>, How)> {
        let found = self.0.index.find(typed, most)?;
        let services = found.places.into_iter().filter_map(|place| self.0.present.get(place).cloned());
        Ok((services.collect(), found.how))
    }

    /// A service by code, at its present revision.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<Arc<Service>> {
        self.0.places.get(code).and_then(|place| self.0.present.get(*place)).cloned()
    }

    /// All, in the order of the catalogue.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Service>> {
        self.0.present.clone()
    }

    /// The services that a person keeps at hand, as far as they are still offered.
    pub(crate) fn kept(&self, favourites: &Favourites) -> Vec<Arc<Service>> {
        favourites.services.iter().filter_map(|code| self.get(code)).collect()
    }

    /// What a person keeps at hand: services, the newest first, and quick actions (HOME-02, HOME-06).
    ///
    /// # Errors
    /// Only unexpected ones.
    pub async fn at_hand(
        &self,
        house: &House,
        rows: &impl db::Rows,
        citizen: CitizenId,
    ) -> WebResult<AtHand> {
        let kept = favourites::of(house, rows, citizen).await?;
        Ok(AtHand { services: self.kept(&kept), actions: kept.actions })
    }

    /// A service at the revision an application began with: from memory, or from the folder kept in the database.
    pub async fn at_revision(
        &self,
        rows: &impl db::Rows,
        code: &str,
        revision: &str,
    ) -> WebResult<Option<Arc<Service>>> {
        if let Some(present) = self.get(code).filter(|service| service.revision == revision) {
            return Ok(Some(present));
        }
        let key = (code.to_owned(), revision.to_owned());
        let known = self.0.earlier.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let Some(files) = store::kept_revision(rows, code, revision).await? else { return Ok(None) };
        let noted = Faults::of(code);
        let Some(service) = load::service(files, &noted) else {
            return Err(Unreadable(code.to_owned(), noted.into_list()).into());
        };
        let service = Arc::new(service);
        self.0.earlier.write().unwrap_or_else(PoisonError::into_inner).insert(key, service.clone());
        Ok(Some(service))
    }

    /// Keeps the present revisions in the database (at start). Doing it again changes nothing.
    pub async fn keep_revisions(&self, house: &House) -> WebResult<()> {
        let tx = house.db.begin().await?;
        for service in &self.0.present {
            store::keep_revision(&tx, service, house.clock.now()).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// The revisions that are kept, the last kept first, at most `limit`; of one service when a code is given.
///
/// # Errors
/// Only unexpected ones.
pub async fn kept_revisions(rows: &impl db::Rows, code: &str, limit: i64) -> WebResult<Vec<KeptRevision>> {
    store::kept_revisions(rows, code, limit).await
}

/// Keeps the revision of a folder in the database, so that it can be tried by a link before anybody is offered it (PLUS-06).
///
/// # Errors
/// Only unexpected ones; the folder's faults are the inner error.
pub async fn keep_folder(
    db: &db::Db,
    now: DateTime<Utc>,
    folder: &Path,
) -> WebResult<Result<Service, Vec<Fault>>> {
    let (service, _) = match examples(folder) {
        Ok(whole) => whole,
        Err(faults) => return Ok(Err(faults)),
    };
    let tx = db.begin().await?;
    store::keep_revision(&tx, &service, now).await?;
    tx.commit().await?;
    Ok(Ok(service))
}

/// A revision was kept that this program cannot read any more.
#[derive(Debug, thiserror::Error)]
#[error("the kept revision of {0} cannot be read: {1:?}")]
struct Unreadable(String, Vec<Fault>);

/// A service of its folder's files; the folder must carry the service's code.
fn made(name: &str, files: Files, faults: &Faults) -> Option<Service> {
    let service = load::service(files, faults)?;
    if service.code != name {
        faults.add(
            "service.toml",
            1,
            format!("the code is \"{}\", and the folder is called \"{name}\"", service.code),
        );
    }
    Some(service)
}

fn service_folders(folder: &Path) -> Result<Vec<(String, std::path::PathBuf)>, Vec<Fault>> {
    let unreadable = |error: std::io::Error| {
        vec![Fault {
            file: folder.display().to_string(),
            line: 1,
            message: format!("the folder cannot be read: {error}"),
        }]
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            found.push((name, entry.path()));
        }
    }
    if found.is_empty() {
        return Err(vec![Fault {
            file: folder.display().to_string(),
            line: 1,
            message: "there is no service in this folder".to_owned(),
        }]);
    }
    found.sort();
    Ok(found)
}

/// Checks a folder of services, or one service's folder, and runs their examples: every fault, in order of file and line.
#[must_use]
pub fn check(folder: &Path) -> Vec<Fault> {
    if load::FILES.iter().any(|file| folder.join(file).is_file()) {
        return check_one(&own_name(folder), folder, "");
    }
    match service_folders(folder) {
        Err(faults) => faults,
        Ok(folders) => {
            let faults: Vec<Fault> =
                folders.iter().flat_map(|(name, path)| check_one(name, path, name)).collect();
            if faults.is_empty() { check_together(folder) } else { faults }
        }
    }
}

/// What is wrong with a folder of services that are each without fault: the guide, which names them, and the names of agencies.
#[must_use]
pub fn check_together(folder: &Path) -> Vec<Fault> {
    match Catalogue::load(folder) {
        Err(faults) => faults,
        Ok(catalogue) => {
            let noted = Faults::of("");
            load_agencies::check(&catalogue.0.present, &noted);
            noted.into_list()
        }
    }
}

fn own_name(folder: &Path) -> String {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    whole.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn check_one(name: &str, path: &Path, prefix: &str) -> Vec<Fault> {
    let faults = Faults::of(prefix);
    let _: Option<(Service, Vec<Example>)> = with_examples(name, path, &faults);
    faults.into_list()
}

/// The service of a folder whatever the folder is called, its examples not run: for comparing two copies.
///
/// # Errors
/// The folder's faults.
pub fn of_folder(folder: &Path) -> Result<Service, Vec<Fault>> {
    let faults = Faults::of("");
    let service = load::service(load::files_of(folder, &faults), &faults);
    service.filter(|_| faults.is_empty()).ok_or_else(|| faults.into_list())
}

/// A service's folder with its worked examples, for trying letters and for tests of other areas; the faults when it has any.
pub fn examples(folder: &Path) -> Result<(Service, Vec<Example>), Vec<Fault>> {
    let faults = Faults::of("");
    match with_examples(&own_name(folder), folder, &faults) {
        Some(made) if faults.is_empty() => Ok(made),
        _ => Err(faults.into_list()),
    }
}

fn with_examples(name: &str, path: &Path, faults: &Faults) -> Option<(Service, Vec<Example>)> {
    let files = load::files_of(path, faults);
    let mut texts: Files = files.clone();
    texts.retain(|file, _| file.starts_with("examples/"));
    if texts.is_empty() {
        faults.add("examples", 1, "there is no example; a service comes with at least one");
    }
    let service = made(name, files, faults)?;
    let examples =
        texts.iter().filter_map(|(file, text)| example::run(&service, file, text, faults)).collect();
    Some((service, examples))
}
