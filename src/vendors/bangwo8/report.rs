//! Bangwo8's part of a report: the tickets of views, and how many tickets views hold.

use crate::{
    adapter::Cell,
    context::{Context, Count, Kept, KeptContent, List, ReportRequest, Section, SectionBody},
    error::Result,
    ids::Ids,
    lang::Words,
    metrics::{Definition, Formula, Metric, Test},
};

use super::{
    counts::{COUNT_THEN, Counts},
    tickets::{OF_VIEW, TICKET, Tickets},
};

const SOLVED: &[&str] = &["4", "5", "6"];
const NEW: Test = Test::InPeriod("created_at");
const NEW_AND_SOLVED: Formula = Formula::Count(Test::All(&[NEW, Test::Code("status", SOLVED)]));

/// The exported records that reports can measure.
pub const KEPT: &[Kept] = &[
    Kept {
        noun: "tickets",
        columns: &TICKET,
        content: KeptContent::Lists { definition: &TICKETS, name: "view", question: OF_VIEW },
    },
    Kept {
        noun: "counts",
        columns: &COUNT_THEN,
        content: KeptContent::Counts {
            key: VIEWS_KEY,
            title: VIEWS,
            fields: ["id", "title", "count", "counted_at"],
        },
    },
];

/// The metrics of a view's tickets.
pub(super) static TICKETS: Definition = Definition {
    key: "tickets",
    title: Words::new("工单", "Tickets"),
    metrics: METRICS,
    time: "created_at",
    by_day: &[],
    by: &["status", "priority", "source", "assignee_id"],
    asked_by: None,
    late: None,
};

const METRICS: &[Metric] = &[
    Metric::new(
        "total",
        Words::new("总数", "Total"),
        Words::new("查询器现有的工单", "the tickets that the view holds"),
        Formula::Count(Test::Every),
    ),
    Metric::new(
        "new",
        Words::new("新增", "New"),
        Words::new("统计期内创建的", "created in the period"),
        Formula::Count(NEW),
    ),
    Metric::new(
        "solved",
        Words::new("已解决", "Solved"),
        Words::new("新增的工单中，状态为 4、5、6", "of the new ones, status 4, 5 or 6"),
        NEW_AND_SOLVED,
    ),
    Metric::new(
        "solved_rate",
        Words::new("解决率", "Solved rate"),
        Words::new("已解决 ÷ 新增", "solved ÷ new"),
        Formula::Rate(&NEW_AND_SOLVED, &Formula::Count(NEW)),
    ),
];

/// The key and the title of the section about the views' counts.
const VIEWS_KEY: &str = "views";
const VIEWS: Words = Words::new("查询器积压", "Tickets in views");

/// The sections that Bangwo8 has.
pub async fn report(context: &Context, request: &ReportRequest) -> Result<Vec<Section>> {
    let mut sections = Vec::new();
    if !request.views.is_empty() {
        sections.push(tickets(context, request).await?);
    }
    sections.push(counts(context).await?);
    Ok(sections)
}

/// The tickets of each view.
async fn tickets(context: &Context, request: &ReportRequest) -> Result<Section> {
    let mut section = Section::new(TICKETS.key, TICKETS.title);
    let mut lists = Vec::new();
    for view in Ids::as_typed(&request.views) {
        let query = Tickets::of(Ids::or_titles(&view)?, false);
        let measured = context.measure(&query, &TICKETS, request.period, request, &mut section).await?;
        lists.push(List { name: view, measured });
    }
    section.body = SectionBody::Lists { definition: &TICKETS, name: "view", lists };
    Ok(section)
}

/// How many tickets each active view holds.
async fn counts(context: &Context) -> Result<Section> {
    let mut section = Section::new(VIEWS_KEY, VIEWS);
    let mut counts = Vec::new();
    let complete = context
        .gather(&Counts::default(), &mut section, |record, read_options| {
            let text = |key| match record.value(key, read_options) {
                Cell::Text(text) => Some(text.into_owned()),
                _ => None,
            };
            let count = match record.value("count", read_options) {
                Cell::Count(count) => Some(count),
                _ => None,
            };
            let profile = record.profile().map(str::to_owned);
            counts.push(Count { profile, id: text("id"), title: text("title"), count, previous: None });
        })
        .await?;
    section.body = SectionBody::Counts { counts, incomplete: !complete };
    Ok(section)
}
