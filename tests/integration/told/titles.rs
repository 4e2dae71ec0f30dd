//! Titles: their amounts stand in the charts below them, and in the unit that these count in, in pictures and on slides.

use std::fs;

use overbuild::{
    chart::{self, Drawing, Figure, Form, Look},
    language::{Language, rounding},
};
use serde_json::Value;

use super::office;
use crate::{
    folder::{Folder, errors},
    office::parts,
    support::bundled_scenarios,
};

/// Amounts of a phrase of `charts.json`, in the scenario's unit.
fn amounts(phrase: &Value) -> Vec<f64> {
    let with = phrase["with"].as_array().into_iter().flatten();
    let own = |filled: &Value| match filled["money"][0].as_f64() {
        Some(amount) => vec![amount],
        None => amounts(&filled["phrase"]),
    };
    with.flat_map(own).collect()
}

/// Whether an amount is a number to two figures, to three, or whole: as titles tell numbers.
fn tells(amount: f64, number: f64) -> bool {
    let near = |own: f64| (own.abs() - amount.abs()).abs() <= 2e-3 * amount.abs();
    near(number) || [1, 2, 3].iter().any(|figures| near(rounding::significant(number, *figures)))
}

/// All numbers of a chart of `charts.json`, marks and names of rows with them.
fn all(form: &Value) -> Vec<f64> {
    match form {
        Value::Array(inner) => inner.iter().flat_map(all).collect(),
        Value::Object(inner) => inner.values().flat_map(all).collect(),
        other => other.as_f64().into_iter().collect(),
    }
}

/// The numbers behind a chart, and what a title may make of them: sums of a column and of all, what is left of these, and
/// the difference of two beside each other.
fn behind(figure: &Figure, form: &Value) -> Vec<f64> {
    let rows: Vec<Vec<f64>> = (figure.form.data().rows.iter())
        .map(|(_, values)| values.iter().map(|own| own.unwrap_or_default()).collect())
        .collect();
    let wide = rows.iter().map(Vec::len).max().unwrap_or_default();
    let column = |place: usize| rows.iter().filter_map(move |row| row.get(place).copied());
    let sums: Vec<f64> = (0..wide).map(|place| column(place).sum()).collect();
    let whole: f64 = sums.iter().sum();
    let left = (0..wide).flat_map(|place| column(place).map(move |own| (place, own)));
    let left = left.map(|(place, own)| sums[place] - own);
    let apart = rows
        .iter()
        .flat_map(|row| row.iter().flat_map(|own| row.iter().map(move |other| other - own)));
    let plain = all(form).into_iter().chain(sums.iter().copied());
    plain.chain(left).chain(apart).chain([whole]).collect()
}

pub(super) fn figures(folder: &Folder, out: &str) -> (Vec<Figure>, Value) {
    let text = fs::read_to_string(folder.0.join(out).join("charts.json")).unwrap();
    (chart::read(&text).unwrap(), serde_json::from_str(&text).unwrap())
}

pub(super) fn made(folder: &Folder, arguments: &[&str]) {
    let output = folder.run(&[arguments, &["--quiet"]].concat());
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
}

/// Every amount that a title tells is a number of its chart, of every bundled scenario.
#[test]
fn amounts_of_titles_stand_in_their_charts() {
    let folder = Folder::new("titles-amounts");
    let (mut seen, mut faults) = (0, Vec::new());
    for name in bundled_scenarios() {
        made(
            &folder,
            &["run", name, "--paths", "256", "--no-explore", "--per-path", "none", "--out", name],
        );
        let (figures, json) = figures(&folder, name);
        for (figure, own) in figures.iter().zip(json["figures"].as_array().unwrap()) {
            // Of amounts these have an axis alone: shares of paths, and a curve, which is told between its points.
            if matches!(figure.form, Form::Histogram(_) | Form::Exceedance(_)) {
                continue;
            }
            let numbers = behind(figure, &own["form"]);
            for amount in amounts(&own["title"]) {
                seen += 1;
                if !numbers.iter().any(|number| tells(amount, *number)) {
                    let words = Language::En.say(&figure.title);
                    faults.push(format!("{name} {}: {amount}: {words}", figure.name));
                }
            }
        }
    }
    assert!(seen > 100 && faults.is_empty(), "{seen}: {faults:#?}");
}

/// Sizes of amounts, with what they count.
const SIZES: [(&str, f64); 4] = [("trillion", 1e12), ("tn", 1e12), ("bn", 1e9), ("m", 1e6)];

/// The amounts of a text, each with what its word counts: `$1.34 tn`. What is of a year stands at the ends of bars, in the
/// unit of its parameter.
fn sized(text: &str) -> Vec<(f64, f64)> {
    let text = text.replace('\u{a0}', " ");
    let pieces = text.split(['$', '£']).skip(1);
    let amount = |piece: &str| {
        let (digits, rest) = piece.split_once(' ')?;
        let word: String = rest.chars().take_while(|letter| letter.is_alphabetic()).collect();
        let size = SIZES.iter().find(|(own, _)| *own == word)?.1;
        if rest[word.len()..].starts_with(" a year") {
            return None;
        }
        Some((digits.replace(',', "").parse().ok()?, size))
    };
    pieces.filter_map(amount).collect()
}

/// What a subtitle says that amounts count: `$bn`.
fn unit(subtitle: &str) -> Option<f64> {
    let mut pieces = subtitle.split(['$', '£']).skip(1);
    pieces.find_map(|piece| {
        let word: String = piece.chars().take_while(|letter| letter.is_alphabetic()).collect();
        Some(SIZES.iter().find(|(own, _)| *own == word)?.1)
    })
}

/// The amounts of texts that are in another unit than theirs, though people would tell them in it.
fn strangers(subtitle: &str, texts: &[String]) -> Vec<String> {
    let Some(unit) = unit(subtitle) else { return Vec::new() };
    let is_strange = |text: &&String| {
        sized(text).iter().any(|(number, size)| {
            let told = number * size / unit;
            (size / unit - 1.0).abs() > 1e-9 && (0.9995..999.5).contains(&told)
        })
    };
    texts.iter().filter(is_strange).map(|text| format!("{text} | {subtitle}")).collect()
}

/// A chart that shows more than 5,000 bn counts in trillions: its axis, its marks, its title and what a slide says below it.
#[test]
fn a_chart_has_one_unit() {
    let folder = Folder::new("titles-unit");
    let (mut seen, mut native_ones) = ([0, 0], 0);
    for (out, arguments) in [
        ("base", ["run", "base", "--paths", "512"].as_slice()),
        ("fibre", &["run", "fiber-glut", "--paths", "512"]),
        ("both", &["compare", "base", "bull", "--paths", "512", "--ladder-paths", "64"]),
    ] {
        made(&folder, &[arguments, &["--out", out]].concat());
        for figure in figures(&folder, out).0 {
            let drawing = Drawing::new(&figure, &Look::default()).unwrap();
            let texts: Vec<String> = drawing.texts.iter().map(|own| own.text.clone()).collect();
            // A title and a subtitle may be broken into lines.
            let whole = texts.join(" ");
            let subtitle = texts.iter().find(|text| unit(text).is_some());
            let Some(subtitle) = subtitle else { continue };
            seen[usize::from(unit(subtitle) > Some(1e10))] += 1;
            let found = strangers(subtitle, &[texts.clone(), vec![whole]].concat());
            assert!(found.is_empty(), "{out} {}: {found:#?}", figure.name);
        }
        for slide in office::slides(&folder, out) {
            let Some(subtitle) = slide.get(1).filter(|own| unit(own).is_some()) else { continue };
            let found = strangers(subtitle, &slide);
            assert!(found.is_empty(), "{out}: {found:#?}");
        }
        for (name, bytes) in parts(&folder.0.join(out).join("deck.pptx")) {
            if name.starts_with("ppt/charts/chart") {
                let part = String::from_utf8(bytes).unwrap();
                let mut codes = part.split("formatCode=\"").skip(1);
                native_ones +=
                    usize::from(codes.any(|own| own.split('"').next().unwrap().contains("0,")));
            }
        }
    }
    assert!(seen.iter().all(|own| *own > 3) && native_ones > 2, "{seen:?} {native_ones}");
}
