//! Notes what requests reveal about the way to a vendor: the server's certificate and its clock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{AGE, DATE, HeaderMap};
use rustls::{
    DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::ring::default_provider,
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use rustls_platform_verifier::Verifier;
use x509_cert::{Certificate, der::Decode as _, ext::pkix::name::DirectoryString, name::Name};

/// Notes about the servers that a client has spoken to. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Observer(Arc<Mutex<Observations>>);

/// The certificate and the clock of the last server.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    /// Its certificate, trusted or not.
    pub certificate: Option<ServerCertificate>,
    /// How far this machine's clock is ahead of the server's; negative if it is behind.
    pub ahead: Option<SignedDuration>,
}

/// The certificate of a server.
#[derive(Clone, Debug)]
pub struct ServerCertificate {
    /// The name of the authority that issued it.
    pub issuer: String,
    /// The time at which it expires.
    pub until: Timestamp,
    /// Whether it was trusted.
    pub trusted: bool,
}

impl Observer {
    /// The observations so far.
    pub fn observations(&self) -> Observations {
        self.notes().clone()
    }

    fn notes(&self) -> MutexGuard<'_, Observations> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Compares the clocks. The answer of a cache has an old date.
    pub(super) fn see(&self, headers: &HeaderMap) {
        let date =
            headers.get(DATE).filter(|_| !headers.contains_key(AGE)).and_then(|date| date.to_str().ok());
        let parser = jiff::fmt::rfc2822::DateTimeParser::new();
        if let Some(there) = date.and_then(|date| parser.parse_timestamp(date.trim()).ok()) {
            self.notes().ahead = Some(Timestamp::now().duration_since(there));
        }
    }

    /// A verifier that judges as every other client does, and notes the certificate.
    ///
    /// # Errors
    /// The platform has no certificates that can be used.
    pub(super) fn verifier(&self, roots: Option<RootCertStore>) -> Result<Arc<NotingVerifier>, String> {
        let provider = Arc::new(default_provider());
        let inner: Arc<dyn ServerCertVerifier> = match roots {
            Some(roots) => WebPkiServerVerifier::builder_with_provider(roots.into(), provider)
                .build()
                .map_err(|e| e.to_string())?,
            None => Arc::new(Verifier::new(provider).map_err(|e| e.to_string())?),
        };
        Ok(Arc::new(NotingVerifier { inner, observer: self.clone() }))
    }
}

/// A verifier that notes what another one judges.
#[derive(Debug)]
pub(super) struct NotingVerifier {
    inner: Arc<dyn ServerCertVerifier>,
    observer: Observer,
}

impl ServerCertVerifier for NotingVerifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let verdict =
            self.inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        self.observer.notes().certificate = ServerCertificate::read(end_entity, verdict.is_ok());
        verdict
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

impl ServerCertificate {
    fn read(der: &CertificateDer<'_>, trusted: bool) -> Option<Self> {
        let certificate = Certificate::from_der(der).ok()?;
        let certificate = certificate.tbs_certificate();
        let until = certificate.validity().not_after.to_unix_duration().as_secs();
        let until = Timestamp::from_second(i64::try_from(until).ok()?).ok()?;
        Some(Self { issuer: name(certificate.issuer()), until, trusted })
    }
}

/// The organization in a name, else its common name.
fn name(name: &Name) -> String {
    let text = |text: Result<Option<DirectoryString>, _>| Some(text.ok()??.value().into_owned());
    text(name.organization()).or_else(|| text(name.common_name())).unwrap_or_else(|| name.to_string())
}
