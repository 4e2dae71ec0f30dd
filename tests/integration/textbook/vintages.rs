//! Impairment where each vintage is tested alone, and what its losses make of sites that all vintages share.

use super::{books::left, parties::Estimate, tests_of_value::Group, world::World};

/// A vintage in service: its place in the books, its share of sites in use, its cash flows.
struct Vintage {
    place: usize,
    share: f64,
    group: Group,
    /// What of its equipment and of its share of the sites is carried, and would be without impairment.
    equipment: [f64; 2],
    sites: [f64; 2],
}

/// What a test finds.
struct Found {
    vintage: Vintage,
    loss: f64,
    gain: f64,
}

impl Vintage {
    fn carrying(&self) -> f64 {
        self.equipment[0] + self.sites[0]
    }

    fn cost(&self) -> f64 {
        self.equipment[1] + self.sites[1]
    }
}

impl World {
    /// Whether a builder's vintages are tested alone: a landlord's assets are one group.
    pub(super) fn by_vintage(&self, b: usize) -> bool {
        let own = super::numbers::table(&self.n.root, "accounting");
        self.n.word("accounting", own, "asset_group") == "vintage" && !self.builders[b].landlord
    }

    fn vintages(&self, b: usize, standard: usize) -> Vec<Vintage> {
        let (k, fixed, own) = (self.k, &self.fixed, &self.builders[b]);
        let sites = [Some(standard), None].map(|standard| own.sites_in_service(k, standard));
        let in_use = own.in_use(fixed, k);
        let whole = self.group(b, 0.0);
        let site_life = self.mean_site_life(b);
        let mut found = Vec::new();
        for (place, (z, line)) in own.equipment.iter().zip(&own.book).enumerate() {
            let here = fixed.life.left(k - z.k);
            let units = here * z.units;
            if units <= 0.0 {
                continue;
            }
            let share = here * z.sites / in_use;
            let life = fixed.life.to_come(k - z.k) / here * fixed.dt;
            let equipment = [Some(standard), None].map(|standard| left(line, k, standard));
            let sites = sites.map(|sites| share * sites);
            let lasting = if site_life > 0.0 { (1.0 - life / site_life).max(0.0) } else { 0.0 };
            let a = whole.a * units / whole.units;
            let (b, z) = (whole.b * share, sites[0] * lasting);
            let group = Group { units, a, b, life, z, ..whole };
            found.push(Vintage { place, share, group, equipment, sites });
        }
        found
    }

    /// What was expected of a vintage when it and the sites were last tested, by what each has lost.
    fn expected(&self, b: usize, vintage: &Vintage) -> Option<Estimate> {
        let own = &self.builders[b];
        let rho = self.fixed.rho;
        let today =
            |e: &Estimate| e.each * (1.0 - rho).powf((self.k - e.step) as f64 * self.fixed.dt);
        let lost = |amounts: [f64; 2]| amounts[1] - amounts[0];
        let (x, y) = (lost(vintage.equipment), lost(vintage.sites));
        let mine = own.vintage_estimates.get(&own.equipment[vintage.place].k).map(today);
        let each = match (mine, own.estimate.as_ref().map(today)) {
            (Some(mine), Some(sites)) if x + y > 0.0 => (x * mine + y * sites) / (x + y),
            (mine, sites) => mine.or(sites)?,
        };
        Some(Estimate { each, other: 0.0, step: self.k })
    }

    pub(super) fn test_vintages(&mut self, b: usize) {
        for standard in [0, 1] {
            let mut all = Vec::new();
            for vintage in self.vintages(b, standard) {
                let old = if standard == 1 { self.expected(b, &vintage) } else { None };
                let amounts = (vintage.carrying(), vintage.cost(), 1.0);
                let (loss, gain) = self.judge(b, standard, &vintage.group, amounts, old);
                all.push(Found { vintage, loss, gain });
            }
            if standard == 1 {
                self.expect_anew(b, &all);
            }
            self.move_books(b, standard, &all);
            let sum = |of: fn(&Found) -> f64| all.iter().map(of).sum();
            self.tell(b, standard, sum(|found| found.loss), sum(|found| found.gain));
        }
    }

    /// Estimates of what moved are those of today; that of the sites is mixed by what they lost.
    fn expect_anew(&mut self, b: usize, all: &[Found]) {
        let k = self.k;
        let now = self.estimate(b, &self.group(b, 0.0));
        let moved = || all.iter().filter(|found| found.loss + found.gain > 0.0);
        let share: f64 = moved().map(|found| found.vintage.share).sum();
        let written: f64 = moved().map(Found::of_sites).sum();
        let own = &mut self.builders[b];
        let before = own.sites_in_service(k, None) - own.sites_in_service(k, Some(1));
        let weight = share * before + written;
        if share > 0.0 && before + written > 0.0 {
            let years = |e: &Estimate| (k - e.step) as f64 * self.fixed.dt;
            let old =
                own.estimate.map_or(now.each, |e| e.each * (1.0 - self.fixed.rho).powf(years(&e)));
            let each = (old * (before + written - weight) + now.each * weight) / (before + written);
            own.estimate = Some(Estimate { each, ..now });
        }
        for found in moved() {
            own.vintage_estimates.insert(own.equipment[found.vintage.place].k, now);
        }
    }

    fn move_books(&mut self, b: usize, standard: usize, all: &[Found]) {
        let k = self.k;
        let own = &mut self.builders[b];
        let (carried, unimpaired) =
            (own.sites_in_service(k, Some(standard)), own.sites_in_service(k, None));
        let (mut regained, mut written) = (0.0, 0.0);
        for found in all {
            let vintage = &found.vintage;
            let kept = &mut own.book[vintage.place].kept[standard];
            if found.gain > 0.0 {
                let part = found.gain / (vintage.cost() - vintage.carrying());
                *kept += (1.0 - *kept) * part;
                regained += vintage.share * part * (unimpaired - carried);
            }
            if found.loss > 0.0 {
                *kept *= 1.0 - found.loss / vintage.carrying();
                written += found.of_sites();
            }
        }
        for line in &mut own.site_book {
            let kept = &mut line.kept[standard];
            if regained > 0.0 {
                *kept += (1.0 - *kept) * regained / (unimpaired - carried);
            }
            if written > 0.0 {
                *kept *= 1.0 - written / (carried + regained);
            }
        }
    }
}

impl Found {
    /// What of its loss falls on its share of the sites.
    fn of_sites(&self) -> f64 {
        let carrying = self.vintage.carrying();
        if carrying > 0.0 { self.loss * self.vintage.sites[0] / carrying } else { 0.0 }
    }
}
