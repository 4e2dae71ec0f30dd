//! Titles of sweeps and solved scenarios are findings, recomputed from what is drawn; a precedent stands only beside what
//! came after it.

use serde_json::Value;

use super::{figure, json, said};
use crate::folder::{Folder, errors};

fn run(folder: &Folder, arguments: &[&str]) -> Value {
    let output = folder.run(&[arguments, &["--out", "r", "--overwrite", "--quiet"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    json(folder, "r/charts.json")
}

/// Where it goes as the key goes from its first to its last place.
#[test]
fn sweeps_say_where_a_number_goes() {
    let folder = Folder::new("findings-sweep");
    let sweep = ["sweep", "base.toml", "--over", "demand.growth=0.3..0.9:3", "--paths", "512"];
    let charts = run(&folder, &sweep);
    let own = figure(&charts, "sweep_bust_share");
    let points = own["form"]["response"]["curves"][0]["points"].as_array().unwrap();
    let share =
        |place: usize| overbuild::language::number::percent(points[place][1].as_f64().unwrap());
    let due = format!(
        "Probability of a bust falls from {} to {} as growth of demand at the start goes from 30 % to 90 % a year",
        share(0),
        share(2)
    );
    assert_eq!(said(&own["title"]), due);
    // Its table is in per cent, as the title is.
    let slide = std::fs::read_to_string(folder.0.join("r/report.html")).unwrap();
    assert!(slide.replace('\u{a0}', " ").contains(&format!(">{}<", share(0))), "{}", share(0));
}

/// What the key would have to be, and what it is.
#[test]
fn solved_scenarios_say_what_would_have_to_be_true() {
    let folder = Folder::new("findings-solve");
    let arguments = [
        "solve",
        "kupperman",
        "--for",
        "revenue_cover@2027 = 100%",
        "--by",
        "market.initial_revenue",
    ];
    let charts = run(&folder, &arguments);
    let own = figure(&charts, "solve");
    let form = &own["form"]["response"];
    let amount = |value: &Value| {
        let text = overbuild::language::number::plain(value.as_f64().unwrap());
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        }
    };
    let due = format!(
        "Revenue at the start would have to be ${} bn a year, not ${} bn a year, for ",
        amount(&form["roots"][0]["at"]),
        amount(&form["now"][0])
    );
    let words = said(&own["title"]).replace('\u{a0}', " ");
    assert!(words.starts_with(&due) && words.ends_with(" to be 100 %"), "{words}: {due}");
}

/// The fibre glut stands beside what came after it and is no precedent itself.
#[test]
fn a_precedent_stands_beside_what_came_after_it() {
    let folder = Folder::new("findings-precedent");
    for (scenario, due) in [
        ("base", true),
        ("settled-industry", false),
        ("fiber-glut.toml", false),
        ("ethanol", false),
    ] {
        // So few paths may not keep what the scenario promises: the files are there all the same.
        let arguments = ["run", scenario, "--paths", "128", "--no-explore", "--quiet"];
        folder.run(&[arguments.as_slice(), &["--out", "r", "--overwrite"]].concat());
        let charts = json(&folder, "r/charts.json");
        let figures = charts["figures"].as_array().unwrap();
        let found = figures.iter().any(|own| own["name"] == "price_precedent");
        assert_eq!(found, due, "{scenario}");
    }
}
