//! Whether a file of Open Packaging is sound: every part well formed and of a type, every relation used and with its
//! target, every number of a shape its own, every placeholder of a slide one of its layout.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use roxmltree::{Document, Node};

use super::parts;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) type Parts = BTreeMap<String, Vec<u8>>;

/// The text of a part.
pub(super) fn text<'a>(parts: &'a Parts, name: &str) -> &'a str {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("no {name}"));
    std::str::from_utf8(bytes).unwrap()
}

fn parsed<'a>(parts: &'a Parts, name: &str) -> Document<'a> {
    let text = text(parts, name).trim_start_matches('\u{feff}');
    Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Elements of a name.
pub(super) fn all<'a, 'i>(document: &'a Document<'i>, name: &'static str) -> Vec<Node<'a, 'i>> {
    document.descendants().filter(|node| node.tag_name().name() == name).collect()
}

/// Every fault of a file.
pub(super) fn faults(parts: &Parts) -> Vec<String> {
    let mut found = Vec::new();
    let types = parsed(parts, "[Content_Types].xml");
    let told = |node: &str, key: &str, value: &str| {
        let mut own = types.descendants().filter(|own| own.tag_name().name() == node);
        own.any(|own| own.attribute(key).is_some_and(|it| it.eq_ignore_ascii_case(value)))
    };
    for part in types.descendants().filter_map(|own| own.attribute("PartName")) {
        if !parts.contains_key(part.trim_start_matches('/')) {
            found.push(format!("{part} has a type, but is not there"));
        }
    }
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap();
        if !told("Override", "PartName", &format!("/{name}"))
            && !told("Default", "Extension", ending)
        {
            found.push(format!("{name} has no type"));
        }
        if ["xml", "rels", "vml"].contains(&ending) {
            let document = parsed(parts, name);
            if ending == "rels" {
                targets(parts, name, &document, &mut found);
            } else {
                named(parts, name, &document, &mut found);
            }
        }
    }
    reached(parts, &mut found);
    found
}

/// The part that relations belong to.
fn owner(relations: &str) -> String {
    relations.replacen("_rels/", "", 1).trim_end_matches(".rels").to_owned()
}

fn relations_of(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned()
}

fn targets(parts: &Parts, name: &str, document: &Document<'_>, found: &mut Vec<String>) {
    let own = owner(name);
    if !own.is_empty() && !parts.contains_key(&own) {
        found.push(format!("{name} belongs to no part"));
    }
    let mut ids = BTreeSet::new();
    for relation in document.root_element().children().filter(Node::is_element) {
        let target = relation.attribute("Target").unwrap();
        if !ids.insert(relation.attribute("Id").unwrap()) {
            found.push(format!("{name}: an id stands twice"));
        }
        let external = relation.attribute("TargetMode") == Some("External");
        if !external && !parts.contains_key(&resolve(&own, target)) {
            found.push(format!("{name}: {target} is missing"));
        }
    }
}

/// The part that a relation of a part leads to.
pub(super) fn resolve(own: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = own.split('/').collect();
    path.pop();
    for part in target.split('/') {
        if part == ".." {
            path.pop();
        } else {
            path.push(part);
        }
    }
    path.join("/")
}

/// Ids of relations that a part names, ids of shapes, placeholders.
fn named(parts: &Parts, name: &str, document: &Document<'_>, found: &mut Vec<String>) {
    let relations = relations_of(name);
    let known: BTreeSet<String> = if parts.contains_key(&relations) {
        let own = parsed(parts, &relations);
        own.descendants().filter_map(|node| node.attribute("Id")).map(str::to_owned).collect()
    } else {
        BTreeSet::new()
    };
    for attribute in document.descendants().flat_map(|node| node.attributes()) {
        if attribute.namespace() == Some(RELATIONS) && !known.contains(attribute.value()) {
            found.push(format!("{name}: no relation {}", attribute.value()));
        }
    }
    if !name.starts_with("ppt/slides/") && !name.starts_with("ppt/notesSlides/") {
        return;
    }
    let mut ids = BTreeSet::new();
    for shape in all(document, "cNvPr") {
        if !ids.insert(shape.attribute("id").unwrap()) {
            found.push(format!("{name}: two shapes are {}", shape.attribute("id").unwrap()));
        }
    }
    if name.starts_with("ppt/slides/") {
        let own = placeholders(document);
        let layout = parsed(parts, &layout_of(parts, name));
        let layout = placeholders(&layout);
        found.extend(
            own.difference(&layout).map(|own| format!("{name}: its layout has no {own:?}")),
        );
    }
}

/// Kind and index of each placeholder.
fn placeholders(document: &Document<'_>) -> BTreeSet<(Option<String>, Option<String>)> {
    let own = |node: Node<'_, '_>, key: &str| node.attribute(key).map(str::to_owned);
    all(document, "ph").into_iter().map(|node| (own(node, "type"), own(node, "idx"))).collect()
}

/// The layout of a slide.
pub(super) fn layout_of(parts: &Parts, slide: &str) -> String {
    let relations = parsed(parts, &relations_of(slide));
    let kind = format!("{RELATIONS}/slideLayout");
    let mut own =
        relations.descendants().filter(|node| node.attribute("Type") == Some(kind.as_str()));
    resolve(slide, own.next().unwrap().attribute("Target").unwrap())
}

/// Parts that no relation leads to.
#[expect(clippy::case_sensitive_file_extension_comparisons, reason = "parts are named by us")]
fn reached(parts: &Parts, found: &mut Vec<String>) {
    let mut seen = BTreeSet::from([String::new()]);
    let mut open = vec![String::new()];
    while let Some(own) = open.pop() {
        let relations = if own.is_empty() { "_rels/.rels".to_owned() } else { relations_of(&own) };
        if !parts.contains_key(&relations) {
            continue;
        }
        let document = parsed(parts, &relations);
        for node in document.root_element().children().filter(Node::is_element) {
            let target = resolve(&own, node.attribute("Target").unwrap());
            if seen.insert(target.clone()) {
                open.push(target);
            }
        }
    }
    let lost = |name: &&String| {
        !name.ends_with(".rels") && **name != "[Content_Types].xml" && !seen.contains(*name)
    };
    found.extend(parts.keys().filter(lost).map(|name| format!("nothing leads to {name}")));
}

/// Panics where a file has a fault.
pub(super) fn is_sound(parts: &Parts) {
    let found = faults(parts);
    assert!(found.is_empty(), "{found:#?}");
}

/// Decks and workbooks of every bundled scenario, where `.ci/run` has made them.
#[test]
fn decks_of_all_scenarios_are_sound() {
    let Ok(folder) = std::env::var("OVERBUILD_RESULTS") else { return };
    let mut count = 0;
    for entry in fs::read_dir(Path::new(&folder)).unwrap() {
        for file in ["deck.pptx", "tables.xlsx"] {
            let file = entry.as_ref().unwrap().path().join(file);
            if file.exists() {
                let found = faults(&parts(&file));
                assert!(found.is_empty(), "{}: {found:#?}", file.display());
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count} files");
}

/// Each fault is seen.
#[test]
fn faults_of_files_are_seen() {
    let folder = crate::folder::Folder::new("faults");
    folder.write("line.toml", crate::solve::STRAIGHT_LINE);
    let deck = super::template::solved(&folder, "plain", &[]);
    is_sound(&deck);
    let slide = "ppt/slides/slide2.xml";
    for (part, from, to, words) in [
        (slide, "r:id=\"rId2\"", "r:id=\"rId7\"", "no relation rId7"),
        (slide, "cNvPr id=\"2\"", "cNvPr id=\"4\"", "two shapes are 4"),
        (slide, "ph type=\"title\"", "ph type=\"body\"", "its layout has no"),
        (
            "ppt/slides/_rels/slide2.xml.rels",
            "charts/chart2",
            "charts/chart9",
            "chart9.xml is missing",
        ),
        (
            "ppt/slides/_rels/slide2.xml.rels",
            "charts/chart2",
            "charts/chart9",
            "nothing leads to ppt/charts/chart2.xml",
        ),
        ("ppt/slides/_rels/slide2.xml.rels", "Id=\"rId1\"", "Id=\"rId3\"", "an id stands twice"),
        (
            "[Content_Types].xml",
            "Extension=\"xlsx\"",
            "Extension=\"xls\"",
            "chart2.xlsx has no type",
        ),
        (
            "[Content_Types].xml",
            "/ppt/slides/slide2.xml",
            "/ppt/slides/slide8.xml",
            "slide8.xml has a type",
        ),
    ] {
        let mut broken = deck.clone();
        let text = text(&deck, part);
        assert!(text.contains(from), "{part}: {from}");
        broken.insert(part.to_owned(), text.replacen(from, to, 1).into_bytes());
        let found = faults(&broken);
        assert!(found.iter().any(|fault| fault.contains(words)), "{words}: {found:?}");
    }
}
