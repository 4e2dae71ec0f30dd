//! Paybacks worked out by hand.

use super::*;

/// Eight years of yearly steps; equipment that comes half a step after the middle of its order, and lasts three
/// years; a site unit for each capacity unit. `earns` is what a unit earns in each step.
fn ledger(earns: &[f64], terms: &dyn Fn(&mut Terms)) -> (Vec<f64>, Ledger) {
    let mut ledger = Ledger::new();
    ledger.terms.lag = fill(0.5);
    ledger.terms.life = fill(3.0);
    ledger.terms.site_life = fill(6.0);
    terms(&mut ledger.terms);
    let mut sum = 0.0;
    ledger.earned.push(fill(0.0));
    for (step, earned) in earns.iter().enumerate() {
        sum += earned;
        ledger.earned.push(fill(sum));
        ledger.bought.push([fill(2.0), fill(2.0), fill(20.0)]);
        ledger.rows.push(step + 1);
    }
    ((0..=earns.len()).map(|row| 2024.0 + row as f64).collect(), ledger)
}

fn first(earns: &[f64], terms: &dyn Fn(&mut Terms)) -> (f64, f64, f64) {
    let (dates, ledger) = ledger(earns, terms);
    let own = &all(&dates, 1, &ledger)[0];
    (own.money_back[3], own.year[3], own.open[3])
}

fn near(found: (f64, f64, f64), due: (f64, f64, f64)) {
    let year = found.1.total_cmp(&due.1).is_eq();
    assert!(
        (found.0 - due.0).abs() < 1e-12 && year && (found.2 - due.2).abs() < 1e-12,
        "{found:?}"
    );
}

#[test]
fn a_year_of_equipment_earns_from_its_delivery_to_the_end_of_its_life() {
    // Ordered in 2025 for 10 a unit; in service 2026 to 2028.
    near(first(&[9.0, 4.0, 4.0, 4.0, 9.0], &|_| {}), (1.2, 2028.0, 0.0));
    near(first(&[9.0, 6.0, 6.0, 0.0, 9.0], &|_| {}), (1.2, 2027.0, 0.0));
    near(first(&[9.0, 3.0, 3.0, 3.0, 9.0], &|_| {}), (0.9, f64::INFINITY, 0.0));
    // The horizon comes before the end of its life: not yet, unless it is back already.
    near(first(&[9.0, 4.0, 4.0], &|_| {}), (0.8, f64::INFINITY, 1.0));
    near(first(&[9.0, 6.0, 6.0], &|_| {}), (1.2, 2027.0, 0.0));
}

#[test]
fn lags_and_lives_have_parts_of_a_step() {
    // In service from a half of 2026 to the middle of 2027.
    let short = |terms: &mut Terms| (terms.lag, terms.life) = (fill(1.0), fill(1.0));
    near(first(&[0.0, 8.0, 4.0, 4.0], &short), (0.6, f64::INFINITY, 0.0));
}

#[test]
fn sites_cost_their_upkeep_and_their_rent() {
    let costs = |terms: &mut Terms| (terms.cash_cost, terms.rent) = (fill(0.5), fill(0.25));
    near(first(&[0.0, 4.0, 4.0, 4.0, 4.0], &costs), (1.2 - 0.225, f64::INFINITY, 0.0));
}

#[test]
fn sites_that_are_bought_are_worth_what_is_left_of_them() {
    let costs = |terms: &mut Terms| (terms.site_cost, terms.rent) = (fill(5.0), fill(0.25));
    let (dates, ledger) = ledger(&[0.0, 4.0, 4.0, 4.0, 4.0], &costs);
    // 12 a unit and half of the site after 3 of 6 years, for 10 and 5.
    let owned = all(&dates, 1, &ledger)[0].owned[0];
    assert!((owned - 14.5 / 15.0).abs() < 1e-12, "{owned}");
}

#[test]
fn a_year_without_equipment_has_no_payback() {
    let (dates, mut ledger) = ledger(&[1.0; 5], &|_| {});
    ledger.bought[1] = [fill(0.0); 3];
    let own = &all(&dates, 1, &ledger)[1];
    assert!(own.money_back[0].is_infinite() && own.owned[0].is_infinite());
    assert!(own.year[0].is_infinite() && own.open[0] < 0.5);
}

#[test]
fn years_are_whole() {
    // The first year is a part of one.
    let (dates, mut ledger) = ledger(&[1.0; 5], &|_| {});
    ledger.bought[0] = [fill(0.0); 3];
    let whole = all(&dates, 2, &ledger);
    assert_eq!(whole.len(), 4);
    assert!(whole[0].money_back[0] > 0.1);
}
