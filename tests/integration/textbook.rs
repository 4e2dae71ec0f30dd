//! MODEL.md, rebuilt by hand: the path without chance, with plain loops over cohorts, against the
//! engine's running sums and rings. Written from the document, not from the engine.

use overbuild::{
    metrics::{CustomerTrack, History, Track},
    random::Chance,
    scenario::{Document, Node, Table, Value},
};

use crate::{
    numbers::{Numbers, annuity, entries, median, of_entry, series, table, text_of},
    support::{model, root},
};

/// A cohort: step of installation or delivery, capacity, site units, cost.
type Cohort = (i64, f64, f64, f64);

/// A line of the book: start, cost, useful life, share not impaired.
type Line = (i64, f64, Lag, f64);

/// A lag in whole steps and a part of one: that part of what a step brings comes a step later.
#[derive(Clone, Copy)]
struct Lag {
    whole: i64,
    part: f64,
}

impl Lag {
    #[allow(clippy::cast_possible_truncation, reason = "a count of steps")]
    fn of(steps: f64) -> Self {
        let whole = (steps + 1e-9).floor();
        Self { whole: whole as i64, part: (steps - whole).max(0.0) }
    }

    fn steps(self) -> f64 {
        self.whole as f64 + self.part
    }

    /// When what step k brings falls due, and how much of it.
    fn due(self, k: i64) -> [(i64, f64); 2] {
        [(k + self.whole, 1.0 - self.part), (k + self.whole + 1, self.part)]
    }

    /// What of a step is left so many steps later.
    fn left(self, later: i64) -> f64 {
        match later - self.whole {
            ..0 => 1.0,
            0 => self.part,
            _ => 0.0,
        }
    }

    /// The time that is left of what is left, in steps.
    fn to_come(self, later: i64) -> f64 {
        match later - self.whole {
            _ if later < 0 => self.steps(),
            ..0 => self.steps() - later as f64 - 0.5,
            0 => self.part / 2.0,
            _ => 0.0,
        }
    }
}

/// Puts an amount where a lag takes it.
fn push(list: &mut Vec<(i64, f64)>, k: i64, lag: Lag, amount: f64) {
    list.extend(lag.due(k).map(|(due, share)| (due, share * amount)));
}

fn push_cohort(list: &mut Vec<Cohort>, k: i64, lag: Lag, (units, sites, cost): (f64, f64, f64)) {
    list.extend(lag.due(k).map(|(due, share)| (due, share * units, share * sites, share * cost)));
}

#[derive(Default)]
struct Builder {
    own: Table,
    equipment: Vec<Cohort>,
    sites: Vec<Cohort>,
    ordered: Vec<Cohort>,
    ordered_sites: Vec<Cohort>,
    earmarked: Vec<(i64, f64)>,
    /// Sites to spare after the last orders.
    spare: f64,
    /// As they were a step ago.
    capacity_before: f64,
    use_before: f64,
    charges: f64,
    waiting: [f64; 3],
    book: Vec<Line>,
    site_book: Vec<Line>,
    log_multiplier: f64,
    cash: f64,
    debt: f64,
    debt_before: f64,
    losses: f64,
    depreciation: f64,
    /// Cost of what is under construction, and how much of it is written off.
    building: f64,
    written_off: f64,
    /// Leased sites and partners' rents, by the step in which they end.
    leased: Vec<(i64, f64)>,
    rents: Vec<(i64, f64)>,
    /// What partners pay of the sites on order, by step of delivery.
    partners: Vec<(i64, f64)>,
    held: f64,
    /// Other cash flow that is in one group with the assets, a year.
    shared: f64,
    sold_rent: f64,
    contracted: f64,
    contract_rate: f64,
    /// The plan where guidance ends, and what the industry sold then.
    guided: (f64, f64),
}

impl Builder {
    /// Sites, built and on order, that nothing needs.
    fn spare(&self, site_life: Lag, life: Lag, step: i64) -> f64 {
        let sum = |cohorts: &[Cohort]| cohorts.iter().map(|z| z.2).sum::<f64>();
        let here = there(&self.sites, site_life, step, |z| z.2)
            - there(&self.equipment, life, step, |z| z.2);
        let leased: f64 = self.leased.iter().map(|lease| lease.1).sum();
        let earmarked: f64 = self.earmarked.iter().map(|mark| mark.1).sum();
        let under_way = sum(&self.ordered_sites) - sum(&self.ordered) - self.waiting[1];
        (here + leased + under_way - earmarked).max(0.0)
    }

    /// Cost of all that is ordered or waits.
    fn under_construction(&self) -> f64 {
        let ordered = self.ordered.iter().chain(&self.ordered_sites).map(|order| order.3);
        ordered.sum::<f64>() + self.waiting[2]
    }
}

/// A customer on its way.
struct Customer {
    name: String,
    own: Table,
    revenue: f64,
    mean_revenue: f64,
    need: f64,
    /// Used at the price of the last step's end.
    work: f64,
    cash: f64,
    failed: bool,
}

impl Customer {
    fn get(&self, key: &str) -> f64 {
        of_entry("customer", &self.own, key)
    }
}

/// Capacity, price, revenue, spending, write-downs; then for each customer revenue, cash flow, funding.
type Year = Vec<f64>;

fn left((start, cost, life, share): &Line, step: i64) -> f64 {
    cost * share * life.to_come(step - start) / life.steps()
}

/// Sum over cohorts of what is there at the end of a step.
fn there(cohorts: &[Cohort], life: Lag, step: i64, of: impl Fn(&Cohort) -> f64) -> f64 {
    cohorts.iter().map(|z| of(z) * life.left(step - z.0)).sum()
}

/// The path without chance by year.
#[allow(
    clippy::too_many_lines,
    clippy::cognitive_complexity,
    reason = "one page, in the order of MODEL.md"
)]
fn rebuild(name: &str) -> Vec<Year> {
    let path = root().join(format!("scenarios/{name}.toml"));
    let settings = SETTINGS.map(str::to_owned);
    let root_table = Document::load(&path, &settings).root;
    let run = table(&root_table, "run").unwrap();
    let (start, years) = (median(run.get("start").unwrap()), median(run.get("years").unwrap()));
    let funded = root_table.get("finance").is_some();
    let numbers = Numbers { root: root_table.clone() };
    let n = |name: &str, key: &str| numbers.get(name, key, None);
    let dt = 0.25;
    let steps = |years: f64| Lag::of((years / dt).max(1.0));
    let [le_s, ls_s, life_s, site_life_s] =
        ["equipment_lag", "site_lag", "equipment_life", "site_life"]
            .map(|key| steps(n("fleet", key)));
    let [le, ls, life, site_life] = [le_s, ls_s, life_s, site_life_s].map(|lag| lag.steps() * dt);
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
    let book_life = steps(n("accounting", "equipment_useful_life").min(life));
    let site_book_life = steps(n("accounting", "site_useful_life").min(site_life));
    let lead = Lag::of(((ls - le) / dt).max(0.0));
    let planned_growth = |plan: Option<&Node>, date: f64| {
        let shares = lead.due(0).map(|(due, share)| share * series(plan, date + due as f64 * dt));
        (shares.iter().sum::<f64>() / series(plan, date)).clamp(0.5, 3.0)
    };

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
            debt_before: p("finance", "debt"),
            ..Builder::default()
        };
        let capacity = n("fleet", "initial_capacity") * share;
        let in_use = capacity * n("fleet", "initial_footprint");
        for j in 1..=life_s.whole + 1 {
            let each = capacity / life_s.steps();
            let cost = each * c0 * (1.0 - rho).powf(-(j as f64 - 0.5) * dt);
            b.equipment.push((-j, each, in_use / life_s.steps(), cost));
            b.book.push((-j, cost, book_life, 1.0));
        }
        let sites = in_use / (1.0 - n("fleet", "initial_spare_sites")) / site_life_s.steps();
        for j in 1..=site_life_s.whole + 1 {
            b.sites.push((-j, 0.0, sites, sites * s));
            b.site_book.push((-j, sites * s, site_book_life, 1.0));
        }
        for j in 1..=le_s.whole.max(ls_s.whole) + 1 {
            let date = start - j as f64 * dt;
            let plan = series(own.get("plan"), date);
            let growth = planned_growth(own.get("plan"), date);
            let over = 1.0 + p("orders", "overrun");
            let ago = (j as f64 - 0.5) * dt;
            let (c, f) = (c0 * (1.0 - rho).powf(-ago) * over, (1.0 - phi).powf(-ago));
            let each = p("orders", "site_bias") * growth;
            let units = (plan * dt / c).min(plan * dt / (c + s * over * each * f));
            let site_money = plan * dt - units * c;
            push_cohort(&mut b.ordered, -j, le_s, (units, units * f, units * c));
            let bought = (0.0, site_money / s / over, site_money);
            push_cohort(&mut b.ordered_sites, -j, ls_s, bought);
            push(&mut b.earmarked, -j, lead, each * f * units);
        }
        b.ordered.retain(|order| order.0 >= 0);
        b.ordered_sites.retain(|order| order.0 >= 0);
        b.earmarked.retain(|mark| mark.0 >= 0);
        (b.capacity_before, b.use_before) = (capacity, in_use);
        b.spare = b.spare(site_life_s, life_s, -1);
        b.own = own;
        b.building = b.under_construction();
        builders.push(b);
    }
    builders.sort_by_key(|b| match &b.own.get("name").unwrap().value {
        Value::Text(name) => name.clone(),
        _ => panic!(),
    });

    let first_demand = n("demand", "initial");
    let mut financed = 1.0;
    let (mut c, mut f) = (c0, 1.0);
    let all: f64 = builders.iter().map(|b| b.capacity_before).sum();
    let (mut x_before, ratio) = (first_demand / all, n("market", "initial_price_ratio"));
    // Without chance what is expected of technology happens: the reference falls as the fair price.
    let reported = n("market", "initial_revenue") / (all * x_before.min(u_max)) / ratio;
    let anchor = if reported > 0.0 { reported / fair(c, f) } else { 1.0 };
    let mut price = anchor * fair(c, f) * ratio;
    let mut q = ratio.ln();
    // Margin earned over margin needed, as a logarithm.
    let margin = |price: f64, u: f64, p_fair: f64, f: f64| {
        let earned = (1.0 - overhead) * price * u - h * f;
        let needed = (1.0 - overhead) * p_fair * x_n.min(u_max) - h * f;
        (earned / needed).clamp(0.05, 20.0).ln()
    };
    let mut margin_before = margin(price, x_before.min(u_max), fair(c, f), f);
    let first_margin = margin_before;
    // Its mean over each step; the first stands for all before.
    let mut margins = vec![first_margin];
    let (mut demand_before, mut price_before) = (first_demand, price);
    let first_use: f64 = builders.iter().map(|b| b.use_before).sum();
    let least = |marginal: f64, reference: f64| {
        let cash = h * marginal / ((1.0 - overhead) * u_max);
        (n("pricing", "floor_multiple") * cash / reference).min(1.0)
    };
    let mut floor_before = least(first_use / all, anchor * fair(c, f));
    let mut earned = vec![x_before.min(u_max) * ratio];
    let contracts = entries(&root_table, "contract");
    let mut customers: Vec<Customer> = entries(&root_table, "customer")
        .into_iter()
        .map(|(name, own)| Customer {
            revenue: of_entry("customer", &own, "revenue"),
            mean_revenue: 0.0,
            need: of_entry("customer", &own, "compute"),
            work: of_entry("customer", &own, "compute"),
            cash: of_entry("customer", &own, "cash"),
            failed: false,
            name,
            own,
        })
        .collect();
    let mut rest = first_demand - customers.iter().map(|c| c.need).sum::<f64>();
    let mut by_year = Vec::new();
    let nothing: Year = vec![0.0; 5 + 3 * customers.len()];
    let mut year = nothing.clone();
    #[allow(clippy::cast_possible_truncation, reason = "a count of steps")]
    for k in 0..(years / dt) as i64 {
        let date = start + k as f64 * dt;
        let (c_mean, f_mean) = (
            c * f64::midpoint(1.0, (1.0 - rho).powf(dt)),
            f * f64::midpoint(1.0, (1.0 - phi).powf(dt)),
        );
        c *= (1.0 - rho).powf(dt);
        f *= (1.0 - phi).powf(dt);
        let long = n("demand", "growth_long");
        let growth = long
            + (n("demand", "growth") - long)
                * 2_f64.powf(-(k as f64 + 0.5) * dt / n("demand", "half_life"));
        rest *= (((1.0 + growth).ln() - n("demand", "volatility").powi(2) / 2.0) * dt).exp();
        financed += (1.0 - financed) * (1.0 - (-n("demand", "return_rate") * dt).exp());
        let paid = 1.0 - n("demand", "financed_share") * (1.0 - financed);
        for c in &mut customers {
            let long = c.get("growth_long");
            let growth = long
                + (c.get("growth") - long)
                    * 2_f64.powf(-(k as f64 + 0.5) * dt / c.get("half_life"));
            let ceiling = c.get("ceiling");
            let pace = (1.0 + growth).ln();
            let filled = if ceiling > 0.0 { c.revenue / ceiling } else { 0.0 };
            let room = (1.0 - filled).max(0.0) * (1.0 - filled * pace * dt / 2.0).max(0.0);
            let drift = pace * room - c.get("volatility").powi(2) / 2.0;
            let shock = -n("demand", "volatility").powi(2) / 2.0 * c.get("loading");
            let grown = c.revenue * ((drift + shock) * dt).exp();
            c.mean_revenue = f64::midpoint(c.revenue, grown);
            c.revenue = grown;
            c.need =
                c.get("compute") * (grown / c.get("revenue")).powf(c.get("compute_elasticity"));
        }
        let needs: f64 = customers.iter().map(|c| c.need).sum();
        let (q_demand, q_paid) = (rest + needs, rest * paid + needs);
        for b in &mut builders {
            for order in b.ordered_sites.iter().filter(|order| order.0 == k) {
                b.sites.push((k, 0.0, order.2, order.3));
                b.site_book.push((k, order.3, site_book_life, 1.0));
            }
            b.ordered_sites.retain(|order| order.0 > k);
            let lease = |key: &str| numbers.get("lease", key, Some(&b.own));
            let begun = table(&b.own, "lease").map_or(0.0, |own| match own.get("additions") {
                Some(additions) => series(Some(additions), date) * dt,
                None => 0.0,
            });
            push(&mut b.leased, k, steps(lease("term")), begun);
            b.leased.retain(|lease| lease.0 > k);
            let shared: f64 =
                b.partners.iter().filter(|order| order.0 == k).map(|order| order.1).sum();
            push(&mut b.rents, k, site_life_s, shared * lease("partner_rent"));
            b.rents.retain(|rent| rent.0 > k);
            b.partners.retain(|order| order.0 > k);
            for order in b.ordered.iter().filter(|order| order.0 == k) {
                b.waiting =
                    [b.waiting[0] + order.1, b.waiting[1] + order.2, b.waiting[2] + order.3];
            }
            b.ordered.retain(|order| order.0 > k);
            let free = there(&b.sites, site_life_s, k, |z| z.2)
                + b.leased.iter().map(|lease| lease.1).sum::<f64>()
                - there(&b.equipment, life_s, k, |z| z.2);
            let fits =
                if b.waiting[1] > free.max(0.0) { free.max(0.0) / b.waiting[1] } else { 1.0 };
            let new = b.waiting.map(|waiting| waiting * fits);
            b.waiting = b.waiting.map(|waiting| waiting * (1.0 - fits));
            b.equipment.push((k, new[0], new[1], new[2]));
            b.book.push((k, new[2], book_life, 1.0));
        }
        let capacities: Vec<f64> =
            builders.iter().map(|b| there(&b.equipment, life_s, k, |z| z.1)).collect();
        let capacity: f64 = capacities.iter().sum();
        let in_use: f64 = builders.iter().map(|b| there(&b.equipment, life_s, k, |z| z.2)).sum();
        let mean_capacity =
            f64::midpoint(builders.iter().map(|b| b.capacity_before).sum::<f64>(), capacity);
        let p_fair = fair(c, f);
        let mut promised = vec![0.0; builders.len()];
        let mut bills = vec![(0.0, 0.0); customers.len()];
        for b in &mut builders {
            (b.contracted, b.contract_rate) = (0.0, 0.0);
        }
        let sides: Vec<(f64, f64, usize, usize)> = contracts
            .iter()
            .map(|(_, own)| {
                let get = |key: &str| of_entry("contract", own, key);
                let builder = builders
                    .iter()
                    .position(|b| text_of(&b.own, "name") == text_of(own, "builder"))
                    .unwrap();
                let customer =
                    customers.iter().position(|c| c.name == text_of(own, "customer")).unwrap();
                let middle = date + dt / 2.0;
                let since = middle - get("start");
                let runs = since >= 0.0 && middle < get("end") && !customers[customer].failed;
                let ramp =
                    if get("ramp") > 0.0 { (since / get("ramp")).clamp(0.0, 1.0) } else { 1.0 };
                let units = if runs { get("units") * ramp } else { 0.0 };
                let price = get("price") * (1.0 - get("price_decline")).powf(since);
                (units, price, builder, customer)
            })
            .collect();
        for (units, _, builder, _) in &sides {
            promised[*builder] += units;
        }
        for (units, price, builder, customer) in &sides {
            let mean = f64::midpoint(builders[*builder].capacity_before, capacities[*builder]);
            let able: f64 = capacities[*builder].min(mean) * u_max;
            let delivered = units * (able / promised[*builder].max(1e-300)).min(1.0);
            builders[*builder].contracted += delivered;
            builders[*builder].contract_rate += delivered * price;
            bills[*customer].0 += delivered;
            bills[*customer].1 += delivered * price;
        }
        let contracted: f64 = builders.iter().map(|b| b.contracted).sum();
        // Demand at the old relative price.
        let elasticity = n("demand", "elasticity");
        let p_ref = anchor * p_fair;
        let at_old = q_paid * (-elasticity * q).exp();
        // The merit order: vintages of all builders, the newest first.
        let mut vintages: Vec<(i64, f64, f64)> = Vec::new();
        for z in builders.iter().flat_map(|b| &b.equipment) {
            let here = life_s.left(k - z.0);
            match vintages.iter_mut().find(|vintage| vintage.0 == z.0) {
                Some(vintage) => *vintage = (z.0, vintage.1 + here * z.1, vintage.2 + here * z.2),
                None => vintages.push((z.0, here * z.1, here * z.2)),
            }
        }
        vintages.sort_by_key(|vintage| -vintage.0);
        let (mut ranked, mut marginal, mut idle) = (0.0, 0.0, 0.0);
        for (_, units, sites) in vintages.iter().filter(|vintage| vintage.1 > 1e-9 * capacity) {
            if ranked * u_max < at_old {
                marginal = sites / units;
            }
            ranked += units;
            if (1.0 - overhead) * u_max * p_ref * q.exp() < h * sites / units {
                idle += sites;
            }
        }
        let running = 1.0 - (1.0 - n("operations", "standby_cost")) * idle / in_use;
        let floor_now = least(marginal, p_ref);
        let floor = f64::midpoint(floor_before, floor_now);
        let x_halfway = f64::midpoint(x_before, at_old / capacity);
        let scarce = n("pricing", "sensitivity") * (x_halfway / x_n).ln();
        let beyond = (scarce - n("pricing", "cap").ln()).max(0.0);
        let target = floor
            + (1.0 + n("pricing", "markup") - floor) * scarce.min(n("pricing", "cap").ln()).exp();
        let distance = target.ln() - q;
        let speed = n("pricing", if distance < 0.0 { "speed_down" } else { "speed_up" });
        let steep = n("pricing", "sensitivity") * elasticity;
        let inside = if beyond > 0.0 {
            (1.0 - beyond / (steep * distance * speed * dt).max(1e-300)).max(0.0)
        } else {
            1.0
        };
        let free = (1.0 - floor / target) * inside;
        let slope = steep * free;
        let a = speed * (1.0 + slope) * dt;
        let closed = 1.0 - (-a).exp();
        let ramp = n("pricing", "sensitivity") * free * (at_old / capacity - x_before) / x_halfway;
        q += (closed * distance + (1.0 - closed / a - closed / 2.0) * ramp) / (1.0 + slope);
        price = p_ref * q.exp();
        let demand = q_paid * (-elasticity * q).exp();
        let x = demand / capacity;
        (x_before, floor_before) = (x, floor_now);
        let free = capacity - contracted / u_max;
        let u_spot = ((demand - contracted).max(0.0) / free).min(u_max);
        let u = (contracted + u_spot * free) / capacity;
        // Over the step: of the means.
        let mean_demand = f64::midpoint(demand_before, demand);
        let mean_free = mean_capacity - contracted / u_max;
        let mean_u_spot = ((mean_demand - contracted).max(0.0) / mean_free).min(u_max);
        let mean_price = f64::midpoint(price_before, price);
        let mut failing = vec![false; customers.len()];
        for (index, (c, (units, bill))) in customers.iter_mut().zip(&bills).enumerate() {
            let revenue = c.mean_revenue;
            let size = revenue / c.get("revenue");
            let work = c.need * demand / q_paid;
            let mean_work = f64::midpoint(c.work, work);
            c.work = work;
            let compute = bill + (mean_work - units).max(0.0) * mean_price;
            let other = revenue * (1.0 - c.get("gross_margin"))
                + c.get("other_cost") * size.powf(c.get("other_elasticity"));
            if c.failed {
                continue;
            }
            let flow = (revenue - compute - other) * dt;
            let cash = c.cash + flow;
            let wanted = (c.get("runway") * (-flow / dt).max(0.0) - cash).max(0.0);
            let drift = n("capital_market", "equity_drift")
                - n("capital_market", "equity_volatility").powi(2) / 2.0;
            let index_now =
                f64::midpoint((drift * k as f64 * dt).exp(), (drift * (k + 1) as f64 * dt).exp());
            let funding = wanted.min(c.get("funding") * revenue * dt * index_now);
            c.cash = cash + funding;
            failing[index] = c.cash < -1e-9;
            c.cash = c.cash.max(0.0);
            year[5 + 3 * index] += revenue * dt;
            year[6 + 3 * index] += flow;
            year[7 + 3 * index] += funding;
        }
        // Users of those that fail go to the others, or are lost.
        let (mut living, mut inherited) = (0.0, 0.0);
        for (c, fails) in customers.iter_mut().zip(&failing) {
            c.failed |= fails;
            inherited += if *fails { c.get("inherit") * c.revenue } else { 0.0 };
            living += if c.failed { 0.0 } else { c.revenue };
        }
        for c in &mut customers {
            c.revenue *= if c.failed { 0.0 } else { 1.0 + inherited / living };
            c.work *= if c.failed { 0.0 } else { 1.0 };
        }
        let new_margin = margin(price, u, p_fair, f);
        margins.push(f64::midpoint(margin_before, new_margin));
        margin_before = new_margin;
        let rivals = builders.len() as f64 - 1.0;
        let before: Vec<f64> = builders.iter().map(|b| b.log_multiplier).collect();
        let together: f64 = before.iter().sum();
        // Its own target, and where it stands in the middle of the step if rivals stay.
        let moved = |own: f64, level: f64, others: f64, b: &Builder| {
            let p = |key: &str| numbers.get("build_out", key, Some(&b.own));
            // Nothing shuts without chance; what is not good news is no more than `own` <= 0.
            let pull = if own > 0.0 { p("herding") } else { 0.0 };
            let aim = own + pull * (others - own).max(0.0);
            (1.0 - (-p("adjust") * dt).exp()) * (aim - level)
        };
        let owns: Vec<f64> = builders
            .iter()
            .map(|b| {
                let p = |key: &str| numbers.get("build_out", key, Some(&b.own));
                let lag = Lag::of(p("recognition_lag") / dt);
                #[allow(
                    clippy::cast_sign_loss,
                    clippy::cast_possible_truncation,
                    reason = "an index"
                )]
                let at = |(ago, share): (i64, f64)| share * margins[(k + 1 - ago).max(0) as usize];
                let fading = 2_f64.powf(-(k as f64 + 0.5) * dt / p("plan_half_life"));
                p("reaction") * (lag.due(0).map(at).iter().sum::<f64>() - first_margin * fading)
            })
            .collect();
        let middles: Vec<f64> = builders
            .iter()
            .enumerate()
            .map(|(index, b)| {
                let others = (together - before[index]) / rivals;
                before[index] + moved(owns[index], before[index], others, b) / 2.0
            })
            .collect();
        let together: f64 = middles.iter().sum();
        let contract_rates: f64 = builders.iter().map(|b| b.contract_rate).sum();
        let sales = mean_price * mean_u_spot * mean_free + contract_rates;
        for (index, b) in builders.iter_mut().enumerate() {
            let own_table = b.own.clone();
            let p = |name: &str, key: &str| numbers.get(name, key, Some(&own_table));
            let own_capacity = capacities[index];
            let own_use = there(&b.equipment, life_s, k, |z| z.2);
            let mean_own = f64::midpoint(b.capacity_before, own_capacity);
            let mean_use = f64::midpoint(b.use_before, own_use);
            (b.capacity_before, b.use_before) = (own_capacity, own_use);
            let sold = mean_u_spot * (mean_own - b.contracted / u_max);
            let revenue = (mean_price * sold + b.contract_rate) * dt;
            let charges = b.leased.iter().map(|lease| lease.1).sum::<f64>() * p("lease", "charge")
                + b.rents.iter().map(|rent| rent.1).sum::<f64>();
            let mean_charges = f64::midpoint(b.charges, charges) + b.sold_rent;
            b.charges = charges;
            let earned =
                revenue - h * mean_use * running * dt - overhead * revenue - mean_charges * dt;
            let others = (together - middles[index]) / rivals;
            let old = b.log_multiplier;
            b.log_multiplier += moved(owns[index], old, others, b);
            let plan = series(b.own.get("plan"), date);
            let since = date + dt / 2.0 - p("build_out", "guidance_until");
            if since < 0.0 || k == 0 {
                b.guided = (plan, sales);
            } else if since < dt {
                // Guidance ends between the middles of two steps.
                b.guided.1 *= (sales / b.guided.1).powf(1.0 - since / dt);
            }
            let weight = 2_f64.powf(-since.max(0.0) / p("build_out", "forecast_half_life"));
            let paid = b.guided.0 * sales / b.guided.1;
            let wanted = p("build_out", "plan_factor")
                * plan.powf(weight)
                * paid.powf(1.0 - weight)
                * f64::midpoint(old, b.log_multiplier).exp()
                * dt;
            let mut spending = wanted;
            if funded {
                let other = series(
                    table(&b.own, "finance").and_then(|own| own.get("other_cash_flow")),
                    date,
                ) * (q_demand / first_demand).powf(p("finance", "other_loading"));
                let mean_debt = (1.5 * b.debt - 0.5 * b.debt_before).max(0.0);
                if root_table.get("accounting").is_some_and(|node| is_fleet(&node.value)) {
                    b.shared = n("accounting", "shared_business") * other;
                }
                b.debt_before = b.debt;
                let interest = p("finance", "interest_rate") * mean_debt * dt;
                let due = mean_debt * (1.0 - (-dt / p("finance", "term")).exp());
                let taxable = earned - b.depreciation - interest - b.losses;
                let tax = p("finance", "tax_rate") * taxable.max(0.0);
                b.losses = (-taxable).max(0.0);
                let operating = earned + other * dt - interest - tax;
                let funds = b.cash + operating
                    - due
                    - p("finance", "minimum_cash").max(
                        b.debt
                            * (1.0 - (-0.25 / p("finance", "term")).exp()
                                + 0.25 * p("finance", "interest_rate")),
                    );
                let room = (p("finance", "max_leverage") * (earned / dt + other).max(0.0) - b.debt
                    + due)
                    .max(0.0);
                let lacking = (wanted - funds - room).max(0.0);
                let drift = n("capital_market", "equity_drift")
                    - n("capital_market", "equity_volatility").powi(2) / 2.0;
                let index_now = f64::midpoint(
                    (drift * k as f64 * dt).exp(),
                    (drift * (k + 1) as f64 * dt).exp(),
                );
                let issue = lacking.min(p("finance", "new_equity") * index_now * dt);
                let funds = funds + issue;
                spending = wanted.min((funds + room).max(0.0));
                let borrowing =
                    room.min((p("finance", "debt_share") * spending).max(spending - funds));
                b.cash = (b.cash + operating - due + borrowing + issue - spending).max(0.0);
                b.debt += borrowing - due;
            }
            let growth = planned_growth(b.own.get("plan"), date);
            let over = 1.0 + p("orders", "overrun");
            let each = p("orders", "site_bias") * growth;
            let spare = f64::midpoint(b.spare, b.spare(site_life_s, life_s, k));
            let reuse = (1.0 - (-p("orders", "site_reuse") * dt).exp()) * spare;
            let shared = p("lease", "partner_share");
            let (c, s) = (c_mean * over, s * over * (1.0 - shared));
            let units = (spending / c).min((spending + s * reuse) / (c + s * each * f_mean));
            let site_money = (spending - units * c).max(0.0);
            push_cohort(&mut b.ordered, k, le_s, (units, units * f_mean, units * c));
            push_cohort(&mut b.ordered_sites, k, ls_s, (0.0, site_money / s, site_money));
            push(&mut b.partners, k, ls_s, site_money / (1.0 - shared) * shared);
            push(&mut b.earmarked, k, lead, each * f_mean * units);
            b.earmarked.retain(|mark| mark.0 > k);
            b.spare = b.spare(site_life_s, life_s, k);
            year[2] += revenue;
            year[3] += spending;
            // Held for sale: sold after the delay, leased back from then on.
            let sale = |key: &str| p("held_for_sale", key);
            let now = |when: f64| date - 1e-6 <= when && when < date + dt - 1e-6;
            let sold_at = sale("date") + sale("delay");
            if root_table.get("held_for_sale").is_some() || table(&b.own, "held_for_sale").is_some()
            {
                if now(sold_at) {
                    b.cash += b.held;
                    b.sold_rent = b.held * sale("rent");
                    b.held = 0.0;
                }
                if now(sold_at + sale("term")) {
                    b.sold_rent = 0.0;
                }
            }
        }
        let ends = (k + 1) % 4 == 0;
        // Without chance only what is earned is an indication.
        let now = price * u / p_ref;
        let moved = n("accounting", "indication");
        let (lowest, highest) =
            earned.iter().fold((f64::MAX, 0.0_f64), |(low, high), e| (low.min(*e), high.max(*e)));
        let due = ends && (now < (1.0 - moved) * highest || lowest < (1.0 - moved) * now);
        if due {
            earned.clear();
        }
        if ends {
            earned.push(now);
        }
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
            let lines = b.book.iter().chain(&b.site_book);
            b.depreciation = lines.map(|line| left(line, k - 1) - left(line, k)).sum();
            let sale = table(&b.own, "held_for_sale");
            let offered = sale.map_or(0.0, |_| {
                let get = |key: &str| numbers.get("held_for_sale", key, Some(&b.own));
                let now = date - 1e-6 <= get("date") && get("date") < date + dt - 1e-6;
                if now { get("share") } else { 0.0 }
            });
            if !due && offered == 0.0 {
                continue;
            }
            let o = n("accounting", "optimism");
            let price_seen = price.powf(1.0 - o) * p_ref.powf(o);
            let expected = (1.0 - overhead) * u * price_seen;
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
            let own_capacity = there(&b.equipment, life_s, k, |z| z.1);
            // Of other business those in service have their part of all capacity, projects the rest.
            let in_service = own_capacity / (own_capacity + units);
            if due && units > 1e-9 && building > worth(0.0) + (1.0 - in_service) * b.shared * life {
                let kept = worth(n("accounting", "fair_value_rate")).max(0.0).min(building);
                year[4] += building - kept;
                b.written_off += building - kept;
            }
            let site_book: f64 = b.site_book.iter().map(|line| left(line, k)).sum();
            let carrying = site_book + b.book.iter().map(|line| left(line, k)).sum::<f64>();
            if own_capacity < 1e-9 {
                // What has no equipment left has no cash flows; its sites keep their book.
                continue;
            }
            let remaining = b.equipment.iter().map(|z| z.1 * life_s.to_come(k - z.0)).sum::<f64>()
                / own_capacity
                * dt;
            let all_sites = there(&b.sites, site_life_s, k, |z| z.2);
            let site_remaining =
                b.sites.iter().map(|z| z.2 * site_life_s.to_come(k - z.0)).sum::<f64>() / all_sites
                    * dt;
            let spot = u_spot * (own_capacity - b.contracted / u_max) * price_seen;
            let sales = (1.0 - overhead) * (spot + b.contract_rate);
            let lease = |key: &str| numbers.get("lease", key, Some(&b.own));
            let cost = h * there(&b.equipment, life_s, k, |z| z.2)
                + b.leased.iter().map(|lease| lease.1).sum::<f64>() * lease("charge")
                + b.rents.iter().map(|rent| rent.1).sum::<f64>()
                + b.sold_rent;
            let until = ((sales / cost).ln() / -(1.0 - rho).ln()).clamp(0.0, remaining);
            let salvage = site_book * (1.0 - remaining / site_remaining).max(0.0);
            let worth = |rate: f64| {
                sales * annuity(rate, -rho, until) - cost * annuity(rate, 0.0, until)
                    + salvage * (1.0 + rate).powf(-remaining)
            };
            let mut carrying = carrying;
            if offered > 0.0 {
                let net = (1.0 - n("accounting", "selling_cost"))
                    * worth(n("accounting", "fair_value_rate"));
                b.held = offered * net.max(0.0).min(carrying);
                year[4] += offered * carrying - b.held;
                carrying *= 1.0 - offered;
                for line in b.book.iter_mut().chain(&mut b.site_book) {
                    line.3 *= 1.0 - offered;
                }
            }
            if due && carrying > worth(0.0) + in_service * b.shared * remaining {
                let kept = worth(n("accounting", "fair_value_rate")).max(0.0).min(carrying);
                year[4] += carrying - kept;
                for line in b.book.iter_mut().chain(&mut b.site_book) {
                    line.3 *= kept / carrying;
                }
            }
        }
        (demand_before, price_before) = (demand, price);
        if ends {
            (year[0], year[1]) = (capacity, price);
            by_year.push(std::mem::replace(&mut year, nothing.clone()));
        }
    }
    by_year
}

fn is_fleet(accounting: &Value) -> bool {
    let Value::Table(own) = accounting else { return false };
    matches!(own.get("asset_group").map(|node| &node.value), Some(Value::Text(word)) if word == "fleet")
}

/// Nobody defaults here: what follows a default is tested by itself (`default.rs`, `books.rs`).
const SETTINGS: [&str; 1] = ["without=[\"default\"]"];

#[test]
fn the_document_rebuilds_the_path_without_chance() {
    for name in ["base", "bear", "bull", "fiber-glut"] {
        let model = model(name, &SETTINGS);
        let run = &model.header.run;
        let new = History::new(run.start, run.years, &model.parties);
        let history = overbuild::engine::run_batch(&model, Chance::Median, 0, new);
        for (row, rebuilt) in rebuild(name).iter().enumerate() {
            let tracks =
                [Track::Capacity, Track::Price, Track::Revenue, Track::Spending, Track::WriteDown];
            let industry = tracks.into_iter().map(|track| (track.name(), history.track(track)));
            let customers = (0..history.customers).flat_map(|customer| {
                [CustomerTrack::Revenue, CustomerTrack::CashFlow, CustomerTrack::Funding]
                    .map(|track| (track.name(), history.customer_track(customer, track)))
            });
            for ((track, rows), rebuilt) in industry.chain(customers).zip(rebuilt) {
                let found = rows[row + 1][0];
                let error = (found - rebuilt).abs() / rebuilt.abs().max(1.0);
                assert!(error < 1e-9, "{name} {track} in year {row}: {found} and {rebuilt}");
            }
        }
    }
}
