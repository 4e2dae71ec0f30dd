//! Charts of quantities that somebody asks for: every track and metric can be drawn, and says what the paths say.

use std::{fs, path::Path};

use overbuild::{
    chart::{Figure, Form, form::MEDIAN},
    language::{Language, number, rounding},
    metrics::{Distribution, Drawable, Unit, metrics, tracks},
};

use super::{check, figures};
use crate::{
    folder::{Folder, errors, files, refused},
    support::model,
    told,
};

/// Every quantity of a scenario of which a chart can be asked.
fn all(scenario: &str) -> Vec<String> {
    let model = model(scenario, &[]);
    let mut names: Vec<String> = metrics(&model).into_iter().map(|own| own.name).collect();
    names.extend(tracks(&model).into_iter().map(|own| own.name));
    names.sort();
    names.dedup();
    names.retain(|name| Drawable::read(&model, name).is_ok());
    names
}

fn drawn(folder: &Folder, command: &[&str], names: &[String]) -> Vec<Figure> {
    let asked = names.iter().flat_map(|name| ["--draw", name.as_str()]);
    let arguments: Vec<&str> = command.iter().copied().chain(asked).collect();
    let output = folder.run(&arguments);
    assert!(output.status.success(), "{}", errors(&output));
    let said = errors(&output);
    let out = folder.0.join(command[command.len() - 1]);
    let own = figures(&out).into_iter().filter(|figure| is_asked(&figure.name));
    let own: Vec<Figure> = own.collect();
    // What has no chart is told, and nothing else.
    for name in names {
        let plain = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_").to_lowercase();
        let there = |before: &str| out.join(format!("{before}{plain}.svg")).exists();
        let missing = said.contains(&format!("note: --draw {name}: nothing to see"));
        let any = ["years_", "paths_", ""].into_iter().any(there);
        assert!(any != missing, "{name}: {any} {missing}\n{said}");
    }
    own
}

fn is_asked(name: &str) -> bool {
    name.starts_with("years_") || name.starts_with("paths_")
}

/// Nothing overlaps at any size, and every word has its German.
#[test]
fn every_quantity_can_be_drawn() {
    let folder = Folder::new("asked");
    for (scenario, least) in [("base", 100), ("us-offices", 50)] {
        let file = format!("{scenario}.toml");
        let command =
            ["run", file.as_str(), "--paths", "300", "--no-explore", "--quiet", "--out", scenario];
        let own = drawn(&folder, &command, &all(scenario));
        assert!(own.len() > least, "{scenario}: {}", own.len());
        said_in_german(&own);
        check(&own, scenario);
    }
}

fn said_in_german(all: &[Figure]) {
    for figure in all {
        for words in [&figure.title, &figure.subtitle] {
            assert!(Language::GERMAN.knows(words), "no German for {words:?}");
        }
    }
}

/// Of scenarios beside each other too, and on slides before others.
#[test]
fn scenarios_are_drawn_beside_each_other() {
    let folder = Folder::new("asked-beside");
    let names: Vec<String> =
        ["debt", "peak_debt", "survivors", "shut", "first_shut_year", "default.Oracle", "spending"]
            .map(str::to_owned)
            .into();
    let command = [
        "compare",
        "base.toml",
        "bear.toml",
        "--paths",
        "300",
        "--ladder-paths",
        "0",
        "--quiet",
        "--out",
        "c",
    ];
    let own = drawn(&folder, &command, &names);
    let called: Vec<&str> = own.iter().map(|figure| figure.name.as_str()).collect();
    assert_eq!(
        called,
        [
            "years_debt",
            "paths_peak_debt",
            "paths_survivors",
            "years_shut",
            "paths_first_shut_year",
            "years_default_oracle",
            "paths_spending"
        ]
    );
    said_in_german(&own);
    check(&own, "beside");
    let Form::Histogram(peak) = &own[1].form else { panic!("{:?}", own[1].form) };
    assert_eq!(peak.series.len(), 2);
}

/// Values of a column of `paths.csv`; none where the cell is a word.
fn column(out: &Path, name: &str) -> Vec<Option<f64>> {
    let mut table = csv::Reader::from_path(out.join("paths.csv")).unwrap();
    let place = table.headers().unwrap().iter().position(|own| own == name).unwrap();
    table.records().map(|row| row.unwrap()[place].parse().ok()).collect()
}

/// Bars and medians are those of the paths, whatever the kind.
#[test]
fn charts_say_what_the_paths_say() {
    let folder = Folder::new("asked-values");
    let names: Vec<String> =
        ["peak_debt", "survivors", "first_shut_year", "internal_rate_of_return", "debt", "shut"]
            .map(str::to_owned)
            .into();
    let command = ["run", "base.toml", "--paths", "500", "--quiet", "--out", "v"];
    let own = drawn(&folder, &command, &names);
    let out = folder.0.join("v");
    let of = |name: &str| own.iter().find(|figure| figure.name == name).unwrap();
    for name in ["survivors", "first_shut_year"] {
        let values = column(&out, name);
        let Form::Columns(form) = &of(&format!("paths_{name}")).form else { panic!("{name}") };
        assert_eq!(form.last_apart, name == "first_shut_year");
        for (category, share) in form.categories.iter().zip(&form.series[0].1) {
            let word = Language::En.say(category);
            let same = |value: &&Option<f64>| {
                value.map_or("never".to_owned(), |own| own.to_string()) == word
            };
            let count = values.iter().filter(same).count();
            assert!((count as f64 / 500.0 - share).abs() < 1e-9, "{name} {word}: {count} {share}");
        }
    }
    for name in ["peak_debt", "internal_rate_of_return"] {
        let values = column(&out, name);
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        let Form::Histogram(form) = &of(&format!("paths_{name}")).form else { panic!("{name}") };
        let bars = &form.series[0];
        let drawn = bars.shares.iter().sum::<f64>() + bars.none + bars.beyond;
        assert!((drawn - known.len() as f64 / 500.0).abs() < 1e-9, "{name}: {drawn}");
        for (bin, share) in bars.shares.iter().enumerate() {
            let [from, to] = [bin, bin + 1].map(|edge| form.edge(edge));
            let inside = |value: &&f64| (from..to).contains(*value) && value.abs() > 1e-6;
            let count = known.iter().filter(inside).count();
            assert!((count as f64 / 500.0 - share).abs() < 1e-9, "{name} {from}: {count} {share}");
        }
    }
    let tracks = fs::read_to_string(out.join("tracks.csv")).unwrap();
    let median = |track: &str, year: &str, level: usize| -> f64 {
        let row = tracks.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let mut row = row.filter(|row| row[0] == track && row.contains(&year));
        row.next().unwrap()[level].parse().unwrap()
    };
    let header: Vec<&str> = tracks.lines().next().unwrap().split(',').collect();
    let place = |word: &str| header.iter().position(|own| *own == word).unwrap();
    let Form::Fan(fan) = &of("years_debt").form else { panic!("debt") };
    for band in &fan.bands {
        let told = median("debt", &band.year.to_string(), place("p50"));
        assert!((told - band.quantiles[MEDIAN]).abs() <= 1e-6 * told.abs(), "{}", band.year);
    }
    let Form::Lines(lines) = &of("years_shut").form else { panic!("shut") };
    for (year, share) in &lines.lines[0].points {
        let told = median("shut", &year.to_string(), place("mean"));
        assert!((told - share).abs() < 1e-6, "{year}: {told} {share}");
    }
}

/// Titles tell the median and what one path in ten has on the worse side: of earnings and survivors the lower one.
#[test]
fn titles_say_what_the_paths_say() {
    let folder = Folder::new("asked-titles");
    let names: Vec<String> =
        ["peak_debt", "survivors", "net_present_value"].map(str::to_owned).into();
    let command = ["run", "base.toml", "--paths", "500", "--quiet", "--out", "t"];
    let own = drawn(&folder, &command, &names);
    let out = folder.0.join("t");
    for (name, words, tail) in [
        ("peak_debt", "at least", 0.9),
        ("survivors", "at most", 0.1),
        ("net_present_value", "at most", 0.1),
    ] {
        let figure = own.iter().find(|figure| figure.name == format!("paths_{name}")).unwrap();
        let title = Language::En.say(&figure.title);
        let values: Vec<f64> = column(&out, name).into_iter().flatten().collect();
        let values = Distribution::new(values);
        let unit = figure_unit(figure);
        let told = |p: f64| {
            let value = rounding::known(values.quantile(p), unit);
            match unit {
                Unit::Money => Language::En.money(value, "$bn"),
                _ => number::to_decimals(value, 0),
            }
        };
        for (p, whose) in [(0.5, "half of the paths"), (tail, "one in ten")] {
            let due = format!("{words} {} on {whose}", told(p)).replace('\u{a0}', " ");
            assert!(title.replace('\u{a0}', " ").contains(&due), "{due}: {title}");
        }
    }
}

fn figure_unit(figure: &Figure) -> Unit {
    match &figure.form {
        Form::Histogram(own) => own.unit,
        _ => Unit::Ratio,
    }
}

/// What is asked for comes on slides; the next run without it takes its pictures away.
#[test]
fn asked_charts_come_and_go_with_the_question() {
    let folder = Folder::new("asked-again");
    let run = |more: &[&str]| {
        let usual = ["run", "fiber-glut.toml", "--paths", "200", "--quiet", "--out", "o"];
        let output = folder.run(&[usual.as_slice(), more].concat());
        assert!(output.status.success(), "{}", errors(&output));
        files(&folder.0.join("o"))
    };
    let first = run(&[
        "--draw",
        "debt",
        "--draw",
        "debt",
        "--slides",
        "years_debt,paths_spending",
        "--draw",
        "spending",
    ]);
    for name in ["years_debt.svg", "years_debt.png", "paths_spending.svg"] {
        assert!(first.iter().any(|own| own == name), "{name}: {first:?}");
    }
    // On slides a quantity that is drawn stands for its charts.
    run(&["--draw", "debt", "--slides", "debt"]);
    let titles = told::slides(&folder, "o").into_iter().map(|slide| slide[0].to_lowercase());
    let titles: Vec<String> = titles.collect();
    assert_eq!(titles.iter().filter(|own| own.contains("debt")).count(), 1, "{titles:?}");
    let page = fs::read_to_string(folder.0.join("o/report.html")).unwrap();
    assert!(page.contains("What else was asked for"), "the page has no place for them");
    assert!(!run(&[]).iter().any(|own| is_asked(own)));
}

#[test]
fn what_cannot_be_drawn_is_refused_before_anything_runs() {
    let folder = Folder::new("asked-wrong");
    let asked = |name: &str, parts: &[&str]| {
        let arguments = ["run", "base.toml", "--paths", "100", "--out", "o", "--draw", name];
        refused(&folder, &arguments, 2, parts);
        assert!(!folder.0.join("o").exists(), "{name}");
    };
    asked("dept", &["--draw", "no quantity `dept`", "did you mean `debt`?"]);
    asked("spending@2030", &["is one number", "expected `spending`"]);
    asked("write_down:p95", &["is one number", "expected `write_down`"]);
    asked("bust", &["yes or no"]);
    asked("largest_power_queue", &["not modelled", "[power]"]);
    asked("power_queue", &["not modelled", "[power]"]);
    // However many signs there are, it is one name.
    asked(&"@".repeat(100_000), &["no quantity `@@"]);
    asked(&"spending:".repeat(10_000), &["no quantity `spending:"]);
}

/// A path has no middle and no spread.
#[test]
fn one_path_is_drawn_as_one() {
    let folder = Folder::new("asked-one");
    let names = ["debt".to_owned(), "shut".to_owned(), "peak_debt".to_owned()];
    let command = ["run", "base.toml", "--paths", "1", "--quiet", "--out", "one"];
    let own = drawn(&folder, &command, &names);
    let typed = [&command, ["--draw", "peak_debt", "--overwrite"].as_slice()].concat();
    assert!(errors(&folder.run(&typed)).contains("has no spread on one path"));
    let german = [typed.as_slice(), &["--language", "de"]].concat();
    assert!(errors(&folder.run(&german)).contains("auf einem Pfad keine Streuung"));
    let titles: Vec<String> = own.iter().map(|figure| Language::En.say(&figure.title)).collect();
    assert!(titles.iter().all(|title| title.contains("on the only path")), "{titles:?}");
}
