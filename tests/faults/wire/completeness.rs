//! Lists whose vendor says too little, or something wrong, about how many records there are: nothing is cut
//! without a word.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::answered;
use crate::support::{
    Home,
    faulty_server::{FaultyServer, ReceivedRequest, Reply},
};

/// How a vendor counts and pages.
#[derive(Clone, Copy, Debug)]
struct Paging {
    /// Records that there are.
    records: usize,
    /// The total as it stands in the answer; `{len}` is the page's length. Absent without it.
    total: Option<&'static str>,
    /// Whether a next page is named while there is one.
    names_next: bool,
    /// Answers the first page whatever page is asked for.
    ignores_page: bool,
    /// Answers so many records a page whatever is asked for.
    length: Option<usize>,
    /// Beyond the end comes the last page once more, instead of an empty one.
    repeats_last: bool,
}

const WELL: Paging = Paging {
    records: 250,
    total: Some("\"250\""),
    names_next: false,
    ignores_page: false,
    length: None,
    repeats_last: false,
};

/// A paging, how many records come, how it ends, and what is said.
struct Case(&'static str, Paging, usize, i32, &'static str);

#[rustfmt::skip]
const TABLE: &[Case] = &[
    //   what                                        paging                                                                       come  exit said
    Case("the right total",                          WELL,                                                                         250, 0, ""),
    Case("a total as a number",                      Paging { total: Some("250"), ..WELL },                                        250, 0, ""),
    Case("no total",                                 Paging { total: None, ..WELL },                                               250, 0, ""),
    Case("a total of null",                          Paging { total: Some("null"), ..WELL },                                       250, 0, ""),
    Case("an empty total",                           Paging { total: Some("\"\""), ..WELL },                                       250, 0, ""),
    Case("a total in words",                         Paging { total: Some("\"many\""), ..WELL },                                   250, 0, ""),
    Case("a total with a unit",                      Paging { total: Some("\"250 条\""), ..WELL },                                 250, 0, ""),
    Case("a negative total",                         Paging { total: Some("-1"), ..WELL },                                         250, 0, ""),
    Case("a total of zero beside records",           Paging { total: Some("0"), ..WELL },                                          250, 0, ""),
    Case("a total that counts the page",             Paging { total: Some("{len}"), ..WELL },                                      250, 0, ""),
    Case("a total below what came",                  Paging { total: Some("120"), ..WELL },                                        250, 0, ""),
    Case("a total below one page",                   Paging { total: Some("7"), ..WELL },                                          250, 0, ""),
    Case("a total that counts short pages",          Paging { total: Some("{len}"), length: Some(30), names_next: true, ..WELL },  250, 0, ""),
    Case("a next page beyond the total",             Paging { total: Some("200"), names_next: true, ..WELL },                      250, 0, ""),
    Case("shorter pages than asked for",             Paging { length: Some(30), ..WELL },                                          250, 0, ""),
    Case("shorter pages, and no total",              Paging { length: Some(30), total: None, ..WELL },                             250, 0, ""),
    Case("longer pages than asked for",              Paging { length: Some(120), ..WELL },                                         250, 0, ""),
    Case("all records on one page",                  Paging { length: Some(250), ..WELL },                                         250, 0, ""),
    Case("one full page",                            Paging { records: 100, total: Some("100"), ..WELL },                          100, 0, ""),
    Case("the last page comes for ever",             Paging { repeats_last: true, ..WELL },                                        250, 0, ""),
    Case("nothing",                                  Paging { records: 0, total: Some("0"), ..WELL },                                0, 0, ""),
    Case("nothing, and no total",                    Paging { records: 0, total: None, ..WELL },                                     0, 0, ""),
    Case("page ignored, the right total",            Paging { ignores_page: true, ..WELL },                                        100, 3, "page 2 repeats earlier records"),
    Case("page ignored, a total of the page",        Paging { ignores_page: true, total: Some("{len}"), ..WELL },                  100, 3, "page 2 repeats earlier records"),
    Case("page ignored, no total",                   Paging { ignores_page: true, total: None, ..WELL },                           100, 3, "page 2 repeats earlier records"),
    Case("page and length ignored, no total",        Paging { ignores_page: true, total: None, length: Some(10), ..WELL },          10, 3, "page 2 repeats earlier records"),
    Case("the last page for ever, no total",         Paging { repeats_last: true, total: None, ..WELL },                           250, 3, "page 4 repeats earlier records"),
    Case("a total that is never reached",            Paging { total: Some("251"), ..WELL },                                        250, 3, "250 of 251 records came"),
    Case("a total beside an empty list",             Paging { records: 0, total: Some("7"), ..WELL },                                0, 3, "0 of 7 records came"),
];

/// A vendor's answer to a request.
type Answer = fn(&Paging, &ReceivedRequest) -> Reply;

impl Paging {
    /// The rows that a page holds, the total as JSON, and the next page's number.
    fn page(&self, number: usize, size: usize) -> (std::ops::Range<usize>, Option<String>, Option<usize>) {
        let size = self.length.unwrap_or(size);
        let last = self.records.div_ceil(size).max(1);
        let number = match (self.ignores_page, self.repeats_last) {
            (true, _) => 1,
            (false, true) => number.min(last),
            (false, false) => number,
        };
        let rows = ((number - 1) * size).min(self.records)..(number * size).min(self.records);
        let total = self.total.map(|total| total.replace("{len}", &rows.len().to_string()));
        (rows, total, Some(number + 1).filter(|_| self.names_next && number < last))
    }

    fn tickets(&self, request: &ReceivedRequest) -> Reply {
        let number = |name: &str| request.get(name).parse::<usize>().expect("a number");
        let (rows, total, next) = self.page(number("page"), number("per_page"));
        let rows: Vec<_> = rows.map(|id| format!(r#"{{"ticketId":"{id}","subject":"T"}}"#)).collect();
        let total = total.map_or(String::new(), |total| format!(r#","count":{total}"#));
        let next = next.map_or(String::new(), |next| format!("http://other.invalid/t.json?page={next}"));
        let rows = rows.join(",");
        Reply::answer(200, "", format!(r#"{{"tickets":[{rows}]{total},"next_page":"{next}"}}"#))
    }

    fn complaints(&self, request: &ReceivedRequest) -> Reply {
        let number = |name: &str| request.get(name).parse::<usize>().expect("a number");
        let (rows, total, _) = self.page(number("pageNo"), number("pageSize"));
        let rows: Vec<_> = rows.map(|id| format!(r#"{{"workOrderNo":"W{id}","status":30}}"#)).collect();
        let total = total.map_or(String::new(), |total| format!(r#","totalCount":{total}"#));
        let body = format!(
            r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"ComplaintVOs":[{}]{total}}}}}}}"#,
            rows.join(",")
        );
        Reply::answer(200, "", body)
    }
}

#[test]
fn nothing_is_cut_without_a_word() {
    for Case(what, paging, come, code, said) in TABLE {
        let lines: [(&str, Answer); 2] =
            [("views tickets 15 -o json", Paging::tickets), ("complaints list -o json", Paging::complaints)];
        for (line, answer) in lines {
            if paging.names_next && line.starts_with("complaints") {
                // Gome names no next page.
                continue;
            }
            let paging = *paging;
            let run = answered(line, move |request| answer(&paging, request));
            assert_eq!(run.code, Some(*code), "{what}: {run}");
            // An answer without any record fails as a whole.
            let rows = if run.stdout.is_empty() { 0 } else { run.column("status").len() };
            assert_eq!(rows, *come, "{what}: {run}");
            assert!(run.stderr.contains(said), "{what}: {run}");
            assert!(!run.stderr.contains(" of 0 "), "{what}: {run}");
        }
    }
}

#[test]
fn a_total_that_counts_costs_no_further_request() {
    for records in [0, 1, 99, 101, 250] {
        let requests = std::sync::Arc::new(AtomicUsize::new(0));
        let counter = std::sync::Arc::clone(&requests);
        let run = answered("views tickets 15 -o json", move |request| {
            counter.fetch_add(1, Ordering::Relaxed);
            let total: &'static str = match records {
                0 => "0",
                1 => "1",
                99 => "99",
                101 => "101",
                _ => "250",
            };
            Paging { records, total: Some(total), ..WELL }.tickets(request)
        });
        run.exits(0);
        assert_eq!(requests.load(Ordering::Relaxed), records.div_ceil(100).max(1), "{records} records");
    }
}

/// Bangwo8 with three active views whose bulk answer leaves out number 2, and what it says of it alone.
fn counts(request: &ReceivedRequest, alone: &'static str) -> Reply {
    let count = |id: &str, count: &str| format!(r#"{{"ticketview_id":"{id}","count":"{count}"}}"#);
    match &request.path[..] {
        "/api/v1/ticketviews.json" => {
            let view = |id: usize| format!(r#"{{"id":"{id}","title":"V{id}","active":"1"}}"#);
            let views: Vec<_> = (1..=3).map(view).collect();
            Reply::answer(200, "", format!(r#"{{"ticketviews":[{}],"count":"3"}}"#, views.join(",")))
        }
        "/api/v1/ticketviews/show_many.json" => {
            let counts = [count("1", "11"), count("3", "33")].join(",");
            Reply::answer(200, "", format!(r#"{{"ticketview_counts":[{counts}]}}"#))
        }
        "/api/v1/ticketviews/2/count.json" => match alone {
            "fails" => Reply::answer(500, "", ""),
            "other" => Reply::answer(200, "", format!(r#"{{"ticketview_count":[{}]}}"#, count("3", "33"))),
            count_of_2 => {
                Reply::answer(200, "", format!(r#"{{"ticketview_count":[{}]}}"#, count("2", count_of_2)))
            }
        },
        path => panic!("nobody should ask for {path}"),
    }
}

#[test]
fn a_view_that_a_bulk_answer_leaves_out_is_asked_for_alone() {
    let run = answered("views count -o json", |request| counts(request, "22")).ok();
    assert_eq!((run.column("id"), run.column("count")), (words("1 2 3"), words("11 22 33")), "{run}");
    for alone in ["fails", "other"] {
        let run = answered("views count -o json", move |request| counts(request, alone)).exits(3);
        assert_eq!(run.column("count"), ["11", "33"], "{run}");
        assert!(
            run.stderr.contains("2 of 3 views came") && run.stderr.contains("missing: view 2 (V2) ("),
            "{run}"
        );
        assert!(!run.stderr.contains("view 1") && !run.stderr.contains("view 3 (V3) ("), "{run}");
    }
}

#[test]
fn an_export_of_counts_writes_what_came() {
    let server = FaultyServer::start(|request| counts(request, "fails"));
    let home = Home::new();
    let line = "export counts --dir out --retries 0";
    let run = crate::faults::vendors::configured(&home, line, &server.url()).run().exits(3);
    assert!(run.stderr.contains("2 of 3 views came") && run.stderr.contains("view 2"), "{run}");
    let files = crate::support::files(&home.path("out"), ".csv");
    let text = std::fs::read_to_string(&files[0]).expect("a file");
    let counts: Vec<_> = text.lines().skip(1).filter_map(|line| line.split(',').nth(2)).collect();
    assert_eq!(counts, ["11", "33"], "{text}");
}

#[test]
fn views_on_an_incomplete_list_are_not_taken_for_all() {
    let script = |request: &ReceivedRequest| match &request.path[..] {
        "/api/v1/ticketviews.json" => {
            let views = r#"{"ticketviews":[{"id":"1","title":"V1","active":"1"}],"count":"9"}"#;
            Reply::answer(200, "", views)
        }
        _ => Reply::answer(200, "", r#"{"ticketview_count":[{"ticketview_id":"1","count":"11"}]}"#),
    };
    let run = answered("views count -o json", script).exits(3);
    assert_eq!(run.column("count"), ["11"], "{run}");
    assert!(run.stderr.contains("list of views could not be completed"), "{run}");
    // A title may be among those that did not come.
    let run = answered("views count V7", script).exits(3);
    assert!(run.stderr.contains("list of views could not be completed"), "{run}");
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

#[test]
fn a_total_of_zero_on_a_later_page_says_nothing() {
    for later in ["0", "\"0\"", "50", "null"] {
        let run = answered("views list -o json", move |request| {
            let number = |name: &str| request.get(name).parse::<usize>().expect("a number");
            let (page, size) = (number("page"), number("per_page"));
            let ids = (page - 1) * size..(page * size).min(250);
            let views: Vec<_> =
                ids.map(|id| format!(r#"{{"id":"{id}","title":"V","active":"1"}}"#)).collect();
            let total = if page == 1 { "250" } else { later };
            Reply::answer(200, "", format!(r#"{{"ticketviews":[{}],"count":{total}}}"#, views.join(",")))
        });
        assert_eq!(run.ok().column("id").len(), 250, "{later}");
    }
}

#[test]
fn a_view_whose_count_is_left_open_in_a_bulk_answer_is_asked_for_alone() {
    for open in ["null", "\"\"", "\"many\"", "[]", "-1"] {
        let run = answered("views count -o json", move |request| match &request.path[..] {
            "/api/v1/ticketviews.json" => Reply::answer(
                200,
                "",
                r#"{"ticketviews":[{"id":"1","title":"A","active":"1"},{"id":"2","title":"B","active":"1"}],"count":2}"#,
            ),
            "/api/v1/ticketviews/show_many.json" => Reply::answer(
                200,
                "",
                format!(
                    r#"{{"ticketview_counts":[{{"ticketview_id":"1","count":"7"}},{{"ticketview_id":"2","count":{open}}}]}}"#
                ),
            ),
            _ => Reply::answer(200, "", r#"{"ticketview_count":[{"ticketview_id":"2","count":"5"}]}"#),
        })
        .ok();
        assert_eq!(run.json()[1]["count"], 5, "{open}: {run}");
    }
}
