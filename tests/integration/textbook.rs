//! MODEL.md, rebuilt by hand: the path without chance, with plain loops over cohorts, against the
//! engine's running sums and rings. Written from the document, not from the engine.

use overbuild::{
    metrics::History,
    model::specifications,
    random::Chance,
    scenario::{Document, Node, Table, Value},
};

use crate::support::{model, root};

/// The numbers of a scenario at their medians.
struct Numbers {
    root: Table,
}

fn table<'a>(table: &'a Table, name: &str) -> Option<&'a Table> {
    match table.get(name).map(|node| &node.value) {
        Some(Value::Table(found)) => Some(found),
        _ => None,
    }
}

fn median(node: &Node) -> f64 {
    match &node.value {
        Value::Number(value) => *value,
        Value::Table(form) => match (form.get("p50"), form.get("triangular")) {
            (Some(middle), _) => median(middle),
            (_, Some(Node { value: Value::List(corners), .. })) => {
                let [low, mode, high] = [0, 1, 2].map(|i| median(&corners[i]));
                let width = high - low;
                if 0.5 * width < mode - low {
                    low + (0.5 * width * (mode - low)).sqrt()
                } else {
                    high - (0.5 * width * (high - mode)).sqrt()
                }
            }
            _ => panic!("no median known"),
        },
        _ => panic!("no number"),
    }
}

impl Numbers {
    fn get(&self, name: &str, key: &str, own: Option<&Table>) -> f64 {
        let mine = own.and_then(|own| table(own, name)).and_then(|own| own.get(key));
        let industry = table(&self.root, name).and_then(|industry| industry.get(key));
        let default = || {
            let (specification, _) =
                specifications().find(|(table, _)| table.name == name).unwrap();
            specification.key(key).unwrap().default.unwrap()
        };
        mine.or(industry).map_or_else(default, median)
    }
}

/// The value of a time table at a date.
fn series(node: Option<&Node>, date: f64) -> f64 {
    let Some(node) = node else { return 0.0 };
    let (rows, growth) = match &node.value {
        Value::Number(value) => return *value,
        Value::List(rows) => (rows, 0.0),
        Value::Table(form) => match form.get("table").map(|rows| &rows.value) {
            Some(Value::List(rows)) => (rows, form.get("growth").map_or(0.0, median)),
            _ => panic!("no rows"),
        },
        _ => panic!("no series"),
    };
    let date = date + 0.001;
    let point = |row: &Node| match &row.value {
        Value::List(pair) => (median(&pair[0]), median(&pair[1])),
        _ => panic!("no row"),
    };
    let points: Vec<(f64, f64)> = rows.iter().map(point).collect();
    let index = points.iter().rposition(|(start, _)| *start <= date).unwrap_or(0);
    let (start, value) = points[index];
    if index + 1 < points.len() {
        value
    } else {
        value * (1.0 + growth).powf((date - start).floor().max(0.0))
    }
}

fn annuity(r: f64, g: f64, life: f64) -> f64 {
    let k = ((1.0 + r) / (1.0 + g)).ln();
    if k.abs() < 1e-12 { life } else { (1.0 - (-k * life).exp()) / k }
}

/// A cohort: step of installation or delivery, capacity, site units, cost.
type Cohort = (i64, f64, f64, f64);

/// A line of the book: start, cost, useful life in steps, share not impaired.
type Line = (i64, f64, i64, f64);

#[derive(Default)]
struct Builder {
    own: Table,
    equipment: Vec<Cohort>,
    sites: Vec<Cohort>,
    ordered: Vec<Cohort>,
    ordered_sites: Vec<Cohort>,
    earmarked: Vec<(i64, f64)>,
    waiting: [f64; 3],
    book: Vec<Line>,
    site_book: Vec<Line>,
    log_multiplier: f64,
    cash: f64,
    debt: f64,
    losses: f64,
    depreciation: f64,
    /// Cost of what is under construction, and how much of it is written off.
    building: f64,
    written_off: f64,
}

impl Builder {
    /// Cost of all that is ordered or waits.
    fn under_construction(&self) -> f64 {
        let ordered = self.ordered.iter().chain(&self.ordered_sites).map(|order| order.3);
        ordered.sum::<f64>() + self.waiting[2]
    }
}

fn left((start, cost, life, share): &Line, step: i64) -> f64 {
    cost * share * (start + life - step - 1).max(0) as f64 / *life as f64
}

/// Capacity, price, revenue, spending and write-downs by year.
#[allow(
    clippy::too_many_lines,
    clippy::cognitive_complexity,
    reason = "one page, in the order of MODEL.md"
)]
fn rebuild(name: &str) -> Vec<[f64; 5]> {
    let root_table = Document::load(&root().join(format!("scenarios/{name}.toml")), &[]).root;
    let run = table(&root_table, "run").unwrap();
    let (start, years) = (median(run.get("start").unwrap()), median(run.get("years").unwrap()));
    let funded = root_table.get("finance").is_some();
    let numbers = Numbers { root: root_table.clone() };
    let n = |name: &str, key: &str| numbers.get(name, key, None);
    let dt = 0.25;
    #[allow(clippy::cast_possible_truncation, reason = "a count of steps")]
    let steps = |years: f64| ((years / dt).round() as i64).max(1);
    let [le_s, ls_s, life_s, site_life_s] =
        ["equipment_lag", "site_lag", "equipment_life", "site_life"]
            .map(|key| steps(n("fleet", key)));
    let [le, ls, life, site_life] =
        [le_s, ls_s, life_s, site_life_s].map(|steps| steps as f64 * dt);
    let (rho, phi) = (n("technology", "cost_decline"), n("technology", "footprint_decline"));
    let (c0, s) = (n("technology", "equipment_cost"), n("technology", "site_cost"));
    let (r, x_n, u_max) = (
        n("market", "cost_of_capital"),
        n("market", "normal_tightness"),
        n("market", "max_utilisation"),
    );
    let h = n("operations", "cash_cost")
        + n("operations", "power_price") * n("operations", "power_use");
    let overhead = n("operations", "overhead");
    let fair = |c: f64, f: f64| {
        let equipment = c * ((1.0 + r) / (1.0 - rho)).powf(le) / annuity(r, -rho, life);
        let rent = s * (1.0 + r).powf(ls) / annuity(r, 0.0, site_life) + h;
        let site =
            f * (1.0 - phi).powf(-le) * rent * annuity(r, 0.0, life) / annuity(r, -phi, life);
        (equipment + site) / ((1.0 - overhead) * x_n.min(u_max))
    };
    let book_life = steps(n("accounting", "equipment_useful_life")).min(life_s);
    let site_book_life = steps(n("accounting", "site_useful_life")).min(site_life_s);
    let lead = (ls_s - le_s).max(0);

    let Some(Value::List(nodes)) = root_table.get("builder").map(|node| node.value.clone()) else {
        panic!()
    };
    let mut builders: Vec<Builder> = Vec::new();
    for node in nodes {
        let Value::Table(own) = node.value else { panic!() };
        let share = median(own.get("share").unwrap());
        let p = |name: &str, key: &str| numbers.get(name, key, Some(&own));
        let mut b = Builder {
            cash: p("finance", "cash"),
            debt: p("finance", "debt"),
            ..Builder::default()
        };
        let capacity = n("fleet", "initial_capacity") * share;
        let in_use = capacity * n("fleet", "initial_footprint");
        for j in 1..=life_s {
            let each = capacity / life_s as f64;
            let cost = each * c0 * (1.0 - rho).powf(-(j as f64) * dt);
            b.equipment.push((-j, each, in_use / life_s as f64, cost));
            b.book.push((-j, cost, book_life, 1.0));
        }
        let sites = in_use / (1.0 - n("fleet", "initial_spare_sites")) / site_life_s as f64;
        for j in 1..=site_life_s {
            b.sites.push((-j, 0.0, sites, sites * s));
            b.site_book.push((-j, sites * s, site_book_life, 1.0));
        }
        for j in 1..=le_s.max(ls_s) {
            let date = start - j as f64 * dt;
            let plan = series(own.get("plan"), date);
            let growth = (series(own.get("plan"), date + lead as f64 * dt) / plan).clamp(0.5, 3.0);
            let over = 1.0 + p("orders", "overrun");
            let (c, f) = (
                c0 * (1.0 - rho).powf(-(j as f64) * dt) * over,
                (1.0 - phi).powf(-(j as f64) * dt),
            );
            let each = p("orders", "site_bias") * growth;
            let units = (plan * dt / c).min(plan * dt / (c + s * over * each * f));
            let site_money = plan * dt - units * c;
            if j <= le_s {
                b.ordered.push((le_s - j, units, units * f, units * c));
            }
            if j <= ls_s {
                b.ordered_sites.push((ls_s - j, 0.0, site_money / s / over, site_money));
            }
            if j < lead {
                b.earmarked.push((lead - j, each * f * units));
            }
        }
        b.own = own;
        b.building = b.under_construction();
        builders.push(b);
    }
    builders.sort_by_key(|b| match &b.own.get("name").unwrap().value {
        Value::Text(name) => name.clone(),
        _ => panic!(),
    });

    let first_demand = n("demand", "initial");
    let (mut q_demand, mut financed) = (first_demand, 1.0);
    let (mut c, mut f) = (c0, 1.0);
    let mut reference = fair(c, f);
    let mut price = reference * n("market", "initial_price_ratio");
    let mut q = (price / fair(c, f)).ln();
    let all: f64 = builders.iter().flat_map(|b| &b.equipment).map(|e| e.1).sum();
    let mut slack = vec![(first_demand / all / x_n).ln()];
    let mut by_year = Vec::new();
    let mut year = [0.0; 5];
    #[allow(clippy::cast_possible_truncation, reason = "a count of steps")]
    for k in 0..(years / dt) as i64 {
        let date = start + k as f64 * dt;
        c *= (1.0 - rho).powf(dt);
        f *= (1.0 - phi).powf(dt);
        let long = n("demand", "growth_long");
        let growth = long
            + (n("demand", "growth") - long)
                * 2_f64.powf(-(k as f64) * dt / n("demand", "half_life"));
        q_demand *= (((1.0 + growth).ln() - n("demand", "volatility").powi(2) / 2.0) * dt).exp();
        financed += (1.0 - financed) * (1.0 - (-n("demand", "return_rate") * dt).exp());
        let paid = 1.0 - n("demand", "financed_share") * (1.0 - financed);
        let demand = q_demand * paid * (price / reference).powf(-n("demand", "elasticity"));
        for b in &mut builders {
            for order in b.ordered_sites.iter().filter(|order| order.0 == k) {
                b.sites.push((k, 0.0, order.2, order.3));
                b.site_book.push((k, order.3, site_book_life, 1.0));
            }
            b.ordered_sites.retain(|order| order.0 > k);
            b.sites.retain(|site| site.0 + site_life_s > k);
            b.equipment.retain(|cohort| cohort.0 + life_s > k);
            for order in b.ordered.iter().filter(|order| order.0 == k) {
                b.waiting =
                    [b.waiting[0] + order.1, b.waiting[1] + order.2, b.waiting[2] + order.3];
            }
            b.ordered.retain(|order| order.0 > k);
            let free = b.sites.iter().map(|z| z.2).sum::<f64>()
                - b.equipment.iter().map(|z| z.2).sum::<f64>();
            let fits =
                if b.waiting[1] > free.max(0.0) { free.max(0.0) / b.waiting[1] } else { 1.0 };
            let new = b.waiting.map(|waiting| waiting * fits);
            b.waiting = b.waiting.map(|waiting| waiting * (1.0 - fits));
            b.equipment.push((k, new[0], new[1], new[2]));
            b.book.push((k, new[2], book_life, 1.0));
        }
        let capacity: f64 = builders.iter().flat_map(|b| &b.equipment).map(|z| z.1).sum();
        let in_use: f64 = builders.iter().flat_map(|b| &b.equipment).map(|z| z.2).sum();
        let p_fair = fair(c, f);
        reference = p_fair;
        let x = demand / capacity;
        let u = x.min(u_max);
        let floor = (n("pricing", "floor_multiple") * h * in_use / capacity).min(p_fair);
        let scarcity = (x / x_n).powf(n("pricing", "sensitivity")).min(n("pricing", "cap"));
        let target = floor + (p_fair * (1.0 + n("pricing", "markup")) - floor) * scarcity;
        let distance = (target / p_fair).ln() - q;
        let speed = n("pricing", if distance < 0.0 { "speed_down" } else { "speed_up" });
        q += (1.0 - (-speed * dt).exp()) * distance;
        price = p_fair * q.exp();
        slack.push((x / x_n).ln());
        let before: Vec<f64> = builders.iter().map(|b| b.log_multiplier).collect();
        let together: f64 = before.iter().sum();
        for (index, b) in builders.iter_mut().enumerate() {
            let own_table = b.own.clone();
            let p = |name: &str, key: &str| numbers.get(name, key, Some(&own_table));
            let own_capacity: f64 = b.equipment.iter().map(|z| z.1).sum();
            let own_use: f64 = b.equipment.iter().map(|z| z.2).sum();
            let revenue = price * u * own_capacity * dt;
            let earned = revenue - h * own_use * dt - overhead * revenue;
            let lag = steps(p("build_out", "recognition_lag"));
            #[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "an index")]
            let seen = slack[(k + 1 - lag).max(0) as usize];
            let own = p("build_out", "reaction") * seen;
            let rivals = (together - before[index]) / (before.len() as f64 - 1.0);
            let aim = own + p("build_out", "herding") * (rivals - own).max(0.0);
            b.log_multiplier +=
                (1.0 - (-p("build_out", "adjust") * dt).exp()) * (aim - b.log_multiplier);
            let wanted = series(b.own.get("plan"), date) * b.log_multiplier.exp() * dt;
            let mut spending = wanted;
            if funded {
                let other = series(
                    table(&b.own, "finance").and_then(|own| own.get("other_cash_flow")),
                    date,
                ) * (q_demand / first_demand).powf(p("finance", "other_loading"));
                let interest = p("finance", "interest_rate") * b.debt * dt;
                let due = b.debt * (dt / p("finance", "term")).min(1.0);
                let taxable = earned - b.depreciation - interest - b.losses;
                let tax = p("finance", "tax_rate") * taxable.max(0.0);
                b.losses = (-taxable).max(0.0);
                let operating = earned + other * dt - interest - tax;
                let funds = b.cash + operating - due - p("finance", "minimum_cash");
                let room = (p("finance", "max_leverage") * (earned / dt + other).max(0.0) - b.debt
                    + due)
                    .max(0.0);
                spending = wanted.min((funds + room).max(0.0));
                let borrowing =
                    room.min((p("finance", "debt_share") * spending).max(spending - funds));
                b.cash = (b.cash + operating - due + borrowing - spending).max(0.0);
                b.debt += borrowing - due;
            }
            let plan = series(b.own.get("plan"), date);
            let growth =
                (series(b.own.get("plan"), date + lead as f64 * dt) / plan).clamp(0.5, 3.0);
            let over = 1.0 + p("orders", "overrun");
            let each = p("orders", "site_bias") * growth;
            b.earmarked.retain(|mark| mark.0 > k);
            let sum = |cohorts: &[Cohort]| cohorts.iter().map(|z| z.2).sum::<f64>();
            let earmarked: f64 = b.earmarked.iter().map(|mark| mark.1).sum();
            let spare = sum(&b.sites) + sum(&b.ordered_sites)
                - own_use
                - b.waiting[1]
                - sum(&b.ordered)
                - earmarked;
            let reuse = (1.0 - (-p("orders", "site_reuse") * dt).exp()) * spare.max(0.0);
            let (c, s) = (c * over, s * over);
            let units = (spending / c).min((spending + s * reuse) / (c + s * each * f));
            let site_money = (spending - units * c).max(0.0);
            b.ordered.push((k + le_s, units, units * f, units * c));
            b.ordered_sites.push((k + ls_s, 0.0, site_money / s, site_money));
            if lead > 0 {
                b.earmarked.push((k + lead, each * f * units));
            }
            year[2] += revenue;
            year[3] += spending;
        }
        let ends = (k + 1) % 4 == 0;
        for b in &mut builders {
            // What enters service takes its share of what is written off along.
            let share = if b.building > 1e-9 { b.written_off / b.building } else { 0.0 };
            let mut entered = 0.0;
            for line in b.book.iter_mut().chain(&mut b.site_book).filter(|line| line.0 == k) {
                entered += line.1;
                line.3 = 1.0 - share;
            }
            b.written_off -= share * entered;
            b.building = b.under_construction();
            let runs = |line: &&Line| line.0 <= k && k < line.0 + line.2;
            let lines = b.book.iter().chain(&b.site_book).filter(runs);
            b.depreciation = lines.map(|line| line.1 * line.3 / line.2 as f64).sum();
            if !ends {
                continue;
            }
            let o = n("accounting", "optimism");
            let expected = (1.0 - overhead) * u * price.powf(1.0 - o) * p_fair.powf(o);
            let (units, needed) = b
                .ordered
                .iter()
                .fold((b.waiting[0], b.waiting[1]), |sum, z| (sum.0 + z.1, sum.1 + z.2));
            let (sites, site_cost) =
                b.ordered_sites.iter().fold((0.0, 0.0), |sum, z| (sum.0 + z.2, sum.1 + z.3));
            let building = b.building - b.written_off;
            let (sales, cost) = (expected * units * (1.0 - rho).powf(le), h * needed);
            let until = ((sales / cost).ln() / -(1.0 - rho).ln()).clamp(0.0, life);
            let unused = 1.0 - (needed / sites).min(1.0) * (life / site_life);
            let salvage = unused * site_cost * building / b.building;
            let worth = |rate: f64| {
                (sales * annuity(rate, -rho, until) - cost * annuity(rate, 0.0, until)
                    + salvage * (1.0 + rate).powf(-life))
                    * (1.0 + rate).powf(-le)
            };
            if b.building > 1e-9 && building > worth(0.0) {
                let kept = worth(n("accounting", "fair_value_rate")).max(0.0).min(building);
                year[4] += building - kept;
                b.written_off += building - kept;
            }
            let site_book: f64 = b.site_book.iter().map(|line| left(line, k)).sum();
            let carrying = site_book + b.book.iter().map(|line| left(line, k)).sum::<f64>();
            let own_capacity: f64 = b.equipment.iter().map(|z| z.1).sum();
            if own_capacity < 1e-9 {
                // What has no equipment left has no cash flows; its sites keep their book.
                continue;
            }
            let remaining =
                b.equipment.iter().map(|z| z.1 * (z.0 + life_s - 1 - k) as f64).sum::<f64>()
                    / own_capacity
                    * dt;
            let all_sites: f64 = b.sites.iter().map(|z| z.2).sum();
            let site_remaining =
                b.sites.iter().map(|z| z.2 * (z.0 + site_life_s - 1 - k) as f64).sum::<f64>()
                    / all_sites
                    * dt;
            let sales = expected * own_capacity;
            let cost = h * b.equipment.iter().map(|z| z.2).sum::<f64>();
            let until = ((sales / cost).ln() / -(1.0 - rho).ln()).clamp(0.0, remaining);
            let salvage = site_book * (1.0 - remaining / site_remaining).max(0.0);
            let worth = |rate: f64| {
                sales * annuity(rate, -rho, until) - cost * annuity(rate, 0.0, until)
                    + salvage * (1.0 + rate).powf(-remaining)
            };
            if carrying > worth(0.0) {
                let kept = worth(n("accounting", "fair_value_rate")).max(0.0).min(carrying);
                year[4] += carrying - kept;
                for line in b.book.iter_mut().chain(&mut b.site_book) {
                    line.3 *= kept / carrying;
                }
            }
        }
        if ends {
            (year[0], year[1]) = (capacity, price);
            by_year.push(year);
            year = [0.0; 5];
        }
    }
    by_year
}

#[test]
fn the_document_rebuilds_the_path_without_chance() {
    for name in ["base", "bear", "bull", "fiber-glut"] {
        let model = model(name, &[]);
        let run = &model.header.run;
        let new = History::new(run.start, run.years, &model.parties);
        let history = overbuild::engine::run_batch(&model, Chance::Median, 0, new);
        for (row, rebuilt) in rebuild(name).iter().enumerate() {
            let tracks = ["capacity", "price", "revenue", "spending", "write_down"];
            for (track, rebuilt) in tracks.into_iter().zip(rebuilt) {
                let found = history.track(track)[row + 1][0];
                let error = (found - rebuilt).abs() / rebuilt.abs().max(1.0);
                assert!(error < 1e-9, "{name} {track} in year {row}: {found} and {rebuilt}");
            }
        }
    }
}
