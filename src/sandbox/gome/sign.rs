//! The signature, implemented from the vendor's description.

use sha1::{Digest as _, Sha1};

use crate::sandbox::exchange::hex;

/// `UPPER_HEX(SHA1(secret + k1 + v1 + … + secret))` over the raw values, names sorted by code units.
pub fn sign(secret: &str, parameters: &[(String, String)]) -> String {
    let mut signed: Vec<_> = parameters
        .iter()
        .filter(|(name, _)| !["$sign", "$jsonpCallback", "_"].contains(&name.as_str()))
        .collect();
    signed.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
    let mut text = secret.to_owned();
    for (name, value) in signed {
        text.push_str(name);
        text.push_str(value);
    }
    text.push_str(secret);
    hex(&Sha1::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::sign;

    const PHONE: (&str, &str) = ("$method", "gome.custom.complaints.phoneGet");
    const V: (&str, &str) = ("$v", "1.0.0");
    const TOKEN: (&str, &str) = ("$token", "TOKEN");
    const FILTERS: [(&str, &str); 7] = [
        ("orderNo", "2569435732"),
        ("isOverTime", "true"),
        ("status", "30"),
        ("workOrderNo", "20160831-gome-0007"),
        ("qualityTestFlag", "1"),
        ("replyLimitTime", "8"),
        ("pageSize", "1"),
    ];

    fn of(parts: &[&[(&str, &str)]]) -> String {
        let all: Vec<_> = parts.concat().iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        sign("SECRET", &all)
    }

    #[test]
    fn the_vendors_own_signatures_come_out() {
        let base = [PHONE, TOKEN, V];
        let page = [("pageNo", "1"), ("pageSize", "20")];
        let cases = [
            (of(&[&base, &FILTERS, &[("pageNo", "10")]]), "6B5CC8C55BEBB040D476368A78593EC0400DAB98"),
            (
                of(&[&[("$app", "APPKEY"), PHONE, V], &FILTERS, &[("pageNo", "10")]]),
                "D6B391EF4BFA8AAA677C5ED579C4D293329BC7CC",
            ),
            (
                of(&[&[
                    ("$method", "gome.custom.complaints.phoneRemark"),
                    TOKEN,
                    V,
                    ("complaintId", "123"),
                    ("remark", "已联系 客户&ok"),
                ]]),
                "27F9BD2365B49F055F8022B50A3455DDA212AB9B",
            ),
            (of(&[&base, &page]), "BA721222344264D6F73005562B08543131D26A0C"),
            (
                of(&[
                    &base,
                    &page,
                    &[("complaintDateStart", "2017-01-01"), ("complaintDateEnd", "2017-01-02")],
                ]),
                "811CFD0BD5BAF7317E461346D097ED43A6EFA6DB",
            ),
            (of(&[&base, &page, &[("orderNo", "")]]), "01252B15D202E4ABB9A0688128FC2B698CDD4CEE"),
        ];
        for (made, expected) in cases {
            assert_eq!(made, expected);
        }
    }

    #[test]
    fn what_is_not_signed_changes_nothing() {
        let base = [PHONE, TOKEN, V];
        assert_eq!(of(&[&base]), of(&[&base, &[("$sign", "x"), ("$jsonpCallback", "y"), ("_", "1")]]));
    }
}
