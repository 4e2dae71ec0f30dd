//! What the founding articles describe: each mechanism, switched off or turned up, moves its number
//! in the direction that the articles and the sources say, by a stated amount (MODEL.md, section 9).

use overbuild::random::Chance;

use super::Effect;
use crate::support::model;

pub(super) const PATHS: u64 = 4096;

/// One contract, and what its sides may change of it.
const RENEGOTIATED: &[&str] =
    &["contract.OpenAI-Oracle.renegotiate_at=0.7", "contract.OpenAI-Oracle.distress_cut=0.5"];

pub(super) const SUBJECTS: &[Effect] = &[
    Effect {
        what: "3 vendors lend to their customers",
        with: ("vendor-finance", &[]),
        // What is said of claims has no meaning without them.
        against: (
            "vendor-finance",
            &["without=[\"exposure\",\"expect\",\"observation\",\"calibration\"]"],
        ),
        moves: &[("circular_sales_share", 0.05), ("vendor_loss", 1.5), ("spending", 4.0)],
    },
    Effect {
        what: "5 the prisoner's dilemma",
        with: ("base", &["build_out.herding=0.9"]),
        against: ("base", &["build_out.herding=0"]),
        moves: &[("spending", 20.0)],
    },
    Effect {
        what: "6 Stargate",
        with: ("stargate", &[]),
        against: ("no-backstop", &[]),
        moves: &[("lender_loss", 15.0), ("default.SoftBank", 0.08), ("default.OpenAI", 0.03)],
    },
    Effect {
        what: "7 the largest customer cannot pay",
        with: ("lab-default", &[]),
        against: ("no-backstop", &[]),
        moves: &[("default.OpenAI", 0.4), ("default.Oracle", 0.08), ("loss.Banks", 3.0)],
    },
    Effect {
        what: "7 contracts are renegotiated",
        with: ("renegotiation", &[]),
        against: ("lab-default", &[]),
        moves: &[("conceded", 30.0), ("default.OpenAI", -0.08), ("default.Oracle", -0.01)],
    },
    Effect {
        what: "7 OpenAI and Oracle alone renegotiate",
        with: ("lab-default", RENEGOTIATED),
        against: ("lab-default", &[]),
        moves: &[("conceded", 5.0), ("default.OpenAI", -0.01)],
    },
    Effect {
        what: "10 circular finance unwinds",
        with: ("circular-unwind", &[]),
        against: ("base", &[]),
        moves: &[
            ("least_utilisation", -0.018),
            ("write_down_share", 0.015),
            ("largest_financed_demand", 0.1),
            ("default.OpenAI", 0.15),
        ],
    },
    Effect {
        what: "10 funders live on valuations",
        with: ("circular-unwind", &[]),
        against: (
            "circular-unwind",
            &[
                "holder.SoftBank.in_shares=0",
                "holder.SoftBank.invests=0",
                "holder.Nvidia.invests=0",
            ],
        ),
        moves: &[("default.SoftBank", 0.15), ("default.OpenAI", 0.02)],
    },
    Effect {
        what: "11 margin loans",
        with: ("margin-call", &[]),
        against: ("base", &[]),
        moves: &[("default.SoftBank", 0.3), ("default.OpenAI", 0.03), ("loss.Banks", 0.02)],
    },
    Effect {
        what: "12 sale to partners",
        with: ("asset-sale", &[]),
        against: ("base", &[]),
        moves: &[("lease_payment", 800.0), ("spending", -1000.0), ("largest_dark_share", 0.02)],
    },
    Effect {
        what: "13 leases that no balance sheet shows",
        with: ("lease-overhang", &[]),
        against: ("base", &["without=[\"lease\"]"]),
        moves: &[("lease_payment", 400.0), ("write_down_share", 0.02)],
    },
    Effect {
        what: "14 loans on chips",
        with: ("gpu-loans", &[]),
        against: ("no-backstop", &[]),
        // Base lends it six years of its earnings already.
        moves: &[("default.CoreWeave", 0.05)],
    },
    Effect {
        what: "15 efficiency that empties data centres",
        with: ("deepseek-shock", &[]),
        against: ("base", &[]),
        moves: &[("write_down_share", 0.018), ("bust_books", 0.03), ("bust_price", 0.02)],
    },
    Effect {
        what: "15 efficiency that fills them",
        with: ("deepseek-rebound", &[]),
        against: ("deepseek-shock", &[]),
        moves: &[("write_down_share", -0.04), ("spending", 1000.0), ("bust_books", -0.05)],
    },
    Effect {
        what: "16 the grid",
        with: ("power-bottleneck", &[]),
        against: ("base", &[]),
        moves: &[
            ("largest_power_queue", 5.0),
            ("least_utilisation", 0.01),
            ("held_back", 1000.0),
            ("spending", -1000.0),
        ],
    },
    Effect {
        what: "16 machines that wait for the grid",
        with: ("power-bottleneck", &[]),
        against: ("power-bottleneck", &["power.equipment_wait=0"]),
        moves: &[("idle_cost", 20.0)],
    },
    Effect {
        what: "16 who does not look at the grid",
        with: ("power-bottleneck", &["power.accepted_wait=100"]),
        against: ("power-bottleneck", &[]),
        moves: &[("largest_power_queue", 50.0), ("idle_cost", 1000.0)],
    },
    Effect {
        what: "16 the price of power",
        with: ("base", &["operations.power_price=0.17"]),
        against: ("base", &["operations.power_price=0.086"]),
        moves: &[("write_down", 200.0), ("largest_revenue_gap", 15.0), ("spending", -100.0)],
    },
    Effect {
        what: "17 the cost of a gigawatt",
        with: ("base", &["technology.site_cost=25"]),
        against: ("base", &["technology.site_cost=12"]),
        moves: &[("largest_dark_share", -0.015), ("least_utilisation", 0.01)],
    },
    Effect {
        what: "18 speculative building",
        with: ("speculative-builder", &[]),
        against: ("base", &[]),
        moves: &[
            ("largest_dark_share", 0.015),
            ("default.Developers", 0.3),
            ("write_down.Developers", 80.0),
            ("lender_loss", 30.0),
            ("lessor_loss", 60.0),
        ],
    },
    Effect {
        what: "18 deep balance sheets bring patience",
        with: (
            "speculative-builder",
            &[
                "builder.Developers.finance.cash=600",
                "builder.Developers.finance.site_advance_rate=0",
            ],
        ),
        against: ("speculative-builder", &[]),
        moves: &[("default.Developers", -0.5), ("lender_loss", -10.0)],
    },
    Effect {
        what: "19 no bail-out",
        with: ("base", &[]),
        against: ("backstop", &[]),
        moves: &[("shut_years", 1.0), ("default.OpenAI", 0.1), ("spending", -400.0)],
    },
    Effect {
        what: "20 faster depreciation",
        with: ("useful-lives", &[]),
        against: ("base", &[]),
        moves: &[("write_down", -500.0)],
    },
    Effect {
        what: "20 other business shields the assets",
        with: ("deep-pockets", &[]),
        against: ("base", &[]),
        moves: &[("write_down", -600.0)],
    },
    Effect {
        what: "20 every vintage alone",
        with: ("vintage-tests", &[]),
        against: ("base", &[]),
        moves: &[("write_down", 20.0)],
    },
    Effect {
        what: "21 who survives",
        with: ("base", &[]),
        against: ("base", &["builder.CoreWeave.finance.max_leverage=0.5"]),
        moves: &[("survivors", -0.3), ("lender_loss", 10.0), ("default.CoreWeave", 0.3)],
    },
    Effect {
        what: "22 the market corrects",
        with: ("private-credit-crunch", &[]),
        against: ("base", &[]),
        moves: &[
            ("shut_years", 1.5),
            ("spending", -1000.0),
            ("bust_credit", 0.1),
            ("first_shut_year", -0.1),
        ],
    },
    Effect {
        what: "22 shares that fall further",
        with: ("base", &["capital_market.equity_fall=0.7"]),
        against: ("base", &["capital_market.equity_fall=0.3"]),
        moves: &[("market_value_fall", 1000.0)],
    },
    Effect {
        what: "22 lenders that lose shut credit",
        with: ("no-backstop", &["capital_market.hazard_default=12"]),
        against: ("no-backstop", &["capital_market.hazard_default=0"]),
        moves: &[("shut_years", 0.2), ("default.Oracle", 0.005)],
    },
    Effect {
        what: "23 the bull case",
        with: ("bull", &[]),
        against: ("base", &[]),
        moves: &[("break_even_with_assets_year", -0.2), ("write_down_share", -0.06)],
    },
    Effect {
        what: "23 AI lifts the other business",
        with: ("bull", &[]),
        against: ("bull", &["finance.other_loading=0"]),
        moves: &[("spending", 20.0)],
    },
];

#[test]
fn every_mechanism_moves_its_number() {
    super::ask(SUBJECTS, PATHS);
}

/// Row 17. KKR: about 12 bn for building and power; a gigawatt all in 35 to 60 bn.
#[test]
fn a_gigawatt_costs_what_is_reported() {
    let start = model("base", &[]).start(Chance::Median, 0);
    let terms = &start.state.terms;
    let all_in = terms.initial_equipment_cost[0] + terms.site_cost[0];
    assert!((35.0..=60.0).contains(&all_in), "{all_in}");
}
