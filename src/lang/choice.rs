//! The language of a run for which none was chosen.

use super::Lang;

/// The source that decides, with the variable that does where one does. `variable` reads the environment; an empty variable is
/// unset.
pub fn by_surroundings<'a>(variable: impl Fn(&str) -> Option<&'a str>) -> (Lang, Option<&'static str>) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| Some((name, variable(name)?)));
    if let Some((name, _)) = locale.filter(|(_, locale)| is_english(locale)) {
        return (Lang::En, Some(name));
    }
    // Also when the output is piped: what reads it writes to the same terminal.
    if variable("TERM") == Some("linux") {
        return (Lang::En, Some("TERM"));
    }
    match code_page().is_none_or(|page| CHINESE.contains(&page)) {
        true => (Lang::Zh, None),
        false => (Lang::En, None),
    }
}

/// The code pages of Windows that have Chinese characters: GBK, GB 18030, UTF-8.
const CHINESE: [u32; 3] = [936, 54936, 65001];

/// Whether a locale is one of English: `en`, `en_US.UTF-8`, `en-GB`.
fn is_english(locale: &str) -> bool {
    let language = locale.trim().split(['_', '-', '.', '@']).next().unwrap_or_default();
    language.eq_ignore_ascii_case("en")
}

/// The code page of the console; none without a console.
#[cfg(windows)]
fn code_page() -> Option<u32> {
    win32console::console::WinConsole::get_output_code_page().ok()
}

/// Only Windows has code pages.
#[cfg(not(windows))]
fn code_page() -> Option<u32> {
    None
}
