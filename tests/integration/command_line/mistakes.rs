//! Mistakes: each names its place and the remedy, before anything is simulated.

use std::fs;

use crate::folder::{Folder, errors, refused};

#[test]
fn mistakes_in_a_file_name_their_place_and_the_remedy() {
    let folder = Folder::new("mistakes");
    let check = |from: &str, to: &str, parts: &[&str]| {
        folder.altered(from, to);
        refused(&folder, &["check", "altered.toml"], 2, parts);
        refused(&folder, &["run", "altered.toml"], 2, parts);
    };
    check(
        "\nvolatility = 0.12",
        "\nvolatilty = 0.12",
        &["unknown key `volatilty` in [demand]", "altered.toml:", "did you mean `volatility`?"],
    );
    check(
        "initial = 12",
        "initial = \"12\"",
        &["demand.initial: expected a number or a distribution, found text", ":1"],
    );
    check("equipment_cost = 27", "", &["missing key `technology.equipment_cost`", "[technology]"]);
    check(
        "p10 = 0.40, p50 = 0.62",
        "p10 = 0.70, p50 = 0.62",
        &["quantiles must rise", "p50 is feasible above 0.7 and below 0.9"],
    );
    check(
        "site_life = 20",
        "site_life = -20",
        &[
            "fleet.site_life: -20 is outside the plausible range from 1 to 60 years",
            "--allow-implausible",
        ],
    );
    check("initial = 12", "initial = nan", &["demand.initial: expected a finite number"]);
    check(
        "[2025, 131.8], [2026, 220]",
        "[2026, 220], [2025, 131.8]",
        &["dates must rise, but 2026 is followed by 2025", "builder.Amazon.plan"],
    );
    check(
        "[technology]",
        "[techology]",
        &["unknown key or table `techology`", "did you mean `technology`?"],
    );
    check("share = 0.25", "share = 0.5", &["shares of the first fleet add up to 1.25"]);
    check(
        "start = 2025",
        "start = 2025\nsteps_per_year = 5",
        &["run.steps_per_year: expected 4, 12, 24 or 48, found 5"],
    );
}

#[test]
fn several_mistakes_are_told_at_once() {
    let folder = Folder::new("several");
    folder.altered("volatility = 0.12", "volatilty = 0.12\nelastcity = 1");
    let text = errors(&folder.run(&["check", "altered.toml"]));
    assert!(text.contains("volatilty") && text.contains("elastcity"), "{text}");
    folder.write("syntax.toml", "title = \"a\nx = [1,\ny == 3\n");
    let text = errors(&folder.run(&["check", "syntax.toml"]));
    assert!(text.contains("not valid TOML") && !text.contains("missing key"), "{text}");
}

#[test]
fn settings_are_checked_like_files() {
    let folder = Folder::new("settings");
    let set = |setting: &str, parts: &[&str]| {
        refused(&folder, &["check", "base.toml", "--set", setting], 2, parts);
    };
    set("demand.grwth=0.3", &["unknown key `grwth`", "did you mean `growth`?", "--set:1:8"]);
    set("demand.growth", &["expected KEY=VALUE"]);
    set("without=[\"powr\"]", &["there is no table `powr` to leave out"]);
    set("market.cost_of_capital=10", &["outside the plausible range from 0 to 0.5"]);
    set("accounting.standard=hgb", &["`hgb` is not one of its words", "us_gaap, ifrs"]);
    set("demand.growth={range=\"0.1 to 0.4\"}", &["with its credibility", "stated"]);
    set(
        "bust.any_of=[{metric=\"writedown\",above=0.2}]",
        &["there is no metric `writedown`", "did you mean `write_down`?"],
    );
    let triple = "correlation=[{between=[\"demand.growth\",\"technology.cost_decline\"],rank=0.9},\
                  {between=[\"demand.growth\",\"demand.half_life\"],rank=0.9},\
                  {between=[\"demand.half_life\",\"technology.cost_decline\"],rank=-0.9}]";
    set(triple, &["not positive definite"]);
    set(
        "correlation=[{between=[\"demand.growth\",\"demand.nothing\"],rank=0.5}]",
        &["neither an uncertain parameter nor a shock"],
    );
    let insisted = folder.run(&[
        "check",
        "base.toml",
        "--set",
        "market.cost_of_capital=0.6",
        "--allow-implausible",
    ]);
    assert!(insisted.status.success() && errors(&insisted).contains("warning"));
    assert!(
        folder
            .run(&["check", "base.toml", "--set", "builder.Meta.build_out.herding=0.9"])
            .status
            .success()
    );
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let folder = Folder::new("unreadable");
    folder.write("self.toml", "extends = \"self.toml\"\ntitle = \"x\"\n");
    folder.write("a.toml", "extends = \"b.toml\"\n");
    folder.write("b.toml", "extends = \"a.toml\"\n");
    folder.write("utf.toml", b"title = \"a\"\nquestion = \"\xff\"\n");
    refused(&folder, &["check", "self.toml"], 2, &["extends itself", "self.toml:1:11"]);
    refused(&folder, &["check", "a.toml"], 2, &["extends itself"]);
    refused(&folder, &["check", "utf.toml"], 2, &["utf.toml:2: the file is not UTF-8"]);
    refused(&folder, &["check", "none.toml"], 2, &["cannot read none.toml"]);
}

#[test]
fn sizes_beyond_sense_are_refused() {
    let folder = Folder::new("sizes");
    refused(
        &folder,
        &["run", "base.toml", "--paths", "0"],
        2,
        &["run.paths: 0 is outside the range from 1"],
    );
    refused(&folder, &["run", "base.toml", "--paths", "1000000000000"], 2, &["run.paths"]);
    refused(&folder, &["run", "base.toml", "--paths", "many"], 2, &["invalid value 'many'"]);
    refused(
        &folder,
        &["trace", "base.toml", "--path", "100000"],
        2,
        &["the run has the paths 0 to 99999"],
    );
}

#[test]
fn folders_that_cannot_be_written_are_told_before_the_run() {
    let folder = Folder::new("folders");
    fs::create_dir(folder.0.join("mine")).unwrap();
    folder.write("mine/thesis.txt", "precious");
    refused(
        &folder,
        &["run", "base.toml", "--out", "mine"],
        2,
        &["was not written by overbuild", "--out"],
    );
    assert!(folder.0.join("mine/thesis.txt").exists());
    folder.write("file", "");
    refused(&folder, &["run", "base.toml", "--out", "file/x"], 1, &["cannot write"]);
}

/// An option that stands for a key is named as it was typed, wherever an origin is told.
#[test]
fn options_are_told_as_they_are_typed() {
    let folder = Folder::new("mistakes-options");
    let told = |arguments: &[&str], typed: &str| {
        let output = folder.run(arguments);
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(&format!("--> {typed}\n")) && !said.contains("--set"), "{said}");
    };
    told(&["run", "base.toml", "--paths", "0"], "--paths 0");
    told(&["run", "base.toml", "--paths=0", "--shard", "1/2"], "--paths 0");
    for command in ["run", "backtest", "calibrate", "watch", "rules", "sensitivity"] {
        let seed = "9007199254740993";
        told(&[command, "base.toml", "--seed", seed], &format!("--seed {seed}"));
    }
    told(
        &["trace", "base.toml", "--path", "0", "--seed", "9007199254740993"],
        "--seed 9007199254740993",
    );
    let twice = ["run", "base.toml", "--set", "run.paths=9", "--paths", "64", "--out", "twice"];
    assert!(errors(&folder.run(&twice)).contains("run.paths says the same, and --paths holds"));
    let run = ["run", "base.toml", "--paths", "64", "--seed", "5", "--out", "o"];
    assert!(folder.run(&run).status.success());
    let page = fs::read_to_string(folder.0.join("o/report.html")).unwrap();
    assert!(page.contains("--paths") && page.contains("--seed") && !page.contains(">--set<"));
    let again = folder.run(&["replay", "o"]);
    assert!(again.status.success(), "{}", errors(&again));
}

/// What was typed is what is named, and what was meant is what is offered.
#[test]
fn slips_of_a_command_are_answered_in_its_words() {
    let folder = Folder::new("mistakes-typed");
    let output = folder.run(&["run", "BASE", "--paths", "20"]);
    assert!(
        output.status.code() == Some(2) && !errors(&output).contains("--set"),
        "{}",
        errors(&output)
    );
    let set = ["check", "vendor-finance", "--set", "customer.OpenAI.growth=0.5"];
    refused(&folder, &set, 2, &["there is no customer `OpenAI`: the scenario has no [[customer]]"]);
    for arguments in [
        &["chart", "x", "--list", "--only", "price"][..],
        &["chart", "x", "--list", "--title", "A"],
        &["run", "base.toml", "--shard", "1/4", "--all"],
        &["run", "base.toml", "--shard", "1/4", "--slides", "price"],
    ] {
        refused(&folder, arguments, 2, &["cannot be used with"]);
    }
    let given = ["run", "base.toml", "--paths", "64", "--given", "bust and not bust", "--out", "g"];
    refused(&folder, &given, 2, &["`bust` contradicts itself"]);
    folder.write("cahn.toml", "extends = \"cahn.toml\"\n");
    refused(
        &folder,
        &["check", "cahn.toml"],
        2,
        &["extends itself", "wins over the program's own"],
    );
    let made = folder.run(&["run", "fiber-glut.toml", "--paths", "64", "--out", "r", "--quiet"]);
    assert!(made.status.success(), "{}", errors(&made));
    let two = folder.run(&["chart", "r", "--only", "price,spending", "--out", "two"]);
    assert!(two.status.success() && folder.0.join("two/spending.svg").exists(), "{}", errors(&two));
}

/// The mistakes that are made most are German where the language is, with the same place and key.
#[test]
fn mistakes_are_told_in_german() {
    let folder = Folder::new("mistakes-german");
    let refused = |arguments: &[&str], parts: &[&str]| {
        let all = [arguments, &["--language", "de"]].concat();
        refused(&folder, &all, 2, parts);
    };
    let set = |setting: &str, parts: &[&str]| {
        refused(&["run", "base", "--set", setting], parts);
        refused(&["compare", "base", "bear", "--set", setting], parts);
    };
    set(
        "demand.growht=3",
        &[
            "Fehler: unbekannter Schlüssel `growht` in [demand]",
            "--set:1:8",
            "Hilfe: ist `growth` gemeint?",
        ],
    );
    set(
        "demand.growth='a'",
        &["demand.growth: erwartet: eine Zahl oder eine Verteilung; gefunden: Text", "--set:1:15"],
    );
    set(
        "demand.growth=30",
        &["demand.growth: 30 liegt außerhalb des plausiblen Bereichs", "--set:1:15"],
    );
    set("run.paths=0.5", &["run.paths: ", "--set:1:11"]);
    set("builder.Nobody.plan=3", &["unter builder gibt es kein `Nobody`", "--set:1:16"]);
    set(
        "accounting.standard='x'",
        &["`x` ist keines der Wörter, die hier gelten", "us_gaap, ifrs"],
    );
    refused(&["run", "nosuch.toml"], &["Fehler: nosuch.toml ist nicht lesbar: ", "gibt es nicht"]);
    refused(&["run", "."], &["Fehler: . ist nicht lesbar: es ist ein Ordner, keine Datei"]);
    refused(&["run", "base", "--nosuch"], &["Fehler: '--nosuch' gibt es hier nicht", "Aufruf: "]);
    refused(&["run", "base", "--paths", "x"], &["Fehler: 'x' passt nicht zu '--paths <PATHS>': "]);
    refused(&["compare", "base"], &["Fehler: compare braucht mindestens zwei Szenarien"]);
    refused(&["run", "base", "--given", "foo > 1"], &["--given: es gibt kein `foo` (Kennzahl); "]);
    folder.write("empty.toml", "title = 'x'\n[run]\n");
    refused(
        &["run", "empty.toml"],
        &["es fehlt der Schlüssel `run.start`: Beginn des Laufs", "empty.toml:2:1"],
    );
    fs::create_dir(folder.0.join("o")).unwrap();
    folder.write("o/report.html", "mine");
    refused(
        &["run", "base", "--paths", "64", "--out", "o"],
        &["Fehler: o gibt es schon, und overbuild hat es nicht geschrieben"],
    );
}
