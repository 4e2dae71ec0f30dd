use super::*;
use crate::model::{
    accounting::{AccountingColumns, discount::Discount, outlook::Outlook},
    state::{BuilderLevels, Lag, Levels, Terms},
};

/// Two vintages of one unit each, that cost 45 and have three of four years and a half left; the second takes
/// nine times the site. Returns what a test at this price finds, at no interest.
fn test(vintages: &mut Vintages, standard: Standard, price: f64) -> Remeasured {
    let mut terms = Terms::ZERO;
    terms.cash_cost = fill(1.5);
    terms.max_utilisation = fill(1.0);
    let mut levels = Levels::ZERO;
    (levels.price, levels.reference_price) = (fill(price), fill(price));
    levels.spot_utilisation = fill(1.0);
    let mut own = BuilderLevels::ZERO;
    (own.capacity, own.sites_in_use) = (fill(2.0), fill(10.0));
    let values = AccountingColumns {
        equipment_useful_life: fill(4.0),
        shortened_life: fill(0.0),
        shortened_at: fill(0.0),
        site_useful_life: fill(10.0),
        shared_business: fill(1.0),
        optimism: fill(0.0),
        indication: fill(0.0),
        value_in_use_rate: fill(0.0),
        fair_value_rate: fill(0.0),
        selling_cost: fill(0.0),
    };
    let discount = Discount::new(&values, &terms, false);
    let outlook = Outlook::at_the_end(&values.optimism, &levels);
    let appraiser = Appraiser {
        values: &values,
        discount: &discount,
        terms: &terms,
        levels: &levels,
        own: &own,
        outlook: &outlook,
        due: &fill(1.0),
        dt: 1.0,
        dearer: &fill(1.0),
        fleet: false,
    };
    let [found, _] = vintages.test(standard.both(), &appraiser);
    let carrying_amount = vintages.carrying_amounts(standard.both())[0][0];
    let (write_down, reversal) = (found.write_down[0], found.reversal[0]);
    Remeasured { carrying_amount, write_down, reversal }
}

fn two() -> Vintages {
    let lag = |years: f64| Lag::new(&fill(years), 1.0);
    let mut vintages = Vintages::new(lag(4.5), lag(4.5), lag(10.0), 20);
    vintages.add_first(1, &[fill(1.0), fill(1.0), fill(45.0)]);
    vintages.add_first(1, &[fill(1.0), fill(9.0), fill(45.0)]);
    vintages
}

#[test]
fn a_hungry_vintage_is_worthless_while_a_lean_one_earns() {
    let mut vintages = two();
    let found = test(&mut vintages, Standard::UsGaap, 10.0);
    // The lean one earns 3 x (10 - 1.5) and carries 30; the hungry one runs at a loss.
    assert!((found.write_down - 4.5 - 30.0).abs() < 1e-9, "{found:?}");
    assert!((vintages.carrying_amount(0, Standard::UsGaap) - 25.5).abs() < 1e-9);
    // Together they would earn 3 x (20 - 15). The other standard's books see the same, and what is not discounted is worth the same.
    assert!((vintages.carrying_amount(0, Standard::Ifrs) - 25.5).abs() < 1e-9);
}

#[test]
fn only_international_standards_take_losses_back() {
    for (standard, back) in [(Standard::UsGaap, 0.0), (Standard::Ifrs, 4.5 + 3.0 * 6.5)] {
        let mut vintages = two();
        test(&mut vintages, standard, 10.0);
        // At 20 the lean one recovers all that it lost, the hungry one 3 x (20 - 13.5).
        let found = test(&mut vintages, standard, 20.0);
        assert!((found.reversal - back).abs() < 1e-9, "{found:?}");
    }
}

/// One vintage loses while another, written off before, regains; both share a pool of sites that is half
/// written off. The books move by what the tests find, and both are told.
#[test]
fn losses_and_reversals_are_told_apart_and_move_the_books_exactly() {
    let mut vintages = two();
    vintages.add_first_sites(&fill(8.0));
    let (ifrs, first) = (Standard::Ifrs as usize, 0);
    vintages.cohorts[0].kept[ifrs][first] = 0.1;
    vintages.impaired[ifrs].write_down(first, 0.5);
    let before = vintages.carrying_amount(first, Standard::Ifrs);
    let found = test(&mut vintages, Standard::Ifrs, 15.0);
    assert!(found.write_down > 1.0 && found.reversal > 1.0, "{found:?}");
    let moved = vintages.carrying_amount(first, Standard::Ifrs) - before;
    let due = found.reversal - found.write_down;
    assert!((moved - due).abs() < 1e-12 * before, "{moved} and {due}");
}
