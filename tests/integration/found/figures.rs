//! Files of figures: what cannot be drawn is refused by name, and what can be is drawn soon.

use std::{fs, sync::mpsc, time::Duration};

use overbuild::chart::{self, Drawing, Figure, Look, Size, Theme};
use serde_json::{Value, json};

use crate::support::root;

/// A small figure of every form.
pub(super) fn every_form() -> Value {
    let file = root().join("tests/fuzz/seeds/charts/all.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The figures with the value at a place changed; the first part of the place is the name of a figure.
pub(super) fn changed(place: &str, value: &Value) -> String {
    let (name, field) = place.split_once('/').unwrap();
    let mut all = every_form();
    let figures = all["figures"].as_array_mut().unwrap();
    let figure = figures.iter_mut().find(|figure| figure["name"] == name).unwrap();
    let form = figure["form"].as_object_mut().unwrap().values_mut().next().unwrap();
    let field = form.pointer_mut(&format!("/{field}"));
    *field.unwrap_or_else(|| panic!("no {place}")) = value.clone();
    all.to_string()
}

fn drawn(figures: &[Figure]) {
    for (place, (_, size)) in Size::ALL.into_iter().enumerate() {
        let theme = Theme::named(Theme::NAMES[place % 3]).unwrap();
        let look = Look { theme, size, ..Look::default() };
        on_a_sheet(&chart::draw(figures, &look).unwrap());
    }
}

/// Whatever is drawn has a place that is a number.
fn on_a_sheet(drawings: &[Drawing]) {
    for spot in drawings.iter().flat_map(|drawing| drawing.texts.iter().chain(&drawing.spots)) {
        assert!(spot.area.iter().all(|edge| edge.is_finite()), "{spot:?}");
    }
}

#[test]
fn every_form_of_chart_is_drawn() {
    let figures = chart::read(&every_form().to_string()).unwrap();
    assert_eq!(figures.len(), 18);
    drawn(&figures);
    assert!(figures.iter().all(|figure| !figure.form.data().rows.is_empty()));
}

/// What a figure must not be, and words of the message: the figure and the field are named.
#[test]
#[expect(clippy::too_many_lines, reason = "a row for each kind of mistake")]
fn figures_that_cannot_be_drawn_are_refused() {
    let empty = || json!([]);
    for (place, value, words) in [
        ("fan/bands", empty(), "figure `fan`: bands has 0 entries, expected 1 or more"),
        ("fan/bands/1/year", json!(1e9), "years of bands[1] is 1000000000.0, expected a year"),
        ("fan/bands/1/year", json!(2024), "years of bands[1] is below the entry before it"),
        (
            "fan/bands/0/quantiles/2",
            json!(1e300),
            "bands[0].quantiles[2] is 1e300, expected a number",
        ),
        (
            "fan/bands/0/quantiles/2",
            json!(99),
            "bands[0].quantiles[3] is below the entry before it",
        ),
        ("fan/beside/points/0/1", json!(-1e300), "beside.points[0] is -1e300"),
        ("fan/observed/0/0", json!(1e300), "observed[0] is 1e300, expected a year"),
        ("panels/panels", empty(), "figure `panels`: panels has 0 entries"),
        ("panels/panels/1/1", empty(), "panels[1] has 0 entries"),
        ("histogram/series", empty(), "series has 0 entries"),
        (
            "histogram/series/0/shares",
            json!([0.1, 0.2]),
            "series[0].shares has 2 entries, expected 50",
        ),
        (
            "histogram/series/1/shares/7",
            json!(-0.2),
            "series[1].shares[7] is -0.2, expected a share",
        ),
        (
            "histogram/series/1/none",
            json!(1.5),
            "series[1].none is 1.5, expected a share from 0 to 1",
        ),
        ("histogram/range", json!([5, 5]), "range is [5.0, 5.0], expected its lower end first"),
        ("exceedance/shares", empty(), "shares has 0 entries, expected 2 or more"),
        ("exceedance/shares/1", json!(0), "shares[1] is 0.0, expected a share above 0"),
        ("exceedance/shares/1", json!(0.05), "is below the entry before it"),
        ("exceedance/series/0/1", json!([1]), "series[0] has 1 entries, expected 4"),
        ("columns/categories", empty(), "categories has 0 entries"),
        ("columns/series/1/1", json!([0.5]), "series[1] has 1 entries, expected 3"),
        ("columns/series/1/1/0", json!(2), "series[1][0] is 2.0, expected a share"),
        ("rows/rows/0/values", json!([1, 2, 3]), "rows[0].values has 3 entries, expected 1"),
        (
            "rows/rows/0/values/0",
            json!(-4),
            "rows[0].values[0] is -4.0, expected a number that is not negative",
        ),
        ("rows/rows/0/colour", json!(u64::MAX), "rows[0].colour is 18446744073709551615"),
        ("stack/years", empty(), "years has 0 entries"),
        ("stack/layers/1/1", json!([1]), "layers[1] has 1 entries, expected 3"),
        ("stack/layers/0/1/2", json!(-3), "layers[0][2] is -3.0"),
        ("tornado/swings/0/low/2", json!(-1), "swings[0].low[2] is -1.0"),
        ("tornado/unclear", json!(u64::MAX), "unclear is 18446744073709551615"),
        ("waterfall/steps/0/error", json!(-1), "steps[0].error is -1.0"),
        ("waterfall/to/1", json!(1e250), "from and to[1] is 1e250"),
        ("heat/cells", empty(), "cells has 0 entries"),
        ("heat/cells/0", empty(), "cells[0] has 0 entries"),
        ("heat/cells/1", json!([[0.5, 3]]), "cells[1] has 1 entries, expected 2"),
        ("heat/limits/0", json!([1, 2]), "limits[0] has 2 entries, expected 3"),
        ("heat/limits/1/0", json!(7), "limits[1][1] is below the entry before it"),
        ("heat/cells/0/0/0", json!(-0.5), "cells[0] is -0.5, expected a share"),
        ("ranges/years", json!([2030, 2025]), "expected the first year first"),
        (
            "ranges/rows/0/quantiles",
            json!([null, 2027, 2028, 2029, 2030]),
            "quantiles[1] is below the entry before",
        ),
        ("ranges/rows/0/never", json!(-1), "rows[0].never is -1.0"),
        ("lines/lines", empty(), "lines has 0 entries"),
        ("lines/lines/0/band", json!([[1, 2]]), "lines[0].band has 1 entries, expected 3"),
        ("lines/lines/0/points/0/0", json!(1e18), "lines[0].points[0] is 1e18, expected a year"),
        ("densities/parameters", empty(), "parameters has 0 entries"),
        ("densities/parameters/0/weights", empty(), "parameters[0].weights has 0 entries"),
        ("densities/parameters/0/weights/1", json!(-1), "parameters[0].weights[1] is -1.0"),
        ("clouds/clouds", empty(), "clouds has 0 entries"),
    ] {
        let said = chart::read(&changed(place, &value)).expect_err(place);
        let figure = place.split('/').next().unwrap();
        assert!(
            said.contains(words) && said.contains(&format!("figure `{figure}`")),
            "{place}: {said}"
        );
    }
}

#[test]
fn files_that_hold_no_figures_are_refused() {
    let with = |place: &str, value: Value| {
        let mut all = every_form();
        *all.pointer_mut(place).unwrap() = value;
        all.to_string()
    };
    for (text, words) in [
        (with("/format_version", json!(0)), "format_version 0 is not known here"),
        (with("/figures/0/form", json!({ "pie": {} })), "unknown variant `pie`"),
        (with("/figures/0/name", json!("../../fan")), "expected 1 to 100 bytes of letters"),
        (with("/figures/0/name", json!("more/fan")), "expected 1 to 100 bytes of letters"),
        (with("/figures/0/name", json!("")), "expected 1 to 100 bytes of letters"),
        (with("/figures/0/name", json!("panels")), "two figures are named `panels`"),
        (with("/figures/0/title/with/1/money/0", json!(1e300)), "figure `fan`: title is 1e300"),
        ("{\"format_version\":1,\"figures\":[{\"name\":NaN}]}".to_owned(), "line 1"),
        (format!("{{\"figures\":{}", "[".repeat(100_000)), "line 1"),
        (String::new(), "EOF"),
    ] {
        let said = chart::read(&text).unwrap_err();
        assert!(said.contains(words), "`{words}` is not in: {said}");
    }
}

/// What may stand in a figure is drawn, however odd: in each number of each form, and in all numbers of each list, the
/// largest and the smallest.
#[test]
fn odd_figures_are_drawn_or_refused_within_seconds() {
    let mut drawn_figures = 0;
    for figure in every_form()["figures"].as_array().unwrap() {
        let mut ways = Vec::new();
        numbers(&figure["form"], "/form", &mut ways);
        for way in ways {
            for number in [
                json!(0),
                json!(5e-324),
                json!(1),
                json!(1e57),
                json!(-1e199),
                json!(1e199),
                json!(1_000_000),
                json!(u64::MAX),
            ] {
                let mut figure = figure.clone();
                fill(figure.pointer_mut(&way).unwrap(), &number);
                let text = json!({ "format_version": 1, "figures": [figure] }).to_string();
                let Ok(figures) = chart::read(&text) else { continue };
                drawn_figures += 1;
                within(20, &format!("{way} {text}"), move || {
                    on_a_sheet(&chart::draw(&figures, &Look::default()).unwrap());
                    drop(figures[0].form.data());
                });
            }
        }
    }
    assert!(drawn_figures > 100, "{drawn_figures}");
}

/// Puts a number in place of every number of a tree.
fn fill(value: &mut Value, number: &Value) {
    match value {
        Value::Number(_) => *value = number.clone(),
        Value::Array(list) => list.iter_mut().for_each(|value| fill(value, number)),
        Value::Object(table) => table.values_mut().for_each(|value| fill(value, number)),
        _ => {}
    }
}

/// The places of the lists of a tree, and of some of its numbers: the first two of each list are like the others.
fn numbers(value: &Value, way: &str, ways: &mut Vec<String>) {
    match value {
        Value::Number(_) => ways.push(way.to_owned()),
        Value::Array(list) => {
            ways.push(way.to_owned());
            let some = list.iter().enumerate().take(2);
            some.for_each(|(place, value)| numbers(value, &format!("{way}/{place}"), ways));
        }
        Value::Object(table) => {
            table.iter().for_each(|(key, value)| numbers(value, &format!("{way}/{key}"), ways));
        }
        _ => {}
    }
}

/// Panics if a piece of work panics, or takes longer.
fn within(seconds: u64, what: &str, work: impl FnOnce() + Send + 'static) {
    let (done, wait) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        work();
        done.send(()).unwrap();
    });
    match wait.recv_timeout(Duration::from_secs(seconds)) {
        Ok(()) => thread.join().unwrap(),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{what}: {:?}", thread.join()),
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{what}: not done in {seconds} s"),
    }
}

/// A title of a megabyte is cut, not measured letter by letter.
#[test]
fn long_words_are_cut_quickly() {
    let mut all = every_form();
    for (place, text) in [("title", "x".repeat(1 << 20)), ("subtitle", "word ".repeat(1 << 18))] {
        all["figures"][0][place] = json!({ "text": text });
    }
    let figures = chart::read(&all.to_string()).unwrap();
    within(20, "a long title", move || drop(chart::draw(&figures[..1], &Look::default()).unwrap()));
}
