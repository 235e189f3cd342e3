//! Names of agents, groups, customers and templates in place of their ids, for `--resolve`.
//!
//! Source: `doc.bangwo8.com`, the pages on agents (`supports`), groups (`supportgroups`), customers (`users`) and ticket
//! templates (`tickettemplates`). Templates need an administrator's rights.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    adapter::{Code, Page, Row},
    error::{Error, Result},
    json::{self, Node},
    lang::Message,
    names::Key,
};

use super::{client::Bangwo8, wire::VENDOR};

/// The kinds of creators.
pub(super) const CREATOR: &[Code] =
    &[Code::new("0", "客服", "Agent", "agent"), Code::new("1", "客户", "Customer", "customer")];

/// A kind of something that tickets mention by its id.
struct Resource {
    title: Message,
    /// Its name in addresses.
    path: &'static str,
    /// The member of the answer that holds it.
    object: &'static str,
    /// The member that holds its name.
    name: &'static str,
    /// The members of a ticket that hold its id, or several ids with commas.
    ids: &'static [&'static str],
}

const AGENTS: &Resource = &Resource {
    title: Message::new("agents"),
    path: "supports",
    object: "support",
    name: "name",
    ids: &["servicerUserId", "ccUserIdList"],
};
const CUSTOMERS: &Resource = &Resource {
    title: Message::new("customers"),
    path: "users",
    object: "user",
    name: "name",
    ids: &["custUserId"],
};
const RESOURCES: [&Resource; 4] = [
    AGENTS,
    CUSTOMERS,
    &Resource {
        title: Message::new("groups"),
        path: "supportgroups",
        object: "supportgroup",
        name: "sgName",
        ids: &["servicerGroupId", "ccGroupIdList"],
    },
    &Resource {
        title: Message::new("ticket templates"),
        path: "tickettemplates",
        object: "tickettemplate",
        name: "ticketTemplateName",
        ids: &["ticketTemplateId"],
    },
];
/// The creator is an agent or a customer, which another member tells.
const CREATOR_ID: &str = "createrId";
const CREATOR_TYPE: &str = "createrType";

/// A page of tickets, with names in place of ids if they are asked for. An id without a name stays.
///
/// # Errors
/// A failure to get a name that may come another time: a list is complete with its names or fails, so that it does not
/// have names today and ids tomorrow.
pub(super) async fn named(bangwo8: &Bangwo8, mut page: Page) -> Result<Page> {
    let Some(names) = &bangwo8.names else { return Ok(page) };
    let mut wanted = BTreeSet::new();
    for row in &mut page.rows {
        for mention in mentions(row) {
            wanted.extend(mention.keys());
        }
    }
    let found = names.of(wanted, async |key: &Key| fetch(bangwo8, key).await, refused).await?;
    page.rows = page.rows.into_iter().map(|row| renamed(row, &found)).collect();
    Ok(page)
}

/// Logs why things of a kind are shown by their ids.
fn refused(path: &'static str, error: &Error) {
    let resource = RESOURCES.iter().find(|resource| resource.path == path);
    let things = resource.map_or(path.to_owned(), |resource| resource.title.to_string());
    tracing::warn!("{}", tr!("{things} are shown by their ids: {why}", things, why = error.detail()));
}

/// The name of something; `None` if the vendor answers that there is none.
async fn fetch(bangwo8: &Bangwo8, (path, id): &Key) -> Result<Option<String>> {
    let Some(resource) = RESOURCES.iter().find(|resource| resource.path == *path) else { return Ok(None) };
    let body = bangwo8.get_by_id(&[path, &format!("{id}.json")], Vec::new()).await;
    let body = body.map_err(|e| e.or_why(tr!("asked for the names of {things}", things = resource.title)))?;
    let found = Node::read(VENDOR, &body)?.object()?.need(resource.object)?.only()?;
    Ok(found.and_then(|object| object.scalar(resource.name).0).filter(|name| !name.trim().is_empty()))
}

/// A member of a ticket that holds ids.
struct Mention {
    /// The index of the member.
    member: usize,
    resource: &'static Resource,
    ids: Vec<String>,
}

impl Mention {
    fn keys(&self) -> impl Iterator<Item = Key> {
        self.ids.iter().map(|id| (self.resource.path, id.clone()))
    }
}

/// The members of a ticket that hold ids of people, groups and templates.
fn mentions(row: &mut Row) -> Vec<Mention> {
    let members = row.find_members().unwrap_or_default();
    let creator = (0..members).find(|member| is_called(row, *member, CREATOR_TYPE));
    let creator = creator.and_then(|member| Code::find(CREATOR, &scalar(row, member)?));
    let resource = |member: usize| match creator {
        Some(creator) if is_called(row, member, CREATOR_ID) => {
            Some(if creator.name == "agent" { AGENTS } else { CUSTOMERS })
        }
        _ => {
            let holds = |resource: &&&Resource| resource.ids.iter().any(|name| is_called(row, member, name));
            RESOURCES.iter().find(holds).copied()
        }
    };
    let mention = |member: usize| {
        let resource = resource(member)?;
        let ids = scalar(row, member)?;
        // No agent or customer has the id 0.
        let ids = ids.split([',', '，']).map(str::trim).filter(|id| !matches!(*id, "" | "0"));
        let ids: Vec<_> = ids.map(str::to_owned).collect();
        (!ids.is_empty()).then_some(Mention { member, resource, ids })
    };
    (0..members).filter_map(mention).collect()
}

fn is_called(row: &Row, member: usize, name: &str) -> bool {
    json::same(&json::decode(row.name(member)), name)
}

/// The text of a member that is a text or a number.
fn scalar(row: &Row, member: usize) -> Option<String> {
    let value = row.value(member);
    let is_scalar = !value.starts_with(['{', '[']) && value != "null";
    is_scalar.then(|| json::decode(value).into_owned())
}

/// The ticket with the names that were found.
fn renamed(mut row: Row, names: &BTreeMap<Key, String>) -> Row {
    let mentions = mentions(&mut row);
    let words: BTreeMap<_, _> = mentions
        .iter()
        .filter(|mention| mention.keys().any(|key| names.contains_key(&key)))
        .map(|mention| {
            let words = mention.keys().map(|key| names.get(&key).cloned().unwrap_or(key.1));
            (mention.member, words.collect::<Vec<_>>().join(&tr!(", ")))
        })
        .collect();
    if words.is_empty() {
        return row;
    }
    let members = 0..row.find_members().unwrap_or_default();
    let member = |member: usize| match words.get(&member) {
        Some(words) => format!("{}:{}", row.name(member), serde_json::Value::from(words.as_str())),
        None => format!("{}:{}", row.name(member), row.value(member)),
    };
    Row::made(format!("{{{}}}", members.map(member).collect::<Vec<_>>().join(","))).with_source(&row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ticket: &str) -> String {
        let names = [("supports", "7", "张三"), ("users", "7", "李四"), ("supportgroups", "8", "售后\"组\"")];
        let names = names.map(|(path, id, name)| ((path, id.to_owned()), name.to_owned())).into();
        renamed(Row::made(ticket.to_owned()), &names).text().to_owned()
    }

    #[test]
    fn ids_become_names_where_they_are_known() {
        for (ticket, expected) in [
            (r#"{"ticketId":"7","servicerUserId":"7"}"#, r#"{"ticketId":"7","servicerUserId":"张三"}"#),
            (r#"{"CustUserId":7}"#, r#"{"CustUserId":"李四"}"#),
            (r#"{"servicerGroupId":"8"}"#, r#"{"servicerGroupId":"售后\"组\""}"#),
            (r#"{"ccUserIdList":"7, 9,0"}"#, r#"{"ccUserIdList":"张三, 9"}"#),
            (r#"{"createrId":"7","createrType":"0"}"#, r#"{"createrId":"张三","createrType":"0"}"#),
            (r#"{"createrId":"7","createrType":"客户"}"#, r#"{"createrId":"李四","createrType":"客户"}"#),
        ] {
            assert_eq!(shown(ticket), expected);
        }
    }

    #[test]
    fn what_has_no_name_stays_as_it_came() {
        for ticket in [
            r#"{"servicerUserId":"9"}"#,
            r#"{"servicerUserId":""}"#,
            r#"{"servicerUserId":null,"custUserId":"0"}"#,
            r#"{"createrId":"7"}"#,
            r#"{"servicerUserId":["7"]}"#,
            "[7]",
        ] {
            assert_eq!(shown(ticket), ticket);
        }
    }
}
