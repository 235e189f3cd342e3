//! Chats: a list that is paged by cursor, and one chat by its id.

use std::fmt;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::{
    adapter::{ById, Code, Column, Columns, Kind, Page, PageRequest, Query, Tone, codes_for, column},
    context::Counted,
    dates::Clock,
    error::Result,
    ids::{Ids, Of},
    lang::{Lang, Message, Things, Words},
};

use super::{
    client::{Acme, Question},
    wire,
};

pub(super) const CHATS: Things = Things::new("chats", "个", "会话");

/// The words for what is asked. The catalogue has those of shipped vendors only.
const ALL: Words = Words::new("全部会话", "all chats");
const WITH_STATUS: Words = Words::new("会话，状态", "chats with status");

pub(super) const STATUS: &[Code] = &[
    Code::new("1", "进行中", "Open", "open").tone(Tone::Running),
    Code::new("2", "已结束", "Closed", "closed").tone(Tone::Good),
];

/// The columns of a chat.
pub(super) static CHAT: [Column; 5] = [
    column("chat_id", "会话ID", "Chat", Kind::Id, &["chat_id"]).brief(),
    column("status", "状态", "Status", Kind::Code(STATUS), &["status"]).brief(),
    column("opened_at", "开始时间", "Opened at", Kind::Time, &["opened_at"]).brief(),
    column("customer", "客户", "Customer", Kind::Person, &["customer"]).brief(),
    Column::EXTRA,
];

/// All chats, or those in a state
#[derive(Args, Clone, Debug)]
pub struct Chats {
    /// In this state: open or closed
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
}

/// The chats of one state, by its code; of any without one.
#[derive(Debug)]
pub struct InState(Option<&'static str>);

impl fmt::Display for InState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str(ALL.get(Lang::current())),
            Some(code) => write!(f, "{} {code}", WITH_STATUS.get(Lang::current())),
        }
    }
}

impl Query for Chats {
    type Vendor = Acme;
    type Part = InState;

    fn known_columns(&self) -> Columns {
        CHAT.as_slice().into()
    }

    fn noun(&self) -> Things {
        CHATS
    }

    async fn parts(&self, _: &Acme, _: &Clock) -> Result<Vec<InState>> {
        let Some(given) = &self.status else { return Ok(vec![InState(None)]) };
        let codes = codes_for("--status", given, STATUS, &[])?;
        Ok(codes.into_iter().map(|code| InState(Some(code))).collect())
    }

    async fn page(&self, acme: &Acme, part: &InState, page: PageRequest) -> Result<Page> {
        let mut members = Map::from_iter([("limit".to_owned(), json!(page.size))]);
        members.extend(page.cursor.map(|cursor| ("cursor".to_owned(), json!(&*cursor))));
        members.extend(part.0.map(|code| ("status".to_owned(), json!(code))));
        wire::page(&acme.ask(&Question { path: "chats/search", members, of_id: false }).await?)
    }
}

impl Counted for Chats {
    const COLUMNS: &'static [Column] = &CHAT;
    const TIME: &'static str = "opened_at";
    const DEFAULT: &'static str = "status";
}

impl Chats {
    /// The question as text, equal for equal questions.
    pub(super) fn about(&self) -> String {
        format!("chats {}", self.status.as_deref().unwrap_or_default())
    }
}

/// Chats by their ids
#[derive(Args, Clone, Debug)]
pub struct Chat {
    /// The chats' ids (- reads ids from standard input)
    #[arg(value_name = "ID", required = true, value_parser = chat_ids)]
    ids: Vec<Ids>,
}

fn chat_ids(given: &str) -> Result<Ids> {
    Ids::of(given, Of { key: "chat_id", columns: &CHAT })
}

impl ById for Chat {
    type Vendor = Acme;

    const NOUN: Things = CHATS;
    const HINT: Message = Message::new("check the id; `kefu chats list` shows the chats");

    fn name(id: &str) -> String {
        format!("chat {id}")
    }

    fn table(&self) -> &'static [Column] {
        &CHAT
    }

    fn given(&self) -> &[Ids] {
        &self.ids
    }

    async fn fetch(&self, acme: &Acme, id: &str) -> Result<Page> {
        let members = Map::from_iter([("chat_id".to_owned(), Value::from(id))]);
        wire::chat(&acme.ask(&Question { path: "chats/get", members, of_id: true }).await?)
    }
}
