//! Did any number move? Every bundled scenario, a thousand paths; `UPDATE_GOLDEN=1` renews.

use std::{fmt::Write, fs, num::NonZero, process::Command};

use overbuild::{
    engine::Control,
    metrics::{MetricSummary, Summary, collect},
    random::Chance,
};

use crate::support::{bundled_scenarios, model, root};

const PATHS: u64 = 1024;

fn table(name: &str) -> String {
    let model = model(name, &[]);
    let chance = Chance::Seed(model.header.run.seed);
    let paths = NonZero::new(PATHS).unwrap();
    let mut collected = collect(&model, chance, paths, &Control::default()).unwrap();
    let summary = Summary::new(&model, &mut collected);
    let mut text = String::from("name,year,p5,p25,p50,p75,p95\n");
    let _ = writeln!(text, "bust,,{},,,,", summary.bust.value);
    for metric in &summary.metrics {
        let _ = write!(text, "{},", metric.name);
        for level in MetricSummary::LEVELS {
            let _ = write!(text, ",{:.12e}", metric.distribution.quantile(level).value);
        }
        text.push('\n');
    }
    for track in summary.tracks.iter().filter(|track| !track.name.contains('.')) {
        for band in &track.bands {
            let [p5, _, p25, p50, p75, _, p95] = band.quantiles;
            let _ = writeln!(
                text,
                "{},{},{p5:e},{p25:e},{p50:e},{p75:e},{p95:e}",
                track.name, band.year
            );
        }
    }
    text
}

#[test]
fn no_number_has_moved() {
    for name in bundled_scenarios() {
        let file = root().join(format!("tests/golden/{name}.csv"));
        let found = table(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, &found).unwrap();
        }
        let known = fs::read_to_string(&file).unwrap();
        let moved = known.lines().zip(found.lines()).find(|(known, found)| known != found);
        assert!(
            moved.is_none(),
            "{name}: {moved:?}; if that is meant, run with UPDATE_GOLDEN=1 and tell why in CHANGELOG.md"
        );
        assert_eq!(known.lines().count(), found.lines().count(), "{name}");
    }
}

#[test]
fn the_schema_beside_the_scenarios_is_current() {
    let printed = Command::new(env!("CARGO_BIN_EXE_overbuild")).arg("schema").output().unwrap();
    let known = fs::read(root().join("scenarios/schema.json")).unwrap();
    assert!(printed.stdout == known, "run: overbuild schema > scenarios/schema.json");
}

#[test]
fn the_tables_of_keys_in_the_model_document_are_current() {
    let printed = Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args(["explain", "--markdown"])
        .output()
        .unwrap();
    let printed = String::from_utf8(printed.stdout).unwrap();
    let document = fs::read_to_string(root().join("MODEL.md")).unwrap();
    assert!(
        document.contains(&printed),
        "put the output of `overbuild explain --markdown` into MODEL.md"
    );
}
