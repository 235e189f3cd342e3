//! Hundreds of shops: what is open and what is in memory does not grow with them.

use super::Shops;

/// How many shops.
const SHOPS: usize = 200;

#[cfg(target_os = "linux")]
#[test]
fn two_hundred_shops_need_no_more_descriptors_than_a_few() {
    let shops = Shops::with(SHOPS, "", |config| config);
    let few = "60";
    let kefu = env!("CARGO_BIN_EXE_kefu");
    for line in ["complaints list --on yesterday", "views tickets 售中 --expand-fields"] {
        let script = format!("ulimit -n {few}; exec {kefu} {line} -p all -o jsonl");
        let command = shops.kefu("").command();
        let home = shops.home.path("");
        let mut limited = std::process::Command::new("bash");
        limited
            .env_clear()
            .args(["-c", &script])
            .envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = limited.current_dir(home).output().expect("a shell");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {told}");
        let text = String::from_utf8_lossy(&output.stdout);
        let mut names: Vec<_> = text.lines().map(|line| line.split('"').nth(3).unwrap_or_default()).collect();
        names.dedup();
        assert_eq!(names.len(), SHOPS, "{line}: {told}");
    }
}
