//! The kinds of bust, as reports list them.

use crate::{
    language::{Phrase, phrase},
    metrics::Metric,
    model::Model,
    scenario::Limits,
};

/// A kind of bust.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Whether it happens.
    pub happens: Metric,
    /// When it begins.
    pub begins: Metric,
    /// What busts, behind the word bust.
    pub words: &'static str,
}

/// All of them, in the order of reports.
pub const KINDS: [Kind; 4] = [
    Kind {
        happens: Metric::BustSpending,
        begins: Metric::BustSpendingBegins,
        words: "of spending",
    },
    Kind { happens: Metric::BustPrice, begins: Metric::BustPriceBegins, words: "of the price" },
    Kind { happens: Metric::BustBooks, begins: Metric::BustBooksBegins, words: "of the books" },
    Kind { happens: Metric::BustCredit, begins: Metric::BustCreditBegins, words: "of credit" },
];

/// Accounting standards, as keys have them and as people call them.
pub const STANDARDS: [(&str, &str); 2] = [("us_gaap", "US GAAP"), ("ifrs", "IFRS")];

/// What is tested together for impairment, as keys have it and in words.
pub const GROUPS: [(&str, &str); 3] = [
    ("fleet", "each builder's assets with its other business"),
    ("assets", "each builder's assets alone"),
    ("vintage", "each vintage alone"),
];

/// The kinds in a few words, with their limits.
pub fn with_limits(model: &Model) -> [(Phrase, Kind); 4] {
    let [books, credit] = if is_short(model) {
        ["Books lose {share} in all", "Lenders lose {share} in all"]
    } else {
        ["Books lose {share} in 3 years", "Lenders lose {share} in 3 years"]
    };
    let (spending, price) =
        ("Spending falls {share} in 3 years", "Price at {share} of needed margin");
    worded(&model.header.bust.limits, [spending, price, books, credit])
}

/// Whether the run has no three years: then it is all its years that count.
const fn is_short(model: &Model) -> bool {
    model.header.run.years < 3
}

/// What each kind means, within a sentence.
pub fn defined(model: &Model) -> [(Phrase, Kind); 4] {
    defined_by(&model.header.bust.limits, model)
}

/// The same by any limits.
pub fn defined_by(limits: &Limits, model: &Model) -> [(Phrase, Kind); 4] {
    let spending = "yearly spending falls by {share} within three years of its peak";
    let price = if model.header.run.years == 1 {
        "the price leaves, at the end of the year, less than {share} of the margin that new equipment needs"
    } else {
        "the price leaves, at two year ends in a row, less than {share} of the margin that new equipment needs"
    };
    let [books, credit] = if is_short(model) {
        [
            "the run writes down more than {share} of the carrying amount and of what is spent in it",
            "lenders lose more than {share} of the debt in the run",
        ]
    } else {
        [
            "three years write down more than {share} of the carrying amount and of what is spent in them",
            "lenders lose more than {share} of the debt in three years",
        ]
    };
    worded(limits, [spending, price, books, credit])
}

/// Words for each kind, in the order of [`KINDS`].
fn worded(limits: &Limits, words: [&str; 4]) -> [(Phrase, Kind); 4] {
    let limits =
        [limits.spending_fall, limits.price_margin, limits.books_share, limits.credit_share];
    std::array::from_fn(|place| {
        (phrase!(words[place], share = percent(limits[place])), KINDS[place])
    })
}
