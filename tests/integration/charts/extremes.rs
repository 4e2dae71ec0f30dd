//! Figures with extreme values: long names, forty builders, one year, one path.

use overbuild::{
    metrics::{Band, Unit},
    report::{
        chart::{
            Drawing, Figure, Form, Look, Theme,
            form::{
                Bars, Cloud, Clouds, Columns, Curve, Densities, Density, DotColumn, DotRow, Dots,
                Exceedance, Fan, Grid, Heat, Histogram, Line, Lines, Mark, Panels, Range, Ranges,
                Response, Row, Rows, Stack, Step, Swing, Tornado, Up, Waterfall, WhiskerRow,
                Whiskers,
            },
        },
        label::Label,
        language::{Phrase, phrase},
    },
};

pub(super) fn figure(name: &str, form: Form) -> Figure {
    let long = "A very long title that goes on and on about what the chart shows, with numbers such as $1,234,567 bn and 12.5 %, until no reader could follow it any more";
    Figure {
        name: name.to_owned(),
        title: Phrase::of_name(long),
        subtitle: Phrase::of_name(&format!("{long}; {long}")),
        foot: Phrase::of_name(&format!("{long}; {long}; {long}")),
        form,
        takeaway: None,
    }
}

use super::check;

const NAMES: [&str; 4] = [
    "An extremely long name of a builder with <b>markup</b> & \"quotes\"",
    "שלום עולם חברה גדולה מאוד",
    "x",
    "Ω = §{0}{1}%",
];

fn name(place: usize) -> String {
    format!("{} {place}", NAMES[place % NAMES.len()])
}

/// A key with a long label and a unit, or a name alone.
fn label(place: usize) -> Label {
    let (key, words) = (name(place + 1), Phrase::of_name(&name(place)));
    let units = ["% a year", "{money} per {unit}", "years"]
        .map(|unit| phrase(unit).currency("money", "$bn").name("unit", "GW"));
    match units.get(place % 4) {
        Some(unit) => Label { key, words, unit: unit.clone() },
        None => name(place).as_str().into(),
    }
}

/// Bands over twelve orders of magnitude, the lower half below zero if so asked.
pub(super) fn bands(years: usize, negative: bool) -> Vec<Band> {
    let band = |year: usize| {
        let scale = 1e-6 * 10_f64.powf(12.0 * year as f64 / years as f64);
        let sign = if negative { -1.0 } else { 0.01 };
        let quantiles = [sign, sign / 2.0, sign / 4.0, 1.0, 2.0, 5.0, 10.0].map(|q| q * scale);
        Band { year: 2025.0 + year as f64, quantiles, mean: scale }
    };
    (0..years).map(band).collect()
}

fn extreme_fan(years: usize, negative: bool) -> Form {
    let observed = vec![(2025.0, [1e-9, 1.0, 1e6])];
    Form::Fan(Fan { unit: Unit::Money, bands: bands(years, negative), beside: None, observed })
}

fn extreme_rows(count: usize, series: usize) -> Form {
    let value =
        |place: usize, own: usize| 1e6 / 3_f64.powi(place.try_into().unwrap()) * (own + 1) as f64;
    let named = |place: usize| Phrase::of_name(&name(place));
    let row = |place: usize| Row {
        name: named(place),
        kind: phrase("holder of claims"),
        values: (0..series.max(1)).map(|own| value(place, own)).collect(),
        colour: 0,
    };
    Form::Rows(Rows {
        unit: Unit::Money,
        series: (0..series).map(name).collect(),
        rows: (0..count).map(row).collect(),
        none: (0..30).map(named).collect(),
        none_label: phrase("On no path:"),
    })
}

fn extreme_tornado() -> Form {
    let swing = |place: usize| Swing {
        name: label(place),
        low: [1e-5, -1e6 / (place + 1) as f64, 1.0],
        // Every third has both ends on one side.
        high: [
            123_456.0,
            if place.is_multiple_of(3) { -0.9e6 } else { 1e6 } / (place + 1) as f64,
            1e5,
        ],
    };
    let swings = (0..40).map(swing).collect();
    Form::Tornado(Tornado { unit: Unit::Money, middle: 0.0, swings, unclear: 17 })
}

fn extreme_waterfall() -> Form {
    let step = |place: usize| Step {
        name: label(place),
        adds: if place.is_multiple_of(2) { 5e5 } else { -7e5 },
        error: 1e3,
        range: Some([-1e6, 1e6]),
    };
    let steps = (0..8).map(step).collect();
    let (from, to) = ((name(0), 1e6), (name(1), -2e5));
    Form::Waterfall(Waterfall { unit: Unit::Money, from, steps, to })
}

fn extreme_ranges() -> Form {
    let range = |place: usize| Range {
        name: name(place),
        quantiles: [Some(2026.0), Some(2027.0), Some(2030.0), None, None],
        never: 0.4,
    };
    Form::Ranges(Ranges { years: [2025.0, 2060.0], rows: (0..40).map(range).collect() })
}

fn extreme_stack() -> Form {
    let layers = (0..40)
        .map(|place| (Phrase::of_name(&name(place)), vec![1e6 / (1.0 + place as f64); 30]))
        .collect();
    let years: Vec<f64> = (0..30).map(|year| 2025.0 + f64::from(year)).collect();
    Form::Stack(Stack::new(Unit::Money, years, layers))
}

/// Eight scenarios with the same heavy tail, the first with most of its paths at one value.
fn extreme_histogram() -> Form {
    let bars = |place: usize| {
        let mut shares = vec![0.01; 50];
        shares[0] = if place == 0 { 0.9 } else { 0.5 };
        let (none, beyond, median) = (0.00001, 0.005, 1e6 * place as f64);
        Bars { name: name(place), shares, none, beyond, median }
    };
    let series = (0..8).map(bars).collect();
    Form::Histogram(Histogram {
        unit: Unit::Money,
        range: [-1e6, 1e7],
        series,
        none_left_out: false,
    })
}

fn extreme_exceedance() -> Form {
    let shares: Vec<f64> = (0..=60).map(|i| 0.001_f64.powf(f64::from(i) / 60.0)).collect();
    let values = |place: usize| shares.iter().map(|share| 1e6 * place as f64 / share).collect();
    let series = (0..8).map(|place| (name(place), values(place))).collect();
    Form::Exceedance(Exceedance {
        unit: Unit::Money,
        series,
        shares,
        marks: Vec::new(),
        short: false,
    })
}

fn extreme_columns() -> Form {
    let years = (0..60).map(|year| phrase("{value}").year("value", 2025.0 + f64::from(year)));
    let categories: Vec<Phrase> = years.chain([phrase("never")]).collect();
    let shares = vec![1.0 / 61.0; 61];
    let series = (0..5).map(|place| (name(place), shares.clone())).collect();
    Form::Columns(Columns { categories, series })
}

fn extreme_heat() -> Form {
    let limits = (0..9).map(|i| 1e-5 * 20_f64.powi(i)).collect::<Vec<f64>>();
    let row = |row: u32| (0..8).map(|i| (f64::from(i * row) / 49.0, 7)).collect();
    let cells = (0..8).map(row).collect();
    Form::Heat(Heat { names: [label(3), label(7)], limits: [limits.clone(), limits], cells })
}

fn extreme_lines() -> Form {
    let line = |place: usize| {
        let points = (-9..40).map(|x| (f64::from(x), 10_f64.powf(f64::from(x) / 4.0)));
        let points: Vec<(f64, f64)> = points.collect();
        let band = points.iter().map(|(_, y)| [y / 100.0, y * 100.0]).collect();
        Line { name: Phrase::of_name(&name(place)), points, band, observed: place == 1 }
    };
    let across = Phrase::of_name(NAMES[0]);
    Form::Lines(Lines {
        unit: Unit::Ratio,
        across,
        log: true,
        level: None,
        lines: (0..4).map(line).collect(),
    })
}

fn extreme_whiskers() -> Form {
    let row = |place: usize| WhiskerRow {
        name: label(place),
        values: vec![[-0.2, 1e-9, 0.3], [0.1, 0.9, 3.0]],
    };
    let series = vec![Phrase::of_name(&name(0)), Phrase::of_name(&name(5))];
    Form::Whiskers(Whiskers { series, rows: (0..40).map(row).collect() })
}

fn extreme_grid(rows: usize) -> Form {
    let levels = |count: usize| (0..count).map(|i| Phrase::of_name(&name(i))).collect::<Vec<_>>();
    let cell =
        |i: usize| (!i.is_multiple_of(5)).then(|| 10_f64.powi(i32::try_from(i % 40).unwrap() - 20));
    let row = |row: usize| (0..30).map(|i| cell(i * row + i)).collect();
    Form::Grid(Grid {
        names: [label(3), label(7)],
        levels: [levels(30), levels(rows)],
        unit: Unit::Money,
        cells: (0..rows).map(row).collect(),
    })
}

fn extreme_response(curves: usize) -> Form {
    let curve = |place: usize| {
        let points = (0..60).map(|x| (1e-4 * f64::from(x), 1e7 / f64::from(x + 1)));
        let points: Vec<(f64, f64)> = points.collect();
        let band = points.iter().map(|(_, y)| [y * 0.5, y * 1.5]).collect();
        let name = if curves > 1 { name(place) } else { String::new() };
        Curve { name: phrase(name), points, band, dots: place == 4 }
    };
    let mark = |at: f64| Mark { at, ends: [at * 0.9, at * 1.1] };
    Form::Response(Response {
        across: label(3),
        up: if curves > 1 { Up::Key(label(5)) } else { Up::Unit(Unit::Money) },
        curves: (0..curves).map(curve).collect(),
        target: Some(4e6),
        roots: vec![mark(1e-4), mark(5e-3)],
        now: Some((3e-3, 1e6)),
    })
}

fn extreme_dots(rows: usize) -> Form {
    let column = |place: usize| DotColumn {
        name: Phrase::of_name(&name(place)),
        unit: if place == 1 { Unit::Money } else { Unit::Share },
    };
    let row = |place: usize| DotRow {
        name: Phrase::of_name(&name(place)),
        marked: place == 1,
        values: vec![[0.99, 1.0, 1.0], [1e-9, 12_345_678.0, 1e9], [0.0; 3]],
    };
    let columns = (0..3).map(column).collect();
    Form::Dots(Dots { columns, rows: (0..rows).map(row).collect() })
}

fn extreme_densities() -> Form {
    let density = |place: usize| Density {
        name: label(place),
        weights: (0..24).map(|bar| if bar == place { 1.0 } else { 0.0 }).collect(),
        marks: [-123_456.0, 1e-5, 987_654_321.0].map(|mark| mark / label(place).scale()),
    };
    Form::Densities(Densities { parameters: (0..12).map(density).collect() })
}

fn extreme_clouds() -> Form {
    let cloud = |place: usize| Cloud {
        names: [label(place), label(place + 4)],
        rank: -0.987_65,
        points: (0..100_i16)
            .map(|i| (f32::from(i) / 10.0 - 5.0, 5.0 - f32::from(i) / 10.0))
            .collect(),
    };
    Form::Clouds(Clouds { clouds: (0..3).map(cloud).collect() })
}

/// Long names, forty builders, extreme values, one year, one path: nothing overlaps and nothing breaks.
#[test]
fn extremes_fit_on_every_sheet() {
    let panel = |place: usize| (name(place), bands(12, place.is_multiple_of(2)));
    let panels = (0..9).map(panel).collect();
    let all = [
        ("orders", extreme_fan(12, false)),
        ("below", extreme_fan(40, true)),
        ("one_year", extreme_fan(1, false)),
        ("rows", extreme_rows(40, 0)),
        ("rows_of_scenarios", extreme_rows(5, 4)),
        ("one_row", extreme_rows(1, 0)),
        ("tornado", extreme_tornado()),
        ("waterfall", extreme_waterfall()),
        ("ranges", extreme_ranges()),
        ("stack", extreme_stack()),
        ("panels", Form::Panels(Panels { unit: Unit::Money, apart: false, panels })),
        ("histogram", extreme_histogram()),
        ("exceedance", extreme_exceedance()),
        ("columns", extreme_columns()),
        ("heat", extreme_heat()),
        ("lines", extreme_lines()),
        ("whiskers", extreme_whiskers()),
        ("dots", extreme_dots(6)),
        ("many_dots", extreme_dots(40)),
        ("grid", extreme_grid(60)),
        ("grid_of_one", extreme_grid(1)),
        ("response", extreme_response(1)),
        ("responses", extreme_response(6)),
        ("densities", extreme_densities()),
        ("clouds", extreme_clouds()),
    ];
    let figures: Vec<Figure> = all.into_iter().map(|(name, form)| figure(name, form)).collect();
    check(&figures, "extreme");
    for (which, theme) in Theme::NAMES.into_iter().enumerate() {
        let look = Look { theme: Theme::named(theme).unwrap(), ..Look::default() };
        for (place, figure) in figures.iter().enumerate() {
            let drawing = Drawing::new(figure, &look).unwrap();
            assert!(!drawing.svg().contains("<text"), "{theme}");
            // A theme is colours: each figure is painted in one of them.
            let painted = place % Theme::NAMES.len() == which;
            assert!(!painted || drawing.png().unwrap().len() > 5000, "{theme}");
        }
    }
}
