//! Words of other programs, each with its equivalent in kefu.

use crate::lang::Message;

/// Words of other programs with one meaning.
#[derive(Clone, Copy, Debug)]
pub struct Habit {
    /// Separated by blanks.
    pub typed: &'static str,
    /// The equivalent option; `None` if none is needed.
    pub option: Option<&'static str>,
    /// An explanation.
    pub says: Message,
    /// An example of a whole command.
    pub example: &'static str,
}

impl Habit {
    /// Words in place of an option.
    pub const fn option(
        typed: &'static str,
        option: &'static str,
        says: Message,
        example: &'static str,
    ) -> Self {
        Self { typed, option: Some(option), says, example }
    }

    /// Words in place of a command, or of an option that is not needed.
    pub const fn new(typed: &'static str, says: Message, example: &'static str) -> Self {
        Self { typed, option: None, says, example }
    }
}
