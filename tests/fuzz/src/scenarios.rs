//! Scenarios in a folder of their own, beside copies of the bundled ones and their data.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use overbuild::{metrics::read_model, model::Model, scenario::{Document, Rules}};

/// The folder of this process, with the bundled scenarios in it.
pub fn folder() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = std::env::temp_dir().join(format!("overbuild-fuzz-{}", std::process::id()));
        let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
        copy(&bundled, &folder);
        // One batch at a time: threads would only wait.
        drop(rayon::ThreadPoolBuilder::new().num_threads(1).build_global());
        folder
    });
    &FOLDER
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a temporary folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).expect("a file can be copied");
        }
    }
}

/// Writes a file into the folder.
pub fn write(name: &str, content: &[u8]) -> PathBuf {
    let path = folder().join(name);
    fs::write(&path, content).expect("a temporary file can be written");
    path
}

/// Reads and checks a scenario as `check` does; all messages are rendered.
pub fn read(text: &[u8], allow_implausible: bool) -> (Document, Option<Model>) {
    let path = write("input.toml", text);
    let mut document = Document::load(&path, &[]);
    let rules = Rules { allow_implausible, ..Rules::default() };
    let model = if document.problems.fatal() { None } else { read_model(&mut document, rules) };
    let said = document.problems.render(&document.sources, false);
    assert!(model.is_some() || !said.is_empty(), "refused without a word");
    (document, model)
}
