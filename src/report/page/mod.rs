//! `report.html`: the whole story in one file that needs no network.

mod explore;
mod numbers;
mod table;

use askama::Template;
use base64::{Engine, prelude::BASE64_STANDARD};
use rayon::prelude::*;

use explore::Explorer;
use table::Table;

use super::{
    belief::belief,
    story::{Grid, Section, Story},
};
use crate::{
    chart::{self, Drawing, Figure, Look, Size, Spot},
    language::{Language, Phrase, phrase, terms},
};

#[derive(Template)]
#[template(path = "report.html", config = "page/askama.toml")]
struct Page {
    language: &'static str,
    title: String,
    question: String,
    regular: String,
    bold: String,
    style: String,
    css: [&'static str; 2],
    scripts: Vec<&'static str>,
    numbers: String,
    contents: String,
    sections: Vec<Part>,
    explore: Option<Explorer>,
    /// The part before which it stands.
    explore_before: usize,
    words_heading: String,
    words: Vec<(String, String)>,
    assumptions: Assumptions,
    method_heading: String,
    method: Vec<String>,
}

struct Part {
    heading: String,
    sentences: Vec<String>,
    tables: Vec<Table>,
    charts: Vec<Chart>,
}

#[derive(Clone)]
struct Chart {
    name: String,
    title: String,
    subtitle: String,
    pictures: Vec<Picture>,
    table: Option<std::sync::Arc<Table>>,
}

#[derive(Clone)]
struct Picture {
    kind: &'static str,
    width: u32,
    height: u32,
    spots: String,
    svg: String,
}

struct Assumptions {
    heading: String,
    sentence: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Rows of a chart's table at most.
const ROWS: usize = 200;

/// The page in a look, in which the story's figures are drawn already.
pub(super) fn page(story: &Story, look: &Look, drawn: &[Drawing]) -> Result<String, String> {
    let language = look.language;
    let figures = story.figures.par_iter().zip(drawn);
    let charts: Result<Vec<Chart>, String> =
        figures.map(|(figure, drawn)| picture(figure, look, drawn)).collect();
    let charts = charts?;
    let sections = story.sections.iter().map(|own| part(own, &charts, language));
    let sections: Vec<Part> = sections.filter(|own| !own.is_empty()).collect();
    let explore = story.explore.as_ref().map(|own| Explorer::new(own, look));
    let mut scripts = vec![include_str!("report.js")];
    scripts.extend(explore.as_ref().map(|_| include_str!("explore.js")));
    let fonts = chart::fonts();
    let page = Page {
        language: language.tag(),
        title: language.say(&story.title),
        question: language.say(&story.question),
        regular: BASE64_STANDARD.encode(fonts[0]),
        bold: BASE64_STANDARD.encode(fonts[1]),
        style: variables(look),
        css: [include_str!("report.css"), include_str!("explore.css")],
        scripts,
        explore_before: sections.len().saturating_sub(1),
        explore,
        numbers: language.word("Numbers"),
        contents: language.word("Contents"),
        sections,
        words_heading: language.word("Words"),
        words: terms::glossary(language),
        assumptions: assumptions(story, language),
        method_heading: language.word("Method"),
        method: story.method.iter().map(|sentence| language.say(sentence)).collect(),
    };
    page.render().map_err(|error| format!("cannot write the report: {error}"))
}

impl Part {
    fn is_empty(&self) -> bool {
        self.sentences.is_empty() && self.charts.is_empty() && self.tables.is_empty()
    }
}

fn part(section: &Section, charts: &[Chart], language: Language) -> Part {
    let own = section.charts.iter().filter_map(|name| charts.iter().find(|c| c.name == *name));
    Part {
        heading: language.say(&section.heading),
        sentences: section.sentences.iter().map(|own| unbroken(language.sentence(own))).collect(),
        // Heads without a row say nothing.
        tables: section
            .tables
            .iter()
            .filter(|grid| !grid.rows.is_empty())
            .map(|grid| table(grid, language))
            .collect(),
        charts: own.cloned().collect(),
    }
}

/// A phrase in which no line begins between a minus and the amount behind it.
fn said(phrase: &Phrase, language: Language) -> String {
    unbroken(language.say(phrase))
}

fn unbroken(mut text: String) -> String {
    for symbol in ['$', '€', '£', '¥', '₹'] {
        if text.contains(symbol) {
            text = text.replace(&format!("−{symbol}"), &format!("−\u{2060}{symbol}"));
        }
    }
    text
}

fn table(grid: &Grid, language: Language) -> Table {
    Table {
        words: grid.words,
        header: grid.header.iter().map(|cell| language.say(cell)).collect(),
        rows: grid
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| said(cell, language)).collect())
            .collect(),
        hint: language.say(&phrase!(
            "{rows} rows: the table scrolls within its frame.",
            rows = name(&grid.rows.len().to_string())
        )),
    }
}

/// A chart twice: for screens and paper, and for phones. It is drawn already in the look's own size.
fn picture(figure: &Figure, look: &Look, drawn: &Drawing) -> Result<Chart, String> {
    let language = look.language;
    let draw = |size: Size| -> Result<Option<Drawing>, String> {
        let other = || Drawing::new(figure, &Look { size, trimmed: true, ..look.clone() });
        if size == look.size { Ok(None) } else { other().map(Some) }
    };
    let (wide, tall) = (draw(Size::Wide)?, draw(Size::Half)?);
    let [wide, tall] = [&wide, &tall].map(|own| own.as_ref().unwrap_or(drawn));
    let data = figure.form.data();
    // The words of the picture; the table's currency is its own.
    let (told, _) = figure.counted(None);
    Ok(Chart {
        name: figure.name.clone(),
        title: said(&told.title, language),
        subtitle: said(&told.subtitle, language),
        pictures: vec![
            placed(figure, "wide", wide, &[]),
            placed(figure, "tall", tall, &wide.spots),
        ],
        table: (data.rows.len() <= ROWS).then(|| numbers::of(figure, &data, language).into()),
    })
}

/// A drawing on the page, with what stands where on it: what the first drawing of the figure says too, by its place there.
fn placed(figure: &Figure, kind: &'static str, drawing: &Drawing, first: &[Spot]) -> Picture {
    let spots = drawing.spots.iter().map(|spot| {
        let area = spot.area.map(f64::round);
        let said = first.iter().position(|own| own.text == spot.text);
        let words = said.map_or_else(|| serde_json::json!(spot.text), |place| place.into());
        area.map(whole).into_iter().chain([words]).collect::<serde_json::Value>()
    });
    let spots = serde_json::Value::from(spots.collect::<Vec<_>>()).to_string();
    // In single quotes: JSON has many of the others.
    let spots = spots.replace('&', "&amp;").replace('\'', "&#39;").replace('<', "&lt;");
    let svg = drawing.svg_with_text(&format!("{}-{kind}-", figure.name));
    let (width, height) = drawing.size;
    Picture { kind, width, height, spots, svg }
}

/// A pixel.
fn whole(edge: f64) -> serde_json::Value {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a sheet")]
    (edge as i64).into()
}

fn assumptions(story: &Story, language: Language) -> Assumptions {
    let rows = story.assumptions.iter().map(|(label, written)| {
        let source =
            if written.comment.is_empty() { "–".to_owned() } else { written.comment.clone() };
        let file = written.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let value = belief(label, &written.value);
        let [name, value] = [label.head(), value].map(|words| language.say(&words));
        vec![name, written.key.clone(), value, source, file]
    });
    let told =
        story.assumptions.iter().filter(|(_, written)| written.comment.contains("ASSUMPTION"));
    let sentence = phrase!(
        "{keys} keys are set; {assumed} of them are marked as assumptions. `overbuild explain KEY` has the meaning, unit, range and source of each, and of those left at their defaults.",
        keys = name(&story.assumptions.len().to_string()),
        assumed = name(&told.count().to_string())
    );
    Assumptions {
        heading: language.word("Assumptions"),
        sentence: language.say(&sentence),
        header: ["assumption", "key", "value", "source", "file"]
            .map(|word| language.word(word))
            .to_vec(),
        rows: rows.collect(),
    }
}

/// The colours of the theme for the page.
fn variables(look: &Look) -> String {
    let colours = &look.theme.colours;
    let named = [
        ("ground", colours.background),
        ("text", colours.text),
        ("muted", colours.muted),
        ("grid", colours.grid),
        ("main", colours.main),
        ("contrast", colours.contrast),
    ];
    let each = named.map(|(name, colour)| format!("--{name}: #{}", chart::digits(colour)));
    format!(":root {{ {} }}", each.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys stand beside names for people and can go; what tells rows apart cannot.
    #[test]
    fn phones_hide_columns_of_keys_alone() {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let rows = vec![
            row(["Growth", "demand.growth_long", "each builder's assets alone", "1.5"]),
            row(["Power", "operations.power_price", "each vintage alone", "2.5"]),
        ];
        let own = Table { words: false, header: Vec::new(), rows, hint: String::new() };
        assert_eq!([1, 2, 3].map(|at| own.class(&at)), [" class=\"w k\"", " class=\"w\"", ""]);
    }
}
