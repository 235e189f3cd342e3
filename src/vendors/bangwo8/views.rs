//! Ticket views (查询器): their list, single ones, and their counts.

use std::{fmt, sync::Once};

use clap::Args;

use crate::{
    adapter::{ById, Cell, Column, Columns, Kind, Page, PageRequest, Query, ReadOptions, Record, Wanted},
    dates::Clock,
    error::{Error, Kind as ErrorKind, Result},
    ids::Ids,
    lang::{Message, Things, Words},
    nearest::nearest,
    spelling::{folded, list},
};

use super::{
    client::Bangwo8,
    wire::{self, View},
};

pub(super) const VIEWS: Things = Things::new("views", "个", "查询器");
pub(super) const ID: Column = Column::new("id", Words::new("查询器ID", "View ID"), Kind::Id, &["id"]).brief();
pub(super) const TITLE: Column =
    Column::new("title", Words::new("名称", "Title"), Kind::Text, &["title"]).brief();
const ACTIVE: Column = Column::new("active", Words::new("启用", "Active"), Kind::Flag, &["active"]).brief();
const TICKETS: Column =
    Column::new("ticket_count", Words::new("工单数", "Tickets"), Kind::Count, &["ticket_count"]).brief();
const CREATED: Column =
    Column::new("created_at", Words::new("创建时间", "Created at"), Kind::Time, &["createDT"]).brief();
const UPDATED: Column =
    Column::new("updated_at", Words::new("更新时间", "Updated at"), Kind::Time, &["updateDT"]).brief();

static VIEW: [Column; 6] = [ID, TITLE, ACTIVE, CREATED, UPDATED, Column::EXTRA];
pub(super) static COUNTED_VIEW: [Column; 7] = [ID, TITLE, ACTIVE, TICKETS, CREATED, UPDATED, Column::EXTRA];

/// The hint for an unknown view id.
const UNKNOWN: Message = Message::new("check the id; `kefu views list` shows the views");

/// All ticket views
#[derive(Args, Clone, Debug)]
pub struct Views {
    /// Only those in use
    #[arg(long)]
    active: bool,
    /// With the number of tickets in each
    #[arg(long)]
    counts: bool,
}

impl Query for Views {
    type Vendor = Bangwo8;
    type Part = Message;

    /// The vendor compares ids as texts: 10 comes before 2.
    const SORTED_BY: Option<&'static str> = Some("id");

    fn known_columns(&self) -> Columns {
        if self.counts { COUNTED_VIEW.as_slice().into() } else { VIEW.as_slice().into() }
    }

    fn noun(&self) -> Things {
        VIEWS
    }

    async fn parts(&self, _: &Bangwo8, _: &Clock) -> Result<Vec<Message>> {
        Ok(vec![Message::new("the views")])
    }

    async fn page(&self, bangwo8: &Bangwo8, _: &Message, page: PageRequest) -> Result<Page> {
        let fields = self.counts.then(|| ("fields", "show_tickets_num".to_owned()));
        views_page(bangwo8, page, fields).await
    }

    fn keeps(&self, _: &Message, record: &Record, read_options: &ReadOptions) -> Result<bool> {
        Ok(!self.active || is_active(&view_of(record, read_options)))
    }
}

/// Views by their ids or titles
#[derive(Args, Clone, Debug)]
pub struct OneView {
    /// Ids or titles, e.g. 15 or 售中
    ///
    /// `-` reads them from standard input, one a line.
    #[arg(value_name = "VIEW", required = true, value_parser = Ids::or_titles)]
    views: Vec<Ids>,
}

impl ById for OneView {
    type Vendor = Bangwo8;

    const NOUN: Things = VIEWS;
    const HINT: Message = UNKNOWN;

    fn name(id: &str) -> String {
        tr!("view {id}", id)
    }

    fn table(&self) -> &'static [Column] {
        &VIEW
    }

    fn given(&self) -> &[Ids] {
        &self.views
    }

    async fn wanted(&self, bangwo8: &Bangwo8) -> Result<Vec<Wanted>> {
        let views = find(bangwo8, &Ids::as_typed(&self.views)).await?;
        let wanted = |view: View| Wanted { name: view.to_string(), id: view.id, absent: view.absent };
        Ok(views.into_iter().map(wanted).collect())
    }

    async fn fetch(&self, bangwo8: &Bangwo8, id: &str) -> Result<Page> {
        wire::view(&bangwo8.get_by_id(&["ticketviews", &format!("{id}.json")], Vec::new()).await?)
    }
}

/// The error for an unknown view id, with a hint.
pub(super) fn unknown(error: Error) -> Error {
    error.hint_for(ErrorKind::NotFound, &UNKNOWN.to_string())
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, title, .. } = self;
        f.write_str(&match (id.is_empty(), title.is_empty()) {
            (true, _) => tr!("view {id}", id = title),
            (_, true) => tr!("view {id}", id),
            (_, false) => tr!("view {id} ({title})", id, title),
        })
    }
}

/// The views with the given ids or titles. Only titles require the list of all views.
pub(super) async fn find(bangwo8: &Bangwo8, wanted: &[String]) -> Result<Vec<View>> {
    let all = match wanted.iter().all(|given| is_id(given)) {
        true => AllViews::default(),
        false => all_views(bangwo8).await?,
    };
    chosen(wanted, &all)
}

fn is_id(given: &str) -> bool {
    given.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// The view that a record is about.
fn view_of(record: &Record, read_options: &ReadOptions) -> View {
    let title = match record.value(&TITLE.key, read_options) {
        Cell::Text(title) => title.into_owned(),
        _ => String::new(),
    };
    let active = match record.value(&ACTIVE.key, read_options) {
        Cell::Flag(active) => Some(active),
        _ => None,
    };
    View { id: record.id().unwrap_or_default().into_owned(), title, active, absent: None }
}

/// Whether a view is active. A view with an unreadable flag is kept, with one warning.
pub(super) fn is_active(view: &View) -> bool {
    static SAID: Once = Once::new();
    view.active.unwrap_or_else(|| {
        SAID.call_once(|| {
            tracing::warn!(
                "{}",
                tr!("bangwo8 says neither yes nor no about {view} being active; such views are kept", view)
            );
        });
        true
    })
}

/// The views with the given ids and titles, each once even if it is named in both ways. Those that the account does not
/// have are marked.
///
/// # Errors
/// [`ErrorKind::Usage`] for a title of several views, and if the account has none of the named ones.
pub(super) fn chosen(wanted: &[String], all: &AllViews) -> Result<Vec<View>> {
    let mut views: Vec<View> = Vec::new();
    for given in wanted {
        // A view may exist although an incomplete list lacks it.
        let or_unlisted = |error| all.incomplete.clone().unwrap_or(error);
        for view in choose_all(given, &all.views).map_err(or_unlisted)? {
            let view = View { absent: view.absent.map(or_unlisted), ..view };
            let is_it =
                |known: &View| known.id == view.id && (!view.id.is_empty() || known.title == view.title);
            if !views.iter().any(is_it) {
                views.push(view);
            }
        }
    }
    let first = views.first().and_then(|view| view.absent.clone());
    match first.filter(|_| views.iter().all(|view| view.absent.is_some())) {
        Some(error) => Err(error),
        None => Ok(views),
    }
}

/// The view that a text means, or those in a list: a title may have commas of its own.
fn choose_all(given: &str, all: &[View]) -> Result<Vec<View>> {
    let several: Vec<_> = list(given).filter(|one| !one.is_empty()).collect();
    let one = |given: &str| match choose(given, all) {
        Err(error) if error.is_absent() => {
            Ok(View { id: String::new(), title: given.to_owned(), active: Some(true), absent: Some(error) })
        }
        found => found,
    };
    match choose(given, all) {
        Err(_) if several.len() > 1 => several.into_iter().map(one).collect(),
        _ => Ok(vec![one(given)?]),
    }
}

/// The view with an id or a title.
fn choose(given: &str, all: &[View]) -> Result<View> {
    let by_id = |id: &str| {
        let id_only = || View { id: id.to_owned(), title: String::new(), active: Some(true), absent: None };
        all.iter().find(|view| view.id == id).cloned().unwrap_or_else(id_only)
    };
    if is_id(given) {
        return Ok(by_id(given.trim()));
    }
    let named = titled(given, all);
    let id = folded(given);
    if named.is_empty() && is_id(&id) {
        return Ok(by_id(&id));
    }
    let list = |views: &[&View]| {
        views.iter().map(|view| format!("{} {}", view.id, view.title)).collect::<Vec<_>>().join(&tr!(", "))
    };
    match named[..] {
        [view] => Ok(view.clone()),
        [] => {
            let error = Error::new(ErrorKind::Usage, tr!("there is no view `{given}`", given))
                .why(tr!("the views are {views}", views = list(&all.iter().collect::<Vec<_>>())));
            Err(match nearest(given, all.iter().map(|view| view.title.as_str())) {
                Some(title) => error.meant(title),
                None => error.hint(tr!("`kefu views list` shows them")),
            }
            .absent())
        }
        _ => Err(Error::new(
            ErrorKind::Usage,
            tr!("`{given}` is the title of {n} views", given, n = named.len()),
        )
        .why(tr!("they are {views}", views = list(&named)))
        .hint(tr!("give the id instead"))),
    }
}

/// The views with a title: exact matches if there are any, else those that differ only in blanks, else those that
/// differ in spelling.
fn titled<'a>(given: &str, all: &'a [View]) -> Vec<&'a View> {
    let spellings: [fn(&str) -> String; 3] = [str::to_owned, |title| title.trim().to_owned(), folded];
    let fitting = spellings.iter().map(|spelling| {
        let wanted = spelling(given);
        all.iter().filter(|view| spelling(&view.title) == wanted).collect::<Vec<_>>()
    });
    fitting.into_iter().find(|views| !views.is_empty()).unwrap_or_default()
}

/// The list of all views.
#[derive(Debug, Default)]
pub(super) struct AllViews {
    pub views: Vec<View>,
    /// The reason why the list is incomplete, if it is.
    pub incomplete: Option<Error>,
}

/// Every view with its title.
pub(super) async fn all_views(bangwo8: &Bangwo8) -> Result<AllViews> {
    let mut all = AllViews::default();
    let views = &mut all.views;
    for number in 1.. {
        let size = 100;
        let page = views_page(bangwo8, PageRequest { number, size, cursor: None }, None).await?;
        let known = views.len();
        for row in &page.rows {
            let view = wire::title(row)?;
            if views.iter().all(|known| known.id != view.id) {
                views.push(view);
            }
        }
        if page.is_last(views.len() as u64, size) {
            break;
        }
        if views.len() == known {
            all.incomplete = Some(
                Error::new(ErrorKind::Partial, tr!("the list of views could not be completed")).why(tr!(
                    "{known} came, and page {page} holds no further ones",
                    known,
                    page = number
                )),
            );
            break;
        }
    }
    // The vendor compares ids as texts: 10 comes before 2.
    all.views.sort_by_key(|view| view.id.parse::<u64>().unwrap_or(u64::MAX));
    Ok(all)
}

async fn views_page(bangwo8: &Bangwo8, page: PageRequest, fields: Option<(&str, String)>) -> Result<Page> {
    let mut parameters = vec![("page", page.number.to_string()), ("per_page", page.size.to_string())];
    parameters.extend(fields);
    let PageRequest { number, size, .. } = page;
    let page = wire::views(&bangwo8.get(&["ticketviews.json"], parameters).await?)?;
    if let Some(titles) = &bangwo8.titles {
        let views = page.rows.iter().filter_map(|row| wire::title(row).ok());
        let titled = views.map(|view| (view.id, view.title)).collect();
        let received = u64::from(number - 1) * u64::from(size) + page.rows.len() as u64;
        titles.page(number, titled, page.is_last(received, size));
    }
    Ok(page)
}
