//! What happened, on the fans of a run: that of the track itself, in the unit of the model.

use serde_json::Value;

use super::{figure, json, near};
use crate::{
    folder::{Folder, errors},
    office::parts,
};

/// Four in five facts lie within so many standard errors of what is reported.
const ERRORS: f64 = 1.28;

/// Years and values of `us_telecom_capex.csv` that the scenario takes.
fn spent(folder: &Folder) -> Vec<(f64, f64)> {
    let text = std::fs::read_to_string(folder.0.join("data/us_telecom_capex.csv")).unwrap();
    let own = text.lines().filter(|line| line.ends_with("USTelecom annual"));
    let number = |cell: Option<&str>| cell.unwrap().parse::<f64>().unwrap();
    let points = own.map(|line| {
        let mut cells = line.split(',');
        (number(cells.next()), number(cells.next()))
    });
    points.filter(|(year, _)| (1996.0..=2005.0).contains(year)).collect()
}

fn observed(charts: &Value, name: &str) -> Vec<[f64; 4]> {
    let points = figure(charts, name)["form"]["fan"]["observed"].as_array();
    let point = |own: &Value| {
        let ends = [0, 1, 2].map(|place| own[1][place].as_f64().unwrap());
        [own[0].as_f64().unwrap(), ends[0], ends[1], ends[2]]
    };
    points.into_iter().flatten().map(point).collect()
}

#[test]
fn fans_show_what_happened_to_their_own_track() {
    let folder = Folder::new("told-happened");
    let command =
        ["run", "fiber-glut.toml", "--paths", "64", "--out", "r", "--no-explore", "--quiet"];
    let output = folder.run(&command);
    assert!(output.status.success(), "{}", errors(&output));
    let charts = json(&folder, "r/charts.json");
    let due = spent(&folder);
    let found = observed(&charts, "spending");
    assert_eq!(found.len(), due.len());
    for (place, ([year, low, middle, high], (due_year, due))) in
        found.into_iter().zip(due).enumerate()
    {
        // The first was known at the start; of the others the data have an error of a tenth.
        let error = if place == 0 { 0.0 } else { ERRORS * 0.1 };
        near("year", year, due_year, 1e-12);
        near("value", middle, due, 1e-9);
        near("low", low, due * (-error).exp(), 1e-6);
        near("high", high, due * error.exp(), 1e-6);
    }
    // Of a share the error is one of its odds; what was known before is no point of it.
    let odds = |share: f64, errors: f64| {
        let odds = share / (1.0 - share) * (0.4 * errors).exp();
        odds / (1.0 + odds)
    };
    let found = observed(&charts, "dark_share");
    assert_eq!(found.iter().map(|own| own[0]).collect::<Vec<_>>(), [2001.0, 2005.0]);
    for (own, due) in found.iter().zip([0.9, 0.85]) {
        for (value, errors) in own[1..].iter().zip([-ERRORS, 0.0, ERRORS]) {
            near("dark share", *value, odds(due, errors), 1e-6);
        }
    }
    // What was observed as an index is in no unit of the model, and of others nothing was observed.
    for other in ["price", "relative_price", "revenue"] {
        assert!(observed(&charts, other).is_empty(), "{other}");
    }
}

/// On slides, too, what happened are points, and between them nothing: a line through years of which nothing is known
/// would fall to nought there.
#[test]
fn what_happened_are_points_on_slides() {
    let folder = Folder::new("happened-slides");
    let run = ["run", "railway-mania.toml", "--paths", "256", "--out", "r", "--quiet"];
    assert!(folder.run(&run).status.success());
    let parts = parts(&folder.0.join("r/deck.pptx")).into_iter();
    let charts = parts.filter(|(name, _)| name.starts_with("ppt/charts/chart"));
    let mut seen = 0;
    for (name, bytes) in charts {
        let part = String::from_utf8(bytes).unwrap();
        if !part.contains("<c:dispBlanksAs val=\"span\"/>") {
            assert!(part.contains("<c:dispBlanksAs val=\"gap\"/>"), "{name}: {part}");
        }
        let series = part.split("<c:ser>").filter(|own| own.contains("<c:v>what happened</c:v>"));
        for own in series {
            assert!(own.contains("<c:symbol val=\"circle\"/>"), "{name}: {own}");
            let line = own.split("<c:marker>").next().unwrap();
            assert!(line.contains("<a:noFill/>"), "{name}: {line}");
            seen += 1;
        }
    }
    assert!(seen > 0);
}
