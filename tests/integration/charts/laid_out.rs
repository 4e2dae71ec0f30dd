//! Rows of a chart are laid out alike, at every size, and what its title and subtitle speak of stands in it.

use overbuild::{
    chart::{
        Drawing, Form, Look, Size,
        form::{
            Histogram, Panels, Response, Row, Rows, Step, Swing, Tornado, Up, Waterfall,
            WhiskerRow, Whiskers,
        },
    },
    language::{Phrase, phrase},
    metrics::{Band, Distribution, Unit},
};

use super::{clashes, extremes::figure};

const LONG: &str = "Anthropic's years in which revenue growth comes halfway down";

fn drawn(form: Form, size: Size) -> Drawing {
    let look = Look { size, trimmed: true, ..Look::default() };
    let drawing = Drawing::new(&figure("own", form), &look).unwrap();
    assert!(clashes(&drawing).is_empty(), "{:?}", clashes(&drawing));
    drawing
}

/// Where a text stands.
fn area(drawing: &Drawing, words: &str) -> Option<[f64; 4]> {
    drawing.texts.iter().find(|own| own.text == words).map(|own| own.area)
}

fn high(area: [f64; 4]) -> f64 {
    area[3] - area[1]
}

/// Names of rows are in letters of one size, and none is cut.
#[test]
fn names_of_a_chart_have_one_size() {
    let swing =
        |name: &str| Swing { name: name.into(), low: [0.1, 427.0, 1.0], high: [0.2, 2437.0, 1.0] };
    let names = ["Price", LONG, "Price elasticity of demand"];
    for (size_name, size) in Size::ALL {
        for count in [3, 12] {
            let swings = names.iter().cycle().take(count).map(|name| swing(name)).collect();
            let own = Tornado { unit: Unit::Ratio, middle: 1320.0, swings, unclear: 0 };
            let drawing = drawn(Form::Tornado(own), size);
            let short = high(area(&drawing, "Price").unwrap());
            let of_name = |own: &&overbuild::chart::Spot| LONG.starts_with(own.text.as_str());
            let long: Vec<_> = drawing.texts.iter().filter(of_name).collect();
            assert!(!long.is_empty(), "{size_name}: the long name is cut");
            for own in long {
                assert!((high(own.area) - short).abs() < 0.1, "{size_name} {count}: {own:?}");
            }
        }
    }
}

/// What rows are stands in all of them beside their names, or in all below.
#[test]
fn rows_of_a_chart_have_one_layout() {
    let row = |name: &str, kind: &str| Row {
        name: Phrase::of_name(name),
        kind: Phrase::of_name(kind),
        values: vec![0.4, 0.3],
        colour: 0,
    };
    for kinds in [["a", "b", "c"], ["short", "a sign of a length that stands in no line", "c"]] {
        for (size_name, size) in Size::ALL {
            let named = ["2026", "2027", "2028"].into_iter().zip(kinds);
            let rows = Rows {
                unit: Unit::Share,
                series: ["one", "other"].map(phrase).to_vec(),
                rows: named.map(|(name, kind)| row(name, kind)).collect(),
                none: Vec::new(),
                none_label: phrase(""),
                grey_last: false,
            };
            let drawing = drawn(Form::Rows(rows), size);
            let below = |(name, kind): (&str, &str)| {
                let [name, kind] = [name, kind].map(|words| area(&drawing, words));
                let (name, kind) = (name.unwrap(), kind.unwrap());
                kind[1] - name[1] > 10.0
            };
            let all: Vec<bool> =
                ["2026", "2027", "2028"].into_iter().zip(kinds).map(below).collect();
            assert!(all.windows(2).all(|two| two[0] == two[1]), "{size_name}: {all:?}");
        }
    }
}

/// A waterfall says what its colours are, and of each step the least and the most, in the same decimals.
#[test]
fn waterfalls_say_all_that_they_promise() {
    let step = |adds: f64, range: [f64; 2]| Step {
        name: LONG.into(),
        adds,
        error: None,
        range: Some(range),
    };
    for (size_name, size) in Size::ALL {
        let own = Waterfall {
            unit: Unit::Money,
            from: ("one".to_owned(), 900.0),
            steps: vec![step(80.0, [60.0, 97.5]), step(-30.0, [-65.7, -0.0943])],
            to: ("other".to_owned(), 950.0),
        };
        let drawing = drawn(Form::Waterfall(own), size);
        // Long names leave ranges no room on narrow sheets.
        let ranges = ["(+$60 bn … +$97.5 bn)", "(−$65.7 bn … −$0.1 bn)"];
        let ranges = &ranges[..if size == Size::Wide { 2 } else { 0 }];
        for words in ["adds", "takes away"].iter().chain(ranges) {
            let all: Vec<String> =
                drawing.texts.iter().map(|own| own.text.replace('\u{a0}', " ")).collect();
            assert!(
                all.iter().any(|own| own == *words),
                "{size_name}: {words} is not among {all:?}"
            );
        }
    }
}

/// Panels say the last median, which their titles speak of, and stand one below the other where there is little room.
#[test]
fn panels_say_where_they_end() {
    let band = |year: f64| {
        let quantiles = [0.5, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6].map(|part| part * 37.0);
        Band { year, quantiles, mean: 37.0 }
    };
    let bands = [2030.0, 2031.0, 2032.0, 2033.0].map(band);
    let panels = ["one", "two", "three"].map(|name| (name.to_owned(), bands.to_vec()));
    let of = |size: Size| {
        let own = Panels { unit: Unit::Ratio, apart: false, panels: panels.to_vec() };
        drawn(Form::Panels(own), size)
    };
    for (name, size) in Size::ALL {
        let drawing = of(size);
        let ends = drawing.texts.iter().filter(|own| own.text == "37.0");
        assert!(ends.filter(|own| own.area[1] > 200.0).count() >= 3, "{name}");
        let [one, two] = ["one", "two"].map(|own| area(&drawing, own).unwrap());
        let below = two[1] > one[1] + 50.0;
        assert_eq!(below, matches!(size, Size::Half | Size::Square), "{name}");
    }
}

/// What lies beyond the axis stands nearer to its own scenario than to another.
#[test]
fn what_lies_beyond_stands_with_its_own() {
    let values = |most: f64| {
        let all = (0..1000_u32).map(|path| if path < 990 { f64::from(path) } else { most });
        Distribution::new(all.collect())
    };
    let (long, short) = (values(20_000.0), values(1000.0));
    let all = [("first".to_owned(), &short), ("second".to_owned(), &long)];
    let own = Histogram::new(Unit::Ratio, &all).unwrap();
    assert!(own.range[1] <= 1200.0, "the axis ends where the bars do: {:?}", own.range);
    let drawing = drawn(Form::Histogram(own), Size::Wide);
    let named =
        |words: &str| drawing.texts.iter().find(|own| own.text.starts_with(words)).unwrap().area;
    let beyond = drawing.texts.iter().rfind(|own| own.text.contains("beyond")).unwrap().area;
    assert!(beyond[1] > named("second")[1] + 30.0, "{beyond:?}");
}

/// Where the scenario stands is no mark of the scale's end.
#[test]
fn the_scenario_stands_within_the_scale() {
    let own = |now: f64| Response {
        across: "x".into(),
        up: Up::Unit(Unit::Share),
        curves: Vec::new(),
        target: None,
        roots: Vec::new(),
        now: Some((now, 0.5)),
    };
    let (low, high) = own(35.0).with_room(35.0, 46.0);
    assert!(low < 34.8 && (high - 46.0).abs() < 1e-9, "{low} {high}");
    let (low, high) = own(40.0).with_room(35.0, 46.0);
    assert!((low - 35.0).abs() < 1e-9 && (high - 46.0).abs() < 1e-9, "{low} {high}");
    assert!(own(0.0).with_room(0.0, 1.0).0.abs() < 1e-9);
}

/// Of more rows than there is room for the last stays: the others are held against it.
#[test]
fn the_last_row_is_never_cut() {
    let row = |place: usize| WhiskerRow {
        name: format!("row {place}").as_str().into(),
        values: vec![[0.1, 0.2, 0.3]],
    };
    for (name, size) in Size::ALL {
        let rows = (0..30).map(row).collect();
        let own = Whiskers { series: vec![phrase("alone")], rows };
        let drawing = drawn(Form::Whiskers(own), size);
        assert!(area(&drawing, "row 29").is_some() && area(&drawing, "row 28").is_none(), "{name}");
    }
}
