//! Tickets: those of a view, and single ones by id.

use std::{
    fmt,
    sync::{Arc, Once},
};

use clap::Args;

use crate::{
    adapter::{ById, Code, Column, Columns, Kind, Page, PageRequest, Query, Tone, column, with_fields},
    context::Counted,
    dates::Clock,
    error::{Error, Kind as ErrorKind, Result},
    ids::{Ids, Of},
    lang::{Message, Things},
    worker::on_worker,
};

use super::{
    client::Bangwo8,
    fields::{Definitions, has_fields},
    people, views,
    wire::{self, View},
};

/// The hint for an unknown ticket.
const UNKNOWN: Message =
    Message::new("check the id; `kefu views tickets VIEW` lists a view's tickets with theirs");
/// The question about a view's tickets as text, before the view.
pub(super) const OF_VIEW: &str = "tickets of view ";
pub(super) const TICKETS: Things = Things::new("tickets", "张", "工单");

const STATUS: &[Code] = &[
    Code::new("1", "新建", "New", "new").tone(Tone::Notice),
    Code::new("2", "已开启", "Open", "open").tone(Tone::Running),
    Code::new("3", "待回应", "Waiting", "waiting").tone(Tone::Notice),
    Code::new("4", "已解决", "Solved", "solved").tone(Tone::Good),
    Code::new("5", "自动关闭", "Closed automatically", "auto-closed").tone(Tone::Good),
    Code::new("6", "手动关闭", "Closed by hand", "closed").tone(Tone::Good),
];

const PRIORITY: &[Code] = &[
    Code::new("1", "低", "Low", "low"),
    Code::new("2", "正常", "Normal", "normal"),
    Code::new("3", "高", "High", "high").tone(Tone::Notice),
    Code::new("4", "紧急", "Urgent", "urgent").tone(Tone::Alarm),
];

const TYPE: &[Code] = &[
    Code::new("1", "问题", "Question", "question"),
    Code::new("2", "事务", "Matter", "matter"),
    Code::new("3", "故障", "Fault", "fault"),
    Code::new("4", "任务", "Task", "task"),
];

const SOURCE: &[Code] = &[
    Code::new("1", "远程", "Remote", "remote"),
    Code::new("2", "聊天", "Chat", "chat"),
    Code::new("3", "呼叫中心", "Call centre", "call-centre"),
    Code::new("4", "留言", "Message", "message"),
    Code::new("5", "系统创建", "System", "system"),
    Code::new("7", "API", "API", "api"),
    Code::new("8", "工单模板发布", "Ticket template", "template"),
    Code::new("9", "邮件接入", "E-mail", "email"),
];

/// The columns of a ticket. View listings have texts where the ticket itself has codes.
pub(super) static TICKET: [Column; 33] = columns(custom(Kind::Json));
/// The same columns, with the tenant's custom fields by title.
static EXPANDED: [Column; 33] = columns(custom(Kind::Fields).brief());
/// The same columns of a ticket that is shown by itself.
static EXPLAINED: [Column; 33] = columns(custom(Kind::Fields).in_one());

const fn custom(kind: Kind) -> Column {
    column("custom_fields", "自定义字段", "Custom fields", kind, &["custom_fields"])
}

const fn columns(custom: Column) -> [Column; 33] {
    [
        column("id", "工单ID", "Ticket ID", Kind::Id, &["ticketId"]).brief(),
        column("subject", "标题", "Subject", Kind::Text, &["subject"]).brief(),
        column("description", "描述", "Description", Kind::Text, &["descript", "description"]),
        column("status", "状态", "Status", Kind::Code(STATUS), &["ticketStatus"]).brief(),
        column("priority", "优先级", "Priority", Kind::Code(PRIORITY), &["priorityLevel"]).brief(),
        column("type", "类型", "Type", Kind::Code(TYPE), &["ticketType"]),
        column("source", "来源", "Source", Kind::Code(SOURCE), &["ticketSource"]).spare(),
        column("customer_id", "联系人ID", "Customer ID", Kind::Id, &["custUserId"]).person(),
        column("assignee_id", "受理客服ID", "Assignee ID", Kind::Id, &["servicerUserId"]).spare().person(),
        column("group_id", "受理组ID", "Group ID", Kind::Id, &["servicerGroupId"]),
        column("template_id", "工单模板ID", "Template ID", Kind::Id, &["ticketTemplateId"]),
        column("tags", "标签", "Tags", Kind::Text, &["tagList"]),
        column("created_at", "创建时间", "Created at", Kind::Time, &["createDT"]).brief(),
        column("updated_at", "更新时间", "Updated at", Kind::Time, &["updateDT"]).spare(),
        column("solved_at", "解决时间", "Solved at", Kind::Time, &["solveDT"]),
        column("closed_at", "关闭时间", "Closed at", Kind::Time, &["closeDT"]),
        column("waiting_at", "等待时间", "Waiting since", Kind::Time, &["waitDT"]),
        column("opened_at", "开启时间", "Opened at", Kind::Time, &["openDT"]),
        column("creator_id", "创建人ID", "Creator ID", Kind::Id, &["createrId"]).person(),
        column("creator_type", "创建人类型", "Creator type", Kind::Code(people::CREATOR), &["createrType"]),
        column("agent_id", "企业ID", "Agent ID", Kind::Id, &["agentId"]),
        column("cc_user_ids", "抄送客服ID", "Cc users", Kind::Id, &["ccUserIdList"]).person(),
        column("cc_group_ids", "抄送组ID", "Cc groups", Kind::Id, &["ccGroupIdList"]),
        column("customer_template_id", "客户模板ID", "Customer template ID", Kind::Id, &["customTemplateId"]),
        column("view_ids", "查询器ID", "Views", Kind::Id, &["queryIDs"]),
        column("workflow_id", "流程ID", "Workflow ID", Kind::Id, &["workflow_id"]),
        column("workflow_node_id", "流程节点ID", "Workflow node ID", Kind::Id, &["workflow_node_id"]),
        column("node_entered_at", "进入节点时间", "Node entered at", Kind::Time, &["nodeFieldIntoTime"]),
        column("deleted", "已删除", "Deleted", Kind::Flag, &["isDeleted"]),
        column("deleted_at", "删除时间", "Deleted at", Kind::Time, &["deleteDT"]),
        column("attachments", "附件", "Attachments", Kind::Json, &["descriptattachments"]),
        custom,
        Column::EXTRA,
    ]
}

/// The tickets of a view
#[derive(Args, Clone, Debug)]
pub struct Tickets {
    /// The view's id or title, e.g. 15 or 售中
    ///
    /// `-` reads them from standard input, one a line.
    #[arg(value_name = "VIEW", value_parser = Ids::or_titles)]
    view: Ids,
    /// With the tenant's own fields by their names
    ///
    /// Each has a column; the options of a selection are shown as their texts.
    #[arg(long)]
    expand_fields: bool,
}

impl Tickets {
    /// The question about one view.
    pub fn of(view: Ids, expand_fields: bool) -> Self {
        Self { view, expand_fields }
    }

    /// The question as text, equal for equal questions whatever the language.
    pub fn about(&self) -> String {
        let expanded = if self.expand_fields { ", fields expanded" } else { "" };
        format!("{OF_VIEW}{}{expanded}", Ids::all([&self.view]).join(", "))
    }
}

/// The tickets of a view, with the definitions of custom fields if they are to be shown.
#[derive(Debug)]
pub struct Listing {
    view: View,
    fields: Option<Arc<Definitions>>,
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view.fmt(f)
    }
}

impl Query for Tickets {
    type Vendor = Bangwo8;
    type Part = Listing;

    fn known_columns(&self) -> Columns {
        if self.expand_fields { EXPANDED.as_slice().into() } else { TICKET.as_slice().into() }
    }

    async fn columns(&self, _: &Bangwo8, listings: &[Listing], _: usize, _: Option<u64>) -> Result<Columns> {
        let fields = listings.iter().find_map(|listing| listing.fields.as_deref());
        Ok(with_fields(&self.known_columns(), fields.into_iter().flat_map(Definitions::labels)))
    }

    fn noun(&self) -> Things {
        TICKETS
    }

    async fn parts(&self, bangwo8: &Bangwo8, _: &Clock) -> Result<Vec<Listing>> {
        let views = views::find(bangwo8, &Ids::as_typed([&self.view])).await?;
        let fields = match self.expand_fields {
            true => Some(definitions(bangwo8).await?),
            false => None,
        };
        Ok(views.into_iter().map(|view| Listing { view, fields: fields.clone() }).collect())
    }

    fn absent<'p>(&self, listing: &'p Listing) -> Option<&'p Error> {
        listing.view.absent.as_ref()
    }

    async fn page(&self, bangwo8: &Bangwo8, listing: &Listing, page: PageRequest) -> Result<Page> {
        let parameters = vec![("page", page.number.to_string()), ("per_page", page.size.to_string())];
        let path = ["ticketviews", &listing.view.id, "tickets.json"];
        let body = bangwo8.get_by_id(&path, parameters).await.map_err(views::unknown)?;
        let fields = listing.fields.clone();
        let read = async move {
            let mut page = wire::tickets(&body)?;
            if let Some(fields) = fields {
                page.rows = page.rows.into_iter().map(|row| fields.expand(row)).collect::<Result<_>>()?;
            }
            Ok(page)
        };
        people::named(bangwo8, on_worker(read).await?).await
    }
}

impl Counted for Tickets {
    const COLUMNS: &'static [Column] = &TICKET;
    const TIME: &'static str = "created_at";
    const DEFAULT: &'static str = "status";

    fn check(&self) -> Result<()> {
        match self.expand_fields {
            true => {
                let what = tr!("--expand-fields is for lists of tickets, and these are counts");
                Err(Error::new(ErrorKind::Usage, what).hint(tr!("leave --expand-fields out")))
            }
            false => Ok(()),
        }
    }
}

/// Tickets with all their fields
#[derive(Args, Clone, Debug)]
pub struct Ticket {
    /// The tickets' ids
    ///
    /// `-` reads them from standard input, one a line.
    #[arg(value_name = "ID", required = true, value_parser = ticket_ids)]
    ids: Vec<Ids>,
}

fn ticket_ids(given: &str) -> Result<Ids> {
    Ids::of(given, Of { key: "id", columns: &TICKET })
}

impl ById for Ticket {
    type Vendor = Bangwo8;

    const NOUN: Things = TICKETS;
    const HINT: Message = UNKNOWN;

    fn name(id: &str) -> String {
        tr!("ticket {id}", id)
    }

    fn table(&self) -> &'static [Column] {
        &EXPLAINED
    }

    async fn columns(&self, bangwo8: &Bangwo8) -> Result<Columns> {
        Ok(with_fields(&EXPLAINED, definitions_if_possible(bangwo8).await?.labels()))
    }

    fn given(&self) -> &[Ids] {
        &self.ids
    }

    async fn fetch(&self, bangwo8: &Bangwo8, id: &str) -> Result<Page> {
        let body = bangwo8.get_by_id(&["tickets", &format!("{id}.json")], Vec::new()).await?;
        let mut page = wire::ticket(&body)?;
        if page.rows.iter_mut().any(has_fields) {
            let fields = definitions_if_possible(bangwo8).await?;
            let rows = page.rows.into_iter().map(|row| fields.explain(row));
            page.rows = rows.collect::<Result<_>>()?;
        }
        people::named(bangwo8, page).await
    }
}

/// The definitions of the tenant's custom fields, fetched once in a run.
async fn definitions(bangwo8: &Bangwo8) -> Result<Arc<Definitions>> {
    let fetched = bangwo8.definitions.get_or_try_init(async || {
        let body = bangwo8.get(&["tickets", "ticket_fields.json"], Vec::new()).await?;
        Definitions::read(&body).map(Arc::new)
    });
    fetched.await.cloned()
}

/// The definitions, or none if the vendor's answer does not say them: then fields have their keys for names.
///
/// # Errors
/// The vendor's failure, if it would keep the ticket away, too.
async fn definitions_if_possible(bangwo8: &Bangwo8) -> Result<Arc<Definitions>> {
    static SAID: Once = Once::new();
    match definitions(bangwo8).await {
        Err(error)
            if matches!(error.kind(), ErrorKind::Refused | ErrorKind::NotFound | ErrorKind::Answer) =>
        {
            let why = error.detail();
            SAID.call_once(|| tracing::warn!("{}", tr!("custom fields are shown by their keys: {why}", why)));
            Ok(Arc::default())
        }
        fetched => fetched,
    }
}
