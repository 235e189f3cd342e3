//! Bangwo8's answers, and PHP's values in them.

use faststr::FastStr;

use super::{client::Bangwo8, php, wire};
use crate::{adapter::Vendor as _, http::Answer, read};

/// Reads a body as every answer that Bangwo8 gives.
pub fn answer(text: &str) {
    let body = FastStr::new(text);
    let _ = wire::refusal(&Answer { status: 200, body: body.clone() });
    let _ = (wire::accepted(&body), wire::token(&body), wire::valid(&body), wire::counts(&body));
    let pages = [wire::views(&body), wire::tickets(&body), wire::view(&body), wire::ticket(&body)];
    for row in pages.into_iter().flatten().flat_map(|page| page.rows) {
        let _ = wire::title(&row);
        read(Bangwo8::ABOUT, &row);
    }
}

/// Reads a text as a value that PHP has serialized.
pub fn serialized(text: &str) {
    if let Some(value) = php::decode(text) {
        let _ = value.words(&str::to_owned);
    }
}
