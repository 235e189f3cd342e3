//! Tickets in Bangwo8's form, each a little different, with six to ten custom fields.

/// The ticket with a number.
pub fn ticket(number: u64) -> String {
    let pick = |of: &[&'static str]| of[usize::try_from(number).unwrap_or(0) % of.len()];
    let (hour, minute) = (8 + number % 11, number % 60);
    let fields = fields(number, pick(&["赵样例", "钱样例", "孙样例"]));
    let many = usize::try_from(6 + number % 5).unwrap_or(6);
    format!(
        r#"{{"ticketId":"{id}","subject":"{subject}，第 {number} 号","descript":"{descript}","custUserId":"{customer}","servicerUserId":"{agent}","servicerGroupId":"8812","ticketType":"{kind}","priorityLevel":"{priority}","ticketStatus":"{status}","ticketSource":"{source}","ticketTemplateId":"701","tagList":"{tags}","createDT":"2026-11-22 {hour:02}:{minute:02}:51","updateDT":"2026-11-23 {hour:02}:{minute:02}:26","custom_fields":[{fields}]}}"#,
        id = 5_000_000 + number,
        subject = pick(&["冰箱不制冷", "洗衣机漏水", "空调外机噪音大", "热水器报 E3", "电视无信号"]),
        descript = pick(&[
            "顾客来电，要求今天内回电",
            "上门时间改到周六上午，\\n请提前半小时联系",
            "已换过一次滤芯，故障依旧；顾客说 \\\"上次也这样\\\"，要求换人上门",
        ]),
        customer = 21_130_000 + number % 9_000,
        agent = 565_100 + number % 40,
        kind = pick(&["问题", "事务", "故障", "任务"]),
        priority = pick(&["低", "正常", "正常", "高", "紧急"]),
        status = pick(&["新建", "已开启", "待回应", "已解决", "手动关闭"]),
        source = pick(&["呼叫中心", "聊天", "留言", "API"]),
        tags = pick(&["", "加急,回访", ""]),
        fields = fields[..many].join(","),
    )
}

/// Options, texts, a number, attachments, rows of a table, a multiple choice, PHP-serialized data.
fn fields(number: u64, name: &str) -> [String; 10] {
    let field = |key: u64, value: String| format!(r#"{{"key":"field_{key}","value":{value}}}"#);
    let stage = ["合同制定", "报价谈判", "上门维修"][usize::try_from(number % 3).unwrap_or(0)];
    [
        field(12, format!(r#""{stage}""#)),
        field(21, format!(r#""1390000{:04}""#, number % 10_000)),
        field(
            16,
            format!(
                r#"[{{"name":"{number}szk8umd8or8fmfa5.jpg","uri":"386279/snNyQASjsh{number}.jpg","datetime":"2026-11-22 14:28:48"}}]"#
            ),
        ),
        field(
            31,
            format!(
                r#"[{{"field_1":"2026-11-23","field_2":"{name}","field_3":"更换滤芯","rowId":{}}}]"#,
                number % 7
            ),
        ),
        field(24, r#""浙江省/杭州市/样例区""#.to_owned()),
        field(35, format!(r#""近(1-15公里)，样例路 {number} 号，电梯可用，停车需登记""#)),
        field(29, format!(r#""{}.00""#, number % 900)),
        field(41, r#"["周一","周三","周六"]"#.to_owned()),
        field(25, r#""a:2:{s:2:\"SN\";s:16:\"xpt87wm7u4a64lv4\";s:5:\"total\";i:1;}""#.to_owned()),
        field(40, r#""""#.to_owned()),
    ]
}
