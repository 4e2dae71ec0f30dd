//! What is drawn of results out of the ordinary: a condition, paths that are alike, companies, names in other scripts.

use std::{collections::BTreeMap, fs};

use overbuild::chart::Figure;

use super::{figure, json, office, said, text};
use crate::{
    folder::{Folder, errors},
    office::parts,
};

/// Runs a command of a few paths that writes to `r`.
fn made(folder: &Folder, arguments: &[&str]) {
    let output = folder.run(&[arguments, &["--out", "r", "--quiet"]].concat());
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
}

/// The charts of the deck with their names.
fn charts(folder: &Folder) -> Vec<(String, String)> {
    let parts = parts(&folder.0.join("r/deck.pptx")).into_iter();
    let charts = parts.filter(|(name, _)| name.starts_with("ppt/charts/chart"));
    charts.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

/// Deck and page begin with the condition; its charts come first, and all others say that they are of all paths.
#[test]
fn a_condition_is_told_first() {
    let folder = Folder::new("drawn-given");
    made(&folder, &["run", "base.toml", "--paths", "1500", "--given", "bust_spending"]);
    let slides = office::slides(&folder, "r");
    let begins = slides[0].iter().position(|line| line.starts_with("On the ")).unwrap();
    assert!(slides[0][begins].contains("builders write down"), "{:?}", slides[0]);
    assert!(slides[0][begins + 1].starts_with("What follows is said of all paths"));
    assert!(slides[0][begins + 2].starts_with("A bust is"), "{:?}", slides[0]);
    for slide in &slides[1..4] {
        assert!(slide[0].contains("the condition holds"), "{slide:?}");
    }
    let charts = json(&folder, "r/charts.json");
    let all: Vec<Figure> = serde_json::from_value(charts["figures"].clone()).unwrap();
    assert!(all.len() > 10);
    for own in all.iter().filter(|own| !own.name.starts_with("given_")) {
        let subtitle = said(&figure(&charts, &own.name)["subtitle"]);
        assert!(subtitle.ends_with("with the condition and without"), "{}: {subtitle}", own.name);
    }
}

/// Nothing rises on a slide that stands still, and no legend names bands that have no width.
#[test]
fn paths_that_are_alike_stand_still() {
    let folder = Folder::new("drawn-alike");
    made(&folder, &["run", "kupperman.toml", "--paths", "64"]);
    let demand = said(&figure(&json(&folder, "r/charts.json"), "tightness")["title"]);
    assert_eq!(demand, "Demand over capacity on every path: 80 % in every year");
    let lines = |part: &&(String, String)| {
        part.1.contains("<c:lineChart>") && !part.1.contains("the money itself")
    };
    let parts = charts(&folder);
    assert!(parts.iter().filter(lines).count() > 3);
    for (_, part) in parts.iter().filter(lines) {
        assert!(part.contains("<c:min val=\"0\"/>"), "{part}");
        assert!(!part.contains("<c:areaChart>"), "{part}");
    }
}

/// Spending, debt and write-downs of a company each have their own scale, and few years are named, none of them turned.
#[test]
fn companies_have_scales_of_their_own() {
    let folder = Folder::new("drawn-companies");
    made(&folder, &["run", "base.toml", "--paths", "256", "--slides", "companies,spending"]);
    let ends = |part: &String| {
        let axis = part.split_once("<c:valAx>").unwrap().1;
        let end = axis.split_once("<c:max val=\"")?.1;
        end.split_once('"').map(|(end, _)| end.to_owned())
    };
    let mut slides: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, part) in charts(&folder) {
        let slide = name.split(['_', '.']).next().unwrap().to_owned();
        slides.entry(slide).or_default().push(part);
    }
    slides.retain(|_, panels| panels.len() > 1);
    assert!(slides.len() > 5, "{}", slides.len());
    let apart = slides.values().filter(|own| own.iter().any(|part| ends(part) != ends(&own[0])));
    assert!(apart.count() > 3);
    for part in slides.values().flatten() {
        let years = part.split_once("<c:cat>").unwrap().1.split_once("</c:cat>").unwrap().0;
        assert_eq!(years.matches("<c:pt ").count(), 4, "{years}");
    }
}

/// A page is read with the reader's fonts: what ours lack stands there as it was written.
#[test]
fn names_stand_on_the_page_in_their_own_script() {
    let folder = Folder::new("drawn-names");
    let base = fs::read_to_string(folder.0.join("base.toml")).unwrap();
    folder.write("tokyo.toml", base.replace("OpenAI", "東京 & 計算"));
    made(&folder, &["run", "tokyo.toml", "--paths", "256"]);
    let page = text(&folder, "r/report.html");
    let pictures: Vec<&str> = page.split("<svg").skip(1).collect();
    assert!(!pictures.iter().any(|own| own.split("</svg>").next().unwrap().contains('▪')));
    let named =
        |own: &&&str| own.split("</svg>").next().unwrap().contains(">東京 &amp; 計算</text>");
    assert!(pictures.iter().filter(named).count() >= 2);
}

/// Scenarios that end alike have no way from one to the other, and sheets are called in words.
#[test]
fn what_is_alike_is_not_taken_apart() {
    let folder = Folder::new("drawn-none");
    folder.write("more.toml", "extends = \"kupperman.toml\"\n[operations]\noverhead = 0.9\n");
    made(&folder, &["compare", "kupperman.toml", "more.toml", "--paths", "64"]);
    let charts = json(&folder, "r/charts.json");
    let names: Vec<&str> = charts["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["name"].as_str().unwrap())
        .collect();
    assert!(!names.iter().any(|name| name.starts_with("waterfall_bust")), "{names:?}");
    assert_eq!(said(&figure(&charts, "bust")["title"]), "No path of any scenario busts");
    made(&folder, &["compare", "bear.toml", "base.toml", "--paths", "128"]);
    for (name, _) in office::sheets(&folder, "r") {
        assert!(!name.contains('_'), "{name}");
    }
}

/// No program is left to say where bars begin: near ones would differ by more than they do.
#[test]
fn bars_begin_where_their_axis_says() {
    let folder = Folder::new("drawn-bars");
    let other = "extends = 'base.toml'\ntitle = 'O'\n[demand]\nelasticity = 0.3\n";
    folder.write("other.toml", other);
    let mut seen = 0;
    for command in [&["run", "base.toml"][..], &["compare", "base.toml", "other.toml"]] {
        made(&folder, &[command, &["--paths", "600", "--overwrite"]].concat());
        for (name, part) in charts(&folder).iter().filter(|own| own.1.contains("<c:barChart>")) {
            let axis = part.split_once("<c:valAx>").unwrap().1;
            let scale = axis.split_once("</c:scaling>").unwrap().0;
            assert!(scale.contains("<c:min val="), "{name}: {scale}");
            // Bars with what is around a middle, or with years, have a scale of their own.
            seen += usize::from(scale.contains("<c:min val=\"0\"/>"));
        }
    }
    assert!(seen >= 6, "{seen}");
}
