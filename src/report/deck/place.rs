//! A slide with its parts: what stands where below the title, as the layout and the lengths of texts have it.

use super::{
    Body, Chart, Slide,
    design::{Design, Paint},
    fitting::{height, largest},
    notes,
    package::{Package, Relation},
    slide::{self, Title},
    table,
    xml::Element,
};
use crate::template::{Area, Sheet};

const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// Hundredths of a point of titles, below what the layout says, the largest that fit first.
const TITLES: [u32; 11] = [4400, 4000, 3600, 3200, 2800, 2600, 2400, 2200, 2000, 1800, 1600];
/// Of sentences, of what is to be taken away, and of sources.
const SENTENCES: [u32; 6] = [2000, 1800, 1600, 1400, 1200, 1000];
const TAKEAWAYS: [u32; 3] = [1400, 1200, 1000];
const SUBTITLES: [u32; 2] = [1400, 1200];
const SOURCE: u32 = 1000;
/// Of the names of charts beside each other.
const NAME: u32 = 1400;
/// Relations of charts to their slide.
const CHARTS: [&str; 4] = ["rId2", "rId5", "rId6", "rId7"];
/// Space between texts on a slide 7.5 inches high.
const SPACE: f64 = 60_000.0;
/// The part of the width that lies between charts beside each other.
const SPACES: u32 = 60;
/// The bar before what is to be taken away, and the text behind it.
const BAR: u32 = 50_000;
const BEHIND: u32 = 140_000;

/// What of a slide's area each thing has.
struct Areas {
    subtitle: (Area, u32),
    body: Area,
    takeaway: (Area, u32),
    foot: (Area, u32),
}

/// Sizes on a slide of another height.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of letters")]
fn scaled<const N: usize>(sizes: [u32; N], scale: f64) -> [u32; N] {
    sizes.map(|size| (f64::from(size) * scale / 100.0).round() as u32 * 100)
}

impl Areas {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a slide")]
    fn of(own: &Slide, [x, y, wide, high]: Area, scale: f64) -> Self {
        let space = (SPACE * scale) as u32;
        let text = |text: &str, wide: u32, sizes: &[u32]| {
            let lines = [text.to_owned()];
            let size = largest(&lines, [wide, high / 7], sizes);
            let needs = if text.is_empty() { 0 } else { height(&lines, size, wide) + space };
            (needs, size)
        };
        let behind = (f64::from(BEHIND) * scale) as u32;
        let (above, subtitle) = text(&own.subtitle, wide, &scaled(SUBTITLES, scale));
        let (takes, takeaway) = text(&own.takeaway, wide - behind, &scaled(TAKEAWAYS, scale));
        let (below, foot) = text(&own.foot, wide, &scaled([SOURCE], scale));
        let top = y + above + space;
        let end = y + high;
        let last = end.saturating_sub(below + takes + space);
        Self {
            subtitle: ([x, y, wide, above.saturating_sub(space)], subtitle),
            body: [x, top, wide, last.saturating_sub(top)],
            takeaway: (
                [x, end.saturating_sub(below + takes), wide, takes.saturating_sub(space)],
                takeaway,
            ),
            foot: ([x, end.saturating_sub(below) + space, wide, below.saturating_sub(space)], foot),
        }
    }
}

/// Adds a slide with its chart, workbook, pictures and notes.
pub(super) fn add(
    package: &mut Package,
    number: usize,
    own: Slide,
    design: &Design<'_>,
) -> Result<(), String> {
    let sheet = if let Body::Text(_) = own.body { &design.words } else { &design.charts };
    let areas = Areas::of(&own, sheet.area, design.scale());
    let layout = format!("../slideLayouts/slideLayout{}.xml", sheet.layout);
    let mut relations = vec![
        ("rId1", "slideLayout", layout),
        ("rId3", "notesSlide", format!("../notesSlides/notesSlide{number}.xml")),
    ];
    let mut shapes = Vec::new();
    if sheet.panel {
        shapes.push(slide::panel((8, "Panel"), around(sheet.area, design.size), design.ground));
    }
    shapes.push(title(&own.title, sheet));
    let line = |named, (area, size): (Area, u32), paint, line: &str| {
        (!line.is_empty()).then(|| slide::text(named, area, (size, paint), &[line.to_owned()]))
    };
    shapes.extend(line((3, "Subtitle"), areas.subtitle, design.muted, &own.subtitle));
    let words = (own.body, own.title.as_str());
    shapes.extend(body((&mut *package, number), words, &areas, (sheet, design), &mut relations)?);
    if !own.takeaway.is_empty() {
        shapes.extend(takeaway(&own.takeaway, areas.takeaway, design));
    }
    shapes.extend(line((5, "Source"), areas.foot, design.muted, &own.foot));
    shapes.extend(sheet.number.as_ref().map(|placeholder| slide::number(placeholder, number)));
    let name = format!("ppt/slides/slide{number}.xml");
    package.xml(&name, &format!("{KIND}.slide+xml"), &slide::slide(shapes))?;
    package.relations(&name, &relations)?;
    notes::notes(package, number, &own.notes)
}

/// The title in the layout's place, in smaller letters where it would not fit.
fn title(text: &str, sheet: &Sheet) -> Element {
    let [_, _, wide, high] = sheet.title;
    let sizes: Vec<u32> =
        [sheet.letters].into_iter().chain(TITLES).filter(|size| *size <= sheet.letters).collect();
    // Some hold their letters off their edges, and bold ones are wider.
    let size = largest(&[text.to_owned()], [wide / 20 * 18, high], &sizes);
    let sampled = sheet.sample != crate::template::Sample::default() || sheet.ink.is_some();
    let own = Title {
        text,
        area: sheet.title,
        placeholder: sheet.title_place.as_ref(),
        size: (size < sheet.letters || sampled || sheet.title_place.is_none()).then_some(size),
        ink: sheet.ink.map(Paint::Own),
        sample: &sheet.sample,
    };
    own.element()
}

/// What stands between subtitle and takeaway, with its parts.
fn body(
    (package, number): (&mut Package, usize),
    (own, words): (Body, &str),
    areas: &Areas,
    (sheet, design): (&Sheet, &Design<'_>),
    relations: &mut Vec<Relation<'static>>,
) -> Result<Vec<Element>, String> {
    let area = areas.body;
    Ok(match own {
        Body::Native(charts, down) => {
            let areas = shared(area, &charts, down);
            native((package, number), (charts, words), &areas, design.scale(), relations)?
        }
        Body::Picture(png, svg) => {
            for (id, ending, bytes) in [("rId2", "png", png), ("rId4", "svg", svg)] {
                relations.push((id, "image", format!("../media/image{number}.{ending}")));
                package.bytes(&format!("ppt/media/image{number}.{ending}"), bytes);
            }
            vec![slide::picture(whole(area), words)]
        }
        Body::Table(rows) => vec![table::table(area, &rows, design)],
        Body::Text(lines) => {
            let sizes = scaled(SENTENCES, design.scale());
            // Where a layout has bullets, they and their indents take some of the width.
            let wide = area[2] / 100 * if sheet.body.is_some() { 88 } else { 98 };
            let written = (largest(&lines, [wide, area[3] / 20 * 19], &sizes), design.text);
            vec![match &sheet.body {
                Some(placeholder) => slide::sentences(placeholder, area, written, &lines),
                None => slide::text((4, "Text"), area, written, &lines),
            }]
        }
    })
}

/// An area shared out among charts, from left to right by their widths, or downwards.
fn shared([x, y, wide, high]: Area, charts: &[Chart], down: bool) -> Vec<Area> {
    #[expect(clippy::cast_possible_truncation, reason = "a few charts")]
    let count = charts.len() as u32;
    if down {
        let step = high / count;
        return (0..count).map(|place| [x, y + step * place, wide, step]).collect();
    }
    let step = wide / charts.iter().map(|chart| chart.wide).sum::<u32>();
    let mut left = x;
    let next = |chart: &Chart| {
        // The scale of one ends where that of the next begins: they need some space between them.
        let space = if left + step * chart.wide + step / 2 < x + wide { wide / SPACES } else { 0 };
        let own = [left, y, step * chart.wide - space, high];
        left += step * chart.wide;
        own
    };
    charts.iter().map(next).collect()
}

/// Charts, each in its area and with its name above it.
fn native(
    (package, number): (&mut Package, usize),
    (charts, words): (Vec<Chart>, &str),
    areas: &[Area],
    scale: f64,
    relations: &mut Vec<Relation<'static>>,
) -> Result<Vec<Element>, String> {
    let mut shapes = Vec::new();
    let [size] = scaled([NAME], scale);
    for (((place, chart), id), area) in (0..).zip(charts).zip(CHARTS).zip(areas) {
        // The first has the plain name.
        let ending = if place == 0 { String::new() } else { format!("_{}", place + 1) };
        let own = format!("chart{number}{ending}");
        relations.push((id, "chart", format!("../charts/{own}.xml")));
        let part = format!("ppt/charts/{own}.xml");
        package.xml(&part, CHART, &chart.part)?;
        package.relations(&part, &[("rId1", "package", format!("../embeddings/{own}.xlsx"))])?;
        package.bytes(&format!("ppt/embeddings/{own}.xlsx"), chart.book);
        let mut place_of = *area;
        let mut words = words.to_owned();
        if let Some((name, colour)) = chart.name {
            let lines = [name.clone()];
            let named = height(&lines, size, u32::MAX);
            let [x, y, wide, _] = place_of;
            let at = [x, y, wide - wide / 20, named];
            let size = largest(&lines, [at[2], named], &scaled([NAME, 1200, 1000, 800], scale));
            shapes.push(slide::text((20 + place, "Name"), at, (size, Paint::Own(colour)), &lines));
            place_of[1] += named;
            place_of[3] -= named;
            words = format!("{name}: {words}");
        }
        let shape = if place == 0 { 4 } else { 10 + place };
        shapes.push(slide::chart((shape, id), place_of, &words));
    }
    Ok(shapes)
}

/// A sentence to take away, with a bar before it.
fn takeaway(line: &str, (area, size): (Area, u32), design: &Design<'_>) -> [Element; 2] {
    let [x, y, wide, high] = area;
    let own = [x + BEHIND, y, wide - BEHIND, high];
    [
        slide::panel((7, "Bar"), [x, y, BAR, high], design.mark),
        slide::text((6, "Takeaway"), own, (size, design.text), &[line.to_owned()]),
    ]
}

/// The largest area of 16 to 9 within another, in its middle.
fn whole([x, y, wide, high]: Area) -> Area {
    let own = wide.min(high / 9 * 16);
    let height = own / 16 * 9;
    [x + (wide - own) / 2, y + (high - height) / 2, own, height]
}

/// An area and some space around it, within the slide.
fn around([x, y, wide, high]: Area, size: (u32, u32)) -> Area {
    let space = size.1 / 60;
    let [left, top] = [x.saturating_sub(space), y.saturating_sub(space / 2)];
    let right = (x + wide + space).min(size.0);
    let bottom = (y + high + space / 2).min(size.1);
    [left, top, right - left, bottom - top]
}
