//! `--to`: which names mean a format, which files are replaced and which are not.
#![cfg(unix)]

use std::{
    fs::{self, Permissions},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink},
    process::Command,
};

use crate::support::Home;

const LINE: &str = "--demo views list --to ";

#[test]
fn a_name_that_means_no_format_is_refused_with_those_that_do() {
    for name in ["x.xls", "x.ods", "x.et", "x.csv.gz", "x.CSV~", "x", ".csv", "a.csv/x"] {
        let home = Home::new();
        let run = home.kefu(&format!("{LINE}{name}")).run().exits(2);
        assert!(run.stderr.contains("--to: ") && run.stderr.contains(".xlsx, "), "{run}");
        assert_eq!(run.stdout, "");
        assert!(!home.path(name).exists());
    }
    let home = Home::new();
    let run = home.kefu(&format!("{LINE}x.html")).run().exits(2);
    assert!(
        run.stderr.contains("-o html is a form of reports only") && !home.path("x.html").exists(),
        "{run}"
    );
    home.kefu(&format!("{LINE}x.xls -o csv")).run().ok();
    assert!(fs::read_to_string(home.path("x.xls")).expect("a file").starts_with("id,"));
    home.kefu(&format!("{LINE}ids.lst --jq .[].id")).run().ok();
    home.kefu(&format!("{LINE}/dev/null")).run().ok();
}

#[test]
fn a_date_where_a_file_belongs_points_at_until() {
    for date in ["2026-11-30", "20261130", "11月30日", "yesterday", "昨天", "本周", "7d"] {
        let run = Home::new().kefu(&format!("complaints list --since 7d --to {date}")).run().exits(2);
        let hint = format!("hint: --to names a file; the last day is --until {date}\n");
        assert!(run.stderr.contains(&hint), "{run}");
    }
    let run = Home::new().kefu(&format!("{LINE}november")).run().exits(2);
    assert!(!run.stderr.contains("--until"), "{run}");
}

#[test]
fn a_dash_is_standard_output() {
    let home = Home::new();
    let run = home.kefu(&format!("{LINE}- -o csv")).run().exits(0);
    assert!(run.stdout.starts_with("id,") && !home.path("-").exists(), "{run}");
}

#[test]
fn a_file_keeps_its_owner_its_group_and_its_mode() {
    let home = Home::new();
    for mode in [0o600, 0o640, 0o664] {
        home.write("x.csv", "old");
        home.mode("x.csv", mode);
        // Only root may change a file's owner; other users' files keep theirs anyway.
        let given = chown(home.path("x.csv"), Some(65_534), Some(65_534)).is_ok();
        let old = fs::metadata(home.path("x.csv")).expect("a file");
        home.kefu(&format!("{LINE}x.csv")).run().ok();
        let new = fs::metadata(home.path("x.csv")).expect("a file");
        assert_ne!(new.ino(), old.ino());
        assert_eq!((new.uid(), new.gid(), new.mode()), (old.uid(), old.gid(), old.mode()), "{given}");
    }
}

#[test]
fn a_file_that_may_not_be_written_to_is_refused_as_the_shell_refuses_it() {
    let home = Home::new();
    home.write("x.csv", "old");
    home.mode("x.csv", 0o444);
    let kefu = home.kefu(&format!("{LINE}x.csv")).command();
    // Root may write to everything.
    let mut command = match fs::metadata(home.path("x.csv")).expect("a file").uid() {
        0 => {
            chown(home.path(""), Some(65_534), Some(65_534)).expect("another owner");
            chown(home.path("x.csv"), Some(65_534), Some(65_534)).expect("another owner");
            let mut nobody = Command::new("setpriv");
            nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(kefu.get_program());
            nobody.args(kefu.get_args()).env("HOME", home.path("")).current_dir(home.path(""));
            nobody
        }
        _ => kefu,
    };
    let output = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if said.contains("setpriv: ") {
        // Another user cannot reach the binary here.
        return;
    }
    assert_eq!(output.status.code(), Some(73), "{said}");
    assert!(said.contains("无法创建 x.csv") && said.contains("没有权限"), "{said}");
    assert_eq!(fs::read(home.path("x.csv")).expect("a file"), b"old");
}

#[test]
fn a_link_in_a_folder_of_everybody_is_not_followed() {
    for (mode, code) in [(0o1777, 73), (0o777, 73), (0o755, 0)] {
        let home = Home::new();
        fs::create_dir(home.path("open")).expect("a folder");
        home.write("precious.csv", "theirs");
        symlink("../precious.csv", home.path("open/x.csv")).expect("a link");
        symlink("..", home.path("open/up")).expect("a link");
        fs::set_permissions(home.path("open"), Permissions::from_mode(mode)).expect("a mode");
        for name in ["open/x.csv", "open/up/precious.csv"] {
            let run = home.kefu(&format!("{LINE}{name}")).run().exits(code);
            let kept = fs::read(home.path("precious.csv")).expect("a file") == b"theirs";
            assert_eq!(kept, code == 73, "{run}");
            assert_eq!(run.stderr.contains("is a link in a folder that others may write to"), kept, "{run}");
        }
        assert!(fs::symlink_metadata(home.path("open/x.csv")).expect("a link").is_symlink());
    }
}
