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
    /// The condition in words: `spending_fall above 0.5`.
    pub fn words(&self) -> String {
        let side = if self.above { "above" } else { "below" };
        format!("{} {side} {}", self.metric, self.bound)
    }
}

table! {
    /// What counts as a bust: a path on which any of these conditions on metrics holds.
    ["bust", "Einbruch"]
    pub(crate) struct BustTable in "bust" => {
        /// The conditions; one that holds is enough.
        ["conditions of a bust", "Bedingungen eines Einbruchs"]
        any_of: Vec<ConditionTable>, "",
            "[{ metric = \"write_down_share\", above = 0.25 }, { metric = \"spending_fall\", above = 0.5 }]",
            1.0, 100.0, "the words of the articles: a quarter of what was spent, or half of the spending; a choice";
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
        let written = reader.at("any_of").is_some();
        if reader.table.is_some() && !written {
            reader.fail::<()>("", "missing key `any_of`: without it the table says nothing");
        }
        let any_of = BustTable::read_keys(reader).any_of;
        Self { any_of: any_of.into_iter().filter_map(|table| table.condition(written)).collect() }
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
