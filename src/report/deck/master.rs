//! What all slides share: presentation, master, layouts and theme, of the program or of the user's presentation.

use super::{
    design::{Design, LETTERS, Paint, TITLE},
    notes::{self, colour_map},
    package::Package,
    slide::{Title, of_master, placed, root, tree},
    xml::{Element, el, val},
};
use crate::{
    chart::{self, Look},
    template::{Placeholder, Sample, Template},
};

const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// The number of the program's master among masters and layouts.
const MASTER: u32 = 1 << 31;

/// Presentation, master, layouts and theme.
pub(super) fn frame(
    package: &mut Package,
    slides: usize,
    design: &Design<'_>,
    look: &Look,
) -> Result<(), String> {
    presentation(package, slides, design)?;
    let theme = theme(look);
    if let Some(template) = design.template {
        carried(package, template)?;
    } else {
        master(package)?;
        package.xml("ppt/theme/theme1.xml", THEME, &theme)?;
    }
    notes::master(package, &theme)
}

fn presentation(package: &mut Package, slides: usize, design: &Design<'_>) -> Result<(), String> {
    let mut relations = vec![
        ("rId1".to_owned(), "slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("rId2".to_owned(), "theme", "theme/theme1.xml".to_owned()),
        ("rId3".to_owned(), "notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
    ];
    let mut ids = el("p:sldIdLst");
    for number in 1..=slides {
        let id = format!("rId{}", number + 3);
        ids.push(el("p:sldId").set("id", 255 + number).set("r:id", &id));
        relations.push((id, "slide", format!("slides/slide{number}.xml")));
    }
    let relations: Vec<_> =
        relations.iter().map(|(id, kind, target)| (id.as_str(), *kind, target.clone())).collect();
    package.relations("", &[("rId1", "officeDocument", "ppt/presentation.xml".to_owned())])?;
    let (wide, high) = design.size;
    let master_id = design.template.map_or(MASTER, |template| template.master_id);
    let master = el("p:sldMasterId").set("id", master_id).set("r:id", "rId1");
    let notes = el("p:notesMasterId").set("r:id", "rId3");
    let own = root("p:presentation")
        .add(el("p:sldMasterIdLst").add(master))
        .add(el("p:notesMasterIdLst").add(notes))
        .add(ids)
        .add(el("p:sldSz").set("cx", wide).set("cy", high))
        .add(el("p:notesSz").set("cx", 6_858_000).set("cy", 9_144_000));
    let name = "ppt/presentation.xml";
    package.xml(name, &format!("{KIND}.presentation.main+xml"), &own)?;
    package.relations(name, &relations)
}

/// The parts of the user's presentation as they are.
fn carried(package: &mut Package, template: &Template) -> Result<(), String> {
    for part in &template.parts {
        match &part.kind {
            Some(kind) => package.typed(&part.name, kind, part.content.clone()),
            None => package.bytes(&part.name, part.content.clone()),
        }
        if !part.relations.is_empty() {
            let all: Vec<_> = part
                .relations
                .iter()
                .map(|(id, kind, target)| (id.as_str(), kind.as_str(), target.clone()))
                .collect();
            package.relations(&part.name, &all)?;
        }
    }
    Ok(())
}

/// A title that stands for those of slides.
fn sample_title() -> Element {
    let placeholder = Placeholder { kind: Some("title".to_owned()), index: None };
    let sample = Sample::default();
    let (size, ink) = (None, None);
    let title = Title {
        text: "Title",
        area: TITLE,
        placeholder: Some(&placeholder),
        size,
        ink,
        sample: &sample,
    };
    title.element()
}

fn master(package: &mut Package) -> Result<(), String> {
    let mut title = sample_title();
    title.each("p:spPr", &mut |own| *own = placed(TITLE));
    title.each("a:bodyPr", &mut |own| {
        let bottom = el("a:bodyPr").set("lIns", 0).set("rIns", 0).set("anchor", "t");
        *own = bottom.add(el("a:normAutofit"));
    });
    let letters = el("a:defRPr")
        .set("sz", LETTERS)
        .set("b", 1)
        .add(Paint::Theme("tx1").fill())
        .add(el("a:latin").set("typeface", "+mj-lt"));
    let style = el("p:txStyles")
        .add(el("p:titleStyle").add(el("a:lvl1pPr").set("algn", "l").add(letters)))
        .add(el("p:bodyStyle"))
        .add(el("p:otherStyle"));
    let ground = el("p:bgPr").add(Paint::Theme("bg1").fill()).add(el("a:effectLst"));
    let layout = el("p:sldLayoutId").set("id", MASTER + 1).set("r:id", "rId1");
    let own = root("p:sldMaster")
        .add(el("p:cSld").add(el("p:bg").add(ground)).add(tree([title])))
        .add(colour_map())
        .add(el("p:sldLayoutIdLst").add(layout))
        .add(style);
    let name = "ppt/slideMasters/slideMaster1.xml";
    package.xml(name, &format!("{KIND}.slideMaster+xml"), &own)?;
    let relations = [
        ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
        ("rId2", "theme", "../theme/theme1.xml".to_owned()),
    ];
    package.relations(name, &relations)?;
    let slide = el("p:cSld").set("name", "Title Only").add(tree([sample_title()]));
    let own =
        root("p:sldLayout").set("type", "titleOnly").set("preserve", 1).add(slide).add(of_master());
    let name = "ppt/slideLayouts/slideLayout1.xml";
    package.xml(name, &format!("{KIND}.slideLayout+xml"), &own)?;
    let relations = [("rId1", "slideMaster", "../slideMasters/slideMaster1.xml".to_owned())];
    package.relations(name, &relations)
}

/// The colours of the look as a theme of the presentation.
fn theme(look: &Look) -> Element {
    let colours = &look.theme.colours;
    let own = |name: &'static str, colour| el(name).add(val("a:srgbClr", chart::digits(colour)));
    let accents = ["a:accent1", "a:accent2", "a:accent3", "a:accent4", "a:accent5", "a:accent6"];
    let accents = accents.into_iter().enumerate();
    let scheme = el("a:clrScheme")
        .set("name", "overbuild")
        .add(own("a:dk1", colours.text))
        .add(own("a:lt1", colours.background))
        .add(own("a:dk2", colours.muted))
        .add(own("a:lt2", colours.grid))
        .all(accents.map(|(place, name)| own(name, colours.of(place))))
        .add(own("a:hlink", colours.main))
        .add(own("a:folHlink", colours.contrast));
    let font = look.theme.font.as_ref().map_or("Arial", |(family, _)| family);
    let fonts = ["a:majorFont", "a:minorFont"].map(|kind| {
        el(kind)
            .add(el("a:latin").set("typeface", font))
            .add(el("a:ea").set("typeface", ""))
            .add(el("a:cs").set("typeface", ""))
    });
    let fill = || Paint::Theme("phClr").fill();
    let three =
        |name: &'static str, inner: &dyn Fn() -> Element| el(name).all([(); 3].map(|()| inner()));
    let formats = el("a:fmtScheme")
        .set("name", "overbuild")
        .add(three("a:fillStyleLst", &fill))
        .add(three("a:lnStyleLst", &|| el("a:ln").set("w", 6350).add(fill())))
        .add(three("a:effectStyleLst", &|| el("a:effectStyle").add(el("a:effectLst"))))
        .add(three("a:bgFillStyleLst", &fill));
    let elements = el("a:themeElements")
        .add(scheme)
        .add(el("a:fontScheme").set("name", "overbuild").all(fonts))
        .add(formats);
    el("a:theme").set("xmlns:a", DRAWING).set("name", "overbuild").add(elements)
}
