//! Titles of views are found whatever blanks, width, case or composition they are typed or stored with.

use crate::{
    faults::vendors::configured,
    support::{
        Home, Run,
        faulty_server::{FaultyServer, Reply},
    },
};

const TITLES: [&str; 10] = [
    " 前后空格 ",
    "VIP客户",
    "售后 二线",
    "café",
    "re\u{301}sume\u{301}",
    "已解决（本周）",
    "重复",
    " 重复",
    "２０２６",
    "Escalated",
];

/// Asks a Bangwo8 whose views have these titles, numbered from 1, for one of them.
fn show(view: &str) -> Run {
    let server = FaultyServer::start(|request| {
        let view =
            |(at, title): (usize, &&str)| format!(r#"{{"id":"{}","title":"{title}","active":"1"}}"#, at + 1);
        let all: Vec<_> = TITLES.iter().enumerate().map(view).collect();
        let number = request.path.trim_start_matches("/api/v1/ticketviews/").trim_end_matches(".json");
        let body = match number.parse::<usize>() {
            Ok(number) => match all.get(number - 1) {
                Some(view) => format!(r#"{{"ticketview":{view}}}"#),
                None => r#"{"state":"404","message":"no"}"#.to_owned(),
            },
            Err(_) => format!(r#"{{"ticketviews":[{}],"count":"{}"}}"#, all.join(","), all.len()),
        };
        Reply::answer(200, "Content-Type: application/json\r\n", body)
    });
    configured(&Home::new(), "views show -o json", &server.url()).arg(view).run()
}

#[test]
fn every_spelling_of_a_title_finds_its_view() {
    for (typed, id) in [
        (" 前后空格 ", "1"),
        ("前后空格", "1"),
        ("\u{3000}前后空格\u{a0}", "1"),
        ("VIP客户", "2"),
        ("vip客户", "2"),
        ("ＶＩＰ客户", "2"),
        ("ｖｉｐ客户", "2"),
        ("售后 二线", "3"),
        ("售后\u{3000}二线", "3"),
        ("售后\u{a0} 二线", "3"),
        ("cafe\u{301}", "4"),
        ("CAFÉ", "4"),
        ("résumé", "5"),
        ("已解决(本周)", "6"),
        ("重复", "7"),
        (" 重复", "8"),
        ("２０２６", "9"),
        ("escalated\u{200b}", "10"),
        ("3", "3"),
        (" 3 ", "3"),
        ("３", "3"),
        ("１０", "10"),
    ] {
        let run = show(typed).ok();
        assert_eq!(run.json()["id"], id, "{typed:?}: {run}");
    }
}

#[test]
fn a_title_that_fits_several_lists_them_and_one_that_fits_none_is_an_error() {
    let run = show("重复\u{3000}").exits(2);
    for said in ["title of 2 views", "7 重复", "give the id instead"] {
        assert!(run.stderr.contains(said), "{run}");
    }
    assert!(show("没有").exits(2).stderr.contains("there is no view"));
    show("99").exits(4);
    show("９９").exits(4);
}
