//! Speaker notes: where the numbers of a slide come from.

use super::{
    package::Package,
    slide::{body, in_place, letters, of_master, root, run, tree},
    xml::{Element, el},
};
use crate::template::Placeholder;

const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// What each colour of a theme is for.
pub(super) fn colour_map() -> Element {
    let same =
        ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];
    let own = [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")];
    let all = own.into_iter().chain(same.map(|name| (name, name)));
    all.fold(el("p:clrMap"), |map, (name, colour)| map.set(name, colour))
}

/// The master that notes refer to, with its theme.
pub(super) fn master(package: &mut Package, theme: &Element) -> Result<(), String> {
    let ground = el("p:bgRef").set("idx", 1001).add(el("a:schemeClr").set("val", "bg1"));
    let slide = el("p:cSld").add(el("p:bg").add(ground)).add(tree([]));
    let own = root("p:notesMaster").add(slide).add(colour_map());
    let name = "ppt/notesMasters/notesMaster1.xml";
    package.xml(name, &format!("{KIND}.notesMaster+xml"), &own)?;
    package.relations(name, &[("rId1", "theme", "../theme/notes.xml".to_owned())])?;
    let kind = "application/vnd.openxmlformats-officedocument.theme+xml";
    package.xml("ppt/theme/notes.xml", kind, theme)
}

/// The notes of a slide by its number.
pub(super) fn notes(package: &mut Package, slide: usize, lines: &[String]) -> Result<(), String> {
    let paragraphs = lines.iter().map(|line| el("a:p").add(run(letters(None), line)));
    let held = |kind: &str, index: Option<&str>| Placeholder {
        kind: Some(kind.to_owned()),
        index: index.map(str::to_owned),
    };
    let locks = el("a:spLocks").set("noGrp", 1).set("noRot", 1).set("noChangeAspect", 1);
    let picture = el("p:sp")
        .add(
            el("p:nvSpPr")
                .add(el("p:cNvPr").set("id", 2).set("name", "Slide Image"))
                .add(el("p:cNvSpPr").add(locks))
                .add(el("p:nvPr").add(el("p:ph").set("type", "sldImg"))),
        )
        .add(el("p:spPr"));
    let words = in_place(3, "Notes", &held("body", Some("1")), body(paragraphs));
    let own = root("p:notes").add(el("p:cSld").add(tree([picture, words]))).add(of_master());
    let name = format!("ppt/notesSlides/notesSlide{slide}.xml");
    package.xml(&name, &format!("{KIND}.notesSlide+xml"), &own)?;
    let relations = [
        ("rId1", "notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
        ("rId2", "slide", format!("../slides/slide{slide}.xml")),
    ];
    package.relations(&name, &relations)
}
