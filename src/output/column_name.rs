//! Finds columns by the names that people type.

use crate::{
    error::{Error, Kind, Result},
    lang::Lang,
    nearest::nearest,
    record::Column,
};

/// The column that an option names.
///
/// # Errors
/// [`Kind::Usage`] for a column that does not exist.
pub(super) fn position(option: &str, name: &str, columns: &[Column]) -> Result<usize> {
    find(name, columns).ok_or_else(|| unknown(option, name, columns))
}

/// The column with a key, or else the first one that is called so.
pub(super) fn find(name: &str, columns: &[Column]) -> Option<usize> {
    let by_key = columns.iter().position(|column| column.key == name);
    by_key.or_else(|| columns.iter().position(|column| column.is_called(name)))
}

/// The error for a name that no column has.
pub(super) fn unknown(option: &str, name: &str, columns: &[Column]) -> Error {
    let keys: Vec<_> = columns.iter().map(|column| &*column.key).collect();
    let shown = columns.iter().enumerate().map(|(index, column)| {
        let title = column.heading(Lang::current());
        // A title that several columns have means the first of them.
        if Lang::current() == Lang::Zh && find(title, columns) == Some(index) { title } else { &column.key }
    });
    let names = columns.iter().flat_map(Column::names);
    let meant = nearest(name, keys.iter().copied()).or_else(|| nearest(name, names));
    let all = ["all"].into_iter().filter(|_| option == "--columns");
    let known = all.chain(shown).collect::<Vec<_>>().join(&tr!("quoted" => ", "));
    let error = Error::new(Kind::Usage, tr!("{option}: there is no column `{name}`", option, name))
        .why(tr!("known are {known}", known));
    match meant {
        Some(key) => error.meant(key),
        None => error.hint(tr!("name some of these, separated by commas")),
    }
}
