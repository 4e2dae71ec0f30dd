//! No bar of a histogram is cut, neither in pictures nor on slides: all stand to scale.

use overbuild::{
    chart::{
        Drawing, Form, Look,
        form::{Bars, Histogram},
    },
    metrics::Unit,
};
use roxmltree::{Document, Node};
use serde_json::Value;

use super::extremes::figure;
use crate::{
    folder::{Folder, errors},
    office::parts,
};

/// Share of the paths in the first bar, and with nothing, of three scenarios.
const SCENARIOS: [[f64; 2]; 3] = [[0.18, 0.001], [0.28, 0.062], [0.28, 0.44]];

fn histogram(all: &[[f64; 2]], none_left_out: bool) -> Drawing {
    let bars = |(place, [first, none]): (usize, &[f64; 2])| {
        let mut shares = vec![0.005; 50];
        shares[0] = *first;
        let name = if all.len() > 1 { format!("scenario {place}") } else { String::new() };
        Bars { name, shares, none: *none, beyond: 0.0, median: 20.0, tenth: None }
    };
    let series = all.iter().enumerate().map(bars).collect();
    let form = Histogram { unit: Unit::Money, range: [0.0, 1000.0], series, none_left_out };
    Drawing::new(&figure("histogram", Form::Histogram(form)), &Look::default()).unwrap()
}

/// How high each outline of bars is, and each column of what has nothing.
fn heights(drawing: &Drawing) -> [Vec<f64>; 2] {
    let svg = drawing.svg();
    let document = Document::parse(&svg).unwrap();
    let muted = Look::default().theme.colours.muted;
    let muted = format!("#{:02x}{:02x}{:02x}", muted.0, muted.1, muted.2);
    let paths = || document.descendants().filter(|node| node.tag_name().name() == "path");
    let corners =
        |node: &Node<'_, '_>| node.attribute("d").unwrap_or_default().matches('L').count();
    let outlines =
        paths().filter(|node| node.attribute("fill-opacity").is_some() && corners(node) > 20);
    let columns = paths().filter(|node| {
        let d = node.attribute("d").unwrap_or_default();
        node.attribute("fill") == Some(&muted) && corners(node) == 3 && !d.contains('C')
    });
    [outlines.map(height).collect(), columns.map(height).collect()]
}

fn height(node: Node<'_, '_>) -> f64 {
    let numbers = node.attribute("d").unwrap().split_whitespace();
    let numbers: Vec<f64> = numbers.filter_map(|word| word.parse().ok()).collect();
    let heights = || numbers.iter().skip(1).step_by(2).copied();
    heights().fold(f64::NEG_INFINITY, f64::max) - heights().fold(f64::INFINITY, f64::min)
}

fn to_scale(found: &[f64], due: &[f64], unit: f64) {
    assert_eq!(found.len(), due.len(), "{found:?}");
    for (found, due) in found.iter().zip(due) {
        assert!((found / unit - due).abs() < 0.003, "{} instead of {due}", found / unit);
    }
}

#[test]
fn bars_stand_to_scale_in_pictures() {
    let drawing = histogram(&SCENARIOS, false);
    let [bars, nothing] = heights(&drawing);
    let unit = bars[0] / SCENARIOS[0][0];
    to_scale(&bars, &SCENARIOS.map(|own| own[0]), unit);
    to_scale(&nothing, &SCENARIOS.map(|own| own[1]), unit);
    // Each panel has a scale, below all of them stand the amounts.
    assert_eq!(drawing.axes.len(), 4, "{:?}", drawing.axes);
    let drawing = histogram(&SCENARIOS[2..], false);
    let [bars, nothing] = heights(&drawing);
    to_scale(&nothing, &[0.44], bars[0] / 0.28);
    let [_, nothing] = heights(&histogram(&[[0.28, 0.94]], true));
    assert!(nothing.is_empty(), "{nothing:?}");
}

/// Of every chart of a deck, the end of its scale and its largest number.
fn scales(folder: &Folder, arguments: &[&str]) -> Vec<(Option<f64>, f64)> {
    let tail = ["--out", "r", "--overwrite", "--quiet", "--slides", "write_down"];
    let output = folder.run(&[arguments, &tail].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let parts = parts(&folder.0.join("r/deck.pptx"));
    let charts = parts.iter().filter(|(name, _)| name.starts_with("ppt/charts/chart"));
    let scale = |(_, bytes): (&String, &Vec<u8>)| {
        let text = std::str::from_utf8(bytes).unwrap();
        let document = Document::parse(text.trim_start_matches('\u{feff}')).unwrap();
        let named = |name: &'static str| {
            document.descendants().filter(move |node| node.tag_name().name() == name)
        };
        let axis = named("valAx").next().unwrap();
        let end = axis.descendants().find(|node| node.tag_name().name() == "max");
        let cached = named("val").flat_map(|own| own.descendants());
        let values = cached.filter(|node| node.tag_name().name() == "v");
        let values = values.filter_map(|node| node.text()?.parse::<f64>().ok());
        (
            end.map(|node| node.attribute("val").unwrap().parse().unwrap()),
            values.fold(0.0, f64::max),
        )
    };
    charts.map(scale).collect()
}

#[test]
fn bars_stand_to_scale_on_slides() {
    let folder = Folder::new("whole-bars");
    let compared = ["compare", "bear.toml", "base.toml", "bull.toml", "--paths", "512"];
    let all = scales(&folder, &[compared.as_slice(), &["--ladder-paths", "64"]].concat());
    assert_eq!(all.len(), 3);
    for (end, most) in &all {
        assert_eq!(*end, all[0].0, "one scale");
        assert!(*most > 0.1 && *most <= end.unwrap(), "{all:?}");
    }
    // Nearly all paths of this one write nothing down.
    let [(end, most)] = scales(&folder, &["run", "merchant-power.toml", "--paths", "512"])[..]
    else {
        panic!("one chart")
    };
    assert!(end.is_none_or(|end| end >= most) && most < 0.1, "{most}");
    let text = std::fs::read_to_string(folder.0.join("r/charts.json")).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let own = figures.iter().find(|figure| figure["name"] == "write_down").unwrap();
    assert_eq!(own["form"]["histogram"]["none_left_out"], true);
    let said = own["subtitle"].to_string();
    assert!(said.contains("write nothing down; the others"), "{said}");
}
