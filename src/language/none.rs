//! None and all in words: "a bust on none of the paths", not "on 0 % of the paths".

use super::Language;

type Named = (Language, &'static str, &'static [&'static str], [(&'static str, &'static str); 2]);

/// How a sentence names shares of the paths: what stands before the share, what behind it, what these are where none is
/// meant, and where all are.
const OF_PATHS: &[Named] = &[
    (
        Language::En,
        "",
        &[" of the paths", " of all paths"],
        [("none", " of the paths"), ("all", " of the paths")],
    ),
    (
        Language::GERMAN,
        "auf ",
        &[" der Pfade", " aller Pfade"],
        [("keinem", " der Pfade"), ("allen", " Pfaden")],
    ),
];

/// What makes a sentence say the contrary: none beside it would be too much.
const CONTRARY: &[&str] =
    &["not", "nothing", "cannot", "never", "none", "no", "nicht", "nichts", "nie", "kein"];

/// A share in words, what follows it then, and how many bytes of the sentence that stands for.
pub(super) fn in_words(
    language: Language,
    said: &str,
    value: &str,
    after: &str,
) -> Option<(&'static str, &'static str, usize)> {
    let index = ["0 %", "100 %"].iter().position(|own| value.replace('\u{a0}', " ") == *own)?;
    let (_, before, behind, words) = OF_PATHS.iter().find(|own| own.0.tag() == language.tag())?;
    let told = behind.iter().find(|own| after.starts_with(**own))?;
    let said = said.to_lowercase();
    // `0 % to 100 % of the paths` is a range.
    let is_range = ["to ", "and ", "bis ", "und "].iter().any(|own| said.ends_with(own));
    let is_contrary = said.split(|c: char| !c.is_alphabetic()).any(|own| CONTRARY.contains(&own));
    if is_range || is_contrary || !said.ends_with(before) {
        return None;
    }
    let (share, of) = words[index];
    Some((share, of, told.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{number::percent, phrase};

    #[test]
    fn none_and_all_are_words() {
        let said = |share: f64| {
            let own = phrase!(
                "A bust on {share} of the paths in every scenario",
                share = number(percent(share))
            );
            [Language::En, Language::GERMAN].map(|language| language.plain(&own))
        };
        assert!(said(0.0)[0].starts_with("A bust on none of the paths in"), "{:?}", said(0.0));
        assert!(said(1.0)[0].starts_with("A bust on all of the paths in"), "{:?}", said(1.0));
        assert!(said(0.2)[0].starts_with("A bust on 20 % of the paths in"), "{:?}", said(0.2));
        let german = [0.0, 1.0].map(said).map(|[_, german]| german.to_lowercase());
        assert!(german[0].contains("auf keinem der pfade"), "{german:?}");
        assert!(german[1].contains("auf allen pfaden"), "{german:?}");
    }

    #[test]
    fn ranges_and_contraries_keep_their_numbers() {
        let words = |said: &str, value: &str| in_words(Language::En, said, value, " of the paths");
        assert!(words("A bust on ", "0\u{a0}%").is_some());
        assert_eq!(words("A bust on 0 % to ", "100 %"), None);
        assert_eq!(words("Meta cannot pay on ", "0 %"), None);
        assert_eq!(words("A bust on ", "under 0.1 %"), None);
        assert_eq!(in_words(Language::GERMAN, "", "0 %", " der Pfade"), None);
    }
}
