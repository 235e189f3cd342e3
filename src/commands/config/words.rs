//! The texts of the wizard in both languages.

use crate::lang::Words;

pub const TITLE: Words = Words::new("kefu 配置向导", "kefu setup");
pub const PROFILE: Words = Words::new("配置", "profile");
pub const LEAVE: Words = Words::new(
    "回车采用括号里的值；Ctrl-C 退出，什么都不写入",
    "Enter takes what is in brackets; Ctrl-C leaves, and nothing is written",
);
/// The text after the tab says how to answer.
pub const VENDORS: Words =
    Words::new("配置哪些厂商？\t空格选择，回车确认", "Which vendors?\tSpace selects, Enter confirms");
pub const WAY: Words = Words::new("用什么登录？", "How to sign in?");
pub const TRYING: Words = Words::new("正在向厂商验证…", "asking the vendor…");
pub const ACCEPTED: Words = Words::new("验证通过", "accepted");
pub const WHAT_NOW: Words = Words::new("没有通过，怎么办？", "Not accepted. What now?");
/// Change, keep, skip: in this order.
pub const CHOICES: [Words; 3] = [
    Words::new("修改", "Change the settings"),
    Words::new("照样保存", "Keep them anyway"),
    Words::new("跳过这家厂商", "Skip this vendor"),
];
pub const UNCHANGED: Words = Words::new("没有改动任何文件", "No file was changed");
pub const WRITTEN: Words = Words::new("已写入", "written to");
pub const NEXT: Words = Words::new(
    "kefu config show 显示设置；kefu config check 再次验证",
    "kefu config show shows the settings; kefu config check tries them again",
);
