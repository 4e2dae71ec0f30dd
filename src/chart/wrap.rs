//! Words that fit: broken into lines, or cut, by their width as drawn.

/// Breaks a text into lines of at most a width, of about the same length; what does not fit ends in an ellipsis.
pub(super) fn wrap(
    text: &str,
    width: f64,
    most: usize,
    measure: &dyn Fn(&str) -> f64,
) -> Vec<String> {
    // A number and its sign stay together.
    let text = head(text, most * LETTERS).replace(" %", "\u{a0}%");
    let lines = fill_lines(&text, width, measure);
    if lines.len() > most {
        let mut kept = lines[..most].to_vec();
        kept[most - 1] = fit(&format!("{} {}", kept[most - 1], lines[most]), width, measure);
        return kept;
    }
    // The narrowest width that needs no further line, and cuts no word, leaves none alone. What a width does any wider one
    // does, so that halving finds it.
    let whole = lines.join(" ");
    let narrower = |twentieth: u32| {
        let own = fill_lines(&text, width * f64::from(twentieth) / 20.0, measure);
        (own.len() <= lines.len() && own.join(" ") == whole).then_some(own)
    };
    let (mut too_narrow, mut enough, mut found) = (5, 20, None);
    while enough - too_narrow > 1 {
        let middle = u32::midpoint(too_narrow, enough);
        match narrower(middle) {
            Some(own) => (enough, found) = (middle, Some(own)),
            None => too_narrow = middle,
        }
    }
    found.unwrap_or(lines)
}

fn fill_lines(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            *line = fit(word, width, measure);
            continue;
        }
        let longer = format!("{line} {word}");
        if longer.len() <= LETTERS && measure(&longer) <= width {
            *line = longer;
        } else {
            lines.push(fit(word, width, measure));
        }
    }
    lines
}

/// More letters than any line holds: what is behind them need not be measured.
const LETTERS: usize = 2000;

/// The first letters of a text.
fn head(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}

/// As much of a text as fits, with an ellipsis where it is cut.
pub(super) fn fit(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> String {
    let head = head(text, LETTERS);
    if head.len() == text.len() && measure(text) <= width {
        return text.to_owned();
    }
    let letters: Vec<char> = head.chars().collect();
    let cut = |count: usize| {
        let kept: String = letters[..count].iter().collect();
        format!("{}…", kept.trim_end())
    };
    // More letters are never narrower, so that halving finds how many fit.
    let (mut fits, mut too_many) = (0, letters.len());
    while too_many - fits > 1 {
        let middle = usize::midpoint(fits, too_many);
        if measure(&cut(middle)) <= width {
            fits = middle;
        } else {
            too_many = middle;
        }
    }
    cut(fits)
}

/// At most so many letters.
pub fn shorten(text: &str, letters: usize) -> String {
    fit(text, letters as f64, &|text| text.chars().count() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> f64 {
        text.chars().count() as f64
    }

    #[test]
    fn long_texts_are_broken_and_cut() {
        let lines = |text: &str, width: f64, most: usize| wrap(text, width, most, &count);
        assert_eq!(lines("one two three four", 9.0, 3), ["one two", "three", "four"]);
        assert_eq!(
            lines("one two three four five six", 20.0, 2),
            ["one two three", "four five six"]
        );
        assert_eq!(lines("one two three four", 9.0, 1), ["one two…"]);
        assert_eq!(shorten("abcdef", 4), "abc…");
        // A long word is not cut where there is room for it.
        assert_eq!(lines("Technology", 20.0, 2), ["Technology"]);
        assert_eq!(lines("of Wertberichtigungen a", 20.0, 3), ["of", "Wertberichtigungen a"]);
        assert_eq!(lines("Wertberichtigungen", 10.0, 2), ["Wertberic…"]);
    }
}
