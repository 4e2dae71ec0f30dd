//! The Python package: what needs no Python here, and the rest where `OVERBUILD_PYTHON` names one that has its wheel.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process::Command,
};

use crate::{folder::Folder, support::root};

/// The Python that is to be used, if it has all modules that are needed; says why not.
fn python(modules: &[&str]) -> Option<String> {
    let Ok(python) = env::var("OVERBUILD_PYTHON") else {
        println!("skipped: OVERBUILD_PYTHON names no Python with the package");
        return None;
    };
    for module in modules {
        let found = Command::new(&python).args(["-c", &format!("import {module}")]).output();
        if !found.is_ok_and(|output| output.status.success()) {
            println!("skipped: {python} has no module `{module}`");
            return None;
        }
    }
    Some(python)
}

/// Runs a script that stands beside this file, in an empty folder.
fn script(name: &str, modules: &[&str], arguments: &[&Path]) {
    let Some(python) = python(modules) else { return };
    let folder = Folder::empty(&format!("python-{name}"));
    let file = root().join("tests/integration/python").join(name);
    let output =
        Command::new(python).arg(file).args(arguments).current_dir(&folder.0).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
    println!("{}", text(&output.stdout));
}

#[test]
fn the_package_does_what_the_command_line_does() {
    let program = Path::new(env!("CARGO_BIN_EXE_overbuild"));
    script("check.py", &["overbuild", "pyarrow"], &[program]);
}

#[test]
fn the_example_notebook_runs() {
    let example = root().join("src/python/example.py");
    let modules = ["overbuild", "polars", "jupytext", "nbclient", "ipykernel"];
    script("notebook.py", &modules, &[&example]);
}

#[test]
fn a_killed_worker_of_dask_loses_nothing() {
    script("workers.py", &["overbuild", "pyarrow", "distributed"], &[]);
}

/// Name and version of the packages of a lock file.
fn locked(path: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(path).unwrap();
    let lock: toml::Table = text.parse().unwrap();
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in lock["package"].as_array().unwrap() {
        let word = |key: &str| package[key].as_str().unwrap().to_owned();
        all.entry(word("name")).or_default().insert(word("version"));
    }
    all
}

/// It draws charts and compresses files by the same code, or its bytes would differ.
#[test]
fn the_package_is_built_of_the_same_crates() {
    let own = locked(&root().join("src/python/Cargo.lock"));
    for (name, versions) in locked(&root().join("Cargo.lock")) {
        let theirs = own.get(&name).cloned().unwrap_or_default();
        let lacking: Vec<&String> = theirs.difference(&versions).collect();
        assert!(lacking.is_empty(), "src/python/Cargo.lock has another {name}: {lacking:?}");
    }
    let version = |path: &str| {
        let text = fs::read_to_string(root().join(path)).unwrap();
        text.lines().find_map(|line| line.strip_prefix("version = ")).unwrap().to_owned()
    };
    assert_eq!(version("Cargo.toml"), version("src/python/Cargo.toml"));
    assert!(own.len() > 100 && own.contains_key("pyo3"));
}
