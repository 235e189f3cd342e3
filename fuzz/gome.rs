//! Gome's answers.

use faststr::FastStr;
use jiff::tz::TimeZone;

use super::{client::Gome, wire};
use crate::{adapter::Vendor as _, http::Answer, read};

/// Reads a body as every answer that Gome gives.
pub fn answer(text: &str) {
    let body = FastStr::new(text);
    let _ = wire::refusal(&Answer { status: 200, body: body.clone() });
    let method = "gome.custom.complaints.phoneGet";
    let _ = wire::accepted(method, &body);
    for row in wire::page(method, &body).into_iter().flat_map(|page| page.rows) {
        let _ = wire::complained_at(&row, &TimeZone::UTC);
        read(Gome::ABOUT, &row);
    }
}
