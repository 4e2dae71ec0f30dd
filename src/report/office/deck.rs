//! `deck.pptx`: a slide for each chart, native where presentation programs have the kind, else as a picture.

use std::io::{Cursor, Read};

use rayon::prelude::*;
use rust_xlsxwriter::Workbook;
use zip::ZipArchive;

use super::{
    appendix, failed, native, notes,
    package::Package,
    slide::{self, MARGIN, NAMESPACES, SIZE, TREE},
    workbook,
};
use crate::report::{
    chart::{self, Drawing, Figure, Look, Size},
    language::phrase,
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
    notes: Vec<String>,
}

/// The deck of a story: the answer, charts, and an appendix with definitions, assumptions and method.
pub(in crate::report) fn deck(story: &Story, look: &Look) -> Result<Vec<u8>, String> {
    let mut slides = vec![opening(story, look)];
    let drawn: Result<Vec<Slide>, String> = shown(story, look)
        .into_par_iter()
        .map(|(place, figure)| of_figure(story, place, figure, look))
        .collect();
    slides.extend(drawn?);
    let behind = [appendix::words, appendix::assumptions, appendix::method];
    slides.extend(behind.map(|page| of_words(page(story, look))));
    slides.retain(|slide| !matches!(&slide.body, Body::Text(lines) if lines.is_empty()));
    let mut package = Package::default();
    frame(&mut package, slides.len(), look);
    for (place, slide) in slides.into_iter().enumerate() {
        add(&mut package, place + 1, slide);
    }
    package.finish()
}

/// The charts that are wanted, each with its place among all.
fn shown<'a>(story: &'a Story, look: &Look) -> Vec<(usize, &'a Figure)> {
    let wanted: Vec<&Figure> = if look.slides.is_empty() {
        story.slides()
    } else {
        look.slides.iter().filter_map(|name| story.figure(name)).collect()
    };
    let place = |figure: &Figure| story.figures.iter().position(|own| own.name == figure.name);
    wanted.into_iter().filter_map(|figure| Some((place(figure)?, figure))).collect()
}

/// A slide of sentences.
fn of_words((title, lines): appendix::Page) -> Slide {
    let (subtitle, foot) = (String::new(), String::new());
    Slide { title, subtitle, foot, body: Body::Text(lines), notes: Vec::new() }
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
        notes: story.method.iter().map(|sentence| language.say(sentence)).collect(),
    }
}

fn of_figure(story: &Story, place: usize, figure: &Figure, look: &Look) -> Result<Slide, String> {
    let language = look.language;
    let body = if let Some((part, book)) = native_chart(figure, look)? {
        Body::Native(part, book)
    } else {
        // The slide has the title already.
        let empty = phrase("");
        let bare = Figure { title: empty.clone(), subtitle: empty, ..figure.clone() };
        let drawing =
            Drawing::new(&bare, &Look { size: Size::Wide, editable: false, ..look.clone() })?;
        Body::Picture(drawing.png()?, drawing.svg().into_bytes())
    };
    let sheet = workbook::safe(&figure.name, place + 1);
    let source = phrase("The numbers are on the sheet {0} of tables.xlsx.").name(&sheet);
    let mut notes =
        vec![language.say(&figure.subtitle), language.say(&figure.foot), language.say(&source)];
    notes.extend(story.method.iter().take(3).map(|sentence| language.say(sentence)));
    Ok(Slide {
        title: language.say(&figure.title),
        subtitle: language.say(&figure.subtitle),
        foot: language.say(&figure.foot),
        body,
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
    let data = figure.form.data();
    let width = native::table(sheet, 0, &data, look.language).map_err(failed)?;
    let chart = native::chart(sheet, "data", (0, width), figure, look).map_err(failed)?;
    let Some(chart) = chart else { return Ok(None) };
    sheet.insert_chart(1, width + 7, &chart).map_err(failed)?;
    let bytes = book.save_to_buffer().map_err(failed)?;
    let mut zip = ZipArchive::new(Cursor::new(&bytes)).map_err(failed)?;
    let mut part = String::new();
    let mut file = zip.by_name("xl/charts/chart1.xml").map_err(failed)?;
    file.read_to_string(&mut part).map_err(failed)?;
    Ok(Some((linked(&straight(&part)), bytes.clone())))
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
    let below = [MARGIN, 1_560_000, wide, high - 1_560_000 - 520_000];
    let mut shapes = slide::title(&own.title);
    let subtitle = [MARGIN, 1_130_000, wide, 400_000];
    let is_picture = matches!(own.body, Body::Picture(..));
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
            let height = high - 1_520_000 - 60_000;
            let width = height / 9 * 16;
            let area = [(SIZE.0 - width) / 2, 1_520_000, width, height];
            shapes += &slide::picture(area, &own.title);
        }
        Body::Text(lines) => {
            shapes += &slide::text(4, "Text", below, slide::size(&lines), "tx1", &lines);
        }
    }
    if !own.foot.is_empty() && !is_picture {
        let area = [MARGIN, high - 430_000, wide, 300_000];
        shapes += &slide::text(5, "Source", area, 1000, "tx2", &[own.foot]);
    }
    package.xml(&name, &format!("{KIND}.slide+xml"), &slide::slide(&shapes));
    package.relations(&name, &relations);
    notes::notes(package, number, &own.notes);
}

/// Presentation, master, layout and theme.
fn frame(package: &mut Package, slides: usize, look: &Look) {
    let mut relations = vec![
        ("rId1".to_owned(), "slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("rId2".to_owned(), "theme", "theme/theme1.xml".to_owned()),
        ("rId3".to_owned(), "notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
    ];
    let mut ids = String::new();
    for number in 1..=slides {
        let id = format!("rId{}", number + 3);
        ids += &format!("<p:sldId id=\"{}\" r:id=\"{id}\"/>", 255 + number);
        relations.push((id, "slide", format!("slides/slide{number}.xml")));
    }
    let relations: Vec<_> =
        relations.iter().map(|(id, kind, target)| (id.as_str(), *kind, target.clone())).collect();
    let start = [("rId1", "officeDocument", "ppt/presentation.xml".to_owned())];
    package.relations("", &start);
    let (wide, high) = SIZE;
    let presentation = format!(
        "<p:presentation {NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId3\"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"{wide}\" cy=\"{high}\"/><p:notesSz cx=\"{high}\" cy=\"9144000\"/></p:presentation>"
    );
    let name = "ppt/presentation.xml";
    package.xml(name, &format!("{KIND}.presentation.main+xml"), &presentation);
    package.relations(name, &relations);
    master(package);
    let theme = theme(look);
    let kind = "application/vnd.openxmlformats-officedocument.theme+xml";
    package.xml("ppt/theme/theme1.xml", kind, &theme);
    notes::master(package, &theme);
}

fn master(package: &mut Package) {
    let colours = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
    let wide = SIZE.0 - 2 * MARGIN;
    let place = format!(
        "<p:spPr><a:xfrm><a:off x=\"{MARGIN}\" y=\"260000\"/><a:ext cx=\"{wide}\" cy=\"840000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
    );
    let title = slide::title("Title").replacen("<p:spPr/>", &place, 1).replacen(
        "<a:bodyPr/>",
        "<a:bodyPr lIns=\"0\" rIns=\"0\" anchor=\"b\"><a:normAutofit/></a:bodyPr>",
        1,
    );
    let style = "<p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"2600\" b=\"1\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mj-lt\"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle/><p:otherStyle/></p:txStyles>";
    let ground = "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>";
    let body = format!(
        "<p:sldMaster {NAMESPACES}><p:cSld>{ground}<p:spTree>{TREE}{title}</p:spTree></p:cSld>{colours}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst>{style}</p:sldMaster>"
    );
    let name = "ppt/slideMasters/slideMaster1.xml";
    package.xml(name, &format!("{KIND}.slideMaster+xml"), &body);
    let relations = [
        ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
        ("rId2", "theme", "../theme/theme1.xml".to_owned()),
    ];
    package.relations(name, &relations);
    let layout = format!(
        "<p:sldLayout {NAMESPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title Only\"><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        slide::title("Title")
    );
    let name = "ppt/slideLayouts/slideLayout1.xml";
    package.xml(name, &format!("{KIND}.slideLayout+xml"), &layout);
    let relations = [("rId1", "slideMaster", "../slideMasters/slideMaster1.xml".to_owned())];
    package.relations(name, &relations);
}

/// The colours of the look as a theme of the presentation.
fn theme(look: &Look) -> String {
    let colours = &look.theme.colours;
    let mut named = vec![
        ("dk1", colours.text),
        ("lt1", colours.background),
        ("dk2", colours.muted),
        ("lt2", colours.grid),
    ];
    let accents = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
    named.extend(accents.into_iter().enumerate().map(|(place, name)| (name, colours.of(place))));
    named.extend([("hlink", colours.main), ("folHlink", colours.contrast)]);
    let colour = |(name, colour): &(&str, _)| {
        format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", chart::digits(*colour))
    };
    let scheme: String = named.iter().map(colour).collect();
    let font = look.theme.font.as_ref().map_or("Arial", |(family, _)| family);
    let font = super::package::escape(font);
    let fonts = ["major", "minor"].map(|kind| {
        format!("<a:{kind}Font><a:latin typeface=\"{font}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:{kind}Font>")
    });
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"6350\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"overbuild\"><a:themeElements><a:clrScheme name=\"overbuild\">{scheme}</a:clrScheme><a:fontScheme name=\"overbuild\">{}</a:fontScheme><a:fmtScheme name=\"overbuild\"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        fonts.concat(),
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3)
    )
}
