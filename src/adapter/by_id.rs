//! Records that are asked for by their ids, with a request for each.

use std::fmt;

use super::{Column, Columns, Page, PageRequest, Query, Shape, Vendor};
use crate::{
    dates::Clock,
    error::{Error, Kind, Result},
    ids::Ids,
    lang::{Message, Things},
};

/// A question for records by their ids. The struct that implements it holds the command's arguments, and is a [`Query`].
pub trait ById {
    /// The vendor.
    type Vendor: Vendor;

    /// The name of the records.
    const NOUN: Things;

    /// The hint for an id that the vendor does not know.
    const HINT: Message;

    /// The name of a record in messages: `ticket 12`.
    fn name(id: &str) -> String;

    /// The columns of the records. The first one is the id.
    fn table(&self) -> &'static [Column];

    /// The columns of the records with those of a tenant's own fields.
    async fn columns(&self, _vendor: &Self::Vendor) -> Result<Columns> {
        Ok(self.table().into())
    }

    /// The ids, as arguments.
    fn given(&self) -> &[Ids];

    /// The records to ask for.
    async fn wanted(&self, _vendor: &Self::Vendor) -> Result<Vec<Wanted>> {
        let ids = Ids::as_typed(self.given()).into_iter();
        Ok(ids.map(|id| Wanted { name: Self::name(&id), id, absent: None }).collect())
    }

    /// Asks for one record. An unknown id is [`Kind::NotFound`] or an answer without a row.
    async fn fetch(&self, vendor: &Self::Vendor, id: &str) -> Result<Page>;
}

/// A record that is asked for. It is displayed by its name.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Its id.
    pub id: String,
    /// Its name in messages: `ticket 12`.
    pub name: String,
    /// The reason why this account has no such record, if that is known without asking.
    pub absent: Option<Error>,
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl<T: ById> Query for T {
    type Vendor = T::Vendor;
    type Part = Wanted;

    fn known_columns(&self) -> Columns {
        self.table().into()
    }

    async fn columns(&self, vendor: &T::Vendor, _: &[Wanted], _: usize, _: Option<u64>) -> Result<Columns> {
        ById::columns(self, vendor).await
    }

    fn noun(&self) -> Things {
        T::NOUN
    }

    fn shape(&self) -> Shape {
        Shape::of(&Ids::as_typed(self.given()))
    }

    async fn parts(&self, vendor: &T::Vendor, _: &Clock) -> Result<Vec<Wanted>> {
        self.wanted(vendor).await
    }

    fn absent<'p>(&self, wanted: &'p Wanted) -> Option<&'p Error> {
        wanted.absent.as_ref()
    }

    async fn page(&self, vendor: &T::Vendor, wanted: &Wanted, _: PageRequest) -> Result<Page> {
        let page = self.fetch(vendor, &wanted.id).await;
        let page = page.map_err(|error| error.hint_for(Kind::NotFound, &T::HINT.to_string()))?;
        match page.rows.is_empty() {
            true => Err(Error::new(Kind::NotFound, tr!("there is no {what}", what = wanted))
                .hint(T::HINT.to_string())),
            // The vendor gives out the ids, so one names one record.
            false => Ok(Page::whole(page.rows)),
        }
    }

    fn asked_for_id<'a>(&self, wanted: &'a Wanted) -> Option<&'a str> {
        Some(&wanted.id)
    }
}
