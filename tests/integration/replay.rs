//! A result once more: the same bytes, or what is otherwise.

use std::{fs, process::Output};

use crate::folder::{Folder, errors, refused};

fn replay(folder: &Folder, result: &str) -> (Output, String) {
    let output = folder.run(&["replay", result]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &errors(&output);
    (output, said)
}

fn made(folder: &Folder, arguments: &[&str]) {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
}

#[test]
fn every_kind_of_result_comes_again_to_the_last_byte() {
    let folder = Folder::new("replay-kinds");
    let paths = ["--paths", "256", "--quiet"];
    for (result, arguments) in [
        ("run", &["run", "fiber-glut.toml", "--set", "demand.growth=0.8"][..]),
        ("compare", &["compare", "base.toml", "bear.toml", "--ladder-paths", "0"]),
        ("backtest", &["backtest", "railway-mania.toml"]),
        ("rules", &["rules", "fiber-glut.toml", "--of", "write_down > 130"]),
        ("solve", &["solve", "fiber-glut.toml", "--for", "bust=0.8", "--by", "demand.growth"]),
        ("sweep", &["sweep", "fiber-glut.toml", "--over", "demand.growth=0.5,0.8", "--seed", "5"]),
    ] {
        made(&folder, &[arguments, &paths, &["--out", result]].concat());
        let (output, said) = replay(&folder, result);
        assert!(
            output.status.success() && said.contains("are the same to the last byte"),
            "{said}"
        );
        let typed = arguments.join(" ").replace("write_down > 130", "'write_down > 130'");
        assert!(said.contains(&typed), "{said}");
    }
    let few = [
        "sensitivity",
        "fiber-glut.toml",
        "--points",
        "64",
        "--on",
        "bust",
        "--quiet",
        "--out",
        "s",
    ];
    made(&folder, &few);
    assert!(replay(&folder, "s").0.status.success());
    // Of several scenarios each has a folder of its own.
    let both = ["backtest", "railway-mania.toml", "fiber-glut.toml", "--out", "both"];
    made(&folder, &[&both, &paths[..]].concat());
    let (output, said) = replay(&folder, "both/fiber-glut-backtest");
    assert!(output.status.success(), "{said}");
}

#[test]
fn what_is_otherwise_is_told() {
    let folder = Folder::new("replay-otherwise");
    folder.write(
        "own.toml",
        "extends = \"fiber-glut.toml\"\ntitle = \"own\"\n[demand]\ngrowth = 0.9\n",
    );
    made(&folder, &["run", "own.toml", "--paths", "256", "--quiet", "--out", "r"]);
    // A picture that was drawn later, one that is gone, and a version that is another.
    made(&folder, &["chart", "r", "--only", "price", "--theme", "dark", "--quiet"]);
    made(&folder, &["chart", "r", "--only", "price", "--title", "Mine", "--quiet"]);
    fs::remove_file(folder.0.join("r/exceedance.png")).unwrap();
    let (output, said) = replay(&folder, "r");
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("Made later by `chart` or `export`, and not repeated: price-dark.png, price-dark.svg, price.png"),
        "{said}"
    );
    assert!(said.contains("1 file, changed since or gone: exceedance.png"), "{said}");
    let path = folder.0.join("r/manifest.json");
    let manifest = fs::read_to_string(&path).unwrap();
    let version = format!("\"program_version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    fs::write(&path, manifest.replace(&version, "\"program_version\": \"0.0.7\"")).unwrap();
    let (output, said) = replay(&folder, "r");
    assert!(
        output.status.success() && said.contains("written by overbuild 0.0.7, this is"),
        "{said}"
    );
    assert!(said.contains("manifest.json has been changed"), "{said}");
    // Another scenario of the same name.
    folder.write(
        "own.toml",
        "extends = \"fiber-glut.toml\"\ntitle = \"own\"\n[demand]\ngrowth = 0.8\n",
    );
    let (output, said) = replay(&folder, "r");
    assert_eq!(output.status.code(), Some(1), "{said}");
    for words in ["files differ: ", "Read from other files than then: own.toml"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    fs::remove_file(folder.0.join("own.toml")).unwrap();
    let (output, said) = replay(&folder, "r");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("own.toml is not there; it had the SHA-256"), "{said}");
    assert!(said.contains("version control"), "{said}");
    assert!(folder.0.join("r/manifest.json").exists());
}

#[test]
fn folders_that_are_no_results_are_refused() {
    let folder = Folder::new("replay-refused");
    fs::create_dir(folder.0.join("empty")).unwrap();
    refused(&folder, &["replay", "nowhere"], 2, &["nowhere is no folder"]);
    refused(&folder, &["replay", "base.toml"], 2, &["is no folder"]);
    refused(&folder, &["replay", "empty"], 2, &["is no result of overbuild"]);
    folder.write("empty/manifest.json", "{}");
    refused(&folder, &["replay", "empty"], 2, &["no manifest that overbuild wrote"]);
    let old = "{\"format_version\": 1, \"program\": \"overbuild\", \"program_version\": \"0.1.0\", \"files\": {}}";
    folder.write("empty/manifest.json", old);
    refused(&folder, &["replay", "empty"], 2, &["does not say by which command"]);
    let odd = old.replace("\"files\"", "\"command\": [\"explain\"], \"files\"");
    folder.write("empty/manifest.json", odd);
    refused(&folder, &["replay", "empty"], 2, &["makes no result to repeat"]);
    let odd = old.replace("\"files\"", "\"command\": [\"fly\", \"--high\"], \"files\"");
    folder.write("empty/manifest.json", odd);
    refused(
        &folder,
        &["replay", "empty"],
        2,
        &["cannot be typed here any more: overbuild fly --high"],
    );
}
