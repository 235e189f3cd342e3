//! A raw call as a question: any method or path, the answer as the vendor wrote it.

use std::{fmt, marker::PhantomData};

use serde_json::value::RawValue;

use crate::{
    adapter::{Column, Page, PageNumber, Paging, Query, Row, Shape, Vendor},
    dates::Clock,
    error::{Error, Kind, Result},
    json::{self, Scalar},
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
        let text = json::any(V::ABOUT.name, &body)?;
        match paging {
            None => Ok(Page::whole(vec![Row::slice_of(&body, text.get())])),
            Some(paging) => {
                let list = list_in(V::ABOUT.name, text, paging.path, &paging)?;
                let rows = list.rows.iter().map(|text| Row::slice_of(&body, text.get())).collect();
                Ok(Page::paged(rows, list.total, list.more))
            }
        }
    }
}

struct List<'a> {
    rows: Vec<&'a RawValue>,
    total: Option<u64>,
    /// Whether the vendor names a next page.
    more: bool,
}

/// The list in an answer: at the end of the path, the only array or the first one in the object there.
fn list_in<'a>(vendor: &'static str, text: &'a RawValue, path: &[&str], paging: &Paging) -> Result<List<'a>> {
    if text.get().starts_with('[') {
        return Ok(List { rows: json::list(vendor, "the list", text)?, total: None, more: false });
    }
    let object = json::object(vendor, text)?;
    if let [key, rest @ ..] = path {
        let next = object.iter().find(|(name, _)| *key == "*" || name == key);
        let (_, inner) = next.ok_or_else(|| json::missing(vendor, key))?;
        return list_in(vendor, inner, rest, paging);
    }
    let scalar = |key: &&str| {
        let (_, found) = object.iter().find(|(name, _)| name == key)?;
        serde_json::from_str::<Scalar>(found.get()).ok()
    };
    let total = paging.totals.iter().find_map(|key| scalar(key)?.number());
    let more = paging.next.iter().filter_map(scalar).any(|next| next.is_given());
    let list = object.iter().find(|(_, value)| value.get().starts_with('['));
    let (_, list) = list.ok_or_else(|| {
        Error::new(Kind::Answer, format!("{vendor} answered no list"))
            .hint("leave --paginate out to see the answer")
    })?;
    Ok(List { rows: json::list(vendor, "the list", list)?, total, more })
}
