//! Runs the binary as a user would, with nothing of the surrounding environment, and shows a run as one string.

pub mod chinese;
pub mod faulty_server;
#[cfg(unix)]
pub mod machine;
pub mod playback;
pub mod recording;
pub mod sandbox;
#[cfg(unix)]
pub mod terminal;
pub mod vendors;

use std::{
    ffi::OsStr,
    fmt::{self, Write as _},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
};

/// A user with an empty home, and what they typed before.
#[derive(Clone)]
pub struct Home(Arc<tempfile::TempDir>);

impl Home {
    /// A new user.
    pub fn new() -> Self {
        Self(Arc::new(tempfile::tempdir().expect("a temporary folder")))
    }

    /// A path in the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file that only the user can read.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        self.mode(name, 0o600);
        path
    }

    /// Sets who may read a file.
    #[cfg_attr(not(unix), expect(unused_variables, reason = "only Unix has modes"))]
    pub fn mode(&self, name: &str, mode: u32) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(self.path(name), fs::Permissions::from_mode(mode)).expect("a mode");
        }
    }

    /// A command line to run, in words parted by blanks.
    pub fn kefu(&self, line: &str) -> Kefu {
        self.kefu_words(line.split_whitespace())
    }

    /// A command line to run, word by word.
    pub fn kefu_words<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>) -> Kefu {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kefu"));
        command.env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.env("LC_ALL", "en_US.UTF-8");
        command.env("KEFU_HOME", self.0.path()).env("HOME", self.0.path()).current_dir(self.0.path());
        command.args(words).stdin(Stdio::null());
        Kefu { command, input: None, home: self.clone() }
    }
}

/// One command line of kefu.
pub struct Kefu {
    command: Command,
    input: Option<String>,
    /// Kept until the run is over.
    home: Home,
}

impl Kefu {
    /// Sets a variable.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets variables.
    pub fn envs<'a>(mut self, variables: impl IntoIterator<Item = &'a (String, String)>) -> Self {
        self.command.envs(variables.into_iter().map(|(name, value)| (name, value)));
        self
    }

    /// Takes a variable away.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Adds a word.
    pub fn arg(mut self, word: impl AsRef<OsStr>) -> Self {
        self.command.arg(word);
        self
    }

    /// Gives it something to read.
    pub fn stdin(mut self, text: &str) -> Self {
        self.input = Some(text.to_owned());
        self
    }

    /// The process itself, for what a run to the end cannot show.
    pub fn command(self) -> Command {
        self.command
    }

    /// The same command line once more, in Chinese.
    fn in_chinese(&self) -> Self {
        let mut command = Command::new(self.command.get_program());
        command.args(self.command.get_args()).env_clear().current_dir(self.home.path(""));
        command.envs(self.command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.env("KEFU_LANG", "zh-CN").stdin(Stdio::null());
        Self { command, input: self.input.clone(), home: self.home.clone() }
    }

    /// Runs it to its end twice, in English and in Chinese.
    pub fn in_both_languages(self) -> Both {
        Both { chinese: self.in_chinese().run(), english: self.run() }
    }

    /// Runs it to its end.
    pub fn run(mut self) -> Run {
        let words = self.command.get_args().map(|word| word.to_string_lossy().into_owned());
        let line = words.collect::<Vec<_>>().join(" ");
        if self.input.is_some() {
            self.command.stdin(Stdio::piped());
        }
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the binary starts");
        if let (Some(text), Some(mut stdin)) = (&self.input, child.stdin.take()) {
            std::io::Write::write_all(&mut stdin, text.as_bytes()).expect("it reads");
        }
        let output = child.wait_with_output().expect("it ends");
        Run {
            line,
            home: self.home.path("").to_string_lossy().trim_end_matches('/').to_owned(),
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
            code: output.status.code(),
        }
    }
}

/// The result of a run.
pub struct Run {
    line: String,
    home: String,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
    /// Its exit status; none when a signal ended it.
    pub code: Option<i32>,
}

impl Run {
    /// Fails unless the run ended with this status.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// Fails unless the run succeeded and said nothing beside its results.
    #[track_caller]
    pub fn ok(self) -> Self {
        let run = self.exits(0);
        assert_eq!(run.stderr, "", "{run}");
        run
    }

    /// stdout as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("stdout is no JSON: {e}\n{self}"))
    }

    /// stdout as CSV: the header, then the records.
    #[track_caller]
    pub fn csv(&self) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(self.stdout.as_bytes());
        let rows = reader.records().map(|row| row.unwrap_or_else(|e| panic!("{e}\n{self}")));
        rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
    }

    /// The values of one key of the list in stdout, as text.
    #[track_caller]
    pub fn column(&self, key: &str) -> Vec<String> {
        let rows = self.json();
        let text = |value: &serde_json::Value| value.as_str().map_or(value.to_string(), str::to_owned);
        rows.as_array()
            .unwrap_or_else(|| panic!("no list: {self}"))
            .iter()
            .map(|row| text(&row[key]))
            .collect()
    }

    /// Everything that it wrote.
    pub fn both(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }

    /// The run without its command line, which is the same everywhere and always.
    pub fn shown(&self) -> String {
        let mut text = self.stdout.replace('\r', "␍");
        if !text.is_empty() && !text.ends_with('\n') {
            text.push_str("⏎̸\n");
        }
        if !self.stderr.is_empty() {
            let _ = write!(text, "-- stderr\n{}", self.stderr);
        }
        let ended = self.code.map_or("by a signal".to_owned(), |code| code.to_string());
        let _ = writeln!(text, "-- exit {ended}");
        let text = text.replace(&self.home, "$HOME");
        steady(&steady(&text, "127.0.0.1:", "PORT", ""), " in ", "N", " ms")
    }
}

/// The run: command line, stdout, stderr, exit status.
impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.replace(&self.home, "$HOME");
        writeln!(f, "$ kefu {}", steady(&line, "127.0.0.1:", "PORT", ""))?;
        f.write_str(&self.shown())
    }
}

/// The results of a command line in English and in Chinese.
pub struct Both {
    /// The one in English.
    pub english: Run,
    /// The one in Chinese.
    pub chinese: Run,
}

impl Both {
    /// Fails unless both runs ended with this status, and the Chinese one was Chinese.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        let (english, chinese) = (self.english.exits(code), self.chinese.exits(code));
        let mistakes = chinese::mistakes(&chinese.stderr);
        assert!(mistakes.is_empty(), "{}\n{chinese}", mistakes.join("\n"));
        Self { english, chinese }
    }
}

/// The run in English, and below it what the one in Chinese said on stderr.
impl fmt::Display for Both {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.english)?;
        let chinese = self.chinese.shown();
        let said = chinese.split_once("-- stderr\n").map_or("", |(_, said)| said);
        write!(f, "-- in Chinese\n{}", said.split("-- exit").next().unwrap_or_default())
    }
}

/// The text with every number between `before` and `after` replaced.
fn steady(text: &str, before: &str, name: &str, after: &str) -> String {
    let mut parts = text.split(before);
    let mut steady = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = rest.len() < part.len() && rest.starts_with(after);
        let _ =
            if number { write!(steady, "{before}{name}{rest}") } else { write!(steady, "{before}{part}") };
    }
    steady
}

/// Several runs, one below the other.
pub fn together(runs: impl IntoIterator<Item = impl fmt::Display>) -> String {
    runs.into_iter().map(|run| run.to_string()).collect::<Vec<_>>().join("\n")
}

/// The files below a folder whose names end like this, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A path in the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
