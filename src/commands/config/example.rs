//! `config.example.toml`: every option and setting, generated from the data that parses them.
//!
//! Optional lines are commented out, so that the file can be copied and used.

use std::fmt::Write as _;

use crate::{
    adapter::{About, Setting},
    commands::KNOWN,
    config::UNIVERSAL,
    lang::Words,
    options::{InFile, TABLE},
};

/// The head of the file, with a vendor and a secret of it as examples.
fn head(about: &About) -> String {
    let name = about.name.id;
    let secret = about.settings.iter().find(|setting| setting.secret);
    let (key, variable) = secret.map_or(("token", "TOKEN"), |secret| (secret.key, secret.example));
    let own = about.variable(key);
    // The comments stand below one another.
    let forms = [
        ("\"text\"".to_owned(), "写在这里，须 chmod 600 / here; needs chmod 600"),
        (format!("{{ env = {variable:?} }}"), "环境变量 / a variable"),
        (format!("{{ file = \"/run/secrets/{name}\" }}"), "文件的内容 / what is in a file"),
        (format!("{{ command = \"pass show {name}\" }}"), "命令的输出 / what a command prints"),
        (format!("{{ credential = \"{name}\" }}"), "systemd 的凭据 / a credential of systemd's"),
    ];
    let forms = forms.map(|(form, says)| format!("#   {:<45} {says}\n", format!("{key} = {form}"))).concat();
    format!(
        "\
# kefu 配置示例：复制到 `kefu config path` 所示的位置，删去不用的厂商；或运行 `kefu config init`。
# Example configuration of kefu: copy it to where `kefu config path` says and delete the vendors that
# you do not use, or run `kefu config init`.
#
# 优先级 / Precedence: 选项 flag > 环境变量 environment > profile > [defaults] > 内置 built-in.
# 每一行都有对应的环境变量 / Every line has its variable: KEFU_OUTPUT, {own}.
#
# 密钥的五种写法，厂商的其他设置也可以 / Five ways to write a secret, or any other setting of a vendor:
{forms}
# 不用 -p 时的 profile / The profile without -p
default_profile = \"main\"

# 选项的默认值 / Defaults of options
[defaults]
"
    )
}

const PROFILE: &str = "
# 同样的选项也可以只写给一个 profile / The same options can be set for one profile alone
[profiles.main]
# output = \"table\"
";

/// The settings that every vendor has in addition to its own, in the order of [`UNIVERSAL`]. `{timeout}` is its own time
/// limit.
const EVERY_VENDOR: [(&str, Words); UNIVERSAL.len()] = [
    ("5", Words::new("每秒最多几个请求", "Requests a second at most")),
    ("\"{timeout}s\"", Words::new("单个请求的时限", "How long one request may take")),
    (
        "true",
        Words::new("允许 http:// 地址，密钥会明文传输", "Accept http://, which sends secrets in the clear"),
    ),
];

/// The text of the file.
pub fn text() -> String {
    let mut text = KNOWN.vendors.first().map(|about| head(about)).unwrap_or_default();
    for spec in TABLE {
        if let Some(InFile { example, zh }) = spec.in_file {
            let key = spec.name.replace('-', "_");
            // Writing into a String cannot fail.
            let _ = writeln!(text, "# {zh} / {}\n# {key} = {example}", spec.help);
        }
    }
    text.push_str(PROFILE);
    for about in KNOWN.vendors {
        text.push_str(&vendor(about));
    }
    text
}

fn vendor(about: &About) -> String {
    let Words { zh, en } = about.title;
    let mut text = format!("\n# {zh} / {en}: {}\n[profiles.main.{}]\n", about.docs, about.name.id);
    let proves =
        |setting: &&Setting| about.auth_methods.iter().any(|method| method.keys.contains(&setting.key));
    // Writing into a String cannot fail.
    if let [first, others @ ..] = about.auth_methods
        && !others.is_empty()
    {
        let optional = about.settings.iter().filter(|setting| !proves(setting));
        text.extend(optional.map(|setting| lines(setting, false)));
        for method in about.auth_methods {
            let is_first = method.title == first.title;
            let which = if is_first { "用这一组 / either" } else { "或者用这一组 / or" };
            let _ = writeln!(text, "# --- {which}: {} / {}", method.title.zh, method.title.en);
            let own = about.settings.iter().filter(|setting| method.keys.contains(&setting.key));
            text.extend(own.map(|setting| lines(setting, is_first)));
        }
    } else {
        text.extend(about.settings.iter().map(|setting| lines(setting, proves(&setting))));
    }
    for (key, (value, help)) in UNIVERSAL.iter().zip(EVERY_VENDOR) {
        let value = value.replace("{timeout}", &about.timeout_seconds.to_string());
        let _ = writeln!(text, "# {} / {}\n# {key} = {value}", help.zh, help.en);
    }
    text
}

/// The help of a setting as a comment, and its line, commented out if optional.
fn lines(setting: &Setting, in_force: bool) -> String {
    let Setting { key, help, example, .. } = setting;
    let value = if setting.secret { format!("{{ env = {example:?} }}") } else { format!("{example:?}") };
    let behind = if in_force { "" } else { "# " };
    format!("# {} / {}\n{behind}{key} = {value}\n", help.zh, help.en)
}
