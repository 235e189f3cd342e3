//! eshouhou's answers.

use faststr::FastStr;

use super::{client::Eshouhou, wire};
use crate::{adapter::Vendor as _, http::Answer, read};

/// Reads a body as every answer that eshouhou gives.
pub fn answer(text: &str) {
    let body = FastStr::new(text);
    let _ = wire::refusal(&Answer { status: 200, body: body.clone() });
    let _ = (wire::accepted(&body), wire::token(&body), wire::remark(&body));
    let _ = (wire::text_in_value(&body, "ProjectID"), wire::needed_text_in_value(&body, "ProjectID"));
    let asked = wire::Asked { id: "1".to_owned(), network_id: "2".to_owned(), network_type: "1" };
    if let Ok(Some(found)) = wire::project(&body, &asked) {
        read(Eshouhou::ABOUT, &found.row);
    }
}
