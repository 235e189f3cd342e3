//! The vendor's refusals: its published table of codes.

use serde_json::{Value, json};

use crate::sandbox::exchange::Answer;

const TEXTS: &[(&str, &str)] = &[
    ("10001", "系统错误"),
    ("10002", "方法调用次数超限"),
    ("10003", "当前版本的方法不存在,请检查"),
    ("10004", "缺少版本参数,请指定服务方法的版本号"),
    ("10005", "该应用在当前IP下禁止访问"),
    ("8222", "缺少appKey,请向服务端获取合法的appKey"),
    ("8223", "无效的appKey,请使用合法的appKey(由服务提供商授予你)"),
    ("8224", "缺少签名参数,请添加签名请求参数"),
    ("8225", "签名无效,请按正确的算法对请求数据进行签名"),
    ("8239", "需要传递accessToken参数"),
    ("8249", "超过上传限制"),
    ("8999", "存在重复的请求,请在90秒之后再请求第二次"),
    ("9000", "字段%s不能为空"),
    ("20001", "令牌已过期"),
];

/// A refusal with the published text; `about` names the parameter, or is empty. HTTP 200 like every answer.
pub fn refuse(code: &str, about: &str) -> Answer {
    let text = TEXTS.iter().find(|(known, _)| *known == code).map_or("未知错误", |(_, text)| text);
    // Number or text: the vendor's own client accepts both, so both are sent.
    let wire = match code.parse::<u32>() {
        Ok(number) if code.len() == 4 => Value::from(number),
        _ => Value::from(code),
    };
    Answer::json(
        200,
        &json!({ "error_response": {
            "code": wire,
            "msg": text.replace("%s", about),
            "sub_code": if about.is_empty() { Value::Null } else { Value::from("isv.invalid-parameter") },
            "sub_msg": about,
        } }),
    )
}
