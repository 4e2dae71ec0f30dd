//! Pages in a browser, where one is installed.

use std::{fs, process::Command, time::Duration};

use crate::{
    folder::Folder,
    programs::{self, skipped},
};

/// The name of a browser that works; says so if there is none.
pub(super) fn found(folder: &Folder, what: &str) -> Option<&'static str> {
    // It must show the title that a script has set.
    folder.write("known.html", "<title>no</title><script>document.title = 'y' + 'es';</script>");
    let works = |name: &&str| {
        title(name, folder, "known.html", Duration::from_secs(30)).as_deref() == Some("yes")
    };
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let browser = names.into_iter().find(works);
    if browser.is_none() {
        skipped(what, "no chromium or google-chrome that works");
    }
    browser
}

/// A page, perhaps with a fragment, after its scripts have run; nothing if the browser fails.
pub(super) fn dom(
    browser: &str,
    folder: &Folder,
    page: &str,
    patience: Duration,
) -> Option<String> {
    let output = folder.0.join("dom");
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        .args(["--disable-quic", "--disable-component-update", "--disable-sync", "--no-first-run"])
        .args(["--virtual-time-budget=4000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.0.join("profile").display()))
        .arg(format!("file://{}/{page}", folder.0.display()));
    programs::run(&mut command, &output, patience)?;
    Some(String::from_utf8_lossy(&fs::read(output).unwrap()).into_owned())
}

/// The title of a page after its scripts have run.
pub(super) fn title(
    browser: &str,
    folder: &Folder,
    page: &str,
    patience: Duration,
) -> Option<String> {
    let dom = dom(browser, folder, page, patience)?;
    let title = dom.split("<title>").nth(1)?.split("</title>").next()?;
    Some(title.to_owned())
}
