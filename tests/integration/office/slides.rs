//! What stands on every slide, and slides of companies.

use std::collections::BTreeMap;

use super::{
    counted::{Counted, counted},
    parts,
};
use crate::folder::{Folder, errors};

fn deck(folder: &Folder, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let command = ["run", "base.toml", "--paths", "1024", "--out", "r", "--quiet", "--no-explore"];
    let output = folder.run(&[&command, more].concat());
    assert!(output.status.success(), "{}", errors(&output));
    parts(&folder.0.join("r/deck.pptx"))
}

/// The texts of parts of a deck.
pub(super) fn texts(parts: &BTreeMap<String, Vec<u8>>, kind: &str) -> Vec<String> {
    let all = (1..).map_while(|place| parts.get(&format!("ppt/{kind}{place}.xml")));
    all.map(|bytes| String::from_utf8(bytes.clone()).unwrap().replace('\u{a0}', " ")).collect()
}

/// The cells of the table of a slide.
pub(super) fn cells(parts: &BTreeMap<String, Vec<u8>>, slide: usize) -> Vec<Vec<String>> {
    let text = String::from_utf8(parts[&format!("ppt/slides/slide{slide}.xml")].clone()).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let said = |node: roxmltree::Node<'_, '_>| -> String {
        let texts = node.descendants().filter(|own| own.tag_name().name() == "t");
        texts.filter_map(|own| own.text()).collect::<String>().replace('\u{a0}', " ")
    };
    let rows = document.descendants().filter(|node| node.tag_name().name() == "tr");
    rows.map(|row| row.children().filter(|own| own.tag_name().name() == "tc").map(said).collect())
        .collect()
}

/// Sources on each slide, what is to be taken away on each with a chart, numbers beside few bars, and no raw text of files.
#[test]
fn slides_say_what_they_show_and_where_it_comes_from() {
    let folder = Folder::new("slides");
    let deck = deck(&folder, &[]);
    counted(&deck);
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
    // The answer's own words, and those of each chart.
    assert!(
        slides
            .iter()
            .any(|slide| slide.contains("name=\"Takeaway\"") && slide.contains("Who fails"))
    );
    assert!(!slides.iter().any(|slide| slide.contains("How to read it")));
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

/// A slide for each builder and each customer, behind the rest, with the share of paths on which it fails: beside each
/// other its tracks, each with bands around its median, in either language.
#[test]
fn companies_have_slides_where_they_are_asked_for() {
    let folder = Folder::new("companies");
    let builders = ["Alphabet", "Amazon", "CoreWeave", "Meta", "Microsoft", "Oracle"];
    let names = [builders.as_slice(), &["Anthropic", "OpenAI"]].concat();
    let some = deck(&folder, &["--slides", "companies,price", "--language", "de"]);
    let slides = texts(&some, "slides/slide");
    assert_eq!(
        slides.len(),
        4 + 1 + names.len(),
        "the answer, the price, companies, three of words"
    );
    bands_of_companies(&some, &slides[2..2 + names.len()]);
    let all = deck(&folder, &["--slides", "companies"]);
    let slides = texts(&all, "slides/slide");
    let plain = slides.len() - names.len();
    assert!((11..=12).contains(&plain), "{plain}");
    counted(&all);
    let own = plain - 3;
    let own = &slides[own..own + names.len()];
    bands_of_companies(&all, own);
    let json = std::fs::read_to_string(folder.0.join("r/summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&json).unwrap();
    for (slide, name) in own.iter().zip(names) {
        let metrics = summary["metrics"].as_array().unwrap();
        let own = metrics.iter().find(|own| own["name"] == format!("default.{name}")).unwrap();
        let share = own["mean"]["value"].as_f64().unwrap();
        let said = overbuild::language::number::percent(share);
        // What hardly ever happens is no headline.
        let due = if share >= 0.01 {
            format!("{name} cannot pay on {said}")
        } else {
            format!("{name}: ")
        };
        assert!(slide.contains(&due), "{name}: {due}");
    }
}

/// Each slide has a chart and a name for each track; each chart an invisible ground, bands of half, four fifths and nine tenths of the paths on either side, and the median.
fn bands_of_companies(deck: &BTreeMap<String, Vec<u8>>, slides: &[String]) {
    let charts: BTreeMap<String, Counted> = counted(deck).into_iter().collect();
    for slide in slides {
        let count = slide.matches("name=\"Chart\"").count();
        assert!((2..=3).contains(&count), "{count} charts");
        assert_eq!(slide.matches("name=\"Name\"").count(), count);
    }
    let of_companies = charts.iter().filter(|(name, _)| name.contains('_'));
    let mut seen = 0;
    for (name, own) in of_companies {
        assert_eq!(own.kinds, ["areaChart", "lineChart"], "{name}");
        assert_eq!((own.series.len(), own.hidden.len()), (7, 1), "{name}: {:?}", own.series);
        assert!(own.left_out.is_none() && own.places.iter().all(|count| *count > 9), "{name}");
        seen += 1;
    }
    assert!(seen >= slides.len(), "{seen}");
}
