//! Edits keep the rest of the file, and the reader reads back the values that were set.

use std::fs;

use proptest::prelude::*;

use super::{
    super::testing::{BANGWO8, Folder, GOME, KNOWN, shown},
    *,
};

const FULL: &str = r#"# My file.
default_profile = "main" # which one

[defaults]
output = "json"

# The shop.
[profiles.main.gome]
app_key = "old" # from the platform
# Kept in the safe.
app_secret = { command = "echo s3cret" }
token = { env = "GOME_TOKEN" }

[profiles.other.gome] # the other shop
app_key = "theirs"
app_secret = { file = "there" }

# The end.
"#;

fn paths(folder: &Folder) -> Paths {
    let dir = folder.dir.path();
    Paths { config: folder.file.clone(), named: true, cache: dir.join("cache"), state: dir.join("state") }
}

fn open(folder: &Folder, profile: Option<&str>) -> Result<ConfigEdit> {
    ConfigEdit::open(&paths(folder), KNOWN, profile)
}

fn edit(text: &str, profile: Option<&str>) -> ConfigEdit {
    open(&Folder::with(text), profile).expect("edit")
}

fn setting(about: &'static About, key: &str) -> &'static Setting {
    about.settings.iter().find(|setting| setting.key == key).expect("setting")
}

fn set(edit: &mut ConfigEdit, about: &'static About, key: &str, text: &str) {
    edit.set(about, setting(about, key), text, Lang::En).expect("set");
}

fn line(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

#[test]
fn a_change_changes_one_line_and_keeps_its_comment() {
    let mut edit = edit(FULL, None);
    set(&mut edit, &GOME, "app_key", "new");
    assert_eq!(edit.document.to_string(), line(FULL, "\"old\"", "\"new\""));
    set(&mut edit, &GOME, "app_key", "old");
    assert_eq!(edit.document.to_string(), FULL);
}

#[test]
fn what_is_kept_elsewhere_is_said_and_replaced_only_by_a_new_value() {
    let mut edit = edit(FULL, None);
    assert_eq!(edit.present(&GOME, "token"), PresentValue::Elsewhere("{ env = \"GOME_TOKEN\" }".to_owned()));
    // A command line can contain a password.
    assert_eq!(edit.present(&GOME, "app_secret"), PresentValue::Elsewhere("{ command = … }".to_owned()));
    assert_eq!(edit.present(&GOME, "app_key"), PresentValue::Text(Secret::new("old")));
    assert_eq!(edit.present(&BANGWO8, "account"), PresentValue::Nothing);
    set(&mut edit, &GOME, "token", "t0ken");
    assert_eq!(edit.document.to_string(), line(FULL, "{ env = \"GOME_TOKEN\" }", "\"t0ken\""));
}

#[test]
fn a_new_vendor_comes_into_its_profile_and_nothing_else_moves() {
    let mut edit = edit(FULL, Some("other"));
    set(&mut edit, &BANGWO8, "account", "somebody");
    let text = edit.document.to_string();
    let added = "\n# : \n[profiles.other.bangwo8]\n# \naccount = \"somebody\"\n";
    assert_eq!(text.replacen(added, "", 1), FULL);
    assert!(edit.has(&GOME) && edit.has(&BANGWO8));
}

#[test]
fn a_line_is_taken_out_unless_it_has_a_comment() {
    let mut edit = edit(FULL, None);
    edit.clear(&GOME, "token");
    let without = line(FULL, "token = { env = \"GOME_TOKEN\" }\n", "");
    assert_eq!(edit.document.to_string(), without);
    edit.clear(&GOME, "app_key");
    edit.clear(&GOME, "app_secret");
    let empty = line(&without, "\"old\"", "\"\"");
    let empty = line(&empty, "{ command = \"echo s3cret\" }", "\"\"");
    assert_eq!(edit.document.to_string(), empty);
    assert_eq!(edit.present(&GOME, "app_key"), PresentValue::Nothing);
    edit.clear(&BANGWO8, "account");
    assert_eq!(edit.document.to_string(), empty);
}

#[test]
fn every_way_to_write_a_section_can_be_changed() {
    for text in [
        "profiles.main.gome.app_key = \"old\"\n",
        "[profiles]\nmain = { gome = { app_key = \"old\" } }\n",
        "[profiles.main]\ngome = { app_key = \"old\" }\n",
        "[profiles.main.gome]\napp_key = 1000001\n",
        "[profiles.main.gome.app_key]\nenv = \"KEY\"\n",
        "[profiles.main.gome]\n",
        "[profiles]\n",
        "[profiles.main]\noutput = \"csv\"",
        "\u{feff}# windows\r\n[profiles.main.gome]\r\napp_key = \"old\"\r\n",
        "",
    ] {
        let mut edit = edit(text, None);
        assert_eq!(edit.profile, "main");
        set(&mut edit, &GOME, "app_key", "new");
        set(&mut edit, &GOME, "app_secret", "s3cret");
        set(&mut edit, &BANGWO8, "account", "somebody");
        let config = edit.config().unwrap_or_else(|error| panic!("{text}: {error}"));
        let settings = |about| config.profile(None).and_then(|profile| profile.settings(about)).expect(text);
        assert_eq!(settings(&GOME).get("app_key"), Some("new"), "{text}");
        assert_eq!(settings(&GOME).get("app_secret"), Some("s3cret"), "{text}");
        assert_eq!(settings(&BANGWO8).get("account"), Some("somebody"), "{text}");
    }
}

#[test]
fn the_profile_is_the_named_one_or_the_files_own_choice() {
    assert_eq!(edit("", None).profile, "main");
    assert_eq!(edit("[profiles.only]", None).profile, "only");
    assert_eq!(edit("[profiles.a]\n[profiles.b]", None).profile, "default");
    assert_eq!(edit(FULL, None).profile, "main");
    assert_eq!(edit(FULL, Some("new")).profile, "new");
    for wrong in ["all", "a,b", " a", ""] {
        let error = open(&Folder::with(""), Some(wrong)).expect_err(wrong);
        assert_eq!(error.kind(), Kind::Usage);
    }
}

#[test]
fn a_profile_with_nothing_in_it_yet_exists() {
    let mut edit = edit("", None);
    edit.begin(&GOME, Lang::En).expect("section");
    let config = edit.config().expect("config");
    assert_eq!(config.profile(None).expect("profile").name, "main");
}

#[test]
fn a_second_profile_leaves_the_first_one_in_force() {
    let mut edit = edit("# Mine.\n[profiles.first.gome]\napp_key = \"k\"\n", Some("second"));
    set(&mut edit, &GOME, "app_key", "other");
    let config = edit.config().expect("config");
    assert_eq!(config.profile(None).expect("profile").name, "first");
    assert!(edit.document.to_string().contains("# Mine.\n[profiles.first.gome]"));
}

#[test]
fn a_file_with_a_mistake_is_reported_with_its_line_and_without_its_secret() {
    for text in ["[profiles.main.gome]\ntoken = s3cret\n", "[profiles.main.gome]\ntokne = \"s3cret\"\n"] {
        let folder = Folder::with(text);
        let error = open(&folder, None).expect_err(text);
        let lines = shown(&folder, &error);
        assert!(lines.contains("config.toml:2") && !lines.contains("s3cret"), "{lines}");
        assert_eq!(fs::read_to_string(&folder.file).expect("file"), text);
    }
}

#[cfg(unix)]
#[test]
fn a_new_file_and_its_folder_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with("");
    let mut paths = paths(&folder);
    paths.config = folder.dir.path().join("new/folder/config.toml");
    let mut edit = ConfigEdit::open(&paths, KNOWN, None).expect("edit");
    set(&mut edit, &GOME, "app_secret", "s3cret");
    edit.save().expect("saved");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&paths.config), 0o600);
    assert_eq!(mode(&folder.dir.path().join("new")), 0o700);
    assert_eq!(mode(&folder.dir.path().join("new/folder")), 0o700);
    assert_eq!(fs::read_dir(folder.dir.path().join("new/folder")).expect("folder").count(), 1);
    let config = Config::load(Environment::default(), Some(&paths.config), KNOWN).expect("config");
    assert_eq!(config.profile(None).expect("profile").name, "main");
}

#[cfg(unix)]
#[test]
fn a_readable_file_becomes_private_and_a_link_stays_a_link() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with("[profiles.main.gome]\ntoken = \"s3cret\"\n");
    folder.mode(0o644);
    let link = folder.dir.path().join("link.toml");
    std::os::unix::fs::symlink(&folder.file, &link).expect("link");
    let mut paths = paths(&folder);
    paths.config.clone_from(&link);
    let mut edit = ConfigEdit::open(&paths, KNOWN, None).expect("edit");
    set(&mut edit, &GOME, "app_key", "k");
    edit.save().expect("saved");
    assert!(fs::symlink_metadata(&link).expect("link").is_symlink());
    assert_eq!(fs::metadata(&folder.file).expect("file").permissions().mode() & 0o777, 0o600);
    assert!(folder.load([]).is_ok());
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_lost() {
    let folder = Folder::with(FULL);
    let mut edit = open(&folder, None).expect("edit");
    set(&mut edit, &GOME, "app_key", "new");
    fs::write(&folder.file, "# another\n").expect("file");
    assert_eq!(edit.save().expect_err("changed").kind(), Kind::Config);
    assert_eq!(fs::read_to_string(&folder.file).expect("file"), "# another\n");
}

/// A value that the reader takes: it refuses invisible characters.
fn any_value() -> impl Strategy<Value = String> {
    let seen =
        any::<char>().prop_filter("it is seen", |c| !c.is_control() && !super::super::profile::is_unseen(*c));
    proptest::collection::vec(seen, 1..24).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn what_is_set_is_what_is_read(
        values in proptest::collection::vec(any_value(), 3),
        name in "[a-z.\" 客服]{1,8}".prop_filter("a name", |name| reader::is_profile_name(name)),
        before in prop::sample::select(vec!["", FULL, "profiles.x.gome.app_key = 'a'"]),
    ) {
        let mut edit = edit(before, Some(&name));
        for (key, text) in ["app_key", "app_secret", "token"].into_iter().zip(&values) {
            set(&mut edit, &GOME, key, text);
        }
        let config = edit.config().expect("config");
        let settings = config.profile(Some(&name)).and_then(|profile| profile.settings(&GOME)).expect("settings");
        for (key, text) in ["app_key", "app_secret", "token"].into_iter().zip(&values) {
            prop_assert_eq!(settings.get(key), Some(text.as_str()));
        }
    }
}
