//! The global options, a line each. What kefu knows about one before it is given stands here and nowhere else.

use std::{path::PathBuf, time::Duration};

use clap::{
    ValueEnum,
    builder::{TypedValueParser as _, ValueParser},
};
use jiff::tz::TimeZone;

use super::{Given, Purpose, spec::Spec, values::zone};
use crate::{
    choice::{Choice, number},
    dates::duration,
    lang::Lang,
    output::{Encoding, Format, PagerChoice, Paging},
    record::Needle,
    text::Ambiguous,
    ui::Color,
};

/// How often a request is repeated where nothing else is given.
pub(super) const RETRIES: u32 = 3;
/// How many pages are asked for at once where nothing else is given.
pub(super) const CONCURRENCY: u8 = 4;
/// The zone that the vendors are in.
pub const ZONE: &str = "Asia/Shanghai";

/// Commands that write records, or the vendor's own answer.
const RESULTS: &[Purpose] = &[Purpose::Records, Purpose::Own, Purpose::Call];
/// These, and reports.
const SHOWN: &[Purpose] = &[Purpose::Records, Purpose::Own, Purpose::Call, Purpose::Report];
/// Commands that write records, or keep them in files.
const ROWS: &[Purpose] = &[Purpose::Records, Purpose::Own, Purpose::Call, Purpose::Export];
/// Of these the ones whose records are a vendor's.
const VENDORS_ROWS: &[Purpose] = &[Purpose::Records, Purpose::Call, Purpose::Export];
/// Commands that ask vendors.
const ASKING: &[Purpose] =
    &[Purpose::Records, Purpose::Own, Purpose::Call, Purpose::Export, Purpose::Check, Purpose::Report];
/// Commands that write records by their columns, and the others.
const LISTS: &[Purpose] = &[Purpose::Records, Purpose::Own];
const NO_LISTS: &[Purpose] =
    &[Purpose::Call, Purpose::Check, Purpose::Export, Purpose::Report, Purpose::Setup];
/// Commands that count all there is, or keep whole days.
const WHOLE: &[Purpose] = &[Purpose::Check, Purpose::Export, Purpose::Report];
/// These, and the commands that have no records to write.
const OTHERS: &[Purpose] = &[Purpose::Check, Purpose::Export, Purpose::Setup];
/// Commands that write records of kefu's own.
const OWN: &[Purpose] = &[Purpose::Own];
/// Commands whose output has no columns to choose.
const FIXED: &[Purpose] = &[Purpose::Check, Purpose::Report];

/// Makes the table, and the struct that has a field for each of its lines.
macro_rules! options {
    ($($read:ident $field:ident: $type:ty = $spec:expr, $help:literal;)+) => {
        /// Every global option, in the order in which help shows them.
        pub static TABLE: &[Spec] = &[$($spec.help($help)),+];

        /// The value of each option that is in force.
        #[derive(Clone, Debug)]
        pub struct Values {
            $(#[doc = $help] pub $field: $type,)+
        }

        impl Values {
            /// The values of what is in force.
            pub(super) fn of(given: &Given) -> Self {
                Self { $($field: given.$read(const { $spec.name }),)+ }
            }
        }
    };
}

options! {
    many profile: Option<Vec<String>> = Spec::many("profile", "NAME").short('p'),
        "The profiles (shops) of the configuration file to ask; `all` for every one";
    one config: Option<PathBuf> = Spec::one("config", "FILE", ValueParser::path_buf).rare(),
        "The configuration file";
    flag demo: bool = Spec::switch("demo").rare(),
        "Ask the sandbox inside kefu: no account, no configuration, no network";
    one output: Option<Format> = Spec::one("output", "FORMAT", choice::<Format>).short('o').built_in("table")
        .in_file("\"table\"", "输出格式").form(0).yields_to(&["to", "jq"]),
        "In which format to write";
    one encoding: Option<Encoding> = Spec::one("encoding", "ENCODING", choice::<Encoding>).rare().built_in("utf-8")
        .in_file("\"gb18030\"", "CSV 的编码").used_by(ROWS).form(7),
        "How csv and csv-excel are encoded";
    one to: Option<PathBuf> = Spec::one("to", "FILE", ValueParser::path_buf).used_by(SHOWN).refused_by(OTHERS),
        "Write to this file, whole or not at all; its extension gives the format";
    many columns: Option<Vec<String>> = Spec::many("columns", "A,B,…")
        .in_file("\"all\"", "显示哪些字段，all 为全部").used_by(ROWS).refused_by(FIXED).of_vendors().form(1),
        "Which fields, in which order; `all` for every one";
    flag labels: bool = Spec::switch("labels").rare().opposite("no-labels").taken_back()
        .in_file("true", "给人看的表头和名称").used_by(ROWS).form(2),
        "Headings and words for people (the default of table, md, csv-excel and xlsx)";
    flag no_labels: bool = Spec::switch("no-labels").rare().opposite("labels").taken_back()
        .in_file("true", "用固定的字段名和代码").used_by(ROWS).form(3),
        "Stable keys and codes (the default of json, jsonl, csv and tsv)";
    flag no_header: bool = Spec::switch("no-header").rare()
        .in_file("true", "不要表头").used_by(RESULTS).refused_by(WHOLE),
        "Without the line of headings (table, csv, tsv and csv-excel)";
    flag raw: bool = Spec::switch("raw").rare()
        .in_file("true", "厂商的原始记录").used_by(ROWS).refused_by(FIXED).of_vendors().form(4),
        "The vendor's own records, untouched (json and jsonl)";
    flag mask: bool = Spec::switch("mask").rare().in_file("true", "隐去个人信息").used_by(ROWS).form(5),
        "Without personal data: 139****0001, 张*, no street of an address";
    flag resolve: bool = Spec::switch("resolve").rare().in_file("true", "显示名称而不是 ID")
        .used_by(VENDORS_ROWS).refused_by(OWN).form(9),
        "Names of Bangwo8's agents, groups, customers and templates in place of their ids";
    one jq: Option<String> = Spec::one("jq", "PROGRAM", ValueParser::string).hyphens().used_by(SHOWN).refused_by(OTHERS),
        "A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with \
         -o json as JSON); @FILE reads the program from a file";
    many sort: Option<Vec<String>> = Spec::many("sort", "KEY").hyphens()
        .in_file("\"-created_at\"", "按哪些列排序，前面加 - 为倒序").used_by(LISTS).refused_by(NO_LISTS).of_vendors(),
        "In which order, after all have come: by a column, with - before it the other way round; records without a \
         value come last";
    one grep: Option<Needle> = Spec::one("grep", "TEXT", || ValueParser::new(Needle::parse)).hyphens()
        .in_file("\"退款\"", "只要含这段文字的记录").used_by(LISTS).refused_by(NO_LISTS).of_vendors(),
        "Only records with this text in any column, as it is shown; case and width do not matter";
    one limit: Option<u64> = Spec::one("limit", "N", || ValueParser::new(number::<u64>(1..=u64::MAX)))
        .in_file("1000", "最多多少条").used_by(RESULTS).refused_by(WHOLE).of_vendors(),
        "Stop after so many records: the first ones, or with --sort those that come first then";
    flag dry_run: bool = Spec::switch("dry-run").rare().used_by(ASKING),
        "Send nothing, and show the requests as lines of curl";
    flag fail_empty: bool = Spec::switch("fail-empty").rare()
        .in_file("true", "没有符合条件的记录时退出码为 5").used_by(RESULTS).refused_by(WHOLE).of_vendors(),
        "Exit with 5 when nothing matched";
    one lang: Option<Lang> = Spec::one("lang", "LANG", choice::<Lang>).rare()
        .in_file("\"zh-CN\"", "语言").form(6),
        "The language of help, messages, headings and words";
    one timezone: Option<TimeZone> = Spec::one("timezone", "ZONE", || ValueParser::new(zone)).rare().built_in(ZONE)
        .in_file("\"Asia/Shanghai\"", "厂商所在时区").form(8),
        "The vendors' time zone";
    one color: Option<Color> = Spec::one("color", "WHEN", choice::<Color>).rare().built_in("auto")
        .in_file("\"auto\"", "颜色"),
        "Colour";
    flag wide: bool = Spec::switch("wide").rare().in_file("true", "表格不受终端宽度限制").used_by(SHOWN),
        "Tables as wide as their data, also on a terminal";
    one pager: Option<PagerChoice> = Spec::one("pager", "WHEN", || Choice::<Paging>::new().map(PagerChoice::Paging).into())
        .elsewhere(|| ValueParser::new(|text: &str| Ok::<_, String>(PagerChoice::read(text)))).rare().built_in("auto")
        .in_file("\"less -S\"", "长表格用哪个程序分页，never 为不分页").used_by(LISTS),
        "Whether long tables on a terminal go through a pager: `KEFU_PAGER`, `PAGER` or less";
    one ambiguous_width: Option<Ambiguous> = Spec::one("ambiguous-width", "WIDTH", choice::<Ambiguous>).rare()
        .built_in("narrow").in_file("\"wide\"", "终端里 … ─ ① 这类字符占几列").used_by(SHOWN),
        "How many cells the terminal gives to characters like … ─ ①";
    flag quiet: bool = Spec::switch("quiet").rare().short('q').opposite("verbose").in_file("true", "只显示错误"),
        "Say errors only";
    one verbose: Option<u8> = Spec::count("verbose", 2).rare().short('v').opposite("quiet")
        .in_file("1", "显示请求了什么、用了多久"),
        "Say what is asked and how long it took; twice: each request and response, secrets removed";
    one timeout: Option<Duration> = Spec::one("timeout", "TIME", || ValueParser::new(duration)).rare()
        .in_file("\"30s\"", "单个请求的时限"),
        "How long one request may take [default: the vendor's own, 30s or more]";
    one deadline: Option<Duration> = Spec::one("deadline", "TIME", || ValueParser::new(duration)).rare()
        .in_file("\"10m\"", "整个命令的时限"),
        "How long the whole command may take";
    one retries: Option<u32> = Spec::one("retries", "N", || ValueParser::new(number::<u32>(0..=u32::MAX.into()))).rare().built_in("3")
        .in_file("3", "暂时失败后重试几次"),
        "How often to repeat a request after a passing failure";
    one concurrency: Option<u8> = Spec::one("concurrency", "N", || ValueParser::new(number::<u8>(1..=64))).rare()
        .built_in("4").in_file("4", "同时请求几页"),
        "How many pages to ask for at once";
}

/// One of several words.
fn choice<T: ValueEnum + Clone + Send + Sync + 'static>() -> ValueParser {
    Choice::<T>::new().into()
}

/// How many options a configuration file can set.
const SET_IN_FILE: usize = {
    let (mut at, mut number) = (0, 0);
    while at < TABLE.len() {
        number += TABLE[at].in_file.is_some() as usize;
        at += 1;
    }
    number
};

/// The names of the options that `[defaults]` and profiles may set.
pub const IN_FILE: [&str; SET_IN_FILE] = {
    let mut names = [""; SET_IN_FILE];
    let (mut at, mut number) = (0, 0);
    while at < TABLE.len() {
        if TABLE[at].in_file.is_some() {
            names[number] = TABLE[at].name;
            number += 1;
        }
        at += 1;
    }
    names
};
