//! The finding of a check: one line for a person or a program, safe to paste.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    config::home_folder,
    error::{Error, Kind},
    output,
    record::{Code, Column, Kind as ColumnKind, Row, Tone, column},
    secret::redact,
};

/// The name of each check: its key, and what it is called for people.
pub(super) const CHECKS: &[Code] = &[
    Code::new("version", "版本", "Version", "version"),
    Code::new("environment", "环境变量", "Environment", "environment"),
    Code::new("configuration", "配置", "Configuration", "configuration"),
    Code::new("permissions", "文件权限", "Permissions", "permissions"),
    Code::new("variables", "KEFU_ 变量", "KEFU_ variables", "variables"),
    Code::new("profile", "profile", "Profile", "profile"),
    Code::new("secret", "密钥", "Secret", "secret"),
    Code::new("settings", "设置项", "Settings", "settings"),
    Code::new("encryption", "加密", "Encryption", "encryption"),
    Code::new("proxy", "代理", "Proxy", "proxy"),
    Code::new("name", "域名解析", "Name resolution", "name"),
    Code::new("connection", "连接", "Connection", "connection"),
    Code::new("certificate", "证书", "Certificate", "certificate"),
    Code::new("clock", "本机时钟", "Clock", "clock"),
    Code::new("credentials", "账号", "Credentials", "credentials"),
    Code::new("token", "token", "Token", "token"),
    Code::new("zone", "时区", "Time zone", "zone"),
    Code::new("locale", "语言", "Language", "locale"),
    Code::new("terminal", "终端", "Terminal", "terminal"),
    Code::new("cache", "缓存目录", "Cache", "cache"),
    Code::new("state", "状态目录", "State", "state"),
    Code::new("space", "磁盘空间", "Free space", "space"),
    Code::new("temporary", "临时文件", "Temporary files", "temporary"),
    Code::new("export", "导出目录", "Export", "export"),
];

/// The status of a check: its word, and what it is called for people.
pub(super) const STATUSES: &[Code] = &[
    Code::new("ok", "正常", "ok", "ok").tone(Tone::Good),
    Code::new("warning", "警告", "warning", "warning").tone(Tone::Notice),
    Code::new("error", "错误", "error", "error").tone(Tone::Alarm),
    Code::new("skipped", "跳过", "skipped", "skipped"),
];

/// The columns of findings.
pub(super) static FINDINGS: [Column; 6] = [
    column("check", "检查项", "Check", ColumnKind::Code(CHECKS), &["check"]).brief(),
    column("profile", "店铺", "Profile", ColumnKind::Text, &["profile"]).brief(),
    column("vendor", "厂商", "Vendor", ColumnKind::Text, &["vendor"]).brief(),
    column("status", "状态", "Status", ColumnKind::Code(STATUSES), &["status"]).brief(),
    column("message", "说明", "Message", ColumnKind::Text, &["message"]).brief(),
    column("hint", "建议", "Hint", ColumnKind::Text, &["hint"]).brief(),
];

/// The status of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    Warning,
    /// With the exit code.
    Error(u8),
    /// It could not be made, or means nothing here.
    Skipped,
}

/// One finding.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) check: String,
    pub(super) place: Place,
    pub(super) status: Status,
    pub(super) message: String,
    pub(super) hint: Option<String>,
}

/// The subject of a finding: a profile, or a vendor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) profile: Option<String>,
    pub(super) vendor: Option<String>,
}

/// A finding as another run of kefu writes it.
#[derive(Deserialize)]
pub(super) struct Written {
    check: String,
    profile: Option<String>,
    vendor: Option<String>,
    status: String,
    message: String,
    hint: Option<String>,
}

impl Place {
    /// The place without anything that must not be pasted: a shop may be called by a number or an address.
    pub(super) fn safe(&self) -> Self {
        Self { profile: self.profile.as_deref().map(safe), vendor: self.vendor.clone() }
    }
}

impl Status {
    /// Its word.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Error(_) => "error",
            Self::Skipped => "skipped",
        }
    }
}

impl Finding {
    fn new(check: &str, status: Status, message: impl Into<String>, hint: Option<String>) -> Self {
        Self { check: check.to_owned(), place: Place::default(), status, message: message.into(), hint }
    }

    /// All is well.
    pub(super) fn ok(check: &str, message: impl Into<String>) -> Self {
        Self::new(check, Status::Ok, message, None)
    }

    /// Something to know, and what to do about it.
    pub(super) fn warning(check: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(check, Status::Warning, message, Some(hint.into()))
    }

    /// Something that keeps kefu from its work.
    pub(super) fn error(check: &str, error: &Error) -> Self {
        let status = Status::Error(error.kind().exit_code());
        Self::new(check, status, error.detail(), error.advice().map(Into::into))
    }

    /// Something that keeps kefu from its work, in words of the check's own.
    pub(super) fn failure(check: &str, kind: Kind, message: String, hint: Option<String>) -> Self {
        Self::new(check, Status::Error(kind.exit_code()), message, hint)
    }

    /// Nothing was checked.
    pub(super) fn skipped(check: &str, message: impl Into<String>) -> Self {
        Self::new(check, Status::Skipped, message, None)
    }

    /// The same finding about a place.
    pub(super) fn at(self, place: &Place) -> Self {
        Self { place: place.clone(), ..self }
    }

    /// The finding without anything that must not be pasted.
    pub(super) fn safe(self) -> Self {
        let (message, hint) = (safe(&self.message), self.hint.as_deref().map(safe));
        let place = self.place.safe();
        Self { place, message, hint, ..self }
    }

    /// Whether two findings are of the same check at the same place. A vendor has several secrets; each is a check.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let place = |finding: &Self| (finding.check.clone(), finding.place.clone());
        place(self) == place(other) && (self.check != "secret" || self.setting() == other.setting())
    }

    /// The key of the setting that the message names first, in backticks, without what it is in.
    fn setting(&self) -> Option<&str> {
        self.message.split('`').nth(1)?.rsplit('.').next()
    }

    /// The finding as a record.
    pub(super) fn row(&self) -> Row {
        let Self { check, place: Place { profile, vendor }, status, message, hint } = self;
        let row: Value = json!({
            "check": check, "profile": profile, "vendor": vendor,
            "status": status.name(), "message": message, "hint": hint,
        });
        Row::made(row.to_string())
    }
}

impl Written {
    /// The finding, of a run whose first error has an exit code.
    pub(super) fn finding(self, code: u8) -> Finding {
        let Self { check, profile, vendor, status, message, hint } = self;
        let status = match status.as_str() {
            "ok" => Status::Ok,
            "warning" => Status::Warning,
            "skipped" => Status::Skipped,
            _ => Status::Error(code),
        };
        Finding { check, place: Place { profile, vendor }, status, message, hint }
    }
}

/// A text that can be pasted: without secrets, telephone numbers, e-mail addresses and the name of the home folder, which
/// is the user's.
fn safe(text: &str) -> String {
    let text = output::masked(&redact(text));
    let home = home_folder().map(|home| home.display().to_string()).filter(|home| home.len() > 1);
    match home {
        // PowerShell, which hands `~` on as it stands, also knows the variable inside double quotes.
        Some(home) if cfg!(windows) => text.replace(&home, "$HOME"),
        // A shell takes `~` for the home folder only outside of quotes.
        Some(home) => text.replace(&format!("'{home}/"), "~/'").replace(&home, "~"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::{Secret, learn};

    #[test]
    fn a_command_with_a_path_in_the_home_folder_runs_as_it_is_pasted() {
        let Some(home) = home_folder().map(|home| home.display().to_string()) else { return };
        for (path, posix, windows) in [
            ("a", "~/a", "$HOME/a"),
            ("a b", "~/'a b'", "\"$HOME/a b\""),
            ("it's", r"~/'it'\''s'", "\"$HOME/it's\""),
        ] {
            let path = crate::text::for_shell(&format!("{home}/{path}"));
            assert_eq!(safe(&path), if cfg!(windows) { windows } else { posix });
        }
    }

    #[test]
    fn a_secret_is_compared_with_itself_alone() {
        let finding = |message: &str| Finding::ok("secret", message);
        let one = finding("`app_secret` can be read (default)");
        assert!(finding("`profiles.a.gome.app_secret` cannot be read: config.toml:3").is_like(&one));
        assert!(!finding("`profiles.a.gome.token` cannot be read: config.toml:3").is_like(&one));
    }

    #[test]
    fn what_must_not_be_pasted_is_taken_out() {
        learn(&Secret::new("doctor-s3cret"));
        let text = "doctor-s3cret of agent@example.com, 13912340001";
        let place = Place { profile: Some("agent@example.com".to_owned()), vendor: None };
        let finding = Finding::warning("version", text, text).at(&place).safe();
        let profile = finding.place.profile.unwrap_or_default();
        for text in [finding.message, finding.hint.unwrap_or_default(), profile] {
            assert!(!text.contains("s3cret") && !text.contains("agent@") && !text.contains("1234"), "{text}");
        }
    }
}
