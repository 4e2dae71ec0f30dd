//! Page, deck and workbook in a browser and an office program, where they are installed.

use std::{fs, path::Path, process::Command, time::Duration};

use super::{browser, hostile};
use crate::{
    folder::Folder,
    programs::{self, skipped},
};

/// In a browser, if there is one: no error, and the number under the pointer is the right one.
#[test]
fn a_browser_shows_the_numbers() {
    let folder = Folder::new("browser");
    let Some(browser) = browser::found(&folder, "the page in a browser") else { return };
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
        // Phones are told the same words, which stand on the page once.
        for (const chart of document.querySelectorAll('.tall')) {
            const [own, wide] = [chart, chart.parentElement.querySelector('.wide')].map(c => JSON.parse(c.dataset.spots));
            if (!own.length) continue;
            chart.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
            const words = typeof own[0][4] === 'number' ? wide[own[0][4]][4] : own[0][4];
            if (chart.parentElement.querySelector('.tip').textContent !== words || !/\\D/.test(words)) wrong++;
        }
        document.title = `shown ${shown} wrong ${wrong} faults ${window.faults.length} ${window.faults}`;
    </script></body>";
    let page = page.replacen("<head>", begin, 1).replacen("</body>", end, 1);
    folder.write("test.html", page);
    let title = browser::title(browser, &folder, "test.html", Duration::from_mins(2)).unwrap();
    assert!(title.contains(" wrong 0 faults 0 "), "{title}");
    let shown: usize = title.split(' ').nth(1).unwrap().parse().unwrap();
    assert!(shown >= 10, "{title}");
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
