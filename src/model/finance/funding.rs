//! What a builder can pay for in a step: by its own means while the market is shut, with what it borrows and raises while it is open.
//!
//! A market that turns within the step parts it: first the one, then the other. So a step is as good as the many shorter ones
//! that it stands for. What is wanted and what comes in flow evenly, new shares among it where the part as a whole lacks money; cash, a
//! refund and room for debt are there at once.

use crate::math::select;

/// What a step needs and has; the flows are those of a whole step.
#[derive(Clone, Copy)]
pub(super) struct Needs {
    pub wanted: f64,
    /// What comes in by itself, less interest, tax and what falls due.
    pub net: f64,
    /// Cash before it beyond what is kept.
    pub spare: f64,
    /// What comes in when the market shuts.
    pub refund: f64,
    /// What lenders would lend in it.
    pub room: f64,
    /// What shareholders would pay in.
    pub shares: f64,
    pub debt_share: f64,
}

/// What becomes of them.
#[derive(Clone, Copy)]
pub(super) struct Funding {
    pub spending: f64,
    pub borrowing: f64,
    pub issue: f64,
    /// What is left of the spare cash at the end of the part in which the market is shut, where that comes first.
    pub left_when_it_opens: f64,
}

/// What an open market pays for.
#[derive(Clone, Copy)]
struct Open {
    spending: f64,
    borrowing: f64,
    issue: f64,
    left: f64,
}

impl Needs {
    /// Of a step in which the market is shut for a part, the last one where it shuts, else the first.
    #[inline(always)]
    pub(super) fn funding(&self, shut: f64, shuts: bool) -> Funding {
        let open = 1.0 - shut;
        let (wanted, net) = (shut * self.wanted, shut * self.net);
        let at_first = affordable(wanted, self.spare, net);
        let left_when_it_opens = self.spare + net - at_first;
        let lent = self.with_lenders(open, select(shuts, self.spare, left_when_it_opens));
        let at_last = affordable(wanted, lent.left + self.refund, net);
        Funding {
            spending: lent.spending + select(shuts, at_last, at_first),
            borrowing: lent.borrowing,
            issue: lent.issue,
            left_when_it_opens,
        }
    }

    /// Of the part of the step in which the market is open.
    #[inline(always)]
    fn with_lenders(&self, part: f64, spare: f64) -> Open {
        let (wanted, net) = (part * self.wanted, part * self.net);
        let room = select(part > 0.0, self.room, 0.0);
        let lacking = (wanted - spare - net - room).max(0.0);
        let issue = lacking.min(part * self.shares);
        let spending = affordable(wanted, spare + room, net + issue);
        let short = spending - spare - net - issue;
        let borrowing = room.min((self.debt_share * spending).max(short));
        Open { spending, borrowing, issue, left: borrowing - short }
    }
}

/// What can be spent out of a stock and of what comes in with time. Where more goes out by itself than comes in, it is spent
/// until the stock is gone, and what goes out after that is not there to be spent.
#[inline(always)]
fn affordable(wanted: f64, stock: f64, net: f64) -> f64 {
    let coming = (stock + net).max(0.0);
    let until_gone = stock.max(0.0) * (wanted / (wanted - net).max(f64::MIN_POSITIVE));
    wanted.min(select(net < 0.0, until_gone, coming))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEEDS: Needs = Needs {
        wanted: 10.0,
        net: -4.0,
        spare: 3.0,
        refund: 0.0,
        room: 5.0,
        // Shares are issued where the whole step lacks money: many steps issue fewer.
        shares: 0.0,
        debt_share: 0.0,
    };

    /// The same in many steps, in each of which the market is open or shut.
    fn in_steps(whole: Needs, shut: impl Fn(usize) -> bool, refund_at: usize) -> (f64, f64, f64) {
        const STEPS: usize = 20_000;
        let part = 1.0 / 20_000.0;
        let (mut now, mut spent, mut lent) = (whole, 0.0, 0.0);
        now.wanted *= part;
        now.net *= part;
        now.shares *= part;
        let mut spare = whole.spare;
        for step in 0..STEPS {
            now.spare = spare + if step == refund_at { whole.refund } else { 0.0 };
            now.refund = 0.0;
            let is_shut = shut(step);
            let funding = now.funding(f64::from(u8::from(is_shut)), false);
            spare = now.spare + now.net + funding.borrowing + funding.issue - funding.spending;
            now.room -= funding.borrowing;
            spent += funding.spending;
            lent += funding.borrowing;
        }
        (spent, lent, spare)
    }

    fn at_once(needs: Needs, shut: f64, shuts: bool) -> (f64, f64, f64) {
        let funding = needs.funding(shut, shuts);
        let refund = if shuts { needs.refund } else { 0.0 };
        let all = needs.spare + needs.net + refund + funding.borrowing + funding.issue;
        (funding.spending, funding.borrowing, all - funding.spending)
    }

    fn agree(one: (f64, f64, f64), other: (f64, f64, f64)) {
        let off = (one.0 - other.0).abs() + (one.1 - other.1).abs() + (one.2 - other.2).abs();
        assert!(off < 2e-3, "{one:?}, {other:?}");
    }

    #[test]
    fn one_step_is_as_good_as_many() {
        let fortieth = |step: usize| step * 40 / 20_000;
        agree(at_once(NEEDS, 1.0, false), in_steps(NEEDS, |_| true, usize::MAX));
        agree(at_once(NEEDS, 0.0, false), in_steps(NEEDS, |_| false, usize::MAX));
        let rich = Needs { net: 2.0, ..NEEDS };
        agree(at_once(rich, 1.0, false), in_steps(rich, |_| true, usize::MAX));
        let shuts = Needs { refund: 2.0, ..NEEDS };
        agree(at_once(shuts, 0.75, true), in_steps(shuts, |step| fortieth(step) >= 10, 5_000));
        agree(at_once(NEEDS, 0.25, false), in_steps(NEEDS, |step| fortieth(step) < 10, usize::MAX));
    }

    #[test]
    fn what_goes_out_by_itself_eats_what_is_kept() {
        // 3 at rates of 10 and 4 last for 3/14; the rest of the 4 goes out of what is kept.
        let funding = NEEDS.funding(1.0, false);
        assert!((funding.spending - 30.0 / 14.0).abs() < 1e-12);
        assert!((funding.left_when_it_opens - (3.0 - 4.0 - 30.0 / 14.0)).abs() < 1e-12);
    }
}
