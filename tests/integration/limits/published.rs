//! Arithmetic that others have published, out of whole scenarios: with all else held still a run is a calculation that
//! anybody can do with a table of annuities.

use overbuild::{
    metrics::{Track, read_model},
    model::Model,
    scenario::{Document, Rules},
};

use super::median;

/// Nothing moves: demand, technology and plans stay as they are, and there is no price but that of the start.
const STILL: &str = "[build_out]\nreaction = 0\nherding = 0\nvolatility = 0\n[operations]\ncash_cost = 0\noverhead = 0\n";

fn read(text: &str) -> Result<Model, String> {
    let mut document = Document::from_text("published", text);
    let model = read_model(&mut document, Rules::default());
    model.ok_or_else(|| document.problems.render(&document.sources, false))
}

/// A machine for `cost` that brings `cash` a year, bought so that its book is `life` less ten and a half months at the end
/// of 2025. What there is at the start is a millionth of it.
fn machine(cost: f64, life: f64, cash: f64, rest: &str) -> String {
    let (spending, revenue) = (12.0 * cost, 1e-6 * cash);
    format!(
        "title = 'One machine'\n[run]\nstart = 2025\nyears = 2\nsteps_per_year = 12\n\
         [technology]\nequipment_cost = {cost}\nsite_cost = 1e-6\ncost_decline = 0\nfootprint_decline = 0\n\
         [demand]\ninitial = 0.8\ngrowth = 0\ngrowth_long = 0\nvolatility = 0\n\
         [fleet]\ninitial_capacity = 1e-6\nequipment_life = {life}\nequipment_lag = 0.083333333\nsite_lag = 0.083333333\n\
         [market]\nnormal_tightness = 0.8\nmax_utilisation = 0.8\ncost_of_capital = 0.1\ninitial_revenue = {revenue}\n\
         {STILL}\
         [[builder]]\nname = 'One'\nshare = 1\nplan = [[2024, 0], [2025, {spending}], [2025.08333, 0]]\n\
         [accounting]\ntest = 'yearly'\noptimism = 0\nequipment_useful_life = {life}\n{rest}"
    )
}

/// What is written down at the end of 2025.
fn written_down(text: &str) -> f64 {
    let model = read(text).unwrap_or_else(|told| panic!("{told}"));
    median(&model).track(Track::WriteDown)[1][0]
}

fn near(found: f64, published: f64, what: &str) {
    assert!((found - published).abs() < 0.005, "{what}: {found}, published {published}");
}

/// IAS 36: 200 a year for five years at 10 % are worth 758.16, so 1,000 lose 241.84. All the year long the same cash is worth
/// 795.46.
#[test]
fn value_in_use_at_year_ends() {
    for (flows, loss) in [("year_end", 241.84), ("continuous", 1000.0 - 795.46)] {
        let rest = format!(
            "standard = 'ifrs'\nvalue_in_use_rate = 0.1\nfair_value_rate = 0.5\nselling_cost = 0\nflows = '{flows}'\n"
        );
        near(written_down(&machine(1175.0, 5.875, 200.0, &rest)), loss, flows);
    }
}

/// One GPU cluster in three regimes: 1,000 over six years, after two; value in use at 12 %, fair value at 14 %, selling
/// cost 3 %. (It is bought for 812.5 and lasts 4.875 years, which is the same from the first year end on.)
#[test]
fn one_cluster_in_three_regimes() {
    let rules = "value_in_use_rate = 0.12\nfair_value_rate = 0.14\nselling_cost = 0.03\nflows = 'year_end'\n";
    let offered =
        "[finance]\ncash = 10000\n[held_for_sale]\nshare = 1\ndate = 2025.95\ndelay = 0.5\n";
    for (cash, gaap, international, for_sale) in
        [(230.0, 0.0, 0.0, 16.62), (180.0, 0.0, 119.94, 157.93), (150.0, 229.61, 211.06, 242.72)]
    {
        for (regime, loss) in [
            (format!("standard = 'us_gaap'\n{rules}"), gaap),
            (format!("standard = 'ifrs'\n{rules}"), international),
            (format!("standard = 'us_gaap'\n{rules}{offered}"), for_sale),
            (format!("standard = 'ifrs'\n{rules}{offered}"), for_sale),
        ] {
            let found = written_down(&machine(812.5, 4.875, cash, &regime));
            near(found, loss, &format!("{cash} a year, {regime}"));
        }
    }
}

/// A business that earns `cash` a year after replacing what wears out, and how it is valued: what it is worth before the
/// assets that it has are paid for.
fn business(years: u32, cash: f64, valuation: &str) -> String {
    let revenue = cash + 100.0;
    format!(
        "title = 'A business'\n[run]\nstart = 2025\nyears = {years}\n\
         [technology]\nequipment_cost = 100\nsite_cost = 1e-6\ncost_decline = 0\nfootprint_decline = 0\n\
         [demand]\ninitial = 8\ngrowth = 0\ngrowth_long = 0\nvolatility = 0\n\
         [fleet]\ninitial_capacity = 10\nequipment_life = 10\nequipment_lag = 0.25\nsite_lag = 0.25\n\
         [market]\nnormal_tightness = 0.8\nmax_utilisation = 0.8\ncost_of_capital = 0.1\ninitial_revenue = {revenue}\n\
         {STILL}\
         [accounting]\nequipment_useful_life = 10\n[[builder]]\nname = 'One'\nshare = 1\nplan = 100\n\
         [valuation]\n{valuation}\n"
    )
}

fn worth(text: &str) -> f64 {
    let history = median(&read(text).unwrap_or_else(|told| panic!("{told}")));
    let last = |track: Track| history.track(track)[history.years()][0];
    last(Track::NetPresentValue) + history.track(Track::BookValue)[0][0]
}

/// 200 a year for five years at 10 %; and 2,121 a year for three at 9.95 %, which pay for the 5,280 of a published build-out.
#[test]
fn annuities() {
    near(worth(&business(5, 200.0, "rate = 0.1\nterminal_share = 0")), 758.16, "five years");
    let found = worth(&business(3, 2121.0, "rate = 0.0995\nterminal_share = 0"));
    assert!((found - 5280.0).abs() < 1.3, "to the last digit of the profit: {found}");
}

/// 200 a year for ever at 10 % are 2,000, wherever the horizon is; growing by 3 % a year after five years, 200 x 1.03 / 0.07
/// = 2,942.86 then (Gordon).
#[test]
fn a_cash_flow_for_ever() {
    for years in [1, 5, 9] {
        let valuation = "rate = 0.1\nterminal = 'perpetuity'";
        near(worth(&business(years, 200.0, valuation)), 2000.0, "for ever");
    }
    let growing = "rate = 0.1\nterminal = 'perpetuity'\nterminal_growth = 0.03";
    near(worth(&business(5, 200.0, growing)), 758.157 + 2942.857 / 1.61051, "growing");
}

/// What grows as fast as it is discounted is worth no number on any path; what says nothing is told with its place.
#[test]
fn a_perpetuity_needs_a_rate_above_its_growth() {
    let uncertain = "{ p10 = 0, p50 = 0.02, p90 = 0.04 }";
    let told = |valuation: &str| read(&business(5, 200.0, valuation)).err().unwrap_or_default();
    // The place is that of the growth, where it is written, or of the rate.
    for (valuation, place) in [
        ("rate = 0.04\nterminal = 'perpetuity'\nterminal_growth = 0.04", "terminal_growth = 0.04"),
        ("terminal = 'perpetuity'\nrate = 0", "rate = 0"),
    ] {
        let said = told(valuation);
        assert!(said.contains("valuation.terminal_growth: may be"), "{said}");
        assert!(said.contains(place), "{said}");
    }
    let open = format!("rate = 0.1\nterminal = 'perpetuity'\nterminal_growth = {uncertain}");
    assert!(told(&open).contains("bound the rate from below"), "a distribution without an end");
    let bounded = open.replace("p90 = 0.04", "p90 = 0.04, max = 0.09");
    assert_eq!(told(&bounded), "");
    for idle in ["terminal_growth = 0.02", "terminal = 'perpetuity'\nterminal_share = 0.5"] {
        let mut document = Document::from_text("published", &business(5, 200.0, idle));
        drop(read_model(&mut document, Rules::default()));
        let said = document.problems.render(&document.sources, false);
        assert!(said.contains("changes nothing while `terminal` is not"), "{said}");
    }
}
