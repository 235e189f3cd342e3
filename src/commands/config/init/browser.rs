//! An authorization that a person gives in the browser, exchanged for the token.

use super::wizard::Wizard;
use crate::{
    config::{ConfigEdit, PresentValue},
    error::{Error, Kind, Result},
    secret::Secret,
    ui::{Answer, Prompt},
    vendors::Name,
};

impl Wizard<'_> {
    /// Offers the authorization if the vendor has one and its token was left empty. Without it the token stays empty.
    pub(super) async fn browser(&self, edit: &mut ConfigEdit, name: Name) -> Result<()> {
        let about = name.about();
        let is_absent = |key: &str| edit.present(about, key) == PresentValue::Nothing;
        let Some(key) = about.browser.filter(|key| is_absent(key)) else { return Ok(()) };
        let needed = about.auth_methods.iter().flat_map(|method| method.keys).filter(|other| **other != key);
        if needed.into_iter().any(|key| is_absent(key)) {
            return Ok(());
        }
        let Some(setting) = about.settings.iter().find(|setting| setting.key == key) else { return Ok(()) };
        match self.authorized(edit, name).await {
            Ok(None) => Ok(()),
            Ok(Some(token)) => edit.set(about, setting, token.expose(), self.lang),
            Err(error) if matches!(error.kind(), Kind::Interrupted | Kind::Terminated | Kind::Bug) => {
                Err(error)
            }
            Err(error) => {
                self.keyboard.bad(&error.summary());
                error.cause().iter().for_each(|why| self.keyboard.dim(why));
                error.advice().iter().for_each(|hint| self.keyboard.dim(hint));
                Ok(())
            }
        }
    }

    /// Leads the person through the browser. `None` if they would rather not.
    async fn authorized(&self, edit: &ConfigEdit, name: Name) -> Result<Option<Secret>> {
        let question = |name: &str, help: String| Prompt { name: name.to_owned(), help, present: None };
        let help = tr!(
            "No token? Enter the callback address of the application on the open platform; empty to skip."
        );
        let redirect = self.keyboard.text(question("redirect_uri", help), Answer::Empty).await?;
        if redirect.is_empty() {
            return Ok(None);
        }
        let context = self.context.with(edit.config()?, &edit.profile);
        let state = format!("{:016x}", fastrand::u64(..));
        let address = name.authorization(&context, &redirect, &state).await?;
        self.keyboard.good(&tr!("open this address in the browser, and sign in as the shop:"));
        self.keyboard.line(&address);
        let help = tr!("Then paste the address that the browser ends at, or the code in it.");
        let pasted = self.keyboard.secret(question("code", help)).await?;
        let code = code(pasted.expose(), &state)?;
        self.keyboard.busy(&tr!("asking the vendor…"));
        name.token_for(&context, &redirect, &code).await.map(Some)
    }
}

/// The code in a pasted text: an address that has it as a parameter, or the code alone.
fn code(pasted: &str, state: &str) -> Result<Secret> {
    let pasted = pasted.trim();
    let query = pasted.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or_default());
    let Some(query) = query else {
        return match pasted.is_empty() {
            true => Err(Error::new(Kind::Usage, tr!("nothing was pasted"))),
            false => Ok(Secret::new(pasted)),
        };
    };
    let find = |name: &str| url::form_urlencoded::parse(query.as_bytes()).find(|(own, _)| own == name);
    if find("state").is_some_and(|(_, own)| own != state) {
        return Err(Error::new(Kind::Usage, tr!("the address belongs to another authorization"))
            .hint(tr!("open the address that is shown here, and paste what it ends at")));
    }
    match find("code") {
        Some((_, code)) => Ok(Secret::new(code)),
        None => Err(Error::new(Kind::Usage, tr!("the address has no code"))
            .hint(tr!("sign in and agree; the address then ends with code=…"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_in_what_is_pasted() {
        for (pasted, found) in [
            ("abc+1/2=", Some("abc+1/2=")),
            (" http://127.0.0.1/back?state=s1&code=abc%2B1 ", Some("abc+1")),
            ("https://shop.example.com/back?code=abc#top", Some("abc")),
            ("http://127.0.0.1/back?code=abc&state=other", None),
            ("http://127.0.0.1/back?error=access_denied", None),
            (" ", None),
        ] {
            let code = code(pasted, "s1");
            assert_eq!(code.as_ref().ok().map(Secret::expose), found, "{pasted}");
        }
    }
}
