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

/// Sizes as others write them, in small letters, with what scenarios write and what it says.
const SPELLED: [(&[&str], &str, &str); 4] = [
    (&["trn", "tln", "bio", "t"], "tn", "trillions"),
    (&["b", "bn", "bln", "mia", "mrd", "milliard", "milliards"], "bn", "billions"),
    (&["mm", "m", "mn", "mln", "mio"], "m", "millions"),
    (&["k", "tsd", "thousands"], "k", "thousands"),
];

/// How a currency whose size is not known, or not told, would be written, and what that says.
pub(super) fn advised(currency: &str) -> (String, &'static str) {
    let sign: String =
        currency.chars().filter(|letter| SYMBOLS.contains(*letter)).take(1).collect();
    let plain = currency.replace(|letter| SYMBOLS.contains(letter), " ");
    let mut names: Vec<&str> = plain.split_whitespace().collect();
    let spelled = |word: &str| {
        let word = word.to_lowercase();
        SPELLED.iter().find(|(all, ..)| all.contains(&word.trim_matches('.')))
    };
    let place = names.iter().position(|word| spelled(word).is_some());
    let found = place.map(|place| names.remove(place)).and_then(spelled).or_else(|| {
        let (before, code) = names.iter().find_map(|word| word.split_at_checked(1))?;
        let is_code = code.len() == 3 && code.chars().all(char::is_uppercase);
        let known = if before == "t" { &SPELLED[3] } else { spelled(before)? };
        (is_code && before.chars().all(char::is_lowercase)).then(|| {
            names = vec![code];
            known
        })
    });
    let (_, size, says) = found.unwrap_or(&SPELLED[1]);
    let name = names.join(" ");
    let written =
        if sign.is_empty() { format!("{size} {name:.30}") } else { format!("{sign}{size}") };
    (written.trim_end().to_owned(), says)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_advised_says_the_size_that_was_meant() {
        for (currency, advice, says) in [
            ("$B", "$bn", "billions"),
            ("$mm", "$m", "millions"),
            ("MM$", "$m", "millions"),
            ("bn$", "$bn", "billions"),
            ("bln rub", "bn rub", "billions"),
            ("Mn DKK", "m DKK", "millions"),
            ("$K", "$k", "thousands"),
            ("tEUR", "k EUR", "thousands"),
            ("kEUR", "k EUR", "thousands"),
            ("€", "€bn", "billions"),
            ("EUR", "bn EUR", "billions"),
            ("Kč", "bn Kč", "billions"),
            ("", "bn", "billions"),
        ] {
            assert!(!says_size(currency), "{currency}");
            assert_eq!(advised(currency), (advice.to_owned(), says), "{currency}");
            assert!(says_size(advice), "{advice}");
        }
    }
}
