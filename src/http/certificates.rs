//! The certificates that `SSL_CERT_FILE` names.

use std::path::PathBuf;

use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};

use crate::error::{Error, Kind, Result};

/// Trusted root certificates and the path of their file.
#[derive(Clone, Debug)]
pub(super) struct Certificates {
    pub(super) file: PathBuf,
    pub(super) roots: RootCertStore,
}

impl Certificates {
    /// Reads a file of certificates in PEM form.
    ///
    /// # Errors
    /// [`Kind::Config`] with the file and the reason. Falling back to the system's certificates, or to none, would
    /// ignore the user's choice.
    pub(super) fn read(file: PathBuf) -> Result<Self> {
        match roots(&file) {
            Ok(roots) => Ok(Self { file, roots }),
            Err(why) => Err(Error::new(Kind::Config, tr!("SSL_CERT_FILE cannot be used")).why(why).hint(
                tr!("name a file of certificates in PEM form (`-----BEGIN CERTIFICATE-----`), or unset \
                     SSL_CERT_FILE to trust the system's"),
            )),
        }
    }
}

/// The system's file of certificates, used if the platform's verifier finds none: it takes a blank `SSL_CERT_FILE`
/// for a file name.
#[cfg(all(unix, not(target_vendor = "apple")))]
pub(super) fn of_system() -> Option<RootCertStore> {
    roots(&openssl_probe::probe().cert_file?).ok()
}

/// The platform's verifier reads no variable on other systems.
#[cfg(not(all(unix, not(target_vendor = "apple"))))]
pub(super) fn of_system() -> Option<RootCertStore> {
    None
}

/// The certificates in a file, or the reason why it cannot be used.
fn roots(file: &std::path::Path) -> std::result::Result<RootCertStore, String> {
    let name = file.display();
    let unreadable = |e: std::io::Error| tr!("{file} cannot be read: {error}", file = name, error = e);
    let about = std::fs::metadata(file).map_err(unreadable)?;
    if about.is_dir() {
        return Err(tr!("{file} is a folder; that is what SSL_CERT_DIR is for", file = name));
    }
    // Reading a pipe might never end.
    if !about.is_file() {
        return Err(tr!("{file} is not a regular file", file = name));
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if text.trim_ascii().is_empty() {
        return Err(tr!("{file} is empty", file = name));
    }
    let mut roots = RootCertStore::empty();
    if roots.add(CertificateDer::from(text)).is_ok() {
        return Err(tr!(
            "{file} is a certificate in DER form; `openssl x509 -inform DER` makes PEM of it",
            file = name
        ));
    }
    let found: Vec<_> = CertificateDer::pem_slice_iter(text)
        .collect::<std::result::Result<_, _>>()
        .map_err(|e| tr!("{file} is damaged: {error}", file = name, error = e))?;
    if found.is_empty() {
        return Err(tr!("{file} holds no certificate in PEM form", file = name));
    }
    // Some system bundles contain obsolete certificates that cannot be parsed; they are not needed.
    match roots.add_parsable_certificates(found) {
        (0, _) => Err(tr!("{file} holds no certificate that can be read", file = name)),
        _ => Ok(roots),
    }
}
