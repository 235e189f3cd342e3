//! What holds for every format: options, empty lists, early ends, files.

use clap::ValueEnum;

use super::{
    samples::{COLUMNS, TWO, options, write, write_part},
    *,
};

fn dump(format: Format) -> String {
    write(options(format), COLUMNS, TWO).replace('\r', "␍")
}

#[test]
fn json() {
    insta::assert_snapshot!(dump(Format::Json), @"");
}
#[test]
fn jsonl() {
    insta::assert_snapshot!(dump(Format::Jsonl), @"");
}
#[test]
fn csv() {
    insta::assert_snapshot!(dump(Format::Csv), @"");
}
#[test]
fn table() {
    insta::assert_snapshot!(dump(Format::Table), @"");
}
#[test]
fn md() {
    insta::assert_snapshot!(dump(Format::Md), @"");
}
