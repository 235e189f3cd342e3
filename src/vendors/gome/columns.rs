//! The columns of a complaint: its forty fields, in the spelling of the vendor's SDK, and their codes.

use crate::adapter::{Code, CodeGroup, CodeOption, Column, Kind, Tone, column};

/// The codes of a phone complaint's `status`.
pub(super) const PHONE_STATUS: &[Code] = &[
    Code::new("1", "待处理", "Pending", "pending").tone(Tone::Notice),
    Code::new("17", "处理中", "Processing", "processing").tone(Tone::Running),
    Code::new("30", "已结单", "Closed", "closed").tone(Tone::Good),
    Code::new("31", "处理中-首次重启", "Processing, reopened once", "processing-reopened-1")
        .tone(Tone::Notice),
    Code::new("32", "处理中-二次重启", "Processing, reopened twice", "processing-reopened-2")
        .tone(Tone::Notice),
    Code::new("33", "已结单-首次重启", "Closed, reopened once", "closed-reopened-1").tone(Tone::Good),
    Code::new("34", "已结单-二次重启", "Closed, reopened twice", "closed-reopened-2").tone(Tone::Good),
];

/// Names for groups of phone statuses.
pub(super) const PHONE_STATUS_GROUPS: &[CodeGroup] = &[
    CodeGroup { name: OPEN, words: &["未结", "未结单", "未完结", "未完成"], codes: PHONE_OPEN },
    CodeGroup { name: "done", words: &["已结", "结单", "已完结", "已完成"], codes: PHONE_DONE },
];

/// The name of the group of open statuses.
pub(super) const OPEN: &str = "open";
/// The phone statuses of complaints that are still processed.
pub(super) const PHONE_OPEN: &[&str] = &["1", "17", "31", "32"];
/// The phone statuses of complaints that are no longer processed.
pub(super) const PHONE_DONE: &[&str] = &["30", "33", "34"];

/// The codes of a web complaint's `status`.
pub(super) const WEB_STATUS: &[Code] = &[
    Code::new("1", "编辑中", "Being edited", "editing"),
    Code::new("-1000", "等待审核", "Waiting for review", "waiting").also(&["待审核"]).tone(Tone::Notice),
    Code::new("-1001", "审核不通过", "Rejected in review", "rejected").also(&["未通过"]).tone(Tone::Alarm),
    Code::new("30", "已经完结", "Finished", "finished")
        .also(&["已完结", "完结", "已结", "已完成"])
        .tone(Tone::Good),
];

/// The codes of a web complaint's topic.
pub(super) const WEB_TYPE: &[Code] = &[
    Code::new("2", "物流问题", "Logistics", "logistics").also(&["物流"]),
    Code::new("3", "售后问题", "After-sales", "after-sales").also(&["售后"]),
    Code::new("4", "退款问题", "Refund", "refund").also(&["退款"]),
    Code::new("5", "促销问题", "Promotion", "promotion").also(&["促销"]),
    Code::new("6", "网站问题", "Website", "website").also(&["网站"]),
    Code::new("10", "安装问题", "Installation", "installation").also(&["安装"]),
];

/// The codes of Gome's quality check.
pub(super) const QUALITY: &[Code] = &[
    Code::new("1", "未质检", "Unchecked", "unchecked").also(&["未检"]),
    Code::new("2", "质检合格", "Passed", "passed").also(&["合格", "通过"]).tone(Tone::Good),
    Code::new("3", "质检不合格", "Failed", "failed").also(&["不合格", "未通过"]).tone(Tone::Alarm),
];

/// The reply limits by handling type.
pub(super) const REPLY_LIMIT: &[Code] = &[
    Code::new("8", "一般", "General", "8h").also(&["8小时"]),
    Code::new("4", "投诉", "Complaint", "4h").also(&["4小时"]),
    Code::new("2", "加急", "Urgent", "2h").also(&["2小时"]),
    Code::new("1", "重大", "Major", "1h").also(&["1小时"]),
];

/// The flags that Gome sends as codes: in the documents they are texts.
const YES_NO: &[Code] = &[
    Code::new("1", "是", "Yes", "yes"),
    Code::new("0", "否", "No", "no"),
    Code::new("Y", "是", "Yes", "yes"),
    Code::new("N", "否", "No", "no"),
];

/// The options that take codes.
pub(super) const CODE_OPTIONS: &[CodeOption] = &[
    CodeOption { name: "status", with: "", table: PHONE_STATUS, groups: PHONE_STATUS_GROUPS },
    CodeOption { name: "status", with: "web", table: WEB_STATUS, groups: &[] },
    CodeOption { name: "quality", with: "", table: QUALITY, groups: &[] },
    CodeOption { name: "reply-limit", with: "", table: REPLY_LIMIT, groups: &[] },
    CodeOption { name: "type", with: "", table: WEB_TYPE, groups: &[] },
];

/// The columns of a phone complaint.
pub(super) static PHONE: [Column; 41] = columns(PHONE_STATUS);
/// The columns of a web complaint: the same fields with other status codes.
pub(super) static WEB: [Column; 41] = columns(WEB_STATUS);

const fn columns(status: &'static [Code]) -> [Column; 41] {
    [
        column("work_order_no", "投诉单号", "Work order", Kind::Id, &["workOrderNo"]).brief(),
        column("complaint_id", "投诉ID", "Complaint ID", Kind::Id, &["complaintId"]),
        column("complained_at", "投诉时间", "Complained at", Kind::Time, &["cmlntTime"]).brief(),
        column("status", "状态", "Status", Kind::Code(status), &["status"]).brief(),
        column("overdue", "超时", "Overdue", Kind::Flag, &["isOverTime"]).brief().tone(Tone::Alarm),
        column("order_no", "配送单号", "Order", Kind::Id, &["orderNo"]).spare(),
        column("type", "投诉类型", "Type", Kind::Code(WEB_TYPE), &["complaintType"]),
        column("content", "投诉内容", "Content", Kind::Text, &["content"]).brief(),
        column("goods_name", "商品名称", "Goods", Kind::Text, &["goodsName"]).spare(),
        column("sku", "SKU", "SKU", Kind::Id, &["sku"]),
        column("brand", "品牌", "Brand", Kind::Text, &["brand"]),
        column("goods_type", "商品类型", "Goods type", Kind::Text, &["goodsType"]),
        column("member_no", "会员号", "Member no.", Kind::Id, &["memberNo"]),
        column("member_name", "会员名", "Member", Kind::Person, &["memberName"]),
        column("contact_name", "联系人", "Contact", Kind::Person, &["ccName"]).spare(),
        column("contact_sex", "联系人性别", "Contact's sex", Kind::Text, &["ccSex"]),
        column("contact_mobile", "联系人手机", "Contact's mobile", Kind::Phone, &["ccMobile"]),
        column("contact_phone", "联系人电话", "Contact's phone", Kind::Phone, &["ccPhone"]),
        column("mobile", "手机", "Mobile", Kind::Phone, &["mobile"]),
        column("work_phone", "办公电话", "Work phone", Kind::Phone, &["workPhone"]),
        column("email", "邮箱", "E-mail", Kind::Email, &["email"]),
        column("address", "地址", "Address", Kind::Address, &["address"]),
        column("reply", "回复", "Reply", Kind::Text, &["reply"]),
        column("reply_type", "回复类型", "Reply type", Kind::Text, &["replayType"]),
        column("reply_region", "回复区域", "Reply region", Kind::Text, &["replyRegion"]),
        column("reply_user_id", "回复人ID", "Replied by (ID)", Kind::Id, &["replyUser"]),
        column("reply_user_name", "回复人", "Replied by", Kind::Person, &["replyUserName"]),
        column("replied_at", "回复时间", "Replied at", Kind::Time, &["replyTime"]),
        column("quality", "质检状态", "Quality", Kind::Code(QUALITY), &["qualityTestFlag"]),
        column("modified_at", "修改时间", "Modified at", Kind::Time, &["modifyTime"]),
        column("remarked_at", "备注时间", "Remarked at", Kind::Time, &["remarkTime"]),
        column("from", "来源", "From", Kind::Text, &["from"]),
        column("work_order_type", "工单类型", "Work order type", Kind::Text, &["workNoType"]).opaque(),
        column(
            "work_order_type_name",
            "工单类型名称",
            "Work order type name",
            Kind::Text,
            &["workNoTypeName"],
        ),
        column("operation_type", "操作类型", "Operation type", Kind::Text, &["optType"]).opaque(),
        column("job_no", "工号", "Job no.", Kind::Id, &["jobNumber"]),
        column("by_mail", "邮件回复", "By mail", Kind::Code(YES_NO), &["isMail"]),
        column("by_phone", "电话回复", "By phone", Kind::Code(YES_NO), &["isPhone"]),
        column("no_phone_reason", "未电话原因", "Why not by phone", Kind::Text, &["noPhoneReason"]),
        column("timed_out", "是否超时", "Timed out", Kind::Code(YES_NO), &["isTimeout"]),
        Column::EXTRA,
    ]
}
