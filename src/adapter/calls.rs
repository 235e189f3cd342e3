//! The rules of raw calls as data: which targets exist, which of them only read, and how pages follow each other.

use crate::{
    error::{Error, Kind, Result},
    lang::{Message, VendorName},
};

/// The rules of a vendor's raw calls.
#[derive(Debug)]
pub struct Calls {
    /// The kind of target: `a method`, `a path below /api/v1/`.
    pub target: Message,
    /// The text after `kefu api NAME` in examples. Hints show the first one.
    pub examples: &'static [&'static str],
    /// The calls that only read.
    pub reads: Reads,
    /// The parameters that kefu itself sends: credentials, method and signature. A `*` at the end matches any suffix.
    /// A raw call cannot set them.
    pub own_parameters: &'static [&'static str],
    /// The paging of lists; `None` if raw calls have no pages.
    pub paging: Option<Paging>,
}

/// The calls that only read.
#[derive(Debug)]
pub enum Reads {
    /// All of them, because kefu sends a GET and the vendor changes nothing by GET.
    Every,
    /// Calls whose last path segment begins with this text.
    Beginning(&'static str),
    /// Calls whose name ends with this text, ignoring case.
    Ending(&'static str),
    /// An explicit list: if questions are asked by POST, a name does not show whether a call only reads.
    These(&'static [&'static str]),
}

/// The paging of a raw call's list. Paths start at the top of an answer; `*` matches any key.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The parameter that selects a page.
    pub by: PagedBy,
    /// The parameter with the page size.
    pub size: &'static str,
    /// The path to the list, or to the object whose first list it is.
    pub list: &'static [&'static str],
    /// The paths to the total; the first one that exists counts.
    pub totals: &'static [&'static [&'static str]],
    /// The paths to the reference to the next page. For numbered pages it only means that there is one.
    pub next: &'static [&'static [&'static str]],
}

/// The parameter that selects a page.
#[derive(Clone, Copy, Debug)]
pub enum PagedBy {
    /// A page number from 1, in this parameter.
    Number(&'static str),
    /// A cursor from the previous page, in this parameter; the first page needs none.
    Cursor(&'static str),
}

// A new vendor finds these ready, although none of today's reads by POST or has cursors.
const _: (Reads, PagedBy) = (Reads::These(&[]), PagedBy::Cursor(""));

impl PagedBy {
    /// The name of the parameter.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Number(name) | Self::Cursor(name) => name,
        }
    }
}

impl Calls {
    /// Whether kefu itself sends a parameter with this name.
    pub fn is_own_parameter(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        self.own_parameters.iter().any(|own| match own.strip_suffix('*') {
            Some(beginning) => name.starts_with(beginning),
            None => name == *own,
        })
    }
}

impl Reads {
    fn allows(&self, target: &str) -> bool {
        let target = target.trim_matches('/');
        match self {
            Self::Every => true,
            Self::Beginning(word) => target.rsplit('/').next().is_some_and(|name| name.starts_with(word)),
            Self::Ending(word) => target.to_ascii_lowercase().ends_with(word),
            Self::These(known) => known.contains(&target),
        }
    }

    /// The rule as a sentence, for a call that may change data.
    fn rule(&self, name: VendorName) -> String {
        match self {
            Self::Every => tr!("kefu only reads"),
            Self::Beginning(word) => {
                tr!("kefu only reads, and {name}'s reading calls begin with `{word}`", name, word)
            }
            Self::Ending(word) => {
                tr!("kefu only reads, and {name}'s reading methods end in `{word}`", name, word)
            }
            Self::These(known) => {
                let calls = known.join(&tr!("quoted" => ", "));
                tr!("kefu only reads, and {name}'s reading calls are {calls}", name, calls)
            }
        }
    }
}

/// Refuses the target of a raw call that leads to another host, or that may change data at the vendor: kefu only
/// reads.
///
/// # Errors
/// [`Kind::Usage`] with an example.
pub fn check_target(name: VendorName, calls: &Calls, target: &str) -> Result<()> {
    let example = calls.examples.first().unwrap_or(&"");
    let hint = || {
        tr!(
            "for example `kefu api {name} {example}`; parameters follow as name=value",
            name = name.id,
            example
        )
    };
    let path = target.trim_matches('/');
    let is_path = !path.is_empty()
        && !path.contains(|c: char| {
            matches!(c, '?' | '#' | '\\' | ':' | '%') || c.is_control() || c.is_whitespace()
        })
        && path.split('/').all(|segment| !matches!(segment, "" | "." | ".."));
    if !is_path {
        let what = tr!("`{target}` is not {kind} of {name}'s API", target, kind = calls.target, name);
        return Err(Error::new(Kind::Usage, what).hint(hint()));
    }
    match calls.reads.allows(target) {
        true => Ok(()),
        false => Err(Error::new(Kind::Usage, tr!("`{target}` does not read", target))
            .why(calls.reads.rule(name))
            .hint(hint())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(reads: Reads) -> Calls {
        Calls {
            target: Message::new("a path"),
            examples: &["notes/1"],
            reads,
            own_parameters: &[],
            paging: None,
        }
    }

    type MakeReads = fn() -> Reads;

    #[test]
    fn only_what_reads_is_called() {
        let cases: [(MakeReads, &str, bool); 13] = [
            (|| Reads::Every, "tickets/12", true),
            (|| Reads::Ending("get"), "gome.custom.complaints.phoneGet", true),
            (|| Reads::Ending("get"), "gome.order.orders.get", true),
            (|| Reads::Ending("get"), "gome.custom.complaints.phoneRemark", false),
            (|| Reads::Ending("get"), "gome.custom.complaints.getRemarked", false),
            (|| Reads::Beginning("Get"), "WorkOrder/GetWorkOrders", true),
            (|| Reads::Beginning("Get"), "/open/v2/WorkOrder/GetWorkOrders", true),
            (|| Reads::Beginning("Get"), "GetWorkOrders/Delete", false),
            (|| Reads::Beginning("Get"), "WorkOrder/Delete", false),
            (|| Reads::These(&["notes/search"]), "notes/search", true),
            (|| Reads::These(&["notes/search"]), "/notes/search/", true),
            (|| Reads::These(&["notes/search"]), "notes/search/delete", false),
            (|| Reads::These(&["notes/search"]), "notes/delete", false),
        ];
        for (reads, target, allowed) in cases {
            let checked = check_target(VendorName::new("test", "试"), &calls(reads()), target);
            assert_eq!(checked.is_ok(), allowed, "{target}");
            assert!(
                checked.is_ok()
                    || checked.is_err_and(|e| e.kind() == Kind::Usage && e.reason().contains("only reads"))
            );
        }
    }

    #[test]
    fn a_target_stays_below_the_vendors_address() {
        for target in [
            "",
            "/",
            "..",
            "a/../b",
            "a/./b",
            "a//b",
            "a?b=1",
            "a#b",
            "a\\b",
            "https://x",
            "a:b",
            "a%2e",
            "a b",
            "a\nb",
        ] {
            let error =
                check_target(VendorName::new("test", "试"), &calls(Reads::Every), target).unwrap_err();
            assert!(error.summary().contains("is not a path of test's API"), "{target:?}: {error:?}");
        }
    }

    #[test]
    fn own_parameters_are_known_in_every_spelling() {
        let own = Calls { own_parameters: &["$*", "sign"], ..calls(Reads::Every) };
        for (name, is_own) in [("$method", true), (" SIGN ", true), ("signed", false), ("v", false)] {
            assert_eq!(own.is_own_parameter(name), is_own, "{name}");
        }
    }
}
