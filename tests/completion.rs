//! Completion: what kefu proposes to a shell, and what bash, zsh and fish make of it at a terminal.

use std::{fs, net::TcpListener, path::PathBuf};

use crate::support::{Home, Run, project, sandbox::Sandbox};

const SHELLS: [(&str, &str); 5] = [
    ("bash", "kefu.bash"),
    ("zsh", "_kefu"),
    ("fish", "kefu.fish"),
    ("powershell", "_kefu.ps1"),
    ("elvish", "kefu.elv"),
];

/// A user with two profiles whose views have these titles.
struct User {
    home: Home,
    sandbox: Sandbox,
}

impl User {
    fn new() -> Self {
        let (home, sandbox) = (Home::new(), Sandbox::start(""));
        home.write("config.toml", "default_profile = \"main\"\n[profiles.main]\n[profiles.\"旗舰店 A\"]\n");
        home.kefu("views list -q").envs(&sandbox.variables).run().exits(0);
        Self { home, sandbox }
    }

    /// The file with the titles.
    fn titles(&self) -> PathBuf {
        let files = fs::read_dir(self.home.path("cache")).expect("a cache").filter_map(Result::ok);
        let mut titles = files.map(|file| file.path()).filter(|path| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("titles-"))
        });
        titles.next().expect("titles")
    }

    /// The candidates for the last of these words.
    fn proposed(&self, words: &[&str]) -> Run {
        let words = ["completions", "fish", "--", "kefu"].iter().chain(words);
        self.home.kefu_words(words).envs(&self.sandbox.variables).run().ok()
    }
}

/// The values of the proposals.
fn values(run: &Run) -> Vec<&str> {
    run.stdout.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect()
}

#[test]
fn a_script_is_what_is_kept_and_short() {
    for (shell, file) in SHELLS {
        let printed = Home::new().kefu(&format!("completions {shell}")).run().ok().stdout;
        let kept = fs::read_to_string(project("completions").join(file)).expect("a script");
        assert_eq!(printed, kept.replace("\r\n", "\n"), "{shell}");
        assert!(printed.lines().count() < 200, "{shell}");
    }
}

#[test]
fn every_kind_of_value_is_proposed() {
    let user = User::new();
    for (words, expected) in [
        (&["vie"][..], &["views"][..]),
        (&["views", ""], &["list", "show", "tickets", "count", "help"]),
        (&["complaints", "list", "--over"], &["--overdue"]),
        (&["complaints", "list", "--status", "pend"], &["pending"]),
        (&["complaints", "list", "--status", "未"], &["未结"]),
        (&["complaints", "list", "--status", "未结,待"], &["未结,待处理"]),
        (&["complaints", "list", "--status", "3"], &["30", "31", "32", "33", "34"]),
        (&["complaints", "list", "--channel", "web", "--status", "fin"], &["finished"]),
        (&["complaints", "list", "--status=pend"], &["--status=pending"]),
        (&["complaints", "list", "--quality", ""], &["unchecked", "passed", "failed"]),
        (&["complaints", "list", "--since", "上"], &["上周", "上月", "上季度"]),
        (
            &["complaints", "list", "--since", "last-"],
            &["last-week", "last-month", "last-quarter", "last-year"],
        ),
        (
            &["complaints", "list", "--columns", "status,work_order_t"],
            &["status,work_order_type", "status,work_order_type_name"],
        ),
        (&["complaints", "list", "--columns", "投诉类"], &["投诉类型"]),
        (&["complaints", "stats", "--by", "d"], &["day"]),
        (&["views", "count", "--columns", "co"], &["count"]),
        (&["views", "list", "-o", "c"], &["csv", "csv-excel"]),
        (&["views", "list", "-oj"], &["-ojson", "-ojsonl"]),
        (&["views", "list", "-o", "表"], &["表格"]),
        (&["-p", ""], &["main", "旗舰店 A", "all"]),
        (&["views", "tickets", "售"], &["售前", "售中", "售后"]),
        (&["views", "tickets", "1"], &["10", "13", "15", "17"]),
        (&["views", "count", "售中", "售"], &["售前", "售中", "售后"]),
        // Two views are called 加急工单, so their ids are proposed.
        (&["views", "tickets", "加"], &[]),
        (&["views", "tickets", "9"], &["9"]),
        (&["export", "tickets", "--view", "售中"], &["售中"]),
        (&["api", "g"], &["gome"]),
        (&["completions", "z"], &["zsh"]),
        (&["views", "list", "--limit", ""], &[]),
        // Another profile's titles are its own.
        (&["--profile", "旗舰店 A", "views", "tickets", "售"], &[]),
    ] {
        let run = user.proposed(words);
        assert_eq!(values(&run), expected, "{words:?}");
    }
    let help = user.proposed(&["views", "tickets", "售中"]).stdout;
    assert_eq!(help, "售中\t15\n");
    assert!(user.proposed(&["complaints", "list", "--status", "op"]).stdout.starts_with("open\t未结\n"));
    for (lang, column, command) in [("zh-CN", "brand\t品牌\n", "查看"), ("en", "brand\tBrand\n", "Show")]
    {
        let columns = user.proposed(&["--lang", lang, "complaints", "list", "--columns", "brand"]);
        assert!(columns.stdout.starts_with(column), "{columns}");
        let commands = user.proposed(&["--lang", lang, "complaints", "sho"]);
        assert!(commands.stdout.starts_with(&format!("show\t{command}")), "{commands}");
    }
}

#[test]
fn titles_are_stored_for_the_user_alone_and_without_secrets() {
    let user = User::new();
    let text = fs::read_to_string(user.titles()).expect("text");
    assert!(text.contains("售中"), "{text}");
    for (name, value) in &user.sandbox.variables {
        assert!(!text.contains(value.as_str()), "{name}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = user.titles().metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
    // A look-up by title stores them as well, and the demo stores nothing.
    fs::remove_file(user.titles()).expect("removed");
    user.home.kefu("views tickets 售中 -q").envs(&user.sandbox.variables).run().exits(0);
    assert!(fs::read_to_string(user.titles()).expect("text").contains("售中"));
    let demo = Home::new();
    demo.kefu("--demo views list -q").run().exits(0);
    assert!(!demo.path("cache").exists());
}

#[test]
fn completion_says_nothing_asks_nobody_and_leaves_nothing() {
    let vendor = TcpListener::bind("127.0.0.1:0").expect("a port");
    vendor.set_nonblocking(true).expect("a listener");
    let address = format!("http://{}", vendor.local_addr().expect("an address"));
    for configuration in
        ["", "[profiles.main]\noutput = \"json\"\n", "not toml", "[profiles.main.bangwo8]\nno_such_key = 1\n"]
    {
        let home = Home::new();
        home.write("config.toml", configuration);
        let before = files(&home);
        for words in [
            &["views", "tickets", ""][..],
            &["-p", ""],
            &["--no-such-option", "views", "tickets", "x"],
            &["no-such-command", ""],
            &["complaints", "list", "--order", "-", ""],
            &["views", "tickets", "\u{1b}[2J"],
            &["--config", "/no/such/file", "-p", ""],
            &["--jq", "'", "views", ""],
            &[""],
        ] {
            let shells = SHELLS.iter().take(if configuration == "not toml" { 5 } else { 1 });
            for (shell, _) in shells {
                let before = ["completions", shell, "--", "kefu"];
                let all = before.iter().chain(words);
                let run = home
                    .kefu_words(all)
                    .env("KEFU_BANGWO8_BASE_URL", &address)
                    .env("KEFU_OUTPUT", "nonsense")
                    .run();
                assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{shell} {words:?}");
            }
        }
        assert_eq!(files(&home), before);
    }
    assert!(vendor.accept().is_err(), "nobody connects");
}

fn files(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.path("")).expect("a folder").filter_map(Result::ok);
    entries.map(|entry| entry.path()).collect()
}

#[cfg(unix)]
mod shells {
    //! The shells themselves, each at a terminal: a line is typed with a tab, and what the shell makes of it is what a
    //! function in place of kefu gets.

    use std::process::Command;

    use rexpect::{
        reader::Options,
        session::{PtySession, spawn_with_options},
    };

    use super::{User, fs, project};

    /// Titles that a shell has to quote.
    const TITLES: &str =
        r#"[["15","售中"],["20","VIP 客户"],["21","it's 50% & \"more\" $HOME"],["22","渠道:京东"]]"#;

    /// The words typed before a tab, and the words that the shell understands.
    const TYPED: &[(&str, &[&str])] = &[
        ("kefu views tickets 售", &["views", "tickets", "售中"]),
        ("kefu views tickets VI", &["views", "tickets", "VIP 客户"]),
        ("kefu views tickets VIP\\ ", &["views", "tickets", "VIP 客户"]),
        ("kefu views tickets \"VI", &["views", "tickets", "VIP 客户"]),
        ("kefu views tickets 'VI", &["views", "tickets", "VIP 客户"]),
        ("kefu views tickets it", &["views", "tickets", "it's 50% & \"more\" $HOME"]),
        ("kefu views tickets 渠", &["views", "tickets", "渠道:京东"]),
        ("kefu views tickets 渠道:", &["views", "tickets", "渠道:京东"]),
        ("kefu views list --output=xl", &["views", "list", "--output=xlsx"]),
        (
            "kefu complaints list --columns work_order_no,sta",
            &["complaints", "list", "--columns", "work_order_no,status"],
        ),
        ("kefu complaints list --status 未", &["complaints", "list", "--status", "未结"]),
        ("kefu -p 旗", &["-p", "旗舰店 A"]),
        ("kefu --to su", &["--to", "sub/"]),
        ("kefu unkn", &["unkn"]),
    ];

    /// Starts a shell at a terminal; none where it is not installed.
    fn start(user: &User, shell: &str, options: &[&str]) -> Option<PtySession> {
        if Command::new(shell).arg("--version").output().is_err() {
            crate::support::machine::skipped(&format!("{shell} is not installed"));
            return None;
        }
        let binary = std::path::Path::new(env!("CARGO_BIN_EXE_kefu")).parent()?.display().to_string();
        let mut command = Command::new(shell);
        command.args(options).env_clear().envs(user.sandbox.variables.iter().cloned());
        command
            .env("PATH", format!("{binary}:/usr/local/bin:/usr/bin:/bin"))
            .current_dir(user.home.path("work"));
        command.env("HOME", user.home.path("")).env("KEFU_HOME", user.home.path(""));
        command.env("LC_ALL", "C.UTF-8").env("TERM", if shell == "bash" { "dumb" } else { "xterm" });
        Some(spawn_with_options(command, Options::new().timeout_ms(Some(60_000))).expect("a terminal"))
    }

    /// Types every line with a tab and reads what the shell gives to kefu.
    fn completes(shell: &str, options: &[&str], before: &[&str], function: &str) {
        let user = User::new();
        fs::create_dir_all(user.home.path("work/sub")).expect("a folder");
        fs::write(user.titles(), TITLES).expect("titles");
        let Some(mut session) = start(&user, shell, options) else { return };
        let wait = |session: &mut PtySession, text: &str| {
            // The library takes each byte for a character.
            let bytes: String = text.bytes().map(char::from).collect();
            if let Err(error) = session.exp_string(&bytes) {
                panic!("{shell}: no `{text}`: {error}");
            }
        };
        for line in before.iter().chain([&function]) {
            session.send_line(line).expect("typed");
        }
        session.send_line("echo 'rea''dy'").expect("typed");
        wait(&mut session, "ready");
        for (line, words) in TYPED {
            session.send(&format!("{line}\t")).and_then(|_| session.send_line("")).expect("typed");
            let words: String = words.iter().map(|word| format!("<{word}>")).collect();
            wait(&mut session, &format!("got{words}end"));
        }
    }

    fn script(name: &str) -> String {
        format!("source '{}'", project("completions").join(name).display())
    }

    #[test]
    fn bash_completes_and_quotes() {
        let function = "kefu() { printf 'got'; printf '<%s>' \"$@\"; echo end; }";
        completes("bash", &["--norc", "--noprofile", "-i"], &[&script("kefu.bash")], function);
    }

    #[test]
    fn zsh_completes_and_quotes() {
        let function = "kefu() { printf 'got'; printf '<%s>' \"$@\"; echo end; }";
        completes(
            "zsh",
            &["-f", "-i"],
            &["autoload -Uz compinit; compinit -u -D", &script("_kefu")],
            function,
        );
    }

    #[test]
    fn fish_completes_and_quotes() {
        let function = "function kefu; printf 'got'; printf '<%s>' $argv; echo end; end";
        completes("fish", &["--no-config", "-i"], &[&script("kefu.fish")], function);
    }
}
