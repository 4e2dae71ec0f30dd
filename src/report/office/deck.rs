//! `deck.pptx`: a slide for each chart, native where presentation programs have the kind, else as a picture.

use std::io::{Cursor, Read};

use rayon::prelude::*;
use rust_xlsxwriter::Workbook;
use zip::ZipArchive;

use super::{
    appendix, failed,
    labels::labelled,
    master::frame,
    native, notes,
    package::Package,
    slide::{self, MARGIN, SIZE},
    workbook,
};
use crate::report::{
    chart::{Drawing, Figure, Look, Size},
    language::phrase,
    names,
    story::Story,
};

const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// What stands below the title.
enum Body {
    /// A native chart: its part, and the workbook behind it.
    Native(String, Vec<u8>),
    /// A picture as PNG and SVG.
    Picture(Vec<u8>, Vec<u8>),
    /// Sentences.
    Text(Vec<String>),
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
pub(in crate::report) fn deck(story: &Story, look: &Look) -> Result<Vec<u8>, String> {
    let mut slides = vec![opening(story, look)];
    let drawn: Result<Vec<Slide>, String> = shown(story, look)
        .into_par_iter()
        .map(|(place, figure)| of_figure(story, Some(place), figure, look))
        .collect();
    slides.extend(drawn?);
    let behind = [appendix::words, appendix::assumptions, appendix::method];
    slides.extend(behind.map(|page| of_words(page(story, look))));
    slides.retain(|slide| !matches!(&slide.body, Body::Text(lines) if lines.is_empty()));
    let companies = story.companies.par_iter().map(|(own, words)| {
        let slide = of_figure(story, None, own, look)?;
        Ok(Slide { takeaway: look.language.say(words), ..slide })
    });
    slides.extend(companies.collect::<Result<Vec<_>, String>>()?);
    say_sources(&mut slides, story, look);
    let mut package = Package::default();
    frame(&mut package, slides.len(), look);
    for (place, slide) in slides.into_iter().enumerate() {
        add(&mut package, place + 1, slide);
    }
    package.finish()
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

/// A slide of sentences.
fn of_words((title, lines): appendix::Page) -> Slide {
    let (subtitle, foot) = (String::new(), String::new());
    let (takeaway, notes) = (String::new(), Vec::new());
    Slide { title, subtitle, foot, body: Body::Text(lines), takeaway, notes }
}

/// Says on every slide where its numbers come from.
fn say_sources(slides: &mut [Slide], story: &Story, look: &Look) {
    let language = look.language;
    let title = language.word(appendix::ASSUMPTIONS);
    let slide = slides.iter().position(|slide| slide.title == title);
    let from = |file: &str| {
        let sources = match slide {
            Some(place) => phrase("Sources of the assumptions: slide {0}; all numbers: {1}")
                .name(&(place + 1).to_string()),
            None => phrase("All numbers: {0}"),
        };
        language.say(&sources.name(file))
    };
    let behind = slides.len() - story.companies.len();
    let foot = story.figures.first().map(|figure| language.say(&figure.foot));
    for (place, slide) in slides.iter_mut().enumerate() {
        let sources = from(if place < behind { "tables.xlsx" } else { "tracks.csv" });
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
        subtitle: story.question.clone(),
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
    let body = if let Some((part, book)) = native_chart(figure, look)? {
        Body::Native(part, book)
    } else {
        // The slide has the words already.
        let [title, subtitle, foot] = [(); 3].map(|()| phrase(""));
        let bare = Figure { title, subtitle, foot, ..figure.clone() };
        let drawing =
            Drawing::new(&bare, &Look { size: Size::Wide, editable: false, ..look.clone() })?;
        Body::Picture(drawing.png()?, drawing.svg().into_bytes())
    };
    let mut notes = vec![language.say(&figure.subtitle), language.say(&figure.foot)];
    notes.extend(place.map(|place| {
        let sheet = workbook::safe(&figure.name, place + 1);
        let source = phrase("The numbers are on the sheet {0} of tables.xlsx.").name(&sheet);
        language.say(&source)
    }));
    let takeaway = story.takeaways.iter().find(|(name, _)| *name == figure.name);
    let takeaway = takeaway.map_or_else(|| figure.form.how_to_read(), |(_, own)| own.clone());
    notes.extend(story.method.iter().take(3).map(|sentence| language.say(sentence)));
    Ok(Slide {
        title: language.say(&figure.title),
        subtitle: language.say(&figure.subtitle),
        foot: language.say(&figure.foot),
        body,
        takeaway: language.say(&takeaway),
        notes,
    })
}

/// The chart's part and the workbook that it is edited in.
fn native_chart(figure: &Figure, look: &Look) -> Result<Option<(String, Vec<u8>)>, String> {
    let mut book = Workbook::new();
    let properties = workbook::properties(&look.language.say(&figure.title)).map_err(failed)?;
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name("data").map_err(failed)?;
    let data = figure.form.slide_data();
    let width = native::table(sheet, 0, &data, look.language).map_err(failed)?;
    let chart = native::chart(sheet, "data", (0, width), figure, look).map_err(failed)?;
    let Some(chart) = chart else { return Ok(None) };
    sheet.insert_chart(1, width + 7, &chart).map_err(failed)?;
    let bytes = book.save_to_buffer().map_err(failed)?;
    let mut zip = ZipArchive::new(Cursor::new(&bytes)).map_err(failed)?;
    let mut part = String::new();
    let mut file = zip.by_name("xl/charts/chart1.xml").map_err(failed)?;
    file.read_to_string(&mut part).map_err(failed)?;
    Ok(Some((linked(&labelled(&straight(&part), &figure.form)), bytes.clone())))
}

/// Lines straight from point to point: without a word some programs smooth them.
fn straight(part: &str) -> String {
    let straight = "<c:smooth val=\"0\"/></c:ser>";
    let points = part.replace("</c:yVal></c:ser>", &format!("</c:yVal>{straight}"));
    let Some(from) = points.find("<c:lineChart>") else { return points };
    let lines = points[from..].replace("</c:val></c:ser>", &format!("</c:val>{straight}"));
    format!("{}{lines}", &points[..from])
}

/// The part with a link to its workbook in place of what only a printed sheet needs.
fn linked(part: &str) -> String {
    let link = "<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData>";
    let end = "</c:printSettings>";
    match (part.find("<c:printSettings>"), part.find(end)) {
        (Some(from), Some(to)) => format!("{}{link}{}", &part[..from], &part[to + end.len()..]),
        _ => part.replace("</c:chartSpace>", &format!("{link}</c:chartSpace>")),
    }
}

fn add(package: &mut Package, number: usize, own: Slide) {
    let (wide, high) = (SIZE.0 - 2 * MARGIN, SIZE.1);
    let name = format!("ppt/slides/slide{number}.xml");
    let mut relations = vec![
        ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
        ("rId3", "notesSlide", format!("../notesSlides/notesSlide{number}.xml")),
    ];
    // Above the sources, and above what is to be taken away.
    let last = high - if own.takeaway.is_empty() { 520_000 } else { 1_020_000 };
    let below = [MARGIN, 1_560_000, wide, last - 1_560_000];
    let mut shapes = slide::title(&own.title);
    let subtitle = [MARGIN, 1_130_000, wide, 400_000];
    if !own.subtitle.is_empty() {
        shapes += &slide::text(3, "Subtitle", subtitle, 1400, "tx2", &[own.subtitle]);
    }
    match own.body {
        Body::Native(part, book) => {
            relations.push(("rId2", "chart", format!("../charts/chart{number}.xml")));
            shapes += &slide::chart(below, &own.title);
            let chart = format!("ppt/charts/chart{number}.xml");
            let kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
            package.xml(&chart, kind, part.trim_start_matches(super::package::HEAD));
            let target = format!("../embeddings/chart{number}.xlsx");
            package.relations(&chart, &[("rId1", "package", target)]);
            package.bytes(&format!("ppt/embeddings/chart{number}.xlsx"), book);
        }
        Body::Picture(png, svg) => {
            for (id, ending, bytes) in [("rId2", "png", png), ("rId4", "svg", svg)] {
                relations.push((id, "image", format!("../media/image{number}.{ending}")));
                package.bytes(&format!("ppt/media/image{number}.{ending}"), bytes);
            }
            let height = last - 1_520_000;
            let width = height / 9 * 16;
            let area = [(SIZE.0 - width) / 2, 1_520_000, width, height];
            shapes += &slide::picture(area, &own.title);
        }
        Body::Text(lines) => {
            shapes += &slide::text(4, "Text", below, slide::size(&lines), "tx1", &lines);
        }
    }
    if !own.takeaway.is_empty() {
        let area = [MARGIN, high - 980_000, wide, 500_000];
        shapes += &slide::takeaway(6, area, &own.takeaway);
    }
    if !own.foot.is_empty() {
        let area = [MARGIN, high - 430_000, wide, 300_000];
        shapes += &slide::text(5, "Source", area, 1000, "tx2", &[own.foot]);
    }
    package.xml(&name, &format!("{KIND}.slide+xml"), &slide::slide(&shapes));
    package.relations(&name, &relations);
    notes::notes(package, number, &own.notes);
}
