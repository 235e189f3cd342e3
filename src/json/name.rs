//! Compares member names, ignoring the style: `ResultCode`, `resultCode` and `result_code` are the same name.

/// Whether two names are equal apart from case and underscores.
pub fn same(one: &str, other: &str) -> bool {
    folded(one).eq(folded(other))
}

/// The number of characters of a name that count in a comparison.
pub fn telling_length(name: &str) -> usize {
    folded(name).count()
}

fn folded(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_underscores_make_no_other_name() {
        for name in ["ResultCode", "resultCode", "RESULTCODE", "result_code", "resultcode"] {
            assert!(same(name, "ResultCode"), "{name}");
            assert_eq!(telling_length(name), 10);
        }
        for name in ["ResultCodes", "Result Code", "esultCode", ""] {
            assert!(!same(name, "ResultCode"), "{name}");
        }
    }
}
