//! A legend calls by its name what is drawn in its colour.

use overbuild::{
    chart::{
        Drawing, Figure, Form, Look, Spot,
        form::{Columns, Line, Lines, Stack},
    },
    language::Phrase,
    metrics::Unit,
};
use roxmltree::Document;

use super::extremes::figure;

/// What is drawn: its colour, and the points of its outline in pixels of the picture.
struct Shape {
    colour: String,
    filled: bool,
    points: Vec<[f64; 2]>,
}

fn shapes(drawing: &Drawing) -> Vec<Shape> {
    let svg = drawing.svg();
    let document = Document::parse(&svg).unwrap();
    let paths = document.descendants().filter(|node| node.tag_name().name() == "path");
    let shape = |node: roxmltree::Node<'_, '_>| {
        let colour = |name: &str| node.attribute(name).filter(|colour| *colour != "none");
        let (fill, stroke) = (colour("fill"), colour("stroke"));
        let numbers = node.attribute("d")?.split_whitespace().filter_map(|word| word.parse().ok());
        let numbers: Vec<f64> = numbers.map(|number: f64| number / 8.0).collect();
        let points = numbers.as_chunks::<2>().0.to_vec();
        Some(Shape { colour: fill.or(stroke)?.to_owned(), filled: fill.is_some(), points })
    };
    paths.filter_map(shape).collect()
}

/// The colour at a point: that of the last box around it, or of the line nearest to it.
fn colour(shapes: &[Shape], [x, y]: [f64; 2]) -> Option<&str> {
    let holds = |shape: &&Shape| {
        let ends = |place: usize| {
            let values = || shape.points.iter().map(|point| point[place]);
            (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
        };
        let ((left, right), (top, bottom)) = (ends(0), ends(1));
        let around = left - 0.5 <= x && x <= right + 0.5 && top - 0.5 <= y && y <= bottom + 0.5;
        around && shape.filled && shape.points.len() == 4 && right - left < 400.0
    };
    let along = |shape: &&Shape| {
        let near = |ends: &[[f64; 2]]| distance([x, y], ends[0], ends[1]) < 1.5;
        !shape.filled && shape.points.windows(2).any(near)
    };
    let found = shapes.iter().rfind(holds).or_else(|| shapes.iter().rfind(along));
    found.map(|shape| shape.colour.as_str())
}

/// How far a point is from a line between two.
fn distance(point: [f64; 2], from: [f64; 2], to: [f64; 2]) -> f64 {
    let (way, off) = ([to[0] - from[0], to[1] - from[1]], [point[0] - from[0], point[1] - from[1]]);
    let long = way[0] * way[0] + way[1] * way[1];
    let part = if long > 0.0 { (way[0] * off[0] + way[1] * off[1]) / long } else { 0.0 };
    let part = part.clamp(0.0, 1.0);
    (off[0] - part * way[0]).hypot(off[1] - part * way[1])
}

fn middle(spot: &Spot) -> [f64; 2] {
    let [left, top, right, bottom] = spot.area;
    [f64::midpoint(left, right), f64::midpoint(top, bottom)]
}

/// Each name stands beside a key of the colour that what is told of it has; at the end of a line, the line is its key.
fn holds(drawn: &Figure, names: &[&str], (key, at): (f64, fn(&Spot) -> [f64; 2])) {
    let drawing = Drawing::new(drawn, &Look::default()).unwrap();
    let shapes = shapes(&drawing);
    let mut seen = Vec::new();
    for name in names {
        let text = drawing.texts.iter().find(|spot| spot.text == *name).unwrap();
        let [left, _, _, _] = text.area;
        let due = colour(&shapes, [left - key, middle(text)[1]]);
        let due = due.unwrap_or_else(|| panic!("{}: {name} has no key", drawn.name));
        let told = drawing.spots.iter().filter(|spot| spot.text.starts_with(&format!("{name}, ")));
        let colours: Vec<Option<&str>> = told.map(|spot| colour(&shapes, at(spot))).collect();
        assert!(colours.len() > 2, "{}: {name}: {}", drawn.name, colours.len());
        assert!(
            colours.iter().all(|own| *own == Some(due)),
            "{}: {name}: {due}: {colours:?}",
            drawn.name
        );
        seen.push(due.to_owned());
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), names.len(), "{}: two have one colour", drawn.name);
}

const NAMES: [&str; 3] = ["Anne", "Berta", "Cäcilie"];

#[test]
fn legends_call_things_by_their_names() {
    let years: Vec<f64> = (2025..2030).map(f64::from).collect();
    let name = |place: usize| Phrase::of_name(NAMES[place]);
    let value = |place: usize, year: usize| 40.0 + 10.0 * ((place + 2 * year) % 5) as f64;
    let values = |place: usize| (0..5).map(|year| value(place, year)).collect::<Vec<_>>();
    let layers = (0..3).map(|place| (name(place), values(place))).collect();
    let stack = Stack { unit: Unit::Money, years: years.clone(), layers, places: Vec::new() };
    holds(&figure("stack", Form::Stack(stack)), &NAMES, (30.0, middle));
    let categories = years.iter().map(|year| Phrase::of_name(&year.to_string())).collect();
    let share = |place: usize| values(place).iter().map(|own| own / 400.0).collect();
    let series = (0..3).map(|place| (NAMES[place].to_owned(), share(place))).collect();
    let columns = Columns { last_apart: true, categories, series };
    // The place that is told goes up to the top; what is drawn there stands at its foot.
    let foot: fn(&Spot) -> [f64; 2] = |spot| [middle(spot)[0], spot.area[3] - 2.0];
    holds(&figure("columns", Form::Columns(columns)), &NAMES, (30.0, foot));
    let line = |place: usize| Line {
        name: name(place),
        points: years.iter().copied().zip(values(place)).collect(),
        band: Vec::new(),
        observed: false,
    };
    let (across, lines) = (Phrase::of_name("years"), (0..3).map(line).collect());
    let lines = Lines { unit: Unit::Money, across, log: false, level: None, lines };
    holds(&figure("lines", Form::Lines(lines)), &NAMES, (17.0, middle));
}
