//! Chats: a list that is paged by cursor, and one chat by its id.

use std::fmt;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::{
    adapter::{Code, Column, Columns, Kind, Page, PageRequest, Query, Shape, Tone, codes_for, column},
    dates::Clock,
    error::{Error, Kind as ErrorKind, Result},
    ids::{Ids, Of},
};

use super::{
    client::{Acme, Question},
    wire,
};

const STATUS: &[Code] = &[
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
            None => f.write_str("all chats"),
            Some(code) => write!(f, "chats with status {code}"),
        }
    }
}

impl Query for Chats {
    type Vendor = Acme;
    type Part = InState;

    fn known_columns(&self) -> Columns {
        CHAT.as_slice().into()
    }

    fn noun(&self) -> &'static str {
        "chats"
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

/// A chat that is asked for by its id.
#[derive(Debug)]
pub struct ChatId(String);

impl fmt::Display for ChatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "chat {}", self.0)
    }
}

impl Query for Chat {
    type Vendor = Acme;
    type Part = ChatId;

    fn known_columns(&self) -> Columns {
        CHAT.as_slice().into()
    }

    fn noun(&self) -> &'static str {
        "chats"
    }

    fn shape(&self) -> Shape {
        Shape::of(&Ids::all(&self.ids))
    }

    async fn parts(&self, _: &Acme, _: &Clock) -> Result<Vec<ChatId>> {
        Ok(Ids::all(&self.ids).into_iter().map(ChatId).collect())
    }

    async fn page(&self, acme: &Acme, id: &ChatId, _: PageRequest) -> Result<Page> {
        let members = Map::from_iter([("chat_id".to_owned(), Value::from(&*id.0))]);
        let hint = "check the id; `kefu chats list` shows the chats";
        let body = acme.ask(&Question { path: "chats/get", members, of_id: true }).await;
        let page = wire::chat(&body.map_err(|error| error.hint_for(ErrorKind::NotFound, hint))?)?;
        match page.rows.is_empty() {
            true => Err(Error::new(ErrorKind::NotFound, format!("there is no {id}")).hint(hint)),
            false => Ok(page),
        }
    }

    fn asked_for_id<'a>(&self, id: &'a ChatId) -> Option<&'a str> {
        Some(&id.0)
    }
}
