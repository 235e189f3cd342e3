//! Words of other programs, and commands that chat programs have changed: the hint is right.

use crate::{
    cli::demo,
    support::{Home, Run},
};

/// A wrong line, and what its hint says.
const TYPED: &[(&str, &str)] = &[
    ("views list --format json", "-o chooses the format: `kefu views list -o json`"),
    ("views list --json", "`kefu views list -o json`"),
    ("views list --json=id,title", "`kefu views list -o json`"),
    ("views list -f json", "`kefu views list -o json`"),
    ("views list --output-format csv", "`kefu views list -o json`"),
    ("--format json views list", "`kefu views list -o json`"),
    ("views list --fields id", "`kefu views list --columns id,title`"),
    ("complaints list --field status", "--columns chooses the fields, and `kefu fields` lists them"),
    ("complaints list --start 2026-11-01", "the first day is --since, the last one --until"),
    ("complaints list --start-date 2026-11-01", "the first day is --since"),
    ("complaints list --from 2026-11-01 --to 2026-11-07", "--since 2026-11-01 --until 2026-11-07`"),
    ("complaints list --end 2026-11-01", "the last day is --until"),
    ("complaints list --end-date=2026-11-01", "the last day is --until"),
    ("views list --start 2026-11-01", "`kefu views list` has no --since; elsewhere the first day is --since"),
    ("complaints list --date today", "a day or a range of days is --on"),
    ("complaints list --page-all", "every page is fetched without it, and --limit N stops earlier"),
    ("complaints list --all", "every page is fetched without it"),
    ("views list --paginate", "every page is fetched without it"),
    ("views list --page 2", "every page is fetched without it"),
    ("views list --page-size 50", "--limit stops after so many records"),
    ("views list -n 5", "--limit stops after so many records"),
    ("views count --top 3", "`kefu views count --sort -count --limit 3`"),
    ("complaints list --sort-by status", "--sort orders a list"),
    ("views count --share", "`kefu tickets stats 15 --by status`"),
    ("complaints list --by type", "stats has groups with their shares, rates and a total"),
    ("views list --query [].id", "--jq takes a jq program: `kefu views list --jq '.[].title'`"),
    ("views list --filter x", "filters are options of their own"),
    ("complaints list --output-file x.csv", "`kefu views list --to views.csv`"),
    ("views list --debug", "`kefu views list -v`"),
    ("views list --token abc", "no option takes a secret: `kefu config init`"),
    ("schema", "`kefu fields complaints`"),
    ("complaints schema", "`kefu fields complaints`"),
    ("get complaints", "the noun comes first: `kefu complaints list`"),
    ("list", "the noun comes first"),
    ("describe views", "the noun comes first"),
    ("complaints ls", "the word is `kefu complaints list`"),
    ("views get 15", "the word is `kefu views show`"),
    ("views describe 15", "the word is `kefu views show`"),
    ("views stats", "the word is `kefu views count`"),
    ("complaints count", "the word is `kefu complaints stats`"),
    ("views 15", "a record by its id is `kefu views show 15`"),
    ("tickets list", "tickets are listed view by view: `kefu views tickets 15`"),
    ("project list", "projects are asked for by their ids: `kefu project show a6fa"),
    ("login", "`kefu config init`"),
    ("auth", "`kefu config init`"),
    ("version", "`kefu --version`"),
    ("complaint list", "kefu's word is complaints: `kefu complaints list`"),
    ("投诉", "`kefu complaints list`"),
    ("工单", "`kefu views tickets 15`"),
    ("查询器", "`kefu views list`"),
    ("项目", "`kefu project show"),
    ("complaints 列表", "the word is `kefu complaints list`"),
    ("complaints list —on today", "type --on"),
    ("complaints list －－on today", "type --on"),
    ("complaints list –-on today", "type --on"),
    ("complaints list ——on=today", "type --on=today"),
    ("complaints list −o json", "type -o"),
    ("views show —json", "type --json"),
    ("views count 15 —output json", "type --output"),
    ("complaints list --on＝today", "type --on=today (`＝` is U+FF1D, not ASCII)"),
    ("complaints list --status “已结案”", "did you mean `已结`?"),
    ("complaints list --on “soon”", "type soon"),
    ("views list --columns “id,titles”", "did you mean `id`?"),
    ("views list -o ｃｓｖx", "did you mean `csv`?"),
];

fn hint(run: &Run) -> &str {
    run.stderr.lines().find_map(|line| line.strip_prefix("hint: ")).unwrap_or_default()
}

#[test]
fn a_word_of_another_program_has_the_right_pointer() {
    for (line, says) in TYPED {
        let run = demo(line).exits(2);
        assert!(hint(&run).contains(says), "{says}: {run}");
    }
    let blanks = Home::new().kefu_words(["--demo", "views\u{3000}list"]).run().exits(2);
    assert!(hint(&blanks).starts_with("type views list (`\u{3000}` is U+3000, not ASCII)"), "{blanks}");
}

#[test]
fn every_command_that_a_pointer_shows_works() {
    let mut shown: Vec<_> = TYPED.iter().flat_map(|(line, _)| commands(hint(&demo(line)))).collect();
    shown.sort();
    shown.dedup();
    assert!(shown.len() > 15, "{shown:?}");
    for command in shown {
        // These ask questions or need a terminal.
        if ["config init", "project show", "views show"].iter().any(|other| command.contains(other)) {
            continue;
        }
        let words = command.split(' ').skip(1).map(|word| word.trim_matches('\''));
        let run = Home::new().kefu_words(["--demo"].into_iter().chain(words)).run();
        assert_eq!(run.code, Some(0), "{run}");
    }
}

/// The commands in a hint.
fn commands(hint: &str) -> Vec<String> {
    let quoted = hint.split('`').skip(1).step_by(2);
    quoted.filter(|text| text.starts_with("kefu ")).map(str::to_owned).collect()
}

#[test]
fn what_only_looks_odd_is_left_alone() {
    for line in ["views show （售中）", "views tickets 售中——急"] {
        let run = demo(line).exits(2);
        assert!(!hint(&run).contains("ASCII"), "{run}");
    }
    demo("views list --jq .[]|select(.title==\"—\")|.title").ok();
}
