//! What is declared of a table is what is read, explained and in the schema; what is too long or impossible.

use overbuild::{
    cli::explained,
    metrics::read_model,
    scenario::{Document, Rules},
};

use super::{OBSERVATION, read, refused};

/// A megabyte of title, question or name is refused with a short message, at once.
#[test]
fn long_texts_end_in_a_short_message() {
    let long = "x".repeat(3_000_000);
    let begun = std::time::Instant::now();
    let cases = [
        (format!("title = \"{long}\""), String::new(), "at most 200 letters, found 3000000"),
        (format!("title = \"t\"\nquestion = \"{long}\""), String::new(), "at most 2000 letters"),
        (format!("\"{long}\" = 1"), String::new(), "unknown key or table"),
        (
            String::new(),
            format!("[bust]\nany_of = [{{ metric = \"{long}\", above = 1 }}]"),
            "at most 200",
        ),
        (String::new(), format!("[run]\nstart = 2025\nunit = \"{long}\""), "at most 60 letters"),
        (String::new(), OBSERVATION.replace("\"x\"", &format!("\"{long}\"")), "at most 60 letters"),
    ];
    let count = cases.len();
    for (top, more, words) in cases {
        let (accepted, said) = read(&top, &more);
        assert!(!accepted && said.contains(words), "{words}: {}", &said[..said.len().min(500)]);
        assert!(said.len() < 20_000, "{words}: {} bytes", said.len());
    }
    assert!(begun.elapsed().as_secs_f64() < 2.0 * count as f64, "{:?}", begun.elapsed());
}

fn printed(arguments: &[&str]) -> String {
    let output =
        std::process::Command::new(env!("CARGO_BIN_EXE_overbuild")).args(arguments).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// One declaration: each key of each table is explained, stands in the schema, and nothing else does.
#[test]
fn every_declared_key_is_explained_and_in_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(&printed(&["schema"])).unwrap();
    let mechanisms = overbuild::model::specifications().map(|(table, _)| table);
    for table in overbuild::scenario::header_tables().into_iter().chain(mechanisms) {
        let mut place = &schema["properties"];
        for part in table.name.split('.').filter(|part| !part.is_empty()) {
            let own = &place[part];
            place = if own["type"] == "array" {
                &own["items"]["properties"]
            } else {
                &own["properties"]
            };
        }
        let mut keys: Vec<&str> = table.keys.iter().map(|key| key.name).collect();
        for key in &keys {
            let full = if table.name.is_empty() {
                (*key).to_owned()
            } else {
                format!("{}.{key}", table.name)
            };
            assert!(place[key]["description"].is_string(), "{full} is not in the schema");
            let text = explained(&full).unwrap();
            assert!(text.starts_with(&full) && text.contains("  source   "), "{text}");
        }
        // And nothing else does.
        keys.extend(table.overrides);
        if !table.name.is_empty() {
            for key in place.as_object().unwrap().keys() {
                assert!(
                    keys.contains(&key.as_str()),
                    "{}.{key} is in the schema alone",
                    table.name
                );
            }
            let whole = explained(table.name).unwrap();
            assert!(table.keys.iter().all(|key| whole.contains(key.meaning.trim())), "{whole}");
        }
    }
    for (key, words) in [
        ("run.years", "1 to 60"),
        ("expect.statistic", "p50"),
        ("bust.any_of.above", "unit of the metric"),
        ("observation.csv", "Data file"),
        ("correlation.rank", "-1 to 1"),
        ("calibration.carry", "posterior"),
        ("title", "1 to 200 letters"),
    ] {
        let text = explained(key).unwrap();
        assert!(text.contains(words), "{text}");
        assert_eq!(text, printed(&["explain", key]));
    }
}

/// What a file may hold is what is declared: a key more is refused in each table.
#[test]
fn accepted_keys_are_declared_keys() {
    for table in overbuild::scenario::header_tables() {
        let more = match (table.name, table.name.split_once('.')) {
            ("", _) => continue,
            (_, Some((outer, key))) => format!("[{outer}]\n{key} = [{{ zzz = 1 }}]"),
            (name, None) if table.list => format!("[[{name}]]\nzzz = 1"),
            (name, None) => format!("[{name}]\nzzz = 1"),
        };
        // The keys of `[german]` are a scenario's own words.
        let said = if table.name == "german" {
            "`zzz`: expected the German for it"
        } else {
            "unknown key `zzz`"
        };
        refused("", &more, &[said]);
    }
    refused("zzz = 1", "", &["unknown key or table `zzz`"]);
}

/// What must be given has no default, words too.
#[test]
fn what_must_be_given_has_no_default() {
    let mut words = 0;
    for table in overbuild::scenario::header_tables() {
        for key in table.keys.iter().filter(|key| key.otherwise.is_empty()) {
            assert_eq!(key.default_words(), None, "{}.{}", table.name, key.name);
            words += usize::from(matches!(key.form, overbuild::scenario::Form::Choice(_)));
        }
    }
    assert!(words > 0, "no choice must be given: nothing was tried");
    let said = explained("quantity.unit").unwrap();
    assert!(said.contains("  default  none: must be given"), "{said}");
    let said = explained("quantity.worse").unwrap();
    assert!(said.contains("  default  neither\n"), "{said}");
    // Of the tables of mechanisms the first word stands where the file is silent.
    let said = explained("holder.class").unwrap();
    assert!(said.contains("  default  investor\n"), "{said}");
}

/// The defaults that are written as words are what is read where a file is silent.
#[test]
fn silence_means_the_declared_default() {
    let mut document = Document::from_text(
        "t",
        "title = \"t\"\n[run]\nstart = 2025\n[technology]\nequipment_cost = 20\nsite_cost = 10\n[demand]\ninitial = 70\ngrowth = 0.2\ngrowth_long = 0.3\n[fleet]\ninitial_capacity = 100\n[[builder]]\nname = \"A\"\nshare = 1\nplan = 400\n",
    );
    let model = read_model(&mut document, Rules::default()).unwrap();
    let run = &model.header.run;
    assert_eq!((run.years, run.steps_per_year, run.paths, run.seed), (12, 4, 100_000, 1));
    assert_eq!((run.currency.as_str(), run.unit.as_str()), ("$bn", "units"));
    let any_of = &model.header.bust.any_of;
    let words: Vec<(&str, f64, bool)> =
        any_of.iter().map(|one| (one.metric.as_str(), one.bound, one.above)).collect();
    let kinds = ["bust_spending", "bust_price", "bust_books", "bust_credit"];
    assert_eq!(words, kinds.map(|kind| (kind, 0.0, true)));
    assert_eq!(model.header.bust.limits, overbuild::scenario::Limits::USUAL);
}

/// A starter whose tables of the header are switched on is a scenario too.
#[test]
fn the_starter_shows_what_a_newcomer_needs() {
    let folder = crate::folder::Folder::new("starter");
    assert!(folder.run(&["new", "mine.toml"]).status.success());
    let text = std::fs::read_to_string(folder.0.join("mine.toml")).unwrap();
    let mut on = String::new();
    let mut header = false;
    for line in text.lines() {
        let bare = line.strip_prefix("# ").unwrap_or(line);
        if bare.starts_with('[') {
            header = ["[bust]", "[[expect]]", "[[correlation]]", "[sweep]"].contains(&bare);
        }
        let key = bare.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
        let acts = header && (bare.starts_with('[') || key);
        on += &format!("{}\n", if acts { bare } else { line });
    }
    assert!(on.contains("\n[bust]\nany_of") || on.contains("\nany_of = ["), "{on}");
    folder.write("on.toml", on);
    let output = folder.run(&["check", "on.toml"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What is taken for impossible does not happen: no bundled scenario leaves the range of a metric.
#[test]
fn metrics_stay_within_what_they_can_be() {
    use crate::support::{bundled_scenarios, histories, model, per_path};
    for name in bundled_scenarios() {
        let model = model(name, &[]);
        let histories = histories(&model, 256);
        for metric in overbuild::metrics::metrics(&model) {
            let (least, most) = overbuild::metrics::possible(&metric, &model);
            for value in per_path(&histories, |history| metric.of(history)) {
                let never = value.is_infinite() && metric.unit.infinite().is_some();
                // A sum of steps may miss a bound by rounding.
                let slack = 1e-9 * (1.0 + value.abs());
                assert!(
                    never || (least - slack..=most + slack).contains(&value),
                    "{name}: {} is {value}, not within {least} to {most}",
                    metric.name
                );
            }
        }
    }
}
