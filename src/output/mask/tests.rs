//! Masked and unmasked texts, and the completeness of masking.

use proptest::prelude::*;

use super::*;
use crate::output::{
    Format, Options,
    samples::{COLUMNS, PROJECT, hostile_text, options, write},
};

const RULES: [Rule; 6] = [Rule::Person, Rule::Phone, Rule::Email, Rule::Address, Rule::Identity, Rule::Text];

#[test]
fn each_kind_keeps_what_tells_people_apart() {
    let table = [
        (Rule::Person, "张三丰", "张*"),
        (Rule::Person, "John Smith", "J*"),
        (Rule::Phone, "13900000001", "139****0001"),
        (Rule::Phone, "+86 139 0000 0001", "+86 139 **** 0001"),
        (Rule::Phone, "010-88886666", "010-****6666"),
        (Rule::Phone, "13900000001/13800000002", "139****0001/138****0002"),
        (Rule::Phone, "13900000001 13800000002", "139******** *******0002"),
        (Rule::Email, "zhang.san@example.com", "z***@example.com"),
        (Rule::Email, "张三@x.cn;li@y.cn", "张***@x.cn;l***@y.cn"),
        (Rule::Address, "北京市朝阳区幸福小区3号楼", "北京市朝阳区****"),
        (Rule::Address, "广西壮族自治区南宁市青秀区民族大道1号", "广西壮族自治区南宁市青秀区****"),
        (Rule::Address, "江苏省苏州市昆山市玉山镇1村", "江苏省苏州市昆山市****"),
        (Rule::Address, "建国路88号", "****"),
        (Rule::Address, "上海市", "上海市"),
        (Rule::Identity, "11010119900101123X", "110***********123X"),
    ];
    for (rule, given, expected) in table {
        assert_eq!(masked(given, rule), expected);
    }
}

#[test]
fn personal_data_is_found_inside_text_and_other_numbers_stay() {
    let table = [
        ("请拨13900000001联系", "请拨139****0001联系"),
        ("+8613900000001，086也行", "+86139****0001，086也行"),
        ("１３９０００００００１", "１３９****０００１"),
        ("139-0000-0001 或 139 0000 0001", "139-****-0001 或 139 **** 0001"),
        ("身份证110101199001011234。", "身份证110***********1234。"),
        ("11010119900101123x", "110***********123x"),
        ("邮箱a.b+c@x.com.cn谢谢", "邮箱a***@x.com.cn谢谢"),
        ("订单20261122000000000123", "订单20261122000000000123"),
        ("12345678901 台，400-800-1234", "12345678901 台，400-800-1234"),
        ("2026-11-22 10:20:30", "2026-11-22 10:20:30"),
    ];
    for (given, expected) in table {
        assert_eq!(text(given), expected);
    }
}

#[test]
fn every_format_masks_and_nested_values_too() {
    let row = r#"{"id":"W1","count":13900000001,"content":"打13900000001","tags":[{"t":13900000001,"m":"a@b.cn"}],"new":"13900000001"}"#;
    let options = |format| Options { mask: true, columns: Some(vec!["all".to_owned()]), ..options(format) };
    insta::assert_snapshot!(write(options(Format::Jsonl), COLUMNS, &[row]), @r#"
    {"id":"W1","at":null,"status":null,"overdue":null,"count":"139****0001","content":"打139****0001","tags":[{"t":"139****0001","m":"a***@b.cn"}],"extra":{"new":"139****0001"}}
    "#);
    for format in [Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::CsvExcel, Format::Md] {
        assert!(!write(options(format), COLUMNS, &[row]).contains("13900000001"), "{format:?}");
    }
}

#[test]
fn labels_tell_what_a_tenants_fields_are() {
    let project = r#"{"id":"P1","fields":[{"value":"张三","label":"所属客户"},{"label":"联系人电话","value":88886666},
        {"label":"安装地址","value":"北京市海淀区中关村大街1号"},{"label":"备注","value":["张三","13900000001"]}],"network":"N1"}"#;
    let options = Options { mask: true, ..options(Format::Csv) };
    insta::assert_snapshot!(write(options, PROJECT, &[project]), @r#"
    id,所属客户,联系人电话,安装地址,备注,network_id
    P1,张*,****6666,北京市海淀区****,"[""张三"",""139****0001""]",N1
    "#);
}

#[test]
fn what_is_untouched_cannot_be_masked() {
    let options = Options { mask: true, raw: true, ..options(Format::Json) };
    insta::assert_snapshot!(write(options, COLUMNS, &[]), @r"
    error: --raw cannot be used with --mask
    hint: --raw shows what the vendor sent; leave one of the two out
    ");
}

/// Whether a text holds eleven digits in a row, and no more, that are a mobile number.
fn holds_mobile(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 11 && run.starts_with('1') && matches!(run.as_bytes()[1], b'3'..=b'9'))
}

proptest! {
    #[test]
    fn masking_twice_is_masking_once_and_no_mobile_number_is_left(
        parts in prop::collection::vec(
            prop_oneof![hostile_text(), "1[3-9][0-9]{9}", "[0-9*X -]{0,20}", "[a-z.@1-9]{1,12}", "(省|市|区|路|小|１|３|86|0){1,6}"],
            1..5,
        ),
    ) {
        let given = parts.concat();
        for rule in RULES {
            let once = masked(&given, rule);
            prop_assert!(!holds_mobile(&once), "{once:?}");
            prop_assert_eq!(masked(&once, rule), once);
        }
        let json = serde_json::json!([{ "label": "备注", "value": given }, given]).to_string();
        let once = nested(&json, &[Rule::Text]);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&once).is_ok(), "{once}");
        prop_assert_eq!(nested(&once, &[Rule::Text]), once);
    }
}
