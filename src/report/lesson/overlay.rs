//! What has been learned, as a file that a scenario can be laid over.

use std::{collections::BTreeMap, fmt::Write};

use super::Lesson;
use crate::{
    inference::{Identified, Learned},
    model::specifications,
};

impl Lesson<'_> {
    /// All that has been learned.
    pub(super) fn posterior_toml(&self) -> String {
        let head = format!(
            "# What {} teaches by its [[observation]] tables: write `extends = [\"{0}\", \"posterior.toml\"]`.\n",
            self.file
        );
        self.overlay(&head, &|_| true)
    }

    /// What may be carried into another scenario, if the scenario says so of anything.
    pub(super) fn carried_toml(&self) -> Option<String> {
        let calibration = &self.model.header.calibration;
        if calibration.carry.is_empty() {
            return None;
        }
        let mut head = format!(
            "# What {} teaches other scenarios: write `extends = [\"base.toml\", \"carried.toml\"]`.\n",
            self.file
        );
        for line in calibration.because.lines() {
            let _ = writeln!(head, "# {}", line.trim());
        }
        let may = |learned: &&Learned| calibration.carry.iter().any(|(n, _)| *n == learned.name);
        let unknown = |learned: &&Learned| learned.identified() == Identified::Not;
        let (not, known): (Vec<&Learned>, Vec<&Learned>) =
            self.posterior.learned.iter().filter(may).partition(unknown);
        if !not.is_empty() {
            let names: Vec<&str> = not.iter().map(|learned| learned.name.as_str()).collect();
            let _ = writeln!(
                head,
                "# Known no better than before, so there is nothing to carry: {}.",
                names.join(", ")
            );
        }
        let carried = |name: &str| known.iter().any(|learned| learned.name == name);
        Some(self.overlay(&head, &carried))
    }

    fn overlay(&self, head: &str, wanted: &dyn Fn(&str) -> bool) -> String {
        let posterior = self.posterior;
        let paths: u64 = posterior.rounds.iter().map(|round| round.simulated).sum();
        let mut text = head.to_owned();
        let _ = writeln!(
            text,
            "# Approximate Bayesian computation: {} parameter sets ({:.0} effective) of {paths} paths, seed {}, overbuild {}.\n\
             # Three quantiles each, and the rank correlations that can be told from none. Written by `overbuild calibrate`.",
            posterior.particles.count(),
            posterior.particles.effective(),
            self.model.header.run.seed,
            env!("CARGO_PKG_VERSION"),
        );
        let learned: Vec<&Learned> =
            posterior.learned.iter().filter(|learned| wanted(&learned.name)).collect();
        text.push_str(&tables(&learned));
        for (a, b, rank) in &posterior.correlations {
            let (a, b) = (&posterior.learned[*a].name, &posterior.learned[*b].name);
            if wanted(a) && wanted(b) {
                let _ =
                    write!(text, "\n[[correlation]]\nbetween = [{a:?}, {b:?}]\nrank = {rank:.2}\n");
            }
        }
        text
    }
}

/// Where a parameter stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Home {
    /// A table.
    Table(String),
    /// An entry of a list, and a table of its own.
    Entry(String, String, Option<String>),
}

/// Table and key of a parameter's full name. Names of parties may have dots.
fn home(name: &str) -> (Home, String) {
    let (path, key) = name.rsplit_once('.').unwrap_or(("", name));
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let list = specifications().any(|(table, _)| table.name == first && table.list);
    if !list {
        return (Home::Table(path.to_owned()), key.to_owned());
    }
    // A builder's own table: [builder.build_out].
    let own = rest.rsplit_once('.').filter(|(_, table)| {
        let known = specifications().find(|(own, _)| own.name == first);
        known.is_some_and(|(own, _)| own.overrides.contains(table))
    });
    let home = match own {
        Some((entry, table)) => {
            Home::Entry(first.to_owned(), entry.to_owned(), Some(table.to_owned()))
        }
        None => Home::Entry(first.to_owned(), rest.to_owned(), None),
    };
    (home, key.to_owned())
}

fn tables(learned: &[&Learned]) -> String {
    let mut homes: BTreeMap<Home, Vec<String>> = BTreeMap::new();
    for learned in learned {
        let (home, key) = home(&learned.name);
        homes.entry(home).or_default().push(format!("{key} = {}", distribution(learned)));
    }
    let (mut text, mut entry) = (String::new(), (String::new(), String::new()));
    for (home, lines) in &homes {
        match home {
            Home::Table(table) => {
                let _ = writeln!(text, "\n[{table}]");
            }
            Home::Entry(list, name, own) => {
                let this = (list.clone(), name.clone());
                if entry != this {
                    let _ = writeln!(text, "\n[[{list}]]\nname = {name:?}");
                    entry = this;
                }
                if let Some(own) = own {
                    let _ = writeln!(text, "[{list}.{own}]");
                }
            }
        }
        for line in lines {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

/// Three quantiles within the bounds of the prior.
fn distribution(learned: &Learned) -> String {
    let [low, middle, high] = learned.posterior.map(digits);
    let mut text = format!("{{ p10 = {low}, p50 = {middle}, p90 = {high}");
    for (name, bound) in ["min", "max"].into_iter().zip(learned.bounds) {
        if bound.is_finite() {
            let _ = write!(text, ", {name} = {}", digits(bound));
        }
    }
    text + " }"
}

/// Five digits: more than is known, and enough that three quantiles stay apart.
fn digits(value: f64) -> String {
    let rounded: f64 = format!("{value:.4e}").parse().unwrap_or(value);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_have_their_place() {
        let table = |name: &str| Home::Table(name.to_owned());
        assert_eq!(home("demand.growth"), (table("demand"), "growth".to_owned()));
        let own = Home::Entry("builder".into(), "A. B.".into(), Some("build_out".into()));
        assert_eq!(home("builder.A. B..build_out.reaction"), (own, "reaction".to_owned()));
        let customer = Home::Entry("customer".into(), "OpenAI".into(), None);
        assert_eq!(home("customer.OpenAI.growth"), (customer, "growth".to_owned()));
    }
}
