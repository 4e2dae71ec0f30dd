//! `[bust]`: what counts as a bust, said once.

use super::{
    Name,
    field::{HeaderTable, Placed},
    reader::TableReader,
    section::table,
    source::Span,
    specification::Form,
};

/// A bust is a path on which any of these conditions on metrics holds.
#[derive(Clone, Debug)]
pub struct Bust {
    /// The conditions.
    pub any_of: Vec<Condition>,
    /// From where on each kind of bust is one.
    pub limits: Limits,
    /// The limits that a file has, and where they stand.
    pub written: Vec<(&'static str, Span)>,
}

/// From where on each kind of bust is one: spending, price, books, credit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Fall of yearly spending from its peak within three years.
    pub spending_fall: f64,
    /// Margin earned over the margin that new equipment needs.
    pub price_margin: f64,
    /// Write-downs of three years over the carrying amount at their start.
    pub books_share: f64,
    /// What lenders lose in three years over the debt at their start and what is borrowed in them.
    pub credit_share: f64,
}

impl Limits {
    /// Those of a file that has none.
    pub const USUAL: Self =
        Self { spending_fall: 0.5, price_margin: 0.5, books_share: 0.25, credit_share: 0.1 };

    /// The key of each kind of bust, by the metric that tells it, and the limit.
    pub const fn of_kinds(&self) -> [(&'static str, &'static str, f64); 4] {
        [
            ("bust_spending", "spending_fall", self.spending_fall),
            ("bust_price", "price_margin", self.price_margin),
            ("bust_books", "books_share", self.books_share),
            ("bust_credit", "credit_share", self.credit_share),
        ]
    }
}

/// A metric above or below a number.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Name of the metric.
    pub metric: String,
    /// The number.
    pub bound: f64,
    /// Whether the metric must be above it (else below).
    pub above: bool,
    /// Where the metric is named; of the usual conditions, nowhere.
    pub span: Option<Span>,
    /// Where the number stands.
    pub bound_span: Option<Span>,
}

impl Condition {
    /// The condition in words: `spending_fall above 0.5`; of a kind of bust its limit, `bust_price (price_margin 0.5)`.
    pub fn words(&self, limits: &Limits) -> String {
        let kind = limits.of_kinds().into_iter().find(|(metric, ..)| *metric == self.metric);
        let side = if self.above { "above" } else { "below" };
        match kind {
            Some((metric, key, limit)) if self.is_plain() => format!("{metric} ({key} {limit})"),
            _ => format!("{} {side} {}", self.metric, self.bound),
        }
    }

    /// Whether it asks of a yes or no that it be yes.
    pub fn is_plain(&self) -> bool {
        self.above && self.bound == 0.0
    }
}

table! {
    /// What counts as a bust: a path on which any of these conditions on metrics holds.
    ["bust", "Einbruch"]
    pub(crate) struct BustTable in "bust" => {
        /// The conditions; one that holds is enough. Without them, the four kinds of bust that are modelled.
        ["conditions of a bust", "Bedingungen eines Einbruchs"]
        any_of: Vec<ConditionTable>, "",
            "[{ metric = \"bust_spending\", above = 0 }, { metric = \"bust_price\", above = 0 }, { metric = \"bust_books\", above = 0 }, { metric = \"bust_credit\", above = 0 }]",
            1.0, 100.0, "what ends may be spending, the price, the value of the assets, or credit; a choice";
        /// Spending busts where a year's spending falls by this share from its peak within three years.
        ["fall of spending that is a bust", "Rückgang der Ausgaben, der als Einbruch gilt"]
        spending_fall: f64, "share", "0.5", 0.05, 0.99, "half of the spending, in the words of the articles; a choice";
        /// The price busts where at two year ends in a row the margin is below this share of the margin that new equipment needs, both at normal use.
        ["margin below which the price busts", "Marge, unter der der Preis einbricht"]
        price_margin: f64, "ratio", "0.5", -1.0, 1.0, "cash cost and half of what is between that and the fair price; a choice";
        /// Books bust where write-downs of three years in a row exceed this share of the carrying amount at their start and what is spent in them.
        ["write-downs that are a bust", "Wertberichtigungen, die als Einbruch gelten"]
        books_share: f64, "share", "0.25", 0.01, 0.99, "a quarter, in the words of the articles; a choice";
        /// Credit busts where lenders lose more than this share, in three years in a row, of the debt at their start and what is borrowed in them.
        ["lenders' losses that are a bust", "Kreditverluste, die als Einbruch gelten"]
        credit_share: f64, "share", "0.1", 0.001, 0.99, "the worst years of lenders to companies: 3 to 5 % a year (R); a choice";
    }
}

table! {
    /// One condition: a metric above a number, or below it.
    ["condition of a bust", "Bedingung eines Einbruchs"]
    pub(crate) struct ConditionTable in list "bust.any_of", either &["above"], &["below"] => {
        /// Name of the metric; a party's ends in its name, as in `default.Oracle`.
        ["metric", "Größe"]
        metric: Name as Form::MetricName, "", "", 1.0, 200.0, "a choice, not an estimate";
        /// The condition holds above this number.
        ["lower limit", "Untergrenze"]
        above: Option<Placed<f64>>, "unit of the metric", "none", -1e18, 1e18, "a choice, not an estimate";
        /// The condition holds below this number.
        ["upper limit", "Obergrenze"]
        below: Option<Placed<f64>>, "unit of the metric", "none", -1e18, 1e18, "a choice, not an estimate";
    }
}

impl Bust {
    /// Reads the table, or takes what is usual.
    pub(super) fn read(reader: &mut TableReader<'_>) -> Self {
        if reader.table.is_some_and(|table| table.0.is_empty()) {
            let message = "it has no key: without `any_of` or a limit of a kind of bust the table says nothing";
            reader.fail::<()>("", message);
        }
        let written = reader.at("any_of").is_some();
        let keys = Limits::USUAL.of_kinds().map(|(_, key, _)| key);
        let places = keys.into_iter().filter_map(|key| Some((key, reader.at(key)?.span.clone())));
        let places = places.collect();
        let table = BustTable::read_keys(reader);
        let any_of = table.any_of.into_iter().filter_map(|one| one.condition(written)).collect();
        let limits = Limits {
            spending_fall: table.spending_fall,
            price_margin: table.price_margin,
            books_share: table.books_share,
            credit_share: table.credit_share,
        };
        Self { any_of, limits, written: places }
    }
}

impl ConditionTable {
    /// Both bounds, or none, have been noted as a mistake.
    fn condition(self, written: bool) -> Option<Condition> {
        let above = self.above.is_some();
        let bound = self.above.or(self.below)?;
        let [span, bound_span] =
            [self.metric.span, Some(bound.span)].map(|span| span.filter(|_| written));
        Some(Condition { metric: self.metric.text, bound: bound.value, above, span, bound_span })
    }
}
