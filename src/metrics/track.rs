//! Tracks: variables by year, of the industry and of each builder.

use super::unit::Unit;
use crate::{
    model::{
        Parties,
        state::{BuilderState, CustomerState, HolderState, State},
    },
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
    /// The value in or after a step.
    pub(super) read: Read,
}

/// How a track is read off the state.
pub(super) enum Read {
    /// It is there.
    Kept(fn(&State) -> &Column),
    /// It is worked out.
    Made(fn(&State) -> Column),
}

const fn level(
    name: &'static str,
    label: &'static str,
    unit: Unit,
    read: fn(&State) -> &Column,
) -> Track {
    Track { name, label, unit, flow: false, read: Read::Kept(read) }
}

const fn made(name: &'static str, label: &'static str, read: fn(&State) -> Column) -> Track {
    Track { name, label, unit: Unit::Share, flow: false, read: Read::Made(read) }
}

const fn flow(name: &'static str, label: &'static str, read: fn(&State) -> &Column) -> Track {
    Track { name, label, unit: Unit::Money, flow: true, read: Read::Kept(read) }
}

/// The industry's tracks.
pub const TRACKS: &[Track] = &[
    level("demand", "demand", Unit::Capacity, |s| &s.levels.demand),
    level("capacity", "capacity in service", Unit::Capacity, |s| &s.levels.capacity),
    level("tightness", "demand over capacity", Unit::Share, |s| &s.levels.tightness),
    level("utilisation", "share of capacity sold", Unit::Share, |s| &s.levels.utilisation),
    level("price", "price of a capacity unit for a year", Unit::Price, |s| &s.levels.price),
    level("fair_price", "price at which new equipment earns its capital", Unit::Price, |s| {
        &s.levels.fair_price
    }),
    made("relative_price", "price over fair price", |s| {
        ratio(&s.levels.price, &s.levels.fair_price)
    }),
    flow("revenue", "revenue", |s| &s.flows.revenue),
    level("required_revenue", "revenue a year that the assets require", Unit::Money, |s| {
        &s.levels.required_revenue
    }),
    flow("spending", "spending on sites and equipment", |s| &s.flows.spending),
    flow("free_cash_flow", "free cash flow of the industry", |s| &s.flows.free_cash_flow),
    flow("depreciation", "depreciation", |s| &s.flows.depreciation),
    flow("write_down", "write-downs", |s| &s.flows.write_down),
    flow("write_down_other_standard", "write-downs under the other standard", |s| {
        &s.flows.write_down_other_standard
    }),
    level("book_value", "carrying amount", Unit::Money, |s| &s.levels.book_value),
    level("net_present_value", "net present value of the cash flows so far", Unit::Money, |s| {
        &s.levels.net_present_value
    }),
    level("terminal_value", "value of the assets at the horizon", Unit::Money, |s| {
        &s.levels.terminal_value
    }),
    level("debt", "debt", Unit::Money, |s| &s.levels.debt),
    level("lease_commitments", "leases promised and not begun", Unit::Money, |s| {
        &s.levels.lease_commitments
    }),
    flow("lease_payment", "lease payments and partners' rents", |s| &s.flows.lease_payment),
    flow("partner_spending", "spending of partners on sites", |s| &s.flows.partner_spending),
    flow("sale_proceeds", "money for assets sold", |s| &s.flows.sale_proceeds),
    flow("equipment_spending", "spending on equipment", |s| &s.flows.equipment_spending),
    flow("vendor_finance", "sales that vendors pay for themselves", |s| &s.flows.vendor_finance),
    level(
        "financed_demand_share",
        "share of demand that investors or vendors pay for",
        Unit::Share,
        |s| &s.levels.financed_demand_share,
    ),
    level("contracted", "capacity under contract", Unit::Capacity, |s| &s.levels.contracted),
    level("undelivered", "capacity promised and not there", Unit::Capacity, |s| {
        &s.levels.undelivered
    }),
    flow("customer_funding", "new equity of customers", |s| &s.flows.customer_funding),
    flow("vendor_loss", "vendors' losses by defaults", |s| &s.flows.vendor_loss),
    flow("investor_loss", "investors' losses by defaults", |s| &s.flows.investor_loss),
    flow("equity_issue", "new shares of builders", |s| &s.flows.equity_issue),
    flow("injection", "money that owners put in", |s| &s.flows.injection),
    flow("unfunded", "spending wanted and not funded", |s| &s.flows.unfunded),
    made("dark_share", "share of sites that stands empty", |s| {
        // Equipment outlasts a site that ends its life, so more can be in use than stands.
        ratio(&s.levels.sites_in_use, &s.levels.sites).map(|used| (1.0 - used).max(0.0))
    }),
    level("waiting", "delivered equipment without a site or power", Unit::Capacity, |s| {
        &s.levels.waiting
    }),
    flow("idle_cost", "cost of equipment that waits: capital and obsolescence", |s| {
        &s.flows.idle_cost
    }),
    level("power_queue", "sites built and not energised", Unit::Sites, |s| &s.levels.power_queue),
    flow("lender_loss", "lenders' losses by defaults", |s| &s.flows.lender_loss),
    level(
        "restructured_share",
        "share of capacity whose owner changed in a default",
        Unit::Share,
        |s| &s.levels.restructured_share,
    ),
    level("coverage", "earnings over the cost of capital", Unit::Share, |s| &s.levels.coverage),
    level("shut", "capital market shut", Unit::Share, |s| &s.levels.shut),
    level("equity", "equity index", Unit::Ratio, |s| &s.levels.equity),
];

fn ratio(over: &Column, under: &Column) -> Column {
    let mut quotient = fill(0.0);
    for i in 0..LANES {
        quotient[i] = over[i] / under[i].max(f64::MIN_POSITIVE);
    }
    quotient
}

/// A variable of each builder, customer or holder.
pub(super) struct PartyTrack<T> {
    /// Its name, before the party's.
    pub name: &'static str,
    /// What it is.
    pub label: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// A flow is summed over the year; a level is taken at its end.
    pub flow: bool,
    /// The value in or after a step.
    pub read: fn(&T) -> &Column,
}

const fn own_level<T>(
    name: &'static str,
    label: &'static str,
    unit: Unit,
    read: fn(&T) -> &Column,
) -> PartyTrack<T> {
    PartyTrack { name, label, unit, flow: false, read }
}

const fn own_flow<T>(
    name: &'static str,
    label: &'static str,
    read: fn(&T) -> &Column,
) -> PartyTrack<T> {
    PartyTrack { name, label, unit: Unit::Money, flow: true, read }
}

/// Each builder's tracks.
pub(super) const BUILDER_TRACKS: &[PartyTrack<BuilderState>] = &[
    own_flow("spending", "spending", |b| &b.flows.spending),
    own_flow("revenue", "revenue", |b| &b.flows.revenue),
    own_flow("free_cash_flow", "free cash flow", |b| &b.flows.free_cash_flow),
    own_flow("write_down", "write-downs", |b| &b.flows.write_down),
    own_level("book_value", "carrying amount", Unit::Money, |b| &b.levels.book_value),
    own_level("default", "has defaulted", Unit::Share, |b| &b.levels.defaulted),
    own_level("debt", "debt", Unit::Money, |b| &b.levels.debt),
];

/// Each customer's tracks.
pub(super) const CUSTOMER_TRACKS: &[PartyTrack<CustomerState>] = &[
    own_flow("revenue", "revenue", |c| &c.flows.revenue),
    own_flow("compute_bill", "cost of compute", |c| &c.flows.compute_bill),
    own_flow("cash_flow", "cash flow before new equity", |c| &c.flows.cash_flow),
    own_flow("funding", "new equity", |c| &c.flows.funding),
    own_level("contracted", "capacity under contract", Unit::Capacity, |c| &c.levels.contracted),
    own_level("default", "has defaulted", Unit::Share, |c| &c.levels.defaulted),
];

/// Tracks of each holder of claims.
pub(super) const HOLDER_TRACKS: &[PartyTrack<HolderState>] = &[
    own_level("claims", "claims at cost", Unit::Money, |h| &h.levels.claims),
    own_flow("loss", "claims lost by defaults", |h| &h.flows.loss),
    own_flow("margin_call", "margin calls", |h| &h.flows.margin_call),
    own_level("default", "has failed", Unit::Share, |h| &h.levels.failed),
];

/// What a report needs to know of a track.
pub(super) type Description = (String, &'static str, Unit, bool);

/// Name, label, unit and kind of all tracks of a model: the industry's, then `track.party`, builder by
/// builder, customer by customer, holder by holder.
pub(super) fn descriptions(parties: &Parties) -> Vec<Description> {
    let industry =
        TRACKS.iter().map(|track| (track.name.to_owned(), track.label, track.unit, track.flow));
    let mut all: Vec<Description> = industry.collect();
    describe(&parties.builders, BUILDER_TRACKS, &mut all);
    describe(&parties.customers, CUSTOMER_TRACKS, &mut all);
    describe(&parties.holders, HOLDER_TRACKS, &mut all);
    all
}

/// Name and unit of all tracks of a model, in their order.
pub fn tracks(parties: &Parties) -> Vec<(String, Unit)> {
    descriptions(parties).into_iter().map(|(name, _, unit, _)| (name, unit)).collect()
}

fn describe<T>(names: &[String], tracks: &[PartyTrack<T>], all: &mut Vec<Description>) {
    for name in names {
        let own = |track: &PartyTrack<T>| {
            (format!("{}.{name}", track.name), track.label, track.unit, track.flow)
        };
        all.extend(tracks.iter().map(own));
    }
}
