//! Finds where the values of a JSON text are, without building them.
//!
//! The grammar is RFC 8259's: what `serde_json` accepts is accepted, and nothing else. A parser that builds values, or one
//! that hands out raw ones through serde, reads a page several times as slowly, and neither says how a value is written.

mod number;

use std::ops::Range;

use crate::text::{Block, begins_hidden, block};

/// How a value is written, which says what reading it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `null`.
    Null,
    /// A number, `true` or `false`.
    Word,
    /// A string without escapes: the text between its quotes is its value.
    Plain,
    /// A string with escapes.
    Escaped,
    /// An array or object.
    Nested {
        /// How many levels of arrays and objects it has; 255 stands for more, too.
        levels: u8,
        /// How it is written on one line with nothing hidden in it.
        one_line: OneLine,
    },
}

/// How an array or object is copied onto one line, with nothing hidden in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneLine {
    /// As it is.
    Verbatim,
    /// Without the blanks between its tokens.
    WithoutBlanks,
    /// Token by token: there are escaped surrogates or hidden characters in its strings.
    Rewritten,
}

/// Where a value is in a text, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its place, the quotes of a string included.
    pub at: Range<usize>,
    /// How it is written.
    pub form: Form,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The place of the name, its quotes included.
    pub name: Range<usize>,
    /// The value.
    pub value: Value,
}

/// An object: its place in a text, and its members in their order, by their places in the object. A name that occurs
/// twice is there twice.
#[derive(Clone, Debug, Default)]
pub struct Members {
    /// The place of the object, its braces included.
    pub at: Range<usize>,
    /// The members.
    pub all: Vec<Member>,
}

/// The value that a text is; `None` if it is none.
pub fn value(text: &str) -> Option<Value> {
    let mut scanner = Scanner::new(text);
    let value = scanner.value()?;
    scanner.ends().then_some(value)
}

/// The members of a text that is one object; `None` if it is anything else.
pub fn members(text: &str) -> Option<Members> {
    let mut scanner = Scanner::new(text);
    let members = scanner.members(0)?;
    scanner.ends().then_some(members)
}

/// The elements of a text that is one array, at most `most`; `None` if it is anything else, or longer.
pub fn elements(text: &str, most: usize) -> Option<Vec<Value>> {
    let mut scanner = Scanner::new(text);
    let mut elements = Vec::new();
    scanner.array(|scanner| {
        elements.push(scanner.value()?);
        (elements.len() <= most).then_some(())
    })?;
    scanner.ends().then_some(elements)
}

/// Reads a JSON text from its beginning to its end. `None` from any method means that the text is not JSON, or not what
/// was asked for; the scanner is of no use afterwards.
pub(super) struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
    /// The marks of the bytes from a position on.
    block: Block,
    block_start: usize,
    /// The ends of the arrays and objects around the current place, within one [`Form::Nested`] value.
    open: Vec<u8>,
    /// Whether that value has blanks between its tokens.
    has_blanks: bool,
    /// Whether its strings have escaped surrogates or hidden characters.
    is_rewritten: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let text = text.as_bytes();
        Self {
            text,
            at: 0,
            block: Block::at(text, 0),
            block_start: 0,
            open: Vec::new(),
            has_blanks: false,
            is_rewritten: false,
        }
    }

    /// Whether nothing but blanks is left.
    pub(super) fn ends(mut self) -> bool {
        self.token();
        self.at == self.text.len()
    }

    /// Whether an array or object begins here.
    pub(super) fn is_nested(&mut self) -> bool {
        matches!(self.token(), b'{' | b'[')
    }

    /// Whether an array or object begins here that is not empty.
    pub(super) fn is_filled(&mut self) -> bool {
        let is_nested = self.is_nested();
        self.at += 1;
        is_nested && !matches!(self.token(), b'}' | b']')
    }

    /// Reads an object: `member` gets the place of each name and reads the value.
    pub(super) fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, Range<usize>) -> Option<()>,
    ) -> Option<()> {
        self.sequence(b'{', b'}', |scanner| {
            let name = scanner.name()?;
            member(scanner, name)
        })
    }

    /// Reads an array: `element` reads each element.
    pub(super) fn array(&mut self, element: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.sequence(b'[', b']', element)
    }

    /// Reads an object with its members, of which there are about `expected`.
    pub(super) fn members(&mut self, expected: usize) -> Option<Members> {
        self.token();
        let start = self.at;
        let mut all = Vec::with_capacity(expected);
        self.object(|scanner, name| {
            let Value { at, form } = scanner.value()?;
            let value = Value { at: at.start - start..at.end - start, form };
            all.push(Member { name: name.start - start..name.end - start, value });
            Some(())
        })?;
        Some(Members { at: start..self.at, all })
    }

    /// Reads any value.
    pub(super) fn value(&mut self) -> Option<Value> {
        let first = self.token();
        let start = self.at;
        let form = match first {
            b'"' => self.string()?,
            b'{' | b'[' => self.nested()?,
            _ => self.word()?,
        };
        Some(Value { at: start..self.at, form })
    }

    fn sequence(&mut self, start: u8, end: u8, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(start)?;
        if self.token() == end {
            self.at += 1;
            return Some(());
        }
        loop {
            one(self)?;
            let mark = self.token();
            self.at += 1;
            match mark {
                b',' => {}
                mark if mark == end => return Some(()),
                _ => return None,
            }
        }
    }

    /// Reads an array or object of any depth, without recursion.
    fn nested(&mut self) -> Option<Form> {
        (self.has_blanks, self.is_rewritten) = (false, false);
        let mut levels = 0;
        loop {
            match self.token() {
                b'"' => {
                    self.string()?;
                }
                b'{' => {
                    self.open(b'}');
                    levels = levels.max(self.open.len());
                    if self.token() != b'}' {
                        self.name()?;
                        continue;
                    }
                }
                b'[' => {
                    self.open(b']');
                    levels = levels.max(self.open.len());
                    if self.token() != b']' {
                        continue;
                    }
                }
                _ => {
                    self.word()?;
                }
            }
            if self.close()? {
                let levels = u8::try_from(levels).unwrap_or(u8::MAX);
                let one_line = match (self.is_rewritten, self.has_blanks) {
                    (true, _) => OneLine::Rewritten,
                    (false, true) => OneLine::WithoutBlanks,
                    (false, false) => OneLine::Verbatim,
                };
                return Some(Form::Nested { levels, one_line });
            }
        }
    }

    fn open(&mut self, end: u8) {
        self.open.push(end);
        self.at += 1;
    }

    /// Goes on behind a value within [`Self::nested`], to the next one; says whether that was the last one.
    fn close(&mut self) -> Option<bool> {
        loop {
            let mark = self.token();
            self.at += 1;
            match *self.open.last()? {
                end if mark == end => {
                    self.open.pop();
                    if self.open.is_empty() {
                        return Some(true);
                    }
                }
                end if mark == b',' => {
                    if end == b'}' {
                        self.name()?;
                    }
                    return Some(false);
                }
                _ => return None,
            }
        }
    }

    /// The first byte of the next token, which is where the scanner is then; 0, which begins none, at the end.
    #[inline]
    fn token(&mut self) -> u8 {
        match self.text.get(self.at) {
            Some(byte) if *byte > b' ' => *byte,
            _ => self.token_after_blanks(),
        }
    }

    #[inline(never)]
    fn token_after_blanks(&mut self) -> u8 {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.text.get(self.at) {
            self.at += 1;
            self.has_blanks = true;
        }
        self.text.get(self.at).copied().unwrap_or_default()
    }

    #[inline]
    fn take(&mut self, mark: u8) -> Option<()> {
        let is_here = self.token() == mark;
        self.at += 1;
        is_here.then_some(())
    }

    /// Reads a name and the colon behind it.
    #[inline]
    fn name(&mut self) -> Option<Range<usize>> {
        if self.token() != b'"' {
            return None;
        }
        let start = self.at;
        self.string()?;
        let name = start..self.at;
        self.take(b':')?;
        Some(name)
    }

    /// Reads the string that begins here.
    #[inline]
    fn string(&mut self) -> Option<Form> {
        self.at += 1;
        match self.text_end()? {
            b'"' => {
                self.at += 1;
                Some(Form::Plain)
            }
            _ => self.escaped(),
        }
    }

    /// Reads the rest of a string from its first escape on.
    #[inline(never)]
    fn escaped(&mut self) -> Option<Form> {
        loop {
            match self.text_end()? {
                b'"' => {
                    self.at += 1;
                    return Some(Form::Escaped);
                }
                // Where one character is escaped, the next one often is.
                b'\\' => {
                    while self.text.get(self.at) == Some(&b'\\') {
                        self.escape()?;
                    }
                }
                _ => return None,
            }
        }
    }

    /// Goes to the quote, the backslash or the control character that ends a text within a string.
    #[inline]
    fn text_end(&mut self) -> Option<u8> {
        let passed = self.at - self.block_start;
        if passed < block::BYTES {
            let (ends, rare) = self.block.behind(passed);
            if ends != 0 && rare == 0 {
                self.at += ends.trailing_zeros() as usize;
                return self.text.get(self.at).copied();
            }
        }
        self.text_end_in_blocks()
    }

    /// Does the same for a text with rare characters, or one that does not end in this block.
    #[inline(never)]
    fn text_end_in_blocks(&mut self) -> Option<u8> {
        loop {
            if self.at - self.block_start >= block::BYTES {
                (self.block, self.block_start) = (Block::at(self.text, self.at), self.at);
            }
            let (ends, mut rare) = self.block.behind(self.at - self.block_start);
            while rare != 0 {
                self.is_rewritten |= begins_hidden(&self.text[self.at + rare.trailing_zeros() as usize..]);
                rare &= rare - 1;
            }
            if ends != 0 {
                self.at += ends.trailing_zeros() as usize;
                return self.text.get(self.at).copied();
            }
            self.at = self.block_start + block::BYTES;
        }
    }

    fn escape(&mut self) -> Option<()> {
        match self.text.get(self.at + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 2,
            b'u' => {
                let digits = self.text.get(self.at + 2..self.at + 6)?;
                if !digits.iter().all(u8::is_ascii_hexdigit) {
                    return None;
                }
                self.is_rewritten |= matches!(digits[0], b'd' | b'D') && digits[1] > b'7';
                self.at += 6;
            }
            _ => return None,
        }
        Some(())
    }

    /// Reads the number or word that begins here.
    fn word(&mut self) -> Option<Form> {
        let rest = self.text.get(self.at..)?;
        let (length, form) = match rest.first()? {
            b'n' if rest.starts_with(b"null") => (4, Form::Null),
            b't' if rest.starts_with(b"true") => (4, Form::Word),
            b'f' if rest.starts_with(b"false") => (5, Form::Word),
            _ => (number::length(rest)?, Form::Word),
        };
        self.at += length;
        Some(form)
    }
}

#[cfg(test)]
mod tests;
