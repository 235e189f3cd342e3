//! The reading methods and their parameters.

/// The type of a parameter.
pub enum Rule {
    /// A page number or size: required, an integer from 1.
    Page,
    /// The first second: `2017-01-01` or `2016-10-10 10:20:30`.
    From,
    /// The last second; a bare date includes the whole day.
    To,
    /// Any text.
    Text,
    /// One of the published values.
    OneOf(&'static [&'static str]),
}

/// A method.
pub struct Method {
    /// Its name in `$method`.
    pub name: &'static str,
    /// The key of the list in the result.
    pub list: &'static str,
    /// The key of the total in the result.
    pub total: &'static str,
    /// Its parameters.
    pub rules: &'static [(&'static str, Rule)],
}

const FLAG: Rule = Rule::OneOf(&["true", "false"]);

/// The reading methods. Source: the vendor's pages 12443, 12444, 12446, 12451.
pub const METHODS: &[Method] = &[
    Method {
        name: "gome.custom.complaints.phoneGet",
        list: "ComplaintVOs",
        total: "totalCount",
        rules: &[
            ("pageNo", Rule::Page),
            ("pageSize", Rule::Page),
            ("complaintDateStart", Rule::From),
            ("complaintDateEnd", Rule::To),
            ("orderNo", Rule::Text),
            ("isOverTime", FLAG),
            ("status", Rule::OneOf(&["1", "17", "30", "31", "32", "33", "34"])),
            ("workOrderNo", Rule::Text),
            ("qualityTestFlag", Rule::OneOf(&["1", "2", "3"])),
            ("replyLimitTime", Rule::OneOf(&["8", "4", "2", "1"])),
        ],
    },
    Method {
        name: "gome.custom.complaints.webGet",
        list: "ComplaintVOs",
        total: "totalCount",
        rules: &[
            ("pageNo", Rule::Page),
            ("pageSize", Rule::Page),
            ("complaintDateStart", Rule::From),
            ("complaintDateEnd", Rule::To),
            ("orderNo", Rule::Text),
            ("complaintType", Rule::OneOf(&["2", "3", "4", "5", "6", "10"])),
            ("status", Rule::OneOf(&["1", "-1000", "-1001", "30"])),
            ("isOverTime", FLAG),
        ],
    },
    Method {
        name: "gome.custom.inquiries.get",
        list: "GoodsQuestionVOs",
        total: "totalCount",
        rules: &[
            ("pageNo", Rule::Page),
            ("pageSize", Rule::Page),
            ("questionType", Rule::Text),
            ("status", Rule::Text),
            ("questionDateStart", Rule::From),
            ("questionDateEnd", Rule::To),
            ("productName", Rule::Text),
            ("productNo", Rule::Text),
        ],
    },
    Method {
        name: "gome.custom.scores.get",
        list: "shopBusinessGradeVOs",
        total: "totalCount",
        rules: &[
            ("pageNo", Rule::Page),
            ("pageSize", Rule::Page),
            ("startPostTime", Rule::From),
            ("endPostTime", Rule::To),
            ("scoreForGoods", Rule::Text),
            ("scoreForDelivery", Rule::Text),
            ("scoreForVendor", Rule::Text),
        ],
    },
    Method {
        name: "gome.order.orders.get",
        list: "orders",
        total: "totalResult",
        rules: &[("pageNo", Rule::Page), ("pageSize", Rule::Page)],
    },
    Method { name: "gome.shop.shopInfo.get", list: "", total: "", rules: &[] },
];
