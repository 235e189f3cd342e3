//! Every page of help, in both languages: it fits a screen, the Chinese one is Chinese, and its examples run.
//!
//! `INSTA_UPDATE=always cargo test --test all cli::pages` writes the pages as files, to be read.

use unicode_width::UnicodeWidthStr as _;

use crate::support::{Home, chinese::is_name};

/// Commands that neither ask a vendor nor write a file.
const WITHOUT_EXAMPLES: &[&str] = &["config example", "config path", "skill"];
/// A terminal of 24 lines, with the next prompt, and two of 40.
pub(super) const SCREENS: [(&str, usize); 2] = [("-h", 23), ("--help", 80)];
pub(super) const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// Every command, by its path.
pub(super) fn commands() -> Vec<String> {
    let mut found = vec![String::new()];
    let mut next = 0;
    while next < found.len() {
        let path = found[next].clone();
        let below = below(&path);
        found.extend(below.iter().map(|name| format!("{path} {name}").trim().to_owned()));
        next += 1;
    }
    assert!(found.len() > 25, "{found:?}");
    found
}

/// The commands below one, as a shell proposes them.
fn below(path: &str) -> Vec<String> {
    let proposed = proposed(&format!("{path} "));
    // Only what has commands below it has one for help.
    let is_group = proposed.iter().any(|name| name == "help");
    proposed.into_iter().filter(|name| is_group && name != "help").collect()
}

/// What a shell proposes for the last word of a line.
fn proposed(line: &str) -> Vec<String> {
    let words = ["completions", "fish", "--", "kefu"]
        .into_iter()
        .chain(line.split(' ').filter(|word| !word.is_empty()));
    let last = line.ends_with(' ').then_some("");
    let run = Home::new().kefu_words(words.chain(last)).run().ok();
    run.stdout.lines().filter_map(|line| Some(line.split('\t').next()?.to_owned())).collect()
}

pub(super) fn page(path: &str, flag: &str, lang: &str) -> String {
    Home::new().kefu(&format!("{path} {flag}")).env("KEFU_LANG", lang).env("COLUMNS", "80").run().both()
}

/// A section of a page: the lines below its heading.
fn section<'p>(page: &'p str, heading: &str) -> Vec<&'p str> {
    let rest = page.split_once(&format!("{heading}\n")).map_or("", |(_, rest)| rest);
    rest.lines().take_while(|line| line.starts_with("  ")).collect()
}

/// The examples on a page, without what is said beside them.
fn examples(path: &str, lang: &str) -> Vec<String> {
    let page = page(path, "--help", lang);
    let lines = section(&page, if lang == "en" { "Examples:" } else { "示例：" }).into_iter();
    lines.filter_map(|line| line.trim().split("  ").next()).map(str::to_owned).collect()
}

/// What a page says besides what is typed: without examples, entries' names, backticks and brackets.
fn prose(page: &str) -> String {
    let mut prose = String::new();
    for line in page.lines() {
        // An entry and its meaning are two blanks or a colon apart.
        let text = line.trim().rsplit("  ").next().unwrap_or_default();
        let text = text
            .strip_prefix("- ")
            .map_or(text, |text| text.split_once('：').map_or("", |(_, meaning)| meaning));
        if line.starts_with("  ") && text.starts_with("kefu ") || line.contains("用法：kefu") {
            continue;
        }
        let plain = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let words = plain.split(' ').filter(|word| !word.contains("--"));
        prose += &words.collect::<Vec<_>>().join(" ");
        prose.push('\n');
    }
    let mut outside = 0;
    let open = |c: char| "[<".contains(c);
    prose.retain(|c| {
        outside += i32::from(open(c));
        let keeps = outside == 0;
        outside -= i32::from("]>".contains(c));
        keeps
    });
    prose
}

#[test]
fn every_page_is_chinese_for_those_who_read_it() {
    let mut wrong = Vec::new();
    for path in commands().into_iter().chain(["help options".to_owned()]) {
        for (flag, _) in SCREENS {
            let prose = prose(&page(&path, flag, "zh-CN"));
            let words = prose.split(|c: char| !(c.is_ascii_alphabetic() || "-'".contains(c)));
            let latin = words.filter(|word| word.trim_matches('-').len() > 1 && !is_name(word));
            wrong.extend(latin.map(|word| format!("kefu {path} {flag}: {word}")));
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rule for new commands and options. Options that have no room are only named, so that a page which is
/// too long has too many commands, examples or arguments, or texts that want a second line.
#[test]
fn every_page_fits_its_screen() {
    let mut wrong = Vec::new();
    let mut look = |line: &str, most: usize, lang: &str, page: &str| {
        let usage = if lang == "en" { "Usage: kefu" } else { "用法：kefu" };
        assert!(page.contains(usage) && page.ends_with('\n') && !page.contains('\u{1b}'), "{page}");
        let lines = page.lines().count();
        if lines > most {
            wrong.push(format!("kefu {line} ({lang}) has {lines} lines, {most} fit"));
        }
        let wide = page.lines().filter(|line| line.width() > 80);
        wrong.extend(wide.map(|wide| format!("kefu {line} ({lang}) is too wide: {wide}")));
    };
    for lang in LANGUAGES {
        for path in commands() {
            for (flag, most) in SCREENS {
                look(&format!("{path} {flag}"), most, lang, &page(&path, flag, lang));
            }
        }
        look("", 23, lang, &page("", "", lang));
        look("help options", 80, lang, &page("help options", "", lang));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_names_the_options_that_mean_something_to_its_command() {
    for (path, named, others) in [
        ("complaints list", "--profile --to --columns --jq --limit --wide --timeout", ""),
        ("api", "--to --jq --limit", ""),
        (
            "check view",
            "--profile --timeout --quiet",
            "--to --columns --jq --limit --fail-empty --labels --wide",
        ),
        (
            "export complaints",
            "--columns --mask --labels",
            "--to --jq --limit --no-header --wide --fail-empty",
        ),
        ("export status", "--to --jq --limit", ""),
        ("config init", "--profile --lang --config", "--to --columns --jq --limit --mask --raw --wide"),
        ("config show", "--to --columns", ""),
        ("completions", "--lang", "--to --columns --jq --limit"),
        ("", "--to --profile", ""),
    ] {
        let page = page(path, "--help", "en");
        let shown = section(&page, "Global options:").join(" ");
        let shown: Vec<_> = shown.split_whitespace().collect();
        let (own, _) = page.split_once("Global options:").unwrap_or_default();
        let proposed = proposed(&format!("{path} --"));
        for option in named.split_whitespace() {
            assert!(shown.contains(&option), "{path} {option}: {page}");
            assert!(proposed.iter().any(|one| one == option), "{path} {option}: {proposed:?}");
            assert!(!own.contains(&format!("  {option} ")), "{path} {option}: {page}");
        }
        for option in others.split_whitespace() {
            assert!(!page.contains(option), "{path} {option}: {page}");
            assert!(!proposed.iter().any(|one| one == option), "{path} {option}: {proposed:?}");
        }
    }
}

#[test]
fn the_page_about_options_explains_each_of_them() {
    let named = page("complaints list", "--help", "en");
    let named = section(&named, "Global options:").join(" ");
    for lang in LANGUAGES {
        let page = page("help options", "", lang);
        let missing = named.split_whitespace().find(|option| {
            !page.lines().any(|line| {
                line.trim_start_matches(|c: char| c != '-').split([' ', '.']).any(|word| word == *option)
            })
        });
        assert_eq!(missing, None, "{page}");
    }
    assert!(named.split_whitespace().count() > 20, "{named}");
    // A topic is no command, and a command keeps its page.
    let run = Home::new().kefu("options").run().exits(2);
    assert!(run.stderr.contains("Every command:"), "{run}");
    let help = Home::new().kefu("help views tickets").run().ok();
    assert_eq!(help.stdout, Home::new().kefu("views tickets --help").run().ok().stdout);
}

#[test]
fn every_command_that_asks_or_writes_has_three_examples_and_files_for_people_are_xlsx() {
    for lang in LANGUAGES {
        for path in commands().into_iter().filter(|path| below(path).is_empty()) {
            let examples = examples(&path, lang);
            let is_wanted = !WITHOUT_EXAMPLES.contains(&path.as_str());
            assert_eq!(examples.len() >= 3, is_wanted, "kefu {path} ({lang}): {examples:?}");
            for example in examples {
                assert!(
                    example.contains(&format!("kefu {}", path.replace(" plan ", " "))),
                    "{example} is no example of kefu {path}"
                );
                let file = example.split_once("--to ").and_then(|(_, file)| file.split(' ').next());
                let ending = file.and_then(|file| file.rsplit_once('.')).map(|(_, ending)| ending);
                assert!(ending.is_none_or(|ending| ["xlsx", "html"].contains(&ending)), "{example}");
            }
        }
    }
}

/// A page without the names of global options, so that another one does not change every page; the page about them has
/// them all.
fn without_names(page: &str) -> String {
    let (mut kept, mut is_list) = (String::new(), false);
    for line in page.lines() {
        is_list = ["Global options:", "通用选项："].contains(&line) || is_list && line.starts_with("  -");
        let named =
            ["Global: ", "通用："].into_iter().find(|heading| line.starts_with(&format!("{heading}-")));
        match named {
            Some(heading) => kept.extend([heading, "…\n"]),
            None if is_list && line.starts_with("  -") => {}
            None => kept.extend([line, "\n"]),
        }
    }
    kept
}

#[test]
fn pages_are_as_they_were_read() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/pages");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    let shown = |line: &str, lang: &str, page: &str| format!("$ kefu {line} --lang {lang}\n{page}");
    for path in commands() {
        let pages = LANGUAGES.iter().flat_map(|lang| {
            SCREENS.map(|(flag, _)| {
                shown(&format!("{path} {flag}"), lang, &without_names(&page(&path, flag, lang)))
            })
        });
        let name = format!("kefu {path}").trim().replace(' ', "-");
        insta::assert_snapshot!(name, pages.collect::<Vec<_>>().join("\n"));
    }
    let pages = LANGUAGES.map(|lang| shown("help options", lang, &page("help options", "", lang)));
    insta::assert_snapshot!("kefu-help-options", pages.join("\n"));
}

#[cfg(target_os = "linux")]
mod running {
    use std::{collections::BTreeSet, fs, path::Path, process::Command};

    use super::{Home, commands, examples};
    use crate::support::sandbox::Sandbox;

    /// What an example needs besides a vendor: profiles, folders, numbers, and directories that have been exported.
    const SETUP: &str = "
        mkdir -p ~/.local/share/bash-completion/completions ~/.zfunc ~/.config/fish/completions
        kefu complaints list --limit 2 --jq '.[].work_order_no' > numbers.txt
        cp numbers.txt 单号.txt
        echo '2026-10-01..2026-10-07 休' > holidays.txt
        cp holidays.txt 假日.txt
        kefu views tickets 15 --limit 2 --jq '.[].id' > tickets.txt
        kefu -q export complaints --since 2d --dir complaints
        kefu -q export complaints --since 2d --dir 投诉";

    /// The numbers in examples: of complaints and of tickets.
    const NUMBERS: [&str; 4] = ["20261122-gome-0007", "20261122-gome-0008", "7051801", "7051802"];

    /// A configuration with the lines that examples change.
    const CONFIG: &str = r#"
default_profile = "main"
[defaults]
columns = "all"
[profiles.main.gome]
app_key = "1"
base_url = "https://gome.example"
[profiles.main.bangwo8]
base_url = "https://bangwo8.example"
[profiles.shop2.bangwo8]
account = "a"
[profiles.test]
"#;

    /// Runs a line in a user's shell; what can be read from standard input is a word.
    fn run(home: &Home, line: &str) -> (Option<i32>, String) {
        let bin = Path::new(env!("CARGO_BIN_EXE_kefu")).parent().expect("a folder");
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", bin.display());
        let folder = home.path("");
        let mut shell = Command::new("sh");
        shell.env_clear();
        shell.env("PATH", path).env("HOME", &folder).env("KEFU_HOME", &folder).env("LC_ALL", "en_US.UTF-8");
        // A watch and a server end by themselves nowhere else.
        if line.contains("--watch") || line.starts_with("kefu sandbox") {
            shell.env("KEFU_DEADLINE", "2s");
        }
        let input = fs::File::open(home.write("word", "s3cret\n")).expect("a word");
        let output = shell.arg("-c").arg(line).current_dir(&folder).stdin(input).output().expect("sh");
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8_lossy(&said).into_owned())
    }

    struct Shell {
        home: Home,
        _sandbox: Sandbox,
        /// Numbers in examples, and numbers that the sandbox has.
        numbers: Vec<(&'static str, String)>,
    }

    impl Shell {
        fn new() -> Self {
            let home = Home::new();
            let sandbox = Sandbox::start("--shops 2");
            let shops = sandbox.script.replace("上海店", "main").replace("北京店", "test");
            home.write("config.toml", &format!("default_profile = \"main\"\n{shops}"));
            let (code, said) = run(&home, SETUP);
            assert_eq!(code, Some(0), "{said}");
            let lines = |file: &str| fs::read_to_string(home.path(file)).expect("numbers");
            let known = format!("{}{}", lines("numbers.txt"), lines("tickets.txt"));
            let numbers: Vec<_> = NUMBERS.into_iter().zip(known.lines().map(str::to_owned)).collect();
            assert_eq!(numbers.len(), NUMBERS.len(), "{known}");
            Self { home, _sandbox: sandbox, numbers }
        }

        fn run(&self, line: &str) -> (Option<i32>, String) {
            if ["init", "set", "unset", "get"]
                .iter()
                .any(|word| line.starts_with(&format!("kefu config {word} ")))
            {
                // What is changed there is not what other examples read.
                let home = Home::new();
                home.write("config.toml", CONFIG);
                return run(&home, line);
            }
            run(&self.home, line)
        }

        /// An example with numbers that the sandbox has, on a port that is free.
        fn runnable(&self, example: &str) -> String {
            let line = self
                .numbers
                .iter()
                .fold(example.to_owned(), |line, (made_up, known)| line.replace(made_up, known));
            match line.strip_prefix("kefu sandbox").filter(|rest| !rest.contains("--port")) {
                Some(rest) => format!("kefu sandbox --port 0{rest}"),
                None => line,
            }
        }

        fn try_all(&self, lines: impl IntoIterator<Item = String>) {
            for example in lines {
                let line = self.runnable(&example);
                let (code, said) = self.run(&line);
                let worked = match line.split(' ').nth(1) {
                    // The status is what the check finds.
                    Some("check") => matches!(code, Some(0..=2)),
                    Some("sandbox") => said.contains("127.0.0.1"),
                    // What it finds in a home without a configuration is not about the example.
                    Some("doctor") => matches!(code, Some(0 | 69 | 77 | 78)),
                    // A month of which few days have been exported.
                    Some("report") => matches!(code, Some(0 | 3)),
                    Some("config") if code == Some(2) => said.contains("there is no terminal"),
                    _ => code == Some(0),
                };
                assert!(worked, "{line}\n{said}{code:?}");
            }
        }
    }

    fn all(lang: &str) -> BTreeSet<String> {
        let lines: BTreeSet<_> = commands().iter().flat_map(|path| examples(path, lang)).collect();
        assert!(lines.len() > 60, "{lines:?}");
        lines
    }

    #[test]
    fn every_english_example_runs() {
        Shell::new().try_all(all("en"));
    }

    #[test]
    fn every_chinese_example_runs() {
        let english = all("en");
        Shell::new().try_all(all("zh-CN").into_iter().filter(|line| !english.contains(line)));
    }
}
