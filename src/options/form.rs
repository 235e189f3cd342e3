//! The options that determine the bytes of exported files, as text for manifests.

use super::{
    Options,
    table::{TABLE, ZONE},
};

impl Options {
    /// The options that determine a file's bytes, as text, equal for equal options.
    pub fn form(&self) -> String {
        let mut specs: Vec<_> = TABLE.iter().filter(|spec| spec.form.is_some()).collect();
        specs.sort_by_key(|spec| spec.form);
        let format = self.output.format;
        let given = |name| self.given.of(name).map(|found| found.text.as_str());
        let words = specs.into_iter().filter_map(|spec| match spec.name {
            "output" => Some(format!("-o {}", format.name())),
            "lang" if self.output.has_labels() => Some(spec.words(self.lang.name())),
            "lang" => None,
            "timezone" => {
                let zone = self.output.zone.iana_name().unwrap_or("local");
                (zone != ZONE).then(|| spec.words(zone))
            }
            // One encoding may have several names.
            "encoding" => given(spec.name).map(|_| spec.words(&self.output.encoding.name())),
            name => given(name).filter(|text| !spec.is_off(text)).map(|text| spec.words(text)),
        });
        words.collect::<Vec<_>>().join(" ")
    }
}
