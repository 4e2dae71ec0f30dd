//! What the command line can do a program can: to a precision, within a budget of memory, beside a condition, into a
//! folder; with errors that have a type.

use std::fs;

use overbuild::{
    chart::Look,
    library::{Answer, Comparing, Error, PerPath, Scenario, Settings, compare_with},
    metrics::{Metric, Target},
    scenario::Statistic,
};

use crate::{
    folder::{Folder, files},
    support::root,
};

fn load(settings: &[&str]) -> Scenario {
    Scenario::load_with(root().join("scenarios/railway-mania.toml"), settings).unwrap()
}

fn to(precision: f64, metric: &str) -> Settings {
    let on = vec![Target { metric: metric.to_owned(), statistic: Statistic::Mean }];
    Settings { precision: Some(precision), most: 200_000, on, ..Settings::default() }
}

#[test]
fn a_library_simulates_until_a_number_is_known() {
    let simulated = |precision| {
        let answer = load(&["run.paths=7"]).simulate(to(precision, "spending")).unwrap();
        let (_, known) = answer.known[0];
        assert!(known.within(precision), "{known:?}");
        assert_eq!(answer.scenario.model.header.run.paths, answer.summary.paths);
        answer.summary.paths
    };
    let (few, many) = (simulated(0.1), simulated(0.01));
    assert!(few < many && many < 200_000, "{few} {many}");
}

/// Why a scenario is not simulated.
fn error(settings: Settings) -> Error {
    load(&[]).simulate(settings).err().unwrap()
}

#[test]
fn a_number_that_cannot_be_known_is_an_error() {
    let typo = error(to(0.1, "spendin"));
    assert!(matches!(&typo, Error::Target(words) if words.contains("`spending`")), "{typo}");
    let unmodelled = error(to(0.1, "lender_loss"));
    assert!(
        matches!(&unmodelled, Error::Target(words) if words.contains("not modelled")),
        "{unmodelled}"
    );
}

#[test]
fn too_little_memory_is_an_error() {
    let memory = error(Settings { memory: 1000, ..Settings::default() });
    assert!(matches!(memory, Error::Memory(1000, least) if least > 1000), "{memory}");
    let given = Some("bust".to_owned());
    let condition = error(Settings { memory: 100_000, given, ..Settings::default() });
    assert!(matches!(condition, Error::ConditionMemory(100_000, _)), "{condition}");
}

#[test]
fn a_condition_or_a_run_without_sense_is_an_error() {
    let given = Some("bust_spendin".to_owned());
    let condition = error(Settings { given, ..Settings::default() });
    assert!(
        matches!(&condition, Error::Condition(words) if words.contains("`bust_spending`")),
        "{condition}"
    );
    let mut none = load(&[]);
    none.model.header.run.paths = 0;
    assert!(matches!(none.simulate(Settings::default()), Err(Error::NoPaths)));
}

#[test]
fn a_typo_in_a_bust_is_an_error_as_a_files_is() {
    let base = |setting: &str| {
        Scenario::load_with(root().join("scenarios/base.toml"), &["run.paths=64", setting])
    };
    let mistakes = base("bust.spending_fal=0.5").err().unwrap();
    let words = mistakes.to_string();
    assert!(words.contains("`spending_fall`") && words.contains(":1:"), "{words}");
    assert_eq!(mistakes.problems.0.len(), 1);
    // A program can also change what has been read.
    let mut changed = base("run.years=8").unwrap();
    changed.model.header.bust.any_of[0].metric = "bust_spendin".to_owned();
    let stopped = changed.simulate(Settings::default()).err().unwrap();
    assert!(matches!(&stopped, Error::Stopped(_)), "{stopped:?}");
    assert!(stopped.to_string().contains("bust_spendin"), "{stopped}");
}

/// The folder of a program is that of `overbuild run`, but for what names the command and the time.
#[test]
fn a_library_writes_what_the_command_line_writes() {
    let place = Folder::new("library");
    let file = place.0.join("base.toml").display().to_string();
    let settings = ["run.paths=256", "run.years=6"];
    let wanted = Settings { given: Some("bust".to_owned()), ..Settings::default() };
    let scenario = Scenario::load_with(&file, &settings).unwrap();
    let own = place.0.join("library");
    let (answer, notes) = scenario.simulate_into(&own, wanted, &Look::default()).unwrap();
    assert!(notes.is_empty(), "{notes:?}");
    let typed = ["run", &file, "--set", settings[0], "--set", settings[1], "--given", "bust"];
    let done = place.run(&[&typed[..], &["--quiet", "--out", "command"]].concat());
    assert!(matches!(done.status.code(), Some(0 | 99)), "{done:?}");
    let theirs = place.0.join("command");
    let names = files(&theirs);
    assert_eq!(names, files(&own));
    assert!(names.len() > 30, "{names:?}");
    for name in names.iter().filter(|name| *name != "manifest.json") {
        let same = fs::read(own.join(name)).unwrap() == fs::read(theirs.join(name)).unwrap();
        assert!(same, "{name}");
    }
    without_rows(&answer, &place.0.join("later"));
}

/// Written down later, a result lacks the file of all paths alone.
fn without_rows(answer: &Answer, folder: &std::path::Path) {
    answer.write(folder, &Look::default()).unwrap();
    assert!(folder.join("tables.xlsx").exists() && !folder.join("paths.csv").exists());
}

#[test]
fn a_file_of_all_paths_is_left_out_where_it_is_not_wanted() {
    let place = Folder::empty("library-without-rows");
    let none = Settings { per_path: PerPath::None, ..Settings::default() };
    let folder = place.0.join("railways");
    load(&["run.paths=64"]).simulate_into(&folder, none, &Look::default()).unwrap();
    assert!(folder.join("summary.json").exists() && !folder.join("paths.csv").exists());
}

#[test]
fn scenarios_are_compared_with_the_one_that_is_named() {
    let named = |more: &[&str]| {
        let all = [&["run.paths=128"], more].concat();
        (more.join(" "), load(&all))
    };
    let how = Comparing { reference: 1, ..Comparing::default() };
    let both = vec![named(&["demand.growth=0.01"]), named(&["run.paths=192"])];
    let study = compare_with(both, &how, &overbuild::engine::Control::default()).unwrap();
    assert_eq!(study.cases.reference().name, "run.paths=192");
    assert_eq!(study.cases.reference().summary.paths, 128, "the least of theirs");
    let spending = study.versus[0].outcome(Metric::Spending).unwrap();
    assert!(spending.pair.mean.unwrap().difference < 0.0, "slower demand is built for less");
}

#[test]
fn mistakes_have_places_and_keys() {
    let wrong = ["demand.grwth=0.3", "demand.growth=99", "run.paths=true"];
    let wrong = Scenario::load_with(root().join("scenarios/base.toml"), &wrong).err().unwrap();
    let found = wrong.list();
    let of = |key: &str| found.iter().find(|one| !one.warning && one.key.as_deref() == Some(key));
    for key in ["demand.growth", "run.paths"] {
        assert!(of(key).is_some(), "{key} {found:#?}");
    }
    let typo = of("demand.grwth").unwrap();
    assert_eq!(typo.place, Some(("--set".to_owned(), 1, 8)));
    assert_eq!(typo.help.as_deref(), Some("did you mean `growth`?"));
}
