//! The old file, refused destinations and leftover temporary files, on a real file system.

use std::{
    fs::Permissions,
    os::unix::fs::{PermissionsExt as _, symlink},
};

use tempfile::TempDir;

use super::*;

fn write(path: &Path, complete: bool) -> Result<()> {
    let mut part = PartFile::at(path)?;
    match complete {
        true => PendingFile::of(b"new", part)?.commit(),
        false => part.write_all(b"new").map_err(|error| cannot_write(path, &error)),
    }
}

fn folder_with(old: Option<&str>) -> io::Result<(TempDir, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("out.csv");
    old.map_or(Ok(()), |text| fs::write(&path, text))?;
    Ok((folder, path))
}

fn files(folder: &TempDir) -> io::Result<usize> {
    Ok(fs::read_dir(folder.path())?.count())
}

fn mode(path: &Path) -> io::Result<u32> {
    Ok(fs::metadata(path)?.permissions().mode() & 0o777)
}

#[test]
fn a_complete_file_takes_its_place_with_the_mode_of_any_new_file() -> io::Result<()> {
    let (folder, path) = folder_with(None)?;
    assert!(write(&path, true).is_ok());
    assert_eq!(fs::read_to_string(&path)?, "new");
    assert_eq!(files(&folder)?, 1);
    let plain = folder.path().join("plain");
    fs::write(&plain, "")?;
    assert_eq!(mode(&path)?, mode(&plain)?);
    Ok(())
}

#[test]
fn an_incomplete_file_leaves_the_old_one_and_nothing_else() -> io::Result<()> {
    let (folder, path) = folder_with(Some("old"))?;
    assert!(write(&path, false).is_ok());
    assert_eq!(fs::read_to_string(&path)?, "old");
    assert_eq!(files(&folder)?, 1);
    Ok(())
}

#[test]
fn replacing_keeps_the_mode() -> io::Result<()> {
    let (_folder, path) = folder_with(Some("old"))?;
    fs::set_permissions(&path, Permissions::from_mode(0o640))?;
    assert!(write(&path, true).is_ok());
    assert_eq!((fs::read_to_string(&path)?.as_str(), mode(&path)?), ("new", 0o640));
    Ok(())
}

#[test]
fn a_link_stays_a_link_also_when_it_leads_nowhere_yet() -> io::Result<()> {
    for old in [Some("old"), None] {
        let (folder, path) = folder_with(old)?;
        let link = folder.path().join("link");
        symlink("out.csv", &link)?;
        assert!(write(&link, true).is_ok());
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        assert_eq!(fs::read_to_string(&path)?, "new");
    }
    Ok(())
}

#[test]
fn what_cannot_be_created_is_said_before_anything_is_written() -> io::Result<()> {
    let (folder, path) = folder_with(Some("old"))?;
    for destination in [folder.path().to_owned(), folder.path().join("no/out.csv"), path.join("out.csv")] {
        let error = write(&destination, true).err();
        assert_eq!(error.map(|error| error.kind()), Some(Kind::CannotCreate), "{destination:?}");
    }
    Ok(())
}
