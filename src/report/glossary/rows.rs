//! Rows of screens and pages by their first words, as sentences have them: what stands in braces is whatever a scenario
//! has there.

use super::Word;
use crate::language::{Language, fits};

/// Rows and heads with what they show.
const ROWS: &[Word] = &[
    ("Spending falls {share} in 3 years", "whether spending busts, and the limit that is one"),
    ("Price at {share} of needed margin", "whether the price busts, and the limit that is one"),
    ("Books lose {share} in 3 years", "whether the books bust, and the limit that is one"),
    ("Lenders lose {share} in 3 years", "whether credit busts, and the limit that is one"),
    ("Books lose {share} in all", "whether the books bust in a short run, and the limit"),
    ("Lenders lose {share} in all", "whether credit busts in a short run, and the limit"),
    ("Any of these four", "share of the paths on which at least one kind of bust begins"),
    ("of spending", "a bust of spending: it falls far below its peak within three years"),
    ("of the price", "a bust of the price: new equipment does not earn what it needs"),
    ("of the books", "a bust of the books: much of what assets stand for is written off"),
    ("of credit", "a bust of credit: lenders lose much of what they lent"),
    ("first to last, median years", "years from the first bust to the last, the median"),
    ("not by {year}", "share of the paths on which it has not come by the end of that year"),
    ("from {first} to {last}", "share of the paths on which it comes in one of these years"),
    ("what happened", "what was observed; its lines end where the error of the data does"),
    (
        "never within the horizon",
        "share of the paths on which it never comes in the years of the run",
    ),
    ("Never breaks even", "share of the paths on which the industry never has its money back"),
    (
        "Payback of a year\u{2019}s spending",
        "when equipment bought in a year has earned its money back",
    ),
    ("Equipment of {year}", "what is spent on equipment in that year, and when it is back"),
    ("{low} and more", "the last step of amounts, which has no upper end"),
    ("By {year}, over all paths", "numbers of the years to that one, over all simulated futures"),
    (
        "By {year}, medians",
        "numbers of the years to that one: half of the simulated futures have less",
    ),
    ("What drives whether it busts", "the parameters that move the probability of a bust most"),
    ("What drives write-downs", "the parameters that move write-downs most"),
    ("What drives write-downs in {scenario}", "the parameters that move write-downs most"),
    (
        "{unit}: low tenth; high",
        "the mean of the outcome on the tenth of the paths with the lowest values of the parameter, and on that with the highest",
    ),
    (
        "low tenth; high",
        "the mean of the outcome on the tenth of the paths with the lowest values of the parameter, and on that with the highest",
    ),
    ("explains", "part of the spread that the parameter explains by itself"),
    ("rank corr.", "correlation of the ranks of parameter and outcome over the paths"),
    (
        "shift in bust",
        "mean normal score of the parameter's ranks on the paths that bust less that on those that do not",
    ),
    (
        "{scenario} less {reference}, path by path",
        "differences of two scenarios that meet the same luck",
    ),
    ("From {from} to {to}: what does it", "what each key that differs adds to the difference"),
    (
        "± {points} points (95 %)",
        "half of the 95 % interval of the share, by the error of the simulation",
    ),
    (
        "{precedent}: {prices}, spending peaked in {year}",
        "the prices of a precedent, whose spending peaked in that year",
    ),
    ("none clear", "no difference beyond the error of the simulation"),
    (
        "no path differs",
        "on each of these paths both scenarios have the same, so nothing tells how far they may differ",
    ),
    ("too few paths", "so few paths have it that no interval can be told; more with --paths"),
    ("shareholders", "owners of the builders: they lose what neither lenders nor others bear"),
    ("bondholders", "who lent to builders without a security"),
    ("private credit", "who lent to builders against their assets as a security"),
    ("lessors of sites", "who let sites to builders"),
    ("landlords", "who let sites to builders"),
    ("vendors on credit", "suppliers that are paid later than they deliver"),
    ("funders of customers", "who put money into customers, which burn it"),
    ("the state (taxes)", "the state, by taxes that losses save"),
    ("lenders to builders", "all who lent to builders, those with names of their own among them"),
    ("lenders", "who lent to builders, with a security or without"),
    (
        "holder of claims",
        "who has a claim on a builder or a customer: shares, loans, or a sale on credit",
    ),
    (
        "signpost",
        "a track that has passed a limit by the end of a year, as a warning of what comes later",
    ),
    (
        "signposts",
        "tracks that have passed a limit by the end of a year, as warnings of what comes later",
    ),
    ("US GAAP", "the accounting rules of the United States: what has been written down stays so"),
    (
        "IFRS",
        "the accounting rules of most other countries: write-downs are taken back once worth returns",
    ),
    (
        "vintage",
        "equipment that came into service in the same step, tested for impairment by itself",
    ),
    (
        "assets",
        "equipment and sites of a builder, tested for impairment as one without its other business",
    ),
    (
        "each builder's assets with its other business",
        "what is tested for impairment as one: all that a builder has",
    ),
    (
        "each builder's assets alone",
        "what is tested for impairment as one: equipment and sites of a builder",
    ),
    (
        "each vintage alone",
        "what is tested for impairment as one: equipment that came into service together",
    ),
    ("horizon", "the years that the scenario covers"),
    ("burns", "cash that a customer spends before its first profit"),
];

/// What a row shows, if it is one: in either language.
pub(super) fn meaning(words: &str) -> Option<&'static str> {
    let said = |(own, _): &&Word| {
        let german = Language::GERMAN.word(own);
        fits(own, words) || fits(&german, words)
    };
    ROWS.iter().find(said).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::{Language, ROWS, meaning};

    /// What is called alike in both languages stands here.
    const ALIKE: [&str; 2] = ["US GAAP", "IFRS"];

    #[test]
    fn rows_have_their_german() {
        for (own, _) in ROWS {
            let german = Language::GERMAN.word(own);
            assert!(german != *own || ALIKE.contains(own), "{own}");
        }
    }

    #[test]
    fn rows_are_known_with_any_number_and_name() {
        let same = meaning("Spending falls 50 % in 3 years");
        assert!(same.is_some() && same == meaning("Spending falls 62.5\u{a0}% in 3 years"));
        assert!(meaning("bear less base, path by path").is_some());
        for (words, german) in
            [("Equipment of 2025", "Anlagen von 2025"), ("bondholders", "Anleihegläubiger")]
        {
            assert!(meaning(words).is_some() && meaning(words) == meaning(german), "{german}");
        }
        assert!(meaning("Spending falls").is_none() && meaning("less").is_none());
    }
}
