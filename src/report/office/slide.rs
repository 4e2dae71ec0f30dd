//! What stands on a slide: texts, native charts and pictures, in English Metric Units.

use super::package::escape;

pub(super) const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The beginning of every tree of shapes.
pub(super) const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// Left, top, width, height.
pub(super) type Area = [u32; 4];

/// The whole of a 16:9 slide, and its margin.
pub(super) const SIZE: (u32, u32) = (12_192_000, 6_858_000);
pub(super) const MARGIN: u32 = 508_000;

fn transform(tag: &str, [x, y, width, height]: Area) -> String {
    format!(
        "<{tag}:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></{tag}:xfrm>"
    )
}

/// The title, in the place that the layout gives it; long ones in smaller letters, so that two lines hold them.
pub(super) fn title(text: &str) -> String {
    let size = match text.chars().count() {
        0..=84 => "",
        85..=108 => " sz=\"2200\"",
        109..=140 => " sz=\"1800\"",
        _ => " sz=\"1400\"",
    };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\"{size}/><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>",
        escape(text)
    )
}

/// Hundredths of a point in which paragraphs fill a slide and no more.
pub(super) fn size(lines: &[String]) -> u32 {
    // Lines on the slide at 20 points, some 95 letters each, and the space behind paragraphs.
    let rows = |letters: usize| -> usize {
        lines.iter().map(|line| line.chars().count().div_ceil(letters) * 2 + 1).sum()
    };
    [(2000, 90, 28), (1600, 112, 35), (1400, 128, 40), (1200, 150, 47)]
        .into_iter()
        .find(|(_, letters, most)| rows(*letters) <= *most)
        .map_or(1000, |(size, ..)| size)
}

/// A box of paragraphs, in hundredths of a point.
pub(super) fn text(
    id: u32,
    name: &str,
    area: Area,
    size: u32,
    colour: &str,
    lines: &[String],
) -> String {
    let paragraph = |line: &String| {
        format!(
            "<a:p><a:pPr><a:spcAft><a:spcPts val=\"600\"/></a:spcAft></a:pPr><a:r><a:rPr lang=\"en-GB\" sz=\"{size}\"><a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill></a:rPr><a:t>{}</a:t></a:r></a:p>",
            escape(line)
        )
    };
    let paragraphs: String = lines.iter().map(paragraph).collect();
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" rIns=\"0\" tIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
        transform("a", area)
    )
}

/// A sentence to take away, with a bar before it.
pub(super) fn takeaway(id: u32, area: Area, line: &str) -> String {
    let [x, y, width, height] = area;
    let bar = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"Bar\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val=\"accent1\"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
        id + 1,
        transform("a", [x, y, 50_000, height])
    );
    // Two lines at most.
    let size = match line.chars().count() {
        0..=230 => 1400,
        231..=280 => 1200,
        _ => 1000,
    };
    let own = [x + 140_000, y, width - 140_000, height];
    bar + &text(id, "Takeaway", own, size, "tx1", &[line.to_owned()])
}

/// A native chart: the relation `rId2`.
pub(super) fn chart(area: Area, words: &str) -> String {
    let words = escape(words);
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"Chart\" descr=\"{words}\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId2\"/></a:graphicData></a:graphic></p:graphicFrame>",
        transform("p", area)
    )
}

/// A picture: PNG by the relation `rId2`, and SVG by `rId4` for programs that know it.
pub(super) fn picture(area: Area, words: &str) -> String {
    let words = escape(words);
    let svg = "<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId4\"/></a:ext></a:extLst>";
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"Picture\" descr=\"{words}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId2\">{svg}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        transform("a", area)
    )
}

/// A slide of shapes.
pub(super) fn slide(shapes: &str) -> String {
    format!(
        "<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
}
