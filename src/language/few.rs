//! Small counts as words: two builders, not 2 builders.

use crate::{Phrase, number, phrase};

/// Words for counts, from one on.
const WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// A count within a sentence: in a word up to twelve.
pub fn few(count: usize) -> Phrase {
    let word = count.checked_sub(1).and_then(|place| WORDS.get(place));
    word.map_or_else(|| phrase!(number(number::count(count as u64))), |word| phrase(*word))
}

#[cfg(test)]
mod tests {
    use super::few;
    use crate::Language;

    #[test]
    fn small_counts_are_words() {
        let said = |language: Language| [2, 12, 13, 1300].map(|count| language.say(&few(count)));
        assert_eq!(said(Language::En), ["two", "twelve", "13", "1,300"]);
        assert_eq!(said(Language::GERMAN), ["zwei", "zwölf", "13", "1.300"]);
    }
}
