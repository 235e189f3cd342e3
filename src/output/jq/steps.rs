//! The parts of a program that reads one record after the other, so that they need not be values all at once.

use jaq_core::{
    load::{
        lex::StrPart,
        parse::{BinaryOp, Def, Term},
    },
    path::{Opt, Part, Path},
};

type Program<'p> = Term<&'p str>;

/// A program over a list as what it does with each record, and what it does with the array of all that comes out.
/// `[.[] | each] | rest` is the same program, or `.[] | each` where there is no rest.
#[derive(Debug)]
pub(super) struct Steps<'p> {
    pub(super) each: Program<'p>,
    pub(super) rest: Option<Program<'p>>,
}

impl<'p> Steps<'p> {
    /// The steps of a program. One that takes the list in another way gets an array of all records.
    pub(super) fn new(program: Program<'p>) -> Self {
        Self::of(&program).unwrap_or(Self { each: Term::Id, rest: Some(program) })
    }

    /// The steps of a program that takes the list apart and does not look at it otherwise.
    fn of(program: &Program<'p>) -> Option<Self> {
        match program {
            Term::Path(of, Path(path)) if path.iter().all(is_constant) => match (&**of, &path[..]) {
                (Term::Id, [(Part::Range(None, None), _), rest @ ..]) => {
                    Some(Self { each: Term::Path(Term::Id.into(), Path(rest.to_vec())), rest: None })
                }
                _ => Some(Self::of(of)?.then(Term::Path(Term::Id.into(), Path(path.clone())))),
            },
            Term::Call("map", arguments) => match &arguments[..] {
                [each] => Some(Self { each: each.clone(), rest: Some(Term::Id) }),
                _ => None,
            },
            Term::Arr(Some(items)) => {
                let Self { each, rest } = Self::of(items)?;
                let array = |rest: Program<'p>| Term::Arr(Some(rest.into()));
                Some(Self { each, rest: Some(rest.map_or(Term::Id, array)) })
            }
            Term::BinOp(first, BinaryOp::Pipe(None), next) => Some(Self::of(first)?.then((**next).clone())),
            Term::Def(definitions, program) if !definitions.iter().any(is_map) => {
                let defined = |term: Program<'p>| Term::Def(definitions.clone(), term.into());
                let Self { each, rest } = Self::of(program)?;
                Some(Self { each: defined(each), rest: rest.map(defined) })
            }
            _ => None,
        }
    }

    /// The same, and then another step for each value that comes out.
    fn then(self, next: Program<'p>) -> Self {
        let piped = |first: Program<'p>| Term::BinOp(first.into(), BinaryOp::Pipe(None), next.into());
        match self.rest {
            None => Self { each: piped(self.each), rest: None },
            Some(rest) => Self { rest: Some(piped(rest)), ..self },
        }
    }
}

/// Whether a part of a path is the same for every value; other ones are computed from the input of the whole path.
fn is_constant((part, _): &(Part<Program<'_>>, Opt)) -> bool {
    match part {
        Part::Range(from, upto) => from.is_none() && upto.is_none(),
        Part::Index(Term::Num(_)) => true,
        Part::Index(Term::Str(None, parts)) => parts.iter().all(|part| matches!(part, StrPart::Str(_))),
        Part::Index(_) => false,
    }
}

/// Whether a definition replaces jq's `map`.
fn is_map(definition: &Def<&str>) -> bool {
    definition.name == "map" && definition.args.len() == 1
}
