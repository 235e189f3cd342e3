//! Names of members as vendors spell them: `ResultCode`, `resultCode` and `result_code` are the same name.

/// Whether two names are the same but for case and underscores.
pub fn same(one: &str, other: &str) -> bool {
    folded(one).eq(folded(other))
}

/// How many characters of a name tell it from others.
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
