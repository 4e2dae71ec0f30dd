//! Decks in the user's own presentation, `--template`: files of three makers, what is carried and what is not.

mod contrast;
mod foreign;
mod unfit;

use std::{
    fs,
    io::{Cursor, Write},
    path::PathBuf,
};

use roxmltree::Document;
use sha2::{Digest, Sha256};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    parts,
    sound::{Parts, all, is_sound, layout_of, text},
};
use crate::{
    folder::{Folder, errors},
    solve::STRAIGHT_LINE,
    support::root,
};

const MAKERS: [&str; 3] = ["libreoffice", "python-pptx", "picture"];

fn made_by(maker: &str) -> PathBuf {
    root().join(format!("tests/integration/office/templates/{maker}.pptx"))
}

/// The deck of a small question.
pub(super) fn solved(folder: &Folder, out: &str, more: &[&str]) -> Parts {
    let own = ["solve", "line.toml", "--for", "required_revenue@2027 = 320", "--by"];
    let rest = ["fleet.equipment_life=3..20", "--out", out, "--overwrite"];
    let output = folder.run(&[&own[..], &rest, more].concat());
    assert!(output.status.success(), "{}", errors(&output));
    parts(&folder.0.join(out).join("deck.pptx"))
}

fn slides(deck: &Parts) -> Vec<(String, &str)> {
    let names = (1..).map(|number| format!("ppt/slides/slide{number}.xml"));
    names
        .map_while(|name| Some((name.clone(), deck.get(&name)?)))
        .map(|(name, bytes)| (name, std::str::from_utf8(bytes).unwrap()))
        .collect()
}

/// Left, top, right and bottom of what has a place of its own.
fn boxes(slide: &str) -> Vec<[i64; 4]> {
    let document = Document::parse(slide).unwrap();
    let number = |node: &roxmltree::Node<'_, '_>, key: &str| {
        node.attribute(key).unwrap().parse::<i64>().unwrap()
    };
    let places = all(&document, "xfrm").into_iter().filter_map(|place| {
        let mut parts = place.children().filter(roxmltree::Node::is_element);
        let (from, size) = (parts.next()?, parts.next()?);
        let [x, y] = ["x", "y"].map(|key| number(&from, key));
        let [wide, high] = ["cx", "cy"].map(|key| number(&size, key));
        (wide > 0).then_some([x, y, x + wide, y + high])
    });
    places.collect()
}

/// Size, theme, master and layouts are the template's; titles stand in its places, nothing leaves the slide, charts can be
/// edited, notes, takeaways and sources are there.
#[test]
#[expect(
    clippy::cognitive_complexity,
    reason = "one deck for each maker, looked at from all sides"
)]
fn decks_follow_templates_of_three_makers() {
    let folder = Folder::new("templates");
    folder.write("line.toml", STRAIGHT_LINE);
    for maker in MAKERS {
        let path = made_by(maker);
        let before = fs::read(&path).unwrap();
        let deck = solved(&folder, maker, &["--template", path.to_str().unwrap()]);
        assert!(fs::read(&path).unwrap() == before, "{maker}: the template was touched");
        is_sound(&deck);
        let template = parts(&path);
        let size = |parts: &Parts| -> [i64; 2] {
            let document = Document::parse(text(parts, "ppt/presentation.xml")).unwrap();
            ["cx", "cy"]
                .map(|key| all(&document, "sldSz")[0].attribute(key).unwrap().parse().unwrap())
        };
        assert_eq!(size(&deck), size(&template), "{maker}");
        for part in ["ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml"] {
            assert_eq!(text(&deck, part), text(&template, part), "{maker}: {part}");
        }
        let layouts = |parts: &Parts| {
            parts.keys().filter(|name| name.starts_with("ppt/slideLayouts/slideLayout")).count()
        };
        assert_eq!(layouts(&deck), layouts(&template), "{maker}");
        let is_known = |name: &String| {
            ["docProps", "printerSettings", "ppt/presProps", "thumbnail"]
                .iter()
                .all(|own| !name.contains(own))
        };
        assert!(deck.keys().all(is_known), "{maker}: {:?}", deck.keys());
        let all_slides = slides(&deck);
        assert!(all_slides.len() >= 3, "{maker}");
        for (name, slide) in &all_slides {
            let [wide, high] = size(&deck);
            assert!(
                slide.contains("<p:ph type=\"title\""),
                "{maker} {name}: no title in its place"
            );
            assert!(slide.contains("tables.xlsx"), "{maker} {name}: no source");
            for [left, top, right, bottom] in boxes(slide) {
                assert!(left >= 0 && top >= 0 && right <= wide && bottom <= high, "{maker} {name}");
            }
            assert!(deck.contains_key(&name.replace("slides/slide", "notesSlides/notesSlide")));
        }
        let (name, chart) = &all_slides[1];
        assert!(chart.contains("name=\"Takeaway\"") && chart.contains("name=\"Chart\""), "{maker}");
        assert!(text(&deck, &layout_of(&deck, name)).contains("type=\"titleOnly\""), "{maker}");
        let (name, words) = &all_slides[0];
        assert!(text(&deck, &layout_of(&deck, name)).contains("type=\"obj\""), "{maker}");
        let document = Document::parse(words).unwrap();
        assert!(all(&document, "ph").len() >= 2, "{maker}: sentences have no place of the layout");
        assert_eq!(words.contains("name=\"Panel\""), maker == "picture", "{maker}");
    }
}

/// The record says which template it was, so that a repetition can tell that it is another one.
#[test]
fn the_template_is_recorded() {
    let folder = Folder::new("template-record");
    folder.write("line.toml", STRAIGHT_LINE);
    let bytes = fs::read(made_by("python-pptx")).unwrap();
    folder.write("house.pptx", &bytes);
    solved(&folder, "a", &["--template", "house.pptx"]);
    let manifest = fs::read_to_string(folder.0.join("a/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let digest = Sha256::digest(&bytes);
    let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    assert_eq!(manifest["template"][0]["name"], "house.pptx");
    assert_eq!(manifest["template"][0]["sha256"], hash.as_str());
    let replayed = folder.run(&["replay", "a"]);
    assert!(replayed.status.success(), "{}", errors(&replayed));
    folder.write("house.pptx", fs::read(made_by("libreoffice")).unwrap());
    let replayed = folder.run(&["replay", "a"]);
    let told = format!("{}{}", String::from_utf8_lossy(&replayed.stdout), errors(&replayed));
    assert!(!replayed.status.success() && told.contains("house.pptx"), "{told}");
    fs::remove_file(folder.0.join("house.pptx")).unwrap();
    let replayed = folder.run(&["replay", "a"]);
    assert_eq!(replayed.status.code(), Some(2));
    assert!(errors(&replayed).contains(&hash), "{}", errors(&replayed));
    // A result does not take the place of what it was made from.
    let own = ["solve", "line.toml", "--for", "required_revenue@2027 = 320", "--by"];
    let rest =
        ["fleet.equipment_life=3..20", "--out", "a", "--overwrite", "--template", "a/deck.pptx"];
    let output = folder.run(&[&own[..], &rest[..]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("would replace this file"), "{}", errors(&output));
}

/// A file of parts.
fn zipped(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The python-pptx template with one text replaced by another.
fn altered(part: &str, from: &str, to: &str) -> Parts {
    let mut own = parts(&made_by("python-pptx"));
    let old = text(&own, part).to_owned();
    assert!(old.contains(from), "{part}: {from}");
    own.insert(part.to_owned(), old.replacen(from, to, 1).into_bytes());
    own
}

const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const MASTER_RELATIONS: &str = "ppt/slideMasters/_rels/slideMaster1.xml.rels";
const TYPES: &str = "[Content_Types].xml";
const MAIN: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
