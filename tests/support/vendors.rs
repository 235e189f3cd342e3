//! The vendors as the registry has them: their folders, and what each folder says for the suites.

use std::{collections::BTreeMap, fs, path::PathBuf, sync::LazyLock};

use serde::Deserialize;

use super::{faulty_server::ReceivedRequest, project};

/// A vendor's `fixtures/suite.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    /// The vendor's name.
    #[serde(skip)]
    pub name: &'static str,
    /// Settings by their keys; `{url}` is the server's address.
    pub settings: BTreeMap<String, String>,
    /// Commands that list records.
    #[serde(rename = "list")]
    pub lists: Vec<SuiteList>,
    /// How it answers, by path; the first that fits counts.
    #[serde(rename = "answer")]
    answers: Vec<SuiteAnswer>,
    /// The answer for which credentials are accepted.
    pub check: SuiteCheck,
    /// How it refuses, by the kind of refusal.
    pub refusals: BTreeMap<String, String>,
    /// Exit statuses, by refusal in a 200 or by body, where they are others than most vendors'.
    #[serde(default)]
    pub exits: BTreeMap<String, i32>,
    /// Whether a refusal makes kefu ask once more with another token.
    #[serde(default)]
    pub renews: bool,
    /// The keys of its records.
    pub keys: Vec<SuiteKeys>,
}

/// The keys of a noun's records.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuiteKeys {
    /// The noun.
    pub noun: String,
    /// The keys in the order of the columns, separated by blanks.
    pub keys: String,
}

/// A command that lists records.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuiteList {
    /// The command line.
    pub line: String,
    /// How many records there are.
    pub records: usize,
    /// The key that tells them apart.
    pub key: String,
    /// Whether each record is asked for by its id.
    #[serde(default)]
    pub by_id: bool,
}

/// The request that proves that credentials are accepted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuiteCheck {
    /// The path that is asked.
    pub path: String,
    /// The positive answer.
    pub body: String,
}

/// An answer at a path: a body with `{rows}`, `{page}`, `{next}`, `{total}`, `{token}`, `{param:NAME}` and
/// `{snake:NAME}`, a parameter with `_` for each point.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SuiteAnswer {
    /// The path; behind a `*` its end.
    path: String,
    /// Whether it is asked for a token.
    #[serde(default)]
    token: bool,
    /// The parameter with the page's number, in the query string or the JSON body.
    page: Option<String>,
    /// The parameter with several values, each of which has a row.
    each: Option<String>,
    /// A row.
    #[serde(default)]
    row: String,
    body: String,
}

impl Suite {
    /// Whether lists say how many records there are on all pages.
    pub fn has_totals(&self) -> bool {
        self.answers.iter().any(|answer| answer.body.contains("{total}"))
    }
}

/// Every vendor's suite, in the registry's order.
pub static SUITES: LazyLock<Vec<Suite>> = LazyLock::new(|| {
    let read = |(name, folder): (&'static str, PathBuf)| {
        let path = folder.join("fixtures/suite.toml");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let suite: Suite = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Suite { name, ..suite }
    };
    folders().into_iter().map(read).collect()
});

/// The vendors' names and folders, in the registry's order: its lines are `name: Type,`, and a made-up vendor's folder
/// and feature follow.
pub fn folders() -> Vec<(&'static str, PathBuf)> {
    let registry = fs::read_to_string(project("src/vendors/mod.rs")).expect("the registry");
    let lines =
        registry.split("\nvendors! {\n").nth(1).and_then(|rest| rest.split("\n}").next()).expect("lines");
    let folder = |line: &str| {
        let (name, rest) = line.trim().split_once(": ")?;
        let name: &'static str = name.to_owned().leak();
        match rest.split('"').nth(1) {
            None => Some((name, project("src/vendors").join(name))),
            Some(path) => {
                let path = path.trim_start_matches("../").trim_end_matches("/mod.rs");
                cfg!(feature = "made-up").then(|| (name, project(path)))
            }
        }
    };
    lines.lines().filter_map(folder).collect()
}

/// Whether a request is for a token.
pub fn is_for_token(request: &ReceivedRequest) -> bool {
    answer(request).is_some_and(|answer| answer.token)
}

fn answer(request: &ReceivedRequest) -> Option<&'static SuiteAnswer> {
    let fits = |answer: &&SuiteAnswer| match answer.path.strip_prefix('*') {
        Some(end) => request.path.ends_with(end),
        None => request.path == answer.path,
    };
    SUITES.iter().flat_map(|suite| &suite.answers).find(fits)
}

/// The number of the page that a request asks for, by whatever parameter.
pub fn page_of(request: &ReceivedRequest) -> Option<usize> {
    parameter(request, answer(request)?.page.as_deref()?).parse().ok()
}

/// A parameter of a request, in the query string or in a JSON body.
fn parameter(request: &ReceivedRequest, name: &str) -> String {
    let body: serde_json::Value = serde_json::from_str(&request.body).unwrap_or_default();
    match request.get(name) {
        "" => body[name].as_str().map_or_else(|| body[name].to_string().replace("null", ""), str::to_owned),
        value => value.to_owned(),
    }
}

/// The answer to a request for one record of `total`, or for a token.
pub fn body(request: &ReceivedRequest, total: usize, token: &str) -> String {
    let answer = answer(request).unwrap_or_else(|| panic!("nobody should ask for {}", request.path));
    let named =
        |name: &Option<String>| name.as_ref().map(|name| parameter(request, name)).unwrap_or_default();
    let page: usize = named(&answer.page).parse().unwrap_or(1);
    let rows = match &answer.each {
        Some(_) => named(&answer.each).split(',').map(|value| answer.row.replace("{each}", value)).collect(),
        None => Vec::from_iter((page <= total).then(|| answer.row.clone())),
    };
    let next = if page < total { (page + 1).to_string() } else { String::new() };
    let mut body = answer.body.replace("{rows}", &rows.join(","));
    for (name, value) in [("page", page.to_string()), ("next", next), ("total", total.to_string())] {
        body = body.replace(&format!("{{{name}}}"), &value);
    }
    body = body.replace("{token}", token);
    for (kind, point) in [("param", "."), ("snake", "_")] {
        while let Some((before, rest)) = body.split_once(&format!("{{{kind}:")) {
            let (name, after) = rest.split_once('}').expect("a closed placeholder");
            body = format!("{before}{}{after}", parameter(request, name).replace('.', point));
        }
    }
    body
}
