//! The root key: a file that never leaves the machine and without which nothing in the database opens.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use base::Random;
use zeroize::Zeroizing;

use crate::VaultError;
use crate::crypt::{self, KEY_BYTES, Key};

/// The first line of a demo's key file.
const DEMO: &str = "# kabinet demo root key: never for real people's data";
/// The first line of any other key file.
const REAL: &str = "# kabinet root key: keep a copy apart from the database, without it nothing opens";

/// Where the root key comes from.
#[derive(Clone, Debug)]
pub enum RootKey {
    /// A file of 32 bytes in hexadecimal, mode 0600; made when missing if `create` is set. A demo's key file says so in its
    /// first line, and `serve` refuses it.
    File {
        /// The file.
        path: PathBuf,
        /// Make it when missing.
        create: bool,
        /// Mark it as a demo's.
        demo: bool,
    },
}

/// The opened root key.
pub(crate) struct Root {
    pub(crate) key: Key,
    pub(crate) demo: bool,
}

impl RootKey {
    /// Reads the key; makes it first when it is missing, wanted, and no keys wrapped under a lost one exist yet.
    pub(crate) fn open(&self, random: &Random, has_keys: bool) -> Result<Root, VaultError> {
        let Self::File { path, create, demo } = self;
        match read(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(refused(path, &error.to_string())),
            Ok(text) => return parse(path, &text),
        }
        if has_keys {
            return Err(refused(
                path,
                "it is missing, and the keys in the database were made under it: put it back from its copy",
            ));
        }
        if !create {
            return Err(refused(path, "it is missing"));
        }
        make(path, *demo, random).map_err(|error| refused(path, &error.to_string()))?;
        let text = read(path).map_err(|error| refused(path, &error.to_string()))?;
        parse(path, &text)
    }
}

fn refused(path: &Path, why: &str) -> VaultError {
    VaultError::Keys(format!("root key file {}: {why}", path.display()))
}

fn read(path: &Path) -> std::io::Result<Zeroizing<String>> {
    let file = File::open(path)?;
    if open_to_others(&file)? {
        return Err(std::io::Error::new(ErrorKind::PermissionDenied, "others may read it: chmod 600"));
    }
    std::io::read_to_string(file).map(Zeroizing::new)
}

#[cfg(unix)]
fn open_to_others(file: &File) -> std::io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(file.metadata()?.mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn open_to_others(_file: &File) -> std::io::Result<bool> {
    Ok(false)
}

fn parse(path: &Path, text: &str) -> Result<Root, VaultError> {
    let demo = text.lines().next() == Some(DEMO);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (Some(line), None) = (lines.next(), lines.next()) else {
        return Err(refused(path, "one line of 64 hexadecimal digits is expected"));
    };
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    hex::decode_to_slice(line, key.as_mut_slice())
        .map_err(|_| refused(path, "one line of 64 hexadecimal digits is expected"))?;
    Ok(Root { key, demo })
}

/// Writes a whole file beside its place and links it there, so that two nodes that start together agree on one key and a
/// crash leaves either no key or a whole one.
fn make(path: &Path, demo: bool, random: &Random) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}", hex::encode(random.bytes::<8>())));
    let draft = PathBuf::from(draft);
    let key = Zeroizing::new(hex::encode(crypt::new_key(random).as_slice()));
    let text = Zeroizing::new(format!("{}\n{}\n", if demo { DEMO } else { REAL }, key.as_str()));
    let mut file = private().open(&draft)?;
    let linked = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| {
        match fs::hard_link(&draft, path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            linked => linked,
        }
    });
    fs::remove_file(&draft)?;
    linked?;
    File::open(folder)?.sync_all()
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(folder: &tempfile::TempDir, create: bool, demo: bool) -> RootKey {
        RootKey::File { path: folder.path().join("keys").join("root.key"), create, demo }
    }

    #[test]
    fn a_key_file_is_made_once_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let random = Random::seeded(1);
        assert!(file(&folder, false, true).open(&random, false).is_err());
        assert!(file(&folder, true, true).open(&random, true).is_err(), "a lost key is never replaced");
        let first = file(&folder, true, true).open(&random, false).unwrap();
        let second = file(&folder, true, false).open(&random, true).unwrap();
        assert_eq!(first.key, second.key);
        assert!(first.demo && second.demo, "the file says it, not the caller");
        let keys = folder.path().join("keys");
        assert_eq!(fs::read_dir(&keys).unwrap().count(), 1, "no draft stays behind");
        let mode = fs::metadata(keys.join("root.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(fs::read_to_string(keys.join("root.key")).unwrap().starts_with(DEMO));
    }

    #[test]
    fn a_key_file_that_others_may_read_or_that_is_no_key_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.key");
        let root = RootKey::File { path: path.clone(), create: true, demo: false };
        assert!(!root.open(&Random::seeded(1), false).unwrap().demo);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let error = root.open(&Random::seeded(1), false).err().unwrap().to_string();
        assert!(error.contains("chmod 600"), "{error}");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "# nothing\nabc\n").unwrap();
        assert!(root.open(&Random::seeded(1), false).is_err());
    }
}
