//! The keys of all records: what scripts rely on.

use crate::support::Home;

/// Every key of every noun. A new key is added here; one that is here stays.
const PROMISED: &str = "
complaints work_order_no complaint_id complained_at status overdue order_no type content goods_name sku brand goods_type \
    member_no member_name contact_name contact_sex contact_mobile contact_phone mobile work_phone email address reply \
    reply_type reply_region reply_user_id reply_user_name replied_at quality modified_at remarked_at from work_order_type \
    work_order_type_name operation_type job_no by_mail by_phone no_phone_reason timed_out extra
web-complaints work_order_no complaint_id complained_at status overdue order_no type content goods_name sku brand \
    goods_type member_no member_name contact_name contact_sex contact_mobile contact_phone mobile work_phone email address \
    reply reply_type reply_region reply_user_id reply_user_name replied_at quality modified_at remarked_at from \
    work_order_type work_order_type_name operation_type job_no by_mail by_phone no_phone_reason timed_out extra
views id title active ticket_count created_at updated_at extra
view-counts id title count
tickets id subject description status priority type source customer_id assignee_id group_id template_id tags created_at \
    updated_at solved_at closed_at waiting_at opened_at creator_id creator_type agent_id cc_user_ids cc_group_ids \
    customer_template_id view_ids workflow_id workflow_node_id node_entered_at deleted deleted_at attachments custom_fields \
    extra
project id network_id network_type fields
";

/// The promise, noun by noun.
fn promised() -> Vec<(&'static str, Vec<&'static str>)> {
    let lines = PROMISED.trim().lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines.map(|words| (words[0], words[1..].to_vec())).collect()
}

#[test]
fn every_key_is_kept() {
    let fields = Home::new().kefu("fields -o json").run().ok().json();
    let found: Vec<(&str, &str)> = fields
        .as_array()
        .expect("a list")
        .iter()
        .map(|field| (field["noun"].as_str().expect("a noun"), field["key"].as_str().expect("a key")))
        .collect();
    let promised = promised();
    let promised = || promised.iter().flat_map(|(noun, keys)| keys.iter().map(move |key| (*noun, *key)));
    let gone: Vec<_> = promised().filter(|field| !found.contains(field)).collect();
    assert!(
        gone.is_empty(),
        "renamed or removed: {gone:?}\nScripts read these keys: a key that has been there stays. Bring it back, or \
         say in CHANGELOG.md what breaks and take it from PROMISED."
    );
    let new: Vec<_> = found.iter().filter(|field| !promised().any(|known| known == **field)).collect();
    assert!(new.is_empty(), "new: {new:?}\nAdd them to PROMISED: from now on they stay.");
    assert!(promised().eq(found.iter().copied()), "the order of the keys is the order of columns: keep it");
}

#[test]
fn codes_have_their_words_and_what_one_may_type() {
    let run = Home::new().kefu("fields complaints --columns key,title,kind,values --lang zh-CN").run().ok();
    let line =
        |key: &str| run.stdout.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
    assert!(line("quality").contains("质检状态"), "{run}");
    assert!(line("quality").contains("1 未质检 (unchecked); 2 质检合格 (passed)"), "{run}");
    assert!(line("work_order_no").contains("id"), "{run}");
    let run = Home::new().kefu("fields web-complaints -o json --lang en").run().ok().json();
    let status = run.as_array().and_then(|all| all.iter().find(|field| field["key"] == "status"));
    let first = status.map(|status| status["codes"][0].clone()).unwrap_or_default();
    assert_eq!(first, serde_json::json!({"code": "1", "word": "Being edited", "name": "editing"}));
}

#[test]
fn an_unknown_noun_is_a_wrong_word_with_the_known_ones() {
    let run = Home::new().kefu("fields complaint").run().exits(2);
    assert!(run.stderr.contains("complaints, web-complaints, views, view-counts, tickets, project"), "{run}");
    assert!(run.stderr.contains("hint: "), "{run}");
}
