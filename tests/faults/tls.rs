//! Servers whose certificates should not be trusted, and the way to trust one of one's own.

use std::sync::Arc;

use base64::Engine as _;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::{
    support::{Home, Run, faulty::Faulty},
    three_words,
    vendors::{LISTS, configured, good},
};

/// An authority that nobody knows.
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
    fn server(&self, host: &str, until: i32) -> Faulty {
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
        Faulty::tls(config, good)
    }
}

fn pem(certificate: &CertificateDer<'_>) -> String {
    let text = base64::engine::general_purpose::STANDARD.encode(certificate);
    let lines: Vec<_> = text.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

/// Runs a command against a server, with an authority that is trusted.
fn ask(line: &str, server: &Faulty, trusted: Option<&Authority>) -> Run {
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
        for list in LISTS {
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
    for list in LISTS {
        let run = ask(&format!("{} -o json", list.line), &server, Some(&own)).ok();
        assert_eq!(run.column(list.key).len(), list.records, "{run}");
    }
}
