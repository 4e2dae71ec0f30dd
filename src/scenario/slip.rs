//! What may be meant where a text is no TOML: numbers and words as people and office programs write them.

use super::node::Value;

/// What helps where a number is expected: what the words that are found seem to mean, else an example.
pub(super) fn number_hint<'a>(found: &Value, example: &'a str) -> &'a str {
    match found {
        Value::Text(text) => hint(text).unwrap_or(example),
        _ => example,
    }
}

/// A hint on a line that cannot be parsed.
pub(super) fn hint(line: &str) -> Option<&'static str> {
    let line = line.split('#').next().unwrap_or_default();
    let value = line.split_once('=').map_or(line, |(_, value)| value).trim();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let letters: Vec<char> = value.chars().collect();
    let between = |wanted: char| {
        letters
            .windows(3)
            .any(|own| own[1] == wanted && is_digit(Some(own[0])) && is_digit(Some(own[2])))
    };
    let dated = value.split('.').filter(|part| part.parse::<u32>().is_ok()).count() > 2;
    if line.contains(['\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}']) {
        return Some("quotes are plain ones: \"..\"");
    }
    if value.contains(['\u{2212}', '\u{2013}']) {
        return Some("a minus is a plain one: -0.03");
    }
    if line.contains(['\u{a0}', '\u{202f}', '\u{2009}']) {
        return Some("a space is a plain one, and none stands within a number");
    }
    if !is_digit(value.chars().find(|c| !"-+(".contains(*c))) {
        return None;
    }
    let signs = [
        (dated, "a date is a year as a number: 2026.5 for the middle of 2026"),
        (value.contains('%'), "a share is a number: 0.03 for 3 %"),
        (value.starts_with('('), "a number below 0 has a minus, no brackets: -3"),
        (between(','), "a number has a decimal point, no comma: 0.4"),
        (between('\'') || between(' '), "nothing stands between thousands: 4300"),
    ];
    signs.into_iter().find(|(is, _)| *is).map(|(_, hint)| hint)
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn what_people_write_for_numbers_is_told() {
        for (line, part) in [
            ("share = 0,4", Some("decimal point")),
            ("growth = 3 %  # a year", Some("0.03 for 3 %")),
            ("growth = (3)", Some("a minus, no brackets")),
            ("initial = 4'300", Some("between thousands")),
            ("initial = 4 300", Some("between thousands")),
            ("growth = \u{2212}0.03", Some("a plain one: -0.03")),
            ("initial =\u{a0}3", Some("a space is a plain one")),
            ("name = \u{201c}RWE\u{201d}", Some("plain ones")),
            ("start = 31.12.2026", Some("2026.5")),
            ("name = RWE", None),
            ("growth = 0.4", None),
        ] {
            let found = hint(line);
            assert_eq!(found.is_some(), part.is_some(), "{line}: {found:?}");
            assert!(part.is_none_or(|part| found.unwrap().contains(part)), "{line}: {found:?}");
        }
    }
}
