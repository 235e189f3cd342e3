//! Several profiles (shops) in one command, against one sandbox that has them.

mod failures;
mod many;
mod records;
mod report;
mod root;

use crate::support::{Home, Kefu, sandbox::Sandbox};

/// A user whose configuration has the shops of a sandbox, which stays while it lives.
struct Shops {
    home: Home,
    _sandbox: Sandbox,
}

impl Shops {
    /// Three shops, 上海店, 北京店 and 广州店, with these options of `kefu sandbox`.
    fn start(options: &str) -> Self {
        Self::with(3, options, |config| config)
    }

    /// So many shops, with a change to the configuration that the sandbox prints.
    fn with(shops: usize, options: &str, change: impl FnOnce(String) -> String) -> Self {
        let sandbox = Sandbox::start(&format!("--shops {shops} {options}"));
        let home = Home::new();
        home.write("config.toml", &change(sandbox.script.clone()));
        Self { home, _sandbox: sandbox }
    }

    fn kefu(&self, line: &str) -> Kefu {
        self.home.kefu(line)
    }
}
