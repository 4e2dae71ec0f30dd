//! The kinds of bust and the payback of each year's spending, worked out again by other code; and that no book moves
//! what is spent.

use overbuild::{
    engine::Control,
    library::Scenario,
    metrics::{
        BuilderTrack, Collected, History, Measure, Track, YearMetric, metrics, spending_years,
    },
    model::Model,
    random::Chance,
    scenario::Limits,
};

use crate::support::{LANES, histories, model, root, watch};

fn measure(model: &Model, name: &str) -> Measure {
    metrics(model).into_iter().find(|measure| measure.name == name).unwrap()
}

/// The rows of a track on one path.
fn rows(history: &History, track: Track, lane: usize) -> Vec<f64> {
    history.track(track).iter().map(|row| row[lane]).collect()
}

fn debt(history: &History, lane: usize) -> Vec<f64> {
    let of = |row: usize| {
        (0..history.builders)
            .map(|builder| history.builder_track(builder, BuilderTrack::Debt)[row][lane])
            .sum()
    };
    (0..=history.years()).map(of).collect()
}

/// Years of a run in which a kind is in force, by their rows, as a reader of MODEL.md would work them out.
fn spending(spent: &[f64], limit: f64) -> Vec<usize> {
    let mut found = Vec::new();
    for peak in 1..spent.len() {
        if spent[1..peak].iter().any(|earlier| *earlier >= spent[peak]) {
            continue;
        }
        let low = |row: &usize| (spent[peak] - spent[*row]) / spent[peak] >= limit - 1e-12;
        if let Some(first) = (peak + 1..=peak + 3).filter(|row| *row < spent.len()).find(low) {
            // A year of growth is no peak.
            if spent[peak..first].iter().any(|year| *year > spent[peak]) {
                continue;
            }
            let back = (first..spent.len()).find(|row| !low(row)).unwrap_or(spent.len());
            found.extend(peak + 1..back);
        }
    }
    found
}

fn price(margin: &[f64], limit: f64) -> Vec<usize> {
    let first = margin.iter().position(|margin| *margin >= limit).unwrap_or(margin.len());
    let low = |row: usize| row >= first && margin.get(row).is_some_and(|margin| *margin < limit);
    (first..margin.len()).filter(|row| low(*row) && (low(row - 1) || low(row + 1))).collect()
}

fn losses(lost: &[f64], risked: impl Fn(usize) -> f64, share: f64) -> Vec<usize> {
    let mut found = Vec::new();
    for first in 1..lost.len() - 2 {
        let limit = share * risked(first);
        if lost[first] + lost[first + 1] + lost[first + 2] > limit {
            let with: Vec<usize> =
                (first..first + 3).filter(|row| lost[*row] > limit / 3.0).collect();
            found.extend(with[0]..=with[with.len() - 1]);
        }
    }
    found
}

/// For each kind, the rows in which it is in force.
fn kinds(history: &History, limits: &Limits, lane: usize) -> [Vec<usize>; 4] {
    let track = |track: Track| rows(history, track, lane);
    let (owed, borrowed) = (debt(history, lane), track(Track::Borrowing));
    let at_risk = |first: usize| owed[first - 1] + borrowed[first..first + 3].iter().sum::<f64>();
    let (spent, book) = (track(Track::Spending), track(Track::BookValue));
    let carried = |first: usize| book[first - 1] + spent[first..first + 3].iter().sum::<f64>();
    [
        spending(&track(Track::Spending), limits.spending_fall),
        price(&track(Track::RelativeMargin), limits.price_margin),
        losses(&track(Track::WriteDown), carried, limits.books_share),
        losses(&track(Track::LenderLoss), at_risk, limits.credit_share),
    ]
}

#[test]
fn kinds_of_bust_are_what_the_tracks_say() {
    let names = ["bust_spending", "bust_price", "bust_books", "bust_credit"];
    let mut seen = [0; 4];
    for (scenario, settings) in [
        ("no-backstop", vec!["bust={spending_fall=0.3,credit_share=0.02}"]),
        ("bear", vec!["default.spending_cut=1.5"]),
    ] {
        let model = model(scenario, &settings);
        let limits = model.header.bust.limits;
        for history in histories(&model, 512) {
            let value = |name: &str| measure(&model, name).of(&history);
            let begins: Vec<_> =
                names.iter().map(|name| value(&format!("{name}_begins"))).collect();
            let (first, years) = (value("bust_begins"), value("bust_years"));
            for lane in 0..LANES {
                let rows = kinds(&history, &limits, lane);
                for (kind, rows) in rows.iter().enumerate() {
                    let begun =
                        rows.iter().min().map_or(f64::INFINITY, |row| history.calendar_year(*row));
                    assert!(begins[kind][lane] == begun, "{scenario} {}: {begun}", names[kind]);
                    assert_eq!(value(names[kind])[lane] > 0.5, begun.is_finite());
                    seen[kind] += usize::from(begun.is_finite());
                }
                let all = rows.concat();
                let ends = all.iter().min().zip(all.iter().max());
                let due = ends.map_or(f64::INFINITY, |(low, high)| (high - low + 1) as f64);
                assert!(years[lane] == due, "{scenario}: {} and {due}", years[lane]);
                let due = ends.map_or(f64::INFINITY, |(low, _)| history.calendar_year(*low));
                assert!(first[lane] == due);
            }
        }
    }
    assert!(seen.iter().all(|paths| *paths > 5), "too few to see anything: {seen:?}");
}

/// Margins by the words of the track, from the state.
#[test]
fn the_relative_margin_is_zero_at_cash_cost_and_one_at_the_fair_price() {
    let model = model("fiber-glut", &[]);
    let history = &histories(&model, 64)[0];
    let margins = history.track(Track::RelativeMargin);
    let mut row = 0;
    watch(&model, 0, |step, state| {
        if step > 0 && !state.clock.year_end {
            return;
        }
        for lane in 0..LANES {
            let (terms, levels) = (&state.terms, &state.levels);
            let used = terms.normal_tightness[lane].min(terms.max_utilisation[lane]);
            let upkeep = terms.cash_cost[lane] * levels.footprint[lane];
            let margin = |price: f64| price * used * (1.0 - terms.overhead[lane]) - upkeep;
            let due = margin(levels.price[lane]) / margin(levels.fair_price[lane]);
            assert!((margins[row][lane] - due).abs() < 1e-9 * (1.0 + due.abs()), "{due}");
        }
        row += 1;
    });
    assert_eq!(row, model.header.run.years + 1);
}

/// What one step's orders bring, by adding up the steps of their service one by one.
struct Bought {
    step: usize,
    row: usize,
    units: f64,
    sites: f64,
    paid: f64,
}

#[test]
fn payback_is_the_sum_over_the_service_of_each_order() {
    for (name, settings) in
        [("base", vec!["fleet.equipment_lag={uniform=[0.3,1.1]}"]), ("fiber-glut", vec![])]
    {
        let model = model(name, &settings);
        let history = &histories(&model, 64)[0];
        let lane = 7;
        let (mut earned, mut bought, mut year_ends) = (Vec::new(), Vec::new(), Vec::new());
        let mut terms = None;
        watch(&model, 0, |step, state| {
            terms.get_or_insert_with(|| state.terms.clone());
            let Some(step) = step.checked_sub(1) else { return };
            let own = |column: &[f64; LANES]| column[lane];
            let sold = own(&state.flows.revenue) / own(&state.levels.mean_capacity);
            earned.push((1.0 - own(&state.terms.overhead)) * sold);
            let units: f64 = state.builders.iter().map(|builder| own(&builder.flows.ordered)).sum();
            let sites = units * own(&state.levels.mean_footprint);
            let paid = own(&state.flows.equipment_spending);
            bought.push(Bought { step, row: year_ends.len() + 1, units, sites, paid });
            if state.clock.year_end {
                year_ends.push(step + 1);
            }
        });
        let (terms, dt) = (terms.unwrap(), model.header.run.dt());
        let r = terms.cost_of_capital[lane];
        let annuity = (1.0 - (-(1.0 + r).ln() * terms.site_life[lane]).exp()) / (1.0 + r).ln();
        let rent = terms.site_cost[lane] * (1.0 + r).powf(terms.site_lag[lane]) / annuity;
        let upkeep = (terms.cash_cost[lane] + rent) * dt;
        // What is in service of a step's orders, and what that brings until a step ends.
        let back = |row: usize, until: usize| -> f64 {
            let own = bought.iter().filter(|own| own.row == row);
            own.map(|own| {
                let from = own.step as f64 + 0.5 + terms.equipment_lag[lane] / dt;
                let to = from + terms.equipment_life[lane] / dt;
                let brings = |step: usize| {
                    let part = (to.min(step as f64 + 1.0) - from.max(step as f64)).max(0.0);
                    part * (own.units * earned[step] - own.sites * upkeep)
                };
                (0..until).map(brings).sum::<f64>()
            })
            .sum()
        };
        let steps = earned.len();
        let tracks = history.track(Track::MoneyBack);
        for (place, year) in spending_years(&model.header.run).iter().enumerate() {
            let row = history.first_whole() + place;
            let value = |id: YearMetric| {
                measure(&model, &format!("{}.{year}", id.name())).of(history)[lane]
            };
            let paid: f64 = bought.iter().filter(|own| own.row == row).map(|own| own.paid).sum();
            let due = back(row, steps) / paid;
            let found = value(YearMetric::MoneyBack);
            assert!((found - due).abs() < 1e-9 * (1.0 + due.abs()), "{name} {year}: {found} {due}");
            assert!((tracks[row][lane] - found).abs() < 1e-15);
            let paid_back =
                (row..=history.years()).find(|later| back(row, year_ends[later - 1]) >= paid);
            let due = paid_back.map_or(f64::INFINITY, |row| history.calendar_year(row));
            assert!(value(YearMetric::PaybackYear) == due, "{name} {year}: {due}");
        }
    }
}

/// Spending, prices and debts are the same to the last bit under every standard and asset group, with tax, sales and
/// defaults at work; only the books differ.
#[test]
fn no_book_moves_what_is_spent() {
    let settings = ["finance.tax_rate=0.21", "held_for_sale={share=0.2,date=2029.5,delay=0.5}"];
    for name in ["no-backstop", "lab-default", "bear"] {
        let mut first: Option<Vec<u64>> = None;
        let mut write_downs = Vec::new();
        for group in ["fleet", "assets", "vintage"] {
            for standard in ["us_gaap", "ifrs"] {
                let books = [
                    format!("accounting.asset_group=\"{group}\""),
                    format!("accounting.standard=\"{standard}\""),
                ];
                let all: Vec<&str> =
                    settings.iter().copied().chain(books.iter().map(String::as_str)).collect();
                let histories = histories(&model(name, &all), 128);
                let bits = |track: Track| {
                    histories.iter().flat_map(move |history| {
                        history.track(track).iter().flatten().map(|value| value.to_bits())
                    })
                };
                let same = [
                    Track::Spending,
                    Track::Price,
                    Track::Debt,
                    Track::LenderLoss,
                    Track::FreeCashFlow,
                ];
                let found: Vec<u64> = same.into_iter().flat_map(bits).collect();
                assert!(first.get_or_insert_with(|| found.clone()) == &found, "{name} {books:?}");
                let lost =
                    histories.iter().flat_map(|h| h.track(Track::WriteDown).iter().flatten());
                write_downs.push(lost.sum::<f64>());
            }
        }
        assert!(write_downs[1..].iter().all(|own| (own - write_downs[0]).abs() > 1.0));
    }
}

/// What a run has counted is simulated anew.
#[test]
fn other_books_say_the_same_whether_a_run_keeps_its_paths_or_counts_them() {
    let scenario = Scenario::load(root().join("scenarios/base.toml")).unwrap();
    let (model, control) = (&scenario.model, Control::default());
    let told = |memory: u64| {
        let mut run = Collected::new(model, memory);
        let chance = Chance::Seed(model.header.run.seed);
        run.extend(model, chance, 128, &control, &mut |_| Ok(())).unwrap();
        let books = scenario.other_books(&run, &control).unwrap().unwrap();
        (run.values[0].exact().is_some(), format!("{books:?}"))
    };
    let (kept, counted) = (told(u64::MAX), told(Collected::least_memory(model)));
    assert!(kept.0 && !counted.0);
    assert_eq!(kept.1, counted.1);
}
