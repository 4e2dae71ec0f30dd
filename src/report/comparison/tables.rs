//! The CSV files of a comparison.

use crate::{
    analysis::{Added, Contrast, Study, Versus},
    language::data_unit::data_unit,
    report::table::Rows,
    scenario::Difference,
};

fn names<'a>(study: &'a Study, versus: &Versus) -> [&'a str; 2] {
    [&study.cases.cases[versus.case].name, &study.cases.reference().name]
}

/// A row for each outcome and statistic of each scenario against the reference.
pub(super) fn differences(study: &Study) -> Vec<u8> {
    let mut rows = Rows::new([
        "scenario",
        "reference",
        "metric",
        "unit",
        "statistic",
        "value",
        "reference_value",
        "difference",
        "standard_error",
        "low_95",
        "high_95",
        "times_narrower",
        "share_higher",
        "share_equal",
    ]);
    for versus in &study.versus {
        for compared in &versus.compared {
            let unit = data_unit(compared.unit, study.cases.reference().run());
            let pair = &compared.pair;
            for (statistic, contrast) in pair.named() {
                rows.cells(names(study, versus)).cell(&compared.name).cell(&unit).cell(statistic);
                numbers(&mut rows, &contrast);
                rows.cell(pair.higher.value).cell(pair.equal.value).end();
            }
        }
    }
    rows.into_bytes()
}

fn numbers(rows: &mut Rows, contrast: &Contrast) {
    let interval = contrast.interval();
    rows.cell(contrast.first).cell(contrast.second).cell(contrast.difference);
    rows.optional(contrast.error);
    rows.optional(interval.map(|[low, _]| low)).optional(interval.map(|[_, high]| high));
    rows.optional(contrast.narrower());
}

/// A row for each key that differs, with both values.
pub(super) fn keys(study: &Study) -> Vec<u8> {
    let mut rows = Rows::new(["scenario", "reference", "key", "value", "reference_value", "part"]);
    for versus in &study.versus {
        for key in &versus.keys {
            rows.cells(names(study, versus)).cell(&key.name);
            rows.cell(&key.value).cell(&key.reference_value).cell(key.part.name()).end();
        }
    }
    rows.into_bytes()
}

/// Mean differences of tracks by year.
pub(super) fn years(study: &Study) -> Vec<u8> {
    let mut rows =
        Rows::new(["scenario", "reference", "track", "year", "mean_difference", "standard_error"]);
    for versus in &study.versus {
        for crossing in &versus.crossings {
            for (year, added) in &crossing.years {
                rows.cells(names(study, versus)).cell(&crossing.track);
                rows.cell(year).cell(added.value).optional(added.error).end();
            }
        }
    }
    rows.into_bytes()
}

/// What a rung adds, with its error and the ends of its interval.
fn adds(rows: &mut Rows, added: &Added) {
    let interval = added.interval();
    rows.cell(added.value).optional(added.error);
    rows.optional(interval.map(|[low, _]| low)).optional(interval.map(|[_, high]| high));
}

/// A row for each rung and outcome.
pub(super) fn ladder(study: &Study) -> Vec<u8> {
    let mut rows = Rows::new([
        "scenario",
        "reference",
        "rung",
        "keys",
        "outcome",
        "first",
        "first_error",
        "first_low_95",
        "first_high_95",
        "reverse",
        "reverse_error",
        "reverse_low_95",
        "reverse_high_95",
        "shapley",
        "shapley_error",
        "shapley_low_95",
        "shapley_high_95",
        "least",
        "most",
    ]);
    for versus in &study.versus {
        let Ok(ladder) = &versus.ladder else { continue };
        for rung in &ladder.rungs {
            let keys: Vec<String> = rung.differences.iter().map(Difference::name).collect();
            for (place, (outcome, _, _)) in ladder.outcomes.iter().enumerate() {
                rows.cells(names(study, versus)).cell(&rung.name).cell(keys.join(" "));
                rows.cell(outcome);
                adds(&mut rows, &rung.first[place]);
                adds(&mut rows, &rung.reverse[place]);
                match &rung.shapley {
                    Some(all) => {
                        let (own, ends) = all[place];
                        adds(&mut rows, &own);
                        rows.cells(ends).end();
                    }
                    None => rows.cells([""; 6]).end(),
                }
            }
        }
    }
    rows.into_bytes()
}
