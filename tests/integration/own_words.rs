//! What a scenario calls its own has its German in the scenario, and is said wherever it stands.

use std::fs;

use overbuild::{
    language::{Language, OwnWords},
    library::{Scenario, Settings},
    metrics::Metric,
    report::Detail,
};

use crate::{
    folder::{Folder, errors},
    support::{bundled_scenarios, root},
};

const CASE: &str = "extends = 'base.toml'\ntitle = 'A case of ours'\nquestion = 'Who asks?'\n
[german]\n'A case of ours' = 'Ein Fall von uns'\n'Who asks?' = 'Wer fragt?'\n'OpenAI' = 'Das Labor'\n";

fn told(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{}", errors(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn own_words_are_said_in_german_on_screen_page_and_charts() {
    let folder = Folder::new("own-words");
    folder.write("case.toml", CASE);
    let run = ["run", "case.toml", "--paths", "256", "--out", "r"];
    let english = told(&folder, &run);
    assert!(english.starts_with("A case of ours\nWho asks?"), "{english}");
    assert!(!english.contains("Labor"), "{english}");
    // Charts of an English result know the German, too.
    told(&folder, &["chart", "r", "--only", "failures", "--text", "editable", "--language", "de"]);
    let drawn = fs::read_to_string(folder.0.join("r/failures-de-editable.svg")).unwrap();
    assert!(drawn.contains("Das Labor") && !drawn.contains(">OpenAI"), "{drawn:.3000}");
    for detail in ["--quiet", "--all"] {
        let german = told(&folder, &[&run[..], &["--language", "de", detail]].concat());
        let page = fs::read_to_string(folder.0.join("r/report.html")).unwrap();
        assert!(page.contains("Ein Fall von uns") && page.contains("Wer fragt?"), "{detail}");
        assert!(page.contains("Das Labor") && !page.contains("A case of ours"), "{detail}");
        if detail == "--all" {
            assert!(german.starts_with("Ein Fall von uns\nWer fragt?"), "{german}");
            assert!(german.contains("Das Labor") && !german.contains("OpenAI "), "{german}");
        }
    }
}

/// A chart says whose domestic product it is: as the scenario calls the economy, in its German, or at home.
#[test]
fn the_economy_is_called_as_the_scenario_says() {
    let folder = Folder::new("own-economy");
    let base = fs::read_to_string(folder.0.join("base.toml")).unwrap();
    let named = |line: &str| {
        let text = base.replace("economy = \"the US\"\n", line);
        assert_ne!(text, base);
        text.replace("\n[german]\n", "\n[german]\n'Freedonia' = 'Fredoniens'\n")
    };
    folder.write("own.toml", named("economy = 'Freedonia'\n"));
    folder.write("home.toml", named(""));
    for (file, english, german) in [
        ("own.toml", "the GDP of Freedonia in", "des BIP Fredoniens aus"),
        ("home.toml", "the GDP of the home economy in", "des BIP des Heimatlands aus"),
    ] {
        told(&folder, &["run", file, "--paths", "64", "--out", "r", "--quiet"]);
        let only = ["chart", "r", "--only", "spending_over_gdp", "--text", "editable"];
        for (language, ending, due) in [("en", "", english), ("de", "-de", german)] {
            told(&folder, &[&only[..], &["--language", language]].concat());
            let name = format!("r/spending_over_gdp{ending}-editable.svg");
            let drawn = fs::read_to_string(folder.0.join(name)).unwrap();
            assert!(drawn.contains(due), "{file} {language}: {drawn:.2000}");
        }
    }
}

/// What is laid over another has its own title, and not the German of the other's.
#[test]
fn a_title_without_german_stays_as_it_is() {
    let folder = Folder::new("own-words-over");
    folder.write("case.toml", CASE);
    folder.write("over.toml", "extends = 'case.toml'\ntitle = 'Another'\n");
    let scenario = Scenario::load_with(folder.0.join("over.toml"), &["run.paths=64"]).unwrap();
    let text =
        scenario.simulate(Settings::default()).unwrap().told(Detail::Brief, Language::GERMAN);
    assert!(text.starts_with("Another\nWer fragt?"), "{text}");
}

#[test]
fn german_that_is_none_is_refused() {
    let folder = Folder::new("own-words-wrong");
    for (value, said) in
        [("3", "found a number"), ("' '", "expected text"), ("\"a\\u0007\"", "control")]
    {
        folder.write("wrong.toml", format!("extends = 'base.toml'\n[german]\n'Banks' = {value}\n"));
        let output = folder.run(&["check", "wrong.toml"]);
        assert_eq!(output.status.code(), Some(2), "{value}");
        assert!(errors(&output).contains(said), "{value}: {}", errors(&output));
    }
}

#[test]
fn every_scenario_of_ours_has_its_german() {
    for name in bundled_scenarios() {
        let file = root().join(format!("scenarios/{name}.toml"));
        let scenario = Scenario::load(&file).unwrap();
        let header = &scenario.model.header;
        let german = Language::GERMAN.with(OwnWords::of(&[header]));
        let run = &header.run;
        // Abbreviations are the same in both.
        let units = [&run.unit, &run.site_unit].into_iter().filter(|unit| unit.contains(' '));
        for words in [&header.title].into_iter().chain(&header.question).chain(units) {
            assert_ne!(german.own(words), words.as_str(), "{name}: no German");
        }
    }
}

/// What is said in German twice says the same: scenarios are compared, and each has its words.
#[test]
fn german_of_a_word_is_one() {
    let mut all: Vec<(String, String)> = Vec::new();
    for name in bundled_scenarios() {
        let scenario = Scenario::load(root().join(format!("scenarios/{name}.toml"))).unwrap();
        all.extend(scenario.model.header.german);
    }
    all.sort();
    all.dedup();
    let twice = all.windows(2).find(|two| two[0].0 == two[1].0);
    assert_eq!(twice, None);
}

/// The line of the scenario among other books is what the whole run says, and no other number for the same thing.
#[test]
fn the_own_books_are_those_of_the_run() {
    let file = root().join("scenarios/base.toml");
    let answer = Scenario::load_with(file, &["run.paths=8448"])
        .unwrap()
        .simulate(Settings::default())
        .unwrap();
    let books = answer.summary.conventions.as_ref().unwrap();
    assert_eq!(books.paths, 4096);
    let own = books.each.iter().find(|one| one.own).unwrap();
    let median = answer.quantile(Metric::WriteDown, 0.5).unwrap().value;
    assert!((own.any.value - answer.summary.bust.value).abs() < 1e-9, "{own:?}");
    assert!((own.write_down / median - 1.0).abs() < 1e-9, "{own:?}, {median}");
}

/// More is built in bull, so its worst paths lose more although fewer bust; in a bear with a rich holder less, and that one fails less often.
#[test]
fn what_looks_exchanged_is_told() {
    let folder = Folder::new("exchanged");
    let rich = "extends = 'bear.toml'\n[[holder]]\nname = 'SoftBank'\ncapital = 70\n";
    folder.write("rich.toml", rich);
    let all = ["compare", "rich.toml", "base.toml", "bull.toml", "--reference", "base"];
    let text =
        told(&folder, &[&all[..], &["--paths", "4096", "--ladder-paths", "0", "--all"]].concat());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("More is built in bull than in base ($"), "{text}");
    assert!(text.contains("Less is built in rich than in base ($"), "{text}");
    assert!(text.contains("failures of SoftBank are rarer there: on "), "{text}");
    assert!(!text.contains("More is built in rich"), "{text}");
}
