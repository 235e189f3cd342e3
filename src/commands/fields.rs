//! `kefu fields`: lists the keys of records with their titles, kinds and codes.

use clap::{Args, builder::PossibleValuesParser};
use serde_json::json;

use crate::{
    choice::InAscii,
    context::Context,
    error::Result,
    lang::{Lang, Words},
    record::{Code, Column, Kind, Noun, PROFILE, Row, Shape},
    vendors,
};

/// Show the keys of records, with titles, kinds and codes
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu fields
  kefu fields complaints
  kefu fields tickets --columns key,title --to keys.xlsx
  kefu fields web-complaints -o json")]
pub struct Fields {
    /// Of these records; of all without it
    #[arg(value_name = "NOUN", value_parser = InAscii(PossibleValuesParser::new(nouns().map(|noun| noun.name))))]
    noun: Option<String>,
}

static FIELD: [Column; 7] = [
    Column::new("noun", Words::new("记录", "Noun"), Kind::Id, &["noun"]).brief(),
    Column::new("key", Words::new("字段", "Key"), Kind::Id, &["key"]).brief(),
    Column::new("title", Words::new("名称", "Title"), Kind::Text, &["title"]).brief(),
    Column::new("kind", Words::new("类型", "Kind"), Kind::Id, &["kind"]).brief(),
    Column::new("type", Words::new("数据类型", "Type"), Kind::Id, &["type"]),
    Column::new("values", Words::new("取值", "Values"), Kind::Text, &["values"]).brief(),
    Column::new("codes", Words::new("代码", "Codes"), Kind::Json, &["codes"]),
];

/// Where records of several profiles stand together, each says which one it belongs to.
static LEAD: Column = PROFILE;

impl Fields {
    pub(super) fn run(self, context: &Context) -> Result<()> {
        let lang = context.options.output.lang_of_records();
        let wanted = nouns().filter(|noun| self.noun.as_ref().is_none_or(|name| name == noun.name));
        let lead = context.options.profiles.several.then_some(&LEAD);
        let columns = |noun: &'static Noun| lead.into_iter().chain(noun.columns);
        let rows = wanted.flat_map(|noun| columns(noun).map(move |column| field(noun, column, lang)));
        context.write(rows, &FIELD, Shape::List)
    }
}

fn nouns() -> impl Iterator<Item = &'static Noun> {
    vendors::ALL.iter().flat_map(|about| about.nouns)
}

fn field(noun: &Noun, column: &Column, lang: Lang) -> Row {
    let table = match column.kind {
        Kind::Code(table) => Some(table),
        _ => None,
    };
    let values = table.map(|table| table.iter().map(|code| value(code, lang)).collect::<Vec<_>>().join("; "));
    let one = |code: &Code| json!({"code": code.code, "word": code.words.get(lang), "name": code.name});
    let codes = table.map(|table| table.iter().map(one).collect::<Vec<_>>());
    let row = json!({
        "noun": noun.name,
        "key": column.key,
        "title": column.heading(lang),
        "kind": name(column.kind),
        "type": type_name(column.kind),
        "values": values,
        "codes": codes,
    });
    Row::made(row.to_string())
}

/// A code for people: the code, its words, and its name on the command line.
fn value(code: &Code, lang: Lang) -> String {
    format!("{} {} ({})", code.code, code.words.get(lang), code.name)
}

/// The name of a kind.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "id",
        Kind::Text => "text",
        Kind::Count => "count",
        Kind::Rate => "rate",
        Kind::Time => "time",
        Kind::Flag => "flag",
        Kind::Code(_) => "code",
        Kind::Person => "person",
        Kind::Phone => "phone",
        Kind::Email => "email",
        Kind::Address => "address",
        Kind::Json => "json",
        Kind::Fields => "fields",
        Kind::Extra => "extra",
    }
}

/// The type that a program gives a column of a kind. Values that the vendor sends in another form stay text.
fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Id | Kind::Text | Kind::Code(_) | Kind::Person | Kind::Phone | Kind::Email | Kind::Address => {
            "text"
        }
        Kind::Count => "integer",
        Kind::Rate => "number",
        Kind::Time => "timestamp",
        Kind::Flag => "boolean",
        Kind::Json | Kind::Fields | Kind::Extra => "json",
    }
}
