//! How much the time step matters: headline numbers at several steps a year.
//!
//! `cargo bench --bench time_steps` prints the table of MODEL.md. Arguments: names of scenarios,
//! `paths=100000`, `steps=4,12,24`, `set=key=value`, `median` for the path without chance, `all` for every number. The last
//! number of steps is the reference; a difference stands with its error, since paths at another step
//! draw other shocks.

#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark prints its findings")]

use std::{num::NonZero, path::Path};

use overbuild::{
    engine::Control,
    metrics::{Summary, collect},
    model::Model,
    random::Chance,
    scenario::{Document, Rules},
};

/// What is compared: a metric and its statistic.
const NUMBERS: &[(&str, &str)] = &[
    ("write_down", "mean"),
    ("write_down", "median"),
    ("write_down_other_standard", "mean"),
    ("spending", "mean"),
    ("spending", "median"),
    ("spending_fall", "median"),
    ("price_fall", "median"),
    ("relative_price_fall", "median"),
    ("least_utilisation", "median"),
    ("largest_dark_share", "median"),
    ("largest_revenue_gap", "mean"),
    ("break_even_year", "never"),
    ("free_cash_flow", "mean"),
    ("net_present_value", "mean"),
    ("net_present_value", "median"),
    ("internal_rate_of_return", "median"),
    ("peak_debt", "mean"),
    ("injection", "mean"),
    ("lease_payment", "mean"),
    ("idle_cost", "mean"),
    ("largest_waiting", "mean"),
    ("largest_power_queue", "mean"),
    ("shut_years", "mean"),
    ("defaults", "mean"),
    ("lender_loss", "mean"),
    ("customer_defaults", "mean"),
    ("investor_loss", "mean"),
    ("largest_financed_demand", "median"),
];

/// The numbers of the table: their places among all, the bust being the first.
const TABLE: &[(usize, &str)] = &[
    (0, "bust"),
    (1, "mean write-down"),
    (4, "mean spending"),
    (6, "median fall of spending"),
    (8, "median fall of relative price"),
    (12, "never breaks even"),
    (13, "mean free cash flow"),
    (14, "mean NPV"),
    (17, "mean peak debt"),
];

#[derive(Clone, Copy)]
struct Number {
    value: f64,
    error: f64,
}

struct Asked {
    scenarios: Vec<String>,
    paths: u64,
    steps: Vec<usize>,
    settings: Vec<String>,
    median: bool,
    all: bool,
}

impl Asked {
    fn read() -> Self {
        let mut asked = Self {
            scenarios: Vec::new(),
            paths: 100_000,
            steps: vec![4, 12, 24],
            settings: Vec::new(),
            median: false,
            all: false,
        };
        for word in std::env::args().skip(1).filter(|word| !word.starts_with('-')) {
            match word.split_once('=') {
                Some(("paths", number)) => asked.paths = number.parse().expect("a number of paths"),
                Some(("steps", list)) => {
                    asked.steps = list.split(',').map(|n| n.parse().expect("steps")).collect();
                }
                Some(("set", setting)) => asked.settings.push(setting.to_owned()),
                _ if word == "median" => (asked.median, asked.all) = (true, true),
                _ if word == "all" => asked.all = true,
                _ => asked.scenarios.push(word),
            }
        }
        asked
    }
}

fn main() {
    let asked = Asked::read();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut names: Vec<String> = root
        .read_dir()
        .expect("the bundled scenarios")
        .filter_map(|entry| {
            entry.ok()?.file_name().into_string().ok()?.strip_suffix(".toml").map(str::to_owned)
        })
        .collect();
    names.sort();
    names.retain(|name| asked.scenarios.is_empty() || asked.scenarios.contains(name));
    if !asked.all {
        header(&asked);
    }
    for name in names {
        compare(&root.join(format!("{name}.toml")), &name, &asked);
    }
}

/// The numbers of a scenario at one number of steps a year; the bust comes first.
fn numbers(file: &Path, steps: usize, asked: &Asked) -> Vec<Option<Number>> {
    let mut settings = asked.settings.clone();
    settings.push(format!("run.steps_per_year={steps}"));
    let mut document = Document::load(file, &settings);
    let Some(model) = Model::read(&mut document, Rules::default()) else {
        println!("{}", document.problems.render(&document.sources, false));
        return vec![None; NUMBERS.len() + 1];
    };
    let (chance, paths) = if asked.median {
        (Chance::Median, 1)
    } else {
        (Chance::Seed(model.header.run.seed), asked.paths)
    };
    let paths = NonZero::new(paths).expect("some paths");
    let mut collected = collect(&model, chance, paths, &Control::default()).expect("not stopped");
    let summary = Summary::new(&model, &mut collected);
    let share = |p: f64| Number { value: p, error: (p * (1.0 - p) / paths.get() as f64).sqrt() };
    let mut all = vec![Some(share(summary.bust.value))];
    for (name, statistic) in NUMBERS {
        let found = summary.metrics.iter().find(|metric| metric.name == *name);
        let found = found.map(|metric| &metric.distribution);
        let estimate = |e: overbuild::metrics::Estimate| Number {
            value: e.value,
            error: e.error.unwrap_or(0.0),
        };
        all.push(found.and_then(|distribution| match *statistic {
            "mean" => distribution.mean().map(estimate),
            "median" => Some(estimate(distribution.quantile(0.5))),
            _ => Some(share(distribution.share_never())),
        }));
    }
    all
}

fn compare(file: &Path, name: &str, asked: &Asked) {
    let all: Vec<Vec<Option<Number>>> =
        asked.steps.iter().map(|steps| numbers(file, *steps, asked)).collect();
    if !asked.all {
        row(name, &all);
        return;
    }
    print!("{name:<40}");
    asked.steps.iter().for_each(|steps| print!("{steps:>12}"));
    println!("    differences from the last, per cent (errors of the difference)");
    let reference = &all[all.len() - 1];
    for index in 0..=NUMBERS.len() {
        let label = if index == 0 {
            "bust".to_owned()
        } else {
            let (metric, statistic) = NUMBERS[index - 1];
            format!("{metric} {statistic}")
        };
        let Some(last) = reference[index] else { continue };
        print!("  {label:<38}");
        for column in &all {
            column[index]
                .map_or_else(|| print!("{:>12}", "-"), |number| print!("{:>12.4}", number.value));
        }
        for column in &all[..all.len() - 1] {
            let Some(number) = column[index] else { continue };
            let difference = number.value - last.value;
            let error = number.error.hypot(last.error);
            print!("{:>9.2}", 100.0 * difference / last.value.abs().max(1e-12));
            if error > 0.0 {
                print!(" ({:>5.1})", difference / error);
            }
        }
        println!();
    }
}

fn header(asked: &Asked) {
    let names: Vec<&str> = TABLE.iter().map(|(_, name)| *name).collect();
    println!("{} paths, {:?} steps a year", asked.paths, asked.steps);
    println!("| scenario | {} |", names.join(" | "));
    println!("| --- {}|", "| --- ".repeat(names.len()));
}

/// The number at the most steps, then how far it lies off at fewer, in per cent; a star beyond two
/// errors of the difference.
fn row(name: &str, all: &[Vec<Option<Number>>]) {
    let (last, fewer) = all.split_last().expect("some steps");
    print!("| `{name}` |");
    for (place, _) in TABLE {
        let Some(known) = last[*place] else {
            print!("  |");
            continue;
        };
        let off: Vec<String> = fewer
            .iter()
            .filter_map(|column| column[*place])
            .map(|number| {
                let difference = number.value - known.value;
                let far = difference.abs() > 2.0 * number.error.hypot(known.error);
                let share = 100.0 * difference / known.value.abs().max(1e-12);
                format!("{share:+.1}{}", if far { "*" } else { "" })
            })
            .collect();
        let digits = if known.value.abs() < 10.0 { 3 } else { 0 };
        print!(" {:.digits$} ({}) |", known.value, off.join(", "));
    }
    println!();
}
