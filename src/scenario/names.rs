//! Names that people would take for one another.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::{
    diagnostic::Problems,
    node::{Node, Value},
    source::Span,
};

/// Entries of one list, beyond which it is no scenario.
const MOST_ENTRIES: usize = 1_000;

/// A name as people read it: without case, width of letters and white space.
pub fn spoken(name: &str) -> String {
    // To capitals first: `ß` is `SS` there.
    let capitals = name.nfkc().flat_map(char::to_uppercase);
    let compatible = capitals.flat_map(char::to_lowercase).nfkc();
    let visible = compatible.filter(|c| !is_invisible(*c)).collect::<String>();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters that take no place: joiners, marks of direction, soft hyphens, fillers, selectors of variants.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Letters that take no place and turn the direction in which others are written.
pub(super) const fn turns_round(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a name can be read on a chart: no controls, nothing invisible, no white space at its ends.
pub(super) fn is_legible(name: &str) -> bool {
    name.trim() == name && !name.chars().any(|c| c.is_control() || is_invisible(c))
}

/// Whether a name looks like a number of a year, as in `spending@2027`.
pub fn is_dated(name: &str) -> bool {
    let is_year =
        |year: &str| !year.is_empty() && year.chars().all(|c| c.is_ascii_digit() || c == '.');
    name.rsplit_once('@').is_some_and(|(_, year)| is_year(year))
}

/// The name in single quotes that a text begins with, and what stands behind it; none where the quotes do not end. An
/// apostrophe within a word is part of the name, as in `'default.Moody's'`; so is a doubled one.
pub fn quoted(text: &str) -> Option<(String, &str)> {
    let text = text.strip_prefix('\'')?;
    let mut name = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\'' {
            let next = letters.peek().map(|(_, next)| *next);
            let within =
                |next: char| next.is_alphanumeric() && name.ends_with(char::is_alphanumeric);
            if next == Some('\'') {
                letters.next();
            } else if !next.is_some_and(within) {
                return Some((name, &text[at + 1..]));
            }
        }
        name.push(letter);
    }
    None
}

/// The known name that a new one may be meant for: a slip or two apart, and not in a number.
pub fn near<'a>(name: &str, known: &'a [String]) -> Option<&'a String> {
    let own = spoken(name);
    known.iter().find(|other| own.len() < 1_000 && is_slip(&own, &spoken(other)))
}

fn is_slip(a: &str, b: &str) -> bool {
    let (in_a, in_b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if in_a.len() == in_b.len() {
        // Word by word: `Nvidia to Meta` beside `Nvidia in Meta` is no slip.
        return in_a.iter().zip(in_b).all(|(a, b)| is_slip_of_word(a, b));
    }
    is_slip_of_word(&in_a.concat(), &in_b.concat())
}

fn is_slip_of_word(a: &str, b: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| !c.is_numeric()).collect::<String>();
    // `Fund 1` beside `Fund 2` is no slip.
    if a == b || letters(a) == letters(b) {
        return a == b;
    }
    let shorter = a.chars().count().min(b.chars().count());
    let allowed = if shorter < 5 { shorter / 3 } else { 2 };
    strsim::osa_distance(a, b) <= allowed
}

/// Refuses two entries of one list in one file with the same name, and lists without end.
pub(super) fn check_list(list: &str, nodes: &[Node], problems: &mut Problems) {
    if nodes.len() > MOST_ENTRIES && nodes.iter().all(|n| matches!(n.value, Value::Table(_))) {
        let message =
            format!("{list}: {} entries; a list has no more than {MOST_ENTRIES}", nodes.len());
        problems.error(Some(nodes[0].span.clone()), message);
    }
    let names = nodes.iter().filter_map(|node| Some((node.name()?, Some(node.span.clone()))));
    check_distinct(list, names, problems);
}

/// Refuses names that are equal, or that people would take for equal.
pub fn check_distinct<N: AsRef<str> + Copy>(
    list: &str,
    names: impl Iterator<Item = (N, Option<Span>)>,
    problems: &mut Problems,
) {
    let mut known: BTreeMap<String, N> = BTreeMap::new();
    for (name, span) in names {
        let Some(other) = known.insert(spoken(name.as_ref()), name) else { continue };
        refuse_alike(list, [name.as_ref(), other.as_ref()], span, problems);
    }
}

/// Notes a name of a list that is equal to another, or that people would take for it.
pub(super) fn refuse_alike(
    list: &str,
    [name, other]: [&str; 2],
    span: Option<Span>,
    problems: &mut Problems,
) {
    let message = if other == name {
        format!("{list}: two entries are named `{name:.60}`")
    } else {
        format!(
            "{list}: `{name:.60}` and `{other:.60}` differ in case, white space or Unicode form alone"
        )
    };
    let help = "write the name the same way to change the entry, or choose another";
    problems.error(span, message).help(help);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_people_read() {
        for (a, b) in [
            ("SoftBank", "Softbank"),
            ("Soft Bank", "soft  bank "),
            ("Caf\u{e9}", "Cafe\u{301}"),
            ("Meta", "\u{ff2d}eta"),
            ("Me\u{200b}ta", "Meta"),
            ("Straße", "STRASSE"),
            ("A", "A\u{fe0f}"),
        ] {
            assert_eq!(spoken(a), spoken(b));
        }
        assert_ne!(spoken("Meta"), spoken("Metal"));
        assert!(is_legible("New carriers") && !is_legible(" Meta") && !is_legible("a\tb"));
        assert!(!["\u{3164}", "A\u{fe0f}", "\u{2800}"].into_iter().any(is_legible));
    }

    #[test]
    fn apostrophes_are_part_of_names() {
        for (text, name, rest) in [
            ("'a b' > 1", "a b", " > 1"),
            ("'A'B' + 1", "A'B", " + 1"),
            ("'Moody's',x", "Moody's", ",x"),
            ("'Traders'''/2", "Traders'", "/2"),
            ("'x''y'", "x'y", ""),
            ("'a'*'b'", "a", "*'b'"),
        ] {
            assert_eq!(quoted(text), Some((name.to_owned(), rest)), "{text}");
        }
        assert!(["a", "'a", "'a''", "'a'b"].into_iter().all(|text| quoted(text).is_none()));
        assert!(is_dated("Oracle@2028") && is_dated("a@2028.5"));
        assert!(!["@A", "A@", "a@b", "2028", "a@2028b"].into_iter().any(is_dated));
    }

    #[test]
    fn slips_are_near_and_numbers_are_not() {
        let known = ["SoftBank", "Fund 1", "Amazon in Anthropic", "IBM"].map(str::to_owned);
        for slip in ["Soft Bank", "SoftBanc", "Softbnak", "SoftBank", "Amazon in Antropic", "IBN"] {
            assert!(near(slip, &known).is_some(), "{slip}");
        }
        for other in ["Fund 2", "Google", "AMD", "Amazon in OpenAI", "Amazon to Anthropic"] {
            assert_eq!(near(other, &known), None);
        }
    }
}
