//! The profiles that a command is about: those that the user names, `all`, or the file's default.

use super::{Config, FileLine, Profile, Source};
use crate::{
    error::{Error, Kind, Result},
    nearest::nearest,
    spelling,
    text::for_shell,
};

/// The profile's name if the file names none.
pub(super) const DEFAULT_PROFILE: &str = "default";
/// The names for every profile.
const ALL: [&str; 3] = ["all", "全部", "所有"];
/// The shops of the sandbox inside kefu, for `--demo -p all`.
const DEMO: [&str; 3] = ["上海店", "北京店", "广州店"];

/// The profiles that a command is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profiles {
    /// Their names, each once, in the order in which they were named.
    pub names: Vec<String>,
    /// Whether several were asked for, by their names or by `all`. Then records say which one they belong to.
    pub several: bool,
    /// The number of all that the run asks, of which a part of the run has one.
    pub count: usize,
}

impl Profiles {
    /// The shops of the sandbox inside kefu that these names ask for. It has a shop for each name.
    pub fn of_demo(given: Option<&[String]>) -> Self {
        let given = given.unwrap_or_default();
        let typed: Vec<_> = given.iter().flat_map(|text| spelling::list(text)).collect();
        match &typed[..] {
            [one] if is_all(one) => Self::new(DEMO.map(str::to_owned).into(), true),
            [] | [_] => Self::new(vec![typed.first().unwrap_or(&DEFAULT_PROFILE).to_string()], false),
            _ => Self::named(typed.into_iter().map(str::to_owned)),
        }
    }

    fn new(names: Vec<String>, several: bool) -> Self {
        Self { count: names.len(), names, several }
    }

    fn named(all: impl Iterator<Item = String>) -> Self {
        let mut names = Vec::new();
        for name in all {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let several = names.len() > 1;
        Self::new(names, several)
    }
}

impl Config {
    /// The names of the file's profiles; `default` if there are none.
    pub fn profile_names(&self) -> Vec<&str> {
        if self.file.profiles.is_empty() {
            return vec![DEFAULT_PROFILE];
        }
        self.file.profiles.keys().map(String::as_str).collect()
    }

    /// The profiles that are meant: the given ones, else `default_profile`, else the only one, else `default`.
    ///
    /// # Errors
    /// [`Kind::Config`] with the known names if there is no such profile, [`Kind::Usage`] for `all` beside others.
    pub fn profiles(&self, given: Option<&[String]>) -> Result<Profiles> {
        let (texts, line) = match (given, &self.file.default_profile) {
            (Some(given), _) => (given.to_vec(), None),
            (None, Some((text, line))) => (vec![text.clone()], Some(line)),
            (None, None) => match self.profile_names()[..] {
                [only] => (vec![only.to_owned()], None),
                _ => (vec![DEFAULT_PROFILE.to_owned()], None),
            },
        };
        // A name may have an input method's comma itself.
        let typed = texts.iter().flat_map(|text| text.split(',')).flat_map(|text| match self.known(text) {
            Some(_) => vec![text],
            None => spelling::list(text).filter(|name| !name.is_empty()).collect(),
        });
        let typed: Vec<_> = typed.collect();
        match typed.iter().find(|name| self.known(name).is_none() && is_all(name)) {
            Some(_) if typed.len() == 1 => {
                let names = self.profile_names().into_iter().map(str::to_owned).collect();
                return Ok(Profiles::new(names, true));
            }
            Some(all) => {
                return Err(Error::new(Kind::Usage, tr!("--profile: `{all}` stands alone", all))
                    .why(tr!("it is every profile already"))
                    .hint(tr!("leave the other names out, or `{all}`", all)));
            }
            None => {}
        }
        let names = typed.iter().map(|name| {
            self.known(name).map(str::to_owned).ok_or_else(|| self.unknown(name, given.is_some(), line))
        });
        let profiles = Profiles::named(names.collect::<Result<Vec<_>>>()?.into_iter());
        match profiles.names.is_empty() {
            true => Err(self.unknown("", given.is_some(), line)),
            false => Ok(profiles),
        }
    }

    /// One profile: the one with this name, else the first that is meant.
    ///
    /// # Errors
    /// As [`Self::profiles`].
    pub fn profile(&self, name: Option<&str>) -> Result<Profile<'_>> {
        let chosen = self.profiles(name.map(|name| [name.to_owned()]).as_ref().map(<[_; 1]>::as_slice))?;
        let name = chosen.names.into_iter().next().unwrap_or_default();
        let section = self.file.profiles.get(&name);
        Ok(Profile { name, config: self, section, is_one_of_several: false })
    }

    /// The source of the profiles where no option names them.
    pub fn source_of_profiles(&self) -> Source {
        let default = self.file.default_profile.as_ref();
        default.map_or(Source::Default, |(_, line)| Source::File(line.clone()))
    }

    /// The known name that a typed one means. It may be typed in other characters than it has in the file.
    fn known(&self, typed: &str) -> Option<&str> {
        let names = self.profile_names();
        let exact = names.iter().find(|name| **name == typed);
        exact.or_else(|| names.iter().find(|name| spelling::same(name, typed))).copied()
    }

    fn unknown(&self, name: &str, by_option: bool, line: Option<&FileLine>) -> Error {
        let names = self.profile_names();
        let what = match line {
            Some(line) => tr!("{line}: `default_profile` names `{name}`, which does not exist", line, name),
            None if by_option => tr!("--profile: there is no profile `{name}`", name),
            None => tr!("there is no profile `{name}`", name),
        };
        let file = self.paths.config.display();
        let why = if self.file.profiles.is_empty() {
            tr!("no profile is set up in {file}", file)
        } else {
            tr!("{file} has {names}", file, names = names.join(&tr!("quoted" => ", ")))
        };
        let error = Error::new(Kind::Config, what).why(why);
        match nearest(name, names.iter().copied()) {
            Some(near) => error.meant(near),
            None if self.file.profiles.is_empty() => error.hint(tr!("`kefu config init` sets one up")),
            None => error.hint(tr!(
                "name one, like `-p {name}`, or run `kefu config set default_profile {name}`",
                name = for_shell(names.first().copied().unwrap_or_default())
            )),
        }
    }
}

/// Whether a text stands for every profile.
pub fn is_all(name: &str) -> bool {
    ALL.iter().any(|all| spelling::same(all, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::testing::Folder;

    const FILE: &str =
        "[profiles.\"上海店\"]\n[profiles.\"北京店\"]\n[profiles.main]\n[profiles.\"甲，乙\"]\n";

    fn profiles(file: &str, given: Option<&[&str]>) -> Result<Profiles> {
        let given = given.map(|given| given.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        Folder::with(file).load([])?.profiles(given.as_deref())
    }

    #[test]
    fn names_are_understood_as_people_type_lists() {
        for (given, names, several) in [
            (&["main"][..], &["main"][..], false),
            (&["ｍａｉｎ"], &["main"], false),
            (&["上海店,北京店"], &["上海店", "北京店"], true),
            (&["北京店，上海店"], &["北京店", "上海店"], true),
            (&["北京店、 main"], &["北京店", "main"], true),
            (&["北京店", "main"], &["北京店", "main"], true),
            (&["main,main"], &["main"], false),
            (&["main,"], &["main"], false),
            (&["甲，乙"], &["甲，乙"], false),
            (&["甲，乙,main"], &["甲，乙", "main"], true),
            (&["all"], &["main", "上海店", "北京店", "甲，乙"], true),
            (&["ＡＬＬ"], &["main", "上海店", "北京店", "甲，乙"], true),
            (&["全部"], &["main", "上海店", "北京店", "甲，乙"], true),
        ] {
            let found = profiles(FILE, Some(given)).unwrap_or_else(|error| panic!("{given:?}: {error:?}"));
            assert_eq!(found.names, names, "{given:?}");
            assert_eq!(found.several, several, "{given:?}");
        }
    }

    #[test]
    fn the_file_names_one_several_or_all() {
        for (default, names, several) in [
            ("北京店", &["北京店"][..], false),
            ("北京店,main", &["北京店", "main"], true),
            ("all", &["main", "上海店", "北京店", "甲，乙"], true),
        ] {
            let file = format!("default_profile = \"{default}\"\n{FILE}");
            let found = profiles(&file, None).unwrap_or_else(|error| panic!("{default}: {error:?}"));
            assert_eq!(found.names, names, "{default}");
            assert_eq!(found.several, several, "{default}");
        }
        let only = profiles("[profiles.only]", None).map(|found| found.names);
        assert_eq!(only.ok(), Some(vec!["only".to_owned()]));
        let alone = profiles("[profiles.only]", Some(&["all"])).map(|found| (found.several, found.count));
        assert_eq!(alone.ok(), Some((true, 1)), "`all` asks for several, even where there is one");
    }

    #[test]
    fn a_name_that_does_not_exist_is_said_with_what_was_meant() {
        for (given, kind, hint) in [
            ("mian", Kind::Config, "did you mean `main`?"),
            ("上海店,mian", Kind::Config, "did you mean `main`?"),
            ("上海", Kind::Config, "did you mean `上海店`?"),
            ("all,main", Kind::Usage, "leave the other names out, or `all`"),
            (",", Kind::Config, "name one, like `-p main`, or run `kefu config set default_profile main`"),
        ] {
            let error = profiles(FILE, Some(&[given])).expect_err(given);
            assert_eq!(error.kind(), kind, "{given}");
            assert_eq!(error.advice().as_deref(), Some(hint), "{given}");
        }
    }

    #[test]
    fn the_demo_has_a_shop_for_each_name() {
        let of = |given: &[&str]| {
            let given: Vec<_> = given.iter().map(|text| (*text).to_owned()).collect();
            let found = Profiles::of_demo((!given.is_empty()).then_some(&given));
            (found.names, found.several)
        };
        assert!(!of(&[]).1 && !of(&["main"]).1);
        assert_eq!(of(&["all"]), (DEMO.map(str::to_owned).to_vec(), true));
        assert_eq!(of(&["a，b"]), (vec!["a".to_owned(), "b".to_owned()], true));
    }
}
