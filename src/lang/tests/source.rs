//! Every text of the source that has to be translated: the literals in `tr!` and in `Message::new`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The identity of a text in the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// Tells two equal English texts apart that differ in Chinese.
    pub(super) context: Option<String>,
    /// The English text, of one thing if it has a plural.
    pub(super) text: String,
    /// The English text of several things.
    pub(super) plural: Option<String>,
}

impl Key {
    /// A text without a plural.
    pub(super) fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// Texts, and the files that they are used in.
pub(super) type Used = BTreeMap<Key, BTreeSet<String>>;

/// Sentences without a translation in the catalogue.
const NOT_IN_CATALOGUE: &[&str] = &[
    // A check's line is one for all languages.
    "{} missing or not updated",
    "runs cannot be written to {}: {error}",
    // Questions in manifests, which are compared.
    "counts of every active view",
    "counts of views {}",
    "tickets of view ",
    // The Chinese stands beside it.
    "Why not by phone",
];

/// The texts found in `src/`.
#[derive(Default)]
pub(super) struct Found {
    file: String,
    /// The texts.
    pub(super) used: Used,
    /// Mistakes in how they are used.
    pub(super) wrong: Vec<String>,
    /// Sentences that are no texts of the catalogue, with their files.
    pub(super) sentences: Vec<(String, String)>,
}

/// Macros whose texts are for developers.
const DEVELOPERS: &[&str] = &["debug", "trace", "expect", "assert", "debug_assert", "panic", "unreachable"];

/// Words that join others and are no command, option or key.
const JOINING: &[&str] = &[
    "a", "an", "and", "are", "be", "by", "cannot", "has", "have", "in", "is", "it", "no", "not", "of", "or",
    "that", "the", "this", "to", "was", "what", "with",
];

/// Functions that take a text in both languages.
const BOTH_LANGUAGES: &[&str] = &["Words::new", "Texts::new", "Things::new"];

/// The texts in `src/`, and what else is said there.
pub(super) fn texts() -> Found {
    let mut found = Found::default();
    for path in rust_files(Path::new("src")) {
        let name = path.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).expect("a file");
        found.file = name;
        found.walk(text.parse().expect("Rust"));
    }
    found
}

/// The files of Rust below a folder that are no tests.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        // `spreadsheets.rs` is a test, too.
        if ["tests", "spreadsheets"].contains(&stem.as_str()) {
            continue;
        }
        match path.is_dir() {
            true => files.extend(rust_files(&path)),
            false if path.extension().is_some_and(|extension| extension == "rs") => files.push(path),
            false => {}
        }
    }
    files.sort();
    files
}

impl Found {
    /// Finds the texts in some code, also inside other macros, but not in tests.
    fn walk(&mut self, code: TokenStream) {
        let code: Vec<_> = code.into_iter().collect();
        for (at, token) in code.iter().enumerate() {
            if let Some(text) = literal(token).filter(|text| self.is_sentence(text)) {
                self.sentences.push((self.file.clone(), text));
            }
            let TokenTree::Group(group) = token else { continue };
            let before =
                |back: usize| at.checked_sub(back).map(|at| code[at].to_string()).unwrap_or_default();
            let words: String = (1..=4).rev().map(before).collect();
            if group.delimiter() == Delimiter::Brace && before(2) == "mod" && before(1) == "tests" {
                continue;
            }
            let is_macro = before(1) == "!";
            if is_macro && before(2) == "tr" || words == "Message::new" {
                self.take(Call::of(group.stream()));
                self.walk_arguments(group.stream());
                continue;
            }
            let is_for_developers = is_macro && DEVELOPERS.contains(&before(2).as_str())
                || before(1) == "#"
                || is_macro && before(2) == "#";
            let has_both_languages = BOTH_LANGUAGES.contains(&words.trim_start_matches([',', '=', '(', '&']));
            if !is_for_developers && !has_both_languages {
                self.walk(group.stream());
            }
        }
    }

    /// The same for what follows the first text of a call.
    fn walk_arguments(&mut self, code: TokenStream) {
        let is_literal = |token: &TokenTree| literal(token).is_some();
        self.walk(code.into_iter().filter(|token| !is_literal(token)).collect());
    }

    /// Whether a text is English prose: three words one after another, one of which only joins others. The sandbox
    /// speaks as the vendors do.
    fn is_sentence(&self, text: &str) -> bool {
        let is_word = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let words: Vec<_> =
            text.split([' ', ',', ';', ':', '.', '\n']).filter(|word| !word.is_empty()).collect();
        let is_prose =
            |words: &[&str]| words.iter().all(is_word) && words.iter().any(|word| JOINING.contains(word));
        // What is in both languages holds Chinese, and examples are translated as a whole page.
        let is_told = text.contains(super::typography::is_han) || text.starts_with("Examples:");
        !(self.file.starts_with("src/sandbox/") || is_told || NOT_IN_CATALOGUE.contains(&text))
            && words.windows(3).any(is_prose)
    }

    fn take(&mut self, call: Option<Call>) {
        let Some(call) = call else { return };
        for wrong in call.mistakes() {
            self.wrong.push(format!("{}: {wrong}: {:?}", self.file, call.key.text));
        }
        self.used.entry(call.key).or_default().insert(self.file.clone());
    }
}

/// One use of a text.
struct Call {
    key: Key,
    /// The names of its arguments, in order; empty for one without a name.
    arguments: Vec<String>,
}

impl Call {
    /// `"context" => "text" | "texts" % number, arguments`; none where the text is a variable, which holds a text
    /// that is found elsewhere.
    fn of(code: TokenStream) -> Option<Self> {
        let mut parts: Vec<Vec<TokenTree>> = vec![Vec::new()];
        for token in code {
            match &token {
                TokenTree::Punct(comma) if comma.as_char() == ',' && comma.spacing() == Spacing::Alone => {
                    parts.push(Vec::new());
                }
                _ => parts.last_mut().expect("a part").push(token),
            }
        }
        let head = parts.remove(0);
        let texts: Vec<_> = head.iter().filter_map(literal).collect();
        let has = |sign: char| head.iter().any(|token| is_sign(token, sign));
        literal(head.first()?)?;
        let mut texts = texts.into_iter();
        let context = if has('>') { texts.next() } else { None };
        let text = texts.next()?;
        let plural = if has('|') { texts.next() } else { None };
        let mut arguments: Vec<_> =
            parts.iter().filter(|part| !part.is_empty()).map(|part| name(part)).collect();
        if plural.is_some() {
            arguments.push("n".to_owned());
        }
        Some(Self { key: Key { context, text, plural }, arguments })
    }

    /// Placeholders without an argument and arguments without a placeholder: `tr!` itself does not look.
    fn mistakes(&self) -> Vec<String> {
        if self.arguments.is_empty() && doubles_braces(&self.key.text) {
            return vec!["a text without arguments is shown as it stands, doubled braces too".to_owned()];
        }
        let known = |place: &Place| match place {
            Place::Nth(at) => *at < self.arguments.len(),
            Place::Named(name) => self.arguments.contains(name),
        };
        let places: BTreeSet<_> = [Some(&self.key.text), self.key.plural.as_ref()]
            .into_iter()
            .flatten()
            .flat_map(|text| places(text))
            .collect();
        let lost =
            places.iter().filter(|place| !known(place)).map(|place| format!("no argument for {place:?}"));
        let is_shown = |(at, name): &(usize, &String)| {
            places.contains(&Place::Nth(*at)) || places.contains(&Place::Named((*name).clone()))
        };
        // A number may decide between one and several without being shown.
        let idle = self
            .arguments
            .iter()
            .enumerate()
            .filter(|(_, name)| *name != "n")
            .filter(|named| !is_shown(named));
        let idle = idle.map(|(at, name)| format!("argument {at} {name} is not shown"));
        lost.chain(idle).collect()
    }
}

/// A place for an argument in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// `{}` and `{1}`.
    Nth(usize),
    /// `{name}`.
    Named(String),
}

/// The places in a text, as `tr!` reads them.
pub(super) fn places(text: &str) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    let mut next = 0;
    let plain = text.replace("{{", "").replace("}}", "");
    for inside in
        plain.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inside, _)| inside.trim())
    {
        places.insert(match (inside, inside.parse()) {
            ("", _) => {
                next += 1;
                Place::Nth(next - 1)
            }
            (_, Ok(at)) => Place::Nth(at),
            (name, Err(_)) => Place::Named(name.to_owned()),
        });
    }
    places
}

/// Whether a text has braces as they are written beside arguments.
pub(super) fn doubles_braces(text: &str) -> bool {
    text.contains("{{") || text.contains("}}")
}

/// The text of a literal string.
fn literal(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Literal(_) => {
            syn::parse2::<syn::LitStr>(token.clone().into()).ok().map(|text| text.value())
        }
        _ => None,
    }
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// The name of an argument: `name` or `name = value`.
fn name(argument: &[TokenTree]) -> String {
    let is_named = argument.len() == 1 || argument.get(1).is_some_and(|token| is_sign(token, '='));
    match argument.first() {
        Some(TokenTree::Ident(name)) if is_named => name.to_string(),
        _ => String::new(),
    }
}
