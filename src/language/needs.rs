//! What a quantity that is not modelled needs, in words.

use crate::language::{Phrase, phrase};

/// Tables and keys as files write them, and words for what is more than a key.
pub fn said(needs: &str) -> Phrase {
    let any = |own: &str| {
        let one = |own: &str| if own.contains(' ') { phrase(own) } else { Phrase::of_name(own) };
        let either = |first, second| {
            phrase!("{first} or {second}", first = phrase(first), second = phrase(second))
        };
        own.split(" or ").map(one).reduce(either)
    };
    let all = needs.split(" and ").filter_map(any);
    all.reduce(|first, next| {
        phrase!("{first} and {second}", first = phrase(first), second = phrase(next))
    })
    .unwrap_or_else(|| phrase(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Language, metrics::quantity};

    /// Whatever a quantity needs has its German.
    #[test]
    fn all_needs_have_their_german() {
        let mut told = 0;
        for needs in quantity::all().filter_map(|(quantity, _)| quantity.needed()) {
            assert!(Language::GERMAN.knows(&said(&needs)), "{needs}");
            assert_eq!(Language::En.say(&said(&needs)), needs);
            told += 1;
        }
        assert!(told > 30, "{told}");
        let both = said("[rental] or a builder with orders.builds = \"sites\"");
        assert_eq!(
            Language::GERMAN.say(&both),
            "[rental] oder einen Betreiber mit orders.builds = \"sites\""
        );
    }
}
