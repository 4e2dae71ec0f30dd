//! Imports follow the data: no layer may use a later one, no mechanism another, only `cli` prints.

use std::{fs, path::Path};

use crate::support::root;

/// Layers, leaves first. A layer may import those before it.
const LAYERS: [&str; 10] = [
    "math",
    "random",
    "scenario",
    "model",
    "engine",
    "metrics",
    "analysis",
    "inference",
    "report",
    "cli",
];

#[test]
fn imports_go_one_way() {
    for (rank, layer) in LAYERS.iter().enumerate() {
        for (file, text) in sources_of(layer) {
            for later in &LAYERS[rank + 1..] {
                let imports = names_after_crate(&text);
                assert!(
                    !imports.contains(&(*later).to_owned()),
                    "{file}: `{layer}` must not import `{later}`"
                );
            }
        }
    }
}

/// The scenario's readers need columns, so `scenario` imports `random`; but no leaf imports another
/// layer, and the parser of imports below sees what it should.
#[test]
fn the_parser_of_imports_sees_groups_and_paths() {
    let text =
        "use crate::{math::{exp, ln}, model::state::State};\nfn f() { crate::report::field(); }";
    assert_eq!(names_after_crate(text), ["math", "model", "report"]);
}

#[test]
fn no_mechanism_knows_another() {
    let model = root().join("src/model");
    let catalogue = fs::read_to_string(model.join("mod.rs")).unwrap();
    let entries = catalogue.lines().filter_map(|line| line.trim().strip_prefix("Entry::"));
    let mechanisms: Vec<&str> =
        entries.filter_map(|entry| entry.split_once('<')?.1.split("::").next()).collect();
    assert!(mechanisms.len() > 9, "{mechanisms:?}");
    for mechanism in &mechanisms {
        for (file, text) in files_of(&model.join(mechanism)) {
            for other in mechanisms.iter().filter(|other| *other != mechanism) {
                for path in
                    [format!(" {other}::"), format!("super::{other}"), format!("model::{other}")]
                {
                    assert!(!text.contains(&path), "{file}: `{mechanism}` must not use `{other}`");
                }
            }
        }
    }
}

#[test]
fn only_the_command_line_prints() {
    for layer in &LAYERS[..LAYERS.len() - 1] {
        for (file, text) in sources_of(layer) {
            for word in ["println!", "eprintln!", "print!(", "stdout()", "stderr()"] {
                assert!(!text.contains(word), "{file} prints");
            }
        }
    }
}

#[test]
fn files_stay_short() {
    for layer in LAYERS {
        for (file, text) in sources_of(layer) {
            let lines = text.lines().count();
            assert!(lines <= 320, "{file} has {lines} lines: the design wants a new room");
        }
    }
}

fn sources_of(layer: &str) -> Vec<(String, String)> {
    files_of(&root().join("src").join(layer))
}

/// A module's file, or all files of its folder.
fn files_of(module: &Path) -> Vec<(String, String)> {
    let file = module.with_extension("rs");
    if file.exists() {
        return vec![(file.display().to_string(), fs::read_to_string(&file).unwrap())];
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(module).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_of(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The modules named after `crate::`, alone or at the top of a group.
fn names_after_crate(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in text.split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            names.push(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut start = true;
        for (place, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                letter if start && letter.is_alphabetic() => {
                    names.push(word(&group[place..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}
