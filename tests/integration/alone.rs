//! The program with nothing around it: its binary in an empty folder.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::{
    folder::{Folder, errors, files},
    support::{bundled_scenarios, root},
};

/// Runs the program with no environment.
fn alone(folder: &Folder, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_overbuild"));
    command.env_clear().args(arguments).current_dir(&folder.0).output().unwrap()
}

fn told(folder: &Folder, arguments: &[&str]) -> String {
    let output = alone(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    String::from_utf8_lossy(&output.stdout).into_owned() + &errors(&output)
}

fn refused(folder: &Folder, arguments: &[&str], parts: &[&str]) {
    let output = alone(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", errors(&output));
    for part in parts {
        assert!(errors(&output).contains(part), "{part}: {}", errors(&output));
    }
}

#[test]
fn every_scenario_is_listed_with_its_question_and_has_no_mistakes() {
    let empty = Folder::empty("alone-list");
    let list = told(&empty, &["scenarios"]);
    for name in bundled_scenarios() {
        let line = list.lines().find(|line| line.split(' ').next() == Some(name));
        let question = line.unwrap_or_else(|| panic!("{name} in {list}"))[name.len()..].trim();
        assert!(question.len() > 20, "{name}: {question}");
        let checked = told(&empty, &["check", name]);
        assert!(checked.contains(&format!("overbuild:/{name}.toml: no mistakes")), "{checked}");
    }
    assert!(list.contains("base                   Does the AI build-out"), "{list}");
    assert_eq!(files(&empty.0), [""; 0], "nothing is written");
}

#[test]
fn a_run_is_that_of_the_repository_to_the_byte() {
    let empty = Folder::empty("alone-run");
    let said = told(&empty, &["run", "fiber-glut", "--paths", "200"]);
    assert!(
        said.contains("no file `fiber-glut` here: overbuild:/fiber-glut.toml is taken"),
        "{said}"
    );
    let there = root().join("scenarios/fiber-glut.toml").display().to_string();
    told(&empty, &["run", &there, "--paths", "200", "--out", "there", "--quiet"]);
    let (ours, theirs) = (empty.0.join("output/fiber-glut"), empty.0.join("there"));
    let names = files(&ours);
    assert_eq!(names, files(&theirs));
    for name in names.iter().filter(|name| *name != "manifest.json") {
        assert!(
            fs::read(ours.join(name)).unwrap() == fs::read(theirs.join(name)).unwrap(),
            "{name}"
        );
    }
    let manifest = fs::read_to_string(ours.join("manifest.json")).unwrap();
    assert!(manifest.contains("\"overbuild:/shared/behaviour.toml\""), "{manifest}");
    let loud = told(&empty, &["run", "fiber-glut", "--paths", "64", "--quiet"]);
    assert!(!loud.contains("note:"), "{loud}");
}

#[test]
fn every_command_takes_a_name() {
    let empty = Folder::empty("alone-commands");
    let compare = ["compare", "bear", "base", "bull", "--paths", "128", "--ladder-paths", "0"];
    let said = told(&empty, &compare);
    assert!(said.contains("output/bear-base-bull"), "{said}");
    let json = fs::read_to_string(empty.0.join("output/bear-base-bull/comparison.json")).unwrap();
    assert!(json.contains("\"reference\": \"base\""), "the one that the others extend");
    told(&empty, &["backtest", "fiber-glut", "--paths", "512"]);
    assert!(empty.0.join("output/fiber-glut-backtest/backtest.csv").exists());
    let learn = ["calibrate", "fiber-glut", "--population", "50", "--rounds", "1"];
    told(&empty, &learn);
    let learned = empty.0.join("output/fiber-glut-calibration/posterior.toml");
    assert!(fs::read_to_string(learned).unwrap().contains("What fiber-glut.toml teaches"));
    assert!(told(&empty, &["trace", "base", "--median"]).starts_with("date,"));
}

#[test]
fn a_file_of_that_name_wins() {
    let empty = Folder::empty("alone-wins");
    let (folder, title) = (&empty, |text: &str| text.lines().nth(1).unwrap().to_owned());
    folder.write("mine.toml", "extends = \"base.toml\"\ntitle = \"Mine\"\n");
    let said = told(folder, &["check", "mine.toml"]);
    assert!(
        said.contains("base.toml is not there: the program's own overbuild:/base.toml"),
        "{said}"
    );
    assert!(said.contains("mine.toml:1:11") && title(&said) == "Mine", "{said}");
    folder.write("bull.toml", "extends = \"overbuild:/base.toml\"\ntitle = \"My bull\"\n");
    for named in ["bull", "bull.toml", "./bull.toml"] {
        let said = told(folder, &["check", named]);
        assert!(said.starts_with("bull.toml: no") || said.starts_with("./bull.toml: no"), "{said}");
        assert!(title(&said) == "My bull" && !said.contains("is not there"), "{said}");
    }
    assert!(title(&told(folder, &["check", "overbuild:/bull.toml"])).starts_with("AI"));
    // A folder of that name is no scenario, and a link to nothing is no file that is not there.
    fs::create_dir(folder.0.join("bear")).unwrap();
    assert!(told(folder, &["check", "bear"]).starts_with("overbuild:/bear.toml: no mistakes"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", folder.0.join("ifrs.toml")).unwrap();
        refused(folder, &["check", "ifrs"], &["cannot read ifrs.toml"]);
    }
    // What a text of ours names is ours, whatever lies beside the user's.
    fs::create_dir(folder.0.join("shared")).unwrap();
    folder.write("shared/behaviour.toml", "not TOML");
    told(folder, &["check", "mine.toml"]);
}

#[test]
fn data_of_the_program_can_be_read_from_a_users_file() {
    let empty = Folder::empty("alone-data");
    let plan = |csv: &str| {
        let text = format!(
            "extends = \"base.toml\"\n[[builder]]\nname = \"Meta\"\nplan = {{ csv = \"{csv}\", item = \"META\", unit = \"bn USD\" }}\n"
        );
        empty.write("mine.toml", text);
    };
    plan("data/hyperscaler_capex.csv");
    let output = alone(&empty, &["check", "mine.toml"]);
    let said = errors(&output);
    assert!(said.contains("data/hyperscaler_capex.csv is not there: the program's own"), "{said}");
    fs::create_dir(empty.0.join("data")).unwrap();
    empty.write("data/hyperscaler_capex.csv", "year,value,item,unit\n2025,x,META,bn USD\n");
    refused(&empty, &["check", "mine.toml"], &["data/hyperscaler_capex.csv:2: value: `x`"]);
    plan("data/hyperscaler_cpex.csv");
    refused(&empty, &["check", "mine.toml"], &["cannot read data/hyperscaler_cpex.csv"]);
}

#[test]
fn a_misspelt_name_is_answered_with_the_nearest() {
    let empty = Folder::empty("alone-misspelt");
    empty.write("thesis.toml", "extends = \"bse.toml\"\n");
    refused(&empty, &["run", "bse"], &["cannot read bse", "did you mean `base`?"]);
    refused(&empty, &["run", "thesiss.toml"], &["did you mean `thesis.toml`?"]);
    refused(&empty, &["run", "zzz"], &["`overbuild scenarios` lists"]);
    refused(&empty, &["run", "thesis"], &["thesis.toml:1:11", "did you mean `base.toml`?"]);
    refused(&empty, &["compare", "base", "bll"], &["did you mean `bull`?"]);
}

#[test]
fn a_mistake_in_a_text_of_ours_names_its_place() {
    let empty = Folder::empty("alone-mistake");
    let text = "extends = \"base.toml\"\nwithout = [\"customer.OpenAI\"]\n";
    empty.write("mine.toml", text);
    refused(&empty, &["check", "mine.toml"], &["there is no customer `OpenAI`"]);
    let said = errors(&alone(&empty, &["check", "mine.toml"]));
    let place = said.lines().find(|line| line.contains("overbuild:/base.toml:"));
    let place = place.unwrap_or_else(|| panic!("{said}")).rsplit("toml:").next().unwrap();
    let numbers: Vec<u32> = place.split(':').map(|number| number.parse().unwrap()).collect();
    assert!(numbers.len() == 2 && numbers[0] > 1, "{said}");
}

#[test]
fn what_is_copied_runs_as_it_is_and_nothing_is_overwritten() {
    let empty = Folder::empty("alone-copy");
    let folder = &empty;
    told(folder, &["scenarios", "--copy", "mine/all"]);
    let copied = folder.0.join("mine/all");
    for name in ["schema.json", "data/hyperscaler_capex.csv", "shared/credit.toml", "bear.toml"] {
        let original = fs::read(root().join("scenarios").join(name)).unwrap();
        assert!(fs::read(copied.join(name)).unwrap() == original, "{name}");
    }
    let said = told(folder, &["check", "mine/all/fiber-glut-learned.toml"]);
    assert!(!said.contains("the program's own") && !said.contains("note:"), "{said}");
    // Twice is once; what was changed stays, and then nothing is written at all.
    assert!(told(folder, &["scenarios", "--copy", "mine/all"]).starts_with("wrote 0 files"));
    fs::remove_file(copied.join("bear.toml")).unwrap();
    folder.write("mine/all/base.toml", "mine");
    refused(folder, &["scenarios", "--copy", "mine/all"], &["mine/all/base.toml is there already"]);
    assert!(!copied.join("bear.toml").exists());
    assert_eq!(fs::read(copied.join("base.toml")).unwrap(), b"mine");
    // In the way of a folder stands a file: what was written before that is taken back.
    folder.write("data", "a file");
    assert_eq!(alone(folder, &["scenarios", "--copy", "."]).status.code(), Some(1));
    assert_eq!(files(&folder.0), ["data", "mine"]);
}

#[test]
fn a_starter_names_a_schema_that_is_there() {
    let empty = Folder::empty("alone-new");
    let folder = &empty;
    let named = |file: &str| {
        let text = fs::read_to_string(folder.0.join(file)).unwrap();
        let name = text.lines().next().unwrap().strip_prefix("#:schema ").map(str::to_owned);
        name.map(|name| folder.0.join(file).with_file_name(name))
    };
    let schema = fs::read_to_string(root().join("scenarios/schema.json")).unwrap();
    let is_schema = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text == schema);
    for file in ["mine.toml", "other.toml"] {
        told(folder, &["new", file]);
        assert!(named(file).is_some_and(|path| is_schema(&path)), "{file}");
    }
    fs::create_dir(folder.0.join("sub")).unwrap();
    folder.write("sub/schema.json", "of something else");
    told(folder, &["new", "sub/mine.toml"]);
    assert!(named("sub/mine.toml").is_some_and(|path| is_schema(&path)));
    assert_eq!(fs::read(folder.0.join("sub/schema.json")).unwrap(), b"of something else");
    folder.write("sub/overbuild-schema.json", "of something else");
    told(folder, &["new", "sub/again.toml"]);
    assert_eq!(named("sub/again.toml"), None);
    told(folder, &["check", "sub/again.toml"]);
}

#[test]
fn manual_pages_and_exit_codes_come_from_the_same_definitions() {
    let empty = Folder::empty("alone-man");
    told(&empty, &["man", "pages"]);
    let pages = files(&empty.0.join("pages"));
    assert!(
        pages.contains(&"overbuild.1".to_owned()) && pages.contains(&"overbuild-run.1".to_owned())
    );
    for arguments in [vec!["--help"], vec!["run", "--help"], vec!["scenarios", "--help"]] {
        let help = told(&empty, &arguments).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains("Exit codes: 0 done") && help.contains("99 an [[expect]]"), "{help}");
    }
    assert!(told(&empty, &["completions", "bash"]).contains("overbuild__subcmd__scenarios"));
}
