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
    power_of(currency).is_some()
}

/// The power of ten that amounts of a currency count in.
pub fn power_of(currency: &str) -> Option<i32> {
    let words = currency.trim_start_matches(|letter| SYMBOLS.contains(letter)).split_whitespace();
    words.into_iter().find_map(size_of)
}

/// The power of ten that a word of a currency stands for: of one or of many, `billion` and `billions`.
pub fn size_of(word: &str) -> Option<i32> {
    let known = |word: &str| SIZES.iter().find(|(size, _)| *size == word).map(|(_, power)| *power);
    let many = word.strip_suffix('s').filter(|one| one.len() > 3);
    known(word).or_else(|| known(many?))
}

/// Words for one currency: sign, code, name.
const CURRENCIES: [&[&str]; 7] = [
    &["$", "usd", "us$", "dollar", "dollars"],
    &["€", "eur", "euro", "euros"],
    &["£", "gbp", "pound", "pounds", "sterling"],
    &["¥", "jpy", "yen"],
    &["cny", "rmb", "yuan"],
    &["₹", "inr", "rupee", "rupees"],
    &["chf", "franken", "francs"],
];

/// Lower-case words and signs, a stroke read as "per".
pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('/', " per ").replace("p.a.", "per annum");
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || ",;()[]".contains(c)) {
        // A sign before a size is a word of its own.
        let rest = word.trim_start_matches(|sign| SYMBOLS.contains(sign));
        let sign = &word[..word.len() - rest.len()];
        words.extend(
            [sign, rest.trim_matches('.')]
                .iter()
                .filter(|part| !part.is_empty())
                .map(|part| (*part).to_owned()),
        );
    }
    words
}

/// The power of ten that a unit names.
pub(super) fn size(words: &[String]) -> Option<i32> {
    let is = |word: &String, known: &str| *word == known.to_lowercase().trim_matches('.');
    let power =
        |word: &String| SIZES.iter().find(|(known, _)| is(word, known)).map(|(_, power)| *power);
    words.iter().find_map(power).or_else(|| {
        let plural = |word: &String| word.strip_suffix('s').map(str::to_owned);
        words.iter().filter_map(plural).find_map(|word| power(&word))
    })
}

/// The currencies that a unit names, by their place.
pub(super) fn currencies(words: &[String]) -> Vec<usize> {
    let known =
        |place: &usize| words.iter().any(|word| CURRENCIES[*place].contains(&word.as_str()));
    (0..CURRENCIES.len()).filter(known).collect()
}
