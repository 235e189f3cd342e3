//! The wire as it may really be: a file a kind of difference from the documents, each with its table of cases.

mod acceptance;
mod addresses;
mod bytes;
mod completeness;
mod dates;
mod filters;
mod flags;
mod json_shapes;
mod titles;
mod tokens;
mod words;

use crate::{
    faults::vendors::{LISTS, configured, good, is_for_token},
    support::{
        Home, Run,
        faulty_server::{FaultyServer, ReceivedRequest, Reply},
    },
};

/// Runs a command line against a server that answers as `script` says; tokens are granted.
fn answered(line: &str, script: impl Fn(&ReceivedRequest) -> Reply + Send + Sync + 'static) -> Run {
    let server = FaultyServer::start(
        move |request| if is_for_token(request) { good(request) } else { script(request) },
    );
    configured(&Home::new(), line, &server.url()).env("KEFU_RETRIES", "0").run()
}

#[test]
fn documented_answers_are_read_by_every_command() {
    for list in LISTS.iter().copied() {
        let run = answered(&format!("{} -o json", list.line), good).ok();
        assert_eq!(run.column(list.key).len(), list.records, "{run}");
    }
}
