//! Formats of cells, and greys of bars, of a run: read from workbook, deck and picture.

use std::{collections::BTreeMap, fs, str};

use roxmltree::{Document, Node};

use super::parts;
use crate::{
    folder::{Folder, errors},
    told::sheets,
};

type Parts = BTreeMap<String, Vec<u8>>;

/// Grey of the usual theme.
const GREY: &str = "5C667A";

fn named<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    node.descendants().filter(|own| own.tag_name().name() == name).collect()
}

/// How the cells of a sheet show their numbers: value and format.
fn formats(book: &Parts, place: usize) -> Vec<(f64, String)> {
    let text = |name: &str| str::from_utf8(&book[name]).unwrap().trim_start_matches('\u{feff}');
    let styles = Document::parse(text("xl/styles.xml")).unwrap();
    let of_cells = named(styles.root(), "cellXfs")[0];
    let numbers: Vec<&str> =
        named(of_cells, "xf").iter().map(|own| own.attribute("numFmtId").unwrap()).collect();
    let known = named(styles.root(), "numFmt");
    let format = |style: usize| {
        let own = known.iter().find(|own| own.attribute("numFmtId") == Some(numbers[style]));
        own.map_or("", |own| own.attribute("formatCode").unwrap()).to_owned()
    };
    let name = format!("xl/worksheets/sheet{}.xml", place + 1);
    let sheet = Document::parse(text(&name)).unwrap();
    let cells = named(sheet.root(), "c").into_iter().filter(|own| own.attribute("t").is_none());
    let cells = cells.filter_map(|own| {
        let value = named(own, "v").first()?.text()?.parse().ok()?;
        Some((value, format(own.attribute("s")?.parse().ok()?)))
    });
    cells.collect()
}

/// The colours of the series of a chart, in their order.
fn colours(chart: &[u8]) -> Vec<String> {
    let text = str::from_utf8(chart).unwrap().trim_start_matches('\u{feff}');
    let document = Document::parse(text).unwrap();
    let first = |own: Node<'_, '_>| {
        let fills = named(own, "solidFill").into_iter().flat_map(|own| own.children());
        let mut values = fills.filter_map(|own| own.attribute("val"));
        values.next().unwrap_or_default().to_owned()
    };
    named(document.root(), "ser").into_iter().map(first).collect()
}

#[test]
fn shares_near_an_end_and_bars_of_all_are_shown_as_what_they_are() {
    let folder = Folder::new("office-cells");
    let command = ["run", "base.toml", "--paths", "2048", "--out", "r", "--no-explore", "--quiet"];
    let output = folder.run(&[&command[..], &["--slides", "watch"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let book = parts(&folder.0.join("r/tables.xlsx"));
    let names: Vec<String> = sheets(&folder, "r").into_iter().map(|(name, _)| name).collect();
    let mut near = 0;
    for (place, name) in names.iter().enumerate() {
        for (value, format) in formats(&book, place) {
            let size: f64 = value.abs();
            let is_near = size > 0.0 && size < 0.0005 || (0.9995..1.0).contains(&size);
            near += usize::from(format == "0.0####%");
            assert!(!is_near || format != "0.0%", "{name}: {value} as {format}");
            assert!(is_near || format != "0.0####%", "{name}: {value} as {format}");
        }
    }
    assert!(near > 1, "{near}");
    // Its bars, and beside them in grey those of all paths.
    let two = |colours: &[String]| colours.len() == 2 && colours[0] != colours[1];
    let charts = book.iter().filter(|(name, _)| name.starts_with("xl/charts/chart"));
    let last =
        charts.filter(|(_, chart)| String::from_utf8_lossy(chart).contains("'What to watch'!"));
    let own: Vec<Vec<String>> = last.map(|(_, chart)| colours(chart)).collect();
    assert!(own.len() == 1 && two(&own[0]) && own[0][1] == GREY, "{own:?}");
    let deck = parts(&folder.0.join("r/deck.pptx"));
    let charts = deck.iter().filter(|(name, _)| name.starts_with("ppt/charts/chart"));
    let own: Vec<Vec<String>> = charts.map(|(_, chart)| colours(chart)).collect();
    assert!(own.len() == 1 && two(&own[0]) && own[0][1] == GREY, "{own:?}");
    let picture = fs::read_to_string(folder.0.join("r/watch.svg")).unwrap();
    let bars = |colour: &str| {
        let own = picture.split('<').filter(|own| own.contains(&format!("fill=\"#{colour}\"")));
        own.filter(|own| own.matches(" L ").count() == 3 && own.matches("M ").count() == 1).count()
    };
    let grey = bars(&GREY.to_lowercase());
    assert!(grey > 2 && grey == bars("0062b1"), "{grey}");
}
