//! Names stand at the ends of lines that end apart, and in a legend where they do not.

use overbuild::{
    chart::{
        Drawing, Figure, Form, Look, Size,
        form::{Exceedance, Level, Line, Lines},
    },
    language::phrase,
    metrics::Unit,
};

use super::extremes::figure;

const NAMES: [&str; 3] = ["Anne", "Berta", "Clara"];

/// Two lines that end so far apart, and a level.
fn drawn(apart: f64, size: Size) -> Drawing {
    let line = |name: &str, end: f64, years: i32| Line {
        name: phrase(name),
        points: (0..years).map(|year| (2025.0 + f64::from(year), end)).collect(),
        band: Vec::new(),
        observed: false,
    };
    let form = Form::Lines(Lines {
        unit: Unit::Ratio,
        across: phrase("year"),
        log: false,
        level: Some(Level { at: 2.0, name: phrase("the money itself") }),
        lines: vec![line("the median of them", 10.0, 12), line("another", 10.0 - apart, 12)],
    });
    let words = || phrase("–");
    let (name, takeaway) = ("lines".to_owned(), None);
    let figure = Figure { name, title: words(), subtitle: words(), foot: words(), form, takeaway };
    Drawing::new(&figure, &Look { size, ..Look::default() }).unwrap()
}

fn places(drawing: &Drawing, words: &str) -> [f64; 4] {
    drawing.texts.iter().find(|text| text.text.contains(words)).unwrap().area
}

#[test]
fn names_stand_at_the_ends_of_lines_that_end_apart() {
    let drawing = drawn(5.0, Size::Wide);
    let years = places(&drawing, "2036");
    let [median, other, level] =
        ["the median", "another", "the money"].map(|words| places(&drawing, words));
    for name in [median, other, level] {
        assert!(name[0] > f64::midpoint(years[0], years[2]) && name[2] <= 1840.0, "{name:?}");
    }
    assert!(median[1] < other[1] && other[1] < level[1]);
}

#[test]
fn names_of_lines_that_end_together_stand_in_a_legend() {
    let drawing = drawn(0.01, Size::Wide);
    let names = ["the median", "another", "the money"].map(|words| places(&drawing, words));
    assert!(names.iter().all(|name| (name[1] - names[0][1]).abs() < 1.0), "{names:?}");
    // Names give way a little, and stay at their lines.
    let drawing = drawn(0.3, Size::Wide);
    let [median, other] = ["the median", "another"].map(|words| places(&drawing, words));
    assert!(median[0] > 1000.0 && other[1] >= median[3], "{median:?} {other:?}");
}

/// Curves that end apart have their names there, the last too where it ends at the edge of the scale; curves that end
/// together have a legend.
#[test]
fn curves_are_named_where_they_end_apart() {
    let shares = vec![1.0, 0.5, 0.1, 0.01];
    let of = |last: f64| vec![0.0, 2.0, 4.0, last];
    let names_at = |ends: [f64; 3]| {
        let series = NAMES.iter().zip(ends).map(|(name, end)| ((*name).to_owned(), of(end)));
        let (series, shares) = (series.collect(), shares.clone());
        let curves =
            Exceedance { unit: Unit::Money, series, shares, marks: Vec::new(), short: false };
        let drawn = figure("exceedance", Form::Exceedance(curves));
        let drawing = Drawing::new(&drawn, &Look::default()).unwrap();
        NAMES.map(|name| drawing.texts.iter().find(|spot| spot.text == name).unwrap().area)
    };
    for ends in [[6.0, 12.0, 18.0], [6.0, 12.0, 19.99]] {
        let areas = names_at(ends);
        assert!(areas.iter().all(|area| area[1] > 500.0 && area[2] < 1900.0), "{areas:?}");
        assert!(areas.windows(2).all(|pair| pair[0][2] < pair[1][0]), "{areas:?}");
    }
    let areas = names_at([12.0, 12.1, 12.2]);
    assert!(areas.iter().all(|area| area[3] < 400.0), "{areas:?}");
}
