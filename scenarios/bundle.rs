//! Lists this folder when the program is built, which brings along all that lies here.

use std::{
    env,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

/// Endings of the files that are brought along; editors leave others behind.
const ENDINGS: [&str; 7] = ["toml", "csv", "md", "json", "yaml", "sbatch", "Containerfile"];

#[allow(clippy::print_stdout, reason = "so a build script speaks to cargo")]
fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=../../scenarios");
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).unwrap_or_default();
    let folder = variable("CARGO_MANIFEST_DIR").join("../../scenarios");
    let mut names = Vec::new();
    list(&folder, "", &mut names)?;
    names.sort();
    let mut text = String::from("&[\n");
    // Where the package stands when it is compiled: a folder that was moved with its target is not listed again.
    for name in names {
        let path = format!("/../../scenarios/{name}");
        let _ = writeln!(
            text,
            "({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),"
        );
    }
    text.push_str("]\n");
    fs::write(variable("OUT_DIR").join("bundled.rs"), text)
}

/// Adds the names of the files in a folder, those of folders below it with a slash.
fn list(folder: &Path, before: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let ending = name.rsplit('.').next().unwrap_or_default();
        if path.is_dir() {
            list(&path, &format!("{before}{name}/"), names)?;
        } else if ENDINGS.contains(&ending) && !name.starts_with('.') {
            names.push(format!("{before}{name}"));
        }
    }
    Ok(())
}
