//! What words on a screen or a page may be the name of: the words themselves, then what is left without whose they are,
//! without their unit, without a number behind them.

use crate::language;

/// Steps in which something is left out, at most.
const STEPS: usize = 3;
/// Readings of one step, at most: a text of a user's may be long.
const MOST: usize = 60;

/// The readings, step by step: the first whole, in both languages.
pub(super) fn readings(asked: &str) -> Vec<Vec<String>> {
    let plain = asked.replace('\u{a0}', " ").replace('\u{2019}', "'");
    let mut steps = vec![both(vec![plain.trim().trim_end_matches(['*', ':', ' ']).to_owned()])];
    while steps.len() <= STEPS {
        let known: Vec<&String> = steps.iter().flatten().collect();
        let mut next: Vec<String> = Vec::new();
        for own in steps[steps.len() - 1].iter().flat_map(|own| shorter(own)) {
            if !known.contains(&&own) && !next.contains(&own) && next.len() < MOST {
                next.push(own);
            }
        }
        if next.is_empty() {
            break;
        }
        steps.push(both(next));
    }
    steps
}

/// The words with their English.
fn both(mut words: Vec<String>) -> Vec<String> {
    let english: Vec<String> =
        words.iter().flat_map(|own| language::english(own)).map(str::to_owned).collect();
    words.extend(english);
    words
}

/// Words that stand before what a number is of.
const BEFORE: [&str; 6] =
    ["median ", "factor on ", "Median von ", "Median: ", "Faktor auf ", "more than "];

/// What is left if one thing is left out.
fn shorter(words: &str) -> Vec<String> {
    let mut all: Vec<&str> = Vec::new();
    // Whose it is, in front: OpenAI's revenue; Nvidia in OpenAI: kind of claim; OpenAIs Umsatz.
    for mark in ["'s ", "' ", ": "] {
        all.extend(words.split_once(mark).map(|(_, after)| after));
    }
    all.extend(words.split_once(' ').filter(|(own, _)| own.ends_with('s')).map(|(_, rest)| rest));
    all.extend(BEFORE.iter().filter_map(|own| {
        let head = words.get(..own.len())?;
        head.eq_ignore_ascii_case(own).then(|| &words[own.len()..])
    }));
    // What it is, in brackets: OpenAI (customer).
    all.extend(words.split_once(" (").and_then(|(_, rest)| rest.strip_suffix(')')));
    // A unit, a key, a limit or whose it is, behind.
    for mark in
        [" (", ", ", ": ", " von ", " from ", " above ", " under ", " über ", " unter ", " with "]
    {
        all.extend(words.rsplit_once(mark).map(|(before, _)| before));
        all.extend(words.split_once(mark).map(|(before, _)| before));
        if mark == ", " || mark == " with " {
            all.extend(words.split_once(mark).map(|(_, after)| after));
        }
    }
    // Numbers behind it.
    let number = |place: usize| {
        words[place..].starts_with(|c: char| c.is_ascii_digit() || "$€£".contains(c))
    };
    let first = words.match_indices(' ').map(|(place, _)| place + 1).find(|place| number(*place));
    all.extend(first.map(|place| &words[..place]));
    // A column of a scenario's is of one of its quantiles: bear, 5 %.
    let quantile = words.split_once(", ").map(|(_, after)| after).filter(|own| own.ends_with(" %"));
    let named = all.into_iter().filter(|own| own.chars().any(char::is_alphabetic));
    named.chain(quantile).map(|own| own.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn what_stands_around_a_label_is_left_out() {
        let has = |asked: &str, due: &str| readings(asked).iter().flatten().any(|own| own == due);
        for (asked, due) in [
            ("OpenAI's growth of revenue at the start", "growth of revenue at the start"),
            ("OpenAIs Umsatzwachstum zu Beginn", "growth of revenue at the start"),
            ("Banks' class of holder", "class of holder"),
            ("Nvidia in OpenAI: kind of claim", "kind of claim"),
            ("OpenAI (customer)", "customer"),
            ("bear, 5 %", "5 %"),
            ("Wahrscheinlichkeit eines Einbruch…", "probability of a bust"),
            ("Long-run growth of demand from 3.38\u{a0}% a year", "Long-run growth of demand"),
            (
                "2026 (53\u{a0}%): Earnings over the cost of capital under 100\u{a0}%",
                "Earnings over the cost of capital",
            ),
            ("fleet 26 / 54* $770 bn", "fleet"),
        ] {
            assert!(has(asked, due), "{asked}: {:?}", readings(asked));
        }
        let long = "of and, ".repeat(400);
        assert!(readings(&long).iter().all(|step| step.len() <= 120));
    }
}
