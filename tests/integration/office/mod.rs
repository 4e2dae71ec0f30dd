//! `deck.pptx`, `tables.xlsx` and `report.html`: structure, and how they look where a program to look with is installed.

mod browser;
mod carried;
mod cells;
mod compared;
mod counted;
mod explored;
mod fans;
mod native;
mod opened;
mod pictured;
mod plain_sheets;
mod slides;
mod sound;
mod template;

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
    path::Path,
    time::Duration,
};

use roxmltree::Document;
use sound::is_sound;
use zip::ZipArchive;

use crate::folder::{Folder, errors};

pub(crate) fn parts(file: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(fs::read(file).unwrap())).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: &String| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        (name.clone(), bytes)
    };
    names.iter().map(&mut read).collect()
}

/// A sound deck whose charts have what their legends name, and something to take away on each slide of a chart.
pub(crate) fn says_something_of_each(file: &Path) {
    let deck = parts(file);
    is_sound(&deck);
    assert!(counted::counted(&deck).len() > 3);
    for (name, bytes) in deck.iter().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
        let slide = String::from_utf8_lossy(bytes);
        let has_chart = ["Chart", "Picture", "Table"]
            .iter()
            .any(|own| slide.contains(&format!("name=\"{own}\"")));
        assert_eq!(slide.contains("name=\"Takeaway\""), has_chart, "{name}");
        assert!(!slide.contains("How to read it"), "{name}");
    }
}

/// A run of a scenario whose names are as hostile as names can be.
fn hostile(folder: &Folder) {
    let text = fs::read_to_string(folder.0.join("base.toml")).unwrap();
    let text = text.replace("OpenAI", "Open<AI> & \\\"sons\\\" שלום");
    folder.write("hostile.toml", text);
    let output = folder.run(&["run", "hostile.toml", "--paths", "2048", "--out", "r", "--quiet"]);
    assert!(output.status.success(), "{}", errors(&output));
}

#[test]
fn decks_and_workbooks_are_sound() {
    let folder = Folder::new("office");
    hostile(&folder);
    let deck = parts(&folder.0.join("r/deck.pptx"));
    is_sound(&deck);
    let count = |begin: &str, end: &str| {
        deck.keys().filter(|name| name.starts_with(begin) && name.ends_with(end)).count()
    };
    let slides = count("ppt/slides/slide", ".xml");
    assert!(slides > 10);
    assert_eq!(count("ppt/notesSlides/notesSlide", ".xml"), slides, "each slide has notes");
    let charts = count("ppt/charts/chart", ".xml");
    assert!(charts > 4);
    assert_eq!(count("ppt/embeddings/", ".xlsx"), charts, "each chart can be edited");
    for (name, bytes) in &deck {
        if name.starts_with("ppt/charts/chart") {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(text.contains("<c:externalData r:id=\"rId1\">"), "{name}");
        }
        let notes = name.starts_with("ppt/notesSlides/notesSlide") && name.ends_with("slide2.xml");
        let text = String::from_utf8_lossy(bytes);
        assert!(!notes || text.contains("tables.xlsx"), "notes say where the numbers are");
    }
    let book = parts(&folder.0.join("r/tables.xlsx"));
    is_sound(&book);
    let sheets = book.keys().filter(|name| name.starts_with("xl/worksheets/sheet")).count();
    let figures = fs::read_to_string(folder.0.join("r/charts.json")).unwrap();
    let figures = overbuild::chart::read(&figures).unwrap().len();
    assert_eq!(sheets, figures + 4, "and contents, key figures, assumptions, not modelled");
    assert!((10..=12).contains(&slides), "{slides}");
}

/// The same scenario gives the same bytes.
#[test]
fn office_files_do_not_depend_on_the_clock() {
    let folder = Folder::new("office-twice");
    for out in ["a", "b"] {
        let output = folder.run(&["run", "base.toml", "--paths", "256", "--out", out, "--quiet"]);
        assert!(output.status.success(), "{}", errors(&output));
        std::thread::sleep(Duration::from_millis(2100));
    }
    for file in ["deck.pptx", "tables.xlsx", "report.html", "charts.json"] {
        let read = |out: &str| fs::read(folder.0.join(out).join(file)).unwrap();
        assert!(read("a") == read("b"), "{file}");
    }
}

/// No foreign address, no script from a name, a heading for each part, and labels for all that is drawn.
#[test]
fn the_page_stands_alone_and_tells_readers_what_is_drawn() {
    let folder = Folder::new("page");
    hostile(&folder);
    let page = fs::read_to_string(folder.0.join("r/report.html")).unwrap();
    let schema = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];
    let without = schema.iter().fold(page.clone(), |page, known| page.replace(known, ""));
    assert!(!without.contains("http://") && !without.contains("https://"), "an address");
    assert!(page.contains("default-src 'none'") && page.contains("<html lang=\"en\">"));
    assert!(!page.contains("Open<AI>"), "a name is markup");
    assert_eq!(page.matches("<h1>").count(), 1);
    assert!(page.matches("<h2>").count() >= 6);
    let charts = page.matches("role=\"img\"").count();
    assert_eq!(page.matches("data-spots=").count(), charts);
    assert!(charts >= 20 && !page.contains("aria-label=\"\""));
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
}

/// Names are text in every file, whatever they look like: markup, formulas, places of phrases, quotes, commas, line
/// ends, letters that XML forbids, and those that turn the direction of writing.
#[test]
#[expect(clippy::cognitive_complexity, reason = "a look at every kind of file")]
fn names_are_text_in_every_file() {
    let folder = Folder::new("hostile-names");
    let scenario = fs::read_to_string(folder.0.join("fiber-glut.toml")).unwrap();
    let hostile = [
        ("Incumbents", "=cmd|' /C calc'!A0 </script><b>&\\\"Brace\\\" {1}, {0}"),
        ("New carriers", "@SUM(A1) ]]> 'quoted', \\\"twice\\\" {2}"),
    ];
    let mut text = scenario;
    for (plain, name) in hostile {
        assert!(text.contains(&format!("\"{plain}\"")), "{plain}");
        text = text.replace(&format!("\"{plain}\""), &format!("\"{name}\""));
    }
    let (first, rest) = text.split_once("title = ").unwrap();
    let rest = rest.split_once('\n').unwrap().1;
    let title = "title = \"Brace {1} <img src=x onerror=alert(1)> & =1+1\"";
    folder.write("hostile.toml", format!("{first}{title}\n{rest}"));
    let output = folder.run(&["run", "hostile.toml", "--paths", "256", "--out", "h"]);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("Brace {1} <img"));
    let read = |name: &str| fs::read_to_string(folder.0.join("h").join(name)).unwrap();
    let page = read("report.html");
    assert!(
        !page.contains("<img src=x") && !page.contains("<b>&"),
        "markup of a name is no markup"
    );
    assert!(page.contains("Brace {1} ") && page.matches("</script>").count() == 1);
    for file in ["deck.pptx", "tables.xlsx"] {
        let parts = parts(&folder.0.join("h").join(file));
        is_sound(&parts);
        for (name, part) in &parts {
            let part = String::from_utf8_lossy(part);
            assert!(!part.contains("<f>cmd") && !part.contains("<f>=cmd"), "{file} {name}");
        }
    }
    for entry in fs::read_dir(folder.0.join("h")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let ending = Path::new(&name).extension().unwrap_or_default();
        if ending == "svg" {
            Document::parse(&read(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        } else if ending == "json" {
            serde_json::from_str::<serde_json::Value>(&read(&name)).unwrap();
        }
    }
    // A quoted field is one field: every row of the tables has as many as the header.
    for name in ["tracks.csv", "paths.csv", "drivers.csv"] {
        let rows = rows(&read(name));
        assert!(rows.len() > 2 && rows.iter().all(|row| row.len() == rows[0].len()), "{name}");
    }
    let tracks = rows(&read("tracks.csv"));
    assert!(tracks.iter().any(|row| row[0].ends_with("</script><b>&\"Brace\" {1}, {0}")));
}

/// The fields of a CSV file.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for letter in text.chars() {
        match letter {
            '"' => {
                if !quoted && !field.is_empty() {
                    field.push('"');
                }
                quoted = !quoted;
            }
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    rows
}
