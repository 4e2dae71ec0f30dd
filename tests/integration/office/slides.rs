//! What stands on every slide, and slides of companies.

use std::collections::BTreeMap;

use super::parts;
use crate::folder::{Folder, errors};

fn deck(folder: &Folder, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let command = ["run", "base.toml", "--paths", "1024", "--out", "r", "--quiet", "--no-explore"];
    let output = folder.run(&[&command, more].concat());
    assert!(output.status.success(), "{}", errors(&output));
    parts(&folder.0.join("r/deck.pptx"))
}

fn texts(parts: &BTreeMap<String, Vec<u8>>, kind: &str) -> Vec<String> {
    let all = (1..).map_while(|place| parts.get(&format!("ppt/{kind}{place}.xml")));
    all.map(|bytes| String::from_utf8(bytes.clone()).unwrap()).collect()
}

/// Sources on each slide, what is to be taken away on each with a chart, numbers beside few bars, and no raw text of files.
#[test]
fn slides_say_what_they_show_and_where_it_comes_from() {
    let folder = Folder::new("slides");
    let deck = deck(&folder, &[]);
    let slides = texts(&deck, "slides/slide");
    assert!((11..=12).contains(&slides.len()), "{}", slides.len());
    let sources =
        slides.iter().position(|slide| slide.contains("The assumptions that matter most"));
    let sources = format!("Sources of the assumptions: slide {};", sources.unwrap() + 1);
    for (place, slide) in slides.iter().enumerate() {
        assert!(slide.contains(&sources), "slide {}", place + 1);
        let has_chart = slide.contains("name=\"Chart\"") || slide.contains("name=\"Picture\"");
        assert_eq!(slide.contains("name=\"Takeaway\""), has_chart, "slide {}", place + 1);
        for raw in ["p10 =", "p50", "demand.growth", "ASSUMPTION)) "] {
            assert!(!slide.contains(raw), "slide {}: {raw}", place + 1);
        }
    }
    // The answer's own words, and how to read what it does not speak of.
    assert!(
        slides
            .iter()
            .any(|slide| slide.contains("name=\"Takeaway\"") && slide.contains("Who fails"))
    );
    assert!(slides.iter().any(|slide| slide.contains("How to read it")));
    assert!(slides.iter().any(|slide| slide.contains("% a year (one in ten below")));
    let with_bars = (1..).map_while(|place| deck.get(&format!("ppt/slides/slide{place}.xml")));
    let mut labelled = 0;
    for place in 1..=with_bars.count() {
        let Some(chart) = deck.get(&format!("ppt/charts/chart{place}.xml")) else { continue };
        let chart = String::from_utf8_lossy(chart);
        let few = chart.contains("<c:barDir val=\"bar\"/>")
            && !chart.contains("<c:overlap val=\"100\"/>");
        assert!(!few || chart.contains("<c:showVal val=\"1\"/>"), "chart {place}");
        labelled += usize::from(few);
        assert!(!chart.contains("demand.growth"), "a key in chart {place}");
    }
    assert!(labelled > 1);
}

/// A slide for each builder and each customer, behind the rest, with the share of paths on which it fails.
#[test]
fn companies_have_slides_where_they_are_asked_for() {
    let folder = Folder::new("companies");
    let plain = texts(&deck(&folder, &[]), "slides/slide").len();
    let slides = texts(&deck(&folder, &["--slides", "companies"]), "slides/slide");
    let builders = ["Alphabet", "Amazon", "CoreWeave", "Meta", "Microsoft", "Oracle"];
    let names = [builders.as_slice(), &["Anthropic", "OpenAI"]].concat();
    assert_eq!(slides.len(), plain + names.len());
    let json = std::fs::read_to_string(folder.0.join("r/summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&json).unwrap();
    for (slide, name) in slides[plain..].iter().zip(names) {
        let metrics = summary["metrics"].as_array().unwrap();
        let own = metrics.iter().find(|own| own["name"] == format!("default.{name}")).unwrap();
        let share = own["mean"]["value"].as_f64().unwrap();
        let said = overbuild::report::number::percent(share);
        let due = if share > 0.0 {
            format!("{name} fails on {said}")
        } else {
            format!("{name} fails on no path")
        };
        assert!(slide.contains(&due), "{name}: {due}");
    }
    let chart = ["--slides", "companies,price"];
    let some = texts(&deck(&folder, &chart), "slides/slide");
    assert_eq!(some.len(), 4 + 1 + 8, "the answer, the price, three of words, companies");
}
