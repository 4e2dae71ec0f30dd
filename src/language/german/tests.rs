//! One thing has one German word, in charts, answer, screen and assumptions.

use super::{all, labels, messages};

/// English words, and the German ones of which a sentence about them has one.
const WORDS: [(&str, &[&str]); 5] = [
    ("equipment", &["Anlagen", "Geräte"]),
    ("spending", &["usgaben", "ausgibt", "gibt"]),
    ("lenders", &["redit"]),
    ("holders of claims", &["Halter"]),
    ("signpost", &["Warnzeichen"]),
];

/// What German readers stumbled over, each beside what says it now.
const GONE: [(&str, &str); 8] = [
    ("Ausrüstung", "Anlagen"),
    ("gipfel", "Höchststand"),
    ("Gipfel", "Höchststand"),
    ("Prüfeinheit", "Vermögensgruppe"),
    ("des Kredits", "der Kredite"),
    ("wie unwahrscheinlich", "wie nicht"),
    ("Gläubiger", "Kreditgeber"),
    (" Punkte genau", "Prozentpunkte"),
];

/// German compounds that have such a word in them and mean something else.
const OTHERS: [&str; 1] = ["Anleihegläubiger"];

#[test]
fn one_thing_has_one_word() {
    let sentences = || all().map(|(english, german)| (*english, *german)).chain(labels());
    let (mut seen, mut faults) = (0, Vec::new());
    for (english, german) in sentences() {
        for (word, own) in WORDS.iter().filter(|(word, _)| english.contains(word)) {
            seen += 1;
            if !own.iter().any(|own| german.contains(own)) {
                faults.push(format!("{word}, {own:?}: {english} | {german}"));
            }
        }
    }
    let said = messages().map(|(english, german)| (*english, *german));
    for (english, german) in sentences().chain(said) {
        let rest = OTHERS.iter().fold(german.to_owned(), |rest, own| rest.replace(own, ""));
        for (gone, today) in GONE.iter().filter(|(gone, _)| rest.contains(gone)) {
            faults.push(format!("{gone}, today {today}: {english} | {german}"));
        }
    }
    assert!(seen > 100 && faults.is_empty(), "{seen}: {faults:#?}");
}

/// Names are one or many, and may have commas: behind them stands no word that must know which.
#[test]
fn no_verb_agrees_with_a_name() {
    const PLACES: [&str; 4] = ["{party} ", "{who} ", "{builder} ", "{parties} "];
    let faults = all().filter(|(english, _)| {
        PLACES.iter().any(|place| {
            let pieces: Vec<&str> = english.split(place).collect();
            // What is theirs is one or many itself.
            let bare = pieces.windows(2).filter(|pair| !pair[0].ends_with("of "));
            let mut words = bare.filter_map(|pair| pair[1].split([' ', ',', ':']).next());
            words.any(|word| word.len() > 1 && word.ends_with('s') || word == "are")
        })
    });
    let faults: Vec<_> = faults.collect();
    assert!(faults.is_empty(), "{faults:#?}");
}
