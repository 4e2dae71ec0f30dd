//! What stands on a slide: texts, native charts and pictures, in English Metric Units.

use super::{
    design::Paint,
    xml::{Element, el, val},
};
use crate::template::{Area, Placeholder, Sample};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PRESENTATION: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
/// Says to programs that a picture has a drawing behind it.
const HAS_SVG: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
/// Names the field of a slide's number.
const NUMBER: &str = "{6E1D5A2C-5B0F-4B7E-9C4B-0C3E1B7D2A11}";

/// Points behind a paragraph, over the size of its letters, in per cent.
const SPACE: u32 = 40;

/// The root of a part with the namespaces that all parts use.
pub(super) fn root(name: &'static str) -> Element {
    el(name).set("xmlns:a", DRAWING).set("xmlns:r", RELATIONS).set("xmlns:p", PRESENTATION)
}

/// A tree of shapes.
pub(super) fn tree(shapes: impl IntoIterator<Item = Element>) -> Element {
    let own = el("p:nvGrpSpPr")
        .add(el("p:cNvPr").set("id", 1).set("name", ""))
        .add(el("p:cNvGrpSpPr"))
        .add(el("p:nvPr"));
    let at = |name| el(name).set("x", 0).set("y", 0);
    let wide = |name| el(name).set("cx", 0).set("cy", 0);
    let place =
        el("a:xfrm").add(at("a:off")).add(wide("a:ext")).add(at("a:chOff")).add(wide("a:chExt"));
    el("p:spTree").add(own).add(el("p:grpSpPr").add(place)).all(shapes)
}

fn place(name: &'static str, [x, y, width, height]: Area) -> Element {
    el(name)
        .add(el("a:off").set("x", x).set("y", y))
        .add(el("a:ext").set("cx", width).set("cy", height))
}

fn rectangle() -> Element {
    el("a:prstGeom").set("prst", "rect").add(el("a:avLst"))
}

/// Number, name and what it is for, of a shape.
fn shape(id: u32, name: &str, own: Element, placeholder: Option<&Placeholder>) -> Element {
    let mark = placeholder.map(|placeholder| {
        let mut mark = el("p:ph");
        if let Some(kind) = &placeholder.kind {
            mark = mark.set("type", kind);
        }
        match &placeholder.index {
            Some(index) => mark.set("idx", index),
            None => mark,
        }
    });
    el("p:nvSpPr")
        .add(el("p:cNvPr").set("id", id).set("name", name))
        .add(own)
        .add(el("p:nvPr").all(mark))
}

/// The properties of a shape that stands for a placeholder.
fn held() -> Element {
    el("p:cNvSpPr").add(el("a:spLocks").set("noGrp", 1))
}

/// A shape for a placeholder, which gives it its place, with a body.
pub(super) fn in_place(id: u32, name: &str, placeholder: &Placeholder, body: Element) -> Element {
    el("p:sp").add(shape(id, name, held(), Some(placeholder))).add(el("p:spPr")).add(body)
}

/// A body of paragraphs.
pub(super) fn body(paragraphs: impl IntoIterator<Item = Element>) -> Element {
    el("p:txBody").add(el("a:bodyPr")).add(el("a:lstStyle")).all(paragraphs)
}

/// A run of letters with their properties.
pub(super) fn run(properties: Element, text: &str) -> Element {
    el("a:r").add(properties).add(el("a:t").say(text))
}

/// Properties of letters: of their style's size, or of one in hundredths of a point.
pub(super) fn letters(size: Option<u32>) -> Element {
    let own = el("a:rPr").set("lang", "en-GB");
    match size {
        Some(size) => own.set("sz", size),
        None => own,
    }
}

/// The title, in the place that the layout gives it.
pub(super) struct Title<'a> {
    pub(super) text: &'a str,
    pub(super) area: Area,
    pub(super) placeholder: Option<&'a Placeholder>,
    /// Hundredths of a point, where the style's letters are too large.
    pub(super) size: Option<u32>,
    pub(super) ink: Option<Paint>,
    pub(super) sample: &'a Sample,
}

impl Title<'_> {
    pub(super) fn element(&self) -> Element {
        let mut own = letters(self.size);
        if let Some(ink) = self.ink {
            own.push(ink.fill());
        }
        if let Some(font) = &self.sample.font {
            own.push(el("a:latin").set("typeface", font));
        }
        let align = self.sample.align.as_ref().map(|align| el("a:pPr").set("algn", align));
        let paragraph = el("a:p").all(align).add(run(own, self.text));
        match self.placeholder {
            Some(placeholder) => in_place(2, "Title", placeholder, body([paragraph])),
            None => boxed((2, "Title"), self.area, [paragraph], "t"),
        }
    }
}

/// A box of paragraphs with its number and name.
fn boxed(
    (id, name): (u32, &str),
    area: Area,
    paragraphs: impl IntoIterator<Item = Element>,
    anchor: &str,
) -> Element {
    let properties = el("p:spPr").add(place("a:xfrm", area)).add(rectangle()).add(el("a:noFill"));
    el("p:sp")
        .add(shape(id, name, el("p:cNvSpPr").set("txBox", 1), None))
        .add(properties)
        .add(el("p:txBody").add(tight(anchor)).add(el("a:lstStyle")).all(paragraphs))
}

/// A body without margins.
fn tight(anchor: &str) -> Element {
    let own = el("a:bodyPr").set("wrap", "square");
    let own = own.set("lIns", 0).set("tIns", 0).set("rIns", 0).set("bIns", 0);
    own.set("anchor", anchor).add(el("a:normAutofit"))
}

fn paragraph(text: &str, size: u32, paint: Paint) -> Element {
    let space = el("a:spcAft").add(val("a:spcPts", size * SPACE / 100));
    let latin = el("a:latin").set("typeface", "+mn-lt");
    let own = letters(Some(size)).add(paint.fill()).add(latin);
    el("a:p").add(el("a:pPr").add(space)).add(run(own, text))
}

/// A box of paragraphs, in hundredths of a point.
pub(super) fn text(
    named: (u32, &str),
    area: Area,
    (size, paint): (u32, Paint),
    lines: &[String],
) -> Element {
    boxed(named, area, lines.iter().map(|line| paragraph(line, size, paint)), "t")
}

/// Sentences in the place that a layout has for them.
pub(super) fn sentences(
    placeholder: &Placeholder,
    area: Area,
    (size, paint): (u32, Paint),
    lines: &[String],
) -> Element {
    let each = lines.iter().map(|line| paragraph(line, size, paint));
    let own = el("p:txBody").add(el("a:bodyPr").add(el("a:normAutofit"))).add(el("a:lstStyle"));
    el("p:sp")
        .add(shape(4, "Text", held(), Some(placeholder)))
        // What a layout fills the place with is not what these letters are to be read on.
        .add(el("p:spPr").add(place("a:xfrm", area)).add(el("a:noFill")))
        .add(own.all(each))
}

/// A plain rectangle.
pub(super) fn panel(named: (u32, &str), area: Area, paint: Paint) -> Element {
    let properties = el("p:spPr")
        .add(place("a:xfrm", area))
        .add(rectangle())
        .add(paint.fill())
        .add(el("a:ln").add(el("a:noFill")));
    el("p:sp").add(shape(named.0, named.1, el("p:cNvSpPr"), None)).add(properties)
}

/// The slide's number, in the place of the layout.
pub(super) fn number(placeholder: &Placeholder, number: usize) -> Element {
    let field = el("a:fld")
        .set("id", NUMBER)
        .set("type", "slidenum")
        .add(letters(None))
        .add(el("a:t").say(&number.to_string()));
    in_place(9, "Number", placeholder, body([el("a:p").add(field)]))
}

/// What a cell of a table says.
pub(super) fn cell_body(text: &str, size: u32, paint: Paint) -> Element {
    let latin = el("a:latin").set("typeface", "+mn-lt");
    let own = letters(Some(size)).add(paint.fill()).add(latin);
    let body = el("a:txBody").add(el("a:bodyPr")).add(el("a:lstStyle"));
    body.add(el("a:p").add(run(own, text)))
}

/// A frame with a graphic that is neither picture nor chart.
pub(super) fn frame((id, name): (u32, &str), area: Area, graphic: Element) -> Element {
    let locks = el("a:graphicFrameLocks").set("noGrp", 1);
    let own = el("p:nvGraphicFramePr")
        .add(el("p:cNvPr").set("id", id).set("name", name))
        .add(el("p:cNvGraphicFramePr").add(locks))
        .add(el("p:nvPr"));
    el("p:graphicFrame").add(own).add(place("p:xfrm", area)).add(graphic)
}

/// A native chart with its number and its relation.
pub(super) fn chart((id, relation): (u32, &str), area: Area, words: &str) -> Element {
    let own = el("p:nvGraphicFramePr")
        .add(el("p:cNvPr").set("id", id).set("name", "Chart").set("descr", words))
        .add(el("p:cNvGraphicFramePr"))
        .add(el("p:nvPr"));
    let chart = el("c:chart").set("xmlns:c", CHART).set("r:id", relation);
    let data = el("a:graphicData").set("uri", CHART).add(chart);
    el("p:graphicFrame").add(own).add(place("p:xfrm", area)).add(el("a:graphic").add(data))
}

/// A picture: PNG by the relation `rId2`, and SVG by `rId4` for programs that know it.
pub(super) fn picture(area: Area, words: &str) -> Element {
    let own = el("p:nvPicPr")
        .add(el("p:cNvPr").set("id", 4).set("name", "Picture").set("descr", words))
        .add(el("p:cNvPicPr").add(el("a:picLocks").set("noChangeAspect", 1)))
        .add(el("p:nvPr"));
    let svg = el("asvg:svgBlip").set("xmlns:asvg", SVG).set("r:embed", "rId4");
    let more = el("a:extLst").add(el("a:ext").set("uri", HAS_SVG).add(svg));
    let fill = el("p:blipFill")
        .add(el("a:blip").set("r:embed", "rId2").add(more))
        .add(el("a:stretch").add(el("a:fillRect")));
    let properties = el("p:spPr").add(place("a:xfrm", area)).add(rectangle());
    el("p:pic").add(own).add(fill).add(properties)
}

/// A slide of shapes.
pub(super) fn slide(shapes: impl IntoIterator<Item = Element>) -> Element {
    root("p:sld").add(el("p:cSld").add(tree(shapes))).add(of_master())
}

/// Colours as the master has them.
pub(super) fn of_master() -> Element {
    el("p:clrMapOvr").add(el("a:masterClrMapping"))
}

/// The place of a shape in its properties.
pub(super) fn placed(area: Area) -> Element {
    el("p:spPr").add(place("a:xfrm", area)).add(rectangle())
}
