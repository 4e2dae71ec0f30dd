//! The books: depreciation, what enters and leaves them, when they are tested.

use std::mem::take;

use super::{
    parties::{Builder, Estimate, Line, post, posted},
    quantiles::Lag,
    world::World,
};

/// The carrying amount that is left of a line, under a standard; without any impairment if there is none.
pub(super) fn left(line: &Line, k: i64, standard: Option<usize>) -> f64 {
    let kept = standard.map_or(1.0, |standard| line.kept[standard]);
    line.cost * kept * line.undepreciated(k)
}

impl Builder {
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.book.iter().chain(&self.site_book)
    }

    /// What a test moves as one: all, or sites alone where each vintage is tested.
    fn tested_as_one(&self, by_vintage: bool) -> impl Iterator<Item = &Line> {
        self.lines().skip(if by_vintage { self.book.len() } else { 0 })
    }

    /// What is in service, equipment and sites.
    pub(super) fn in_service(&self, k: i64, standard: Option<usize>) -> f64 {
        self.lines().map(|line| left(line, k, standard)).sum()
    }

    pub(super) fn sites_in_service(&self, k: i64, standard: Option<usize>) -> f64 {
        self.site_book.iter().map(|line| left(line, k, standard)).sum()
    }

    /// Takes a loss off all lines, in proportion to what they carry.
    pub(super) fn write_down(&mut self, k: i64, standard: usize, loss: f64) {
        let carrying = self.in_service(k, Some(standard));
        let kept = 1.0 - if carrying > 0.0 { loss / carrying } else { 0.0 };
        for line in self.book.iter_mut().chain(&mut self.site_book) {
            line.kept[standard] *= kept;
        }
    }

    /// Takes a loss back, in proportion to what was written off.
    pub(super) fn write_up(&mut self, k: i64, standard: usize, gain: f64) {
        let written = self.in_service(k, None) - self.in_service(k, Some(standard));
        for line in self.book.iter_mut().chain(&mut self.site_book) {
            line.kept[standard] += (1.0 - line.kept[standard]) * gain / written;
        }
    }
}

impl World {
    /// Which of the two standards is told: 0 is US GAAP, 1 IFRS.
    pub(super) fn headline(&self) -> usize {
        let own = super::numbers::table(&self.n.root, "accounting");
        usize::from(self.n.word("accounting", own, "standard") == "ifrs")
    }

    /// All that a builder carries.
    pub(super) fn carrying(&self, b: usize, standard: usize) -> f64 {
        let own = &self.builders[b];
        let projects = own.building - own.written_off[standard];
        own.in_service(self.k, Some(standard)) + projects + own.held
    }

    pub(super) fn accounting(&mut self) {
        if !self.has("accounting") {
            return;
        }
        self.shorten();
        let due = self.test_is_due();
        for b in 0..self.builders.len() {
            self.enter(b);
            self.depreciate(b);
            if posted(&self.builders[b].flows, "default") > 0.5 {
                self.take_over(b);
            }
            let offered = posted(&self.builders[b].flows, "offered_share");
            if offered > 0.0 {
                self.offer(b, offered);
            }
            if due {
                self.test(b);
                self.test_projects(b);
            }
        }
    }

    /// From the step of the date on the useful life of equipment is shorter, of what is there too.
    fn shorten(&mut self) {
        let [life, at] =
            ["shortened_life", "shortened_at"].map(|key| self.n.get("accounting", key));
        let (dt, k) = (self.fixed.dt, self.k);
        let life = Lag::of((life / dt).max(1.0).min(self.fixed.life.steps()));
        let shorter = self.n.get("accounting", "shortened_life") > 0.0
            && life.steps() < self.fixed.book_life.steps();
        let from_now = self.now(at) || (k == 0 && at < self.date());
        if !shorter || !from_now {
            return;
        }
        for line in self.builders.iter_mut().flat_map(|b| &mut b.book) {
            line.shortened = (line.k < k).then_some((k, life));
            if line.k == k {
                line.life = life;
            }
        }
        self.fixed.book_life = life;
        self.m.shortened_in_year = true;
    }

    pub(super) fn year_ends(&self) -> bool {
        let end = self.date() + self.fixed.dt;
        (end - end.round()).abs() < 1e-6
    }

    fn test_is_due(&mut self) -> bool {
        if !self.year_ends() {
            return false;
        }
        let own = super::numbers::table(&self.n.root, "accounting");
        let yearly = self.n.word("accounting", own, "test") == "yearly";
        let moved = 1.0 - self.n.get("accounting", "indication");
        let m = &mut self.m;
        let now = m.price * m.u / m.p_ref;
        let highest = m.earned.iter().fold(0.0_f64, |most, e| most.max(*e));
        let lowest = m.earned.iter().fold(f64::MAX, |least, e| least.min(*e));
        let shifted = now < moved * highest || lowest < moved * now;
        let events = [&mut m.shut_in_year, &mut m.jumped_in_year, &mut m.shortened_in_year];
        let due = events.into_iter().fold(yearly || shifted, |due, event| due | take(event));
        if due {
            m.earned.clear();
        }
        m.earned.push(now);
        due
    }

    /// What enters service or is cancelled takes its share of what is written off along.
    fn enter(&mut self, b: usize) {
        let (k, headline) = (self.k, self.headline());
        let by_vintage = self.by_vintage(b);
        let own = &mut self.builders[b];
        let refund = posted(&own.flows, "refund");
        let pool = own.building;
        let shares = own.written_off.map(|w| if pool > 1e-9 { w / pool } else { 0.0 });
        for line in own.book.iter_mut().chain(&mut own.site_book).filter(|line| line.k == k) {
            line.kept = shares.map(|share| 1.0 - share);
        }
        let enters = |line: &&Line| line.k == k;
        let entered: f64 = own.lines().filter(enters).map(|line| line.cost).sum();
        // What of the assets in service was written off at the end of the step before, under IFRS.
        let before = own.tested_as_one(by_vintage).filter(|line| line.k < k);
        let x: f64 = before.map(|l| left(l, k - 1, None) - left(l, k - 1, Some(1))).sum();
        let mixed = own.tested_as_one(by_vintage).filter(enters);
        let y = shares[1] * mixed.map(|line| line.cost).sum::<f64>();
        for (written, share) in own.written_off.iter_mut().zip(shares) {
            *written -= share * (entered + refund);
        }
        post(&mut own.flows, "reversal", shares[headline] * refund);
        post(&mut self.m.flows, "reversal", shares[headline] * refund);
        own.building = own.under_construction();
        if shares[1] > 0.0 {
            self.mix_estimates(b, x, y);
        }
    }

    /// Assets that were written down as projects bring their estimate along.
    fn mix_estimates(&mut self, b: usize, x: f64, y: f64) {
        let (k, dt, rho, by_vintage) = (self.k, self.fixed.dt, self.fixed.rho, self.by_vintage(b));
        let own = &mut self.builders[b];
        let falls = if own.landlord { 1.0 } else { 1.0 - rho };
        let today = |e: Estimate| e.each * falls.powf((k - e.step) as f64 * dt);
        let Some(projects) = own.project_estimate else { return };
        let ahead = falls.powf(self.fixed.years(self.fixed.le));
        let entering = (today(projects) / ahead, projects.other);
        let estimate = |(each, other): (f64, f64)| Estimate { each, other, step: k };
        if by_vintage {
            own.vintage_estimates.insert(k, estimate(entering));
        }
        if y <= 0.0 {
            return;
        }
        let mixed = own.estimate.map_or(entering, |e| {
            let mix = |old: f64, new: f64| (x * old + y * new) / (x + y);
            (mix(today(e), entering.0), mix(e.other, entering.1))
        });
        own.estimate = Some(estimate(mixed));
    }

    fn depreciate(&mut self, b: usize) {
        let (k, headline) = (self.k, self.headline());
        let own = &mut self.builders[b];
        let fall = |standard| -> f64 {
            own.lines().map(|line| left(line, k - 1, standard) - left(line, k, standard)).sum()
        };
        let (told, plain) = (fall(Some(headline)), fall(None));
        own.last_depreciation = plain;
        post(&mut own.flows, "depreciation", told);
        post(&mut self.m.flows, "depreciation", told);
    }

    /// Posts a loss (or what is taken back of one) under a standard.
    pub(super) fn tell(&mut self, b: usize, standard: usize, loss: f64, gain: f64) {
        if standard == self.headline() {
            post(&mut self.builders[b].flows, "write_down", loss);
            post(&mut self.builders[b].flows, "reversal", gain);
            post(&mut self.m.flows, "write_down", loss);
            post(&mut self.m.flows, "reversal", gain);
        } else {
            post(&mut self.m.flows, "write_down_other_standard", loss);
        }
    }
}
