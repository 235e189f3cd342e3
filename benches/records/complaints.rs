//! Complaints as Gome lists them, each a little different: 37 of the 40 documented members, some of them null or empty.

/// The complaint with a number.
pub fn complaint(number: u64) -> String {
    let pick = |of: &[&'static str]| of[usize::try_from(number).unwrap_or(0) % of.len()];
    let (hour, minute) = (8 + number % 11, number % 60);
    let mobile = format!("1390000{:04}", number % 10_000);
    format!(
        r#"{{"complaintId":{id},"workOrderNo":"20261122-gome-{number:06}","orderNo":"27{order:08}","complaintType":"{kind}","workNoType":"{kind}","workNoTypeName":"{kind_name}","content":"{content}，第 {number} 号","goodsName":"样例 {goods}","brand":"样例","goodsType":"{goods}","sku":91{sku:017},"from":"400热线","status":{status},"qualityTestFlag":{quality},"isOverTime":{overdue},"isTimeout":"N","cmlntTime":"2026-11-22 {hour:02}:{minute:02}:51","memberNo":"M{order:08}","memberName":"gm_{order}","ccName":"{name}","ccSex":"女","ccMobile":"{mobile}","mobile":"{mobile}","ccPhone":null,"workPhone":"","email":{email},"address":"浙江省杭州市样例区样例路 {house} 号 2 栋 1201 室","replayType":"一般","replyRegion":"浙江省","isMail":"0","isPhone":"1","optType":"1","noPhoneReason":"","modifyTime":"2026-11-22 {hour:02}:{minute:02}:58","remarkTime":null,"reply":{reply},"replyTime":"2026-11-22 {hour:02}:{minute:02}:56","replyUser":7000000000000000{user:03},"replyUserName":"客服{user}","jobNumber":"GM{user:04}"}}"#,
        id = 2_300_000_020_784_062_355 + number,
        order = 7_841_026 + number,
        kind = pick(&["2", "3", "4", "5", "6", "10"]),
        kind_name = pick(&["物流问题", "售后问题", "退款问题", "促销问题", "网站问题", "安装问题"]),
        content = pick(&[
            "冰箱不制冷，已等三天，要求今天内上门",
            "安装师傅收取辅材费 300 元，没有给收据，要求赔偿误工损失",
            "下单时页面写满 2000 减 300，付款后没有优惠",
        ]),
        goods = pick(&["55寸4K智能电视", "嵌入式蒸烤一体机", "对开门冰箱", "滚筒洗衣机"]),
        sku = 42_313_327_311_684_746 + number,
        status = pick(&["1", "17", "30", "30", "31"]),
        quality = pick(&["1", "2", "3"]),
        overdue = pick(&["false", "false", "true"]),
        name = pick(&["赵样例", "钱样例", "孙样例"]),
        email = pick(&["null", r#""user@example.com""#]),
        house = number % 300 + 1,
        reply = pick(&["null", r#""已联系顾客，师傅明天上午上门""#]),
        user = 1 + number % 8,
    )
}

/// The body of an answer with a page of complaints, of which there are `total`.
pub fn page(complaints: &[String], total: u64) -> String {
    let complaints = complaints.join(",");
    format!(
        r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"totalCount":{total},"ComplaintVOs":[{complaints}]}}}}}}"#
    )
}
