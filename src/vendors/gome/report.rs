//! Gome's part of a report: phone complaints.

use std::time::Duration;

use crate::{
    context::{Context, Kept, KeptContent, ReportRequest, Section, SectionBody},
    dates::Period,
    error::Result,
    metrics::{Asked, Measured},
};

use super::{
    columns::{PHONE, REPLY_LIMIT},
    complaints::Complaints,
    due::Due,
    export::EXPORT,
    metrics::COMPLAINTS,
    part::ALL,
};

/// The exported records that reports can measure.
pub const KEPT: &[Kept] = &[Kept {
    noun: EXPORT,
    columns: &PHONE,
    content: KeptContent::Days { definition: &COMPLAINTS, question: ALL },
}];

/// The time before its reply limit from which on a complaint is due soon.
const SOON: Duration = Duration::from_secs(2 * 60 * 60);

/// The sections that Gome has.
pub async fn report(context: &Context, request: &ReportRequest) -> Result<Vec<Section>> {
    let mut section = Section::new(COMPLAINTS.key, COMPLAINTS.title);
    let mut now = measured(context, request, request.period, &mut section).await?;
    let before = measured(context, request, request.previous, &mut section).await?;
    now.asked_by = Some(by_limit(context, request, &mut section).await?);
    if request.period.contains(context.clock().today()) {
        let due = Due::new(Complaints::default(), SOON, context.clock())?;
        let due = context.measure(&due, &COMPLAINTS, request.period, request, &mut section).await?;
        now.take("due_soon", &due, "open");
    }
    section.body = SectionBody::Period { definition: &COMPLAINTS, now, before: Some(before) };
    Ok(vec![section])
}

/// The complaints of a period, and the open ones of the days before.
async fn measured(
    context: &Context,
    request: &ReportRequest,
    period: Period,
    section: &mut Section,
) -> Result<Measured> {
    let mut measured =
        context.measure(&Complaints::made_in(period), &COMPLAINTS, period, request, section).await?;
    let backlog = period.before(request.backlog);
    let open = Complaints::made_in(backlog).open();
    let open = context.measure(&open, &COMPLAINTS, backlog, request, section).await?;
    measured.carry_over(&open);
    Ok(measured)
}

/// The complaints of each reply limit, which is not in their records.
async fn by_limit(context: &Context, request: &ReportRequest, section: &mut Section) -> Result<Vec<Asked>> {
    let mut limits = Vec::new();
    for limit in REPLY_LIMIT {
        let query = Complaints::made_in(request.period).limited(limit.code);
        let measured = context.measure(&query, &COMPLAINTS, request.period, request, section).await?;
        limits.push(Asked { name: limit.name, words: limit.words, measured });
    }
    Ok(limits)
}
