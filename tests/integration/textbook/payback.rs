//! What comes back of the equipment that a year orders, by section 4 of MODEL.md.

use std::collections::BTreeMap;

use super::{world::World, years::Years};

/// Of one order, or of all orders of a year: what is spent, with sites bought too, and the same earned by the end of
/// each year.
#[derive(Default)]
struct Back {
    spent: [f64; 2],
    earned: Vec<[f64; 2]>,
    lives_on: bool,
}

/// Sum of a flow over builders.
fn all(row: &BTreeMap<String, f64>, flow: &str) -> f64 {
    let start = format!("flow.{flow}.");
    row.iter().filter(|(name, _)| name.starts_with(&start)).map(|(_, value)| value).sum()
}

impl Years {
    /// Works out what each year's orders bring in.
    pub(super) fn pay_back(&mut self, world: &World, rows: &[BTreeMap<String, f64>]) {
        let count = (rows.len() - 1) / 4;
        let years: Vec<Back> = (0..count).map(|year| back(world, rows, year)).collect();
        let mut track = vec![0.0];
        for (row, year) in (1..).zip(&years) {
            let last = year.earned.last().unwrap();
            let share = |kind: usize| last[kind] / year.spent[kind];
            let bought = year.spent[0] > 0.0;
            track.push(if bought { share(0) } else { 0.0 });
            let back = year.earned.iter().position(|earned| earned[0] >= year.spent[0]);
            // Nothing is back of nothing.
            let back = back.filter(|_| bought);
            let open = bought && back.is_none() && year.lives_on;
            let own = [
                ("money_back", if bought { share(0) } else { f64::INFINITY }),
                ("money_back_owned", if bought { share(1) } else { f64::INFINITY }),
                ("payback_open", f64::from(u8::from(open))),
                ("payback_year", back.map_or(f64::INFINITY, |back| self.year(back + 1))),
            ];
            let named = own.map(|(name, value)| (format!("{name}.{}", self.year(row)), value));
            self.by_spending.extend(named);
        }
        self.tracks.insert("money_back".to_owned(), track);
    }
}

fn back(world: &World, rows: &[BTreeMap<String, f64>], year: usize) -> Back {
    let fixed = &world.fixed;
    let count = rows.len() - 1;
    let mut sum = Back { earned: vec![[0.0; 2]; count / 4], ..Back::default() };
    for k in 4 * year..4 * year + 4 {
        let row = &rows[k + 1];
        let (units, f) = (all(row, "ordered"), row["mean_footprint"]);
        let sites = units * f * fixed.s;
        sum.spent[0] += all(row, "equipment_spending");
        sum.spent[1] += all(row, "equipment_spending") + sites;
        let begins = k as f64 + 0.5 + fixed.le.steps();
        let ends = begins + fixed.life.steps();
        sum.lives_on |= units > 0.0 && ends > count as f64;
        for (j, later) in rows[1..].iter().enumerate() {
            let (from, to) = (begins.max(j as f64), ends.min(j as f64 + 1.0));
            let part = (to - from).max(0.0);
            let sold = (1.0 - fixed.overhead) * later["flow.revenue"] / later["mean_capacity"];
            let own = units * part * (sold - f * fixed.h * fixed.dt);
            let rented = own - units * part * f * fixed.rent() * fixed.dt;
            for earned in &mut sum.earned[j / 4..] {
                earned[0] += rented;
                earned[1] += own;
            }
        }
        let used = (ends.min(count as f64) - begins).max(0.0) / fixed.site_life.steps();
        sum.earned.last_mut().unwrap()[1] += sites * (1.0 - used).max(0.0);
    }
    sum
}
