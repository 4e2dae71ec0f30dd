//! Charts in every look: nothing overlaps, nothing is cut, and every word has its German.

mod asked;
mod editable;
mod ends;
mod extremes;
mod laid_out;
mod legends;
mod told_well;
mod whole_bars;

use std::{fs, path::Path};

use overbuild::{
    chart::{self, Drawing, Figure, Form, Look, Size, Spot, form::Fan},
    language::Language,
    metrics::Unit,
};

use self::extremes::{bands, figure};
use crate::folder::{Folder, errors};

/// Texts that lie over each other or beyond the sheet.
fn clashes(drawing: &Drawing) -> Vec<String> {
    let (wide, high) = (f64::from(drawing.size.0), f64::from(drawing.size.1));
    let mut found = Vec::new();
    for (place, text) in drawing.texts.iter().enumerate() {
        let [left, top, right, bottom] = text.area;
        if left < -0.5 || top < 0.0 || right > wide + 0.5 || bottom > high {
            found.push(format!("`{}` leaves the sheet: {:?}", text.text, text.area));
        }
        let over = |other: &&Spot| {
            let [l, t, r, b] = other.area;
            left < r - 1.0 && l < right - 1.0 && top < b - 2.0 && t < bottom - 2.0
        };
        let others = drawing.texts[place + 1..].iter().filter(over);
        found.extend(others.map(|other| format!("`{}` lies over `{}`", other.text, text.text)));
    }
    found
}

/// What makes charts of our own scenarios.
const COMMANDS: [&str; 3] = ["run", "compare", "backtest"];

fn check(figures: &[Figure], what: &str) {
    let mut all = Vec::new();
    for figure in figures {
        for (size_name, size) in Size::ALL {
            for language in [Language::En, Language::GERMAN] {
                let look = Look { size, language, ..Look::default() };
                let drawing = Drawing::new(figure, &look).unwrap();
                let bare = drawing.axes.iter().any(|labels| *labels < 2);
                assert!(!bare, "{what}: {}: labels {:?}", figure.name, drawing.axes);
                let mut found = clashes(&drawing);
                // Nothing of our own scenarios is cut on a whole slide, and no name of the conventions anywhere.
                if COMMANDS.contains(&what) && (size == Size::Wide || figure.name == "conventions")
                {
                    found.extend(cut(&drawing));
                }
                let place = format!("{what} {} {size_name}", figure.name);
                all.extend(found.into_iter().take(3).map(|clash| format!("{place}: {clash}")));
            }
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

/// Texts that are cut: a letter before an ellipsis.
fn cut(drawing: &Drawing) -> impl Iterator<Item = String> {
    let is_cut = |spot: &&Spot| {
        let before = spot.text.split('…').next().filter(|before| *before != spot.text);
        before.is_some_and(|before| before.ends_with(char::is_alphabetic))
    };
    drawing.texts.iter().filter(is_cut).map(|spot| format!("`{}` is cut", spot.text))
}

fn figures(folder: &Path) -> Vec<Figure> {
    chart::read(&fs::read_to_string(folder.join("charts.json")).unwrap()).unwrap()
}

/// All charts of runs, of a comparison and of a backtest, at all sizes, in both languages.
#[test]
fn no_text_lies_over_another() {
    let folder = Folder::new("charts");
    for arguments in [
        ["run", "base.toml", "--paths", "4096", "--out", "r", "--quiet"].as_slice(),
        &["run", "fiber-glut.toml", "--paths", "300", "--out", "f", "--quiet"],
        &[
            "compare",
            "bear.toml",
            "base.toml",
            "bull.toml",
            "--paths",
            "4096",
            "--ladder-paths",
            "64",
            "--out",
            "c",
            "--quiet",
        ],
        &["backtest", "fiber-glut.toml", "--paths", "256", "--out", "b", "--quiet"],
    ] {
        let output = folder.run(arguments);
        assert!(output.status.success(), "{}", errors(&output));
        let out = folder.0.join(arguments[arguments.len() - 2]);
        let all = figures(&out);
        assert!(all.len() > 2, "{arguments:?}");
        check(&all, arguments[0]);
        for figure in &all {
            let data = figure.form.data();
            let rows = data.rows.iter().map(|(name, _)| name);
            let words = [&figure.title, &figure.subtitle, &figure.foot].into_iter();
            let words = words.chain(&data.header).chain(rows);
            for words in words {
                assert!(Language::GERMAN.knows(words), "no German for {words:?}");
            }
        }
    }
}

/// The check of overlaps sees one.
#[test]
fn overlaps_are_seen() {
    let fan = Fan { unit: Unit::Money, bands: bands(3, false), beside: None, observed: Vec::new() };
    let mut drawing = Drawing::new(&figure("fan", Form::Fan(fan)), &Look::default()).unwrap();
    assert!(clashes(&drawing).is_empty());
    let mut twice = drawing.texts[0].clone();
    twice.area[0] += 20.0;
    drawing.texts.push(twice);
    assert_eq!(clashes(&drawing).len(), 1);
    drawing.texts[0].area[2] = 5000.0;
    assert!(clashes(&drawing).len() > 1);
}
