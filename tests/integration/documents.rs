//! What the documents name is there: links, commands, options and scenarios.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use crate::support::{bundled_scenarios, root};

/// The documents at the root, and those that stand beside what they are about.
fn documents() -> Vec<String> {
    let root = root();
    let names = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name().into_string());
    let at_root = names
        .map(Result::unwrap)
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "md"));
    let beside = ["output/gallery", "scenarios/cluster", "scenarios/data", "src/python"];
    let beside = beside.map(|folder| format!("{folder}/README.md"));
    let found: Vec<String> =
        at_root.chain(beside).filter(|name| root.join(name).is_file()).collect();
    assert!(found.len() >= 8, "{found:?}");
    found
}

/// The targets of links that are no addresses, without their anchors.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let targets = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    targets.filter_map(|target| target.split('#').next()).collect()
}

/// What stands in code: between backticks, or indented by four.
fn code(text: &str) -> Vec<&str> {
    let spans = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    spans.chain(text.lines().filter(|line| line.starts_with("    "))).collect()
}

/// What a command says of itself.
fn help(words: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_overbuild");
    let output = Command::new(program).args(words).arg("--help").output().unwrap();
    assert!(output.status.success(), "{words:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands of the program.
fn commands() -> BTreeSet<String> {
    let help = help(&[]);
    let list = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let first =
        |line: &str| line.strip_prefix("  ").map(|rest| rest.split(' ').next().unwrap().to_owned());
    list.lines().filter_map(first).filter(|word| !word.is_empty() && word != "help").collect()
}

/// Words that look like options of the program.
fn options(text: &str) -> BTreeSet<String> {
    let word = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let end = word.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(word.len());
        word[..end].to_owned()
    };
    text.split_whitespace()
        .map(word)
        .filter(|word| word.starts_with("--") && word.len() > 2)
        .collect()
}

#[test]
fn links_lead_to_files() {
    let root = root();
    for name in documents() {
        let text = fs::read_to_string(root.join(&name)).unwrap();
        for target in links(&text) {
            let beside = root.join(&name).parent().unwrap().join(target);
            assert!(Path::new(&beside).exists(), "{name}: {target}");
        }
    }
}

#[test]
fn the_guide_names_every_command() {
    let guide = fs::read_to_string(root().join("GUIDE.md")).unwrap();
    let first: BTreeSet<String> = code(&guide)
        .iter()
        .filter_map(|code| code.trim().trim_start_matches("overbuild ").split(' ').next())
        .map(str::to_owned)
        .collect();
    let missing: Vec<String> = commands().difference(&first).cloned().collect();
    assert!(missing.is_empty(), "the guide has no {missing:?}");
}

#[test]
fn commands_and_options_of_the_documents_are_those_of_the_program() {
    let commands = commands();
    let mut known: BTreeSet<String> = ["--release", "--locked", "--path"].map(str::to_owned).into();
    known.extend(commands.iter().flat_map(|command| options(&help(&[command]))));
    for name in ["README.md", "GUIDE.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        for code in code(&text) {
            let called = code.trim().trim_start_matches("cargo run --release -- ");
            let called =
                called.strip_prefix("overbuild ").or((called != code.trim()).then_some(called));
            let command = called.and_then(|called| called.split(' ').next());
            assert!(
                command.is_none_or(|word| commands.contains(word)
                    || word.contains('.')
                    || word == "COMMAND"),
                "{name}: {code}"
            );
            let strange: Vec<String> = options(code).difference(&known).cloned().collect();
            assert!(strange.is_empty() || strange == ["--help"], "{name}: {strange:?}");
        }
    }
}

#[test]
fn help_can_be_typed_as_it_stands() {
    for command in commands() {
        assert!(!help(&[&command]).contains('`'), "{command}");
    }
}

#[test]
fn the_guide_names_every_scenario() {
    let guide = fs::read_to_string(root().join("GUIDE.md")).unwrap();
    let table = guide.split("## Scenarios").nth(1).unwrap().split("\n## ").next().unwrap();
    let cells = table.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let plain =
        |name: &str| name.trim_start_matches("scenarios/").trim_end_matches(".toml").to_owned();
    let named: BTreeSet<String> = cells
        .flat_map(|cell| cell.split('`').step_by(2).map(plain).collect::<Vec<_>>())
        .filter(|name| !name.is_empty() && !name.starts_with("shared/"))
        .collect();
    let bundled: BTreeSet<String> = bundled_scenarios().map(str::to_owned).collect();
    assert_eq!(named, bundled);
}
