//! Reads a condition, and refuses what cannot hold or cannot fail.

use super::{Clause, Condition, Relation, known::Known, ties::ties};
use crate::{
    metrics::{BUST, Fault, Quantity, Unit, fault, suggested},
    model::Model,
    scenario::quoted,
};

/// Clauses at most: more is no question.
const MOST: usize = 20;
/// Bytes at most.
const LONGEST: usize = 2_000;

const RELATIONS: [(&str, Relation); 9] = [
    (">=", Relation::AtLeast),
    ("<=", Relation::AtMost),
    ("!=", Relation::Unequal),
    ("==", Relation::Equal),
    (">", Relation::Above),
    ("<", Relation::Below),
    ("=", Relation::Equal),
    ("above ", Relation::Above),
    ("below ", Relation::Below),
];

const EXPECTED: &str = "expected a yes or no as `bust`, or a metric against a number as `spending_fall > 0.5`, \
                        several joined by `and`";

impl Condition {
    /// Reads a condition on the metrics of a model; the error says what is wrong and what was expected.
    pub fn read(text: &str, model: &Model) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!("the condition is longer than {LONGEST} bytes; {EXPECTED}"));
        }
        let known = Known::of(model);
        let (mut clauses, mut rest) = (Vec::new(), text.trim());
        loop {
            let (clause, after) = known.clause(rest)?;
            clauses.push(clause);
            if after.is_empty() {
                break;
            }
            rest = joined(after)
                .ok_or_else(|| format!("`{}` is left over; {EXPECTED}", shorten(after)))?;
            if clauses.len() == MOST {
                return Err(format!("more than {MOST} conditions"));
            }
        }
        let condition = Self { text: text.trim().to_owned(), clauses, ties: ties(&known) };
        condition.contradiction()?;
        condition.clashes().map(|()| condition)
    }
}

/// What comes after an `and`.
fn joined(text: &str) -> Option<&str> {
    let word = text.get(..3).filter(|word| word.eq_ignore_ascii_case("and"))?;
    text[word.len()..].strip_prefix(char::is_whitespace).map(str::trim_start)
}

fn shorten(text: &str) -> String {
    text.chars().take(60).collect()
}

impl Known<'_> {
    /// The first clause of a text, and what is left behind it.
    fn clause<'t>(&self, text: &'t str) -> Result<(Clause, &'t str), String> {
        let negated = text.strip_prefix("not ").map(str::trim_start);
        let body = negated.unwrap_or(text);
        let (name, rest) = self.name(body)?;
        let rest = rest.trim_start();
        let relation = RELATIONS.iter().find(|(sign, _)| rest.starts_with(sign));
        let (relation, bound, after) = match relation {
            Some(_) if negated.is_some() => {
                return Err(format!(
                    "`not` stands before a yes or no alone, as in `not {}`",
                    BUST.name
                ));
            }
            Some((sign, relation)) => {
                let (bound, after) = self.bound(name, rest[sign.len()..].trim_start())?;
                (Some(*relation), bound, after)
            }
            None => (None, f64::from(u8::from(negated.is_none())), rest),
        };
        let clause = self.checked(name, relation, bound)?;
        Ok((clause, after.trim_start()))
    }

    /// The known name that a text begins with, in quotes or without them, and what is left behind it.
    fn name<'t>(&self, text: &'t str) -> Result<(&str, &'t str), String> {
        if let Some((name, rest)) = quoted(text) {
            let known = self.names.iter().find(|own| **own == name);
            return known.map_or_else(|| Err(self.unknown(&name)), |own| Ok((own.as_str(), rest)));
        }
        let ends = |rest: &str| {
            rest.chars().next().is_none_or(|c| c.is_whitespace() || "<>=!".contains(c))
        };
        let fits = |name: &&String| text.strip_prefix(name.as_str()).is_some_and(ends);
        if let Some(name) = self.names.iter().find(fits) {
            return Ok((name.as_str(), &text[name.len()..]));
        }
        let end = text.find(['<', '>', '=', '!']).unwrap_or(text.len());
        let word = text[..end].split(" and ").next().unwrap_or_default();
        let word = word.split(" above ").next().unwrap_or_default();
        let word = word.split(" below ").next().unwrap_or_default().trim();
        if word.is_empty() {
            return Err(format!("a metric is missing; {EXPECTED}"));
        }
        Err(self.unknown(word))
    }

    fn unknown(&self, word: &str) -> String {
        match fault(self.model, word, None) {
            Some(fault) if !matches!(fault, Fault::Unknown) => fault.words(word),
            _ => {
                let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
                let word = shorten(word);
                format!("there is no metric `{word}`; {}", suggested(&word, &names))
            }
        }
    }

    /// A number, perhaps in per cent, or the word for what never happens; and what is left behind it.
    fn bound<'t>(&self, name: &str, text: &'t str) -> Result<(f64, &'t str), String> {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let (word, mut rest) = (&text[..end], &text[end..]);
        let unit = self.unit(name);
        if self.quantity(name).infinite() == Some(word) {
            return Ok((f64::INFINITY, rest));
        }
        let (digits, mut percent) = word.strip_suffix('%').map_or((word, false), |d| (d, true));
        if let Some(after) = rest.trim_start().strip_prefix('%').filter(|_| !percent) {
            (percent, rest) = (true, after);
        }
        let number = digits.parse::<f64>().ok().filter(|number| number.is_finite());
        let number = number.ok_or_else(|| {
            let word = shorten(word);
            format!("{name}: `{word}` is no number; expected one such as 0.5, 1200 or 50 %")
        })?;
        if percent && !matches!(unit, Unit::Share | Unit::Rate) {
            return Err(format!("{name} is not a share: per cent of what?"));
        }
        Ok((if percent { number / 100.0 } else { number }, rest))
    }

    fn quantity(&self, name: &str) -> &'static Quantity {
        let metric = self.metrics.iter().find(|metric| metric.name == name);
        metric.map_or(&BUST, |metric| metric.quantity)
    }
}

#[cfg(test)]
mod tests;
