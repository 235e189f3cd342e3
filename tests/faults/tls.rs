//! Servers whose certificates should not be trusted, and the way to trust one of one's own.

use std::sync::Arc;

use base64::Engine as _;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::{
    faults::{
        three_words,
        vendors::{LISTS, configured, good},
    },
    support::{Home, Run, faulty_server::FaultyServer},
};

/// An authority that no system trusts.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        Self(CertifiedIssuer::self_signed(params, key).expect("a certificate"))
    }

    /// Its certificate as `SSL_CERT_FILE` has it.
    pub fn pem(&self) -> String {
        pem(self.0.der())
    }

    /// A server with a certificate for a host, valid until a year.
    pub fn server(&self, host: &str, until: i32) -> FaultyServer {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new([host.to_owned()]).expect("a name");
        params.not_before = rcgen::date_time_ymd(2020, 1, 1);
        params.not_after = rcgen::date_time_ymd(until, 1, 1);
        let certificate = params.signed_by(&key, &self.0).expect("a certificate");
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("a certificate with its key");
        FaultyServer::tls(config, good)
    }
}

fn pem(certificate: &CertificateDer<'_>) -> String {
    let text = base64::engine::general_purpose::STANDARD.encode(certificate);
    let lines: Vec<_> = text.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

/// Runs a command against a server, with an authority that is trusted.
fn ask(line: &str, server: &FaultyServer, trusted: Option<&Authority>) -> Run {
    let home = Home::new();
    let url = server.url().replace("127.0.0.1", "localhost");
    let kefu = configured(&home, &format!("{line} --concurrency 1"), &url);
    match trusted {
        Some(authority) => {
            let file = home.write("ca.pem", &authority.pem());
            kefu.env("SSL_CERT_FILE", file).run()
        }
        None => kefu.without("SSL_CERT_FILE").run(),
    }
}

#[test]
fn a_certificate_that_should_not_be_trusted_ends_it_before_anything_is_sent() {
    let (own, other) = (Authority::new(), Authority::new());
    let cases = [
        ("untrusted", "localhost", 4096, &other, "SSL_CERT_FILE"),
        ("expired", "localhost", 2021, &own, "clock"),
        ("for another host", "api.example.com", 4096, &own, "`base_url`"),
    ];
    for (name, host, until, trusted, hint) in cases {
        let server = own.server(host, until);
        for list in LISTS.iter().copied() {
            // The pauses of three retries would be noticed.
            let run = ask(list.line, &server, Some(trusted)).exits(69);
            assert!(three_words(&run, false), "{name}: {run}");
            assert!(run.stderr.contains(hint), "{name}: {run}");
            assert_eq!(run.stdout, "", "{name}");
        }
        assert_eq!(server.log().requests.len(), 0, "{name}");
        let questions: usize =
            LISTS.iter().map(|list| if list.line.starts_with("project") { 2 } else { 1 }).sum();
        assert_eq!(server.log().connections, questions, "{name}: repeated in vain");
    }
}

#[test]
fn the_system_does_not_trust_it_either() {
    let run = ask(LISTS[0].line, &Authority::new().server("localhost", 4096), None).exits(69);
    assert!(run.stderr.contains("SSL_CERT_FILE"), "{run}");
}

#[test]
fn ssl_cert_file_makes_ones_own_authority_trusted() {
    let own = Authority::new();
    let server = own.server("localhost", 4096);
    for list in LISTS.iter().copied() {
        let run = ask(&format!("{} -o json", list.line), &server, Some(&own)).ok();
        assert_eq!(run.column(list.key).len(), list.records, "{run}");
    }
}

#[test]
fn ssl_cert_file_may_have_a_mark_and_words_around_its_certificates() {
    let own = Authority::new();
    let server = own.server("localhost", 4096);
    for text in [
        format!("\u{feff}{}", own.pem()),
        format!("# our own\r\n{}", own.pem().replace('\n', "\r\n")),
        format!("{}\nsubject=other\n{}", Authority::new().pem(), own.pem()),
    ] {
        with_file(&server, |home| home.write("ca.pem", &text)).ok();
    }
}

/// Runs a command with what becomes of a path as `SSL_CERT_FILE`.
fn with_file(server: &FaultyServer, file: impl Fn(&Home) -> std::path::PathBuf) -> Run {
    let home = Home::new();
    let url = server.url().replace("127.0.0.1", "localhost");
    configured(&home, &format!("{} -o json", LISTS[0].line), &url).env("SSL_CERT_FILE", file(&home)).run()
}

#[test]
fn a_file_of_certificates_that_cannot_be_used_is_named_with_what_it_is() {
    let own = Authority::new();
    let server = own.server("localhost", 4096);
    let pem = own.pem();
    let key = pem.replace("CERTIFICATE", "PRIVATE KEY");
    let damaged = pem.replace("-----END", "*----END");
    for (why, text) in [
        ("is empty", ""),
        ("is empty", " \r\n\n"),
        ("holds no certificate in PEM form", "ca-certificates"),
        ("holds no certificate in PEM form", &key),
        (
            "holds no certificate that can be read",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ),
        ("is damaged", &damaged),
    ] {
        refused(why, &with_file(&server, |home| home.write("ca.pem", text)));
    }
    let write = |home: &Home, bytes: &[u8]| {
        let path = home.path("ca.pem");
        std::fs::write(&path, bytes).expect("a file");
        path
    };
    refused("DER", &with_file(&server, |home| write(home, own.0.der())));
    let utf_16: Vec<_> = pem.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused("holds no certificate", &with_file(&server, |home| write(home, &utf_16)));
    refused("cannot be read", &with_file(&server, |home| home.path("ca.pem")));
    refused("is a folder", &with_file(&server, |home| home.path("")));
    #[cfg(unix)]
    refused(
        "is not a regular file",
        &with_file(&server, |home| {
            let path = home.path("ca.pem");
            let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo");
            assert!(made.success());
            path
        }),
    );
    assert_eq!(server.log().connections, 0);
    // What is not verified needs no certificates.
    let plain = FaultyServer::start(good);
    let kefu = configured(&Home::new(), LISTS[0].line, &plain.url());
    kefu.env("SSL_CERT_FILE", "/nonexistent").run().ok();
}

#[track_caller]
fn refused(why: &str, run: &Run) {
    assert_eq!(run.code, Some(78), "{why}: {run}");
    assert!(three_words(run, true), "{why}: {run}");
    assert!(run.stderr.contains("SSL_CERT_FILE") && run.stderr.contains(why), "{why}: {run}");
    assert!(!run.stderr.contains("install"), "{why}: {run}");
}

#[test]
fn an_authority_that_is_missing_in_ssl_cert_file_is_missing_there() {
    let (own, other) = (Authority::new(), Authority::new());
    let run = ask(LISTS[0].line, &own.server("localhost", 4096), Some(&other)).exits(69);
    assert!(run.stderr.contains("ca.pem: the authority behind"), "{run}");
}
