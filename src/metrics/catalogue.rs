//! The catalogue of metrics: one number for each path.

use super::{break_even, history::History, internal_rate, parties, price, spending, unit::Unit};
use crate::{
    model::Parties,
    random::{Column, LANES, fill},
    scenario::Bust,
};

/// One number for each path.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Its name; a builder's metric ends in the builder's name.
    pub name: String,
    /// What it is.
    pub meaning: &'static str,
    /// Its unit.
    pub unit: Unit,
    party: usize,
    compute: Compute,
}

type Compute = fn(&History, usize) -> Column;

/// Name, unit, meaning and rule.
type Line = (&'static str, Unit, &'static str, Compute);

const METRICS: &[Line] = &[
    ("write_down", Unit::Money, "write-downs over the horizon", |h, _| {
        total(h.track("write_down"))
    }),
    ("write_down_peak_year", Unit::Money, "write-downs in their worst year", |h, _| {
        largest(h.track("write_down"))
    }),
    (
        "write_down_share",
        Unit::Share,
        "write-downs over spending, both over the horizon",
        |h, _| over(&total(h.track("write_down")), &total(h.track("spending"))),
    ),
    (
        "write_down_other_standard",
        Unit::Money,
        "write-downs over the horizon under the other standard",
        |h, _| total(h.track("write_down_other_standard")),
    ),
    (
        "break_even_year",
        Unit::Year,
        "year in which the industry has its money back for good",
        |h, _| break_even::industry(h),
    ),
    ("spending", Unit::Money, "spending over the horizon", |h, _| total(h.track("spending"))),
    ("spending_peak_year", Unit::Year, "year of the largest spending", |h, _| {
        spending::peak_year(h)
    }),
    (
        "spending_fall",
        Unit::Share,
        "largest fall of yearly spending from its peak within three years",
        |h, _| spending::fall(h),
    ),
    ("price_fall", Unit::Share, "largest fall of the price from any earlier year", |h, _| {
        price::drawdown(h.track("price"))
    }),
    (
        "relative_price_fall",
        Unit::Share,
        "largest fall of the price relative to the fair price",
        |h, _| price::drawdown(h.track("relative_price")),
    ),
    ("price_trough_year", Unit::Year, "year of the lowest price relative to fair", |h, _| {
        price::trough_year(h)
    }),
    (
        "price_recovery_years",
        Unit::Years,
        "years from that trough until the price is fair again",
        |h, _| price::recovery_years(h),
    ),
    ("least_utilisation", Unit::Share, "smallest share of capacity sold", |h, _| {
        smallest(h.track("utilisation"))
    }),
    ("largest_dark_share", Unit::Share, "largest share of sites that stands empty", |h, _| {
        largest(h.track("dark_share"))
    }),
    (
        "largest_revenue_gap",
        Unit::Money,
        "largest yearly gap between required revenue and revenue",
        |h, _| price::revenue_gap(h),
    ),
    ("defaults", Unit::Ratio, "builders that default within the horizon", |h, _| {
        parties::defaults(h)
    }),
    ("customer_defaults", Unit::Ratio, "customers that default within the horizon", |h, _| {
        parties::customer_defaults(h)
    }),
    ("holder_defaults", Unit::Ratio, "holders of claims that fail within the horizon", |h, _| {
        parties::holder_defaults(h)
    }),
    ("survivors", Unit::Ratio, "builders and customers that are left at the horizon", |h, _| {
        parties::survivors(h)
    }),
    ("vendor_loss", Unit::Money, "what vendors lose by defaults", |h, _| {
        total(h.track("vendor_loss"))
    }),
    ("investor_loss", Unit::Money, "what investors lose by defaults", |h, _| {
        total(h.track("investor_loss"))
    }),
    (
        "circular_sales_share",
        Unit::Share,
        "sales of equipment that vendors pay for themselves, over all, both over the horizon",
        |h, _| over(&total(h.track("vendor_finance")), &total(h.track("equipment_spending"))),
    ),
    (
        "largest_financed_demand",
        Unit::Share,
        "largest share of demand that investors or vendors pay for",
        |h, _| largest(h.track("financed_demand_share")),
    ),
    ("lease_payment", Unit::Money, "lease payments and partners' rents", |h, _| {
        total(h.track("lease_payment"))
    }),
    ("idle_cost", Unit::Money, "cost of equipment that waits for a site or power", |h, _| {
        total(h.track("idle_cost"))
    }),
    ("lender_loss", Unit::Money, "what lenders lose by defaults of builders", |h, _| {
        total(h.track("lender_loss"))
    }),
    ("largest_power_queue", Unit::Sites, "most sites built and not energised", |h, _| {
        largest(h.track("power_queue"))
    }),
    (
        "largest_waiting",
        Unit::Capacity,
        "most equipment delivered without a site or power",
        |h, _| largest(h.track("waiting")),
    ),
    ("free_cash_flow", Unit::Money, "free cash flow over the horizon, before tax", |h, _| {
        total(h.track("free_cash_flow"))
    }),
    (
        "net_present_value",
        Unit::Money,
        "net present value of the build-out, before tax, where [valuation] is given",
        |h, _| h.track("net_present_value")[h.years()],
    ),
    (
        "internal_rate_of_return",
        Unit::Rate,
        "internal rate of return of the build-out, before tax: -100 % where nothing comes back, undefined where nothing is put in or there is more than one",
        |h, _| internal_rate::of(h),
    ),
    ("peak_debt", Unit::Money, "largest debt at a year end", |h, _| largest(h.track("debt"))),
    ("injection", Unit::Money, "money that owners put in where cash ran out", |h, _| {
        total(h.track("injection"))
    }),
    (
        "first_shut_year",
        Unit::Year,
        "first year at whose end the capital market is shut",
        |h, _| spending::first_shut_year(h),
    ),
    ("shut_years", Unit::Ratio, "year ends at which the capital market is shut", |h, _| {
        total(h.track("shut"))
    }),
];

const BUILDER_METRICS: &[Line] = &[
    (
        "break_even_year",
        Unit::Year,
        "year in which the builder has its money back for good",
        parties::builder_break_even,
    ),
    (
        "default",
        Unit::Ratio,
        "1 where the builder defaults within the horizon",
        parties::builder_default,
    ),
    (
        "write_down",
        Unit::Money,
        "the builder's write-downs over the horizon",
        parties::builder_write_down,
    ),
];

const CUSTOMER_METRICS: &[Line] = &[
    (
        "first_profitable_year",
        Unit::Year,
        "first year in which the customer's revenue covers its costs",
        parties::first_profitable_year,
    ),
    (
        "cumulative_loss",
        Unit::Money,
        "most that the customer has lost in all",
        parties::cumulative_loss,
    ),
    (
        "default",
        Unit::Ratio,
        "1 where the customer defaults within the horizon",
        parties::customer_default,
    ),
];

const HOLDER_METRICS: &[Line] = &[
    ("loss", Unit::Money, "claims that the holder loses by defaults", parties::holder_loss),
    (
        "default",
        Unit::Ratio,
        "1 where the holder fails within the horizon",
        parties::holder_default,
    ),
];

impl Metric {
    /// The value on each path of a batch.
    pub fn of(&self, history: &History) -> Column {
        (self.compute)(history, self.party)
    }
}

/// Every metric of a model with these parties.
pub fn metrics(parties: &Parties) -> Vec<Metric> {
    let line = |(name, unit, meaning, compute): &Line, party: usize, suffix: &str| Metric {
        name: format!("{name}{suffix}"),
        meaning,
        unit: *unit,
        party,
        compute: *compute,
    };
    let mut all: Vec<Metric> = METRICS.iter().map(|entry| line(entry, 0, "")).collect();
    for (lines, names) in [
        (BUILDER_METRICS, &parties.builders),
        (CUSTOMER_METRICS, &parties.customers),
        (HOLDER_METRICS, &parties.holders),
    ] {
        for entry in lines {
            for (index, name) in names.iter().enumerate() {
                all.push(line(entry, index, &format!(".{name}")));
            }
        }
    }
    all
}

/// 1 on the paths that are a bust, by the scenario's own definition.
pub(super) fn bust(definition: &Bust, metrics: &[Metric], values: &[Column]) -> Column {
    let mut busts = fill(0.0);
    for condition in &definition.any_of {
        let Some(index) = metrics.iter().position(|metric| metric.name == condition.metric) else {
            continue;
        };
        for i in 0..LANES {
            let value = values[index][i];
            let met =
                if condition.above { value > condition.bound } else { value < condition.bound };
            busts[i] = if met { 1.0 } else { busts[i] };
        }
    }
    busts
}

/// Sum over the years of the run.
pub(super) fn total(rows: &[Column]) -> Column {
    fold(&rows[1..], 0.0, |sum, value| sum + value)
}

/// Largest value at any year end of the run.
pub(super) fn largest(rows: &[Column]) -> Column {
    fold(&rows[1..], f64::NEG_INFINITY, f64::max)
}

/// Smallest value at any year end of the run.
pub(super) fn smallest(rows: &[Column]) -> Column {
    fold(&rows[1..], f64::INFINITY, f64::min)
}

fn fold(rows: &[Column], first: f64, join: fn(f64, f64) -> f64) -> Column {
    let mut result = fill(first);
    for row in rows {
        for i in 0..LANES {
            result[i] = join(result[i], row[i]);
        }
    }
    result
}

fn over(numerator: &Column, denominator: &Column) -> Column {
    let mut quotient = fill(0.0);
    for i in 0..LANES {
        quotient[i] = if denominator[i] > 0.0 { numerator[i] / denominator[i] } else { 0.0 };
    }
    quotient
}
