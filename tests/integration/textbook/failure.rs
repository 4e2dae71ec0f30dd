//! Defaults, how far they travel, and who bears what is lost.

use std::collections::BTreeSet;

use super::{
    parties::{Exposure, post, posted, there},
    world::World,
};

impl World {
    /// Lenders get what the assets are worth; the rest is lost, and the owner is new.
    pub(super) fn defaults(&mut self) {
        let all: f64 = self.builders.iter().map(|b| b.debt).sum();
        let mut gone = 0.0;
        for b in 0..self.builders.len() {
            if posted(&self.builders[b].flows, "default") < 0.5 {
                continue;
            }
            let cut = self.of(b, "default", "spending_cut");
            let k = self.k;
            let own = &mut self.builders[b];
            let lost = own.debt - own.debt.min(posted(&own.flows, "default_value"));
            gone += own.debt;
            post(&mut own.flows, "discharged", own.debt);
            post(&mut own.flows, "lender_loss", lost);
            own.debt = 0.0;
            own.log_m -= cut;
            own.defaulted = Some(k);
            post(&mut self.m.flows, "lender_loss", lost);
            post(&mut self.m.flows, "default", 1.0);
        }
        self.m.recent.push(if all > 0.0 { gone / all } else { 0.0 });
        let restructured: f64 = (0..self.builders.len()).map(|b| self.restructured(b)).sum();
        self.m.restructured_share = restructured / self.m.capacity.max(1e-300);
    }

    /// Capacity that was in service when its owner failed.
    pub(super) fn restructured(&self, b: usize) -> f64 {
        let own = &self.builders[b];
        let then = own.defaulted.unwrap_or(i64::MIN);
        let units = |z: &super::parties::Cohort| if z.k <= then { z.units } else { 0.0 };
        there(&own.equipment, self.fixed.life, self.k, units)
    }

    fn exposure(&self, e: &Exposure, key: &str) -> f64 {
        self.n.of_entry("exposure", (&e.name, &e.own), key)
    }

    fn builder(&self, name: &str) -> Option<usize> {
        self.builders.iter().position(|b| b.name == name)
    }

    fn customer(&self, name: &str) -> Option<usize> {
        self.customers.iter().position(|c| c.name == name)
    }

    fn holder(&self, name: &str) -> Option<usize> {
        self.holders.iter().position(|h| h.name == name)
    }

    /// Whether shares of a holder have stopped: a builder's in the step of its default, a holder's from the next on.
    fn stopped(&self, name: &str) -> bool {
        let builder = self.builder(name).is_some_and(|b| self.builders[b].defaulted.is_some());
        builder || self.holder(name).is_some_and(|h| self.holders[h].failed)
    }

    pub(super) fn claims(&mut self, equity_before: f64) {
        let vendors: Vec<bool> = self.holders.iter().map(|h| self.class(h) == "vendor").collect();
        for index in 0..self.exposures.len() {
            self.accrue(index, &vendors);
        }
        for index in 0..self.exposures.len() {
            self.call(index);
        }
        self.rounds(&vendors);
        self.limit_funds();
        self.shares_of_holders(equity_before);
    }

    fn class(&self, h: &super::parties::Holder) -> String {
        self.n.word("holder", Some(&h.own), "class")
    }

    /// What a claim gains and what is paid back of it.
    fn accrue(&mut self, index: usize, vendors: &[bool]) {
        let e = &self.exposures[index];
        let (holder, stopped) = (self.holder(&e.holder), self.stopped(&e.holder));
        let [lent, repaid] = match e.kind.as_str() {
            "loan" => self.loan(e, stopped),
            "vendor_credit" => self.vendor_credit(e, stopped),
            "equity" => {
                let given = self.customer(&e.on).map_or(0.0, |c| {
                    let able = holder.map_or(1.0, |h| self.holders[h].able);
                    let funding = posted(&self.customers[c].flows, "funding");
                    let c = &self.customers[c];
                    let part = self.exposure(e, "share") * able / (c.funders - c.lacking);
                    if funding > 0.0 { part.min(1.0) * funding } else { 0.0 }
                });
                [if stopped { 0.0 } else { given }, 0.0]
            }
            _ => [0.0, 0.0],
        };
        if e.kind == "vendor_credit" {
            let (builder, customer) = (self.builder(&e.on), self.customer(&e.on));
            let of_builder = builder.map(|b| &mut self.builders[b].flows);
            let flows = of_builder.or_else(|| customer.map(|c| &mut self.customers[c].flows));
            post(flows.unwrap(), "vendor_credit", lent - repaid);
        }
        self.exposures[index].amount += lent - repaid;
        self.move_claim(holder, lent, repaid);
        if holder.is_some_and(|h| vendors[h]) {
            post(&mut self.m.flows, "vendor_finance", lent);
        }
    }

    /// A share of a builder's debt, as it was before a default of this step.
    fn loan(&self, e: &Exposure, stopped: bool) -> [f64; 2] {
        let Some(b) = self.builder(&e.on) else { return [0.0, 0.0] };
        let own = &self.builders[b];
        let debt = own.debt + posted(&own.flows, "discharged");
        let change = self.exposure(e, "share") * debt - e.amount;
        [if stopped { 0.0 } else { change.max(0.0) }, (-change).max(0.0)]
    }

    /// A share of what is bought, less what falls due and can be paid.
    fn vendor_credit(&self, e: &Exposure, stopped: bool) -> [f64; 2] {
        let (bought, cash) = match (self.builder(&e.on), self.customer(&e.on)) {
            (Some(b), _) => {
                let flows = &self.builders[b].flows;
                (posted(flows, "equipment_spending"), self.cash_of_builder(b))
            }
            (_, Some(c)) => {
                let flows = &self.customers[c].flows;
                let lives = 1.0 - posted(flows, "default");
                (lives * posted(flows, "compute_bill"), self.cash_of_customer(c))
            }
            _ => panic!("vendors' credit on a holder"),
        };
        let share = if stopped { 0.0 } else { self.exposure(e, "share") };
        let due = e.amount * (self.fixed.dt / self.exposure(e, "term")).min(1.0);
        [share * bought, due.min(cash.max(0.0))]
    }

    /// What falling shares call of a loan on them.
    fn call(&mut self, index: usize) {
        let e = &self.exposures[index];
        let Some(on) = self.holder(&e.on).filter(|_| e.kind == "margin_loan") else { return };
        let worth = self.exposure(e, "collateral") * self.m.equity;
        let called = (e.amount - self.exposure(e, "call_at") * worth).max(0.0);
        let repaid = called.min(self.holders[on].capital.max(0.0));
        let holder = self.holder(&e.holder);
        self.holders[on].capital -= called;
        self.exposures[index].amount -= repaid;
        post(&mut self.holders[on].flows, "margin_call", called);
        self.move_claim(holder, 0.0, repaid);
    }

    fn move_claim(&mut self, holder: Option<usize>, invested: f64, repaid: f64) {
        if let Some(h) = holder {
            post(&mut self.holders[h].flows, "invested", invested);
            post(&mut self.holders[h].flows, "repaid", repaid);
        }
    }

    /// A default is lost to those who hold claims, and may ruin them.
    fn rounds(&mut self, vendors: &[bool]) {
        let failing = |flows: &super::parties::Flows| posted(flows, "default") > 0.5;
        let mut gone: BTreeSet<String> = BTreeSet::new();
        let builders = self.builders.iter().filter(|b| failing(&b.flows)).map(|b| &b.name);
        let customers = self.customers.iter().filter(|c| failing(&c.flows)).map(|c| &c.name);
        gone.extend(builders.chain(customers).cloned());
        loop {
            let ruined = self.holders.iter_mut().filter(|h| !h.failed && h.capital < 0.0);
            for h in ruined {
                h.failed = true;
                post(&mut h.flows, "default", 1.0);
                post(&mut self.m.flows, "holder_default", 1.0);
                gone.insert(h.name.clone());
            }
            if gone.is_empty() {
                break;
            }
            for name in &gone {
                self.leave(name);
            }
            for index in 0..self.exposures.len() {
                if gone.contains(&self.exposures[index].on) {
                    self.lose(index, vendors);
                }
            }
            gone.clear();
        }
    }

    /// Its customers lose its share of their funds for ever.
    fn leave(&mut self, name: &str) {
        if self.customer(name).is_some() {
            return;
        }
        for index in 0..self.exposures.len() {
            let e = &self.exposures[index];
            if e.holder == name && e.kind == "equity" {
                let share = self.exposure(e, "share");
                let customer = self.customer(&e.on);
                if let Some(c) = customer {
                    self.customers[c].funders -= share;
                }
            }
        }
    }

    fn lose(&mut self, index: usize, vendors: &[bool]) {
        let e = &self.exposures[index];
        let amount = e.amount;
        let loss = match (e.kind.as_str(), self.builder(&e.on)) {
            ("loan", Some(b)) => {
                let flows = &self.builders[b].flows;
                let [lost, owed] = ["lender_loss", "discharged"].map(|name| posted(flows, name));
                if owed > 0.0 { amount * lost / owed } else { 0.0 }
            }
            ("margin_loan", _) => {
                (amount - self.exposure(e, "collateral") * self.m.equity).max(0.0)
            }
            _ => amount * (1.0 - self.exposure(e, "recovery")),
        };
        let (kind, holder) = (e.kind.clone(), e.holder.clone());
        self.exposures[index].amount = 0.0;
        if kind == "vendor_credit" {
            post(&mut self.m.flows, "vendor_credit_loss", loss);
        }
        if let Some(b) = self.builder(&holder) {
            post(&mut self.builders[b].flows, "exposure_loss", loss);
        }
        let Some(h) = self.holder(&holder) else { return };
        let of_class = ["investor_loss", "named_lender_loss", "vendor_loss"];
        let class = self.class(&self.holders[h]);
        let place = if vendors[h] { 2 } else { usize::from(class == "lender") };
        self.holders[h].capital -= loss;
        post(&mut self.holders[h].flows, "loss", loss);
        post(&mut self.holders[h].flows, "repaid", (amount - loss).max(0.0));
        post(&mut self.m.flows, of_class[place], loss);
    }

    /// What a holder has of shares of others moves with them.
    fn shares_of_holders(&mut self, equity_before: f64) {
        for h in 0..self.holders.len() {
            let own = &self.holders[h];
            let get = |key: &str| self.n.of_entry("holder", (&own.name, &own.own), key);
            let moved = get("in_shares") * get("capital") * (self.m.equity - equity_before);
            self.holders[h].capital += moved;
        }
    }

    /// What holders can give of what their customers may ask for, and what these lack.
    fn limit_funds(&mut self) {
        for c in &mut self.customers {
            c.lacking = 0.0;
        }
        for h in 0..self.holders.len() {
            let own = &self.holders[h];
            let invests = self.n.of_entry("holder", (&own.name, &own.own), "invests");
            let stakes: Vec<(usize, f64)> = self
                .exposures
                .iter()
                .filter(|e| e.holder == own.name && e.kind == "equity")
                .filter_map(|e| Some((self.customer(&e.on)?, self.exposure(e, "share"))))
                .collect();
            let asked: f64 = stakes
                .iter()
                .map(|(c, share)| {
                    share * self.of_customer(*c, "funding") * self.customers[*c].revenue
                })
                .sum();
            let asked = asked * self.m.equity;
            let has = invests * own.capital.max(0.0);
            let limited = invests > 0.0 && asked > has;
            self.holders[h].able = if limited { has / asked } else { 1.0 };
            let lacks = 1.0 - self.holders[h].able;
            for (c, share) in stakes {
                if !self.holders[h].failed {
                    self.customers[c].lacking += share * lacks;
                }
            }
        }
    }
}
