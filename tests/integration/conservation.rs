//! Nothing leaks: units, sites, books, cash and debt, at every step.

use overbuild::model::state::{BuilderState, State};

use crate::support::{BUNDLED, LANES, model, watch};

const PATHS: [u64; 2] = [0, 640];

/// Sums of flows since the start, for one builder and path.
#[derive(Clone, Copy, Default)]
struct Totals {
    ordered: f64,
    cancelled: f64,
    retired: f64,
    spent: f64,
    refunded: f64,
    depreciated: f64,
    written_down: f64,
    reversed: f64,
    cash: f64,
    debt: f64,
}

impl Totals {
    fn add(&mut self, builder: &BuilderState, lane: usize) {
        let flow = &builder.flows;
        self.ordered += flow.ordered[lane];
        self.cancelled += flow.cancelled[lane];
        self.retired += flow.retired[lane];
        self.spent += flow.spending[lane];
        self.refunded += flow.refund[lane];
        self.depreciated += flow.depreciation[lane];
        self.written_down += flow.write_down[lane];
        self.reversed += flow.reversal[lane];
        self.cash += flow.revenue[lane] - flow.operating_cost[lane] + flow.other_cash_flow[lane]
            - flow.interest[lane]
            - flow.tax[lane]
            - flow.repayment[lane]
            + flow.borrowing[lane]
            - flow.spending[lane]
            + flow.refund[lane]
            + flow.injection[lane];
        self.debt += flow.borrowing[lane] - flow.repayment[lane] - flow.discharged[lane];
    }
}

/// Capacity, book value, cash and debt of one builder and path.
fn stocks(builder: &BuilderState, lane: usize) -> [f64; 4] {
    let own = &builder.levels;
    let units = own.capacity[lane] + own.pipeline[lane] + own.waiting[lane];
    [units, own.book_value[lane], own.cash[lane], own.debt[lane]]
}

fn check(name: &str, settings: &[&str]) {
    let model = model(name, settings);
    for first_path in PATHS {
        let mut first: Vec<[f64; 4]> = Vec::new();
        let mut totals = vec![Totals::default(); model.builders.len() * LANES];
        watch(&model, first_path, |step, state: &State| {
            for (index, builder) in state.builders.iter().enumerate() {
                for lane in 0..LANES {
                    let now = stocks(builder, lane);
                    if step == 0 {
                        first.push(now);
                        continue;
                    }
                    let total = &mut totals[index * LANES + lane];
                    total.add(builder, lane);
                    let then = first[index * LANES + lane];
                    let expected = [
                        then[0] + total.ordered - total.cancelled - total.retired,
                        then[1] + total.spent
                            - total.refunded
                            - total.depreciated
                            - total.written_down
                            + total.reversed,
                        then[2] + total.cash,
                        then[3] + total.debt,
                    ];
                    for (what, (found, due)) in
                        ["units", "book", "cash", "debt"].iter().zip(now.iter().zip(expected))
                    {
                        let size = 1.0 + found.abs() + total.spent;
                        assert!(
                            (found - due).abs() < 1e-9 * size,
                            "{name}: {what} of builder {index} on path {lane} after step {step}: {found}, due {due}"
                        );
                    }
                }
            }
        });
    }
}

#[test]
fn units_books_cash_and_debt_are_conserved() {
    for name in BUNDLED {
        // Without a [finance] table nobody counts the cash.
        let settings: &[&str] =
            if name == "fiber-glut" { &["finance.max_leverage=50"] } else { &[] };
        check(name, settings);
    }
}

#[test]
fn they_are_conserved_under_ifrs_with_reversals_tax_and_overruns() {
    check(
        "base",
        &[
            "accounting.standard=\"ifrs\"",
            "finance.tax_rate=0.21",
            "orders.overrun=0.2",
            "pricing.volatility=0.4",
        ],
    );
}

#[test]
fn sites_and_capacity_stay_within_their_bounds() {
    for name in BUNDLED {
        watch(&model(name, &[]), 128, |step, state| {
            for builder in &state.builders {
                let own = &builder.levels;
                for lane in 0..LANES {
                    let all = [
                        own.capacity[lane],
                        own.waiting[lane],
                        own.pipeline[lane],
                        own.sites[lane],
                        own.pipeline_sites[lane],
                    ];
                    assert!(
                        all.iter().all(|x| *x > -1e-9),
                        "{name} step {step} lane {lane}: {all:?}"
                    );
                    let carried = own.book_value[lane];
                    assert!(
                        carried > -1e-6 && carried.is_finite(),
                        "{name} step {step}: book {carried}"
                    );
                }
            }
        });
    }
}
