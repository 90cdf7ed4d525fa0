//! Sealed files, and that nothing plain reaches a disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base::{Clock, FileId, Random};
use bytes::Bytes;
use chrono::DateTime;
use futures::TryStreamExt;
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;
use vault::{Cell, FileWriter, Files, SubjectKey, VaultError};

use crate::Place;

const CHUNK: usize = 65_536;
const HEAD: usize = 33;
const SEALED: usize = CHUNK + 16;

fn new_file() -> FileId {
    FileId::new(&Clock::fixed(DateTime::UNIX_EPOCH), &Random::system())
}

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|position| u8::try_from(position % 251).unwrap()).collect()
}

async fn store(files: &Files, key: &SubjectKey, plain: &[u8], step: usize) -> FileId {
    let file = new_file();
    let mut writer: FileWriter = files.create(key, file).await.unwrap();
    for piece in plain.chunks(step) {
        writer.write(piece).await.unwrap();
    }
    let stored = writer.finish().await.unwrap();
    assert_eq!(stored.size_bytes, plain.len() as u64);
    assert_eq!(&stored.sha256[..], aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, plain).as_ref());
    file
}

/// Every file under a folder.
fn found(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { paths.extend(found(&path)) } else { paths.push(path) }
    }
    paths
}

fn object(folder: &TempDir, file: FileId) -> PathBuf {
    let mut paths = found(folder.path());
    paths.retain(|path| path.ends_with(file.to_string()));
    paths.pop().unwrap()
}

/// A process that is killed while it writes leaves what it has begun under a name of its own.
#[tokio::test]
async fn what_was_never_finished_is_removed_once_it_is_old_and_finished_files_are_not_looked_at() {
    let (_place, folder, files, key) = begin().await;
    let kept = store(&files, &key, &content(10), 10).await;
    for _ in 0..2 {
        let mut writer = files.create(&key, new_file()).await.unwrap();
        writer.write(&content(5 * CHUNK)).await.unwrap();
        std::mem::forget(writer);
    }
    let begun: Vec<PathBuf> =
        found(folder.path()).into_iter().filter(|path| path.to_string_lossy().contains('#')).collect();
    assert_eq!(begun.len(), 2);
    let written = begun[0].metadata().unwrap().modified().unwrap();
    fs::File::open(&begun[0]).unwrap().set_modified(written - Duration::from_secs(100)).unwrap();
    assert_eq!(files.remove_unfinished(written - Duration::from_secs(200)).unwrap(), 0);
    assert_eq!(files.remove_unfinished(written - Duration::from_secs(50)).unwrap(), 1, "the other is young");
    assert!(!begun[0].exists() && begun[1].exists());
    let later = written + Duration::from_secs(3600);
    assert_eq!(files.remove_unfinished(later).unwrap(), 1);
    assert_eq!(files.read(&key, kept, 100).await.unwrap(), content(10));
    assert_eq!(found(folder.path()), [object(&folder, kept)]);
}

async fn begin() -> (Place, TempDir, Files, SubjectKey) {
    let place = Place::new().await;
    let folder = tempfile::tempdir().unwrap();
    let files = Files::folder(folder.path()).unwrap();
    let key = place.key(place.citizen().await).await;
    (place, folder, files, key)
}

#[tokio::test]
async fn files_of_every_size_around_the_chunks_borders_come_back() {
    let (_place, folder, files, key) = begin().await;
    let borders = [CHUNK, 2 * CHUNK, 4 * CHUNK, 9 * CHUNK];
    let sizes = [0, 1, 15, 16, 17]
        .into_iter()
        .chain(borders.into_iter().flat_map(|at| [at - 1, at, at + 1, at + 16]));
    for size in sizes {
        let plain = content(size);
        for step in [7_919, CHUNK, 1 << 20] {
            let file = store(&files, &key, &plain, step).await;
            assert_eq!(files.read(&key, file, size as u64).await.unwrap(), plain, "{size} by {step}");
            let expected = HEAD + size + 16 * size.div_ceil(CHUNK).max(1);
            assert_eq!(fs::metadata(object(&folder, file)).unwrap().len(), expected as u64);
            let pieces: Vec<Bytes> = files.stream(&key, file).await.unwrap().try_collect().await.unwrap();
            assert_eq!(pieces.concat(), plain);
            assert!(pieces.iter().all(|piece| piece.len() <= CHUNK));
            if let Some(less) = (size as u64).checked_sub(1) {
                assert!(matches!(files.read(&key, file, less).await, Err(VaultError::Files(_))));
            }
        }
    }
}

#[test]
fn files_written_in_whatever_pieces_come_back() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (_place, folder, files, key) = runtime.block_on(begin());
    let near =
        (0..5_usize, -40..40_isize).prop_map(|(chunks, by)| (chunks * CHUNK).saturating_add_signed(by));
    proptest!(ProptestConfig::with_cases(40), |(size in near, step in 1_000..200_000_usize, cut in 0..100_usize)| {
        let plain = content(size);
        runtime.block_on(async {
            let file = store(&files, &key, &plain, step).await;
            assert_eq!(files.read(&key, file, size as u64).await.unwrap(), plain);
            let path = object(&folder, file);
            let whole = fs::read(&path).unwrap();
            let length = whole.len() * cut / 100;
            fs::write(&path, &whole[..length]).unwrap();
            assert!(files.read(&key, file, size as u64).await.is_err());
        });
    });
}

#[tokio::test]
async fn a_file_that_was_changed_cut_or_mixed_does_not_open() {
    let (place, folder, files, key) = begin().await;
    let plain = content(3 * CHUNK + 100);
    let file = store(&files, &key, &plain, CHUNK).await;
    let path = object(&folder, file);
    let whole = fs::read(&path).unwrap();
    let chunk =
        |number: usize| &whole[HEAD + number * SEALED..(HEAD + (number + 1) * SEALED).min(whole.len())];
    let [a, b, c, d] = [0, 1, 2, 3].map(chunk);
    let head = &whole[..HEAD];
    let mut wrong: Vec<(String, Vec<u8>)> = vec![
        ("the last chunk cut".into(), [head, a, b, c].concat()),
        ("two chunks cut".into(), [head, a, b].concat()),
        ("only the header".into(), head.to_vec()),
        ("nothing".into(), Vec::new()),
        ("chunks in another order".into(), [head, b, a, c, d].concat()),
        ("a chunk twice".into(), [head, a, a, b, c, d].concat()),
        ("a chunk left out".into(), [head, a, c, d].concat()),
        ("the last chunk first".into(), [head, d].concat()),
        ("a byte more".into(), [&whole[..], &[0]].concat()),
        ("a chunk more".into(), [head, a, b, c, d, d].concat()),
        ("an empty chunk more".into(), [&whole[..], &[0; 16]].concat()),
        ("a byte less".into(), whole[..whole.len() - 1].to_vec()),
    ];
    for position in [0, 1, 32, HEAD, HEAD + CHUNK, HEAD + SEALED, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[position] ^= 1;
        wrong.push((format!("byte {position} changed"), changed));
    }
    for (what, bytes) in wrong {
        fs::write(&path, bytes).unwrap();
        let read = files.read(&key, file, u64::MAX).await;
        assert!(matches!(read, Err(VaultError::Files(_))), "{what}");
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(files.read(&key, file, u64::MAX).await.unwrap(), plain);

    let other = place.key(place.citizen().await).await;
    assert!(files.read(&other, file, u64::MAX).await.is_err(), "another citizen's key");
    let second = store(&files, &key, &content(3 * CHUNK + 100), CHUNK).await;
    fs::copy(&path, object(&folder, second)).unwrap();
    assert!(files.read(&key, second, u64::MAX).await.is_err(), "the file of another id");
}

#[tokio::test]
async fn a_stream_of_a_file_that_was_cut_ends_with_an_error() {
    let (_place, folder, files, key) = begin().await;
    let file = store(&files, &key, &content(2 * CHUNK + 5), CHUNK).await;
    let path = object(&folder, file);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..HEAD + 2 * SEALED]).unwrap();
    let mut stream = Box::pin(files.stream(&key, file).await.unwrap());
    assert_eq!(stream.try_next().await.unwrap().unwrap(), content(CHUNK));
    assert!(stream.try_next().await.is_err());
    assert!(stream.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn nothing_is_visible_before_a_file_is_finished_and_nothing_stays_of_one_that_is_not() {
    let (_place, folder, files, key) = begin().await;
    let file = new_file();
    let mut writer = files.create(&key, file).await.unwrap();
    writer.write(&content(700_000)).await.unwrap();
    assert!(files.read(&key, file, u64::MAX).await.is_err());
    writer.abort().await.unwrap();
    assert_eq!(found(folder.path()), Vec::<PathBuf>::new());
    assert!(files.read(&key, file, u64::MAX).await.is_err());

    let mut dropped = files.create(&key, new_file()).await.unwrap();
    dropped.write(&content(700_000)).await.unwrap();
    drop(dropped);
    // The store removes it on a thread of its own.
    let removed = async {
        while !found(folder.path()).is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), removed).await.unwrap();

    let kept = store(&files, &key, b"kept", 4).await;
    files.delete(kept).await.unwrap();
    files.delete(kept).await.unwrap();
    assert!(files.read(&key, kept, u64::MAX).await.is_err());
}

/// Covers the canary test for the vault's part: database, its log, files folder, temporary folder.
#[tokio::test]
async fn a_planted_canary_is_found_nowhere_on_the_disk() {
    const CANARY: &str = "Canary-Kanareykin-112-233-445 95";
    let (place, folder, files, key) = begin().await;
    let mut plain = content(CHUNK - 10);
    plain.extend(CANARY.repeat(9_000).bytes());
    let mut writer = files.create(&key, new_file()).await.unwrap();
    writer.write(&plain).await.unwrap();
    let canary = |bytes: &[u8]| bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
    let assert_none = |folder: &Path| {
        for path in found(folder) {
            assert!(!canary(&fs::read(&path).unwrap()), "{}", path.display());
        }
    };
    assert_none(folder.path());
    writer.finish().await.unwrap();
    assert_eq!(found(folder.path()).len(), 1);
    assert_none(folder.path());

    let tx = place.db().begin().await.unwrap();
    place.vault.secret(&tx, "pepper", || CANARY.as_bytes().to_vec()).await.unwrap();
    let cell = Cell { table: "vault_secrets", column: "sealed", row: Uuid::nil() };
    let sealed = key.seal(cell, CANARY.as_bytes());
    let values = db::values![sealed, DateTime::UNIX_EPOCH];
    let sql = "insert into vault_secrets (name, purpose, key_version, sealed, made_at) values ('test', 'secrets', 1, $1, $2)";
    tx.execute(sql, values).await.unwrap();
    tx.commit().await.unwrap();
    match place.test.url().strip_prefix("sqlite://") {
        Some(path) => assert_none(Path::new(path).parent().unwrap()),
        None => {
            use db::Rows;
            let sql = "select count(*) as n from vault_secrets where position($1 in sealed) > 0";
            assert_eq!(place.db().count(sql, db::values![CANARY.as_bytes().to_vec()]).await.unwrap(), 0);
        }
    }
}
