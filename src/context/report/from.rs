//! Which directories of exported records a report is made from. No vendor is asked.

use std::{collections::BTreeSet, path::PathBuf};

use super::{
    ReportRequest, Section,
    directory::{Directory, wrong},
    kept::Kept,
    sections::Reading,
};
use crate::{
    context::Context,
    error::{Error, Kind, Result},
    ids::Ids,
    spelling,
};

/// Directories of exported records, opened and checked.
pub struct Kepts(Vec<Directory>);

impl Context {
    /// Opens directories of exported records; `known` are those that can be measured.
    ///
    /// # Errors
    /// [`Kind::Usage`] for a directory that cannot be measured, for two with the same records, and for one of the `views`
    /// that none holds.
    pub fn kept(&self, paths: &[PathBuf], known: &[&'static Kept], views: &[Ids]) -> Result<Kepts> {
        let opened = paths.iter().map(|path| Directory::open_all(path, known, self));
        let mut directories: Vec<_> = opened.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
        once(&mut directories);
        only(&mut directories, &Ids::all(views))?;
        for (at, directory) in directories.iter().enumerate() {
            if let Some(first) = directories[..at].iter().find(|first| first.holds_what(directory, self)) {
                return Err(same_records(first, directory));
            }
        }
        Ok(Kepts(directories))
    }
}

/// Leaves out directories that are given again, in whatever spelling, and says so.
fn once(directories: &mut Vec<Directory>) {
    let mut seen = BTreeSet::new();
    directories.retain(|Directory { path, .. }| {
        let is_new = seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone()));
        if !is_new {
            tracing::warn!("{}", tr!("{path} is given twice, and counts once", path = path.display()));
        }
        is_new
    });
}

/// Leaves out the lists of other views than those that are asked for.
fn only(directories: &mut Vec<Directory>, views: &[String]) -> Result<()> {
    if views.is_empty() {
        return Ok(());
    }
    let lists = directories.iter().filter_map(Directory::list);
    let there: BTreeSet<_> = lists.map(str::to_owned).collect();
    let is_in = |view: &String| there.iter().any(|list| spelling::same(list, view));
    if let Some(view) = views.iter().find(|view| !is_in(view)) {
        let there = there.into_iter().collect::<Vec<_>>().join(&tr!(", "));
        let hint = match there.is_empty() {
            true => tr!("`kefu export tickets --view VIEW --dir DIR` keeps the tickets of a view"),
            false => tr!("they hold {views}: a view goes by the name that it was exported by", views = there),
        };
        return Err(Error::new(
            Kind::Usage,
            tr!("--from: no directory holds the tickets of view {view}", view),
        )
        .hint(hint));
    }
    directories.retain(|directory| {
        directory.list().is_none_or(|list| views.iter().any(|view| spelling::same(view, list)))
    });
    Ok(())
}

/// The error about two directories whose records would count twice.
fn same_records(first: &Directory, second: &Directory) -> Error {
    let records =
        first.list().map_or_else(|| first.kept.noun.to_owned(), |list| format!("{} {list}", first.kept.noun));
    wrong(&second.path, tr!("{path} holds the same records: {records}", path = first.path.display(), records))
        .hint(tr!("name one of the two directories"))
}

impl Kepts {
    /// The names of the profiles, each once.
    pub fn profiles(&self, context: &Context) -> Vec<String> {
        let mut names = Vec::new();
        for name in self.0.iter().map(|directory| directory.profile(context)) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        names
    }

    /// The sections, in the order of what can be measured.
    ///
    /// # Errors
    /// [`Kind::Usage`] for files that lack a column.
    pub fn sections(
        &self,
        context: &Context,
        known: &[&'static Kept],
        request: &ReportRequest,
    ) -> Result<Vec<Section>> {
        let reading = Reading { context, request, read_options: context.read_options() };
        let mut sections = Vec::new();
        for kept in known {
            let of: Vec<_> = self.0.iter().filter(|directory| std::ptr::eq(directory.kept, *kept)).collect();
            if !of.is_empty() {
                sections.push(reading.section(kept, &of)?);
            }
        }
        Ok(sections)
    }
}
