//! The signs that an economist would sign (MODEL.md, section 8): what one change does to each kind of bust, to
//! spending, to prices and to lenders, by at least a stated amount and beyond its error.
//!
//! `price` and `capacity` are the medians of price over fair and of capacity in the fourth year.

use super::Effect;

const PATHS: u64 = 4096;

pub(super) const SIGNS: &[Effect] = &[
    Effect {
        what: "dearer equipment, plans in money",
        against: ("base", &["technology.equipment_cost=20"]),
        with: ("base", &["technology.equipment_cost=36"]),
        moves: &[
            ("capacity", -20.0),
            ("price", -0.15),
            ("bust_price", 0.06),
            ("bust_books", 0.1),
            ("bust_credit", 0.06),
            ("lender_loss", 8.0),
        ],
    },
    Effect {
        what: "dearer equipment, plans in money",
        against: ("fiber-glut", &["technology.equipment_cost=13"]),
        with: ("fiber-glut", &["technology.equipment_cost=25"]),
        moves: &[("capacity", -4.0), ("price", -0.1), ("bust_price", 0.08), ("bust_books", 0.015)],
    },
    Effect {
        what: "higher cost of capital",
        against: ("base", &["market.cost_of_capital=0.07"]),
        with: ("base", &["market.cost_of_capital=0.13"]),
        moves: &[
            ("spending", -500.0),
            ("price", -0.1),
            ("bust_spending", 0.02),
            ("bust_price", 0.05),
        ],
    },
    Effect {
        what: "higher cost of capital",
        against: ("fiber-glut", &["market.cost_of_capital=0.08"]),
        with: ("fiber-glut", &["market.cost_of_capital=0.14"]),
        moves: &[("spending", -40.0), ("price", -0.05), ("bust_price", 0.03)],
    },
    Effect {
        what: "higher overhead",
        against: ("base", &["operations.overhead=0"]),
        with: ("base", &["operations.overhead=0.25"]),
        moves: &[
            ("spending", -2000.0),
            ("price", -0.1),
            ("bust_price", 0.08),
            ("bust_books", 0.08),
            ("bust_credit", 0.08),
        ],
    },
    Effect {
        what: "higher overhead",
        against: ("fiber-glut", &["operations.overhead=0.1"]),
        with: ("fiber-glut", &["operations.overhead=0.3"]),
        moves: &[("spending", -100.0), ("price", -0.1), ("bust_price", 0.07)],
    },
    Effect {
        what: "dearer power",
        against: ("base", &["operations.power_price=0.05"]),
        with: ("base", &["operations.power_price=0.13"]),
        moves: &[
            ("price", -0.02),
            ("bust_spending", 0.005),
            ("bust_price", 0.02),
            ("bust_books", 0.06),
        ],
    },
    Effect {
        what: "equipment cheapens faster, growth of revenue alike",
        against: ("base", &["technology.cost_decline=0.15", "technology.footprint_decline=0.17"]),
        with: ("base", &["technology.cost_decline=0.25", "technology.footprint_decline=0.17"]),
        moves: &[
            ("price", -0.1),
            ("bust_price", 0.06),
            ("bust_books", 0.15),
            ("bust_credit", 0.05),
        ],
    },
    Effect {
        what: "customers grow more",
        against: ("base", &["demand.growth=0.4"]),
        with: ("base", &["demand.growth=0.9"]),
        moves: &[
            ("spending", 2000.0),
            ("price", 0.1),
            ("bust_spending", -0.1),
            ("bust_price", -0.08),
            ("bust_books", -0.12),
            ("bust_credit", -0.1),
        ],
    },
    Effect {
        what: "customers grow more",
        against: ("fiber-glut", &["demand.growth=0.7"]),
        with: ("fiber-glut", &["demand.growth=1.4"]),
        moves: &[
            ("spending", 300.0),
            ("price", 0.1),
            ("bust_spending", -0.1),
            ("bust_price", -0.1),
        ],
    },
    Effect {
        what: "more of demand on investors' money",
        against: ("base", &["demand.financed_share=0.03"]),
        with: ("base", &["demand.financed_share=0.3"]),
        moves: &[("bust_spending", 0.015), ("bust_price", 0.01), ("bust_books", 0.015)],
    },
    Effect {
        what: "more of demand on investors' money",
        against: ("fiber-glut", &["demand.financed_share=0.03"]),
        with: ("fiber-glut", &["demand.financed_share=0.3"]),
        moves: &[("bust_price", 0.015)],
    },
    Effect {
        what: "demand more volatile",
        against: ("base", &["demand.volatility=0.06"]),
        with: ("base", &["demand.volatility=0.25"]),
        moves: &[
            ("bust_spending", 0.1),
            ("bust_price", 0.08),
            ("bust_books", 0.1),
            ("bust_credit", 0.08),
        ],
    },
    Effect {
        what: "demand more volatile",
        against: ("fiber-glut", &["demand.volatility=0.06"]),
        with: ("fiber-glut", &["demand.volatility=0.25"]),
        moves: &[("bust_spending", 0.08), ("bust_price", 0.08), ("bust_books", 0.02)],
    },
    Effect {
        what: "more leverage",
        against: ("base", &["finance.max_leverage=0.5"]),
        with: ("base", &["finance.max_leverage=3"]),
        moves: &[("spending", 500.0), ("bust_spending", 0.05), ("lender_loss", 2.0)],
    },
    Effect {
        what: "builders react faster to returns",
        against: ("base", &["build_out.reaction=0.5"]),
        with: ("base", &["build_out.reaction=2.2"]),
        moves: &[("bust_spending", 0.2)],
    },
    Effect {
        what: "builders react faster to returns",
        against: ("fiber-glut", &["build_out.reaction=0.5"]),
        with: ("fiber-glut", &["build_out.reaction=2.2"]),
        moves: &[("bust_spending", 0.2)],
    },
    Effect {
        what: "the labs grow more",
        against: ("base", &["customer.OpenAI.growth=0.8", "customer.Anthropic.growth=3"]),
        with: ("base", &["customer.OpenAI.growth=3", "customer.Anthropic.growth=15"]),
        moves: &[("capacity", 5.0), ("bust_credit", -0.1)],
    },
    Effect {
        what: "the labs' growth lasts",
        against: (
            "base",
            &[
                "customer.OpenAI.growth_long=0.1",
                "customer.Anthropic.growth_long=0.1",
                "customer.OpenAI.ceiling=350",
                "customer.Anthropic.ceiling=200",
            ],
        ),
        with: (
            "base",
            &[
                "customer.OpenAI.growth_long=0.4",
                "customer.Anthropic.growth_long=0.4",
                "customer.OpenAI.ceiling=1700",
                "customer.Anthropic.ceiling=1100",
            ],
        ),
        moves: &[("bust_price", -0.01), ("bust_credit", -0.04)],
    },
    Effect {
        what: "a segment of a twelfth of demand grows more",
        against: ("who-demands", &["segment.Start-ups.growth=0.3"]),
        with: ("who-demands", &["segment.Start-ups.growth=2.5"]),
        moves: &[
            ("bust_spending", -0.05),
            ("bust_price", -0.02),
            ("bust_books", -0.05),
            ("bust_credit", -0.05),
        ],
    },
    Effect {
        what: "more of a segment on investors' money",
        against: ("who-demands", &["segment.Start-ups.financed_share=0"]),
        with: ("who-demands", &["segment.Start-ups.financed_share=1"]),
        moves: &[
            ("bust_spending", 0.01),
            ("bust_books", 0.02),
            ("bust_credit", 0.01),
            ("least_utilisation", -0.004),
        ],
    },
];

#[test]
fn changes_move_what_an_economist_expects_the_way_he_expects() {
    super::ask(SIGNS, PATHS);
}
