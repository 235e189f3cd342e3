//! Waits for a vendor and for a permit.

use jiff::Timestamp;
use url::Url;

use super::{response::wait_asked_for, *};
use crate::error::Kind;

#[test]
fn retry_after_is_seconds_or_a_date() {
    let now: Timestamp = "1994-11-06T08:49:30Z".parse().unwrap();
    let asked = |header| wait_asked_for(header, now);
    assert_eq!(asked("7"), Some(Duration::from_secs(7)));
    assert_eq!(asked(" 0 "), Some(Duration::ZERO));
    assert_eq!(asked("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::from_secs(7)));
    assert_eq!(asked("Sun, 06 Nov 1994 08:49:07 GMT"), Some(Duration::ZERO), "in the past");
    assert_eq!(asked("99999999999999999999"), None, "absurd");
    assert_eq!(asked("soon"), None);
}

fn nowhere() -> Route {
    Route::direct(Url::parse("http://127.0.0.1:9").unwrap())
}

/// The messages of a countdown.
#[derive(Clone, Default)]
struct Countdown(Arc<std::sync::Mutex<Vec<String>>>);

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Countdown {
    fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
        if event.metadata().target() == COUNTDOWN {
            let mut record = |_: &tracing::field::Field, value: &dyn fmt::Debug| {
                self.0.lock().unwrap().push(format!("{value:?}"));
            };
            event.record(&mut record);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_counts_down_and_is_as_long_as_it_should_be_or_not_at_all() {
    use tracing_subscriber::layer::SubscriberExt as _;
    let countdown = Countdown::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(countdown.clone()));
    let seconds = Duration::from_secs;
    for (deadline, waits) in [(None, true), (Some(60), false), (Some(90), false), (Some(91), true)] {
        countdown.0.lock().unwrap().clear();
        let began = Instant::now();
        let options = ClientOptions {
            timeout: seconds(1),
            retries: 0,
            deadline: deadline.map(|after| began + seconds(after)),
            max_rps: None,
            account: String::new(),
            state: None,
            route: nowhere(),
            observer: None,
            hidden: Vec::new(),
            dry_run: None,
        };
        let http = Http::new(VendorName::default(), options).unwrap();
        assert_eq!(http.wait_until(began + seconds(90), "it is early").await, waits, "{deadline:?}");
        let words = countdown.0.lock().unwrap().clone();
        // Timers are exact to the millisecond, so the last second may be reported twice.
        let expected = if waits { 90..=91 } else { 0..=0 };
        assert!(expected.contains(&words.len()), "{deadline:?}: {words:?}");
        let late = began.elapsed().saturating_sub(if waits { seconds(90) } else { seconds(0) });
        assert!(late < seconds(1) && (!waits || began.elapsed() >= seconds(90)), "{:?}", began.elapsed());
        if waits {
            assert_eq!(words[0], "it is early; trying again in 90 s");
        }
    }
}

/// Starts a future and returns whether it is pending.
async fn waits<F: Future>(work: &mut std::pin::Pin<Box<F>>) -> bool {
    std::future::poll_fn(|cx| std::task::Poll::Ready(work.as_mut().poll(cx).is_pending())).await
}

#[tokio::test]
async fn a_request_waits_for_a_place_and_gives_it_back() {
    let options = ClientOptions {
        timeout: Duration::from_secs(30),
        retries: 0,
        deadline: None,
        max_rps: None,
        account: String::new(),
        state: None,
        route: nowhere(),
        observer: None,
        hidden: Vec::new(),
        dry_run: None,
    };
    let http = Http::new(VendorName::default(), options).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let request = |_: &Attempt| Request::get(url.clone(), Vec::new());
    let none: FindRefusal = |_| None;
    let free = || http.0.permits.available_permits();
    let (mut first, mut second) = (Box::pin(http.once(&request, none)), Box::pin(http.once(&request, none)));
    assert_eq!(free(), 1);
    assert!(waits(&mut first).await);
    assert_eq!(free(), 0, "it is in flight");
    assert!(waits(&mut second).await);
    drop(first);
    assert_eq!(free(), 0, "the next request has the permit");
    drop(second);
    assert_eq!(free(), 1);
}

#[tokio::test]
async fn each_attempt_has_a_request_of_its_own() {
    let options = ClientOptions {
        timeout: Duration::from_secs(30),
        retries: 2,
        deadline: None,
        max_rps: None,
        account: String::new(),
        state: None,
        route: nowhere(),
        observer: None,
        hidden: Vec::new(),
        dry_run: None,
    };
    let http = Http::new(VendorName::default(), options).unwrap();
    let built = std::sync::Mutex::new(Vec::new());
    let request = |attempt: &Attempt| {
        built.lock().unwrap().push((attempt.at, attempt.nonce.clone()));
        Request::get(Url::parse("http://127.0.0.1:9").unwrap(), Vec::new())
    };
    let error = http.send(request, |_| None).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Unreachable);
    let built = built.into_inner().unwrap();
    assert!(built.len() == 3 && built.is_sorted(), "{built:?}");
    assert!(built[0].1 != built[1].1 && built[1].1 != built[2].1, "{built:?}");
}

/// A client of an account that may send two requests a second.
fn two_a_second(clients: &Clients, account: &str) -> Http {
    let options = ClientOptions {
        timeout: Duration::from_secs(1),
        retries: 0,
        deadline: None,
        max_rps: Some(2.0),
        account: account.to_owned(),
        state: None,
        route: nowhere(),
        observer: None,
        hidden: Vec::new(),
        dry_run: None,
    };
    Http::sharing(clients, VendorName::default(), options).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_an_accounts_however_many_profiles_have_it() {
    let clients = Clients::new(4);
    let [first, second, other] = ["one", "one", "another"].map(|account| two_a_second(&clients, account));
    let began = Instant::now();
    for (http, expected) in [(&first, 0), (&second, 500), (&other, 500), (&first, 1000), (&other, 1000)] {
        assert!(http.permit().await.is_ok());
        let passed = began.elapsed();
        let expected = Duration::from_millis(expected);
        assert!(
            passed >= expected && passed < expected + Duration::from_millis(10),
            "{passed:?} {expected:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_account_that_waits_for_its_time_leaves_the_runs_permits_to_the_others() {
    let clients = Clients::new(1);
    let [slow, other] = ["one", "another"].map(|account| two_a_second(&clients, account));
    assert!(slow.permit().await.is_ok());
    let mut waiting = Box::pin(slow.permit());
    assert!(waits(&mut waiting).await);
    let held = other.permit().await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(held.is_ok() && waits(&mut waiting).await, "its time has come, and the only permit is in use");
    drop(held);
    assert!(waiting.await.is_ok());
}
