//! Speaker notes: where the numbers of a slide come from.

use super::{
    package::{Package, escape},
    slide::{NAMESPACES, TREE},
};

const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// The master that notes refer to, with its theme.
pub(super) fn master(package: &mut Package, theme: &str) {
    let colours = "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"";
    let body = format!(
        "<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMap {colours}/></p:notesMaster>"
    );
    let name = "ppt/notesMasters/notesMaster1.xml";
    package.xml(name, &format!("{KIND}.notesMaster+xml"), &body);
    package.relations(name, &[("rId1", "theme", "../theme/theme2.xml".to_owned())]);
    let kind = "application/vnd.openxmlformats-officedocument.theme+xml";
    package.xml("ppt/theme/theme2.xml", kind, theme);
}

/// The notes of a slide by its number.
pub(super) fn notes(package: &mut Package, slide: usize, lines: &[String]) {
    let mut paragraphs = String::new();
    for line in lines {
        let line = escape(line);
        paragraphs += &format!("<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>{line}</a:t></a:r></a:p>");
    }
    let body = format!(
        "<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    );
    let name = format!("ppt/notesSlides/notesSlide{slide}.xml");
    package.xml(&name, &format!("{KIND}.notesSlide+xml"), &body);
    let relations = [
        ("rId1", "notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
        ("rId2", "slide", format!("../slides/slide{slide}.xml")),
    ];
    package.relations(&name, &relations);
}
