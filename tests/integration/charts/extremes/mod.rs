//! Figures with extreme values: long names, forty builders, one year, one path.

mod found;

use overbuild::{
    chart::{
        Drawing, Figure, Form, Look, Theme,
        form::{
            Bars, Columns, Exceedance, Fan, Heat, Histogram, Panels, Range, Ranges, Row, Rows,
            Stack, Step, Swing, Tornado, Waterfall,
        },
    },
    language::{Phrase, label::Label, phrase},
    metrics::{Band, Unit},
};

use found::{
    extreme_clouds, extreme_densities, extreme_dots, extreme_grid, extreme_lines, extreme_response,
    extreme_whiskers,
};

pub(super) fn figure(name: &str, form: Form) -> Figure {
    let long = "A very long title that goes on and on about what the chart shows, with numbers such as $1,234,567 bn and 12.5 %, until no reader could follow it any more";
    Figure {
        name: name.to_owned(),
        title: Phrase::of_name(long),
        // With a currency: what stands beside marks are amounts.
        subtitle: phrase("{what}, {unit}, by year")
            .name("what", &format!("{long}; {long}"))
            .currency("unit", "$bn"),
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
        series: (0..series).map(named).collect(),
        rows: (0..count).map(row).collect(),
        none: (0..30).map(named).collect(),
        none_label: phrase("On no path:"),
        grey_last: false,
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
        error: Some(1e3),
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
        Bars { name: name(place), shares, none, beyond, median, tenth: None }
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
    Form::Columns(Columns { last_apart: true, categories, series })
}

fn extreme_heat() -> Form {
    let limits = (0..9).map(|i| 1e-5 * 20_f64.powi(i)).collect::<Vec<f64>>();
    let row = |row: u32| (0..8).map(|i| (f64::from(i * row) / 49.0, 7)).collect();
    let cells = (0..8).map(row).collect();
    Form::Heat(Heat { names: [label(3), label(7)], limits: [limits.clone(), limits], cells })
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
