//! The places of a sentence, `{share}`, by their names.

/// What stands before the next place, its name, and what stands behind it. What does not look like one is text.
pub fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (place, after) = rest.split_once('}')?;
    Some((before, place, after))
}

/// Whether words are a sentence with something in each of its places, whatever the size of their letters.
pub fn fits(sentence: &str, words: &str) -> bool {
    let plain = |text: &str| text.replace('\u{a0}', " ").replace('\u{2019}', "'").to_lowercase();
    let (sentence, words) = (plain(sentence), plain(words));
    let Some((before, _, mut rest)) = next(&sentence) else { return sentence == words };
    let Some(mut left) = words.strip_prefix(before) else { return false };
    while let Some((text, _, after)) = next(rest) {
        let filled = left.char_indices().nth(1).map_or(left.len(), |(place, _)| place);
        let Some(place) = left[filled..].find(text) else { return false };
        (left, rest) = (&left[filled + place + text.len()..], after);
    }
    left.strip_suffix(rest).is_some_and(|filled| !filled.is_empty())
}

/// The names of all places, as they come.
pub fn all(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, place, after) = next(rest)?;
        rest = after;
        Some(place)
    })
}

/// A sentence without the names of its places.
pub fn nameless(text: &str) -> String {
    let (mut bare, mut rest) = (String::new(), text);
    while let Some((before, _, after)) = next(rest) {
        bare.extend([before, "{}"]);
        rest = after;
    }
    bare + rest
}

/// Stops the compiler unless names and places are the same.
pub const fn demand(text: &str, names: &[&str]) {
    assert!(agree(text, names), "the places of the sentence and the names given differ");
}

/// Whether every place of a sentence has its name, and every name a place.
pub const fn agree(text: &str, names: &[&str]) -> bool {
    let (text, mut at, mut found) = (text.as_bytes(), 0, 0_u64);
    while at < text.len() {
        if text[at] == b'{' {
            let Some(name) = position(text, at + 1, names) else { return false };
            found |= 1 << name;
        }
        at += 1;
    }
    found.count_ones() as usize == names.len()
}

/// Which of the names begins at a byte and ends with a brace.
const fn position(text: &[u8], start: usize, names: &[&str]) -> Option<usize> {
    let mut which = 0;
    while which < names.len() {
        let name = names[which].as_bytes();
        let mut same = 0;
        while same < name.len() && start + same < text.len() && text[start + same] == name[same] {
            same += 1;
        }
        if same == name.len() && start + same < text.len() && text[start + same] == b'}' {
            return Some(which);
        }
        which += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_names_agree_or_do_not() {
        assert!(agree("{share} of {paths}, {share}", &["paths", "share"]));
        assert!(!agree("{share} of {paths}", &["share"]), "a place without a name");
        assert!(!agree("{share}", &["share", "year"]), "a name without a place");
        assert!(!agree("{shar}", &["share"]) && !agree("{share", &["share"]));
        assert!(!agree("{first_year}", &["first"]));
    }

    #[test]
    fn places_are_found_as_they_come() {
        let text = "{b} and {a}, {b} {";
        assert_eq!(all(text).collect::<Vec<_>>(), ["b", "a", "b"]);
        assert_eq!(nameless(text), "{} and {}, {} {");
    }
}
