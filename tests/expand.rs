//! `views tickets --expand-fields`: a tenant's own fields by their names.

use crate::support::{Home, Run};

const LINE: &str = "--demo -q views tickets 15 --expand-fields";

#[test]
fn json_has_every_defined_field_with_key_label_value_and_kind() {
    let tickets = Home::new().kefu(LINE).arg("-ojson").run().ok().json();
    let tickets = tickets.as_array().expect("a list");
    assert!(tickets.len() > 20);
    for ticket in tickets {
        let fields = ticket["custom_fields"].as_array().expect("a list");
        assert!(fields.len() >= 16);
        assert_eq!(fields[0]["key"], "field_12");
        assert_eq!(fields[0]["label"], "处理阶段");
        assert_eq!(fields[0]["kind"], "1");
        assert!(fields.iter().all(|field| field["value"].is_null() || field["value"].is_string()));
        let serialized = |text: &str| text.starts_with("a:") || text.starts_with('[');
        assert!(fields.iter().filter_map(|field| field["value"].as_str()).all(|text| !serialized(text)));
    }
}

#[test]
fn csv_has_a_column_a_field_in_the_order_of_the_definitions() {
    let run = Home::new().kefu(LINE).arg("-ocsv").run().ok();
    let rows = run.csv();
    let titles = "处理阶段 机型 现场情况 现场照片 已上门次数 需要回访 购买渠道 服务评分 备用电话 所属大区 更换配件 满意度 \
                  收费金额 上门记录 预约日期 客户设备 extra";
    let titles: Vec<_> = titles.split_whitespace().collect();
    assert!(
        rows[0].ends_with(&titles.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>()),
        "{:?}",
        rows[0]
    );
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let column = |title: &str| {
        let place = rows[0].iter().position(|heading| heading == title).expect(title);
        rows[1..].iter().map(|row| row[place].clone()).collect::<Vec<_>>()
    };
    assert!(
        column("处理阶段")
            .iter()
            .all(|stage| ["待核实", "处理方案", "等待配件", "回访"].contains(&stage.as_str()))
    );
    assert!(column("现场照片").iter().any(|photograph| photograph.contains(".jpg")), "{run}");
    assert!(column("更换配件").iter().any(|parts| parts.contains("data: (name: ")), "{run}");
    assert!(column("上门记录").iter().any(|visits| visits.starts_with("field_1: 20")), "{run}");
    // What the vendor has not defined has no column, and is not lost.
    let sign = r#""custom_fields":[{"key":"sign","label":"sign","value":"#;
    assert!(column("extra").iter().any(|extra| extra.contains(sign)), "{run}");
}

#[test]
fn without_the_flag_and_raw_everything_is_as_the_vendor_wrote_it() {
    let plain = Home::new().kefu("--demo -q views tickets 15 -o csv").run().ok().csv();
    assert!(plain[0].contains(&"custom_fields".to_owned()));
    assert!(plain[1].iter().any(|cell| cell.starts_with("[{\"key\":\"field_12\"")));
    let raw = Home::new().kefu(LINE).arg("--raw").run().ok();
    assert_eq!(raw.stdout, Home::new().kefu("--demo -q views tickets 15 --raw").run().ok().stdout);
}

#[test]
fn tables_for_people_have_a_column_a_field_too() {
    let first = |run: &Run| run.stdout.lines().next().unwrap_or_default().to_owned();
    let whole = Home::new().kefu(LINE).run().ok();
    let headings = first(&whole);
    assert!(headings.contains("处理阶段") && headings.contains("上门记录"), "{whole}");
    assert!(!headings.contains("自定义字段"), "{whole}");
    let markdown = Home::new().kefu(LINE).arg("-omd").run().ok();
    assert!(first(&markdown).contains("| 处理阶段 | 机型 | 现场情况 |"), "{markdown}");
}

#[test]
fn fields_by_their_names_can_be_chosen_in_any_format_and_order() {
    let run = |words: &str| Home::new().kefu(&format!("{LINE} {words}")).run();
    let whole = run("-o csv").ok().csv();
    let column = |name: &str| whole[0].iter().position(|heading| heading == name).expect(name);
    let [stage, id, machine] = ["处理阶段", "id", "机型"].map(column);
    let chosen = run("--columns 处理阶段,id,机型 -o csv").ok().csv();
    let expected = whole.iter().map(|row| [stage, id, machine].map(|place| row[place].clone()).to_vec());
    assert_eq!(chosen, expected.collect::<Vec<_>>());
    let json = run("--columns id,机型 -o json").ok();
    assert_eq!(json.column("机型").len(), whole.len() - 1);
    let table = run("--columns 机型,id").ok();
    assert!(table.stdout.starts_with("机型 "), "{table}");
    // A key and a heading that are written wrong are no field's name.
    for wrong in ["statsu", "custom_field"] {
        assert!(run(&format!("--columns id,{wrong}")).exits(2).stdout.is_empty());
    }
    let home = Home::new();
    let unknown = home.kefu(&format!("{LINE} --columns id,机形 --to out.csv")).run().exits(2);
    assert!(unknown.stderr.contains("there is no column `机形`"), "{unknown}");
    assert!(unknown.stderr.contains("机型"), "{unknown}");
    assert!(!home.path("out.csv").exists(), "{unknown}");
}

#[test]
fn a_projects_labels_can_be_chosen() {
    let run = |words: &str| Home::new().kefu(&format!("--demo -q project show demo-project-1 {words}")).run();
    let row = run("--columns 项目名称,id -o csv").ok().csv();
    assert_eq!(row[0], ["项目名称", "id"]);
    assert_eq!(row[1][1], "demo-project-1");
    let masked = run("--columns 联系电话 --mask -o json").ok();
    assert!(masked.stdout.contains("****"), "{masked}");
    let unknown = run("--columns 项目名").exits(2);
    assert!(unknown.stderr.contains("there is no column `项目名`"), "{unknown}");
    assert!(unknown.stderr.contains("did you mean `项目名称`?"), "{unknown}");
}
