//! No secret leaves, in no spelling, however much is asked to be shown.

use std::fs;

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};

use crate::support::{Home, Run, files, playback::Playback, sandbox::Sandbox};

/// The lines that are run with everything shown.
const LINES: [&str; 12] = [
    "complaints list",
    "complaints list -o json --limit 3",
    "complaints show 19990101-gome-0001",
    "views list",
    "views tickets 15 -o csv",
    "tickets show 1 -o json",
    "project show demo-project-1",
    "project show no-such-project -o json",
    "api gome gome.shop.shopInfo.get",
    "config show",
    "config check",
    "doctor",
];

#[test]
fn no_secret_is_shown_by_any_command() {
    let sandbox = Sandbox::start("");
    let home = Home::new();
    let run = |line: &str| home.kefu(&format!("{line} -vv")).envs(&sandbox.variables).run();
    let runs: Vec<_> = LINES.iter().map(|line| run(line)).collect();
    assert!(runs.iter().any(|run| run.stderr.contains("$sign=***")), "-vv shows requests");
    let secrets = secrets(&sandbox, &home);
    assert!(secrets.len() >= 6, "settings and tokens: {}", secrets.len());
    for run in &runs {
        shows_none(run, &secrets);
    }
}

#[test]
fn no_secret_is_shown_by_a_failure() {
    for fault in ["reset", "status=500", "status=401", "truncate", "body=<html>", "code=20001", "hang=20s"] {
        let sandbox = Sandbox::with(["--fault", fault]);
        for line in [LINES[0], LINES[3], LINES[6], "config check -o json"] {
            let home = Home::new();
            let line = format!("{line} -vv --retries 0 --timeout 300ms");
            let run = home.kefu(&line).envs(&sandbox.variables).run();
            assert_ne!(run.code, Some(0), "{run}");
            shows_none(&run, &secrets(&sandbox, &home));
        }
    }
}

#[test]
fn what_a_vendor_repeats_of_a_secret_is_taken_out() {
    let sandbox = Sandbox::start("");
    let token = sandbox.get("KEFU_GOME_TOKEN");
    let body =
        format!(r#"body={{"error_response":{{"code":"9000","msg":"bad {token}","sub_msg":"{token}"}}}}"#);
    let echo = Sandbox::with(["--fault", &body]);
    for format in ["table", "json"] {
        let home = Home::new();
        let run = home.kefu(&format!("complaints list -vv -o {format}")).envs(&echo.variables).run().exits(1);
        assert!(run.stderr.contains("bad ***"), "{run}");
        shows_none(&run, &secrets(&echo, &home));
    }
}

#[test]
fn kept_tokens_are_for_the_user_alone_and_shared_between_runs() {
    let sandbox = Sandbox::start("");
    let home = Home::new();
    let run = |line: &str| home.kefu(&format!("{line} -vv")).envs(&sandbox.variables).run().exits(0);
    let asks = |run: &Run| {
        run.stderr.matches("/api/token.php:").count() + run.stderr.matches("TokenApi?").count() / 2
    };
    assert!(asks(&run("views list")) == 1 && asks(&run("project show demo-project-1")) == 1);
    assert!(asks(&run("views list")) == 0 && asks(&run("project show demo-project-1")) == 0);
    let kept = files(&home.path("cache"), ".json");
    assert!(!kept.is_empty());
    #[cfg(unix)]
    for file in kept {
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).expect("a file").permissions());
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
}

/// The secrets of a sandbox, and the tokens that were kept in a home.
fn secrets(sandbox: &Sandbox, home: &Home) -> Vec<String> {
    let secret = |name: &str| ["_SECRET", "_TOKEN", "_PASSWORD"].iter().any(|end| name.ends_with(end));
    let known = sandbox.variables.iter().filter(|(name, _)| secret(name)).map(|(_, value)| value.clone());
    let kept = files(&home.path("cache"), "").into_iter().filter_map(|file| {
        let kept: serde_json::Value = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
        Some(kept["token"].as_str()?.to_owned())
    });
    known.chain(kept).collect()
}

/// Fails if a run shows a secret in any spelling.
#[track_caller]
fn shows_none(run: &Run, secrets: &[String]) {
    let text = run.both();
    for secret in secrets {
        let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        let percent =
            percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC).to_string();
        let path = percent_encoding::utf8_percent_encode(secret, percent_encoding::CONTROLS).to_string();
        let base64 = STANDARD.encode(secret);
        let spellings = [
            secret.clone(),
            form.to_lowercase(),
            form,
            percent.to_lowercase(),
            percent,
            path,
            base64.trim_end_matches('=').to_owned(),
            URL_SAFE_NO_PAD.encode(secret),
        ];
        for spelling in spellings {
            assert!(!text.contains(&spelling), "`{spelling}` is shown by\n{run}");
        }
    }
    for user in ["admin@example.com", "sandbox-client"] {
        for secret in secrets {
            let pair = STANDARD.encode(format!("{user}:{secret}"));
            assert!(!text.contains(pair.trim_end_matches('=')), "{user} with a secret is shown by\n{run}");
        }
    }
}

#[test]
fn jobs_that_start_together_ask_for_one_token() {
    let sandbox = Sandbox::start("");
    let home = Home::new();
    let run = |line: &str| home.kefu(line).envs(&sandbox.variables).run().exits(0).stderr;
    let words: String = std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..4)
            .flat_map(|_| ["views list -v", "project show demo-project-1 -v"])
            .map(|line| scope.spawn(move || run(line)))
            .collect();
        jobs.into_iter().map(|job| job.join().expect("a job")).collect()
    });
    assert_eq!(words.matches("/api/token.php: 200").count(), 1, "{words}");
    assert_eq!(words.matches("/api/TokenApi?").count(), 1, "{words}");
}

/// What a vendor answers that repeats what it was sent, as PHP and Java write it: refusals, JSON of another
/// shape, a web page.
fn echoes(secret: &str) -> Vec<(u16, String)> {
    let php = serde_json::to_string(secret).expect("text").replace('/', "\\/");
    let java: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let basic = STANDARD.encode(format!("agent@example.com:{secret}"));
    let html = secret.replace('&', "&amp;").replace('\'', "&#039;");
    let said = format!("{} {java} {java}%252f {basic}", &php[1..php.len() - 1]);
    vec![
        (200, format!(r#"{{"error_response":{{"code":"9000","msg":"{said}","sub_msg":{php}}}}}"#)),
        (
            200,
            format!(
                r#"{{"ResultCode":7,"ResultMessage":"{said}","code":7,"message":"{said}","error":{php}}}"#
            ),
        ),
        (401, format!(r#"{{"message":"{said}","error_description":{php}}}"#)),
        (200, php.clone()),
        (200, format!(r#"{{"ticketviews":{php},"count":{php},"result":{php},"ResultValue":{php}}}"#)),
        (200, format!("{{\"a\": {php} {said}")),
        // The name of a member that is too long to be shown whole.
        (200, format!("{{\"{}{}\": 1}}", "x".repeat(30), &php[1..php.len() - 1])),
        (502, format!("<html><head><title>{html} {java}</title></head><body>{html}</body></html>")),
    ]
}

/// Everything that a run showed, and every file that it left.
pub fn everything(home: &Home, run: &Run) -> String {
    let kept = files(&home.path(""), "").into_iter().filter(|file| file.is_file());
    let kept = kept.map(|file| String::from_utf8_lossy(&fs::read(file).expect("a file")).into_owned());
    kept.chain([run.both()]).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_a_vendor_repeats_reaches_no_output_in_any_spelling() {
    // The beginning of every spelling, in base64 behind this account too.
    let secret = "Marker7q/密码+k&'=";
    let marks = ["Marker7q", "TWFya2VyN3"];
    let pair = STANDARD.encode("agent@example.com:Marker7q");
    assert!(pair.contains(marks[1]), "{pair}");
    for (status, body) in echoes(secret) {
        let server = Playback::always(status, body.as_bytes());
        for line in [
            "complaints list --since today --until today",
            "complaints list --since today --until today -vv -o json",
            "check complaints --since today --until today -w 5 -c 9 -v",
            "check complaints --since today --until today -w 5 -c 9 -o json",
            "export complaints --dir out --since today -v",
            "views list",
            "views list -v -o json",
            "check view 15 -w 5 -c 9 -vv",
            "views list --watch 5s --deadline 1s",
            "project show p1",
            "project show p1 -o jsonl -vv",
            "config check",
            "doctor -o json",
            "config show -o json",
        ] {
            let home = Home::new();
            let line = line.replace("out", &home.path("out").display().to_string());
            let mut kefu = home.kefu(&format!("{line} --retries 0"));
            for vendor in ["GOME", "BANGWO8", "ESHOUHOU"] {
                kefu = kefu.env(format!("KEFU_{vendor}_BASE_URL"), server.url());
            }
            for name in ["GOME_APP_SECRET", "GOME_TOKEN", "BANGWO8_PASSWORD", "ESHOUHOU_APP_SECRET"] {
                kefu = kefu.env(format!("KEFU_{name}"), secret);
            }
            let kefu =
                kefu.env("KEFU_BANGWO8_ACCOUNT", "agent@example.com").env("KEFU_ESHOUHOU_APP_ID", "app");
            let everything = everything(&home, &kefu.run());
            for mark in marks {
                assert!(!everything.contains(mark), "{mark} of {body} is shown by `{line}`:\n{everything}");
            }
        }
    }
}
