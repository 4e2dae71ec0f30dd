//! The words that a reader may not know.

use crate::language::Language;

/// Terms and what they mean, in the order of a reader's questions; their German is among the sentences.
pub const TERMS: [(&str, &str); 19] = [
    (
        "path",
        "One possible future: the uncertain assumptions are drawn once, then luck month by month or quarter by quarter. A share of paths is a probability, if the assumptions hold.",
    ),
    (
        "bust",
        "The end of the boom, by any of four tests: spending collapses, the price falls so far that new equipment does not pay, builders write off much of their books, or lenders lose much of what they lent. A path can have several; a scenario can define it otherwise.",
    ),
    (
        "likely",
        "Of the paths, over 66 %; very likely over 90 %, virtually certain over 99 %; about as likely as not 33 % to 66 %; unlikely under 33 %, very unlikely under 10 %, exceptionally unlikely under 1 % (the scale of the IPCC).",
    ),
    (
        "fair price",
        "The price at which equipment bought today just earns its cost, the cost of capital included.",
    ),
    (
        "tightness",
        "Demand at the fair price over capacity: above 100 % buyers queue, below 100 % halls stand empty.",
    ),
    (
        "dark share",
        "The part of the sites without equipment in use; of fibre, cable without light.",
    ),
    (
        "carrying amount",
        "What an asset stands for in the books: its cost less depreciation and write-downs.",
    ),
    (
        "write-down",
        "What is taken off the carrying amount of assets because they will not earn it; beside ordinary depreciation, not within it.",
    ),
    ("payback", "The year by which what was bought has earned its money back; without interest."),
    (
        "break-even",
        "The year from which the industry has got back all that it ever paid, and stays there; much later than the payback of one year's spending, as long as it grows.",
    ),
    ("never", "Not within the years that the scenario covers; it can still come after them."),
    ("take-or-pay", "A contract that must be paid whether or not what it reserves is used."),
    (
        "expected shortfall",
        "The mean of the worst paths, here of the worst one in twenty: how bad it is when it is bad.",
    ),
    (
        "standard error",
        "How far a number would move if other paths were drawn; more paths make it smaller. It says nothing of whether the assumptions hold.",
    ),
    ("not modelled", "The scenario has no table for it: it is unknown, not zero."),
    (
        "revenue cover",
        "Revenue over the revenue that the assets require to be worth what they cost; under 100 % they do not earn it.",
    ),
    (
        "total order",
        "The part of a spread that is left if all other parameters are known; the first order is the part that goes if this one alone is.",
    ),
    (
        "Shapley",
        "Shares of a spread that add up to all of it: what acts together is shared out evenly.",
    ),
    ("PAWN", "How far the distribution of a number moves with a parameter; it needs no variance."),
];

/// Every term with its meaning, in a language.
pub fn glossary(language: Language) -> Vec<(String, String)> {
    TERMS.iter().map(|(term, meaning)| (language.word(term), language.word(meaning))).collect()
}

/// What a term means, if it is one.
pub fn meaning(term: &str) -> Option<&'static str> {
    let same = |(own, _): &&(&str, &str)| own.eq_ignore_ascii_case(term.trim());
    TERMS.iter().find(same).map(|(_, meaning)| *meaning)
}
