//! Native charts of bands: layers add up to the quantiles of their chart, in the order in which they lie, and each is
//! called what it is.

use roxmltree::{Document, Node};
use serde_json::Value;

use super::{parts, sound::text};
use crate::folder::{Folder, errors};

/// Name and numbers of each series of the kind, as the slide has them.
fn series(document: &Document<'_>, kind: &str) -> Vec<(String, Vec<f64>)> {
    let named = |node: Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let charts = document.descendants().filter(|node| named(*node, kind));
    let all = charts.flat_map(|node| node.children()).filter(|node| named(*node, "ser"));
    let of = |node: Node<'_, '_>, part: &str| -> Vec<String> {
        let part = node.children().find(|own| named(*own, part)).unwrap();
        let values = part.descendants().filter(|own| named(*own, "v"));
        values.filter_map(|own| own.text()).map(str::to_owned).collect()
    };
    let numbers = |node| of(node, "val").iter().map(|own| own.parse().unwrap()).collect();
    all.map(|node| (of(node, "tx").concat(), numbers(node))).collect()
}

#[test]
fn bands_of_slides_add_up_to_their_quantiles() {
    let folder = Folder::new("fans");
    let shown = ["spending", "revenue", "free_cash_flow", "payback"];
    let slides = shown.join(",");
    let run = ["run", "base.toml", "--paths", "640", "--out", "r", "--quiet", "--no-explore"];
    let output = folder.run(&[&run[..], &["--slides", &slides]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let charts = std::fs::read_to_string(folder.0.join("r/charts.json")).unwrap();
    let charts: Value = serde_json::from_str(&charts).unwrap();
    let deck = parts(&folder.0.join("r/deck.pptx"));
    for (place, name) in shown.iter().enumerate() {
        let figures = charts["figures"].as_array().unwrap();
        let form = &figures.iter().find(|own| own["name"] == *name).unwrap()["form"];
        let part = format!("ppt/charts/chart{}.xml", place + 2);
        let document = Document::parse(text(&deck, &part)).unwrap();
        let (areas, lines) = (series(&document, "areaChart"), series(&document, "lineChart"));
        // From the lowest layer to the highest: the ends, and the line between them.
        let ends: Vec<Vec<f64>> = match form.get("fan") {
            Some(fan) => [0, 1, 2, 4, 5, 6].map(|level| quantile(fan, level)).to_vec(),
            None => [0, 1].map(|end| band(&form["lines"], end)).to_vec(),
        };
        assert_eq!(areas.len(), ends.len(), "{name}");
        let mut sum = vec![0.0; ends[0].len()];
        for ((layer, wide), due) in areas.iter().zip(&ends) {
            for ((sum, wide), due) in sum.iter_mut().zip(wide).zip(due) {
                *sum += wide;
                assert!(
                    (*sum - due).abs() <= 1e-9 * due.abs().max(1.0),
                    "{name}, {layer}: {sum}, {due}"
                );
            }
        }
        let middle = form.get("fan").map_or_else(|| points(&form["lines"]), |fan| quantile(fan, 3));
        assert_eq!(lines[0].1, middle, "{name}");
        if form.get("fan").is_some() {
            let called: Vec<&str> = areas[1..].iter().map(|own| own.0.as_str()).collect();
            let due = ["90 % of paths", "80 %", "50 %", "80 %", "90 % of paths"];
            assert_eq!(called.join("|").replace('\u{a0}', " "), due.join("|"), "{name}");
            assert_eq!(lines[0].0, "median", "{name}");
        }
    }
}

fn quantile(fan: &Value, level: usize) -> Vec<f64> {
    let bands = fan["bands"].as_array().unwrap().iter();
    bands.map(|band| band["quantiles"][level].as_f64().unwrap()).collect()
}

fn band(lines: &Value, end: usize) -> Vec<f64> {
    let ends = lines["lines"][0]["band"].as_array().unwrap().iter();
    ends.map(|own| own[end].as_f64().unwrap()).collect()
}

fn points(lines: &Value) -> Vec<f64> {
    let points = lines["lines"][0]["points"].as_array().unwrap().iter();
    points.map(|own| own[1].as_f64().unwrap()).collect()
}
