//! The signs that an economist would sign (MODEL.md, section 8): what one change does to each kind of bust, to
//! spending, to prices and to lenders, on the same paths, by at least a stated amount and beyond its error.

use std::num::NonZero;

use overbuild::{
    engine::Control,
    metrics::{Summary, Track, collect},
    random::Chance,
};

use crate::support::model;

const PATHS: u64 = 4096;

/// Settings of the low and of the high side, and by how much each number is higher on the high side: at least so
/// much, or, if negative, lower by at least so much. `price` is the mean of price over fair in the fourth year.
struct Sign {
    what: &'static str,
    scenario: &'static str,
    low: &'static [&'static str],
    high: &'static [&'static str],
    moves: &'static [(&'static str, f64)],
}

const SIGNS: &[Sign] = &[
    Sign {
        what: "dearer equipment, plans in money",
        scenario: "base",
        low: &["technology.equipment_cost=20"],
        high: &["technology.equipment_cost=36"],
        moves: &[
            ("capacity", -20.0),
            ("price", -0.15),
            ("bust_price", 0.06),
            ("bust_books", 0.1),
            ("bust_credit", 0.06),
            ("lender_loss", 8.0),
        ],
    },
    Sign {
        what: "dearer equipment, plans in money",
        scenario: "fiber-glut",
        low: &["technology.equipment_cost=13"],
        high: &["technology.equipment_cost=25"],
        moves: &[("capacity", -4.0), ("price", -0.1), ("bust_price", 0.08), ("bust_books", 0.015)],
    },
    Sign {
        what: "higher cost of capital",
        scenario: "base",
        low: &["market.cost_of_capital=0.07"],
        high: &["market.cost_of_capital=0.13"],
        moves: &[
            ("spending", -500.0),
            ("price", -0.1),
            ("bust_spending", 0.02),
            ("bust_price", 0.05),
        ],
    },
    Sign {
        what: "higher cost of capital",
        scenario: "fiber-glut",
        low: &["market.cost_of_capital=0.08"],
        high: &["market.cost_of_capital=0.14"],
        moves: &[("spending", -40.0), ("price", -0.05), ("bust_price", 0.03)],
    },
    Sign {
        what: "higher overhead",
        scenario: "base",
        low: &["operations.overhead=0"],
        high: &["operations.overhead=0.25"],
        moves: &[
            ("spending", -2000.0),
            ("price", -0.1),
            ("bust_spending", 0.01),
            ("bust_price", 0.08),
            ("bust_books", 0.15),
            ("bust_credit", 0.08),
        ],
    },
    Sign {
        what: "higher overhead",
        scenario: "fiber-glut",
        low: &["operations.overhead=0.1"],
        high: &["operations.overhead=0.3"],
        moves: &[
            ("spending", -100.0),
            ("price", -0.1),
            ("bust_spending", 0.01),
            ("bust_price", 0.07),
            ("bust_books", 0.02),
        ],
    },
    Sign {
        what: "dearer power",
        scenario: "base",
        low: &["operations.power_price=0.05"],
        high: &["operations.power_price=0.13"],
        moves: &[
            ("price", -0.02),
            ("bust_spending", 0.005),
            ("bust_price", 0.02),
            ("bust_books", 0.06),
        ],
    },
    Sign {
        what: "equipment cheapens faster, growth of revenue alike",
        scenario: "base",
        low: &["technology.cost_decline=0.15", "technology.footprint_decline=0.17"],
        high: &["technology.cost_decline=0.25", "technology.footprint_decline=0.17"],
        moves: &[
            ("price", -0.1),
            ("bust_price", 0.06),
            ("bust_books", 0.15),
            ("bust_credit", 0.05),
        ],
    },
    Sign {
        what: "customers grow more",
        scenario: "base",
        low: &["demand.growth=0.4"],
        high: &["demand.growth=0.9"],
        moves: &[
            ("spending", 2000.0),
            ("price", 0.1),
            ("bust_spending", -0.1),
            ("bust_price", -0.08),
            ("bust_books", -0.2),
            ("bust_credit", -0.1),
        ],
    },
    Sign {
        what: "customers grow more",
        scenario: "fiber-glut",
        low: &["demand.growth=0.7"],
        high: &["demand.growth=1.4"],
        moves: &[
            ("spending", 300.0),
            ("price", 0.1),
            ("bust_spending", -0.1),
            ("bust_price", -0.1),
            ("bust_books", -0.08),
        ],
    },
    Sign {
        what: "more of demand on investors' money",
        scenario: "base",
        low: &["demand.financed_share=0.03"],
        high: &["demand.financed_share=0.3"],
        moves: &[("bust_spending", 0.015), ("bust_price", 0.01), ("bust_books", 0.015)],
    },
    Sign {
        what: "more of demand on investors' money",
        scenario: "fiber-glut",
        low: &["demand.financed_share=0.03"],
        high: &["demand.financed_share=0.3"],
        moves: &[("bust_price", 0.015)],
    },
    Sign {
        what: "demand more volatile",
        scenario: "base",
        low: &["demand.volatility=0.06"],
        high: &["demand.volatility=0.25"],
        moves: &[
            ("bust_spending", 0.1),
            ("bust_price", 0.08),
            ("bust_books", 0.1),
            ("bust_credit", 0.08),
        ],
    },
    Sign {
        what: "demand more volatile",
        scenario: "fiber-glut",
        low: &["demand.volatility=0.06"],
        high: &["demand.volatility=0.25"],
        moves: &[("bust_spending", 0.08), ("bust_price", 0.08), ("bust_books", 0.02)],
    },
    Sign {
        what: "more leverage",
        scenario: "base",
        low: &["finance.max_leverage=0.5"],
        high: &["finance.max_leverage=3"],
        moves: &[("spending", 500.0), ("bust_spending", 0.05), ("lender_loss", 4.0)],
    },
    Sign {
        what: "builders react faster to returns",
        scenario: "base",
        low: &["build_out.reaction=0.5"],
        high: &["build_out.reaction=2.2"],
        moves: &[("bust_spending", 0.2)],
    },
    Sign {
        what: "builders react faster to returns",
        scenario: "fiber-glut",
        low: &["build_out.reaction=0.5"],
        high: &["build_out.reaction=2.2"],
        moves: &[("bust_spending", 0.2)],
    },
    Sign {
        what: "the labs grow more",
        scenario: "base",
        low: &["customer.OpenAI.growth=0.8", "customer.Anthropic.growth=3"],
        high: &["customer.OpenAI.growth=3", "customer.Anthropic.growth=15"],
        moves: &[
            ("capacity", 5.0),
            ("bust_spending", -0.01),
            ("bust_books", -0.02),
            ("bust_credit", -0.1),
        ],
    },
];

/// The metrics that the signs are about path by path, and the medians of the tracks in the fourth year.
struct Found {
    paths: Vec<(String, Vec<f64>)>,
    medians: [(&'static str, f64); 2],
}

fn run(scenario: &str, settings: &[&str]) -> Found {
    let model = model(scenario, settings);
    let chance = Chance::Seed(model.header.run.seed);
    let paths = NonZero::new(PATHS).unwrap();
    let mut collected = collect(&model, chance, paths, &Control::default()).unwrap();
    let names = collected.metrics.iter().map(|metric| metric.name.clone());
    let values = collected.values.iter().map(|values| values.exact().unwrap().to_vec());
    let paths = names.zip(values).collect();
    let summary = Summary::new(&model, &mut collected);
    let median = |track: Track| summary.track(track).unwrap().bands[4].quantiles[3];
    let medians = [("price", median(Track::RelativePrice)), ("capacity", median(Track::Capacity))];
    Found { paths, medians }
}

impl Found {
    /// By how much a number is higher than on the same paths of another run, with the error of the mean difference;
    /// medians of tracks have none.
    fn above(&self, other: &Self, name: &str) -> (f64, f64) {
        let median = |found: &Self| found.medians.iter().find(|(own, _)| *own == name).map(|m| m.1);
        if let (Some(own), Some(other)) = (median(self), median(other)) {
            return (own - other, 0.0);
        }
        let values = |found: &Self| {
            let found = found.paths.iter().find(|(own, _)| own == name);
            found.unwrap_or_else(|| panic!("no metric {name}")).1.clone()
        };
        let differences: Vec<f64> =
            values(self).iter().zip(values(other)).map(|(own, other)| own - other).collect();
        let count = differences.len() as f64;
        let mean = differences.iter().sum::<f64>() / count;
        let squares: f64 = differences.iter().map(|each| (each - mean).powi(2)).sum();
        (mean, (squares / (count - 1.0) / count).sqrt())
    }
}

#[test]
fn changes_move_what_an_economist_expects_the_way_he_expects() {
    let mut wrong = String::new();
    for sign in SIGNS {
        let (low, high) = (run(sign.scenario, sign.low), run(sign.scenario, sign.high));
        for (name, least) in sign.moves {
            let (moved, error) = high.above(&low, name);
            let towards = moved * least.signum();
            if towards < least.abs() || towards < 3.0 * error {
                let (scenario, what) = (sign.scenario, sign.what);
                wrong += &format!("{scenario}, {what}: {name} moved by {moved} ± {error}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
