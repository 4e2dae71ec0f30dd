//! Figures of lines, of what drives, and of what was learned.

use overbuild::{
    chart::{
        Form,
        form::{
            Cloud, Clouds, Curve, Densities, Density, DotColumn, DotRow, Dots, Grid, Line, Lines,
            Mark, Response, Up, WhiskerRow, Whiskers,
        },
    },
    language::{Phrase, phrase},
    metrics::Unit,
};

use super::{NAMES, label, name};

pub(super) fn extreme_lines() -> Form {
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

pub(super) fn extreme_whiskers() -> Form {
    let row = |place: usize| WhiskerRow {
        name: label(place),
        values: vec![[-0.2, 1e-9, 0.3], [0.1, 0.9, 3.0]],
    };
    let series = vec![Phrase::of_name(&name(0)), Phrase::of_name(&name(5))];
    Form::Whiskers(Whiskers { series, rows: (0..40).map(row).collect() })
}

pub(super) fn extreme_grid(rows: usize) -> Form {
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

pub(super) fn extreme_response(curves: usize) -> Form {
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

pub(super) fn extreme_dots(rows: usize) -> Form {
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

pub(super) fn extreme_densities() -> Form {
    let density = |place: usize| Density {
        name: label(place),
        weights: (0..24).map(|bar| if bar == place { 1.0 } else { 0.0 }).collect(),
        marks: [-123_456.0, 1e-5, 987_654_321.0].map(|mark| mark / label(place).scale()),
    };
    Form::Densities(Densities { parameters: (0..12).map(density).collect() })
}

pub(super) fn extreme_clouds() -> Form {
    let cloud = |place: usize| Cloud {
        names: [label(place), label(place + 4)],
        rank: -0.987_65,
        points: (0..100_i16)
            .map(|i| (f32::from(i) / 10.0 - 5.0, 5.0 - f32::from(i) / 10.0))
            .collect(),
    };
    Form::Clouds(Clouds { clouds: (0..3).map(cloud).collect() })
}
