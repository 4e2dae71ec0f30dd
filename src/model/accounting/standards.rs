//! The rules of the standards, on one asset group.

use crate::math::select;

/// A write-down or a reversal, and what is left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Remeasured {
    /// Carrying amount after the test.
    pub carrying_amount: f64,
    /// Loss recognised.
    pub write_down: f64,
    /// Loss of earlier years taken back.
    pub reversal: f64,
}

impl Remeasured {
    /// Whether anything was written down or taken back.
    pub(super) fn moved(&self) -> bool {
        self.write_down > 0.0 || self.reversal > 0.0
    }

    /// From one carrying amount to another.
    #[inline(always)]
    pub(super) fn to(from: f64, to: f64) -> Self {
        Self {
            carrying_amount: to,
            write_down: (from - to).max(0.0),
            reversal: (to - from).max(0.0),
        }
    }
}

/// US GAAP, ASC 360-10-35: impaired only where the carrying amount exceeds the undiscounted cash
/// flows; then written down to fair value; never reversed.
#[inline(always)]
pub fn us_gaap(carrying_amount: f64, undiscounted: f64, fair_value: f64) -> Remeasured {
    let impaired = carrying_amount > undiscounted;
    let value = select(impaired, fair_value.max(0.0).min(carrying_amount), carrying_amount);
    Remeasured::to(carrying_amount, value)
}

/// What is less than this share of the recoverable amount is rounding: no news, and no loss.
const NEWS: f64 = 1e-9;

/// IFRS, IAS 36: down to the recoverable amount, the larger of value in use and fair value less costs of
/// disposal. Back up by what it exceeds both the carrying amount and `earlier`, what it would be now at the
/// estimates of the last remeasurement (IAS 36.114-116: the passage of time reverses nothing), at most to the
/// carrying amount that there would be without any impairment.
#[inline(always)]
pub fn ifrs(
    carrying_amount: f64,
    unimpaired: f64,
    recoverable: f64,
    earlier: impl FnOnce() -> f64,
) -> Remeasured {
    let room = room(carrying_amount, unimpaired, recoverable);
    let earlier = if room > 0.0 { earlier() } else { 0.0 };
    let news = recoverable - earlier.max(carrying_amount);
    let news = select(news > NEWS * recoverable, news, 0.0);
    let reversal = select(room > 0.0, news.min(unimpaired - carrying_amount), 0.0);
    let lost = carrying_amount - recoverable > NEWS * recoverable;
    let value = select(lost, recoverable, carrying_amount + reversal);
    Remeasured { carrying_amount: value, write_down: (carrying_amount - value).max(0.0), reversal }
}

/// What may at most be taken back, if it is anything: beyond it nobody asks what was expected earlier.
#[inline(always)]
pub(super) fn room(carrying_amount: f64, unimpaired: f64, recoverable: f64) -> f64 {
    recoverable.min(unimpaired) - carrying_amount
}

/// ASC 360-10-45 and IFRS 5: held for sale, at the lower of carrying amount and fair value less
/// costs to sell.
#[inline(always)]
pub fn held_for_sale(carrying_amount: f64, net_fair_value: f64) -> Remeasured {
    Remeasured::to(carrying_amount, net_fair_value.max(0.0).min(carrying_amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Present value of one at each of so many year ends.
    fn year_ends(rate: f64, years: u32) -> f64 {
        (1..=years).map(|year| crate::math::pow(1.0 + rate, -f64::from(year))).sum()
    }

    /// One GPU cluster in three regimes: cost 1,000, life 6, after two years; value in use at 12 %,
    /// fair value at 14 %, selling cost 3 %, level cash flows at year ends.
    #[test]
    fn one_cluster_in_three_regimes() {
        let carrying = 1000.0 * 4.0 / 6.0;
        for (cash_flow, gaap, international, for_sale) in [
            (230.0, 0.0, 0.0, 16.62),
            (180.0, 0.0, 119.94, 157.93),
            (150.0, 229.61, 211.06, 242.72),
        ] {
            let fair_value = cash_flow * year_ends(0.14, 4);
            let in_use = cash_flow * year_ends(0.12, 4);
            let net = fair_value * 0.97;
            let near = |found: Remeasured, loss: f64| {
                assert!((found.write_down - loss).abs() < 0.005, "{found:?}");
            };
            near(us_gaap(carrying, cash_flow * 4.0, fair_value), gaap);
            near(ifrs(carrying, carrying, in_use.max(net), || 0.0), international);
            near(held_for_sale(carrying, net), for_sale);
        }
    }

    /// After the write-down at a cash flow of 150: at year 3 the amount without impairment is 500.
    #[test]
    fn reversals_stop_at_the_unimpaired_amount() {
        let after = (1000.0 * 4.0 / 6.0 - 211.06) * 3.0 / 4.0;
        for (recoverable, reversal) in [(520.0, 158.30), (480.0, 138.30)] {
            let found = ifrs(after, 500.0, recoverable, || 0.0);
            assert!((found.reversal - reversal).abs() < 0.01, "{found:?}");
        }
    }

    /// The same cash flows of 150, a year and two years nearer: worth more than the book, and no news.
    #[test]
    fn the_passage_of_time_reverses_nothing() {
        let at = |years: u32, cash_flow: f64| cash_flow * year_ends(0.12, years);
        let mut carrying = at(4, 150.0);
        for left in [3, 2] {
            let years = f64::from(left);
            carrying *= years / (years + 1.0);
            let unimpaired = 1000.0 * years / 6.0;
            assert!(at(left, 150.0) > carrying + 5.0, "nothing to be tempted by");
            let same = ifrs(carrying, unimpaired, at(left, 150.0), || at(left, 150.0));
            assert_eq!(same.reversal.to_bits(), 0.0_f64.to_bits());
            let better = ifrs(carrying, unimpaired, at(left, 160.0), || at(left, 150.0));
            assert!((better.reversal - at(left, 10.0)).abs() < 1e-9, "{better:?}");
        }
    }
}
