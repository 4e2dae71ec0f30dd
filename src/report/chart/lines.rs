//! Words that fit: broken into lines, or cut.

/// Breaks a text into lines of at most so many letters, of about the same length; what does not fit
/// ends in an ellipsis.
pub(super) fn wrap(text: &str, letters: usize, most: usize) -> Vec<String> {
    // A number and its sign stay together.
    let text = &text.replace(" %", "\u{a0}%");
    let lines = fill_lines(text, letters);
    if lines.len() > most {
        let mut kept = lines[..most].to_vec();
        kept[most - 1] = format!("{}…", shorten(&kept[most - 1], letters - 1));
        return kept;
    }
    // The narrowest width that needs no further line leaves no word alone.
    let narrow = (letters / 3..letters).find(|width| fill_lines(text, *width).len() <= lines.len());
    narrow.map_or(lines, |width| fill_lines(text, width))
}

fn fill_lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > letters {
            lines.push(shorten(word, letters));
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&shorten(word, letters));
    }
    lines
}

/// At most so many letters.
pub(in crate::report) fn shorten(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_broken_and_cut() {
        assert_eq!(wrap("one two three four", 9, 3), ["one two", "three", "four"]);
        assert_eq!(wrap("one two three four five six", 20, 2), ["one two three", "four five six"]);
        assert_eq!(wrap("one two three four", 9, 1), ["one two…"]);
        assert_eq!(shorten("abcdef", 4), "abc…");
    }
}
