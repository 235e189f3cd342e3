//! The precedence of environment, profile and defaults, and the lines of `config show`.

use super::{
    testing::{BANGWO8, Folder, GOME, config, shown},
    *,
};

const TWO: &str = r#"
default_profile = "main"

[defaults]
output = "json"
lang = "zh-CN"

[profiles.main]
output = "csv"

[profiles.main.gome]
app_key = "key-of-main"
app_secret = "s3cret-of-main"
token = { env = "GOME_TOKEN" }
timeout = "5s"

[profiles.other.bangwo8]
account = "somebody"
password = { command = "echo s3cret-of-other" }
"#;

#[test]
fn the_environment_overrides_the_profile_and_the_profile_the_defaults() {
    let config = config(TWO, [("KEFU_GOME_APP_KEY", "key-of-env"), ("GOME_TOKEN", "t0ken")]);
    let main = config.profile(None).expect("profile");
    let settings = main.settings(&GOME).expect("settings");
    assert_eq!(settings.get("app_key"), Some("key-of-env"));
    assert_eq!(settings.get("app_secret"), Some("s3cret-of-main"));
    assert_eq!(settings.get("token"), Some("t0ken"));
    assert_eq!(settings.get("timeout"), Some("5s"));
    assert_eq!(settings.get("base_url"), Some("http://gateway.example.com/router"));
    assert_eq!(main.option("output").map(|(text, ..)| text), Some("csv"));
    assert_eq!(main.option("lang").map(|(text, ..)| text), Some("zh-CN"));
    assert!(main.option("limit").is_none());
    let other = config.profile(Some("other")).expect("profile");
    assert_eq!(other.option("output").map(|(text, ..)| text), Some("json"));
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let config = config(TWO, [("KEFU_GOME_APP_KEY", ""), ("GOME_TOKEN", "t0ken")]);
    let settings = config.profile(None).and_then(|profile| profile.settings(&GOME)).expect("settings");
    assert_eq!(settings.get("app_key"), Some("key-of-main"));
}

#[test]
fn only_the_vendor_that_is_asked_has_its_secrets_fetched() {
    let folder = Folder::with(
        "[profiles.main.gome]\ntoken = { env = \"UNSET\" }\n[profiles.main.bangwo8]\npassword = { command = \"echo x\" }\n",
    );
    let config = folder.load([]).expect("config");
    let profile = config.profile(None).expect("profile");
    assert_eq!(profile.settings(&BANGWO8).expect("settings").get("password"), Some("x"));
    let error = profile.settings(&GOME).expect_err("unset");
    insta::assert_snapshot!(shown(&folder, &error), @r#"
    error: `profiles.main.gome.token` cannot be read
    why: config.toml:2: the variable UNSET is not set
    hint: set UNSET, or change the line: "text", { env = "NAME" }, { file = "path" }, { command = "…" } or { credential = "NAME" }
    "#);
}

#[test]
fn the_environment_alone_is_a_configuration() {
    let config = config("", [("KEFU_GOME_TOKEN", "t0ken")]);
    let profile = config.profile(None).expect("profile");
    assert_eq!(profile.name, "default");
    assert_eq!(profile.settings(&GOME).expect("settings").get("token"), Some("t0ken"));
    assert_eq!(configured(&profile), ["gome"]);
}

fn configured(profile: &Profile) -> Vec<&'static str> {
    profile.configured().iter().map(|about| about.name.id).collect()
}

#[test]
fn the_profile_is_the_named_one_the_default_the_only_one_or_default() {
    let name = |text: &str, name| config(text, []).profile(name).map(|profile| profile.name.clone()).ok();
    assert_eq!(name(TWO, None).as_deref(), Some("main"));
    assert_eq!(name(TWO, Some("other")).as_deref(), Some("other"));
    assert_eq!(name("[profiles.only]", None).as_deref(), Some("only"));
    assert_eq!(name("[profiles.a]\n[profiles.default]", None).as_deref(), Some("default"));
    assert_eq!(name("", None).as_deref(), Some("default"));
    assert_eq!(name("[profiles.a]\n[profiles.b]", None), None);
}

#[test]
fn an_unknown_profile_names_the_known_ones_and_the_nearest() {
    let folder = Folder::with(TWO);
    let config = folder.load([]).expect("config");
    let error = config.profile(Some("mian")).expect_err("unknown");
    insta::assert_snapshot!(shown(&folder, &error), @"
    error: --profile: there is no profile `mian`
    why: config.toml has main, other
    hint: did you mean `main`?
    ");
    let folder = Folder::with("default_profile = \"x\"\n[profiles.main]\n");
    let error = folder.load([]).expect("config").profile(None).expect_err("unknown");
    insta::assert_snapshot!(shown(&folder, &error), @"
    error: config.toml:1: `default_profile` names `x`, which does not exist
    why: config.toml has main
    hint: name one, like `-p main`, or run `kefu config set default_profile main`
    ");
}

#[test]
fn what_is_shown_says_where_it_comes_from_and_holds_no_secret() {
    let folder = Folder::with(TWO);
    let config = folder
        .load([
            ("KEFU_GOME_APP_SECRET", "s3cret-of-env"),
            ("KEFU_BANGWO8_BASE_URL", "https://me:s3cret@host"),
            ("GOME_TOKEN", "s3cret-t0ken"),
        ])
        .expect("config");
    let entries = config.profile(None).and_then(|profile| profile.entries()).expect("entries");
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| {
            format!("{}.{} = {} ({})", entry.vendor.unwrap_or_default(), entry.key, entry.value, entry.source)
        })
        .collect();
    let text = folder.hidden_in(&lines.join("\n"));
    assert!(!text.contains("s3cret"), "{text}");
    insta::assert_snapshot!(text, @"
    gome.base_url = http://gateway.example.com/router (default)
    gome.app_key = key-of-main (config.toml:12)
    gome.app_secret = *** (environment KEFU_GOME_APP_SECRET)
    gome.token = *** from variable GOME_TOKEN (config.toml:14)
    gome.timeout = 5s (config.toml:15)
    bangwo8.base_url = *** (environment KEFU_BANGWO8_BASE_URL)
    ");
}

#[test]
fn a_vendor_with_nothing_but_an_address_is_not_configured() {
    let config = config("[profiles.main.gome]\nbase_url = \"http://localhost\"\napp_key = \"\"\n", []);
    assert_eq!(configured(&config.profile(None).expect("profile")), [""; 0]);
}

#[test]
fn a_variable_that_means_nothing_is_found_with_the_nearest() {
    let config = config("", [("KEFU_GOME_TOKNE", "t"), ("KEFU_GOME_TOKEN", "t"), ("KEFU_OUTPUT", "csv")]);
    let profile = config.profile(None).expect("profile");
    let found = profile.unknown_variables(&GOME);
    assert_eq!(found, [("KEFU_GOME_TOKNE", Some("KEFU_GOME_TOKEN".to_owned()))]);
    assert_eq!(profile.unknown_variables(&BANGWO8), []);
}

#[test]
fn a_setting_that_is_not_of_its_kind_names_its_place_and_is_not_shown() {
    for (key, value) in [
        ("max_rps", "fast"),
        ("max_rps", "-7"),
        ("max_rps", "inf"),
        ("allow_http", "maybe"),
        ("token", "s3cret\nX: y"),
        ("base_url", "http://api.example.com"),
    ] {
        let text = format!("[profiles.main.gome]\n{key} = {value:?}\n");
        let folder = Folder::with(&text);
        let config = folder.load([]).expect("config");
        let error = config.profile(None).and_then(|profile| profile.settings(&GOME)).expect_err(value);
        let lines = shown(&folder, &error);
        assert!(lines.contains("config.toml:2") && lines.contains(key), "{lines}");
        assert!(!lines.contains(value), "{lines}");
    }
}

#[test]
fn http_can_be_allowed_for_one_vendor() {
    let text = "[profiles.main.gome]\nbase_url = \"http://proxy.example.com\"\nallow_http = true\n";
    let config = config(text, []);
    assert!(config.profile(None).and_then(|profile| profile.settings(&GOME)).is_ok());
}
