//! `deck.pptx`: a slide for each chart, native where presentation programs have the kind, else as a picture.

mod appendix;
mod chart_part;
mod design;
mod fitting;
mod master;
mod notes;
mod package;
mod place;
mod slide;
mod source;
mod table;
mod xml;

use std::ops::Range;

use chart_part::chart_part;
use design::Design;
use master::frame;
use package::Package;
use place::add;
use plotters::style::RGBColor;
use rayon::prelude::*;
use xml::Element;

use super::{
    names,
    office::{ChartBook, chart_books, sheet_name},
    story::Story,
};
use crate::{
    chart::{Drawing, Figure, Form, Look, Size},
    language::{Phrase, phrase},
};

/// What stands below the title.
enum Body {
    /// Native charts, beside each other, or one below the other.
    Native(Vec<Chart>, bool),
    /// A picture as PNG and SVG.
    Picture(Vec<u8>, Vec<u8>),
    /// Sentences.
    Text(Vec<String>),
    /// A table: its head, and its rows.
    Table(Vec<Vec<String>>),
}

/// A native chart.
struct Chart {
    /// What stands above it, and in which colour, where it is one of several.
    name: Option<(String, RGBColor)>,
    part: Element,
    /// The workbook behind it.
    book: Vec<u8>,
    /// Its part of the width, where charts stand beside each other.
    wide: u32,
}

/// A slide before it is written.
struct Slide {
    title: String,
    subtitle: String,
    foot: String,
    body: Body,
    /// A sentence below a chart.
    takeaway: String,
    notes: Vec<String>,
}

/// The deck of a story: the answer, charts, and an appendix with definitions, assumptions and method.
pub(super) fn deck(story: &Story, look: &Look) -> Result<Vec<u8>, String> {
    let look = &look.of_deck();
    let mut slides = vec![opening(story, look)];
    slides.extend(appendix::differences(story, look));
    let drawn: Result<Vec<Slide>, String> = shown(story, look)
        .into_par_iter()
        .map(|(place, figure)| of_figure(story, Some(place), figure, look))
        .collect();
    slides.extend(drawn?);
    let words = appendix::words(story, &said(&slides, story, look), look);
    let behind = [words, appendix::assumptions(story, look), appendix::method(story, look)];
    let says = |slide: &Slide| !matches!(&slide.body, Body::Text(lines) if lines.is_empty());
    slides.retain(says);
    let companies = story.companies.par_iter().map(|(own, words)| {
        let slide = of_figure(story, None, own, look)?;
        Ok(Slide { takeaway: look.language.say(words), ..slide })
    });
    // Before the appendix, which is of all that stands before it.
    let first = slides.len();
    slides.extend(companies.collect::<Result<Vec<_>, String>>()?);
    let companies = first..slides.len();
    slides.extend(behind.map(of_words).into_iter().filter(says));
    say_sources(&mut slides, &companies, story, look);
    for slide in &mut slides {
        let texts = [&mut slide.title, &mut slide.subtitle, &mut slide.takeaway];
        for text in texts {
            *text = whole(text);
        }
        match &mut slide.body {
            Body::Text(lines) => lines.iter_mut().for_each(|text| *text = whole(text)),
            Body::Table(rows) => rows.iter_mut().flatten().for_each(|text| *text = whole(text)),
            Body::Native(..) | Body::Picture(..) => {}
        }
    }
    let design = Design::of(look);
    let mut package = Package::default();
    frame(&mut package, slides.len(), &design, look)?;
    for (number, slide) in (1..).zip(slides) {
        add(&mut package, number, slide, &design)?;
    }
    package.finish()
}

/// What a slide says below its title: of bands nothing where many scenarios' medians are lines of one native chart.
fn subtitle(figure: &Figure, body: &Body) -> Phrase {
    let lines = matches!(body, Body::Native(charts, _) if charts.len() == 1);
    match &figure.form {
        Form::Panels(own) if lines && own.panels.len() > 1 => {
            phrase!("{what}: medians", what = phrase(figure.subtitle.only("what")))
        }
        _ => figure.subtitle.clone(),
    }
}

/// A number and its sign stay on one line.
fn whole(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
}

/// The charts that are wanted, each with its place among all.
fn shown<'a>(story: &'a Story, look: &Look) -> Vec<(usize, &'a Figure)> {
    let named = || look.slides.iter().filter(|name| *name != names::COMPANIES);
    let wanted: Vec<&Figure> = if named().next().is_none() {
        story.slides()
    } else {
        named().filter_map(|name| story.figure(name)).collect()
    };
    let place = |figure: &Figure| story.figures.iter().position(|own| own.name == figure.name);
    wanted.into_iter().filter_map(|figure| Some((place(figure)?, figure))).collect()
}

/// All words that slides say, those in their charts too.
fn said(slides: &[Slide], story: &Story, look: &Look) -> String {
    let mut words: Vec<String> = Vec::new();
    for slide in slides {
        words.extend([&slide.title, &slide.subtitle, &slide.takeaway].map(Clone::clone));
        if let Body::Text(lines) = &slide.body {
            words.extend(lines.iter().cloned());
        }
    }
    for (_, figure) in shown(story, look) {
        words.push(figure.name.replace('_', "-"));
        let data = figure.form.data();
        let names = data.header.iter().chain(data.rows.iter().map(|(name, _)| name));
        words.extend(names.map(|name| look.language.say(name)));
    }
    words.join("\n")
}

/// A slide of sentences.
fn of_words((title, lines): appendix::Page) -> Slide {
    let (subtitle, foot) = (String::new(), String::new());
    let (takeaway, notes) = (String::new(), Vec::new());
    Slide { title, subtitle, foot, body: Body::Text(lines), takeaway, notes }
}

/// Says on every slide where its numbers come from.
fn say_sources(slides: &mut [Slide], companies: &Range<usize>, story: &Story, look: &Look) {
    let language = look.language;
    let title = appendix::assumed(story, look);
    let slide = slides.iter().position(|slide| slide.title == title);
    let from = |file: &str| {
        let sources = match slide {
            Some(place) => phrase!(
                "Sources of the assumptions: slide {slide}; all numbers: {files}",
                slide = name(&(place + 1).to_string()),
                files = name(file)
            ),
            None => phrase!("All numbers: {files}", files = name(file)),
        };
        language.say(&sources)
    };
    // What is said of the whole rests on all paths, as the charts of the answer do.
    let mut answer = story.sections.first().into_iter().flat_map(|answer| &answer.charts);
    let figure = answer.find_map(|name| story.figure(name)).or(story.figures.first());
    let foot = figure.map(|figure| language.say(&figure.foot));
    for (place, slide) in slides.iter_mut().enumerate() {
        let sources = from(if companies.contains(&place) { "tracks.csv" } else { "tables.xlsx" });
        let own = if slide.foot.is_empty() { foot.clone() } else { Some(slide.foot.clone()) };
        slide.foot = own.map_or_else(|| sources.clone(), |own| format!("{own} · {sources}"));
    }
}

/// Question and answer.
fn opening(story: &Story, look: &Look) -> Slide {
    let language = look.language;
    let answer = story.sections.first().map(|section| section.sentences.as_slice());
    let sentences = answer.unwrap_or_default().iter().map(|sentence| language.say(sentence));
    Slide {
        title: language.say(&story.title),
        subtitle: language.say(&story.question),
        foot: String::new(),
        body: Body::Text(sentences.collect()),
        takeaway: String::new(),
        notes: story.method.iter().map(|sentence| language.say(sentence)).collect(),
    }
}

/// A chart, with its place among the sheets of the workbook if it is there.
fn of_figure(
    story: &Story,
    place: Option<usize>,
    figure: &Figure,
    look: &Look,
) -> Result<Slide, String> {
    let language = look.language;
    let scale = Design::of(look).scale();
    let (figure, fitted) = &figure.counted(None);
    let fitted = fitted.clone();
    let look = &Look { fitted, ..look.clone() };
    let charts = chart_books(figure, look)?.into_iter().map(|own| {
        let ChartBook { name, form, wide, part, book } = own;
        Ok(Chart { name, part: chart_part(&part, &form, (look, scale))?, book, wide })
    });
    let charts = charts.collect::<Result<Vec<_>, String>>()?;
    let body = if charts.is_empty() {
        // The slide has the words already.
        let [title, subtitle, foot] = [(); 3].map(|()| phrase(""));
        let bare = Figure { title, subtitle, foot, ..figure.clone() };
        let drawing =
            Drawing::new(&bare, &Look { size: Size::Wide, editable: false, ..look.clone() })?;
        Body::Picture(drawing.png()?, drawing.svg().into_bytes())
    } else {
        Body::Native(charts, matches!(figure.form, Form::Histogram(_)))
    };
    let mut notes = vec![language.say(&figure.subtitle), language.say(&figure.foot)];
    notes.extend(place.map(|place| {
        let sheet = sheet_name(&figure.name, place + 1, language);
        let source =
            phrase!("The numbers are on the sheet {sheet} of tables.xlsx.", sheet = name(&sheet));
        language.say(&source)
    }));
    let takeaway = figure.takeaway.clone().unwrap_or_else(|| figure.form.how_to_read());
    notes.extend(story.method.iter().take(3).map(|sentence| language.say(sentence)));
    Ok(Slide {
        title: language.say(&figure.title),
        subtitle: language.say(&subtitle(figure, &body)),
        foot: language.say(&figure.foot),
        body,
        takeaway: language.say(&takeaway),
        notes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::form::Panels,
        language::Language,
        metrics::{Band, Unit},
    };

    #[test]
    fn medians_in_one_chart_have_no_bands() {
        let bands = vec![Band { year: 2030.0, quantiles: [1.0; 7], mean: 1.0 }];
        let said = |count: usize| {
            let panels = (0..count).map(|own| (own.to_string(), bands.clone())).collect();
            let what = phrase("{what}: median, and bands of 50, 80 and 90 % of paths");
            let figure = Figure {
                name: "spending".to_owned(),
                title: phrase(""),
                subtitle: what.phrase("what", phrase("Spending")),
                foot: phrase(""),
                form: Form::Panels(Panels { unit: Unit::Ratio, apart: false, panels }),
                takeaway: None,
            };
            let look = Look::default();
            let chart = |own: ChartBook| {
                let part = Element::read(&own.part).unwrap();
                Chart { name: None, part, book: own.book, wide: 1 }
            };
            let charts = chart_books(&figure, &look).unwrap().into_iter().map(chart).collect();
            Language::En.plain(&subtitle(&figure, &Body::Native(charts, false)))
        };
        assert_eq!(said(5), "Spending: medians");
        assert!(said(3).contains("bands"));
    }
}
