//! The made-up vendor's nouns in the commands that belong to no vendor.

use std::fs;

use crate::support::Home;

#[test]
fn codes_of_an_option_that_two_vendors_have_are_those_of_the_command() {
    let home = Home::new();
    for (typed, proposed) in [
        ("chats list --status clos", "closed"),
        ("chats list --status pend", ""),
        ("complaints list --status pend", "pending"),
    ] {
        let run = home.kefu(&format!("completions fish -- kefu {typed}")).run().ok();
        assert_eq!(run.stdout.split('\t').next(), Some(proposed), "{run}");
    }
}

#[test]
fn a_vendors_records_are_counted_checked_and_exported() {
    let home = Home::new();
    let run = home.kefu("-q --demo chats stats --by status,day -o csv").run().ok();
    assert!(run.stdout.starts_with("status,day,count,share\n") && run.stdout.lines().count() == 3, "{run}");
    let chats: u64 =
        run.stdout.lines().skip(1).filter_map(|row| row.rsplit(',').nth(1)?.parse::<u64>().ok()).sum();
    let run = home.kefu("--demo check chats -c 5").run().exits(2);
    assert_eq!(run.stdout, format!("CHATS CRITICAL - {chats} chats | chats={chats};;5;0\n"), "{run}");
    let run = home.kefu("check chats -c").run().exits(3);
    assert!(run.stdout.starts_with("CHATS UNKNOWN - "), "{run}");
    home.kefu("-q --demo export chats --dir kept -o jsonl").run().ok();
    let files = fs::read_dir(home.path("kept")).expect("a directory").flatten();
    let files = files.filter(|file| file.file_name().to_string_lossy().starts_with("chats-"));
    let rows: usize =
        files.map(|file| fs::read_to_string(file.path()).expect("a file").lines().count()).sum();
    assert_eq!(rows as u64, chats);
    home.kefu("-q export status --dir kept").run().ok();
}
