//! Charts: each says in its title what it shows, in words and numbers.
//!
//! A [`Figure`] is the chart as data, and is kept with a run; a [`Drawing`] is the figure in a [`Look`].

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as chart;

use overbuild_language as language;
use overbuild_math as math;
use overbuild_metrics as metrics;
use overbuild_model as model;
use overbuild_scenario as scenario;
use overbuild_template as template;

mod called;
mod canvas;
mod check;
mod counted;
mod data;
mod drawing;
mod ends;
mod figure;
pub mod form;
mod hatch;
mod heading;
mod key_name;
mod legend;
mod lettering;
pub mod names;
mod noted;
mod plot;
mod reach;
mod readable;
mod reading;
mod stepwise;
mod style;
mod wrap;

pub use called::Called;
pub use data::Data;
pub use drawing::Drawing;
pub use figure::{Figure, Form, unit_phrase};
pub use noted::Spot;
pub use plot::is_unseen;
use std::collections::BTreeMap;

pub use names::plain_name;
use rayon::prelude::*;
pub use style::{Colours, Fitted, House, Look, Size, Theme, digits, fonts};
pub use wrap::shorten;

use crate::{
    language::{Language, OwnWords, Phrase, number, phrase},
    model::Model,
};

/// The file that keeps a folder's figures, so that they can be drawn again.
pub const FIGURES: &str = "charts.json";

/// Figures as SVG, as PNG, and as the data to draw them again.
pub fn files(figures: &[Figure], look: &Look) -> Result<Vec<(String, Vec<u8>)>, String> {
    files_of(figures, &draw(figures, look)?, look)
}

/// The same of figures that are drawn already.
pub fn files_of(
    figures: &[Figure],
    drawings: &[Drawing],
    look: &Look,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = pictures(drawings)?;
    let mut json = serde_json::json!({ "format_version": 1, "figures": figures });
    // Whoever draws them again draws them in the language of the result.
    if look.language != Language::En {
        json["language"] = look.language.tag().into();
    }
    // Whoever draws them in German needs the words of the scenario.
    let words = look.words.all().iter();
    let words: serde_json::Map<_, _> =
        words.map(|(own, de)| (own.clone(), de.as_str().into())).collect();
    if !words.is_empty() {
        json["german"] = words.into();
    }
    files.push((FIGURES.to_owned(), format!("{json:#}\n").into_bytes()));
    Ok(files)
}

/// Figures in a look, on all cores.
pub fn draw(figures: &[Figure], look: &Look) -> Result<Vec<Drawing>, String> {
    figures.par_iter().map(|figure| Drawing::new(figure, look)).collect()
}

/// Drawings as files.
pub fn pictures(drawings: &[Drawing]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let both = |drawing: &Drawing| {
        let (svg, png) = (drawing.svg().into_bytes(), drawing.png()?);
        let [svg_name, png_name] = names::files(&drawing.name);
        Ok([(svg_name, svg), (png_name, png)])
    };
    let pairs: Result<Vec<_>, String> = drawings.par_iter().map(both).collect();
    Ok(pairs?.into_iter().flatten().collect())
}

/// Reads the figures of a folder; the error says what cannot be drawn, and why.
pub fn read(json: &str) -> Result<Vec<Figure>, String> {
    #[derive(serde::Deserialize)]
    struct Kept {
        format_version: u32,
        figures: Vec<Figure>,
    }
    let kept: Kept = serde_json::from_str(json).map_err(|error| error.to_string())?;
    if kept.format_version != 1 {
        return Err(format!("format_version {} is not known here", kept.format_version));
    }
    for (place, figure) in kept.figures.iter().enumerate() {
        figure.check()?;
        if kept.figures[..place].iter().any(|other| other.name == figure.name) {
            return Err(format!("two figures are named `{}`", figure.name));
        }
    }
    Ok(kept.figures)
}

/// The language of a folder's pictures; English where the file says nothing of it.
pub fn language(json: &str) -> Language {
    #[derive(Default, serde::Deserialize)]
    struct Kept {
        #[serde(default)]
        language: String,
    }
    let kept: Kept = serde_json::from_str(json).unwrap_or_default();
    Language::tagged(&kept.language)
}

/// How many figures have a title that is a sentence without words in a language, as those of another version may.
pub fn untranslated(figures: &[Figure], language: Language) -> usize {
    let own = |figure: &&Figure| {
        let sentence = phrase(figure.title.text());
        !language.knows(&sentence) && language.word(figure.title.text()) == figure.title.text()
    };
    figures.iter().filter(own).count()
}

/// What the scenarios of a folder's figures call their own, in German; nothing where the file says nothing of it.
pub fn words(json: &str) -> OwnWords {
    #[derive(serde::Deserialize)]
    struct Kept {
        #[serde(default)]
        german: BTreeMap<String, String>,
    }
    let kept: Option<Kept> = serde_json::from_str(json).ok();
    OwnWords::kept(kept.map_or_else(Vec::new, |kept| kept.german.into_iter().collect()))
}

/// Scenario, size, program and run: what a reader needs to find the numbers again.
pub fn foot(model: &Model, paths: u64, run: &str) -> Phrase {
    foot_of_some(model, paths, paths, run)
}

/// The same of a chart that rests on the first paths of all.
pub fn foot_of_some(model: &Model, some: u64, all: u64, run: &str) -> Phrase {
    let paths = match (some < all, all) {
        (true, _) => phrase!(
            "the first {some} of {paths} paths",
            some = number(number::count(some)),
            paths = number(number::count(all))
        ),
        (false, 1) => phrase("1 path"),
        _ => phrase!("{paths} paths", paths = number(number::count(all))),
    };
    phrase!(
        "{title} · {paths}, seed {seed} · overbuild {version}, run {run}",
        title = name(&shorten(&model.header.title, 110)),
        paths = phrase(paths),
        seed = name(&model.header.run.seed.to_string()),
        version = name(env!("CARGO_PKG_VERSION")),
        run = name(run)
    )
}

/// The foot of a chart of the one path on which nothing is left to chance.
pub fn foot_without_chance(model: &Model, run: &str) -> Phrase {
    phrase!(
        "{title} · the path without chance · overbuild {version}, run {run}",
        title = name(&shorten(&model.header.title, 110)),
        version = name(env!("CARGO_PKG_VERSION")),
        run = name(run)
    )
}

/// The last year of a model.
pub fn last_year(model: &Model) -> f64 {
    model.header.run.last_year()
}
