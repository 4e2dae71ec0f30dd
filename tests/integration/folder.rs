//! The program run in a fresh folder, as a user would.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::support::root;

/// A fresh folder that goes when the test ends.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// With nothing in it.
    pub(crate) fn empty(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("overbuild-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// With some scenarios and what they read.
    pub(crate) fn new(name: &str) -> Self {
        let folder = Self::empty(name);
        let path = &folder.0;
        for scenario in ["base", "bear", "bull", "fiber-glut", "railway-mania"] {
            let file = format!("{scenario}.toml");
            fs::copy(root().join("scenarios").join(&file), path.join(&file)).unwrap();
        }
        let data = root().join("scenarios/data");
        fs::create_dir_all(path.join("data")).unwrap();
        for file in [
            "us_telecom_capex.csv",
            "ip_transit_price_us.csv",
            "transatlantic_bandwidth_price.csv",
            "railway_investment.csv",
            "railway_operating.csv",
        ] {
            fs::copy(data.join(file), path.join("data").join(file)).unwrap();
        }
        fs::create_dir_all(path.join("shared")).unwrap();
        for file in ["shared/behaviour.toml", "shared/credit.toml"] {
            fs::copy(root().join("scenarios").join(file), path.join(file)).unwrap();
        }
        folder
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), content).unwrap();
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_overbuild"))
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .unwrap()
    }

    /// The base scenario with one text replaced by another.
    pub(crate) fn altered(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.0.join("base.toml")).unwrap();
        assert!(text.contains(from), "{from}");
        self.write("altered.toml", text.replacen(from, to, 1));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

pub(crate) fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The message has these parts, the exit code is that, and nothing was left behind.
pub(crate) fn refused(folder: &Folder, arguments: &[&str], code: i32, parts: &[&str]) {
    let output = folder.run(arguments);
    let text = errors(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    for part in parts {
        assert!(text.contains(part), "{arguments:?}: `{part}` is not in: {text}");
    }
    let strays: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!strays.iter().any(|name| name.to_string_lossy().contains("unfinished")), "{strays:?}");
    assert!(!folder.0.join("output/altered").exists());
}

/// Names of the files in a folder, in order.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
