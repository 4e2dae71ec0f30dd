//! What is not carried.

use super::{MAIN, MASTER, MASTER_RELATIONS, TYPES, altered, zipped};
use crate::{
    folder::{Folder, errors},
    office::{
        parts,
        sound::{is_sound, text},
    },
    solve::STRAIGHT_LINE,
};

/// Macros, links out of the file, sounds, programs and what needs them stay behind, with a word; the rest is carried.
#[test]
#[expect(
    clippy::too_many_lines,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a row for each kind; parts are named by us"
)]
fn nothing_foreign_is_carried() {
    let folder = Folder::new("template-foreign");
    folder.write("line.toml", STRAIGHT_LINE);
    let link = "http://example.org/";
    let relation = |id: &str, kind: &str, target: &str, more: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\" {more}/>"
        )
    };
    let more = [
        relation("rId90", "hyperlink", link, "TargetMode=\"External\""),
        relation("rId91", "image", &format!("{link}a.png"), "TargetMode=\"External\""),
        relation("rId92", "oleObject", "../embeddings/a.bin", ""),
        relation("rId93", "image", "../media/a.svg", ""),
    ]
    .concat();
    let mut own = altered(MASTER_RELATIONS, "</Relationships>", &format!("{more}</Relationships>"));
    let picture = |id: &str| {
        format!(
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"x\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId{id}\"/></p:blipFill><p:spPr/></p:pic>"
        )
    };
    let ole = "<p:graphicFrame><a:graphic><a:graphicData><p:oleObj r:id=\"rId92\"/></a:graphicData></a:graphic></p:graphicFrame>";
    let click = "<a:hlinkClick r:id=\"rId90\"/>";
    let old = text(&own, MASTER);
    let new = old
        .replacen(
            "name=\"Title Placeholder 1\"/>",
            &format!("name=\"Title Placeholder 1\">{click}</p:cNvPr>"),
            1,
        )
        .replacen("</p:spTree>", &format!("{}{ole}{}</p:spTree>", picture("91"), picture("93")), 1);
    assert!(new.contains("hlinkClick") && new.contains("oleObj"));
    own.insert(MASTER.to_owned(), new.into_bytes());
    let types = text(&own, TYPES)
        .replacen(MAIN, "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", 1)
        .replacen("</Types>", "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/><Default Extension=\"svg\" ContentType=\"image/svg+xml\"/></Types>", 1);
    own.insert(TYPES.to_owned(), types.into_bytes());
    own.insert("ppt/vbaProject.bin".to_owned(), b"Attribute VB_Name".to_vec());
    own.insert("ppt/embeddings/a.bin".to_owned(), b"program".to_vec());
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"{link}\"/></svg>");
    own.insert("ppt/media/a.svg".to_owned(), svg.into_bytes());
    folder.write("house.pptm", zipped(&own));
    let command = [
        "solve",
        "line.toml",
        "--for",
        "required_revenue@2027 = 320",
        "--by",
        "fleet.equipment_life=3..20",
    ];
    let output = folder.run(&[&command[..], &["--out", "r", "--template", "house.pptm"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    for note in
        ["macros", "has 2 links out of the file", "oleObject", "a picture (ppt/media/a.svg)"]
    {
        assert!(errors(&output).contains(note), "{note}: {}", errors(&output));
    }
    let deck = parts(&folder.0.join("r/deck.pptx"));
    is_sound(&deck);
    for (name, bytes) in &deck {
        let text = String::from_utf8_lossy(bytes);
        for foreign in
            ["example.org", "vbaProject", "macroEnabled", "oleObj", "hlinkClick", "TargetMode"]
        {
            assert!(name.ends_with(".xlsx") || !text.contains(foreign), "{name}: {foreign}");
        }
    }
    assert!(text(&deck, MASTER).contains("name=\"Title Placeholder 1\""));
}
