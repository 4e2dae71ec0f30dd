//! Deck and workbook: what stands on slides and in cells.

use std::collections::BTreeMap;

use overbuild::{
    chart::{self, Figure},
    language::Language,
};
use roxmltree::Document;

use super::text;
use crate::{folder::Folder, office::parts};

/// Texts and numbers of a sheet, row by row.
pub(crate) type Cells = Vec<Vec<String>>;

fn xml(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

/// The cells of every sheet of a workbook, with its name.
pub(crate) fn sheets(folder: &Folder, out: &str) -> Vec<(String, Cells)> {
    let parts = parts(&folder.0.join(out).join("tables.xlsx"));
    let shared = xml(&parts, "xl/sharedStrings.xml");
    let shared = Document::parse(&shared).unwrap();
    let words = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants()
            .filter(|own| own.has_tag_name_local("t"))
            .filter_map(|own| own.text())
            .collect()
    };
    let strings: Vec<String> =
        shared.root_element().children().filter(roxmltree::Node::is_element).map(words).collect();
    let book = xml(&parts, "xl/workbook.xml");
    let book = Document::parse(&book).unwrap();
    let names = book.descendants().filter(|node| node.has_tag_name_local("sheet"));
    let names: Vec<String> = names.map(|node| node.attribute("name").unwrap().to_owned()).collect();
    let each = names.into_iter().enumerate().map(|(place, name)| {
        let sheet = xml(&parts, &format!("xl/worksheets/sheet{}.xml", place + 1));
        let sheet = Document::parse(&sheet).unwrap();
        let cell = |node: roxmltree::Node<'_, '_>| {
            let value = node.descendants().find(|own| own.has_tag_name_local("v"));
            let value = value.and_then(|own| own.text()).unwrap_or_default();
            let is_word = node.attribute("t") == Some("s");
            if is_word {
                strings[value.parse::<usize>().unwrap()].clone()
            } else {
                value.to_owned()
            }
        };
        let rows = sheet.descendants().filter(|node| node.has_tag_name_local("row"));
        let cells = |row: roxmltree::Node<'_, '_>| {
            row.children().filter(|own| own.has_tag_name_local("c")).map(cell).collect()
        };
        (name, rows.map(cells).collect())
    });
    each.collect()
}

/// The texts of every slide of a deck.
pub(crate) fn slides(folder: &Folder, out: &str) -> Vec<Vec<String>> {
    let parts = parts(&folder.0.join(out).join("deck.pptx"));
    let slides = (1..).map_while(|place| parts.get(&format!("ppt/slides/slide{place}.xml")));
    let texts = slides.map(|bytes| {
        let slide = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
        let paragraphs = slide.descendants().filter(|node| node.has_tag_name_local("p"));
        let words = |node: roxmltree::Node<'_, '_>| -> String {
            let runs = node.descendants().filter(|own| own.has_tag_name_local("t"));
            runs.filter_map(|own| own.text()).collect()
        };
        paragraphs.map(words).filter(|words| !words.is_empty()).collect()
    });
    texts.collect()
}

trait Local {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl Local for roxmltree::Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// Slides behind the charts: definitions, assumptions, method.
const APPENDIX: usize = 3;

/// Each slide between answer and appendix has the title of a chart, no two the same; each chart has a sheet with its
/// title and its numbers.
pub(super) fn check(folder: &Folder, out: &str) {
    let figures = chart::read(&text(folder, &format!("{out}/charts.json"))).unwrap();
    let (sheets, slides) = (sheets(folder, out), slides(folder, out));
    // A number and its sign stay on one line of a slide.
    let title =
        |figure: &Figure| Language::En.say(&figure.counted(None).0.title).replace(" %", "\u{a0}%");
    let mut titles: Vec<String> = figures.iter().map(title).collect();
    // A comparison has a table of what its scenarios assume.
    let first = if slides[1][0] == "What the scenarios assume" { 2 } else { 1 };
    let shown = &slides[first..slides.len() - APPENDIX];
    assert!((3..=8).contains(&shown.len()), "{} charts", shown.len());
    for slide in shown {
        let place = titles.iter().position(|title| slide[0] == *title);
        titles.remove(place.unwrap_or_else(|| panic!("no chart, or twice: `{}`", slide[0])));
    }
    for figure in &figures {
        let title = Language::En.say(&figure.title);
        let sheet =
            sheets.iter().find(|(_, cells)| cells.iter().any(|row| row.first() == Some(&title)));
        numbers(figure, &sheet.unwrap_or_else(|| panic!("no sheet says `{title}`")).1);
    }
    listed(&sheets);
}

/// The first sheet lists every other, and no column that only a chart needs has the name of one that people read.
fn listed(sheets: &[(String, Cells)]) {
    let list: Vec<&String> = sheets[0].1.iter().filter_map(|row| row.first()).collect();
    for (name, cells) in &sheets[1..] {
        assert!(list.contains(&name), "`{name}` is not among the contents");
        let heads = cells.iter().map(|row| row.iter().filter(|own| !own.is_empty()));
        let Some(heads) = heads.map(Iterator::collect::<Vec<_>>).find(|row| row.len() > 1) else {
            continue;
        };
        let told: Vec<_> = heads.iter().filter(|own| !own.starts_with("for the chart: ")).collect();
        let twice = told.iter().enumerate().find(|(at, own)| told[..*at].contains(own));
        assert!(twice.is_none(), "`{name}`: {twice:?} of {told:?}");
    }
}

/// The sheet has the header and each row of the numbers behind the chart.
fn numbers(figure: &Figure, cells: &Cells) {
    let data = figure.form.data();
    let header: Vec<String> = data.header.iter().map(|cell| Language::En.say(cell)).collect();
    let begin = |row: &Vec<String>| row.len() >= header.len() && row[..header.len()] == header;
    let first =
        cells.iter().position(begin).unwrap_or_else(|| panic!("{}: no {header:?}", figure.name));
    for ((name, due), row) in data.rows.iter().zip(&cells[first + 1..]) {
        let name = Language::En.say(name);
        assert!(
            row[0] == name || row[0].parse::<f64>().ok() == name.parse().ok(),
            "{}: {row:?}, {name}",
            figure.name
        );
        let due: Vec<f64> = due.iter().flatten().copied().collect();
        let found: Vec<f64> = row[1..].iter().filter_map(|cell| cell.parse().ok()).collect();
        assert!(found.len() >= due.len(), "{}: {row:?}", figure.name);
        for (found, due) in found.iter().zip(&due) {
            assert!(
                (found - due).abs() <= 1e-9 * due.abs().max(1e-9),
                "{}: {row:?}, {due}",
                figure.name
            );
        }
    }
}
