//! Sheets show what can be read: no columns for charts alone, no figures that are not known, a page wide on paper.

use roxmltree::{Document, Node};

use super::{
    parts,
    sound::{all, text},
};
use crate::folder::{Folder, errors};

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name).unwrap_or_default()
}

/// The formats of numbers of a workbook, by the style of a cell.
fn formats(styles: &Document<'_>) -> Vec<String> {
    let own = all(styles, "numFmt");
    let named = |id: &str| {
        let found = own.iter().find(|node| attribute(**node, "numFmtId") == id);
        match found {
            Some(node) => attribute(*node, "formatCode").to_owned(),
            // Those that every program has.
            None => ["General", "0", "0.00", "#,##0", "#,##0.00"]
                .into_iter()
                .zip(["0", "1", "2", "3", "4"])
                .find(|(_, own)| *own == id)
                .map_or_else(|| id.to_owned(), |(format, _)| format.to_owned()),
        }
    };
    let styles = all(styles, "cellXfs")[0];
    let each = styles.children().filter(|node| node.is_element());
    each.map(|node| named(attribute(node, "numFmtId"))).collect()
}

#[test]
fn sheets_show_what_can_be_read() {
    let folder = Folder::new("plain-sheets");
    let output = folder.run(&["run", "base.toml", "--paths", "512", "--out", "r", "--quiet"]);
    assert!(output.status.success(), "{}", errors(&output));
    let parts = parts(&folder.0.join("r/tables.xlsx"));
    let styles = Document::parse(text(&parts, "xl/styles.xml")).unwrap();
    let formats = formats(&styles);
    let key_figures = Document::parse(text(&parts, "xl/worksheets/sheet2.xml")).unwrap();
    let mut seen = 0;
    for cell in all(&key_figures, "c").into_iter().filter(|node| node.attribute("t").is_none()) {
        let value = all_in(cell, "v").and_then(|own| own.text()?.parse::<f64>().ok());
        let Some(value) = value.filter(|value| value.abs() >= 200.0) else { continue };
        let format = &formats[attribute(cell, "s").parse::<usize>().unwrap()];
        assert!(!format.contains('.'), "{value} as {format}");
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
    let mut hidden = 0;
    for (name, _) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        let sheet = Document::parse(text(&parts, name)).unwrap();
        hidden += all(&sheet, "col").iter().filter(|own| attribute(**own, "hidden") == "1").count();
    }
    assert!(hidden > 10, "{hidden}");
    for (name, _) in parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")) {
        let chart = Document::parse(text(&parts, name)).unwrap();
        let only = all(&chart, "plotVisOnly");
        assert!(only.iter().all(|own| attribute(*own, "val") == "0"), "{name}");
    }
    let names = Document::parse(text(&parts, "xl/workbook.xml")).unwrap();
    let names = all(&names, "sheet").into_iter().map(|own| attribute(own, "name").to_owned());
    let cut: Vec<String> = names.filter(|name| name.contains('_')).collect();
    assert!(cut.is_empty(), "{cut:?}");
}

fn all_in<'a, 'i>(cell: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    cell.children().find(|own| own.tag_name().name() == name)
}
