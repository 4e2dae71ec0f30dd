//! What must never leak, whatever the scenario: units, books, cash and debt of builders, cash of customers,
//! claims of holders. The fuzz targets use this file too.

use overbuild::model::{
    Batch, Model,
    state::{BuilderState, CustomerState, HolderState, State},
};

const LANES: usize = Batch::PATHS;

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
    sold: f64,
    cash: f64,
    debt: f64,
    /// Everything that was paid or received, whatever its sign.
    turnover: f64,
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
        self.sold += flow.sale_proceeds[lane];
        let received = [
            flow.revenue[lane],
            flow.other_cash_flow[lane],
            flow.borrowing[lane],
            flow.refund[lane],
            flow.injection[lane],
            flow.equity_issue[lane],
            flow.sale_proceeds[lane],
            flow.vendor_credit[lane],
        ];
        let paid = [
            flow.operating_cost[lane],
            flow.interest[lane],
            flow.tax[lane],
            flow.repayment[lane],
            flow.spending[lane],
        ];
        self.cash += received.iter().sum::<f64>() - paid.iter().sum::<f64>();
        self.turnover += received.iter().chain(&paid).map(|amount| amount.abs()).sum::<f64>();
        self.debt += flow.borrowing[lane] - flow.repayment[lane] - flow.discharged[lane];
        self.turnover += flow.discharged[lane].abs();
    }

    /// What stocks must be now, given what they were, and what their rounding errors are relative to.
    fn due(&self, then: [f64; 4]) -> [(f64, f64); 4] {
        let book =
            then[1] + self.spent - self.refunded - self.depreciated - self.written_down - self.sold
                + self.reversed;
        let units = self.ordered.abs() + then[0].abs();
        [
            (then[0] + self.ordered - self.cancelled - self.retired, units + self.spent),
            (book, then[1].abs() + self.spent + self.reversed.abs()),
            (then[2] + self.cash, then[2].abs() + self.turnover),
            (then[3] + self.debt, then[3].abs() + self.turnover),
        ]
    }
}

/// Capacity, book value, cash and debt of one builder and path.
fn stocks(builder: &BuilderState, lane: usize) -> [f64; 4] {
    let own = &builder.levels;
    let units = own.capacity[lane] + own.pipeline[lane] + own.waiting[lane];
    [units, own.book_value[lane], own.cash[lane], own.debt[lane]]
}

/// Cash of a customer, and claims of a holder, with what moves them in a step.
fn customer(own: &CustomerState, lane: usize) -> (f64, f64) {
    let flow = &own.flows;
    let moved = flow.cash_flow[lane] + flow.funding[lane] + flow.vendor_credit[lane];
    (own.levels.cash[lane], moved + flow.shortfall[lane])
}

fn holder(own: &HolderState, lane: usize) -> (f64, f64) {
    let flow = &own.flows;
    (own.levels.claims[lane], flow.invested[lane] - flow.repaid[lane] - flow.loss[lane])
}

/// Follows a batch and compares what is there with what came and went.
#[derive(Default)]
pub(crate) struct Identities {
    /// Without a `[finance]` table nobody counts the cash, without `[accounting]` nobody keeps books.
    counted: [bool; 4],
    first: Vec<[f64; 4]>,
    totals: Vec<Totals>,
    before: Vec<f64>,
}

impl Identities {
    /// Nothing was seen yet of this model.
    pub(crate) fn new(model: &Model) -> Self {
        let acts = |name: &str| model.mechanisms().any(|mechanism| mechanism == name);
        let (books, cash) = (acts("accounting"), acts("finance"));
        Self { counted: [true, books, cash, cash], ..Self::default() }
    }

    /// The market before the first step (0) or after a step; the error says what leaks where.
    pub(crate) fn see(&mut self, step: usize, state: &State) -> Result<(), String> {
        self.builders(step, state)?;
        incidence(state).map_err(|error| format!("losses of step {step}: {error}"))?;
        self.parties(step, state)
    }

    fn builders(&mut self, step: usize, state: &State) -> Result<(), String> {
        if step == 0 {
            let all =
                state.builders.iter().flat_map(|own| (0..LANES).map(|lane| stocks(own, lane)));
            self.first = all.collect();
            self.totals = vec![Totals::default(); self.first.len()];
            return Ok(());
        }
        for (index, builder) in state.builders.iter().enumerate() {
            for lane in 0..LANES {
                let place = index * LANES + lane;
                self.totals[place].add(builder, lane);
                let due = self.totals[place].due(self.first[place]);
                let now = stocks(builder, lane);
                for what in (0..4).filter(|what| self.counted[*what]) {
                    let name = ["units", "book", "cash", "debt"][what];
                    same(now[what], due[what]).map_err(|error| {
                        format!(
                            "{name} of builder {index} on path {lane} after step {step}: {error}"
                        )
                    })?;
                }
            }
        }
        Ok(())
    }

    fn parties(&mut self, step: usize, state: &State) -> Result<(), String> {
        let mut now = Vec::new();
        for lane in 0..LANES {
            now.extend(state.customers.iter().map(|own| customer(own, lane)));
            now.extend(state.holders.iter().map(|own| holder(own, lane)));
        }
        for (place, (then, (level, moved))) in self.before.iter().zip(&now).enumerate() {
            same(*level, (then + moved, then.abs() + moved.abs()))
                .map_err(|error| format!("party {place} after step {step}: {error}"))?;
        }
        self.before = now.into_iter().map(|(level, _)| level).collect();
        Ok(())
    }
}

/// What is lost on builders is borne by somebody, once: owners and the state bear what of the write-downs lenders do not.
fn incidence(state: &State) -> Result<(), String> {
    for lane in 0..LANES {
        let flows = &state.flows;
        let (mut least, mut most, mut lent) = (0.0, 0.0, 0.0);
        for BuilderState { flows: own, .. } in &state.builders {
            let (lost, loan) = (own.write_down[lane], own.lender_loss[lane]);
            least += (lost - loan).max(0.0);
            most += lost;
            lent += loan;
        }
        let owners =
            flows.shareholder_loss[lane] + flows.lessor_loss[lane] + flows.state_loss[lane];
        let slack = 1e-9 * (1.0 + most);
        if owners < least - slack || owners > most + slack {
            return Err(format!("owners and the state lose {owners}, due {least} to {most}"));
        }
        same(flows.bond_loss[lane] + flows.secured_loss[lane], (lent, lent))
            .map_err(|error| format!("of lenders, bonds and secured: {error}"))?;
        let each = [
            flows.bond_loss[lane],
            flows.secured_loss[lane],
            flows.customer_loss[lane],
            flows.vendor_credit_loss[lane],
        ];
        if let Some(loss) = each.iter().find(|loss| **loss < -slack) {
            return Err(format!("somebody loses {loss}"));
        }
    }
    Ok(())
}

fn same(found: f64, (due, size): (f64, f64)) -> Result<(), String> {
    let close = (found - due).abs() < 1e-9 * (1.0 + found.abs() + size);
    close.then_some(()).ok_or_else(|| format!("{found}, due {due}"))
}
