//! The keys of all records, which scripts rely on: those that each vendor's `fixtures/suite.toml` lists.

use crate::support::{Home, vendors::SUITES};

#[test]
fn every_key_is_kept() {
    let fields = Home::new().kefu("fields -o json").run().ok().json();
    let found: Vec<(&str, &str)> = fields
        .as_array()
        .expect("a list")
        .iter()
        .map(|field| (field["noun"].as_str().expect("a noun"), field["key"].as_str().expect("a key")))
        .collect();
    let nouns = || SUITES.iter().flat_map(|suite| &suite.keys);
    let promised = || nouns().flat_map(|noun| noun.keys.split_whitespace().map(|key| (&*noun.noun, key)));
    let gone: Vec<_> = promised().filter(|field| !found.contains(field)).collect();
    assert!(
        gone.is_empty(),
        "renamed or removed: {gone:?}\nScripts read these keys: a key that has been there stays. Bring it back, or \
         say in CHANGELOG.md what breaks and take it from the vendor's suite.toml."
    );
    let new: Vec<_> = found.iter().filter(|field| !promised().any(|known| known == **field)).collect();
    assert!(new.is_empty(), "new: {new:?}\nAdd them to the vendor's suite.toml: from now on they stay.");
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
    // Without labels a word is the vendor's own, in every language.
    for (option, key, codes, word) in
        [("--labels", "Key", "Codes", "Being edited"), ("", "key", "codes", "编辑中")]
    {
        let line = format!("fields web-complaints -o json --lang en {option}");
        let run = Home::new().kefu(&line).run().ok().json();
        let status = run.as_array().and_then(|all| all.iter().find(|field| field[key] == "status"));
        let first = status.map(|status| status[codes][0].clone()).unwrap_or_default();
        assert_eq!(first, serde_json::json!({"code": "1", "word": word, "name": "editing"}));
    }
}

#[test]
fn every_field_has_a_type_for_loaders() {
    let fields = Home::new().kefu("fields -o json").run().ok().json();
    let of = |key: &str| {
        let all = fields.as_array().expect("a list").iter();
        let mut types: Vec<_> = all.filter(|field| field["key"] == key).map(|field| &field["type"]).collect();
        types.dedup();
        types
    };
    for (key, kind) in [
        ("work_order_no", "text"),
        ("status", "text"),
        ("contact_mobile", "text"),
        ("complained_at", "timestamp"),
        ("overdue", "boolean"),
        ("ticket_count", "integer"),
        ("custom_fields", "json"),
        ("extra", "json"),
    ] {
        assert_eq!(of(key), [kind], "{key}");
    }
}

#[test]
fn an_unknown_noun_is_a_wrong_word_with_the_known_ones() {
    let run = Home::new().kefu("fields complaint").run().exits(2);
    let nouns: Vec<_> = SUITES.iter().flat_map(|suite| &suite.keys).map(|noun| &*noun.noun).collect();
    assert!(run.stderr.contains(&nouns.join(", ")), "{run}");
    assert!(run.stderr.contains("hint: "), "{run}");
}
