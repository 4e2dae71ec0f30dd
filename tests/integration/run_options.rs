//! How many paths, how much memory, which files: what `run` does when asked.

use std::{fs, num::NonZero};

use overbuild::{
    engine::Control,
    metrics::{Collected, Summary, collect},
    random::Chance,
};

use crate::{
    folder::{Folder, errors, files, refused},
    support::model,
};

/// Counted in cells, every quantile is within 0.2 % of the exact one, and means are the same.
#[test]
fn values_beyond_memory_are_counted_well() {
    let model = model("fiber-glut", &[]);
    let (chance, control) = (Chance::Seed(3), Control::default());
    let paths = NonZero::new(3000).unwrap();
    let exact = Summary::new(&model, &mut collect(&model, chance, paths, &control).unwrap());
    // The least memory in which parts can be simulated at all leaves none for values.
    let (mut little, mut enough) = (0, 1 << 34);
    while enough - little > 1 {
        let memory = u64::midpoint(little, enough);
        let works = Collected::new(&model, memory).keeps_tracks();
        (little, enough) = if works { (little, memory) } else { (memory, enough) };
    }
    let mut counted = Collected::new(&model, enough);
    counted.extend(&model, chance, paths.get(), &control, &mut |_| Ok(())).unwrap();
    let counted = Summary::new(&model, &mut counted);
    assert!(exact.cell_error().is_none() && counted.cell_error().is_some());
    assert_eq!((exact.bust, exact.paths), (counted.bust, counted.paths));
    for (exact, counted) in exact.metrics.iter().zip(&counted.metrics) {
        assert_eq!(exact.never, counted.never, "{}", exact.name);
        for (one, other) in exact.quantiles().iter().zip(counted.quantiles()) {
            let error = (one.value - other.value).abs();
            let near = one.value == other.value || error <= 0.002 * one.value.abs() + 1e-9;
            assert!(near, "{}: {} and {}", exact.name, one.value, other.value);
        }
        let means = exact.distribution.mean().zip(counted.distribution.mean());
        if let Some((one, other)) = means {
            let error = (one.value - other.value).abs();
            assert!(error <= 1e-9 * one.value.abs().max(1.0), "{}", exact.name);
        }
    }
}

#[test]
fn too_little_memory_is_told() {
    let folder = Folder::new("memory");
    let run = |memory| ["run", "base.toml", "--paths", "100", "--memory", memory];
    refused(&folder, &run("1MiB"), 2, &["--memory", "1 MiB is too little", "1GiB is usual"]);
    // What it says is enough, is enough; and a MiB less is not.
    let said = errors(&folder.run(&run("1MiB")));
    let enough = said.split("needs ").nth(1).unwrap().split("MiB").next().unwrap();
    let enough: u32 = enough.parse().unwrap();
    let [less, enough] = [enough - 1, enough].map(|size| format!("{size}MiB"));
    let output = folder.run(&run(&enough));
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    refused(&folder, &run(&less), 2, &["too little"]);
    refused(&folder, &run("1GB"), 2, &["--memory", "512MiB"]);
}

#[test]
fn a_run_stops_when_numbers_are_known() {
    let folder = Folder::new("precision");
    let on = ["--precision", "20%", "--on", "write_down:p50", "--on", "bust:share"];
    let output = folder.run(&[&["run", "fiber-glut.toml"], on.as_slice()].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("write_down:p50") && text.contains("after 4,096 paths"), "{text}");
    let manifest = fs::read_to_string(folder.0.join("output/fiber-glut/manifest.json")).unwrap();
    assert!(manifest.contains("\"paths\": 4096"), "{manifest}");
}

/// The results are there, and the exit code says that they are not what was asked for.
#[test]
fn a_precision_that_is_not_reached_is_told() {
    let folder = Folder::new("imprecise");
    let run = ["run", "fiber-glut.toml", "--paths", "300", "--precision", "1%"];
    let output = folder.run(&[&run, ["--on", "write_down:p99.9"].as_slice()].concat());
    assert_eq!(output.status.code(), Some(3));
    let told = errors(&output);
    assert!(told.contains("not reached within 300 paths, for write_down:p99.9"), "{told}");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("not enough paths: 100,000 at least"), "{text}");
    assert!(folder.0.join("output/fiber-glut/summary.json").exists());
}

#[test]
fn mistakes_about_precision_are_told() {
    let folder = Folder::new("targets");
    let run = |precision, on| ["run", "base.toml", "--precision", precision, "--on", on];
    refused(&folder, &run("1%", "write_dwn:p50"), 2, &["--on", "did you mean `write_down`?"]);
    refused(&folder, &run("1%", "write_down:median"), 2, &["unknown statistic `median`", "p50"]);
    refused(&folder, &run("1%", "write_down"), 2, &["METRIC:STATISTIC"]);
    refused(&folder, &run("0", "write_down:p50"), 2, &["a share such as 1%"]);
    refused(&folder, &run("1%", "spending_peak_year:p50"), 2, &["--on", "is a calendar year"]);
    refused(&folder, &["run", "base.toml", "--on", "bust:share"], 2, &["--precision"]);
}

#[test]
fn the_file_of_all_paths_can_be_left_out() {
    let folder = Folder::new("per-path");
    let run = ["run", "fiber-glut.toml", "--paths", "100", "--per-path"];
    for (wanted, there) in [("csv", true), ("none", false)] {
        let output = folder.run(&[&run, [wanted].as_slice()].concat());
        assert!(output.status.success(), "{}", errors(&output));
        let written = files(&folder.0.join("output/fiber-glut"));
        assert_eq!(written.contains(&"paths.csv".to_owned()), there, "{written:?}");
    }
}

#[test]
fn a_width_that_the_machine_lacks_is_told() {
    let folder = Folder::new("width");
    let run = ["run", "fiber-glut.toml", "--paths", "10", "--vector-width"];
    refused(&folder, &[&run, ["sse9"].as_slice()].concat(), 2, &["sse9", "baseline, avx2, avx512"]);
    assert!(folder.run(&[&run, ["baseline"].as_slice()].concat()).status.success());
}

#[test]
fn what_is_only_simulated_leaves_nothing() {
    let folder = Folder::new("simulate-only");
    let before = files(&folder.0);
    let run = ["run", "fiber-glut.toml", "--paths", "100", "--quiet", "--simulate-only", "--out"];
    let output = folder.run(&[&run, ["result"].as_slice()].concat());
    assert!(output.status.success() && output.stdout.is_empty(), "{}", errors(&output));
    assert_eq!(files(&folder.0), before);
}

/// The same paths and columns as in paths.csv, and null where that says `never`.
#[test]
fn all_paths_can_be_read_back_from_parquet() {
    use parquet::{
        file::reader::{FileReader, SerializedFileReader},
        record::RowAccessor,
    };
    let folder = Folder::new("parquet");
    let out = folder.0.join("output/fiber-glut");
    let run = ["run", "fiber-glut.toml", "--paths", "100", "--per-path"];
    assert!(folder.run(&[&run, ["csv"].as_slice()].concat()).status.success());
    let text = fs::read_to_string(out.join("paths.csv")).unwrap();
    assert!(folder.run(&[&run, ["parquet"].as_slice()].concat()).status.success());
    let file = SerializedFileReader::new(fs::File::open(out.join("paths.parquet")).unwrap());
    let file = file.unwrap();
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    let schema = file.metadata().file_metadata().schema().clone();
    let names: Vec<&str> = schema.get_fields().iter().map(|field| field.name()).collect();
    assert_eq!(names, head);
    let mut rows = 0;
    for (row, line) in file.get_row_iter(None).unwrap().zip(lines) {
        let row = row.unwrap();
        assert_eq!(row.get_long(0).unwrap(), rows);
        for (place, cell) in line.split(',').enumerate().skip(2) {
            match cell.parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    let error = (row.get_double(place).unwrap() - number).abs();
                    assert!(error <= 1e-6 * number.abs(), "{}: {number}", names[place]);
                }
                _ => assert!(row.get_double(place).is_err(), "{}", names[place]),
            }
        }
        rows += 1;
    }
    assert_eq!(rows, 100);
}

/// Values that nobody would believe may give odd results, but none that cannot be written, and no endless work: the
/// path and the step are named.
#[test]
fn nothing_is_learned_from_paths_that_leave_the_range_of_numbers() {
    let folder = Folder::new("range-learned");
    let calibrate = ["calibrate", "fiber-glut.toml", "--population", "50", "--rounds", "1"];
    let set = ["--allow-implausible", "--set", "demand.initial=1e60"];
    let output = folder.run(&[&calibrate[..], &set[..]].concat());
    let said = errors(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("path 0, at the start (1996): demand is 1.0e60, which cannot be kept"),
        "{said}"
    );
    assert!(files(&folder.0).iter().all(|name| !name.contains("calibration")));
    assert!(!folder.0.join("output/fiber-glut-calibration").exists());
}

#[test]
fn a_path_that_leaves_the_range_of_numbers_is_named() {
    let folder = Folder::new("range");
    for (setting, place) in [
        ("fleet.initial_capacity=1e-190", "path 0, at the start (2025"),
        ("demand.initial=1e60", "path 0, at the start (2025"),
        ("builder.Meta.plan=1e60", "path 0, "),
        ("operations.overhead=1e200", "path 0, at the start (2025"),
        ("technology.cost_decline=-1e6", "path 0, step "),
    ] {
        let run = ["run", "base.toml", "--allow-implausible", "--paths", "128", "--set", setting];
        let output = folder.run(&run);
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(1), "{setting}: {said}");
        assert!(said.contains(place) && said.contains("trace --path 0"), "{setting}: {said}");
        assert!(!folder.0.join("output/base").exists(), "{setting}: nothing is written");
        // The path that it points to is shown, with the same word.
        let trace = ["trace", "base.toml", "--path", "0", "--allow-implausible", "--set", setting];
        let output = folder.run(&trace);
        let told = errors(&output);
        assert!(output.status.success() && output.stdout.len() > 10_000, "{setting}: {told}");
        let (place, _) = said.split_once("; `trace").unwrap();
        let place = place.split_once("path 0").unwrap().1;
        assert!(told.contains(&format!("note: path 0{place};")), "{setting}: {told}");
    }
}
