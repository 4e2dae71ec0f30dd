//! Words for the size of an amount within the name of a currency.

/// As currencies of scenarios have them, with the power of ten.
pub(super) const SIZES: [(&str, i32); 14] = [
    ("tn", 12),
    ("trillion", 12),
    ("Bio.", 12),
    ("bn", 9),
    ("billion", 9),
    ("Mrd.", 9),
    ("m", 6),
    ("M", 6),
    ("mn", 6),
    ("million", 6),
    ("Mio.", 6),
    ("k", 3),
    ("thousand", 3),
    ("Tsd.", 3),
];

/// Signs that stand before an amount in English.
pub const SYMBOLS: &str = "$€£¥₹";

/// Whether the name of a currency says what its numbers count: `$bn` does, `$` does not.
pub(super) fn says_size(currency: &str) -> bool {
    let words = currency.trim_start_matches(|letter| SYMBOLS.contains(letter)).split_whitespace();
    words.into_iter().any(|word| size_of(word).is_some())
}

/// The power of ten that a word of a currency stands for: of one or of many, `billion` and `billions`.
pub fn size_of(word: &str) -> Option<i32> {
    let known = |word: &str| SIZES.iter().find(|(size, _)| *size == word).map(|(_, power)| *power);
    let many = word.strip_suffix('s').filter(|one| one.len() > 3);
    known(word).or_else(|| known(many?))
}
