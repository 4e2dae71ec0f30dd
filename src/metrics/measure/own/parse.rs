//! The grammar of expressions.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = factor { ("*" | "/") factor }
//! factor  = "-" factor | number [ "%" ] | "(" sum ")" | name "(" arguments ")" | name | 'name with spaces'
//! ```
//!
//! An argument may be a comparison: sum ("<" | "<=" | ">" | ">=") sum.

use std::ops::Range;

use crate::scenario::quoted;

/// Depth of brackets at most.
const DEEPEST: usize = 40;

/// A part of an expression, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) part: Part,
    pub(super) place: Range<usize>,
}

/// What a part is.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Number(f64),
    Name(String),
    Minus(Box<Node>),
    Two(Sign, Box<Node>, Box<Node>),
    Call(String, Vec<Node>),
}

/// What stands between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
    Times,
    Over,
    Below,
    AtMost,
    Above,
    AtLeast,
}

impl Sign {
    pub(super) const fn compares(self) -> bool {
        matches!(self, Self::Below | Self::AtMost | Self::Above | Self::AtLeast)
    }
}

/// A mistake, and where.
pub(super) type Mistake = (Range<usize>, String);

/// Reads an expression.
pub(super) fn parse(text: &str) -> Result<Node, Mistake> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let node = reader.sum()?;
    reader.space();
    if reader.at < text.len() {
        return Err(reader.mistake("expected an operator, as + - * /, or the end"));
    }
    Ok(node)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// The next sign of several, taken.
    fn take<T: Copy>(&mut self, signs: &[(&str, T)]) -> Option<T> {
        self.space();
        let (sign, what) = signs.iter().find(|(sign, _)| self.rest().starts_with(sign))?;
        self.at += sign.len();
        Some(*what)
    }

    fn mistake(&self, expected: &str) -> Mistake {
        let letter = self.rest().chars().next();
        let found = letter.map_or_else(|| "the end".to_owned(), |letter| format!("`{letter}`"));
        let end = self.at + letter.map_or(0, char::len_utf8);
        (self.at..end, format!("{expected}, found {found}"))
    }

    fn deeper<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Mistake>,
    ) -> Result<T, Mistake> {
        if self.depth == DEEPEST {
            return Err((
                self.at..self.at,
                format!("brackets and signs within one another, {DEEPEST} deep: too deep"),
            ));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn chain(
        &mut self,
        signs: &[(&str, Sign)],
        next: fn(&mut Self) -> Result<Node, Mistake>,
    ) -> Result<Node, Mistake> {
        let mut left = next(self)?;
        while let Some(sign) = self.take(signs) {
            let right = next(self)?;
            let place = left.place.start..right.place.end;
            left = Node { part: Part::Two(sign, Box::new(left), Box::new(right)), place };
        }
        Ok(left)
    }

    fn sum(&mut self) -> Result<Node, Mistake> {
        self.chain(&[("+", Sign::Plus), ("-", Sign::Minus)], Self::product)
    }

    fn product(&mut self) -> Result<Node, Mistake> {
        self.chain(&[("*", Sign::Times), ("/", Sign::Over)], Self::factor)
    }

    fn factor(&mut self) -> Result<Node, Mistake> {
        self.space();
        let start = self.at;
        if self.take(&[("-", ())]).is_some() {
            let inner = self.deeper(Self::factor)?;
            let place = start..inner.place.end;
            return Ok(Node { part: Part::Minus(Box::new(inner)), place });
        }
        if self.take(&[("(", ())]).is_some() {
            let inner = self.deeper(Self::sum)?;
            self.close()?;
            return Ok(Node { place: start..self.at, ..inner });
        }
        match self.rest().chars().next() {
            Some(c) if c.is_ascii_digit() || c == '.' => self.number(start),
            Some('\'') => self.quoted(start),
            Some(c) if c.is_alphabetic() || c == '_' => self.word(start),
            _ => Err(self.mistake("expected a number, a track, a metric or a bracket")),
        }
    }

    fn close(&mut self) -> Result<(), Mistake> {
        self.take(&[(")", ())]).ok_or_else(|| self.mistake("expected `)`"))
    }

    fn number(&mut self, start: usize) -> Result<Node, Mistake> {
        let rest = self.rest();
        let mut end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        // An exponent: 1e3, 2.5e-4.
        let exponent = rest[end..].strip_prefix(['e', 'E']).map(|after| {
            let digits = after.strip_prefix(['+', '-']).unwrap_or(after);
            (digits, rest.len() - digits.len())
        });
        if let Some((digits, from)) =
            exponent.filter(|(d, _)| d.starts_with(|c: char| c.is_ascii_digit()))
        {
            end = from + digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        }
        self.at += end;
        let value = rest[..end].parse::<f64>().ok().filter(|value| value.is_finite());
        let mut value =
            value.ok_or_else(|| (start..self.at, format!("`{}` is no number", &rest[..end])))?;
        if self.take(&[("%", ())]).is_some() {
            value /= 100.0;
        }
        Ok(Node { part: Part::Number(value), place: start..self.at })
    }

    fn quoted(&mut self, start: usize) -> Result<Node, Mistake> {
        let (name, after) = quoted(self.rest())
            .ok_or_else(|| (start..self.text.len(), "a quotation mark is not closed".to_owned()))?;
        self.at = self.text.len() - after.len();
        Ok(Node { part: Part::Name(name), place: start..self.at })
    }

    fn word(&mut self, start: usize) -> Result<Node, Mistake> {
        let rest = self.rest();
        let own = |c: char| !c.is_alphanumeric() && c != '_' && c != '.';
        let end = rest.find(own).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        self.at += end;
        // As `answer` and `--on` have it.
        if let Some(year) = self.rest().strip_prefix('@') {
            let digits = year.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(year.len());
            let year = &year[..digits];
            let place = start..self.at + 1 + digits;
            return Err((place, format!("`{name}@{year}` is at({name}, {year}) in an expression")));
        }
        if self.take(&[("(", ())]).is_none() {
            return Ok(Node { part: Part::Name(name), place: start..start + end });
        }
        let mut arguments = vec![self.deeper(Self::argument)?];
        while self.take(&[(",", ())]).is_some() {
            arguments.push(self.deeper(Self::argument)?);
        }
        self.close()?;
        Ok(Node { part: Part::Call(name, arguments), place: start..self.at })
    }

    fn argument(&mut self) -> Result<Node, Mistake> {
        const SIGNS: [(&str, Sign); 4] =
            [("<=", Sign::AtMost), (">=", Sign::AtLeast), ("<", Sign::Below), (">", Sign::Above)];
        let left = self.sum()?;
        let Some(sign) = self.take(&SIGNS) else { return Ok(left) };
        let right = self.sum()?;
        let place = left.place.start..right.place.end;
        Ok(Node { part: Part::Two(sign, Box::new(left), Box::new(right)), place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(node: &Node) -> String {
        match &node.part {
            Part::Number(value) => format!("{value}"),
            Part::Name(name) => name.clone(),
            Part::Minus(inner) => format!("(- {})", shown(inner)),
            Part::Two(sign, a, b) => format!("({sign:?} {} {})", shown(a), shown(b)),
            Part::Call(name, all) => {
                format!("{name}[{}]", all.iter().map(shown).collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[test]
    fn expressions_are_read() {
        for (text, due) in [
            ("1 + 2 * 3 - 4", "(Minus (Plus 1 (Times 2 3)) 4)"),
            (
                "-(a + 'default.New carriers') / 50 %",
                "(Over (- (Plus a default.New carriers)) 0.5)",
            ),
            ("first_year(a / b < 1.5e-1)", "first_year[(Below (Over a b) 0.15)]"),
            ("at(spending.Meta, 2027)", "at[spending.Meta 2027]"),
            ("2e3*x", "(Times 2000 x)"),
            ("'debt.Moody's' / 'debt.A''s'", "(Over debt.Moody's debt.A's)"),
        ] {
            assert_eq!(shown(&parse(text).unwrap()), due, "{text}");
        }
    }

    #[test]
    fn mistakes_have_their_place() {
        for (text, place, words) in [
            ("", 0..0, "expected a number, a track, a metric or a bracket, found the end"),
            ("1 +", 3..3, "found the end"),
            ("sum(a", 5..5, "expected `)`"),
            ("a b", 2..3, "expected an operator"),
            ("a ** b", 3..4, "found `*`"),
            ("1.2.3", 0..5, "`1.2.3` is no number"),
            ("'a", 0..2, "not closed"),
            ("a < b", 2..3, "expected an operator"),
            ("a; b", 1..2, "found `;`"),
            ("ä + €", 5..8, "found `€`"),
        ] {
            let (found, message) = parse(text).unwrap_err();
            assert!(found == place && message.contains(words), "{text}: {found:?} {message}");
        }
        assert!(parse(&format!("{}1", "(".repeat(5000))).unwrap_err().1.contains("too deep"));
        assert!(parse(&format!("{}1", "-".repeat(5000))).unwrap_err().1.contains("too deep"));
    }
}
