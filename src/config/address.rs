//! The rules for vendors' addresses. Secrets are sent to them, so plain HTTP is the exception.

use url::Url;

use super::Source;
use crate::{
    adapter::About,
    error::{Error, Kind, Result},
    http::is_this_machine,
    secret::MASK,
};

/// Checks a `base_url`: `https://` is allowed, `http://` only for this machine, for the vendor's own published
/// gateway, and where the user allows it. The address must not contain a name or a password.
///
/// # Errors
/// [`Kind::Config`] with the setting's source. The address itself is not shown, because it may contain a password.
pub fn check(address: &str, about: &About, allow_http: bool, source: &Source) -> Result<()> {
    let wrong =
        |why: String| {
            Error::new(Kind::Config, tr!("{vendor}: `base_url` cannot be used", vendor = about.name))
                .why(tr!("{what}: {why}", what = source.in_words(), why))
        };
    let url = Url::parse(address)
        .map_err(|_| wrong(tr!("it is no address")).hint(tr!("an address is https://host/path")))?;
    if !url.username().is_empty() || url.password().is_some() {
        let why = tr!("it holds a name or a password");
        return Err(wrong(why).hint(tr!("credentials have settings of their own")));
    }
    match url.scheme() {
        "https" => Ok(()),
        "http" if allow_http || is_this_machine(&url) || is_published(&url, about) => Ok(()),
        "http" => Err(wrong(tr!("http:// would send secrets for everybody to read"))
            .hint(tr!("use https://, or set `allow_http = true` for this vendor if the way there is safe"))),
        _ => {
            let why = tr!("it is neither https:// nor http://");
            Err(wrong(why).hint(tr!("an address is https://host/path")))
        }
    }
}

/// A value for display: masked if it is an address that may contain a password.
pub fn shown(value: &str) -> String {
    if value.contains("://") && value.contains('@') {
        return MASK.to_owned();
    }
    value.to_owned()
}

/// Whether the vendor publishes this scheme, host and port.
fn is_published(url: &Url, about: &About) -> bool {
    let setting = about.settings.iter().find(|setting| setting.key == "base_url");
    setting
        .and_then(|setting| Url::parse(setting.default?).ok())
        .is_some_and(|published| published.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::{super::testing::GOME, *};

    fn verdict(address: &str, allow_http: bool) -> Result<()> {
        check(address, &GOME, allow_http, &Source::Default)
    }

    #[test]
    fn http_is_for_this_machine_the_published_gateway_and_those_who_allow_it() {
        for address in [
            "https://api.example.com/router",
            "http://127.0.0.1:8080",
            "http://127.9.9.9",
            "http://[::1]:80/",
            "http://localhost:1234/x",
            "http://gateway.example.com/router/other",
        ] {
            assert!(verdict(address, false).is_ok(), "{address}");
        }
        for address in [
            "http://api.example.com",
            "http://gateway.example.com:8080/router",
            "http://gateway.example.com.evil.example/",
            "http://localhost.evil.example/",
            "http://10.0.0.1/",
        ] {
            let error = verdict(address, false).expect_err(address);
            assert_eq!(error.kind(), Kind::Config);
            assert!(verdict(address, true).is_ok(), "{address}");
        }
    }

    #[test]
    fn what_is_no_web_address_is_refused_and_never_shown() {
        for address in [
            "",
            "s3cret",
            "ftp://s3cret.example.com",
            "https://user:s3cret@host/",
            "http://s3cret@localhost/",
            "https://",
            "file:///s3cret",
        ] {
            let error = verdict(address, true).expect_err(address);
            let lines = error.lines().join("\n");
            assert!(!lines.contains("s3cret"), "{lines}");
        }
    }
}
