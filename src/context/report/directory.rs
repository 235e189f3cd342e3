//! A directory of exported records: which they are, and which days it has.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, ToSpan as _, civil::Date};

use super::kept::{Kept, KeptContent};
use crate::{
    archive::{Entry, Manifest, Place, noun_of, parts_of, places},
    choice::named,
    config::is_all,
    context::Context,
    dates::Period,
    error::{Error, Kind, Result},
    options::ZONE,
    output::{Encoding, Format},
    spelling,
};

/// A directory whose files can be measured.
#[derive(Debug)]
pub(super) struct Directory {
    /// Its path.
    pub(super) path: PathBuf,
    /// The kind of its records.
    pub(super) kept: &'static Kept,
    /// The question that its files answer, without the options of the output.
    pub(super) question: String,
    /// How its files are written.
    pub(super) form: Form,
    /// The profile whose records they are, if the manifest names one.
    profile: Option<String>,
    manifest: Manifest,
}

/// How files are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) format: Format,
    pub(super) encoding: Encoding,
    /// Whether they hold the vendor's own records.
    pub(super) raw: bool,
}

impl Directory {
    /// Opens the directory of an export, or those that lie below a root.
    ///
    /// # Errors
    /// As [`Self::open`]; [`Kind::Usage`] if a root has nothing of a profile that is asked for.
    pub(super) fn open_all(path: &Path, known: &[&'static Kept], context: &Context) -> Result<Vec<Self>> {
        let mut places = places(path);
        if places.is_empty() {
            return Ok(vec![Self::open(path, known, context)?]);
        }
        if let Some(asked) = chosen(context) {
            if let Some(name) = asked.iter().find(|name| places.iter().all(|place| place.profile != **name)) {
                let found: BTreeSet<_> = places.iter().map(|place| &*place.profile).collect();
                let found = found.into_iter().collect::<Vec<_>>().join(&tr!(", "));
                return Err(wrong(path, tr!("it has nothing of profile {name}", name))
                    .hint(tr!("it has {profiles}: name these with -p, or leave -p out", profiles = found)));
            }
            places.retain(|place| asked.contains(&place.profile));
        }
        let open = |Place { profile, dir, .. }: Place| {
            Ok(Self { profile: Some(profile), ..Self::open(&dir, known, context)? })
        };
        places.into_iter().map(open).collect()
    }

    /// Opens a directory.
    ///
    /// # Errors
    /// [`Kind::Usage`] if it holds no export that can be measured.
    pub(super) fn open(path: &Path, known: &[&'static Kept], context: &Context) -> Result<Self> {
        let manifest = Manifest::read(path)?.map_err(|damage| no_export(path).why(damage))?;
        let entry = manifest.files.values().next().cloned().ok_or_else(|| no_export(path))?;
        let noun = noun_of(&entry.file).unwrap_or_default();
        let kept = known.iter().find(|kept| kept.noun == noun).ok_or_else(|| {
            let nouns: Vec<_> = known.iter().map(|kept| kept.noun).collect();
            wrong(path, tr!("it holds {noun}", noun))
                .hint(tr!("a report measures {nouns}", nouns = nouns.join(&tr!(", "))))
        })?;
        let (question, words) = parts_of(&entry.question, manifest.profile.as_deref());
        let words: Vec<_> = words.split(' ').collect();
        let after = |option: &str| {
            let at = words.iter().position(|word| *word == option)?;
            words.get(at + 1).map(|word| (*word).to_owned())
        };
        let directory = Self {
            form: form(path, &words, after("--encoding").as_deref())?,
            profile: manifest.profile.clone(),
            question: question.to_owned(),
            path: path.to_owned(),
            kept,
            manifest,
        };
        directory.check_question()?;
        directory.check_zone(&after("--timezone").unwrap_or_else(|| ZONE.to_owned()), context)?;
        if words.contains(&"--mask") {
            tracing::warn!(
                "{}",
                tr!(
                    "{path} is masked: people and numbers that look alike then count as one",
                    path = path.display()
                )
            );
        }
        Ok(directory)
    }

    /// Refuses a directory that a filter has kept records from.
    fn check_question(&self) -> Result<()> {
        match self.kept.content {
            KeptContent::Days { question, .. } if self.question != question => {
                Err(wrong(&self.path, tr!("it was kept with filters: {question}", question = self.question))
                    .hint(tr!(
                        "a report needs every record of a day: export without filters into another directory"
                    )))
            }
            _ => Ok(()),
        }
    }

    fn check_zone(&self, zone: &str, context: &Context) -> Result<()> {
        let own = context.clock().now.time_zone().iana_name().unwrap_or("local");
        match own == zone {
            true => Ok(()),
            false => {
                Err(wrong(&self.path, tr!("its days are those of {zone}, and here of {own}", zone, own))
                    .hint(tr!("run the report with --timezone {zone}", zone)))
            }
        }
    }

    /// The name of the list that it holds, as it was exported; none if it holds something else.
    pub(super) fn list(&self) -> Option<&str> {
        let KeptContent::Lists { question, .. } = self.kept.content else { return None };
        let name = self.question.strip_prefix(question).unwrap_or(&self.question);
        name.split(", fields expanded").next()
    }

    /// The profile whose records they are.
    pub(super) fn profile<'d>(&'d self, context: &'d Context) -> &'d str {
        self.profile.as_deref().unwrap_or(context.profile())
    }

    /// Whether both hold the same records: those of one profile, of one list if they hold lists.
    pub(super) fn holds_what(&self, other: &Self, context: &Context) -> bool {
        std::ptr::eq(self.kept, other.kept)
            && self.list() == other.list()
            && self.profile(context) == other.profile(context)
    }

    /// The file of a day. One with the records of the day has to be fetched after the day was over, or today.
    pub(super) fn file(&self, day: Date, context: &Context) -> Option<&Entry> {
        let entry = self.manifest.files.get(&day)?;
        let is_settled =
            !matches!(self.kept.content, KeptContent::Days { .. }) || day >= context.clock().today();
        let is_whole = is_settled || entry.fetched()? >= end(day, context);
        Some(entry).filter(|entry| is_whole && self.holds(entry))
    }

    /// The last list that was kept up to now, if it was fetched after the period, or today.
    pub(super) fn newest(&self, period: Period, context: &Context) -> Option<&Entry> {
        let today = context.clock().today();
        let (_, entry) = self.manifest.files.range(..=today).next_back()?;
        let is_late = period.last >= today || entry.fetched()? >= end(period.last, context);
        Some(entry).filter(|entry| is_late && self.holds(entry))
    }

    /// Whether the file of an entry is there, or not needed.
    fn holds(&self, entry: &Entry) -> bool {
        entry.has_no_file() || self.path.join(&entry.file).exists()
    }
}

/// The profiles that are asked for by their names.
fn chosen(context: &Context) -> Option<Vec<String>> {
    let given = context.options.values.profile.as_ref()?;
    let names = match &context.options.profiles.names[..] {
        // No vendor is asked, so the configuration need not know the profiles: the root does.
        [] => {
            let typed = given.iter().flat_map(|text| spelling::list(text));
            typed.filter(|name| !name.is_empty()).map(str::to_owned).collect()
        }
        names => names.to_vec(),
    };
    (!given.iter().any(|text| is_all(text))).then_some(names)
}

/// The moment at which a day is over.
fn end(day: Date, context: &Context) -> Timestamp {
    let next =
        day.saturating_add(1.day()).at(0, 0, 0, 0).to_zoned_datetime(context.clock().now.time_zone().clone());
    next.map_or(Timestamp::MAX, |next| next.timestamp())
}

/// How files are written, by the words of the output.
fn form(path: &Path, words: &[&str], encoding: Option<&str>) -> Result<Form> {
    let name = words.first().copied().unwrap_or_default();
    let format: Option<Format> = named(name);
    match format {
        Some(format @ (Format::Csv | Format::CsvExcel | Format::Jsonl)) => Ok(Form {
            format,
            encoding: encoding.and_then(named).unwrap_or_default(),
            raw: words.contains(&"--raw"),
        }),
        _ => Err(wrong(
            path,
            tr!("its files are {format}, which kefu writes and does not read", format = name),
        )
        .hint(tr!("export with -o csv, csv-excel or jsonl into another directory"))),
    }
}

fn no_export(path: &Path) -> Error {
    wrong(path, tr!("it has no manifest.json, or an empty one"))
        .hint(tr!("`kefu export complaints --dir DIR` makes one"))
}

pub(super) fn wrong(path: &Path, why: String) -> Error {
    Error::new(Kind::Usage, tr!("--from: no report can be made from {path}", path = path.display())).why(why)
}
