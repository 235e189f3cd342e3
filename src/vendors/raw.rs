//! A raw call as a question: any method or path, the answer as the vendor wrote it.

use std::{fmt, marker::PhantomData};

use crate::{
    adapter::{Column, Page, PageNumber, Paging, Query, Row, Shape, Vendor},
    dates::Clock,
    error::{Error, Kind, Result},
    json::{self, Listed, Node, Object},
};

/// What to call.
#[derive(Clone, Debug)]
pub struct Call {
    /// A method name or a path.
    pub target: String,
    /// Parameters in their order.
    pub parameters: Vec<(String, String)>,
    /// All pages of a list, its records one by one; otherwise the one answer as it is.
    pub paginate: bool,
}

/// A call to one vendor.
pub(super) struct CallTo<V> {
    call: Call,
    vendor: PhantomData<V>,
}

impl<V> CallTo<V> {
    pub(super) fn new(call: Call) -> Self {
        Self { call, vendor: PhantomData }
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.target)
    }
}

impl<V: Vendor> Query for CallTo<V> {
    type Vendor = V;
    type Part = Call;

    fn columns(&self) -> &'static [Column] {
        &[]
    }

    fn noun(&self) -> &'static str {
        "records"
    }

    fn shape(&self) -> Shape {
        if self.call.paginate { Shape::List } else { Shape::One }
    }

    async fn parts(&self, _: &V, _: &Clock) -> Result<Vec<Call>> {
        if let Some((name, _)) = self.call.parameters.iter().find(|(name, _)| V::is_own_parameter(name)) {
            return Err(Error::new(Kind::Usage, format!("`{name}` cannot be given as a parameter"))
                .why("kefu sends it itself, from the configuration and the call")
                .hint(format!("leave {name}=… out")));
        }
        let paged = |name: &String| V::PAGING.is_some_and(|paging| paging.number == name);
        match self.call.parameters.iter().find(|(name, _)| self.call.paginate && paged(name)) {
            Some((name, _)) => {
                Err(Error::new(Kind::Usage, format!("--paginate and {name} exclude each other"))
                    .why("--paginate counts the pages itself")
                    .hint(format!(
                        "leave out one of them; {} may stay",
                        V::PAGING.map_or("the size", |p| p.size)
                    )))
            }
            None => Ok(vec![self.call.clone()]),
        }
    }

    async fn page(&self, vendor: &V, call: &Call, page: PageNumber) -> Result<Page> {
        let mut parameters = call.parameters.clone();
        let paging = V::PAGING.filter(|_| call.paginate);
        if let Some(paging) = paging {
            parameters.push((paging.number.to_owned(), page.number.to_string()));
            if parameters.iter().all(|(name, _)| name != paging.size) {
                parameters.push((paging.size.to_owned(), page.size.to_string()));
            }
        }
        let body = vendor.call(&call.target, &parameters).await;
        let body = body.map_err(|error| {
            error.hint_for(Kind::NotFound, "check the path or the method, and the parameters after it")
        })?;
        // Looked at before it is passed on: what is no JSON must not leave as JSON.
        let answer = Node::read(V::ABOUT.name, &body)?;
        let row = |node: &Node| Row::slice_of(node.text(), node.text());
        match paging {
            None => Ok(Page::whole(vec![row(&answer)])),
            Some(paging) => {
                let list = list_in(V::ABOUT.name, &answer, paging.path, &paging)?;
                Ok(Page::paged(list.records.iter().map(row).collect(), list.total, list.more))
            }
        }
    }
}

/// The list in an answer: at the end of the path, the only array or the first one in the object there.
fn list_in(vendor: &'static str, node: &Node, path: &[&str], paging: &Paging) -> Result<Listed<Node>> {
    // Where no total stands beside the list, the end of the path is the list itself, also when it is empty.
    if node.is_list() || (path.is_empty() && paging.totals.is_empty() && node.is_empty()) {
        return Ok(Listed { records: node.list()?, total: None, more: false });
    }
    let object = node.object()?;
    if let [key, rest @ ..] = path {
        let next = if *key == "*" { object.nodes().next() } else { object.get(key) };
        return list_in(vendor, &next.ok_or_else(|| object.missing(key))?, rest, paging);
    }
    let total = paging.totals.iter().find_map(|key| object.scalar(key).number());
    let more = paging.next.iter().any(|key| object.scalar(key).is_given());
    let records = match object.nodes().find(Node::is_list) {
        Some(list) => list.list()?,
        None if total == Some(0) => Vec::new(),
        None => return Err(no_list(vendor, &object)),
    };
    Ok(Listed { records, total, more })
}

fn no_list(vendor: &str, object: &Object) -> Error {
    Error::new(Kind::Answer, format!("{vendor} answered no list"))
        .why(match json::listed(object.names()) {
            Some(names) => format!("there is {names}, and none of it is a list"),
            None => "there is nothing in it".to_owned(),
        })
        .hint("leave --paginate out to see the answer")
}
