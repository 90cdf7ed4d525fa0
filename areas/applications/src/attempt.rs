//! Files that came with answers which cannot be taken yet: they stay with the application, so that only what was wrong is chosen again
//! (APP-04, APP-12).

use std::collections::HashSet;

use base::FileId;
use catalogue::{Answers, Form, Kind};
use uploads::Upload;
use web::{House, Problem, WebResult};

use crate::answer::Attempt;
use crate::application::Application;
use crate::draft::{Sent, Typed};
use crate::form::typed::Act;
use crate::save::keep;
use crate::store::applications;

/// Files with their fields, `photo` or `children.0.scan`.
pub(crate) type Brought = Vec<(String, Upload)>;

/// What is there with what has come, in the places where the act leaves it: a field that has no room for both takes the new ones.
pub(crate) fn joined(form: &Form, kept: &Brought, new: &Brought, act: &Act) -> Brought {
    let room = |field: &str| match form.question(field).map(|question| &question.kind) {
        Some(Kind::File { max_files, .. }) => *max_files,
        _ => 0,
    };
    let count = |list: &Brought, field: &str| list.iter().filter(|(name, _)| name == field).count();
    let fits = |field: &str| {
        let arrived = count(new, field);
        arrived == 0 || count(kept, field) + arrived <= room(field)
    };
    let is_gone = |file: &Upload| matches!(act, Act::Unfile(_, gone) if file.file.to_string() == *gone);
    let stays = kept.iter().filter(|(field, file)| fits(field) && !is_gone(file));
    let all = stays.chain(new);
    all.filter_map(|(field, file)| Some((keep::moved(field, act)?, file.clone()))).collect()
}

/// Keeps these files with the application in place of those that were kept before; what of `before` is not among them is removed.
pub(crate) async fn store(
    house: &House,
    application: &mut Application,
    (before, after): (Brought, Brought),
) -> WebResult<()> {
    if application.work.attempted != after {
        application.work.attempted = after;
        let tx = house.db.begin().await?;
        if !applications::change(house, &tx, application).await? {
            return Err(Problem::Conflict("applications-changed-meanwhile"));
        }
        tx.commit().await?;
    }
    let named: HashSet<FileId> = ids(&application.work.attempted).collect();
    for file in ids(&before).filter(|file| !named.contains(file)) {
        house.files.delete(file).await?;
    }
    Ok(())
}

/// The files by their ids.
pub(crate) fn ids(files: &Brought) -> impl Iterator<Item = FileId> {
    files.iter().map(|(_, file)| file.file)
}

/// The questions that files are kept for, as if they had just been tried.
pub(crate) fn again(form: &Form, said: &Answers, kept: &Brought) -> Attempt {
    let items = form.pages.iter().flat_map(|page| &page.items);
    let with = |name: &str| {
        let own = |field: &str| field == name || field.starts_with(&format!("{name}."));
        let files: Brought = kept.iter().filter(|(field, _)| own(field)).cloned().collect();
        let value = (!files.is_empty()).then(|| keep::with_files(said.get(name).cloned(), &files))?;
        Some((name.to_owned(), Sent { value, typed: Typed::new() }))
    };
    items.filter_map(|item| with(item.name())).collect()
}
