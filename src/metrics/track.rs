//! Tracks: variables by year, of the industry and of each builder.

use super::catalogue::Unit;
use crate::{
    model::state::{BuilderState, State},
    random::{Column, LANES, fill},
};

/// A variable to follow over the years.
pub struct Track {
    /// Its name.
    pub name: &'static str,
    /// What it is, as a chart's axis says it.
    pub label: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// A flow is summed over the year; a level is taken at its end.
    pub flow: bool,
    read: fn(&State) -> Column,
}

impl Track {
    /// The value in or after a step.
    pub(super) fn read(&self, state: &State) -> Column {
        (self.read)(state)
    }
}

const fn level(
    name: &'static str,
    label: &'static str,
    unit: Unit,
    read: fn(&State) -> Column,
) -> Track {
    Track { name, label, unit, flow: false, read }
}

const fn flow(name: &'static str, label: &'static str, read: fn(&State) -> Column) -> Track {
    Track { name, label, unit: Unit::Money, flow: true, read }
}

/// The industry's tracks.
pub const TRACKS: &[Track] = &[
    level("demand", "demand", Unit::Capacity, |s| s.levels.demand),
    level("capacity", "capacity in service", Unit::Capacity, |s| s.levels.capacity),
    level("tightness", "demand over capacity", Unit::Share, |s| s.levels.tightness),
    level("utilisation", "share of capacity sold", Unit::Share, |s| s.levels.utilisation),
    level("price", "price of a capacity unit for a year", Unit::Price, |s| s.levels.price),
    level("fair_price", "price at which new equipment earns its capital", Unit::Price, |s| {
        s.levels.fair_price
    }),
    level("relative_price", "price over fair price", Unit::Share, |s| {
        ratio(&s.levels.price, &s.levels.fair_price)
    }),
    flow("revenue", "revenue", |s| s.flows.revenue),
    level("required_revenue", "revenue a year that the assets require", Unit::Money, |s| {
        s.levels.required_revenue
    }),
    flow("spending", "spending on sites and equipment", |s| s.flows.spending),
    flow("free_cash_flow", "free cash flow of the industry", |s| s.flows.free_cash_flow),
    flow("depreciation", "depreciation", |s| s.flows.depreciation),
    flow("write_down", "write-downs", |s| s.flows.write_down),
    flow("write_down_other_standard", "write-downs under the other standard", |s| {
        s.flows.write_down_other_standard
    }),
    level("book_value", "carrying amount", Unit::Money, |s| s.levels.book_value),
    level("net_present_value", "net present value of the cash flows so far", Unit::Money, |s| {
        s.levels.net_present_value
    }),
    level("debt", "debt", Unit::Money, |s| s.levels.debt),
    flow("injection", "money that owners put in", |s| s.flows.injection),
    flow("unfunded", "spending wanted and not funded", |s| s.flows.unfunded),
    level("dark_share", "share of sites that stands empty", Unit::Share, |s| {
        // Equipment outlasts a site that ends its life, so more can be in use than stands.
        ratio(&s.levels.sites_in_use, &s.levels.sites).map(|used| (1.0 - used).max(0.0))
    }),
    level("waiting", "delivered equipment without a site or power", Unit::Capacity, |s| {
        s.levels.waiting
    }),
    level("power_queue", "sites built and not energised", Unit::Sites, |s| s.levels.power_queue),
    flow("lender_loss", "lenders' losses by defaults", |s| s.flows.lender_loss),
    level(
        "restructured_share",
        "share of capacity whose owner changed in a default",
        Unit::Share,
        |s| s.levels.restructured_share,
    ),
    level("coverage", "earnings over the cost of capital", Unit::Share, |s| s.levels.coverage),
    level("shut", "capital market shut", Unit::Share, |s| s.levels.shut),
    level("equity", "equity index", Unit::Ratio, |s| s.levels.equity),
];

fn ratio(over: &Column, under: &Column) -> Column {
    let mut quotient = fill(0.0);
    for i in 0..LANES {
        quotient[i] = over[i] / under[i].max(f64::MIN_POSITIVE);
    }
    quotient
}

/// A variable of each builder.
pub(super) struct BuilderTrack {
    /// Its name, before the builder's.
    pub name: &'static str,
    /// What it is.
    pub label: &'static str,
    /// A flow is summed over the year; a level is taken at its end.
    pub flow: bool,
    /// The value in or after a step.
    pub read: fn(&BuilderState) -> &Column,
}

/// Each builder's tracks.
pub(super) const BUILDER_TRACKS: &[BuilderTrack] = &[
    BuilderTrack { name: "spending", label: "spending", flow: true, read: |b| &b.flows.spending },
    BuilderTrack { name: "revenue", label: "revenue", flow: true, read: |b| &b.flows.revenue },
    BuilderTrack {
        name: "free_cash_flow",
        label: "free cash flow",
        flow: true,
        read: |b| &b.flows.free_cash_flow,
    },
    BuilderTrack {
        name: "write_down",
        label: "write-downs",
        flow: true,
        read: |b| &b.flows.write_down,
    },
    BuilderTrack {
        name: "book_value",
        label: "carrying amount",
        flow: false,
        read: |b| &b.levels.book_value,
    },
    BuilderTrack {
        name: "default",
        label: "has defaulted",
        flow: false,
        read: |b| &b.levels.defaulted,
    },
    BuilderTrack { name: "debt", label: "debt", flow: false, read: |b| &b.levels.debt },
];

/// Names of all tracks of a model: the industry's, then `track.builder`, builder by builder.
pub fn track_names(builders: &[String]) -> Vec<String> {
    let industry = TRACKS.iter().map(|track| track.name.to_owned());
    let each = builders.iter().flat_map(|builder| {
        BUILDER_TRACKS.iter().map(move |track| format!("{}.{builder}", track.name))
    });
    industry.chain(each).collect()
}
