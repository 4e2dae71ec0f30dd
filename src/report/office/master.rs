//! What all slides share: presentation, master, layout and theme.

use super::{
    notes,
    package::{Package, escape},
    slide::{self, MARGIN, NAMESPACES, SIZE, TREE},
};
use crate::report::chart::{self, Look};

const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// Presentation, master, layout and theme.
pub(super) fn frame(package: &mut Package, slides: usize, look: &Look) {
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
    let font = escape(font);
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
