//! Slides have what pictures have: where the median lies, bands below zero, scales that end where the picture's do, what
//! stands at the ends of bars.

use std::collections::BTreeMap;

use overbuild::language::{Language, number, rounding};
use roxmltree::{Document, Node};
use serde_json::Value;

use super::{
    parts,
    slides::texts,
    sound::{all, text},
};
use crate::folder::{Folder, errors};

/// Charts that are shown, in the order of the slides, from the second on.
const SHOWN: [&str; 9] = [
    "write_down",
    "free_cash_flow",
    "customers_break_even",
    "exceedance",
    "conventions",
    "tornado_one_at_a_time",
    "payback",
    "incidence",
    "bust_timeline",
];

type Parts = BTreeMap<String, Vec<u8>>;

fn made(folder: &Folder) -> (Parts, Value) {
    let shown = SHOWN.join(",");
    let output = folder.run(&[
        "run",
        "base.toml",
        "--paths",
        "1024",
        "--out",
        "r",
        "--quiet",
        "--slides",
        &shown,
    ]);
    assert!(output.status.success(), "{}", errors(&output));
    let json = std::fs::read_to_string(folder.0.join("r/charts.json")).unwrap();
    (parts(&folder.0.join("r/deck.pptx")), serde_json::from_str(&json).unwrap())
}

fn form<'a>(charts: &'a Value, name: &str) -> &'a Value {
    let figures = charts["figures"].as_array().unwrap();
    let own = figures.iter().find(|figure| figure["name"] == name).unwrap();
    own["form"].as_object().unwrap().values().next().unwrap()
}

/// The part of the first chart of a slide.
fn part(name: &str) -> String {
    format!("ppt/charts/chart{}.xml", SHOWN.iter().position(|own| *own == name).unwrap() + 2)
}

fn ends(document: &Document<'_>, axis: &'static str) -> [Option<f64>; 2] {
    let scale = all(document, axis)[0];
    ["min", "max"].map(|end| {
        let own = scale.descendants().find(|node| node.tag_name().name() == end)?;
        own.attribute("val")?.parse().ok()
    })
}

/// The bar of the median stands out, and the slide says what it is.
fn the_histogram(deck: &Parts, slides: &[String], charts: &Value) {
    let own = form(charts, "write_down");
    let median = own["series"][0]["median"].as_f64().unwrap();
    let [low, high] = [0, 1].map(|end| own["range"][end].as_f64().unwrap());
    let name = part("write_down");
    let document = Document::parse(text(deck, &name)).unwrap();
    let point = all(&document, "dPt").into_iter().map(|node| {
        let index = node.descendants().find(|own| own.tag_name().name() == "idx").unwrap();
        index.attribute("val").unwrap().parse::<f64>().unwrap()
    });
    // The first place is that of the paths that have nothing.
    let none = own["series"][0]["none"].as_f64().unwrap();
    let before = u8::from(none > 0.0);
    let bins: Vec<f64> = point.map(|point| point - f64::from(before)).collect();
    // It is no bin, and no number stands below it.
    let marks = all(&document, "cat").into_iter().flat_map(|node| node.descendants());
    let mut marks = marks.filter(|node| node.tag_name().name() == "pt");
    let told = |node: &Node<'_, '_>| {
        node.descendants().any(|own| own.text().is_some_and(|text| !text.trim().is_empty()))
    };
    assert_eq!(marks.find(told).unwrap().attribute("idx"), Some(before.to_string().as_str()));
    let edge = |bin: f64| low + (high - low) * bin / 50.0;
    // What one path in ten exceeds stands out as well.
    let tenth = own["series"][0]["tenth"].as_f64().unwrap();
    for told in [median, tenth] {
        let inside = |bin: &&f64| edge(**bin) <= told && told < edge(**bin + 1.0);
        assert!(bins.iter().any(|bin| inside(&bin)), "{told}: {bins:?}");
    }
    // An amount, whatever its axis counts in.
    let said = format!("median {}", Language::En.short_money(median, "$bn"));
    let slide = slides[1].replace('\u{a0}', " ");
    assert!(slide.contains(&said) && slide.contains("none at all on"), "{said}");
    assert_eq!(ends(&document, "valAx")[0], Some(0.0));
}

/// Every label says of each thing whether it shows it.
fn labels(deck: &Parts) {
    let mut seen = 0;
    for name in deck.keys().filter(|name| name.starts_with("ppt/charts/chart")) {
        let document = Document::parse(text(deck, name)).unwrap();
        for labels in [all(&document, "dLbls"), all(&document, "dLbl")].concat() {
            if labels.children().any(|node| node.tag_name().name() == "delete") {
                continue;
            }
            let shows = |what: &str| {
                let own = labels.children().find(|node| node.tag_name().name() == what);
                own.unwrap_or_else(|| panic!("{name}: no {what}")).attribute("val").unwrap()
            };
            for what in ["showCatName", "showSerName", "showPercent", "showLegendKey"] {
                assert_eq!(shows(what), "0", "{name}");
            }
            assert_eq!(shows("showVal"), "1", "{name}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

/// What the tornado's picture writes at the ends: each parameter's value with its unit.
fn the_tornado(deck: &Parts, charts: &Value) {
    let name = part("tornado_one_at_a_time");
    let chart = text(deck, &name).replace('\u{a0}', " ");
    let swings = form(charts, "tornado_one_at_a_time")["swings"].as_array().unwrap();
    let scale = |document: &Document<'_>| ends(document, "valAx").map(Option::unwrap);
    let ends = |key: &str| {
        let own = swings.iter().find(|own| own["name"]["key"] == key).unwrap();
        ["low", "high"].map(|end| rounding::significant(own[end][0].as_f64().unwrap(), 2))
    };
    // What moves next to nothing has no label: growth that lasts.
    assert!(chart.contains(&format!(">{} years<", ends("demand.half_life")[0])));
    for value in ends("demand.growth_long") {
        assert!(chart.contains(&format!(">{} %<", 100.0 * value)), "{value}");
    }
    assert!(chart.contains(" years<"), "years have their unit");
    // What stands at the ends of bars has room within the scale, and lies upon no name.
    let document = Document::parse(text(deck, &name)).unwrap();
    let values = ["low", "high"]
        .map(|end| swings.iter().take(12).map(move |own| own[end][1].as_f64().unwrap()));
    let values: Vec<f64> = values.into_iter().flatten().collect();
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let [first, last] = scale(&document);
    let room = (most - least) * 0.15;
    assert!(first <= least - room && last >= most + room, "{first} to {last}: {least} to {most}");
}

#[test]
fn slides_have_what_pictures_have() {
    let folder = Folder::new("pictured");
    let (deck, charts) = made(&folder);
    let slides = texts(&deck, "slides/slide");
    the_histogram(&deck, &slides, &charts);
    labels(&deck);
    the_tornado(&deck, &charts);
    let parsed = |name: &str| {
        let name = part(name);
        Document::parse(text(&deck, &name)).unwrap().root_element().range().len();
        text(&deck, &name).to_owned()
    };
    // Cash that falls below zero has its bands.
    let cash = parsed("free_cash_flow");
    assert!(cash.contains("<c:areaChart>") && cash.matches("<c:ser>").count() == 7, "cash");
    let customers = parsed("customers_break_even");
    let document = Document::parse(&customers).unwrap();
    assert_eq!(ends(&document, "valAx"), [Some(2025.0), Some(2036.0)]);
    let never = form(&charts, "customers_break_even")["rows"][0]["never"].as_f64().unwrap();
    let said = format!("never on {}", number::percent(never));
    assert!(customers.replace('\u{a0}', " ").contains(&said), "{said}");
    // Amounts across, and up how rarely they are exceeded.
    let rare = parsed("exceedance");
    let document = Document::parse(&rare).unwrap();
    let up = all(&document, "valAx");
    let logarithmic =
        |place: usize| up[place].descendants().any(|own| own.tag_name().name() == "logBase");
    assert!(!logarithmic(0) && logarithmic(1));
    // The kinds of bust under other books: a chart for each column.
    assert_eq!(slides[5].matches("name=\"Chart\"").count(), 3);
    let payback = parsed("payback");
    assert!(payback.contains("<c:areaChart>") && payback.contains("the money itself"));
    assert!(parsed("bust_timeline").contains("<c:areaChart>"));
    // Amounts have three figures at most.
    let most = form(&charts, "incidence")["rows"][0]["values"][0].as_f64().unwrap();
    let shown = rounding::significant(most, 3);
    assert!(parsed("incidence").contains(&format!("<c:v>{shown}</c:v>")), "{shown}");
    for slide in &slides[1..=SHOWN.len()] {
        assert!(!slide.contains("name=\"Picture\""));
    }
}
