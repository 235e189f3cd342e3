//! Every command gives what it promises, in every format.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    cli::{a_past_day, demo},
    support::{Home, sandbox::Sandbox},
};

/// Lists and single records of every command.
fn commands() -> (Vec<String>, Vec<String>) {
    let (day, number) = a_past_day();
    let ticket = &demo("views tickets 15 --limit 1 -o json").column("id")[0];
    let lists = [
        format!("complaints list --on {day}"),
        format!("complaints list --on {day} --channel web"),
        format!("complaints list --on {day} --columns all"),
        "views list".to_owned(),
        "views list --active --counts".to_owned(),
        "views tickets 15".to_owned(),
        "views tickets 售前".to_owned(),
        "views count".to_owned(),
        "views count 15 售后".to_owned(),
        "project show demo-project-1 a6fa4a6c-f0a8-4684-b001-000000000002".to_owned(),
        "config check".to_owned(),
    ];
    let ones = [
        format!("complaints show {number}-gome-0001"),
        "views show 15".to_owned(),
        "views show 售中".to_owned(),
        format!("tickets show {ticket}"),
        "project show demo-project-1".to_owned(),
        "project show --serial SN-DEMO-0001".to_owned(),
    ];
    (lists.to_vec(), ones.to_vec())
}

#[test]
fn a_list_has_the_same_records_in_every_format() {
    for command in commands().0 {
        let json = demo(&format!("{command} -o json")).ok();
        let records = json.json().as_array().unwrap_or_else(|| panic!("no list: {json}")).len();
        assert!(records > 0, "{json}");
        let lines = demo(&format!("{command} -o jsonl")).ok();
        let parsed: Vec<Value> =
            lines.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(Value::from(parsed), json.json(), "{lines}");
        let csv = demo(&format!("{command} -o csv")).ok();
        assert_eq!(csv.csv().len(), 1 + records, "{csv}");
        assert!(csv.stdout.ends_with('\n') && !csv.stdout.contains('\r'), "{csv}");
        for format in ["table", "md"] {
            let shown = demo(&format!("{command} -o {format}")).ok();
            // What is asked for by its ids is a vertical table each.
            let count = match command.contains(" show ") {
                true => shown.stdout.split("\n\n").count(),
                false => shown.stdout.lines().count() - 2,
            };
            assert_eq!(count, records, "{shown}");
        }
    }
}

#[test]
fn one_record_is_one_object_and_a_vertical_table() {
    for command in commands().1 {
        let json = demo(&format!("{command} -o json")).ok();
        assert!(json.json().is_object(), "{json}");
        let line = demo(&format!("{command} -o jsonl")).ok();
        assert_eq!(line.json(), json.json());
        assert_eq!(line.stdout.lines().count(), 1, "{line}");
        let csv = demo(&format!("{command} -o csv")).ok();
        assert_eq!(csv.csv().len(), 2, "{csv}");
        let table = demo(&command).ok();
        assert!(table.stdout.lines().all(|line| line.contains('│')), "{table}");
    }
}

#[test]
fn several_values_of_a_filter_are_merged_the_newest_first_and_without_doubles() {
    let (day, number) = a_past_day();
    let from_to = format!("--since {day} --until {day}");
    let of =
        |filter: &str| demo(&format!("complaints list {from_to} {filter} -o json")).column("work_order_no");
    let all: BTreeSet<_> = of("").into_iter().collect();
    let one_by_one: BTreeSet<_> =
        ["30", "1", "17", "33"].iter().flat_map(|s| of(&format!("--status {s}"))).collect();
    let mut newest_first = of("");
    newest_first.retain(|number| one_by_one.contains(number));
    assert_eq!(of("--status 30,1 --status processing --status closed --status 33"), newest_first);
    let either: BTreeSet<_> = of("--status open --status done").into_iter().collect();
    assert_eq!(either, all);
    let numbers = ["3", "1", "2"].map(|n| format!("{number}-gome-000{n}"));
    let asked =
        format!("--work-order {0},{1} --work-order {2} --work-order {0}", numbers[0], numbers[1], numbers[2]);
    assert_eq!(of(&asked), ["3", "2", "1"].map(|n| format!("{number}-gome-000{n}")));
    let orders: Vec<_> = numbers
        .iter()
        .map(|n| {
            demo(&format!("complaints show {n} -o json")).json()["order_no"]
                .as_str()
                .expect("text")
                .to_owned()
        })
        .collect();
    let by_order = demo(&format!("complaints list --order {} -o json", orders.join(",")));
    assert_eq!(by_order.column("order_no"), [&orders[0], &orders[2], &orders[1]].map(Clone::clone));
}

#[test]
fn views_are_counted_in_the_order_asked_for_and_each_once() {
    let counts = demo("views count 17 售中 2 15 17 -o json").ok();
    assert_eq!(counts.column("id"), ["17", "15", "2"]);
    assert_eq!(counts.column("title"), ["售后", "售中", "所有工单"]);
    let active = demo("views list --active -o json").column("id");
    assert_eq!(demo("views count -o json").column("id"), active);
}

#[test]
fn a_lists_length_is_what_the_vendor_counts() {
    for (view, count) in
        demo("views count -o json").json().as_array().expect("a list").iter().map(|row| {
            (row["id"].as_str().expect("text").to_owned(), row["count"].as_u64().expect("a number"))
        })
    {
        let ids = demo(&format!("views tickets {view} -o json")).column("id");
        assert_eq!(ids.len() as u64, count, "view {view}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "view {view}");
    }
}

#[test]
fn a_hyphen_reads_ids_from_standard_input() {
    let read = |line: &str, text: &str| Home::new().kefu(&format!("--demo {line}")).stdin(text).run();
    let two = read("views show - -o json", "\u{feff}15\r\n\n  2 \r\n15\r\n").ok();
    assert_eq!(two.column("id"), ["15", "2"]);
    let counts = read("views count - -o json", "15\n售后\n").ok();
    assert_eq!(counts.column("id"), ["15", "17"]);
    let (_, number) = a_past_day();
    let orders = format!("{number}-gome-0002\n{number}-gome-0001\n");
    let listed = read("complaints list --work-order - -o json", &orders).ok();
    assert_eq!(
        listed.column("work_order_no"),
        [format!("{number}-gome-0002"), format!("{number}-gome-0001")]
    );
    let shown = read("complaints show - -o json", &orders).ok();
    assert_eq!(shown.column("work_order_no"), listed.column("work_order_no"));
    let project = read("project show - -o json", "demo-project-1\n").ok();
    assert_eq!(project.json()["id"], "demo-project-1");
    read("views show -", "\n").exits(2);
    read("views list", "never read").ok();
}

#[test]
fn a_limit_says_how_many_of_how_many() {
    let all = demo("views tickets 2 -o json").column("id");
    for limit in [1, 7, 60] {
        let some = demo(&format!("views tickets 2 --limit {limit} -o json")).exits(0);
        assert_eq!(some.stderr, format!("{limit} of {} tickets (--limit)\n", all.len()));
        assert_eq!(some.column("id"), all[..limit]);
    }
    demo(&format!("views tickets 2 --limit {} -o csv", all.len())).ok();
    demo("views tickets 2 --limit 1 -q -o csv").ok();
    demo("views tickets 2 --limit 0").exits(2);
}

#[test]
fn nothing_is_an_empty_document_and_a_failure_only_when_asked_for() {
    let nothing = "complaints list --order no-such-order";
    assert_eq!(demo(&format!("{nothing} -o json")).exits(0).json(), Value::from(Vec::<Value>::new()));
    assert_eq!(demo(&format!("{nothing} -o jsonl")).exits(0).stdout, "");
    assert_eq!(demo(&format!("{nothing} -o csv")).exits(0).csv().len(), 1);
    let failed = demo(&format!("{nothing} -o json --fail-empty")).exits(5);
    assert_eq!(failed.stdout.trim(), "[]");
    demo("views list --fail-empty").ok();
}

#[test]
fn columns_are_chosen_and_ordered() {
    let csv = demo("views list --columns title,id -o csv").ok();
    assert_eq!(csv.csv()[0], ["title", "id"]);
    assert_eq!(csv.csv()[3], ["未分配的工单", "4"]);
    let json = demo("views show 15 --columns active,title -o json").ok();
    assert_eq!(json.stdout, "{\n  \"active\": true,\n  \"title\": \"售中\"\n}\n");
    let table = demo("views list --columns title --lang zh-CN").ok();
    assert!(table.stdout.starts_with("名称"), "{table}");
    let all = demo("views list --columns all --no-labels").ok();
    assert!(all.stdout.starts_with("id ") && all.stdout.contains("extra"), "{all}");
}

#[test]
fn labels_are_words_and_their_absence_is_keys_and_codes() {
    let first =
        |line: &str| demo(&format!("complaints list --status 30 --limit 1 --columns status,overdue {line}"));
    assert_eq!(first("-o csv").csv()[0], ["status", "overdue"]);
    assert_eq!(first("-o csv").csv()[1][0], "30");
    assert_eq!(first("-o csv --labels --lang zh-CN").csv()[0], ["状态", "超时"]);
    assert_eq!(first("-o csv --labels --lang zh-CN").csv()[1][0], "已结单");
    assert_eq!(first("-o csv --labels --lang en").csv()[1][0], "Closed");
    assert_eq!(first("-o csv --labels --no-labels").csv()[1][0], "30");
    assert!(first("-o table --no-labels").stdout.starts_with("status"));
    assert!(first("-o md --lang en").stdout.starts_with("| Status | Overdue |"));
}

#[test]
fn raw_is_the_vendors_own_record() {
    let view = demo("views show 15 --raw").ok().json();
    assert_eq!(view["title"], "售中");
    assert_eq!(view["active"], "1");
    assert!(view.get("createDT").is_some() && view.get("created_at").is_none());
    let complaint = demo("complaints list --limit 1 --raw -o jsonl").exits(0);
    assert!(
        complaint.json()["complaintId"].is_number() || complaint.json()["complaintId"].is_string(),
        "{complaint}"
    );
    assert!(complaint.stdout.contains("\"cmlntTime\""), "{complaint}");
    let project = demo("project show demo-project-1 --raw").ok().json();
    assert_eq!(project[0]["Key"], "项目编号");
    demo("views list --raw -o csv").exits(2);
    demo("views list --raw --columns id").exits(2);
}

#[test]
fn a_raw_call_answers_what_the_vendor_wrote() {
    let one = demo("api gome gome.custom.inquiries.get pageNo=1 pageSize=2").ok().json();
    assert_eq!(
        one["gome_custom_inquiries_get_response"]["result"]["GoodsQuestionVOs"].as_array().map(Vec::len),
        Some(2)
    );
    let all = demo("api gome gome.custom.inquiries.get --paginate").ok().json();
    let total = &one["gome_custom_inquiries_get_response"]["result"]["totalCount"];
    assert_eq!(all.as_array().map(Vec::len), total.as_u64().and_then(|n| usize::try_from(n).ok()));
    assert!(demo("api bangwo8 tickets/ticket_fields").ok().json().is_array());
    assert_eq!(demo("api eshouhou api/CustomerService/GetServiceSpace").ok().json()["ResultCode"], "0");
    for writing in [
        "api gome gome.custom.complaints.phoneRemark complaintId=1",
        "api eshouhou WorkOrder/AddWorkOrder",
        "api bangwo8 ../token.php",
    ] {
        demo(writing).exits(2);
    }
}

#[test]
fn no_format_lets_hidden_characters_through() {
    let hidden = |text: &str| {
        let harmless = |c: char| matches!(c, '\n' | '\r' | '\t');
        let turns = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
        text.chars().find(|c| (c.is_control() && !harmless(*c)) || turns(*c))
    };
    let sandbox = Sandbox::start("--disorder");
    let odd = |line: &str| Home::new().kefu(line).envs(&sandbox.variables).run();
    // A week holds every kind of cell that attacks a reader. CSV in a pipe keeps data as it is.
    for question in ["complaints list --since 8d --columns all", "views tickets 2 --columns all"] {
        for format in ["table", "json", "jsonl", "md"] {
            let run = odd(&format!("{question} -o {format}")).ok();
            assert_eq!(hidden(&run.stdout), None, "{question} -o {format}");
        }
        let csv = odd(&format!("{question} -o csv")).ok();
        let width = csv.csv()[0].len();
        assert!(csv.csv().iter().all(|row| row.len() == width));
    }
    assert!(hidden(&odd("complaints list --since 8d -o csv").stdout).is_some(), "the sandbox has such cells");
}

#[test]
fn each_question_can_be_heard_with_v() {
    let (day, _) = a_past_day();
    let run = demo(&format!("complaints list --on {day} --limit 1 -v")).exits(0);
    assert!(run.stderr.contains(&format!("complaintDateStart={day}&complaintDateEnd={day}")), "{run}");
    assert!(run.stderr.contains("$token=***") && run.stderr.contains(": 200 in "), "{run}");
    let run = demo("project show demo-project-1 -v").exits(0);
    assert!(run.stderr.contains("the head office's network is "), "{run}");
}

#[test]
fn a_ticket_has_its_tenants_fields_by_name_and_in_words() {
    let list = demo("views tickets 售中 -o json").ok();
    // One with every kind of field.
    let has_all = |fields: &str| fields.contains("field_33");
    let at = list.column("custom_fields").iter().position(|fields| has_all(fields)).expect("such a ticket");
    let id = &list.column("id")[at];
    let table = demo(&format!("tickets show {id} --lang zh-CN")).ok();
    for name in ["处理阶段", "机型", "更换配件", "满意度", "收费金额"] {
        assert!(table.stdout.lines().any(|line| line.starts_with(name)), "{name}: {table}");
    }
    for raw in ["a:4:{", "\"key\"", "自定义字段", "120", "\"SN\""] {
        let line = table.stdout.lines().find(|line| line.contains(raw) && !line.starts_with("联系人"));
        assert!(raw == "120" || line.is_none(), "{raw}: {table}");
    }
    let stage = table.stdout.lines().find(|line| line.starts_with("处理阶段")).expect("a stage");
    assert!(!stage.contains("120"), "an option is a text: {stage}");
    // Programs get the vendor's value beside name and text, in one column of a table.
    let json = demo(&format!("tickets show {id} -o json")).ok().json();
    let stage =
        json["custom_fields"].as_array().expect("a list").iter().find(|field| field["key"] == "field_12");
    let stage = stage.expect("the stage");
    assert!(stage["value"].as_str().is_some_and(|code| code.starts_with("120")), "{stage}");
    assert!(
        stage["label"] == "处理阶段" && stage["text"].as_str().is_some_and(|text| !text.is_empty()),
        "{stage}"
    );
    let csv = demo(&format!("tickets show {id} -o csv")).ok().csv();
    assert!(csv[0].contains(&"custom_fields".to_owned()) && csv[0].len() == 33, "{csv:?}");
    let excel = demo(&format!("tickets show {id} -o csv-excel --lang zh-CN")).ok();
    assert!(excel.stdout.lines().next().is_some_and(|heads| heads.contains(",处理阶段,")), "{excel}");
    let raw = demo(&format!("tickets show {id} -o json --raw")).ok();
    assert!(raw.stdout.contains("a:4:{") && !raw.stdout.contains("处理阶段"), "{raw}");
    let masked = demo(&format!("tickets show {id} -o json --mask")).ok();
    let phone =
        json["custom_fields"].as_array().expect("a list").iter().find(|field| field["key"] == "field_21");
    let phone = phone.expect("a telephone")["text"].as_str().expect("a number").to_owned();
    assert!(!masked.stdout.contains(&phone), "{masked}");
}

#[test]
fn a_complaint_on_a_screen_has_words_for_codes_or_goes_without_them() {
    let id = &demo("complaints list --since 20d --status closed -o json").ok().column("work_order_no")[0];
    let table = demo(&format!("complaints show {id} --lang zh-CN")).ok();
    for (heading, words) in [("邮件回复", "否"), ("电话回复", "是")] {
        let line = table.stdout.lines().find(|line| line.starts_with(heading));
        assert!(line.is_some_and(|line| line.ends_with(words)), "{heading}: {table}");
    }
    let late = table.stdout.lines().find(|line| line.starts_with("是否超时")).expect("a flag");
    assert!(late.ends_with('是') || late.ends_with('否'), "{table}");
    assert!(!table.stdout.contains("操作类型") && !table.stdout.contains("\n工单类型  "), "{table}");
    let chosen = demo(&format!("complaints show {id} --columns operation_type --lang zh-CN")).ok();
    assert!(chosen.stdout.starts_with("操作类型"), "{chosen}");
    let json = demo(&format!("complaints show {id} -o json")).ok().json();
    assert!(json["by_mail"] == "0" && json["operation_type"].is_string(), "{json}");
}

#[test]
fn the_vendors_zone_needs_none_of_the_systems() {
    let zones = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(zones.path().join("Asia")).expect("a folder");
    // A zone in version 1 of TZif: UTC, without any transition.
    let mut utc = b"TZif".to_vec();
    utc.resize(20, 0);
    utc.extend([0_u32, 0, 0, 0, 1, 4].map(u32::to_be_bytes).concat());
    utc.extend([0, 0, 0, 0, 0, 0]);
    utc.extend(b"UTC\0");
    std::fs::write(zones.path().join("Asia/Shanghai"), utc).expect("a file");
    let home = crate::support::Home::new();
    let asked = home.kefu("--demo complaints list --limit 1 -o json");
    let text = asked.env("TZDIR", zones.path().to_str().expect("text")).run().exits(0).stdout;
    assert!(text.contains("+08:00") && !text.contains("+00:00"), "{text}");
}
