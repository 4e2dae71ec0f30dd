//! Which keys need what.

use super::acts::{
    Asks, builds_equipment, demand_moves, jumps, market_shuts, other_customers, own_distance,
    ramps_up, running_costs, saves_work, shares_drift, shares_move, shocks_matter, somebody_owes,
    uses_capacity,
};
use crate::{
    model::power::UNHEEDED,
    scenario::{Form, Key, Node, Value},
};

/// What a key needs.
#[derive(Clone, Copy)]
pub(super) enum Needs {
    /// Another key of its table, above or below 0.
    Key(&'static str),
    /// Another key of its table above 0, which a market may have at 0 though it shares behaviour with others.
    Shared(&'static str),
    /// One of two of them.
    Either([&'static str; 2]),
    /// That key below a number.
    Below(&'static str, f64),
    /// That key at 0.
    Not(&'static str),
    /// Another key of its table, written by somebody.
    Written(&'static str),
    /// A word under another key of its table.
    Word(&'static str, &'static str),
    /// A date within the run under another key of its table, written by somebody.
    Date(&'static str),
    /// A table.
    Table(&'static str),
    /// One of two tables.
    Tables([&'static str; 2]),
    /// A second builder.
    Rival,
    /// A builder of sites alone.
    Landlord,
    /// A value that changes: only its changes are read.
    Change,
    /// One of some keys of its table, above or below 0, or one of some tables.
    Any(&'static [&'static str], &'static [&'static str]),
    /// A price that can leave the one along which demand grows.
    MovingPrice,
    /// Growth at the start that is not that of the long run.
    Distance,
    /// Demand that grows, rather than being given.
    Growth,
    /// The same, or customers, whose needs are their own.
    Work,
    /// A plan, or rivals who look at how far others bend theirs.
    Plans,
    /// What a market is asked for.
    That(Asks),
}

impl Needs {
    /// Whether what a switch says is what is needed, in a run that ends then.
    pub(super) fn met_by(self, node: &Node, end: f64) -> bool {
        match (&node.value, self) {
            (Value::Text(_), Self::Word(_, word)) => is_word(Some(node), word),
            (Value::Number(date), Self::Date(_)) => *date < end,
            (Value::Number(number), Self::Below(_, top)) => *number < top,
            _ => !matches!(node.value, Value::Number(0.0)),
        }
    }

    /// Whether a silent switch is.
    pub(super) fn by_default(self, key: &Key) -> bool {
        match (key.form, self) {
            // The first word is the default.
            (Form::Choice(words), Self::Word(_, word)) => words[0] == word,
            (_, Self::Date(_)) => false,
            (_, Self::Below(_, top)) => key.default.is_none_or(|silent| silent < top),
            _ => key.default.unwrap_or(1.0) != 0.0,
        }
    }
}

pub(super) fn is_word(node: Option<&Node>, word: &str) -> bool {
    matches!(node, Some(Node { value: Value::Text(found), .. }) if found == word)
}

/// What shuts the capital market.
const HAZARDS: &[&str] = &["hazard", "hazard_unprofitable", "hazard_default"];

/// Table, keys, and what these need.
pub(super) type Rule<'a> = (&'a str, &'a [&'a str], Needs);

/// Every key that needs something.
pub(super) const RULES: &[Rule<'static>] = &[
    ("technology", &["jump_cost", "jump_footprint"], Needs::Key("jump_rate")),
    ("technology", &["jump_rate"], Needs::That(jumps)),
    ("efficiency_shock", &["rate", "date"], Needs::Either(["saving", "equity_fall"])),
    ("holder", &["in_shares", "invests"], Needs::Written("capital")),
    ("holder", &["in_shares"], Needs::That(shares_drift)),
    ("efficiency_shock", &["saving", "rebound", "equity_fall"], Needs::Either(["rate", "date"])),
    ("efficiency_shock", &["rebound"], Needs::Key("saving")),
    ("efficiency_shock", &["saving", "rebound"], Needs::Work),
    ("efficiency_shock", &["saving"], Needs::That(saves_work)),
    ("efficiency_shock", &["rate", "date"], Needs::That(shocks_matter)),
    ("demand", &["withdrawal_rate", "return_rate"], Needs::Key("financed_share")),
    ("demand", &["return_rate"], Needs::Key("withdrawal_rate")),
    ("demand", &["withdrawal_rate", "return_rate", "bust_drag"], Needs::Table("capital_market")),
    ("demand", &["withdrawal_rate", "return_rate", "bust_drag"], Needs::That(market_shuts)),
    (
        "demand",
        &["growth", "growth_long", "half_life", "volatility", "momentum", "ceiling", "bust_drag"],
        Needs::Not("path"),
    ),
    ("demand", &["momentum"], Needs::Key("volatility")),
    ("demand", &["momentum_half_life"], Needs::Shared("momentum")),
    ("demand", &["momentum_half_life"], Needs::Shared("volatility")),
    ("demand", &["path_factor"], Needs::Key("path")),
    ("technology", &["pue"], Needs::Change),
    ("power", &["delay_years"], Needs::Key("delay_share")),
    (
        "power",
        &["additions", "accepted_wait", "equipment_wait", "delay_share", "delay_years"],
        Needs::Key("additions_factor"),
    ),
    (
        "power",
        &["additions_factor", "equipment_wait", "delay_share", "delay_years"],
        Needs::Key("additions"),
    ),
    ("power", &["equipment_wait"], Needs::Below("accepted_wait", UNHEEDED)),
    ("operations", &["power_use"], Needs::Key("power_price")),
    ("operations", &["power_price"], Needs::Key("power_use")),
    ("operations", &["standby_cost"], Needs::That(running_costs)),
    ("pricing", &["floor_multiple"], Needs::That(running_costs)),
    ("run", &["economy"], Needs::Table("economy")),
    ("economy", &["demand_ceiling"], Needs::Growth),
    ("pricing", &["fire_sale"], Needs::Table("default")),
    ("capital_market", &["shut_years", "equity_fall", "backstop"], Needs::Any(HAZARDS, &[])),
    (
        "capital_market",
        &["hazard", "hazard_unprofitable", "hazard_default", "shut_years", "equity_fall"],
        Needs::Below("backstop", 1.0),
    ),
    ("capital_market", &["hazard_default"], Needs::Table("default")),
    ("capital_market", &["hazard_default"], Needs::That(somebody_owes)),
    ("contract", &["price_cut"], Needs::Key("renegotiate_at")),
    ("contract", &["renegotiate_at"], Needs::Key("price_cut")),
    ("contract", &["ramp"], Needs::That(ramps_up)),
    ("contract", &["stretched"], Needs::Key("distress_cut")),
    ("customer", &["other_elasticity"], Needs::Key("other_cost")),
    ("customer", &["runway"], Needs::Key("funding")),
    ("customer", &["half_life"], Needs::That(own_distance)),
    ("segment", &["half_life"], Needs::That(own_distance)),
    ("segment", &["half_life", "financed_share"], Needs::Key("share")),
    ("customer", &["inherit"], Needs::That(other_customers)),
    ("customer", &["loading"], Needs::That(demand_moves)),
    ("customer", &["compute_elasticity"], Needs::That(uses_capacity)),
    ("customer", &["shut_cut"], Needs::Table("capital_market")),
    ("customer", &["shut_cut"], Needs::That(market_shuts)),
    ("build_out", &["shut_cut", "funded_cut"], Needs::Table("capital_market")),
    ("build_out", &["shut_cut", "funded_cut"], Needs::That(market_shuts)),
    ("build_out", &["funded_cut"], Needs::Key("shut_cut")),
    ("build_out", &["value_reaction"], Needs::Tables(["capital_market", "efficiency_shock"])),
    ("build_out", &["value_reaction"], Needs::That(shares_move)),
    (
        "build_out",
        &[
            "reaction",
            "entry",
            "herding",
            "adjust",
            "recognition_lag",
            "plan_half_life",
            "value_reaction",
            "shut_cut",
            "funded_cut",
            "volatility",
        ],
        Needs::Plans,
    ),
    ("build_out", &["guidance_until", "forecast_half_life"], Needs::Key("plan_factor")),
    ("build_out", &["herding"], Needs::Rival),
    (
        "build_out",
        &["recognition_lag", "plan_half_life"],
        Needs::Any(&["reaction", "herding", "entry"], &[]),
    ),
    (
        "build_out",
        &["adjust"],
        Needs::Any(
            &["reaction", "herding", "entry", "volatility"],
            // A new owner goes back to plans at that speed, too.
            &["capital_market", "efficiency_shock", "default"],
        ),
    ),
    ("demand", &["elasticity"], Needs::MovingPrice),
    ("demand", &["half_life"], Needs::Distance),
    ("build_out", &["forecast_half_life"], Needs::Date("guidance_until")),
    ("rental", &["rent", "take_up", "prospect"], Needs::Landlord),
    ("rental", &["prospect"], Needs::Table("accounting")),
    ("rental", &["prospect"], Needs::Key("rent")),
    ("orders", &["site_bias", "site_reuse"], Needs::Word("builds", "capacity")),
    ("finance", &["advance_rate"], Needs::That(builds_equipment)),
    ("orders", &["cancellable"], Needs::Table("capital_market")),
    ("orders", &["cancellable"], Needs::That(market_shuts)),
    ("finance", &["other_loading", "other_factor"], Needs::Key("other_cash_flow")),
    ("lease", &["charge", "term", "additions_factor"], Needs::Key("additions")),
    ("lease", &["charge", "term", "additions"], Needs::Key("additions_factor")),
    ("finance", &["other_cash_flow", "other_loading"], Needs::Key("other_factor")),
    ("lease", &["partner_rent"], Needs::Key("partner_share")),
    ("held_for_sale", &["date", "delay", "rent", "term"], Needs::Key("share")),
    ("held_for_sale", &["term"], Needs::Key("rent")),
    ("accounting", &["shortened_at"], Needs::Key("shortened_life")),
    ("accounting", &["indication"], Needs::Word("test", "indications")),
    ("accounting", &["shared_business"], Needs::Word("asset_group", "fleet")),
    (
        "finance",
        &["interest_rate", "term", "secured_share", "debt_share"],
        Needs::Any(&["debt", "max_leverage", "advance_rate", "site_advance_rate"], &[]),
    ),
    ("finance", &["secured_share"], Needs::Table("default")),
    ("accounting", &["optimism"], Needs::MovingPrice),
    ("valuation", &["terminal_share"], Needs::Word("terminal", "carrying")),
    ("valuation", &["terminal_share"], Needs::Table("accounting")),
    ("valuation", &["terminal_growth"], Needs::Word("terminal", "perpetuity")),
];
