//! The certificates that `SSL_CERT_FILE` names.

use std::path::PathBuf;

use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};

use crate::error::{Error, Kind, Result};

/// Certificates of those who are trusted, and the file that they are from.
#[derive(Clone, Debug)]
pub(super) struct Certificates {
    pub(super) file: PathBuf,
    pub(super) roots: RootCertStore,
}

impl Certificates {
    /// Reads a file of certificates in PEM form.
    ///
    /// # Errors
    /// [`Kind::Config`] with the file and what it is instead: trusting the system's certificates in its place,
    /// or nobody's, is not what was asked for.
    pub(super) fn read(file: PathBuf) -> Result<Self> {
        match roots(&file) {
            Ok(roots) => Ok(Self { file, roots }),
            Err(why) => Err(Error::new(Kind::Config, "SSL_CERT_FILE cannot be used")
                .why(format!("{} {why}", file.display()))
                .hint(
                    "name a file of certificates in PEM form (`-----BEGIN CERTIFICATE-----`), or unset \
                     SSL_CERT_FILE to trust the system's",
                )),
        }
    }
}

/// The system's file of certificates, for when the platform's verifier finds none: it takes a blank `SSL_CERT_FILE`
/// for the name of a file.
#[cfg(all(unix, not(target_vendor = "apple")))]
pub(super) fn of_system() -> Option<RootCertStore> {
    roots(&openssl_probe::probe().cert_file?).ok()
}

/// Elsewhere the platform's verifier reads no variable.
#[cfg(not(all(unix, not(target_vendor = "apple"))))]
pub(super) fn of_system() -> Option<RootCertStore> {
    None
}

/// The certificates of a file, or what is wrong with it.
fn roots(file: &std::path::Path) -> std::result::Result<RootCertStore, String> {
    let unreadable = |e: std::io::Error| format!("cannot be read: {e}");
    let about = std::fs::metadata(file).map_err(unreadable)?;
    if about.is_dir() {
        return Err("is a folder; that is what SSL_CERT_DIR is for".to_owned());
    }
    // A pipe might never end.
    if !about.is_file() {
        return Err("is not a regular file".to_owned());
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if text.trim_ascii().is_empty() {
        return Err("is empty".to_owned());
    }
    let mut roots = RootCertStore::empty();
    if roots.add(CertificateDer::from(text)).is_ok() {
        return Err("is a certificate in DER form; `openssl x509 -inform DER` makes PEM of it".to_owned());
    }
    let found: Vec<_> = CertificateDer::pem_slice_iter(text)
        .collect::<std::result::Result<_, _>>()
        .map_err(|e| format!("is damaged: {e}"))?;
    if found.is_empty() {
        return Err("holds no certificate in PEM form".to_owned());
    }
    // Some that systems hand out are too old to be read, and nobody needs them.
    match roots.add_parsable_certificates(found) {
        (0, _) => Err("holds no certificate that can be read".to_owned()),
        _ => Ok(roots),
    }
}
