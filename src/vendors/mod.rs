//! The registry of vendors: one line per vendor in `vendors!`.

mod raw;

#[cfg(feature = "fuzzing")]
#[path = "../../fuzz/vendors.rs"]
pub mod fuzz;

use clap::{Subcommand, ValueEnum, builder::PossibleValue};

use crate::{
    adapter::{About, Accepted, KeptToken, Vendor as _},
    context::{Check, Context, Kept, Report, ReportRequest, Section},
    error::Result,
    secret::Secret,
};

pub use raw::Call;

/// Registers vendors by their folder and the type that implements `Vendor`: declares their modules, and generates
/// everything in which the rest of kefu finds its vendors.
macro_rules! vendors {
    ($($name:ident: $Vendor:ident $(in $path:literal if $feature:literal)?),* $(,)?) => {
        $($(#[cfg(feature = $feature)] #[path = $path])? mod $name;)*

        /// Every vendor as data.
        pub const ALL: &[&About] = &[$($(#[cfg(feature = $feature)])? $name::$Vendor::ABOUT),*];

        /// Every vendor's checks, in the same order.
        pub const CHECKS: &[&[Check]] = &[$($(#[cfg(feature = $feature)])? $name::CHECKS),*];

        /// The exported records that reports can measure, vendor by vendor, in the same order.
        pub const KEPT: &[&[Kept]] = &[$($(#[cfg(feature = $feature)])? $name::KEPT),*];

        /// The vendors' part of the command line.
        #[derive(Debug, Subcommand)]
        pub enum Command {
            $($(#[cfg(feature = $feature)])? #[command(flatten)] $Vendor($name::Command)),*
        }

        impl Command {
            /// Runs the command.
            pub async fn run(self, context: &Context) -> Result<()> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor(command) => command.run(context).await),*
                }
            }
        }

        /// The vendors' part of `kefu export`.
        #[derive(Debug, Subcommand)]
        pub enum ExportCommand {
            $($(#[cfg(feature = $feature)])? #[command(flatten)] $Vendor($name::ExportCommand)),*
        }

        impl ExportCommand {
            /// Runs the command.
            pub async fn run(self, context: &Context) -> Result<()> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor(command) => command.run(context).await),*
                }
            }
        }

        /// The vendors' part of `kefu check`.
        #[derive(Debug, Subcommand)]
        pub enum CheckCommand {
            $($(#[cfg(feature = $feature)])? #[command(flatten)] $Vendor($name::CheckCommand)),*
        }

        impl CheckCommand {
            /// Runs the command.
            pub async fn run(self, context: &Context) -> Result<Report> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor(command) => command.run(context).await),*
                }
            }
        }

        /// A vendor by its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Name {
            $($(#[cfg(feature = $feature)])? $Vendor),*
        }

        impl ValueEnum for Name {
            fn value_variants<'a>() -> &'a [Self] {
                &[$($(#[cfg(feature = $feature)])? Self::$Vendor),*]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                let About { name, title, offers, .. } = self.about();
                Some(PossibleValue::new(name.id).aliases([title.zh, name.zh]).help(format!("{}: {}", title.zh, offers.en)))
            }
        }

        impl Name {
            /// The vendor as data.
            pub fn about(self) -> &'static About {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor => $name::$Vendor::ABOUT),*
                }
            }

            /// Makes a raw call.
            pub async fn call(self, context: &Context, call: Call) -> Result<()> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor => {
                        context.answer(&raw::CallTo::<$name::$Vendor>::new(call)).await
                    })*
                }
            }

            /// Its sections of a report.
            pub async fn report(self, context: &Context, request: &ReportRequest) -> Result<Vec<Section>> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor => $name::report(context, request).await),*
                }
            }

            /// Checks whether the vendor accepts the credentials.
            pub async fn check(self, context: &Context) -> Result<Accepted> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor => {
                        context.connect::<$name::$Vendor>().await?.check().await
                    })*
                }
            }

            /// The address at which a person authorizes kefu in the browser.
            pub async fn authorization(self, context: &Context, redirect: &str, state: &str) -> Result<String> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor => {
                        let vendor = context.connect::<$name::$Vendor>().await?;
                        let address = vendor.authorization(redirect, state);
                        address.map(String::from).ok_or_else(|| vendor.no_authorization())
                    })*
                }
            }

            /// Exchanges the code of an authorization for a token.
            pub async fn token_for(self, context: &Context, redirect: &str, code: &Secret) -> Result<Secret> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor => {
                        context.connect::<$name::$Vendor>().await?.token_for(redirect, code).await
                    })*
                }
            }

            /// Connects without a request. Returns the token that is kept, if any.
            pub async fn kept_token(self, context: &Context) -> Result<Option<KeptToken>> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$Vendor => {
                        Ok(context.connect::<$name::$Vendor>().await?.kept_token())
                    })*
                }
            }
        }
    };
}

// One line per vendor. The last one is made up, for tests.
vendors! {
    gome: Gome,
    bangwo8: Bangwo8,
    eshouhou: Eshouhou,
    acme: Acme in "../../tests/made_up/vendor/mod.rs" if "made-up",
}

/// A vendor as people call it: `国美`, in English `gome`.
pub fn called(id: &str) -> String {
    let known = ALL.iter().find(|about| about.name.id == id);
    known.map_or_else(|| id.to_owned(), |about| about.name.to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_documentation_says_how_every_number_is_found() {
        let documents = [include_str!("../../docs/metrics.md"), include_str!("../../docs/metrics.en.md")];
        let definitions = || KEPT.iter().copied().flatten().filter_map(Kept::definition);
        for metric in definitions().flat_map(|definition| definition.metrics) {
            let words = [[metric.title.zh, metric.meaning.zh], [metric.title.en, metric.meaning.en]];
            for ([title, meaning], document) in words.into_iter().zip(documents) {
                let line = format!("| `{}` | {title} | {meaning} |", metric.key);
                assert!(document.lines().any(|known| known == line), "not documented: {line}");
            }
        }
        let lines = documents.map(|document| document.lines().filter(|line| line.starts_with("| `")).count());
        let all = definitions().map(|definition| definition.metrics.len()).sum::<usize>();
        assert_eq!(lines, [all, all], "numbers that no report has");
    }

    #[test]
    fn no_name_is_given_twice() {
        let vendors = ALL.iter().map(|about| about.name.id).collect::<Vec<_>>();
        let nouns = ALL.iter().flat_map(|about| about.nouns).map(|noun| noun.name).collect::<Vec<_>>();
        for names in [vendors, nouns] {
            let different: HashSet<_> = names.iter().collect();
            assert_eq!(
                different.len(),
                names.len(),
                "a vendor, or a noun, has another one's name: {names:?}"
            );
        }
    }
}
