//! Options and commands of other programs, each with its equivalent in kefu.

use clap::Command;

use crate::{adapter::Habit, lang::Message, vendors};

const OPTIONS: &[Habit] = &[
    Habit::option(
        "format output-format out-format outputformat fmt f json jsonl csv xlsx excel table yaml text",
        "output",
        Message::new("-o chooses the format"),
        "kefu views list -o json",
    ),
    Habit::option(
        "fields field column cols select properties props attributes header",
        "columns",
        Message::new("--columns chooses the fields, and `kefu fields` lists them"),
        "kefu views list --columns id,title",
    ),
    Habit::option(
        "start start-date start-time startdate starttime begin begin-date begin-time from from-date date-from after gte",
        "since",
        Message::new("the first day is --since, the last one --until"),
        "kefu complaints list --since 2026-11-01 --until 2026-11-07",
    ),
    Habit::option(
        "end end-date end-time enddate endtime stop to-date date-to before lte till",
        "until",
        Message::new("the last day is --until, the first one --since"),
        "kefu complaints list --since 2026-11-01 --until 2026-11-07",
    ),
    Habit::option(
        "date day dates date-range range period",
        "on",
        Message::new("a day or a range of days is --on"),
        "kefu complaints list --on 2026-11-01..2026-11-07",
    ),
    Habit::new(
        "all a page-all all-pages page page-no page-token paginate no-paginate cursor next offset skip A",
        Message::new("every page is fetched without it, and --limit N stops earlier"),
        "kefu views list --limit 10",
    ),
    Habit::option(
        "page-size per-page max-items max-results max n count head first size",
        "limit",
        Message::new("--limit stops after so many records"),
        "kefu views list --limit 10",
    ),
    Habit::option(
        "top sort-by order-by",
        "sort",
        Message::new("--sort orders a list, and --limit keeps the first ones"),
        "kefu views count --sort -count --limit 3",
    ),
    Habit::new(
        "by group-by groupby rate rates share shares percent total totals",
        Message::new("stats has groups with their shares, rates and a total"),
        "kefu tickets stats 15 --by status",
    ),
    Habit::option(
        "query jmespath jsonpath template go-template transform expr expression",
        "jq",
        Message::new("--jq takes a jq program"),
        "kefu views list --jq .[].title",
    ),
    Habit::option(
        "filter where search match find keyword selector field-selector",
        "jq",
        Message::new("filters are options of their own (-h shows them), and --jq does the rest"),
        "kefu views list --jq .[]|select(.active)",
    ),
    Habit::option(
        "out outfile output-file file save export O download",
        "to",
        Message::new("--to writes a file, and its extension is the format"),
        "kefu views list --to views.csv",
    ),
    Habit::option(
        "debug trace log-level loglevel d",
        "verbose",
        Message::new("-v says what is asked, -vv shows each request"),
        "kefu views list -v",
    ),
    Habit::option("silent s no-progress", "quiet", Message::new("-q says errors only"), "kefu views list -q"),
    Habit::option(
        "account context env environment shop store tenant P",
        "profile",
        Message::new("an account is a profile of the configuration"),
        "kefu views list --profile main",
    ),
    Habit::option(
        "no-color no-colour no-colors",
        "color",
        Message::new("--color says when"),
        "kefu views list --color never",
    ),
    Habit::option(
        "language locale L",
        "lang",
        Message::new("--lang is the language"),
        "kefu views list --lang en",
    ),
    Habit::option(
        "tz time-zone",
        "timezone",
        Message::new("--timezone is the zone"),
        "kefu views list --timezone Asia/Shanghai",
    ),
    Habit::option(
        "interval follow refresh w",
        "watch",
        Message::new("--watch asks again and again"),
        "kefu views count --watch 60s",
    ),
    Habit::option(
        "state statuses",
        "status",
        Message::new("a state is --status"),
        "kefu complaints list --status open",
    ),
    Habit::new(
        "token access-token password secret app-secret app-key api-key key user username client-id client-secret base-url url endpoint host",
        Message::new("accounts and addresses stand in the configuration, and no option takes a secret"),
        "kefu config init",
    ),
];

/// Words in place of a command, with their equivalents. Those for a vendor's nouns are in its folder.
const COMMANDS: &[Habit] = &[
    Habit::new(
        "get list ls show describe search find query ps 列表 查询 查看 搜索",
        Message::new("the noun comes first"),
        "kefu complaints list",
    ),
    Habit::new(
        "schema columns keys explain metadata describe-fields 字段 列",
        Message::new("the keys of records"),
        "kefu fields complaints",
    ),
    Habit::new(
        "login auth signin configure setup init account 登录 登陆 配置 设置",
        Message::new("accounts are set once"),
        "kefu config init",
    ),
    Habit::new(
        "whoami status info profile profiles",
        Message::new("what is set, and where"),
        "kefu config show",
    ),
    Habit::new(
        "logout signout",
        Message::new("there is no session: accounts stand in a file"),
        "kefu config path",
    ),
    Habit::new(
        "ping test verify",
        Message::new("whether the vendors accept the accounts"),
        "kefu config check",
    ),
    Habit::new("version ver 版本", Message::new("the version"), "kefu --version"),
    Habit::new("man usage commands 帮助", Message::new("the commands"), "kefu --help"),
    Habit::new(
        "download dump sync backup 导出 下载",
        Message::new("files kept day by day"),
        "kefu export complaints --dir complaints",
    ),
    Habit::new(
        "monitor nagios alert 监控 检查 告警",
        Message::new("a check"),
        "kefu check view 15 -w 10 -c 20",
    ),
    Habit::new("request curl call raw http 接口", Message::new("a raw call"), "kefu api --help"),
    Habit::new("completion 补全", Message::new("completions for a shell"), "kefu completions bash"),
    Habit::new(
        "demo mock 演示 试用",
        Message::new("invented data without an account"),
        "kefu --demo complaints list",
    ),
];

/// Words for what is done with a noun, and kefu's.
const VERBS: &[(&str, &str)] = &[
    ("get view describe info detail details read open 详情 查看 显示", "show"),
    ("ls get all search find query index 列表 列出 查询 搜索", "list"),
    ("stat statistics count summary group 统计 汇总", "stats"),
    ("stats stat total 数量 统计", "count"),
];

/// Whether a word is one of those in a text.
fn among(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// The hint for an option of another program that the command does not know.
pub fn for_option(typed: &str, command: &Command, path: &str) -> Option<String> {
    let name = typed.trim_start_matches('-').split(['=', ' ']).next().unwrap_or_default();
    let habit = OPTIONS.iter().find(|habit| among(habit.typed, name))?;
    let has = |option: &str| command.get_arguments().any(|arg| arg.get_long() == Some(option));
    let (says, example) = (habit.says, quoted(habit.example));
    Some(match habit.option {
        Some(option) if !has(option) => {
            tr!("`{path}` has no --{option}; elsewhere {says}: `{example}`", path, option, says, example)
        }
        _ => tr!("{says}: `{example}`", says, example),
    })
}

/// Whether a word is an option of kefu or of another program.
pub fn is_option(name: &str, tree: &Command) -> bool {
    fn known(command: &Command, name: &str) -> bool {
        let here = command.get_arguments().any(|arg| {
            arg.get_long() == Some(name) || arg.get_short().is_some_and(|short| short.to_string() == name)
        });
        here || command.get_subcommands().any(|below| known(below, name))
    }
    OPTIONS.iter().any(|habit| among(habit.typed, name)) || known(tree, name)
}

/// The equivalent of an unknown command.
pub fn for_command(typed: &str, command: &Command, path: &str) -> Option<String> {
    let word = typed.to_lowercase();
    let verbs: Vec<_> = VERBS.iter().filter(|(words, _)| among(words, &word)).collect();
    let has = |verb: &str| command.find_subcommand(verb).is_some();
    if let Some((_, verb)) = verbs.iter().find(|(_, verb)| path != "kefu" && has(verb)) {
        return Some(tr!("the word is `{path} {verb}`", path, verb));
    }
    if path != "kefu" && is_id(typed) && has("show") {
        return Some(tr!("a record by its id is `{path} show {typed}`", path, typed));
    }
    let noun = path.strip_prefix("kefu ").unwrap_or_default();
    let in_list = word == "list" || !verbs.is_empty();
    match noun {
        "" => said(&word),
        _ if in_list && has("show") => without_list(noun),
        _ if ["schema", "columns", "fields", "keys", "字段"].contains(&word.as_str()) => said("schema"),
        _ => None,
    }
}

/// Words in place of a command: kefu's own, and the vendors'.
fn commands() -> impl Iterator<Item = &'static Habit> {
    COMMANDS.iter().chain(vendors::ALL.iter().flat_map(|about| about.habits))
}

fn said(word: &str) -> Option<String> {
    let habit = commands().find(|habit| among(habit.typed, word))?;
    Some(tr!("{says}: `{example}`", says = habit.says, example = quoted(habit.example)))
}

/// How records are found whose vendor has no list of them: what is said about the noun in its other number.
fn without_list(noun: &str) -> Option<String> {
    match noun.strip_suffix('s') {
        Some(one) => said(one),
        None => said(&format!("{noun}s")),
    }
}

/// Whether a word is an id rather than a command.
fn is_id(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// A command as typed into a shell.
fn quoted(example: &str) -> String {
    let word = |word: &str| match word.contains(['[', '|', '(']) {
        true => format!("'{word}'"),
        false => word.to_owned(),
    };
    example.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::tree;

    #[test]
    fn every_example_is_a_command() {
        for habit in OPTIONS.iter().chain(commands()) {
            let read = tree().try_get_matches_from(habit.example.split(' '));
            let help = read.as_ref().is_err_and(|error| error.exit_code() == 0);
            assert!(read.is_ok() || help, "{}: {:?}", habit.example, read.err());
            let option = habit.option.map(|option| format!("--{option}")).unwrap_or_default();
            let shorts = [("--output", "-o"), ("--verbose", "-v"), ("--quiet", "-q")];
            let short =
                shorts.iter().find(|(long, _)| *long == option).map_or(option.as_str(), |(_, short)| short);
            assert!(habit.example.contains(short), "{} shows {option}", habit.example);
        }
    }

    #[test]
    fn no_word_is_there_twice() {
        for habits in [OPTIONS.iter().collect(), commands().collect::<Vec<_>>()] {
            let mut words: Vec<_> = habits.iter().flat_map(|habit| habit.typed.split(' ')).collect();
            words.sort_unstable();
            let all = words.len();
            words.dedup();
            assert_eq!(words.len(), all);
        }
    }
}
