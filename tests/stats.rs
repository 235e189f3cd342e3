//! `complaints stats`: the counts are those of the list, whatever they are counted by.

use crate::support::{Home, Run, sandbox::Sandbox};

fn kefu(line: &str) -> Run {
    Home::new().kefu(&format!("--demo -q {line}")).run()
}

/// The sum of the counts.
fn sum(run: &Run) -> usize {
    run.column("count").iter().map(|count| count.parse::<usize>().expect("a number")).sum()
}

#[test]
fn the_counts_add_up_to_the_list() {
    for filter in ["--since 14d", "--since 14d --status open --overdue", "--channel web --since 30d"] {
        let list = kefu(&format!("complaints list -o json {filter}")).ok().column("work_order_no").len();
        for by in ["status", "day", "overdue", "quality", "type", "brand", "day,status"] {
            let run = kefu(&format!("complaints stats -o json {filter} --by {by}")).ok();
            assert_eq!(sum(&run), list, "{run}");
        }
    }
}

#[test]
fn a_trend_has_every_day_and_a_status_its_place_in_the_table() {
    let days = kefu("complaints stats --since 10d --by day -o json --status 34").ok();
    assert_eq!(days.column("day").len(), 10, "{days}");
    assert!(days.column("day").is_sorted(), "{days}");
    assert!(days.column("count").contains(&"0".to_owned()), "{days}");
    let status = kefu("complaints stats --since 60d -o csv").ok();
    let codes: Vec<_> = status.csv().into_iter().map(|mut row| row.remove(0)).collect();
    assert_eq!(codes, ["status", "1", "17", "30", "31", "32", "33", "34"]);
}

#[test]
fn words_are_for_people() {
    let run = Home::new().kefu("--demo complaints stats --since 60d").run().ok();
    assert!(run.stdout.starts_with("Status"), "{run}");
    assert!(run.stdout.contains("Processing, reopened once"), "{run}");
    // Bars are for terminals.
    assert!(!run.stdout.contains(['█', '▏', '#']), "{run}");
}

#[test]
fn what_is_missing_is_said_and_no_day_is_called_empty() {
    let sandbox = Sandbox::start("--fault gome:status=500,skip=2");
    let line = "complaints stats --since 20d --by day --concurrency 1 --retries 0 -o json";
    let run = Home::new().kefu(line).envs(&sandbox.variables).run().exits(3);
    assert_eq!(sum(&run), 100, "{run}");
    assert!(!run.column("count").contains(&"0".to_owned()), "{run}");
    assert!(run.stderr.contains("not complete: 100 of "), "{run}");
}

#[test]
fn wrong_words_exit_2() {
    for (line, said) in [
        ("complaints stats --by day,day", "the same thing is there twice"),
        ("complaints stats --by day,status,type", "one thing or two"),
        ("complaints stats --by dya", "did you mean `day`?"),
        ("complaints stats --raw", "--raw shows the vendor's own records"),
    ] {
        let run = kefu(line).exits(2);
        assert!(run.stderr.contains(said), "{run}");
    }
    kefu("complaints stats --fail-empty --order 0").exits(5);
}
