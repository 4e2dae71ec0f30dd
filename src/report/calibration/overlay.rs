//! What has been learned, as a file that a scenario can be laid over.

use std::{collections::BTreeMap, fmt::Write};

use super::Calibrated;
use crate::{
    inference::{Identified, Learned, Posterior},
    model::{counting, counts_in, specifications},
    scenario::{LEARNED, Run, ThreeQuantiles},
};

/// Stands above what the numbers of an overlay count in.
const COUNTED: &str = "\n# What its numbers count in: over a scenario that counts in something else this is told.\n[run]\n";

impl Calibrated<'_> {
    /// All that has been learned.
    pub(super) fn posterior_toml(&self) -> String {
        let head = format!(
            "# What {} teaches by its [[observation]] tables: write `extends = [\"{0}\", \"posterior.toml\"]`, each with its way from there.\n",
            self.file
        );
        let run = &self.model.header.run;
        let units = counting(run).map(|(word, what)| format!("{word} = {what:?}\n"));
        overlay((self.posterior, run.seed), &head, &|_| true) + COUNTED + &units.concat()
    }

    /// What may be carried into another scenario, if the scenario says so of anything.
    pub(super) fn carried_toml(&self) -> Option<String> {
        let calibration = &self.model.header.calibration;
        if calibration.carry.is_empty() {
            return None;
        }
        let mut head = format!(
            "# What {} teaches other scenarios: write `extends = [\"base.toml\", \"carried.toml\"]`, each with its way from there.\n",
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
        let run = &self.model.header.run;
        let text = overlay((self.posterior, run.seed), &head, &carried);
        let names = known.iter().map(|learned| (learned.name.as_str(), run));
        Some(text + &counted(names).unwrap_or_default())
    }
}

/// What some keys count in, as each scenario runs that they are of: none if they count in nothing.
pub(super) fn counted<'a>(keys: impl Iterator<Item = (&'a str, &'a Run)>) -> Option<String> {
    let mut lines: [Option<String>; 3] = Default::default();
    for (name, run) in keys {
        for ((line, counts), (word, what)) in
            lines.iter_mut().zip(counts_in(name)).zip(counting(run))
        {
            if counts {
                *line = Some(format!("{word} = {what:?}\n"));
            }
        }
    }
    let lines: String = lines.into_iter().flatten().collect();
    (!lines.is_empty()).then(|| format!("{COUNTED}{lines}"))
}

/// What was learned of the parameters that are wanted, with their correlations.
pub(super) fn overlay(
    (posterior, seed): (&Posterior, u64),
    head: &str,
    wanted: &dyn Fn(&str) -> bool,
) -> String {
    let paths: u64 = posterior.rounds.iter().map(|round| round.simulated).sum();
    let mut text = head.to_owned();
    let _ = writeln!(
        text,
        "# Approximate Bayesian computation: {} parameter sets ({:.0} effective) of {paths} paths, seed {}, overbuild {}.\n\
             # Three quantiles each, and the rank correlations that can be told from none. {LEARNED}",
        posterior.particles.count(),
        posterior.particles.effective(),
        seed,
        env!("CARGO_PKG_VERSION"),
    );
    let learned: Vec<&Learned> =
        posterior.learned.iter().filter(|learned| wanted(&learned.name)).collect();
    text.push_str(&brought(&learned));
    text.push_str(&tables(&learned));
    for (a, b, rank) in &posterior.correlations {
        let (a, b) = (&posterior.learned[*a].name, &posterior.learned[*b].name);
        if wanted(a) && wanted(b) {
            let _ = write!(text, "\n[[correlation]]\nbetween = [{a:?}, {b:?}]\nrank = {rank:.2}\n");
        }
    }
    text
}

/// Which mechanisms an overlay switches on where a scenario has not got them.
fn brought(learned: &[&Learned]) -> String {
    let optional = specifications().filter(|(table, optional)| *optional && !table.list);
    let has = |name: &str| learned.iter().any(|own| home(&own.name).0 == Home::Table(name.into()));
    let named: Vec<String> = optional
        .filter(|(table, _)| has(table.name))
        .map(|(table, _)| format!("[{}]", table.name))
        .collect();
    if named.is_empty() {
        return String::new();
    }
    format!(
        "# It brings {}: a scenario that has not got one of them has it switched on, unless `without` leaves it out.\n",
        named.join(", ")
    )
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
        let bounds = within_range(learned, range_of(&home, &key));
        let line = format!("{key} = {}", distribution(learned.posterior, bounds));
        homes.entry(home).or_default().push(line);
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

/// The plausible range of a key.
fn range_of(home: &Home, key: &str) -> [f64; 2] {
    let table = match home {
        Home::Table(table) | Home::Entry(_, _, Some(table)) | Home::Entry(table, _, None) => table,
    };
    let table = specifications().find(|(known, _)| known.name == table);
    let range = table.and_then(|(table, _)| table.key(key)).map(|key| key.range);
    range.map_or([f64::NEG_INFINITY, f64::INFINITY], |(low, high)| [low, high])
}

/// The bounds of the prior; and where the tails of three quantiles would leave the plausible range, its ends.
fn within_range(learned: &Learned, [least, most]: [f64; 2]) -> [f64; 2] {
    let [low, high] = learned.bounds;
    let tail = |p: f64| ThreeQuantiles::new(learned.posterior, 0.9, [low, high]).quantile(p);
    [if tail(0.0005) < least { least } else { low }, if tail(0.9995) > most { most } else { high }]
}

/// Three quantiles within bounds. Where they fall together, or on a bound, no such law has them: then what is known
/// is spread evenly, or there is only a number.
fn distribution(posterior: [f64; 3], bounds: [f64; 2]) -> String {
    let [low, middle, high] = posterior.map(digits);
    let number = |text: &String| text.parse().unwrap_or(f64::NAN);
    let [least, central, most] = [&low, &middle, &high].map(number);
    let [bottom, top] = bounds.map(|bound| number(&digits(bound)));
    if !(bottom < least && least < central && central < most && most < top) {
        return if least < most { format!("{{ uniform = [{low}, {high}] }}") } else { middle };
    }
    let mut text = format!("{{ p10 = {low}, p50 = {middle}, p90 = {high}");
    for (name, bound) in ["min", "max"].into_iter().zip(bounds) {
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
    fn tails_stay_within_the_plausible_range() {
        let learned = Learned {
            name: "build_out.shut_cut".into(),
            prior: [0.5, 0.7, 1.2],
            posterior: [0.5, 0.8, 2.0],
            bounds: [0.1, f64::INFINITY],
            contraction: 0.0,
            shift: 0.0,
            sets: 1000.0,
            profile: [0.0; 10],
        };
        let text = tables(&[&learned]);
        assert!(
            text.contains("shut_cut = { p10 = 0.5, p50 = 0.8, p90 = 2, min = 0.1, max = 5 }"),
            "{text}"
        );
    }

    /// What a few particles leave, at an end of the range.
    #[test]
    fn what_falls_together_is_written_as_what_can_be_read() {
        let open = [f64::NEG_INFINITY, f64::INFINITY];
        let said = |posterior, bounds| distribution(posterior, bounds);
        assert_eq!(said([1.0, 2.0, 5.0], [0.1, 5.0]), "{ uniform = [1, 5] }");
        assert_eq!(said([1.0, 5.0, 5.0], open), "{ uniform = [1, 5] }");
        assert_eq!(said([4.999_999, 5.0, 5.0], open), "5");
        assert_eq!(
            said([1.0, 2.0, 3.0], [0.0, f64::INFINITY]),
            "{ p10 = 1, p50 = 2, p90 = 3, min = 0 }"
        );
    }

    #[test]
    fn the_head_says_what_is_switched_on() {
        let learned = |name: &str| Learned {
            name: name.into(),
            prior: [1.0, 2.0, 3.0],
            posterior: [1.0, 2.0, 3.0],
            bounds: [f64::NEG_INFINITY, f64::INFINITY],
            contraction: 0.0,
            shift: 0.0,
            sets: 1000.0,
            profile: [0.0; 10],
        };
        let [growth, cut, cap] =
            ["demand.growth", "default.spending_cut", "pricing.cap"].map(learned);
        assert_eq!(brought(&[&growth]), "");
        let said = brought(&[&growth, &cut, &cap]);
        assert!(said.starts_with("# It brings [pricing], [default]: "), "{said}");
    }

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
