//! How much the time step matters: headline numbers at several steps a year.
//!
//! `cargo bench --bench time_steps` prints the tables of MODEL.md. Arguments: names of scenarios,
//! `paths=100000`, `steps=2,4,12`, `set=key=value`, `median` for the path without chance, `far` for what lies off alone. The
//! last number of steps is the reference; a difference stands with its error, since paths at another step
//! draw other shocks.

#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark prints its findings")]

use std::{num::NonZero, path::Path};

use overbuild::{
    engine::Control,
    metrics::{Estimate, Summary, collect, read_model},
    random::Chance,
    scenario::{Document, Rules},
};

/// What is compared: what the table calls it, a metric and its statistic.
const NUMBERS: &[(&str, &str, &str)] = &[
    ("bust of spending", "bust_spending", "mean"),
    ("bust of the price", "bust_price", "mean"),
    ("bust of the books", "bust_books", "mean"),
    ("bust of credit", "bust_credit", "mean"),
    ("mean write-down", "write_down", "mean"),
    ("median write-down", "write_down", "median"),
    ("mean write-down, other standard", "write_down_other_standard", "mean"),
    ("mean spending", "spending", "mean"),
    ("median spending", "spending", "median"),
    ("mean fall of spending", "spending_fall", "mean"),
    ("mean fall of the price", "price_fall", "mean"),
    ("mean fall of the relative price", "relative_price_fall", "mean"),
    ("mean least share sold", "least_utilisation", "mean"),
    ("mean largest dark share", "largest_dark_share", "mean"),
    ("never breaks even", "break_even_year", "never"),
    ("mean free cash flow", "free_cash_flow", "mean"),
    ("mean net present value", "net_present_value", "mean"),
    ("mean peak debt", "peak_debt", "mean"),
    ("mean of what owners pay in", "injection", "mean"),
    ("mean of lenders' losses", "lender_loss", "mean"),
    ("builders that default", "defaults", "mean"),
    ("customers that default", "customer_defaults", "mean"),
    ("mean of investors' losses", "investor_loss", "mean"),
    ("mean years shut", "shut_years", "mean"),
    ("mean idle cost", "idle_cost", "mean"),
    ("mean largest waiting", "largest_waiting", "mean"),
    ("mean largest queue for power", "largest_power_queue", "mean"),
];

/// Errors of a difference beyond which it is no chance.
const FAR: f64 = 3.0;

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
    far: bool,
}

impl Asked {
    fn read() -> Self {
        let mut asked = Self {
            scenarios: Vec::new(),
            paths: 100_000,
            steps: vec![2, 4, 12],
            settings: Vec::new(),
            median: false,
            far: false,
        };
        for word in std::env::args().skip(1).filter(|word| !word.starts_with('-')) {
            match word.split_once('=') {
                Some(("paths", number)) => asked.paths = number.parse().expect("a number of paths"),
                Some(("steps", list)) => {
                    asked.steps = list.split(',').map(|n| n.parse().expect("steps")).collect();
                }
                Some(("set", setting)) => asked.settings.push(setting.to_owned()),
                _ if word == "median" => asked.median = true,
                _ if word == "far" => asked.far = true,
                _ => asked.scenarios.push(word),
            }
        }
        asked
    }

    /// The scenarios that it names, or all.
    fn names(&self, root: &Path) -> Vec<String> {
        let files = root.read_dir().expect("the bundled scenarios");
        let mut names: Vec<String> = files
            .filter_map(|entry| {
                let file = entry.ok()?.file_name().into_string().ok()?;
                file.strip_suffix(".toml").map(str::to_owned)
            })
            .collect();
        names.sort();
        names.retain(|name| self.scenarios.is_empty() || self.scenarios.contains(name));
        names
    }
}

fn main() {
    let asked = Asked::read();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    if asked.far {
        println!("| scenario | {} |\n| --- | --- |", "what lies more than three errors off");
    }
    for name in asked.names(&root) {
        let file = root.join(format!("{name}.toml"));
        let all: Vec<Vec<Option<Number>>> =
            asked.steps.iter().map(|steps| numbers(&file, *steps, &asked)).collect();
        if asked.far {
            println!("| `{name}` | {} |", far(&all, &asked));
        } else {
            table(&name, &all, &asked);
        }
    }
}

/// The numbers of a scenario at one number of steps a year.
fn numbers(file: &Path, steps: usize, asked: &Asked) -> Vec<Option<Number>> {
    let mut settings = asked.settings.clone();
    settings.push(format!("run.steps_per_year={steps}"));
    let mut document = Document::load(file, &settings);
    let Some(model) = read_model(&mut document, Rules::default()) else {
        println!("{}", document.problems.render(&document.sources, false));
        return vec![None; NUMBERS.len()];
    };
    let (chance, paths) = if asked.median {
        (Chance::Median, 1)
    } else {
        (Chance::Seed(model.header.run.seed), asked.paths)
    };
    let count = NonZero::new(paths).expect("some paths");
    let mut collected = collect(&model, chance, count, &Control::default()).expect("not stopped");
    let summary = Summary::new(&model, &mut collected);
    let known =
        |estimate: Estimate| Number { value: estimate.value, error: estimate.error.unwrap_or(0.0) };
    let share = |p: f64| Number { value: p, error: (p * (1.0 - p) / paths as f64).sqrt() };
    let find = |(_, name, statistic): &(&str, &str, &str)| {
        let metric = summary.metrics.iter().find(|metric| metric.name == *name)?;
        match *statistic {
            "mean" => metric.distribution.mean().map(known),
            "median" => Some(known(metric.distribution.quantile(0.5))),
            _ => Some(share(metric.distribution.share_never())),
        }
    };
    NUMBERS.iter().map(find).collect()
}

/// How far a number lies off the reference, in per cent and in errors of the difference.
fn off(number: Number, reference: Number) -> (f64, f64) {
    let difference = number.value - reference.value;
    let error = number.error.hypot(reference.error);
    let errors = if error > 0.0 { difference.abs() / error } else { 0.0 };
    (100.0 * difference / reference.value.abs().max(1e-12), errors)
}

fn table(name: &str, all: &[Vec<Option<Number>>], asked: &Asked) {
    let (last, fewer) = all.split_last().expect("some steps");
    let steps: Vec<String> = asked.steps.iter().rev().map(usize::to_string).collect();
    println!(
        "`{name}`, {} paths {}\n\n| | {} |",
        asked.paths,
        asked.settings.join(" "),
        steps.join(" | ")
    );
    println!("| --- |{}", " --- |".repeat(all.len()));
    for (index, (label, ..)) in NUMBERS.iter().enumerate() {
        let Some(known) = last[index].filter(|known| known.value != 0.0) else { continue };
        let digits = if known.value.abs() < 10.0 { 3 } else { 0 };
        print!("| {label} | {:.digits$} |", known.value);
        for column in fewer.iter().rev() {
            let Some(number) = column[index] else { continue };
            let (share, errors) = off(number, known);
            let mark = if errors > FAR { "**" } else { "" };
            print!(" {mark}{share:+.1} ({errors:.1}){mark} |");
        }
        println!();
    }
    println!();
}

/// What at fewer steps a year lies so far off that it is no chance.
fn far(all: &[Vec<Option<Number>>], asked: &Asked) -> String {
    let (last, fewer) = all.split_last().expect("some steps");
    let mut found = Vec::new();
    for (index, (label, ..)) in NUMBERS.iter().enumerate() {
        let Some(known) = last[index] else { continue };
        for (column, steps) in fewer.iter().zip(&asked.steps) {
            let Some(number) = column[index] else { continue };
            let (share, errors) = off(number, known);
            if errors > FAR {
                found.push(format!("{label} at {steps}: {share:+.1} ({errors:.1})"));
            }
        }
    }
    found.join("; ")
}
