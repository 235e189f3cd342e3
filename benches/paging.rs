//! Measures the speed and the memory of a long list: `cargo bench --bench paging`.
//!
//! A server on loopback answers pages of a Bangwo8 view after a delay; kefu fetches them like any user. The figures
//! are printed and not asserted, because machines differ; the ratios beside them differ less.

#![expect(clippy::print_stdout, reason = "a benchmark's figures are its result")]
#![expect(clippy::cast_precision_loss, reason = "figures are rounded anyway")]

mod measured;
#[path = "records/median.rs"]
mod median;
mod server;

use std::{path::Path, time::Duration};

use measured::Measured;

fn main() {
    // `cargo test --benches` only checks that it runs.
    let quick = std::env::args().any(|arg| arg == "--test");
    let pages = if quick { 4 } else { 200 };
    in_flight(pages, Duration::from_millis(50), if quick { 1 } else { 5 });
    let sizes = if quick { [100, 200] } else { [10_000, 1_000_000] };
    for format in ["jsonl", "csv", "xlsx"] {
        memory(format, sizes);
    }
}

/// Fetches pages with a delay each, four at a time.
fn in_flight(pages: u64, delay: Duration, runs: usize) {
    let address = serve(pages * 100, delay);
    let ideal = delay.as_secs_f64() * pages as f64 / 4.0;
    let median = median::median((0..runs).map(|_| fetch(&address, "jsonl").time.as_secs_f64()).collect());
    println!(
        "{pages} pages at {} ms, 4 in flight: median {median:.2} s of {runs} runs, {:.2} x the ideal {ideal:.2} s",
        delay.as_millis(),
        median / ideal
    );
}

/// The peak of resident memory for a short and a long list.
fn memory(format: &str, sizes: [u64; 2]) {
    let peaks = sizes.map(|records| {
        let run = fetch(&serve(records, Duration::ZERO), format);
        println!(
            "{format}, {records} records: peak {:.1} MiB, {:.2} s, {:.0} records/s",
            run.peak,
            run.time.as_secs_f64(),
            records as f64 / run.time.as_secs_f64()
        );
        run.peak
    });
    println!("{format}: {:.2} x the memory for {} x the records", peaks[1] / peaks[0], sizes[1] / sizes[0]);
}

/// Runs kefu against a server to its end.
fn fetch(address: &str, format: &str) -> Measured {
    let xlsx = std::env::temp_dir().join("kefu-bench.xlsx");
    let to = if format == "xlsx" { &xlsx } else { Path::new("/dev/null") };
    measured::run(server::kefu(address, &server::TICKETS, format, to))
}

/// A server that generates each page on request.
fn serve(records: u64, delay: Duration) -> String {
    server::start(delay, move |page, size| {
        let ids = (page - 1) * size..(page * size).min(records);
        server::answer(&server::page(&ids.map(ticket).collect::<Vec<_>>(), records))
    })
}

fn ticket(id: u64) -> String {
    format!(
        r#"{{"ticketId":"{}","subject":"压测工单 {id}","descript":"顾客来电，要求今天内回电","ticketSource":"呼叫中心","ticketType":"","priorityLevel":"正常","ticketStatus":"新建","custUserId":"21130282","servicerUserId":"565123","ticketTemplateId":"701","tagList":"","createDT":"2026-11-22 14:28:51","updateDT":"2026-11-22 14:37:26","custom_fields":[{{"key":"field_12","value":"合同制定"}},{{"key":"field_29","value":"123.00"}}]}}"#,
        5_000_000 + id
    )
}
