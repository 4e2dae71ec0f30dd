//! The colours that charts take from a user's presentation: its accents, where they can be seen and told apart.

use std::path::Path;

use plotters::style::RGBColor;

use super::theme::{Colours, Theme};
use crate::template::{
    Ground, LETTERS, SHAPES, Template, are_apart, are_apart_to_all, contrast, mixed, readable,
};

/// A template for decks, and how charts look on its slides.
#[derive(Clone, Debug)]
pub struct House {
    /// What decks take from it.
    pub template: Template,
    /// How charts look on its slides.
    pub theme: Theme,
    notes: Vec<String>,
}

impl House {
    /// Reads a presentation. The error says what is wrong with it.
    pub fn load(path: &Path) -> Result<Self, String> {
        let template = Template::load(path)?;
        let (colours, own) = colours(&template);
        let notes = template.notes().iter().cloned().chain(own).collect();
        let theme = Theme { colours, font: None, logo: None, footer: None };
        Ok(Self { template, theme, notes })
    }

    /// What its reader should know of what was not taken, or not as it was.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The colours of charts on its slides.
    pub fn colours(&self) -> &Colours {
        &self.theme.colours
    }

    /// The file as it was named, and its SHA-256.
    pub fn origin(&self) -> (String, String) {
        self.template.origin()
    }

    /// Whether it is a file of a folder that a result of these names may replace.
    pub fn is_one_of(&self, folder: &Path, names: &[String]) -> bool {
        self.template.is_one_of(folder, names)
    }
}

/// Colours for charts, and what to say of those that are not the template's.
fn colours(template: &Template) -> (Colours, Vec<String>) {
    let scheme = &template.scheme;
    let background = match template.ground {
        Ground::Plain(colour) => colour,
        Ground::Busy => scheme.named("bg1"),
    };
    let mut notes = Vec::new();
    let is_read = |colour: &RGBColor| contrast(*colour, background) >= LETTERS;
    let text = Some(scheme.named("tx1")).filter(is_read).unwrap_or_else(|| {
        notes.push("the theme's letters cannot be read on its ground: those of charts and sentences are black or white".to_owned());
        readable(background)
    });
    let muted = Some(scheme.named("tx2")).filter(is_read);
    let muted =
        muted.or_else(|| Some(mixed(text, background, 0.3)).filter(is_read)).unwrap_or(text);
    let is_light = readable(background) == RGBColor(0, 0, 0);
    let own = Theme::named(if is_light { "light" } else { "dark" }).unwrap_or_default().colours;
    let accents = [1, 2, 3, 4, 5, 6].map(|number| scheme.named(&format!("accent{number}")));
    let series = series(accents, &own.series, (background, text), &mut notes);
    let contrast = series.get(1).copied().unwrap_or(text);
    let grid = mixed(background, text, 0.15);
    let colours =
        Colours { background, text, muted, grid, main: series[0], contrast, series, dashed: false };
    (colours, notes)
}

/// The accents, as strong as they must be to be seen on the ground, and colours of our own behind them. The first three
/// are told apart by everybody, as scenarios are; no two are alike.
fn series(
    accents: [RGBColor; 6],
    own: &[RGBColor],
    (background, text): (RGBColor, RGBColor),
    notes: &mut Vec<String>,
) -> Vec<RGBColor> {
    // On the way to the letters each is seen at some point.
    let seen = accents.map(|accent| {
        let mut steps = (0..=10).map(|step| mixed(accent, text, f64::from(step) / 10.0));
        steps.find(|colour| contrast(*colour, background) >= SHAPES).unwrap_or(text)
    });
    let mut all: Vec<RGBColor> = Vec::new();
    for colour in seen.iter().chain(own) {
        if all.len() < 3 && all.iter().all(|other| are_apart_to_all(*other, *colour)) {
            all.push(*colour);
        }
    }
    for colour in seen.iter().chain(own) {
        if all.iter().all(|other| are_apart(*other, *colour)) {
            all.push(*colour);
        }
    }
    let place = |colour: &RGBColor| all.iter().position(|own| own == colour);
    let mut say = |is: &dyn Fn(usize) -> bool, words: &str| {
        let numbers: Vec<String> =
            (0..6).filter(|at| is(*at)).map(|at| (at + 1).to_string()).collect();
        if !numbers.is_empty() {
            notes.push(format!("accent {} {words}", numbers.join(", ")));
        }
    };
    let is_used = |at: usize| place(&seen[at]).is_some() && !seen[..at].contains(&seen[at]);
    say(
        &|at| is_used(at) && seen[at] != accents[at],
        "can hardly be seen on its ground: charts draw it stronger",
    );
    say(&|at| !is_used(at), "looks like another one: charts have a colour of their own instead");
    let order: Vec<usize> = seen.iter().filter_map(place).collect();
    if !order.is_sorted() || order.first() != Some(&0) {
        notes.push(
            "its accents are taken in another order, so that everybody tells the first three apart"
                .to_owned(),
        );
    }
    all
}
