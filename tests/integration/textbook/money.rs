//! Cancellations, finance, orders, what is sold and leased back.

use super::{
    numbers::table,
    parties::{Builder, Cohort, post, posted, push, push_cohort, there},
    start::planned_growth,
    world::World,
};

/// What a builder may do in a step.
#[derive(Clone, Copy, Default)]
struct Means {
    held: f64,
    other: f64,
    interest: f64,
    due: f64,
    tax: f64,
    operating: f64,
    issue: f64,
    borrowing: f64,
    spending: f64,
    /// Cash at the end of the part in which the market is shut, where that comes first.
    at_opening: f64,
}

/// What can be spent of a stock and of what comes in, or goes out, with time.
fn can(wanted: f64, stock: f64, net: f64) -> f64 {
    let most =
        if net < 0.0 { stock.max(0.0) * wanted / (wanted - net) } else { (stock + net).max(0.0) };
    wanted.min(most)
}

impl Means {
    fn left(&self) -> f64 {
        self.held + self.operating - self.due + self.borrowing + self.issue - self.spending
    }
}

impl World {
    /// What is cancelled when the market shuts.
    pub(super) fn cancel(&mut self) {
        if !self.m.shut_event {
            return;
        }
        for b in 0..self.builders.len() {
            let share = self.of(b, "orders", "cancellable");
            let own = &mut self.builders[b];
            let kept = 1.0 - share;
            let ordered = own.ordered.iter().chain(&own.ordered_sites);
            let refund = share * ordered.map(|z| z.cost).sum::<f64>();
            for list in [&mut own.ordered, &mut own.ordered_sites] {
                for z in list.iter_mut() {
                    *z = z.part(z.k, kept);
                }
            }
            for list in [&mut own.earmarked, &mut own.partners] {
                for entry in list.iter_mut() {
                    entry.1 *= kept;
                }
            }
            post(&mut own.flows, "refund", refund);
            post(&mut self.m.flows, "refund", refund);
        }
    }

    pub(super) fn finance(&mut self) {
        for b in 0..self.builders.len() {
            let wanted = posted(&self.builders[b].flows, "wanted");
            let mut means = Means { spending: wanted, ..Means::default() };
            if self.has("finance") {
                means = self.means(b, wanted);
                means = self.may_fail(b, means);
            }
            let left = means.left();
            let missing = if left < -1e-9 && self.has("finance") { -left } else { 0.0 };
            let own = &mut self.builders[b];
            own.debt += means.borrowing - means.due;
            own.lent = if posted(&own.flows, "default") > 0.5 { 0.0 } else { means.borrowing };
            let flows = [
                ("interest", means.interest),
                ("repayment", means.due),
                ("tax", means.tax),
                ("other_cash_flow", means.other * self.fixed.dt),
                ("borrowing", means.borrowing),
                ("equity_issue", means.issue),
                ("spending", means.spending),
                ("injection", missing),
            ];
            for (name, amount) in flows {
                post(&mut own.flows, name, amount);
            }
            for name in ["borrowing", "equity_issue", "spending", "injection"] {
                post(&mut self.m.flows, name, posted(&own.flows, name));
            }
            post(&mut self.m.flows, "unfunded", wanted - means.spending);
        }
    }

    /// What lenders give on sites.
    fn sites_worth(&self, own: &Builder) -> f64 {
        let (k, life) = (self.k, self.fixed.site_life);
        let gross = there(&own.sites, life, k, |z| z.cost);
        let all = there(&own.sites, life, k, |z| z.sites);
        let left: f64 = own.sites.iter().map(|z| z.sites * life.to_come(k - z.k)).sum();
        let worn = if all > 0.0 { gross * left / all / life.steps() } else { 0.0 };
        worn + own.ordered_sites.iter().map(|z| z.cost).sum::<f64>()
    }

    fn means(&mut self, b: usize, wanted: f64) -> Means {
        let get = |key: &str| self.of(b, "finance", key);
        let (dt, m, own) = (self.fixed.dt, &self.m, &self.builders[b]);
        let lifted = (m.q_all / m.q_start).powf(get("other_loading"));
        let other = get("other_factor") * self.planned_other(b, self.k) * lifted;
        let debt = own.debt;
        let lent = (1.0 - m.shut_mean) * own.lent;
        let debt_mean = (debt + lent / 2.0) / (1.0 + dt / get("term") / 2.0);
        let interest = get("interest_rate") * debt_mean * dt;
        let due = (debt_mean * dt / get("term")).min(debt);
        let earned = own.earnings * dt;
        let taxable = earned - own.last_depreciation - interest - own.tax_losses;
        let tax = get("tax_rate") * taxable.max(0.0);
        let operating = earned + other * dt - interest - tax;
        let assets = f64::midpoint(own.before.assets, own.after.assets);
        let secured =
            get("advance_rate") * assets + get("site_advance_rate") * self.sites_worth(own);
        let limit = (get("max_leverage") * (own.earnings + other).max(0.0)).max(secured);
        let called = if get("advance_rate") > 0.0 { (debt - due - limit).max(0.0) } else { 0.0 };
        let pays = own.earnings + other > get("interest_rate") * debt;
        let rolled = if pays { due } else { 0.0 };
        let due = due + called;
        let quarter = 1.0 - (-0.25 / get("term")).exp() + 0.25 * get("interest_rate");
        let keep = get("minimum_cash").max(debt * quarter);
        let held = own.cash + posted(&own.flows, "refund");
        let (room, net) = ((limit - debt + due).max(rolled), operating - due);
        let (shut, open) = (m.shut_mean, 1.0 - m.shut_mean);
        let lenders = |spare: f64| {
            let (wanted, net) = (open * wanted, open * net);
            let room = if open > 0.0 { room } else { 0.0 };
            let most = open * get("new_equity") * m.equity_mean * dt;
            let issue = (wanted - spare - net - room).max(0.0).min(most);
            let spending = can(wanted, spare + room, net + issue);
            let borrowing =
                room.min((get("debt_share") * spending).max(spending - spare - net - issue));
            (spending, borrowing, issue, spare + net + issue + borrowing - spending)
        };
        let spare = own.cash - keep;
        let (first, refund) = (can(shut * wanted, spare, shut * net), held - own.cash);
        let left = spare + shut * net - first;
        let (spending, borrowing, issue, after) = lenders(if m.shut_event { spare } else { left });
        let last = can(shut * wanted, after + refund, shut * net);
        let means = Means {
            held,
            other,
            interest,
            due,
            tax,
            operating,
            issue,
            borrowing,
            spending: spending + if m.shut_event { last } else { first },
            at_opening: keep + left,
        };
        let own = &mut self.builders[b];
        own.tax_losses = (-taxable).max(0.0);
        own.other = other;
        means
    }

    /// Whether its cash is gone; then all that it pays and raises is that of the part of the step before.
    fn may_fail(&mut self, b: usize, mut means: Means) -> Means {
        let (m, own) = (&self.m, &mut self.builders[b]);
        let opens = m.shut_mean > 0.0 && !m.shut && !m.shut_event;
        let too_late = opens && means.at_opening < -1e-9;
        let gone = means.left() < -1e-9 || too_late;
        if !gone || own.defaulted.is_some() || self.n.root.get("default").is_none() {
            return means;
        }
        post(&mut own.flows, "default", 1.0);
        let end = if too_late { means.held + means.operating - means.due } else { means.left() };
        let part = (means.held / (means.held - end)).clamp(0.0, 1.0);
        let lent = if too_late { 0.0 } else { part };
        means.operating += means.interest * (1.0 - part);
        means.interest *= part;
        means.due *= part;
        means.borrowing *= lent;
        means.issue *= lent;
        means.spending *= lent;
        means
    }

    pub(super) fn orders(&mut self) {
        let date = self.date();
        for b in 0..self.builders.len() {
            let get = |key: &str| self.of(b, "orders", key);
            let ([bias, speed], prices) = (["site_bias", "site_reuse"].map(get), self.prices(b));
            let shared = self.of(b, "lease", "partner_share");
            let (k, fixed, m) = (self.k, &self.fixed, &self.m);
            let own = &mut self.builders[b];
            let each = bias * planned_growth(fixed, own.own.get("plan"), date);
            let spare = f64::midpoint(own.spare, own.free(fixed, k));
            let reuse = (1.0 - (-speed * fixed.dt).exp()) * spare + own.offered;
            let ((c, s), f) = (prices, m.f_mean);
            let spending = posted(&own.flows, "spending");
            let [room, most_sites] = own.allowed;
            let units = (spending / c).min((spending + s * reuse) / (c + s * each * f));
            let units = if own.landlord { 0.0 } else { units.min(room / f) };
            let site_money = (spending - units * c).max(0.0).min(s * most_sites);
            let units = if own.landlord { 0.0 } else { (spending - site_money) / c };
            let equipment = Cohort { k, units, sites: units * f, cost: units * c };
            push_cohort(&mut own.ordered, k, fixed.le, equipment);
            let sites = Cohort { k, units: 0.0, sites: site_money / s, cost: site_money };
            push_cohort(&mut own.ordered_sites, k, fixed.ls, sites);
            let partners = site_money / (1.0 - shared) * shared;
            push(&mut own.partners, k, fixed.ls, partners);
            push(&mut own.earmarked, k, fixed.lead, each * f * units);
            own.earmarked.retain(|mark| mark.0 > k);
            own.spare = own.free(fixed, k);
            post(&mut own.flows, "ordered", units);
            post(&mut own.flows, "equipment_spending", units * c);
            post(&mut own.flows, "partner_spending", partners);
            post(&mut self.m.flows, "equipment_spending", units * c);
            post(&mut self.m.flows, "partner_spending", partners);
        }
    }

    /// What is offered for sale in this step, what is paid for it, and its rent.
    pub(super) fn held_for_sale(&mut self) {
        for b in 0..self.builders.len() {
            if table(&self.builders[b].own, "held_for_sale").is_none()
                && self.n.root.get("held_for_sale").is_none()
            {
                continue;
            }
            let get = |key: &str| self.of(b, "held_for_sale", key);
            let sold = get("date") + get("delay").max(self.fixed.dt);
            let [share, rent] = ["share", "rent"].map(get);
            let (offered, comes_in) = (self.now(get("date")), self.now(sold));
            let ends = self.now(sold + get("term"));
            let own = &mut self.builders[b];
            post(&mut own.flows, "offered_share", if offered { share } else { 0.0 });
            if comes_in {
                post(&mut own.flows, "sale_proceeds", own.held);
                post(&mut self.m.flows, "sale_proceeds", own.held);
                own.sold_rent = own.held * rent;
                own.held = 0.0;
            }
            if ends {
                own.sold_rent = 0.0;
            }
        }
    }
}
