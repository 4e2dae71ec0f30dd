//! Sentences, numbers and amounts in both languages.

use std::collections::BTreeSet;

use super::*;

#[test]
fn sentences_and_numbers_are_german() {
    let text = phrase!("{share} of the paths", share = number("1,234.5 %".to_owned()));
    assert_eq!(Language::En.say(&text), "1,234.5\u{a0}% of the paths");
    assert_eq!(Language::GERMAN.say(&text), "1.234,5\u{a0}% der Pfade");
    assert_eq!(Language::GERMAN.number("over 99.9 %"), "über 99,9 %");
    assert!(Language::GERMAN.knows(&text) && !Language::GERMAN.knows(&phrase("no such sentence")));
    let tricky = phrase!("{b} and {a}", a = name("a"), b = name("{a}{b}"));
    assert_eq!(Language::En.say(&tricky), "{a}{b} and a");
    assert_eq!(Language::GERMAN.money(1234.0, "$bn"), "1,23 Bio. $");
    assert_eq!(Language::GERMAN.money(-5.0, "M EUR"), "−5 Mio. EUR");
    assert_eq!(Language::GERMAN.currency("£m"), "Mio. £");
}

#[test]
fn translations_keep_every_place() {
    for (english, german) in german::all().chain(german::messages()) {
        let [own, theirs] =
            [english, german].map(|text| places::all(text).collect::<BTreeSet<_>>());
        assert_eq!(own, theirs, "{english}");
    }
    let mut keys: Vec<&str> = german::all().map(|(english, _)| *english).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count, "a sentence stands twice");
}

fn english(amount: f64, currency: &str) -> String {
    Language::En.money(amount, currency)
}

#[test]
fn amounts_are_written_as_people_write_them() {
    let cases = [
        (6064.0, "$bn", "$6.06 trillion"),
        (6100.0, "$bn", "$6.1 trillion"),
        (35.0, "$bn", "$35 bn"),
        (999.9, "$bn", "$1 trillion"),
        (-0.4, "$bn", "−$400 m"),
        (0.0, "$bn", "$0"),
        (1234.5, "£m", "£1.23 bn"),
        (7.0, "bn yen", "7 bn yen"),
        (1500.0, "M EUR", "1.5 bn EUR"),
        (12345.0, "talents", "12,300 talents"),
        (2_500_000.0, "$", "$2.5 m"),
        (12.0, "million pounds of 1846", "12 m pounds of 1846"),
        (3800.0, "billions of Japanese yen", "3.8 trillion Japanese yen"),
        (1e9, "$bn", "$1,000,000 trillion"),
        (3e-7, "$bn", "$300"),
    ];
    for (amount, currency, text) in cases {
        assert_eq!(english(amount, currency), text, "{amount} {currency}");
    }
}

#[test]
fn amounts_are_german() {
    let german = |amount, currency| Language::GERMAN.money(amount, currency);
    assert_eq!(german(6064.0, "$bn"), "6,06 Bio. $");
    assert_eq!(german(-35.0, "$bn"), "−35 Mrd. $");
    assert_eq!(german(12_345.0, "Taler"), "12.300 Taler");
    assert_eq!(german(0.4, "€bn"), "400 Mio. €");
}

#[test]
fn noughts_say_nothing_and_one_year_is_one() {
    for (number, due) in [("1.0", "1 year"), ("2.50", "2.5 years"), ("10", "10 years")] {
        let mut own = phrase!(
            "{amount} {unit}",
            amount = number(number.to_owned()),
            unit = phrase(phrase("years"))
        );
        own.shorten_numbers();
        assert_eq!(Language::En.say(&own).replace('\u{a0}', " "), due);
    }
}

/// A scenario of the file `ng.toml` is ng, also where a sentence begins with it.
#[test]
fn a_name_at_the_head_of_a_sentence_stays_as_it_was_written() {
    let named = phrase!("{name}: {said}", name = name("ng"), said = phrase(phrase("nothing")));
    let within = phrase!("{said}.", said = phrase(named));
    assert_eq!(Language::En.sentence(&within), "ng: nothing.");
    let words = phrase!("{said}.", said = phrase(phrase("nobody fails on it")));
    assert_eq!(Language::En.sentence(&words), "Nobody fails on it.");
}
