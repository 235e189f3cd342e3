//! A raw call as a question: any method or path, with the vendor's answer verbatim.

use std::{fmt, marker::PhantomData};

use faststr::FastStr;

use crate::{
    adapter::{Columns, Page, PageRequest, PagedBy, Paging, Query, Row, Shape, Vendor, check_target},
    dates::Clock,
    error::{Error, Kind, Result},
    json::{self, Node, Object, Scalar},
    lang::{Things, VendorName},
};

const RECORDS: Things = Things::new("records", "条", "记录");

/// The target of a raw call.
#[derive(Clone, Debug)]
pub struct Call {
    /// A method name or a path.
    pub target: String,
    /// The parameters in order.
    pub parameters: Vec<(String, String)>,
    /// Whether to fetch all pages of a list and return its records; otherwise the answer is returned as a whole.
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
        f.write_str(&tr!("raw call" => "{target}", target = self.target))
    }
}

impl<V: Vendor> Query for CallTo<V> {
    type Vendor = V;
    type Part = Call;

    fn known_columns(&self) -> Columns {
        [].into()
    }

    fn noun(&self) -> Things {
        RECORDS
    }

    fn shape(&self) -> Shape {
        if self.call.paginate { Shape::List } else { Shape::One }
    }

    async fn parts(&self, _: &V, _: &Clock) -> Result<Vec<Call>> {
        let calls = &V::ABOUT.calls;
        check_target(V::ABOUT.name, &V::ABOUT.calls, &self.call.target)?;
        let mut names = self.call.parameters.iter().map(|(name, _)| name);
        if let Some(name) = names.clone().find(|name| calls.is_own_parameter(name)) {
            return Err(Error::new(Kind::Usage, tr!("`{name}` cannot be given as a parameter", name))
                .why(tr!("kefu sends it itself, from the configuration and the call"))
                .hint(tr!("leave {name}=… out", name)));
        }
        if let Some(paging) = calls.paging.filter(|_| self.call.paginate)
            && let Some(name) = names.find(|name| *name == paging.by.parameter())
        {
            return Err(Error::new(Kind::Usage, tr!("--paginate and {name} exclude each other", name))
                .why(tr!("--paginate counts the pages itself"))
                .hint(tr!("leave out one of them; {size} may stay", size = paging.size)));
        }
        Ok(vec![self.call.clone()])
    }

    async fn page(&self, vendor: &V, call: &Call, page: PageRequest) -> Result<Page> {
        let paging = V::ABOUT.calls.paging.filter(|_| call.paginate);
        let parameters = match &paging {
            Some(paging) => of_page(paging, &call.parameters, page),
            None => call.parameters.clone(),
        };
        let body = vendor.call(&call.target, &parameters).await;
        let body = body.map_err(|error| {
            let hint = tr!("check the path or the method, and the parameters after it");
            error.hint_for(Kind::NotFound, &hint)
        })?;
        // The answer is parsed before it is passed on, so that invalid JSON is never output as JSON.
        let answer = Node::read(V::ABOUT.name, &body)?;
        match paging {
            None => Ok(Page::whole(vec![row(&answer)])),
            Some(paging) => page_of(V::ABOUT.name, &answer, &paging),
        }
    }
}

fn row(node: &Node) -> Row {
    Row::slice_of(node.text(), node.text())
}

/// The parameters, including those for the page and its size.
fn of_page(paging: &Paging, given: &[(String, String)], page: PageRequest) -> Vec<(String, String)> {
    let mut parameters = given.to_vec();
    let named = match paging.by {
        PagedBy::Number(name) => Some((name, page.number.to_string())),
        PagedBy::Cursor(name) => page.cursor.map(|cursor| (name, cursor.to_string())),
    };
    parameters.extend(named.map(|(name, value)| (name.to_owned(), value)));
    if parameters.iter().all(|(name, _)| name != paging.size) {
        parameters.push((paging.size.to_owned(), page.size.to_string()));
    }
    parameters
}

/// The page in an answer. List, total and reference to the next page may be in different objects.
fn page_of(vendor: VendorName, answer: &Node, paging: &Paging) -> Result<Page> {
    let at = |paths: &[&[&str]]| -> Vec<Scalar> {
        paths.iter().filter_map(|path| below(answer, path)).map(|node| node.scalar()).collect()
    };
    let total = at(paging.totals).iter().find_map(Scalar::number);
    let rows = list_at(vendor, answer, paging, paging.list, total)?.iter().map(row).collect();
    let next = at(paging.next).into_iter().find(Scalar::is_given);
    Ok(match paging.by {
        PagedBy::Number(_) => Page::paged(rows, total, next.is_some()),
        PagedBy::Cursor(_) => Page::by_cursor(rows, total, next.and_then(|next| next.0).map(FastStr::from)),
    })
}

/// The value at the end of a path, if it exists.
fn below(node: &Node, path: &[&str]) -> Option<Node> {
    path.iter().try_fold(node.clone(), |node, key| step(&node.object().ok()?, key))
}

fn step(object: &Object, key: &str) -> Option<Node> {
    if key == "*" { object.nodes().next() } else { object.get(key) }
}

/// The list at the end of a path, or the first list in the object there.
fn list_at(
    vendor: VendorName,
    node: &Node,
    paging: &Paging,
    path: &[&str],
    total: Option<u64>,
) -> Result<Vec<Node>> {
    // Without a total, the path leads to the list itself, even if it is empty.
    if node.is_list() || (path.is_empty() && paging.totals.is_empty() && node.is_empty()) {
        return node.list();
    }
    let object = node.object()?;
    if let [key, rest @ ..] = path {
        let next = step(&object, key).ok_or_else(|| object.missing(key))?;
        return list_at(vendor, &next, paging, rest, total);
    }
    match object.nodes().find(Node::is_list) {
        Some(list) => list.list(),
        None if total == Some(0) => Ok(Vec::new()),
        None => Err(no_list(vendor, &object)),
    }
}

fn no_list(vendor: VendorName, object: &Object) -> Error {
    Error::new(Kind::Answer, tr!("{vendor} answered no list", vendor))
        .why(match json::listed(object.names()) {
            Some(names) => tr!("there is {names}, and none of it is a list", names),
            None => tr!("there is nothing in it"),
        })
        .hint(tr!("leave --paginate out to see the answer"))
}
