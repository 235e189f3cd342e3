//! The value of a custom field, and its text for display.

/// A value of a custom field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Nothing,
    Text(String),
    List(Vec<Value>),
    Table(Vec<(String, Value)>),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The value as text; `None` if it is empty. `word` maps a text to the option that it stands for.
    pub(super) fn words(&self, word: &dyn Fn(&str) -> String) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(word(text)),
            Self::List(items) => {
                let rows = items.iter().any(|item| matches!(item, Self::Table(_) | Self::List(_)));
                let all: Vec<_> = items.iter().filter_map(|item| item.words(word)).collect();
                (!all.is_empty()).then(|| all.join(if rows { "; " } else { ", " }))
            }
            Self::Table(members) => match file_name(members) {
                Some(name) => Some(name.to_owned()),
                None => table(members),
            },
        }
    }
}

/// `name: 滤芯, count: 1`; nested values are in parentheses.
fn table(members: &[(String, Value)]) -> Option<String> {
    // The row's number is redundant beside the row.
    let members = members.iter().filter(|(key, _)| key != "rowId");
    let said = members.filter_map(|(key, value)| {
        // The texts in a row are not options of the field.
        let words = value.words(&str::to_owned)?;
        Some(match value {
            Value::List(_) | Value::Table(_) => format!("{key}: ({words})"),
            _ => format!("{key}: {words}"),
        })
    });
    let all: Vec<_> = said.collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The name of an attachment: `{"name","uri","datetime"}`.
fn file_name(members: &[(String, Value)]) -> Option<&str> {
    let text = |wanted: &str| {
        members.iter().find_map(|(key, value)| match value {
            Value::Text(text) if key == wanted => Some(text.as_str()),
            _ => None,
        })
    };
    text("uri").and_then(|_| text("name"))
}
