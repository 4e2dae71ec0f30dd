//! Every key that is accepted acts: another value of it changes some number of some path, or what a header table was
//! understood to say, or the program says that it changes nothing.

use std::fmt::Write;

use overbuild::{
    metrics::read_model,
    model::Model,
    scenario::{Document, Rules},
};
use rayon::prelude::*;

use super::{
    Bench,
    cases::{Case, silent, written},
    tree::Tree,
};
use crate::{
    soundness,
    support::{bundled_scenarios, root},
};

/// Keys that are tried by a `cargo test`; `MUTATIONS=all` tries every one.
const SAMPLE: usize = 120;

/// What a file gives.
#[derive(PartialEq, Eq)]
struct Given {
    numbers: u64,
    understood: String,
}

/// States in which keys act that have nothing to do where all goes well: losses, scarcity, glut, dear times.
const STATES: &[&[&str]] = &[
    &[],
    &["operations.overhead=0.9"],
    &["demand.growth=3.0"],
    &["demand.growth=-0.3", "operations.overhead=0.6"],
    &["market.initial_price_ratio=3.0"],
    &["accounting.fair_value_rate=0.02"],
];

impl Bench {
    /// What a file gives in a state, and all that is said of it; nothing where it is refused.
    fn given(&self, tree: &Tree, state: &[&str]) -> Option<(Given, Vec<String>)> {
        let file = self.file();
        std::fs::write(&file, tree.toml()).unwrap();
        let settings: Vec<String> = state.iter().map(|&setting| setting.to_owned()).collect();
        let mut document = Document::load(&file, &settings);
        let model = (!document.problems.fatal())
            .then(|| read_model(&mut document, Rules::default()))
            .flatten()?;
        let numbers = soundness::outputs(&model).ok()?;
        let told = document.problems.0.iter().map(|problem| problem.message.clone()).collect();
        Some((Given { numbers, understood: header(&model) }, told))
    }

    /// Whether a key is accepted with values of which none acts in any state, and nothing is said of it.
    fn never_acts(&self, case: &Case) -> bool {
        let mut accepted = 0;
        for state in STATES {
            let Some((original, _)) = self.given(case.original, state) else { continue };
            for other in &case.others {
                let Some((given, told)) = self.given(other, state) else { continue };
                if given != original || is_told(&told, &case.key) {
                    return false;
                }
                accepted += 1;
            }
            // What is refused as it stands is refused in every state.
            if state.is_empty() && accepted < case.least {
                return false;
            }
        }
        accepted >= case.least
    }
}

/// Whether somebody hears that a key changes nothing, or not all that is meant.
fn is_told(told: &[String], key: &str) -> bool {
    let of_key = |message: &&String| message.contains(key);
    let words = ["nothing", "left out", "is not modelled", "after the run", "before the run"];
    told.iter().filter(of_key).any(|message| words.iter().any(|word| message.contains(word)))
}

/// What header tables say, without the places where they stand.
fn header(model: &Model) -> String {
    let mut text = String::new();
    let _ = write!(text, "{:?}", model.header);
    let mut plain = String::with_capacity(text.len());
    for part in text.split("..") {
        plain.push_str(part.trim_matches(|c: char| c.is_ascii_digit()));
    }
    plain
}

/// The starter of `overbuild new`, which every newcomer begins with.
fn starter() -> Tree {
    let folder = crate::folder::Folder::empty("starter-acts");
    assert!(folder.run(&["new", "starter.toml"]).status.success());
    Tree::of_toml(&std::fs::read_to_string(folder.0.join("starter.toml")).unwrap()).unwrap()
}

#[test]
fn every_key_that_is_accepted_acts_or_is_told() {
    let bench = Bench::new("acts");
    let mut files: Vec<(&'static str, Tree)> = bundled_scenarios()
        .map(|name| {
            let file = root().join(format!("scenarios/{name}.toml"));
            (name, Tree::of_toml(&std::fs::read_to_string(file).unwrap()).unwrap())
        })
        .collect();
    files.push(("the starter", starter()));
    let mut cases = Vec::new();
    for (name, tree) in &files {
        let file = bench.folder.join("original.toml");
        std::fs::write(&file, tree.toml()).unwrap();
        let document = Document::load(&file, &[]);
        cases.extend(written(name, tree));
        cases.extend(silent(name, tree, &document));
    }
    let whole = std::env::var("MUTATIONS").is_ok_and(|which| which == "all");
    let stride = if whole { 1 } else { cases.len() / SAMPLE };
    let tried: Vec<&Case<'_>> = cases.iter().step_by(stride.max(1)).collect();
    let idle = |case: &&Case<'_>| {
        bench.never_acts(case).then(|| format!("{}: {}", case.scenario, case.what))
    };
    let idle: Vec<String> = tried.par_iter().filter_map(idle).collect();
    println!("{} keys of {} tried, {} never act", tried.len(), cases.len(), idle.len());
    assert!(tried.len() >= SAMPLE.min(cases.len()), "{}", tried.len());
    assert!(idle.is_empty(), "{} never act:\n{}", idle.len(), idle.join("\n"));
}

/// What the bundled scenarios give over their whole horizon is sound.
#[test]
fn whole_runs_of_bundled_scenarios_are_sound() {
    let names: Vec<&str> = bundled_scenarios().collect();
    let wrong = |name: &&str| {
        let error = soundness::outputs(&crate::support::model(name, &[])).err()?;
        Some(format!("{name}: {error}"))
    };
    let wrong: Vec<String> = names.par_iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
