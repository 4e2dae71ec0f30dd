//! The kinds of bust, as reports list them.

use crate::metrics::Metric;

/// A kind of bust.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// Whether it happens.
    pub(super) happens: Metric,
    /// When it begins.
    pub(super) begins: Metric,
    /// What busts, behind the word bust.
    pub(super) words: &'static str,
}

/// All of them, in the order of reports.
pub(super) const KINDS: [Kind; 4] = [
    Kind {
        happens: Metric::BustSpending,
        begins: Metric::BustSpendingBegins,
        words: "of spending",
    },
    Kind { happens: Metric::BustPrice, begins: Metric::BustPriceBegins, words: "of the price" },
    Kind { happens: Metric::BustBooks, begins: Metric::BustBooksBegins, words: "of the books" },
    Kind { happens: Metric::BustCredit, begins: Metric::BustCreditBegins, words: "of credit" },
];
