//! `rules` and `watch`: what they tell of the paths that they looked at holds on paths of another seed.

use std::{collections::BTreeMap, fs};

use overbuild::{
    engine::Control,
    metrics::{Collected, Part, metrics, tracks},
    model::Model,
    random::Chance,
};
use serde_json::Value;

use crate::{
    folder::{Folder, errors, refused},
    support::model,
};

const PATHS: u64 = 8192;

/// Every metric, drawn parameter and track of paths of a seed.
struct Fresh {
    metrics: BTreeMap<String, Vec<f64>>,
    drawn: BTreeMap<String, Vec<f64>>,
    collected: Collected,
    model: Model,
}

impl Fresh {
    fn of(name: &str, seed: u64) -> Self {
        let model = model(name, &[]);
        let mut collected = Collected::new(&model, u64::MAX);
        let (mut values, mut drawn) = (Vec::new(), Vec::new());
        let mut show = |part: &Part<'_>| {
            values.clone_from(&part.values);
            drawn.clone_from(&part.drawn);
            Ok(())
        };
        let control = Control::default();
        collected.extend(&model, Chance::Seed(seed), PATHS, &control, &mut show).unwrap();
        let names = metrics(&model).into_iter().map(|metric| metric.name);
        let keys = model.drawn.iter().map(|parameter| parameter.name.clone());
        let (metrics, drawn) = (names.zip(values).collect(), keys.zip(drawn).collect());
        Self { metrics, drawn, collected, model }
    }

    /// A track in a year, or a drawn parameter.
    fn input(&self, name: &str) -> Vec<f64> {
        let Some((track, year)) = name.split_once('@') else { return self.drawn[name].clone() };
        let track = tracks(&self.model).into_iter().find(|own| own.name == track).unwrap();
        let row = year.parse::<usize>().unwrap() - 2025 + 1;
        self.collected.tracks.column(track.place, row).into_iter().map(f64::from).collect()
    }
}

fn json(folder: &Folder, arguments: &[&str]) -> Value {
    let output = folder.run(&[arguments, &["--paths", "8192", "--format", "json"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// A share that was told agrees with the one that fresh paths have, within both errors.
fn agrees(told: &Value, hits: usize, of: usize, what: &str) {
    let fresh = hits as f64 / of as f64;
    let error = (fresh * (1.0 - fresh) / of as f64).sqrt().hypot(number(&told["error"]));
    let apart = (number(&told["value"]) - fresh).abs();
    assert!(apart < 3.5 * error + 1e-9, "{what}: told {told}, fresh paths say {fresh}");
}

#[test]
fn rules_hold_on_fresh_paths() {
    let folder = Folder::new("rules");
    let fresh = Fresh::of("base", 77);
    for by in [None, Some("2026")] {
        let mut arguments = vec!["rules", "base.toml", "--of", "bust_spending"];
        arguments.extend(by.iter().flat_map(|by| ["--by", by]));
        let told = json(&folder, &arguments);
        let begins = &fresh.metrics["bust_spending_begins"];
        let open = |path: &usize| by.is_none_or(|by| begins[*path] > by.parse().unwrap());
        let rules = told["rules"].as_array().unwrap();
        assert!(!rules.is_empty(), "{told:#}");
        for rule in rules {
            let limits: Vec<(Vec<f64>, Option<f64>, Option<f64>)> = rule["limits"]
                .as_array()
                .unwrap()
                .iter()
                .map(|limit| {
                    let values = fresh.input(limit["input"].as_str().unwrap());
                    (values, limit["above"].as_f64(), limit["under"].as_f64())
                })
                .collect();
            let inside = |path: &usize| {
                limits.iter().all(|(values, above, under)| {
                    above.is_none_or(|above| values[*path] > above)
                        && under.is_none_or(|under| values[*path] < under)
                })
            };
            let bust = |path: &usize| begins[*path].is_finite();
            let all: Vec<usize> = (0..begins.len()).filter(open).collect();
            let count =
                |test: &dyn Fn(&usize) -> bool| all.iter().filter(|path| test(path)).count();
            let both = count(&|path| inside(path) && bust(path));
            agrees(&rule["held"]["density"], both, count(&inside), "density");
            agrees(&rule["held"]["coverage"], both, count(&bust), "coverage");
            agrees(&rule["held"]["mass"], count(&inside), all.len(), "mass");
        }
        // They tell something: the first is well above the rest.
        let gain = number(&rules[0]["held"]["density"]["value"]) - number(&told["base"]["value"]);
        assert!(gain > 0.05, "{gain}");
    }
}

#[test]
fn signposts_hold_on_fresh_paths() {
    let folder = Folder::new("watch");
    let told = json(&folder, &["watch", "base.toml", "--of", "bust_spending"]);
    let fresh = Fresh::of("base", 78);
    let begins = &fresh.metrics["bust_spending_begins"];
    let mut clear = 0;
    for year in told["years"].as_array().unwrap() {
        let end = number(&year["year"]);
        let open: Vec<usize> = (0..begins.len()).filter(|path| begins[*path] > end).collect();
        let later = |path: &usize| begins[*path].is_finite();
        for signpost in year["signposts"].as_array().unwrap().iter().take(3) {
            let name = signpost["track"].as_str().unwrap();
            let (values, limit) = (fresh.input(name), number(&signpost["limit"]));
            let under = signpost["side"] == "under";
            let warned = |path: &usize| (values[*path] < limit) == under && values[*path] != limit;
            let count =
                |test: &dyn Fn(&usize) -> bool| open.iter().filter(|path| test(path)).count();
            let both = count(&|path| warned(path) && later(path));
            agrees(&signpost["begins_later"], both, count(&warned), name);
            agrees(&signpost["hit_rate"], both, count(&later), name);
            let wrong = count(&|path| warned(path) && !later(path));
            agrees(&signpost["false_alarm_rate"], wrong, count(&|path| !later(path)), name);
            clear += usize::from(signpost["clear"] == true);
        }
    }
    assert!(clear > 5, "{clear}");
}

#[test]
fn questions_without_an_answer_are_told() {
    let folder = Folder::new("rules-bad");
    let with = |command: &str, more: &[&str], code: i32, parts: &[&str]| {
        let arguments = [&[command, "base.toml", "--paths", "512", "--out", "out"], more].concat();
        refused(&folder, &arguments, code, parts);
        assert!(!folder.0.join("out/manifest.json").exists());
    };
    with(
        "rules",
        &["--of", "bustt"],
        2,
        &["--of: there is no metric `bustt`", "did you mean `bust`?"],
    );
    with("rules", &["--of", "spending_fall > nan"], 2, &["is no number"]);
    with("rules", &["--of", "spending_fall > 0.98"], 3, &["too few", "more with --paths"]);
    with("rules", &["--by", "2036"], 2, &["expected a year from 2025 to 2035"]);
    with(
        "rules",
        &["--by", "2026", "--of", "spending_fall > 0.3"],
        2,
        &["has no date", "bust_spending"],
    );
    with(
        "rules",
        &["--memory", "30MiB"],
        2,
        &["--memory: in 30 MiB there is room for", "paths one by one"],
    );
    with(
        "watch",
        &["--of", "write_down > 100"],
        2,
        &["--of: `write_down > 100` has no date", "default.OpenAI"],
    );
    with("watch", &["--of", "default.Microsoft"], 3, &["it begins on 0 of 512 paths"]);
    // One path, and nothing drawn.
    let fixed = ["rules", "base.toml", "--paths", "1", "--out", "out"];
    refused(&folder, &fixed, 3, &["too few"]);
}

/// A scenario that calls something of its own a bust says why that has no date, and what has one.
#[test]
fn a_bust_of_its_own_has_no_date() {
    let folder = Folder::new("watch-own");
    let bust = "{ metric = \"lender_loss\", above = 100 }";
    folder.write("own.toml", format!("extends = \"base.toml\"\n[bust]\nany_of = [{bust}]\n"));
    let due = ["`bust` has no date", "`[bust]` of the scenario counts `lender_loss`", "`--of "];
    refused(&folder, &["watch", "own.toml", "--paths", "512", "--out", "out"], 2, &due);
    let output = folder.run(&["watch", "own.toml", "--paths", "512", "--out", "out"]);
    let told = String::from_utf8(output.stderr).unwrap();
    // Nobody has typed --of.
    assert!(!told.contains("--of: ") && told.contains("bust_spending"), "{told}");
}

/// The sign that the first sentence tells of stands in the table below it, however late its year is.
#[test]
fn the_sign_of_the_sentence_is_in_the_table() {
    let folder = Folder::new("watch-told");
    for of in ["default.CoreWeave", "bust_credit", "default.OpenAI"] {
        let arguments = ["watch", "base.toml", "--paths", "1000", "--of", of, "--out", "w"];
        let output = folder.run(&[arguments.as_slice(), &["--overwrite"]].concat());
        let text = String::from_utf8(output.stdout).unwrap();
        let (sentence, table) = text.split_once("If, at the end of the year,").unwrap();
        let words = sentence.replace("\n  ", " ");
        let (_, told) = words.split_once("signpost").unwrap();
        let year = told.split([' ', ',']).find(|word| word.len() == 4 && word.starts_with("20"));
        let year = year.unwrap_or_else(|| panic!("{sentence}"));
        let rows = table.lines().filter(|line| line.starts_with(&format!("  {year}, ")));
        assert_eq!(rows.count(), 1, "{of}: {text}");
        assert!(text.lines().count() <= 29, "{text}");
    }
}

/// A run's page and deck tell of its own first paths what `watch` tells; of too few paths nothing.
#[test]
fn a_run_tells_what_to_watch() {
    let folder = Folder::new("watch-run");
    let run = |paths: &str, out: &str| {
        let output = folder.run(&["run", "base.toml", "--paths", paths, "--out", out, "--quiet"]);
        assert!(output.status.success(), "{}", errors(&output));
        let page = fs::read_to_string(folder.0.join(out).join("report.html")).unwrap();
        page.replace('\u{a0}', " ").replace("&#39;", "'")
    };
    let page = run("8192", "many");
    let told = json(&folder, &["watch", "base.toml", "--out", "watch"]);
    let (mut words, mut weak): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for year in told["years"].as_array().unwrap() {
        let base = number(&year["base"]["value"]);
        // One that hardly lifts the probability, or may do so by chance, warns of nothing.
        let warns = |own: &&Value| {
            let later = &own["begins_later"];
            let sure = own["clear"] == true && number(&later["interval"][0]) > base;
            sure && number(&later["value"]) >= 1.1 * base
        };
        let (sure, unsure): (Vec<&Value>, Vec<&Value>) =
            year["signposts"].as_array().unwrap().iter().partition(warns);
        let said = |own: &&Value| own["words"].as_str().unwrap().replace('\u{a0}', " ");
        words.extend(sure.iter().take(1).map(said));
        weak.extend(unsure.iter().map(said));
    }
    assert!(weak.iter().all(|words| !page.contains(words.as_str())), "{weak:?}");
    assert!(words.len() > 3 && page.contains("What to watch"), "{words:?}");
    assert!(words.iter().take(3).all(|words| page.contains(words.as_str())), "{words:?}");
    assert!(folder.0.join("many/watch.svg").exists());
    let few = run("64", "few");
    assert!(!few.contains("What to watch") && !folder.0.join("few/watch.svg").exists());
}
