//! Every text of the source that has to be translated: the literals in `tr!` and in `Message::new`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What tells one text of the catalogue from another.
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

/// The texts in `src/`, and what is wrong with how they are used.
pub(super) fn texts() -> (Used, Vec<String>) {
    let mut found = Found::default();
    for path in rust_files(Path::new("src")) {
        let name = path.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).expect("a file");
        found.file = name;
        found.walk(text.parse().expect("Rust"));
    }
    (found.used, found.wrong)
}

/// The files of Rust below a folder that are no tests.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if stem == "tests" {
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

/// The methods that put a text into an error.
const SHOWN: [&str; 3] = ["why", "or_why", "hint"];

/// The sentences among some arguments that no translation is looked up for, also as the text of `format!`.
fn bare(arguments: TokenStream) -> impl Iterator<Item = String> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let mut found: Vec<_> = arguments.iter().filter_map(literal).collect();
    for tokens in arguments.windows(3) {
        if let [name, _, TokenTree::Group(group)] = tokens
            && name.to_string() == "format"
        {
            found.extend(group.stream().into_iter().next().as_ref().and_then(literal));
        }
    }
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    found.into_iter().filter(move |text| text.split(' ').filter(is_word).count() > 1)
}

#[derive(Default)]
struct Found {
    file: String,
    used: Used,
    wrong: Vec<String>,
}

impl Found {
    /// Finds the texts in some code, also inside other macros, but not in tests.
    fn walk(&mut self, code: TokenStream) {
        let code: Vec<_> = code.into_iter().collect();
        for (at, token) in code.iter().enumerate() {
            let TokenTree::Group(group) = token else { continue };
            let before =
                |back: usize| at.checked_sub(back).map(|at| code[at].to_string()).unwrap_or_default();
            let words: String = (1..=4).rev().map(before).collect();
            if group.delimiter() == Delimiter::Brace && before(2) == "mod" && before(1) == "tests" {
                continue;
            }
            if before(2) == "tr" && before(1) == "!" {
                self.take(Call::of(group.stream()));
            }
            if group.delimiter() == Delimiter::Parenthesis && words == "Message::new" {
                self.take(Call::of(group.stream()));
            }
            let is_shown =
                words.ends_with("Error::new") || (before(2) == "." && SHOWN.contains(&&*before(1)));
            if group.delimiter() == Delimiter::Parenthesis && is_shown {
                let bare = bare(group.stream()).map(|text| format!("{}: not in `tr!`: {text:?}", self.file));
                self.wrong.extend(bare);
            }
            self.walk(group.stream());
        }
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
        if self.arguments.is_empty() {
            return Vec::new();
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

/// What a literal string says.
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
