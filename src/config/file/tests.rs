//! Files that are missing, unreadable, or readable by other users.

use super::super::{
    Config, Environment,
    testing::{Folder, KNOWN, shown},
};

#[test]
fn a_file_that_is_not_there_is_empty_unless_it_was_named() {
    let folder = Folder::with("");
    let home = folder.dir.path().to_str().expect("text");
    std::fs::remove_file(&folder.file).expect("removed");
    let config = Config::load(Environment::from([("KEFU_HOME", home)]), None, KNOWN).expect("empty");
    assert_eq!(config.profile_names(), ["default"]);
    let error = folder.load([]).expect_err("named");
    assert!(shown(&folder, &error).starts_with("error: --config: config.toml cannot be read\nwhy: "));
}

#[test]
fn a_folder_or_a_binary_in_the_files_place_is_a_configuration_error() {
    let folder = Folder::with("");
    std::fs::write(&folder.file, b"\xff\xfe").expect("file");
    assert_eq!(folder.load([]).expect_err("binary").kind().exit_code(), 78);
    std::fs::remove_file(&folder.file).expect("removed");
    std::fs::create_dir(&folder.file).expect("folder");
    assert_eq!(folder.load([]).expect_err("folder").kind().exit_code(), 78);
}

#[cfg(unix)]
#[test]
fn a_file_with_a_literal_secret_that_others_can_read_is_refused() {
    let folder = Folder::with("[profiles.main.gome]\napp_key = \"k\"\ntoken = \"s3cret\"\n");
    for mode in [0o640, 0o604, 0o644, 0o660, 0o666] {
        folder.mode(mode);
        let error = folder.load([]).expect_err("readable");
        insta::allow_duplicates! {
            insta::assert_snapshot!(shown(&folder, &error), @"
            error: config.toml holds a secret and others can read it
            why: config.toml:3: `token` is written out
            hint: chmod 600 config.toml
            ");
        }
    }
    for mode in [0o600, 0o400] {
        folder.mode(mode);
        assert!(folder.load([]).is_ok());
    }
}

#[test]
fn a_file_without_literal_secrets_may_be_readable() {
    let folder =
        Folder::with("[profiles.main.gome]\napp_key = \"k\"\napp_secret = \"\"\ntoken = { env = \"T\" }\n");
    folder.mode(0o644);
    assert!(folder.load([]).is_ok());
}
