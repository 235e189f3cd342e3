//! The formats. A new one is a file with a sink, a variant, and a line in [`Format::spec`].

use std::{
    io::{self, Write},
    path::Path,
};

use clap::ValueEnum;

use super::{Sink, Target, csv, html, json, md, table, view::View, xlsx};

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, aligned.
    #[value(alias = "表格")]
    Table,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values, RFC 4180.
    #[value(alias = "逗号分隔")]
    Csv,
    /// Tab-separated values; inside them tabs and line breaks are written \t and \n.
    #[value(alias = "制表符分隔")]
    Tsv,
    /// Comma-separated values for Excel and WPS: formulas guarded, long numbers kept.
    #[value(alias = "excel-csv")]
    CsvExcel,
    /// An Excel workbook.
    #[value(aliases = ["excel", "工作簿", "电子表格"])]
    Xlsx,
    /// A Markdown table.
    #[value(alias = "markdown")]
    Md,
    /// A web page in one file: of a report only.
    #[value(alias = "网页")]
    Html,
}

/// Begins a document: writes everything before the first record.
pub(super) type Begin<W> = fn(View, W) -> io::Result<Box<dyn Sink<W>>>;

/// The encoding of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bytes {
    /// Text in UTF-8.
    Utf8,
    /// Text in any encoding.
    Text,
    /// Binary data, which is not written to a terminal.
    Binary,
}

/// The properties of a format.
pub(super) struct FormatSpec<W> {
    /// The file name extensions that select it.
    extensions: &'static [&'static str],
    /// Whether it has headings and words instead of keys and codes by default.
    pub(super) labels: bool,
    /// Whether a list has only its most important columns by default.
    pub(super) brief: bool,
    /// Whether it can write the vendor's own records.
    pub(super) raw: bool,
    pub(super) bytes: Bytes,
    pub(super) begin: Begin<W>,
}

impl Format {
    pub(super) fn spec<W: Write + Send + 'static>(self) -> FormatSpec<W> {
        match self {
            Self::Table => FormatSpec::people(&["txt"], table::begin),
            Self::Json => FormatSpec::programs(&["json"], json::begin_document).raw(),
            Self::Jsonl => FormatSpec::programs(&["jsonl", "ndjson"], json::begin_lines).raw(),
            Self::Csv => FormatSpec::programs(&["csv"], csv::begin).of(Bytes::Text),
            // In GBK half a character looks like the backslash of an escape.
            Self::Tsv => FormatSpec::programs(&["tsv"], csv::begin_tabs),
            Self::CsvExcel => {
                FormatSpec { labels: true, ..FormatSpec::programs(&[], csv::begin_excel).of(Bytes::Text) }
            }
            Self::Xlsx => {
                FormatSpec { labels: true, ..FormatSpec::programs(&["xlsx"], xlsx::begin).of(Bytes::Binary) }
            }
            Self::Md => FormatSpec::people(&["md", "markdown"], md::begin),
            Self::Html => FormatSpec::people(&["html", "htm"], html::begin),
        }
    }

    /// The file name extensions of all formats, with their dots.
    pub fn endings() -> Vec<String> {
        let endings = |format: &Self| {
            let known = format.spec::<Target>().extensions;
            known.iter().map(|extension| format!(".{extension}")).collect::<Vec<_>>()
        };
        Self::value_variants().iter().flat_map(endings).collect()
    }

    /// The format that a file name selects.
    pub fn for_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        let means = |format: &Self| {
            let spec = format.spec::<Target>();
            spec.extensions.contains(&extension.as_str())
        };
        Self::value_variants().iter().copied().find(means)
    }

    /// Whether it can be written in encodings other than UTF-8.
    pub fn has_encodings(self) -> bool {
        self.spec::<Target>().bytes == Bytes::Text
    }

    /// Whether people read it.
    pub fn is_for_people(self) -> bool {
        self.spec::<Target>().brief
    }

    /// Whether counts have totals in it, and two fields a cross table.
    pub fn has_totals(self) -> bool {
        matches!(self, Self::Table | Self::Md | Self::Xlsx)
    }

    /// Whether its header can be omitted.
    pub fn can_be_bare(self) -> bool {
        !matches!(self, Self::Md | Self::Xlsx | Self::Html)
    }

    /// Whether a report can be written in it.
    pub fn is_of_reports(self) -> bool {
        matches!(self, Self::Table | Self::Json | Self::Xlsx | Self::Md | Self::Html)
    }

    /// Whether it has headings and words; `labels` is the user's choice.
    pub(super) fn has_labels(self, labels: Option<bool>) -> bool {
        labels.unwrap_or(self.spec::<Target>().labels)
    }

    /// The extension of its files in an archive; `None` for formats that are for the screen or hold all records in
    /// one document.
    pub fn archive_extension(self) -> Option<&'static str> {
        match self {
            Self::Csv | Self::CsvExcel => Some("csv"),
            Self::Jsonl => Some("jsonl"),
            Self::Xlsx => Some("xlsx"),
            Self::Table | Self::Json | Self::Tsv | Self::Md | Self::Html => None,
        }
    }

    /// Its name on the command line.
    pub fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

impl<W> FormatSpec<W> {
    fn people(extensions: &'static [&'static str], begin: Begin<W>) -> Self {
        Self { extensions, labels: true, brief: true, raw: false, bytes: Bytes::Utf8, begin }
    }

    fn programs(extensions: &'static [&'static str], begin: Begin<W>) -> Self {
        Self { labels: false, brief: false, ..Self::people(extensions, begin) }
    }

    fn raw(self) -> Self {
        Self { raw: true, ..self }
    }

    fn of(self, bytes: Bytes) -> Self {
        Self { bytes, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_names_the_format() {
        let format = |name: &str| Format::for_path(Path::new(name));
        assert_eq!(format("a.b/out.JSON"), Some(Format::Json));
        assert_eq!(format("out.ndjson"), Some(Format::Jsonl));
        assert_eq!(format("out.csv"), Some(Format::Csv));
        assert_eq!(format("out.tsv"), Some(Format::Tsv));
        assert_eq!(format("csv"), None);
        assert_eq!(format("out.pdf"), None);
    }
}
