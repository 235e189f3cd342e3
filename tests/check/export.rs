//! `kefu check export`: directories that are fresh, old, incomplete, or not there.

use std::fs;

use crate::support::Home;

/// A directory of three days.
fn exported() -> Home {
    let home = Home::new();
    home.kefu("--demo -q export complaints --dir out --since 3d").run().ok();
    home
}

/// The manifest with one text in place of another.
fn change(home: &Home, from: &str, to: &str) {
    let path = home.path("out/manifest.json");
    let text = fs::read_to_string(&path).expect("a manifest");
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replace(from, to)).expect("written");
}

/// The year of the files, and another one.
fn in_another_year(home: &Home, years: i16) {
    let year = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::UTC).year();
    change(home, &format!("\"fetched_at\": \"{year}-"), &format!("\"fetched_at\": \"{}-", year + years));
}

#[test]
fn a_fresh_directory_is_ok_with_its_age_and_no_trouble() {
    let home = exported();
    let run = home.kefu("check export --dir out --max-age 26h").run().ok();
    assert!(run.stdout.starts_with("EXPORT OK - out fetched 0 min ago | age="), "{run}");
    assert!(
        run.stdout.contains("s;;93600;0 troubled=0;0;;0 last_exit_code=0;0;;0 files=3;;;0 rows="),
        "{run}"
    );
    let json = home.kefu("check export --dir out -o json").run().ok().json();
    assert_eq!((&json["check"], &json["status"]), (&"export".into(), &"OK".into()));
    assert_eq!(json["metrics"][0]["unit"], "s");
}

#[test]
fn what_is_too_old_is_critical_and_what_is_missing_a_warning() {
    let home = exported();
    fs::remove_file(&crate::support::files(&home.path("out"), ".csv")[0]).expect("removed");
    let run = home.kefu("check export --dir out").run().exits(1);
    assert!(run.stdout.starts_with("EXPORT WARNING - out fetched 0 min ago, 1 day missing"), "{run}");
    in_another_year(&home, -1);
    let run = home.kefu("check export --dir out").run().exits(2);
    assert!(run.stdout.starts_with("EXPORT CRITICAL - out fetched 36"), "{run}");
    home.kefu("check export --dir out --max-age 8784h").run().exits(1);
}

#[test]
fn a_last_run_that_failed_is_a_warning_that_says_why() {
    let home = exported();
    let failing = home.kefu("-q export complaints --dir out --since 3d --demo --mask").run();
    assert_eq!(failing.code, Some(2), "another question: {failing}");
    home.kefu("check export --dir out -q").run().exits(0);
    change(
        &home,
        "\"exit_code\": 0,\n    \"error\": null",
        "\"exit_code\": 77,\n    \"error\": \"gome refused | the token\"",
    );
    let run = home.kefu("check export --dir out").run().exits(1);
    assert!(run.stdout.contains("last run exited 77: gome refused ¦ the token |"), "{run}");
}

#[test]
fn what_cannot_be_checked_is_unknown_and_never_ok() {
    let home = exported();
    for line in ["--dir no", "--dir .", "--dir out --max-age soon", "", "--dir out -o csv"] {
        let run = home.kefu(&format!("check export {line}")).run().exits(3);
        assert!(run.stdout.starts_with("EXPORT UNKNOWN - "), "{run}");
    }
    in_another_year(&home, 1);
    let run = home.kefu("check export --dir out").run().exits(3);
    assert!(run.stdout.contains("which is in the future"), "{run}");
    fs::write(home.path("out/manifest.json"), "{").expect("written");
    let run = home.kefu("check export --dir out").run().exits(3);
    assert!(run.stdout.contains("damaged"), "{run}");
}

#[test]
fn the_line_is_the_same_in_every_language_and_the_note_of_status_is_not() {
    let home = exported();
    // Runs cannot be recorded where a file takes the folder's name.
    fs::remove_dir_all(home.path("state")).ok();
    home.write("state", "");
    let run = |line: &str, lang: &str| home.kefu(line).env("KEFU_LANG", lang).run().exits(0);
    let [english, chinese] =
        ["en", "zh-CN"].map(|lang| run("check export --dir out", lang).stdout.replace(char::is_numeric, "0"));
    assert_eq!(english, chinese);
    assert!(
        english.contains("fetched 0 min ago, runs cannot be written to ") && english.is_ascii(),
        "{english}"
    );
    for (lang, age, trouble) in [
        ("en", "fetched 0 min ago", "runs cannot be written to "),
        ("zh-CN", "0 分钟前取数", "运行记录无法写入 "),
    ] {
        let status = run("export status --dir out", lang);
        assert!(status.stderr.contains(age) && status.stderr.contains(trouble), "{status}");
    }
}
