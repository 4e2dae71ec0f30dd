//! `deck.pptx`, `tables.xlsx` and `report.html`: structure, and how they look where a program to look with is installed.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
    path::Path,
    process::Command,
    time::Duration,
};

use roxmltree::Document;
use zip::ZipArchive;

use crate::{
    folder::{Folder, errors},
    programs::{self, skipped},
};

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

/// Every XML part is well formed, every relation has its target, and every part has a type.
fn is_sound(parts: &BTreeMap<String, Vec<u8>>) {
    let types = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap();
    for (name, bytes) in parts {
        let ending = name.rsplit('.').next().unwrap();
        let told = types.contains(&format!("PartName=\"/{name}\""))
            || types.contains(&format!("Extension=\"{ending}\""));
        assert!(told || name == "[Content_Types].xml", "{name} has no type");
        if !["xml", "rels"].contains(&ending) {
            continue;
        }
        let text = std::str::from_utf8(bytes).unwrap();
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        if ending != "rels" {
            continue;
        }
        let folder = name.split("_rels/").next().unwrap();
        for relation in document.root_element().children().filter(roxmltree::Node::is_element) {
            let target = relation.attribute("Target").unwrap();
            if relation.attribute("TargetMode") == Some("External") {
                continue;
            }
            let target = resolve(folder, target);
            assert!(parts.contains_key(&target), "{name}: {target} is missing");
        }
    }
}

fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        if part == ".." {
            path.pop();
        } else {
            path.push(part);
        }
    }
    path.join("/")
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
    let figures = overbuild::report::chart::read(&figures).unwrap().len();
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

/// In a browser, if there is one: no error, and the number under the pointer is the right one.
#[test]
fn a_browser_shows_the_numbers() {
    let folder = Folder::new("browser");
    // It must show the title that a script has set.
    folder.write("known.html", "<title>no</title><script>document.title = 'y' + 'es';</script>");
    let works = |name: &&str| {
        show(name, &folder, "known.html", Duration::from_secs(30)).as_deref() == Some("yes")
    };
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let Some(browser) = names.into_iter().find(works) else {
        return skipped("the page in a browser", "no chromium or google-chrome that works");
    };
    hostile(&folder);
    let page = fs::read_to_string(folder.0.join("r/report.html")).unwrap();
    // Errors are counted from the start; at the end the pointer moves over a place of every chart.
    let begin = "<head><script>window.faults = []; window.onerror = m => window.faults.push(m); document.addEventListener('securitypolicyviolation', e => window.faults.push(e.violatedDirective));</script>";
    let end = "<script>
        let wrong = 0, shown = 0;
        for (const chart of document.querySelectorAll('.wide')) {
            const spots = JSON.parse(chart.dataset.spots), [w, h] = chart.dataset.size.split(' ').map(Number);
            const box = chart.getBoundingClientRect(), spot = spots[Math.floor(spots.length / 2)];
            const x = box.left + (spot[0] + spot[2]) / 2 / w * box.width, y = box.top + (spot[1] + spot[3]) / 2 / h * box.height;
            chart.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }));
            const tip = chart.parentElement.querySelector('.tip');
            const same = spots.some(s => s[4] === tip.textContent && s[0] <= (spot[0] + spot[2]) / 2 && s[2] >= (spot[0] + spot[2]) / 2);
            if (tip.hidden || !same) wrong++; else shown++;
            if (box.width < 300 || !chart.querySelector('svg')) wrong++;
        }
        document.title = `shown ${shown} wrong ${wrong} faults ${window.faults.length} ${window.faults}`;
    </script></body>";
    let page = page.replacen("<head>", begin, 1).replacen("</body>", end, 1);
    folder.write("test.html", page);
    let title = show(browser, &folder, "test.html", Duration::from_mins(2)).unwrap();
    assert!(title.contains(" wrong 0 faults 0 "), "{title}");
    let shown: usize = title.split(' ').nth(1).unwrap().parse().unwrap();
    assert!(shown >= 10, "{title}");
}

/// The title of a page after its scripts have run; nothing if the browser fails.
fn show(browser: &str, folder: &Folder, page: &str, patience: Duration) -> Option<String> {
    let output = folder.0.join("dom");
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        .arg("--dump-dom")
        .arg(format!("--user-data-dir={}", folder.0.join("profile").display()))
        .arg(format!("file://{}", folder.0.join(page).display()));
    programs::run(&mut command, &output, patience)?;
    let bytes = fs::read(output).unwrap();
    let dom = String::from_utf8_lossy(&bytes);
    let title = dom.split("<title>").nth(1)?.split("</title>").next()?;
    Some(title.to_owned())
}

/// Converts a file to another kind with the office program; true if there is one then.
fn converts(folder: &Folder, file: &Path, kind: &str, patience: Duration) -> bool {
    let profile = format!("-env:UserInstallation=file://{}", folder.0.join("profile").display());
    let mut command = Command::new("soffice");
    command
        .args([profile.as_str(), "--headless", "--convert-to", kind, "--outdir"])
        .arg(&folder.0)
        .arg(file);
    let done = programs::run(&mut command, &folder.0.join("office.txt"), patience);
    done.is_some() && folder.0.join(file.file_name().unwrap()).with_extension(kind).exists()
}

/// With an office program, if there is one that has the part for such files: deck and workbook open and
/// have their pages.
#[test]
fn an_office_program_opens_them() {
    let folder = Folder::new("soffice");
    let mut is_run = false;
    // First it must open what it has itself made of a file of its own, which no fault of ours can spoil.
    for (file, name, part, kind) in [
        ("deck.pptx", "slides.fodp", KNOWN_SLIDES, "presentation"),
        ("tables.xlsx", "table.fods", KNOWN_TABLE, "spreadsheet"),
    ] {
        let body = KNOWN.replace("KIND", kind).replace("BODY", part);
        folder.write(name, body);
        let (known, patience) = (folder.0.join(name), Duration::from_mins(1));
        let ending = file.rsplit('.').next().unwrap();
        let works = converts(&folder, &known, ending, patience)
            && converts(&folder, &known.with_extension(ending), "pdf", patience);
        if !works {
            skipped(file, &format!("no soffice that opens a {ending} of its own"));
            continue;
        }
        if !is_run {
            hostile(&folder);
            is_run = true;
        }
        let done = converts(&folder, &folder.0.join("r").join(file), "pdf", Duration::from_mins(3));
        let told = fs::read_to_string(folder.0.join("office.txt")).unwrap_or_default();
        assert!(done, "{file}: {told}");
        let bytes = fs::read(folder.0.join(file).with_extension("pdf")).unwrap();
        let pages = bytes.windows(11).filter(|part| *part == b"/Type /Page").count()
            + bytes.windows(10).filter(|part| *part == b"/Type/Page").count();
        assert!(pages > 10, "{file}: {pages} pages");
    }
}

const KNOWN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.KIND"><office:body><office:KIND>BODY</office:KIND></office:body></office:document>"#;
const KNOWN_SLIDES: &str = r#"<draw:page draw:name="1"/>"#;
const KNOWN_TABLE: &str = r#"<table:table table:name="1"><table:table-row><table:table-cell office:value-type="string"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"#;

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
