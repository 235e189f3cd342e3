//! `kefu sandbox` as a process of its own, and the variables that it prints.

use std::{
    io::Read as _,
    process::{Child, Stdio},
};

use super::Home;

/// A running sandbox; dropping it ends it. With several shops its script is a configuration file.
pub struct Sandbox {
    child: Child,
    /// The script that it prints: it leads kefu there.
    pub script: String,
    /// The variables that lead to it.
    pub variables: Vec<(String, String)>,
}

impl Sandbox {
    /// Starts one on a free port, with these options.
    pub fn start(options: &str) -> Self {
        Self::with(options.split_whitespace())
    }

    /// Starts one on a free port, with options word by word.
    pub fn with<'a>(options: impl IntoIterator<Item = &'a str>) -> Self {
        let home = Home::new();
        let words = ["sandbox", "--port", "0"].into_iter().chain(options);
        let mut command = home.kefu_words(words).command();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a sandbox");
        // It says all that it has to say, and then waits. A pipe holds less than hundreds of shops take.
        let mut stdout = child.stdout.take().expect("stdout");
        let (mut script, mut words) = (String::new(), [0; 4096]);
        while script.is_empty() || script.contains("[profiles.") && !script.contains("umask 077") {
            let read = stdout.read(&mut words).expect("its words");
            assert!(read > 0, "the sandbox does not start");
            script.push_str(&String::from_utf8_lossy(&words[..read]));
        }
        let known: Vec<_> = script
            .lines()
            .filter_map(|line| {
                let (name, value) = line.strip_prefix("export ")?.split_once('=')?;
                Some((name.to_owned(), value.trim_matches('\'').to_owned()))
            })
            .collect();
        assert!(!known.is_empty() || script.contains("[profiles."), "the sandbox does not start");
        Self { child, script, variables: known }
    }

    /// One of the variables.
    pub fn get(&self, name: &str) -> &str {
        let found = self.variables.iter().find(|(known, _)| known == name);
        &found.unwrap_or_else(|| panic!("the sandbox names no {name}")).1
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
