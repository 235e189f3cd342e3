//! GNU parallel as `docs/engines.md` says: a worker that is killed costs nothing but another run.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};

use crate::{
    recipes::{ENGINES, blocks},
    support::{Home, files, machine, sandbox::Sandbox},
};

/// Far more than a busy machine needs.
const PATIENCE: Duration = Duration::from_secs(300);
/// The shop whose worker is killed.
const KILLED: &str = "2-北京店";

/// Three sandboxes with four shops each.
struct Chain {
    home: Home,
    _sandboxes: Vec<Sandbox>,
}

impl Chain {
    fn start() -> Self {
        // The fourth request of a shop is never answered.
        let options = ["", "--fault gome:hang=10m,shop=2,skip=3,times=1", ""];
        let sandboxes: Vec<_> =
            options.iter().map(|options| Sandbox::start(&format!("--shops 4 {options}"))).collect();
        let named = sandboxes.iter().zip(1..).map(|(sandbox, number)| {
            sandbox.script.replace("[profiles.\"", &format!("[profiles.\"{number}-"))
        });
        let home = Home::new();
        home.write("config.toml", &named.collect::<String>());
        fs::create_dir(home.path("data")).expect("a folder");
        Self { home, _sandboxes: sandboxes }
    }

    /// A block of the page, with the folder of this test in the place of `/data`.
    fn block(&self, block: &str) -> Command {
        let kefu = Path::new(env!("CARGO_BIN_EXE_kefu")).parent().expect("a folder");
        let data = self.home.path("data").display().to_string();
        let mut command = Command::new("bash");
        command.arg("-c").arg(format!("set -euo pipefail\n{}", block.replace("/data", &data))).env_clear();
        command.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", kefu.display()));
        command.env("HOME", self.home.path("")).env("KEFU_HOME", self.home.path("")).env("LC_ALL", "C.UTF-8");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    fn run(&self, block: &str) {
        let output = self.block(block).output().expect("bash");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn shop(&self, name: &str) -> PathBuf {
        self.home.path(&format!("data/lake/complaints/profile={name}"))
    }

    /// How many shops' runs have ended.
    fn ended(&self) -> usize {
        let manifests = files(&self.home.path("data/lake"), "_manifest.json");
        let has_ended = |path: &&PathBuf| {
            let text = fs::read(path).unwrap_or_default();
            let manifest: serde_json::Value = serde_json::from_slice(&text).unwrap_or_default();
            manifest["last_run"].is_object()
        };
        manifests.iter().filter(has_ended).count()
    }

    /// The process that exports a shop, from its lock.
    fn worker(&self, name: &str) -> Option<u64> {
        let holder: serde_json::Value =
            serde_json::from_slice(&fs::read(self.shop(name).join(".kefu.lock")).ok()?).ok()?;
        holder["pid"].as_u64()
    }

    /// The data below a root: when each file was written, and its bytes.
    fn data(&self, root: &str) -> BTreeMap<PathBuf, (SystemTime, Vec<u8>)> {
        let root = self.home.path(root);
        let read = |path: PathBuf| {
            let written = fs::metadata(&path).expect("a file").modified().expect("a time");
            let bytes = fs::read(&path).expect("a file");
            (path.strip_prefix(&root).expect("below it").to_owned(), (written, bytes))
        };
        files(&root, ".jsonl").into_iter().map(read).collect()
    }
}

fn bytes(data: &BTreeMap<PathBuf, (SystemTime, Vec<u8>)>) -> Vec<(&PathBuf, &Vec<u8>)> {
    data.iter().map(|(path, (_, bytes))| (path, bytes)).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "no page is in flight: it waits for other programs")]
fn a_worker_that_is_killed_costs_nothing_but_another_run() {
    if !machine::has("parallel") {
        return;
    }
    let chain = Chain::start();
    let [first, retry] = blocks(ENGINES[0], "bash").try_into().expect("two blocks");
    let engine = chain.block(&first).spawn().expect("bash");
    let began = Instant::now();
    let pid = loop {
        match chain.worker(KILLED).filter(|_| chain.ended() == 11) {
            Some(pid) => break pid,
            None => thread::sleep(Duration::from_millis(20)),
        }
        assert!(began.elapsed() < PATIENCE, "{} of 12 have ended", chain.ended());
    };
    assert!(Command::new("kill").args(["-9", &pid.to_string()]).status().expect("kill").success());
    let ended = engine.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(1), "{}", String::from_utf8_lossy(&ended.stderr));
    assert!(files(&chain.shop(KILLED), ".jsonl").len() < 5);
    chain.run(&retry);
    let lake = chain.data("data/lake");
    assert_eq!(lake.len(), 12 * 5);
    let line = "export complaints --root alone --layout hive -o jsonl --since 5d -p all -q";
    chain.home.kefu(line).run().ok();
    assert!(bytes(&lake) == bytes(&chain.data("alone")), "not what one undisturbed run writes");
    chain.run(&first);
    assert!(chain.data("data/lake") == lake, "a second run changes no file");
}
