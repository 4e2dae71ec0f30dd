//! The tables that belong to no mechanism: what they refuse, and that every key has its words.

use overbuild::{
    model::Model,
    scenario::{Document, Rules},
};

/// A small scenario, with something at the top and something at the end.
fn read(top: &str, more: &str) -> (bool, String) {
    let title = if top.contains("title") { "" } else { "title = \"t\"\n" };
    let run = if more.contains("[run]") || top.contains("run =") {
        ""
    } else {
        "[run]\nstart = 2025\nyears = 5\n"
    };
    let text = format!(
        "{title}{top}\n{run}[technology]\nequipment_cost = 20\nsite_cost = 10\n\
         [demand]\ninitial = 70\ngrowth = {{ p10 = 0.1, p50 = 0.2, p90 = 0.3 }}\n\
         growth_long = {{ p10 = 0.1, p50 = 0.2, p90 = 0.3 }}\n[fleet]\ninitial_capacity = 100\n\
         [pricing]\n[capital_market]\n[accounting]\n[finance]\n[default]\n[valuation]\nrate = 0.1\n\
         [[builder]]\nname = \"A\"\nshare = 1\nplan = 400\n{more}\n"
    );
    let mut document = Document::from_text("test.toml", &text);
    let model = Model::read(&mut document, Rules::default());
    (model.is_some(), document.problems.render(&document.sources, false))
}

/// Refused at a place, with all of these words.
fn refused(top: &str, more: &str, words: &[&str]) {
    let (accepted, said) = read(top, more);
    assert!(!accepted, "nothing was said of {top} {more}");
    for word in words.iter().chain(&["test.toml:"]) {
        assert!(said.contains(word), "`{word}` is not in what is said of {top} {more}:\n{said}");
    }
}

/// A library has no command line between it and the mistake.
#[test]
fn unknown_metrics_are_a_mistake_for_the_library_too() {
    let bust = "[bust]\nany_of = [{ metric = \"writedown_share\", above = 0.2 }]";
    refused(
        "",
        bust,
        &["there is no metric `writedown_share`", "did you mean `write_down_share`?"],
    );
    let expect = "[[expect]]\nmetric = \"spending_fal\"\nstatistic = \"p50\"\nabove = 0.1";
    refused("", expect, &["there is no metric `spending_fal`", "did you mean `spending_fall`?"]);
    let observation =
        "[[observation]]\nname = \"x\"\ntrack = \"prise\"\ntable = [[2025, 1], [2026, 2]]";
    refused("", observation, &["there is no track `prise`", "did you mean `price`?"]);
    let calibration = format!(
        "{}\n[calibration]\nkeep = [\"demand.grwth\"]",
        observation.replace("prise", "price")
    );
    refused("", &calibration, &["`demand.grwth`", "did you mean `demand.growth`?"]);
}

const OBSERVATION: &str =
    "[[observation]]\nname = \"x\"\ntrack = \"price\"\ntable = [[2025, 1], [2026, 2]]\n";
const METRIC: &str = "[[observation]]\nname = \"x\"\nmetric = \"spending_fall\"\nvalue = 0.5\n";
const EXPECT: &str = "[[expect]]\nmetric = \"write_down\"\nstatistic = \"p50\"\n";
const SCORE: &str = "[[expect]]\nobservation = \"x\"\nscore = \"coverage_80\"\n";
const PAIR: &str = "[[correlation]]\nbetween = [\"demand.growth\", \"demand.growth_long\"]\n";

/// Each of these is accepted, so that what is refused below is refused for what was changed.
#[test]
fn the_examples_are_accepted() {
    let calibration = "[calibration]\nkeep = [\"demand.growth\"]\n";
    for more in [
        "[bust]\nany_of = [{ metric = \"write_down\", above = 100 }]".to_owned(),
        format!("{EXPECT}above = 1"),
        format!("{EXPECT}near = 100\ntolerance = 5"),
        format!("{OBSERVATION}{SCORE}above = 0.5"),
        METRIC.to_owned(),
        format!("{PAIR}rank = 0.5"),
        format!("{OBSERVATION}{calibration}"),
        "[[expect]]\nmetric = \"bust\"\nstatistic = \"share\"\nbelow = 0.9".to_owned(),
        "[[expect]]\nmetric = \"break_even_year\"\nstatistic = \"p50\"\nabove = 2027".to_owned(),
        "[[expect]]\nmetric = \"break_even_year\"\nstatistic = \"share\"\nabove = 0.9".to_owned(),
        "[bust]\nany_of = [{ metric = \"break_even_year\", above = 2028 }]".to_owned(),
        "[bust]\nany_of = [{ metric = \"net_present_value\", below = -5 }]".to_owned(),
        "[bust]\nany_of = [{ metric = \"default.A\", above = 0 }]".to_owned(),
        "[bust]\nspending_fall = 0.4\nbooks_share = 1.2".to_owned(),
        "[bust]\nprice_margin = 0.2\nany_of = [{ metric = \"bust_price\", above = 0 }]".to_owned(),
    ] {
        let (accepted, said) = read("question = \"Why?\"", &more);
        assert!(accepted, "{more}: {said}");
    }
}

#[test]
fn what_has_the_wrong_type_is_told_with_its_place() {
    for (top, words) in [
        ("title = 5", "title: expected text, found a number"),
        ("title = [\"a\"]", "title: expected text, found a list"),
        ("title = \"\"", "title: expected text, found none"),
        ("title = \"t\"\nquestion = true", "question: expected text, found true or false"),
        ("without = [1]", "without: expected the name of a table, found a number"),
        ("without = 5", "found a number"),
        ("extends = 5", "found a number"),
        ("run = 5", "[run]: expected a table, found a number"),
        ("bust = []", "[bust]: expected a table, found a list"),
        ("calibration = \"a\"", "[calibration]: expected a table, found text"),
        ("expect = {}", "expect: expected a list of tables, written as [[expect]], found a table"),
        ("observation = 1", "observation: expected a list of tables"),
        ("correlation = [1]", "correlation.number 1: expected a table, found a number"),
        ("bust = { any_of = [5] }", "bust.any_of.number 1: expected a table, found a number"),
        ("bust = { any_of = {} }", "bust.any_of: expected a list of tables, found a table"),
    ] {
        refused(top, "", &[words]);
    }
    let run = |line: &str| format!("[run]\nstart = 2025\n{line}");
    for (more, words) in [
        (run("unit = 3"), "run.unit: expected text, found a number"),
        (run("years = \"12\""), "run.years: expected a whole number, found text"),
        (run("seed = [1]"), "run.seed: expected a whole number, found a list"),
        (format!("{PAIR}rank = \"x\""), "correlation.number 1.rank: expected a number, found text"),
        (
            "[[correlation]]\nbetween = \"a\"\nrank = 0.1".to_owned(),
            "expected a list of texts, found text",
        ),
        (
            format!("{PAIR}rank = 0.1\n").replace("[\"demand.growth\"", "[5"),
            "between: expected text",
        ),
        (format!("{EXPECT}above = \"a\""), "expect.number 1.above: expected a number, found text"),
        (
            format!("{EXPECT}above = 1").replace("\"p50\"", "50"),
            "statistic: expected text, found a number",
        ),
        (format!("{OBSERVATION}calibrate = 1"), "observation.x.calibrate: expected true or false"),
        (
            format!("{OBSERVATION}scale = true"),
            "observation.x.scale: expected a number, found true",
        ),
        (
            OBSERVATION.replace("[2026, 2]", "[2026, nan]"),
            "observation.table: expected a finite number",
        ),
        (OBSERVATION.replace("[2026, 2]", "5"), "observation.x.table: expected a row"),
        (format!("{OBSERVATION}[calibration]\nkeep = [1]"), "calibration.keep: expected text"),
        (
            format!("{OBSERVATION}[calibration]\nkeep = \"demand.growth\""),
            "a list of texts, found text",
        ),
    ] {
        refused("", &more, &[words]);
    }
    // What is wrong is not also said to be missing.
    assert!(!read("run = 5", "").1.contains("missing"), "{}", read("run = 5", "").1);
    assert!(!read("title = 5", "").1.contains("missing"));
}

#[test]
fn numbers_are_checked_before_anything_is_made_of_them() {
    let key = |line: &str| {
        format!("[run]\n{}{line}", if line.starts_with("start") { "" } else { "start = 2025\n" })
    };
    for line in [
        "start = nan",
        "start = inf",
        "start = 1e300",
        "start = -5",
        "years = nan",
        "years = 1e18",
        "years = 1e9",
        "years = 0",
        "years = 2.5",
        "steps_per_year = 1e18",
        "steps_per_year = nan",
        "steps_per_year = 3",
        "paths = 1e18",
        "paths = inf",
        "paths = 0",
        "paths = 99999999999999999999",
        "seed = -1",
        "seed = 0.5",
        "seed = nan",
        "seed = 1e300",
    ] {
        let name = line.split(' ').next().unwrap();
        refused("", &key(line), &[&format!("run.{name}: ")]);
    }
    for line in
        ["above = nan", "below = inf", "near = nan\ntolerance = 1", "near = 1\ntolerance = inf"]
    {
        refused("", &format!("{EXPECT}{line}"), &["expect.", "expected a finite number"]);
        let bust = format!(
            "[bust]\nany_of = [{{ metric = \"write_down\", {} }}]",
            line.replace('\n', ", ")
        );
        refused("", &bust, &["bust.any_of.", "expected a finite number"]);
    }
    for line in ["scale", "from", "to", "trend", "known", "known_growth", "error"] {
        for number in ["nan", "inf", "-inf", "1e300"] {
            let words = format!("{line}: ");
            refused("", &format!("{OBSERVATION}{line} = {number}"), &["observation.", &words]);
        }
    }
    refused(
        "",
        &METRIC.replace("0.5", "nan"),
        &["observation.value: expected a finite number, found nan"],
    );
    for rank in ["nan", "inf", "1.5", "-1.5", "1", "-1"] {
        refused("", &format!("{PAIR}rank = {rank}"), &["correlation.", "rank: "]);
    }
}

#[test]
fn unknown_keys_are_refused_in_every_table() {
    for (more, words) in [
        (
            "[run]\nstart = 2025\nyeers = 4".to_owned(),
            ["unknown key `yeers`", "did you mean `years`?"],
        ),
        ("[bust]\nany_off = []".to_owned(), ["unknown key `any_off`", "`any_of`?"]),
        (
            "[bust]\nspending_fal = 0.4".to_owned(),
            ["unknown key `spending_fal`", "`spending_fall`?"],
        ),
        (
            "[bust]\nany_of = [{ metrc = \"write_down\", above = 1 }]".to_owned(),
            ["unknown key `metrc` in [bust.any_of.number 1]", "`metric`?"],
        ),
        (format!("{EXPECT}abov = 1"), ["unknown key `abov`", "`above`?"]),
        (format!("{OBSERVATION}knwon = 1"), ["unknown key `knwon`", "`known`?"]),
        (format!("{PAIR}rnk = 1"), ["unknown key `rnk`", "`rank`?"]),
        (format!("{OBSERVATION}[calibration]\nkep = []"), ["unknown key `kep`", "`keep`?"]),
        ("[observaton]".to_owned(), ["unknown key or table `observaton`", "`observation`?"]),
    ] {
        refused("", &more, &words);
    }
    refused("titel = \"t\"", "", &["unknown key or table `titel`", "did you mean `title`?"]);
}

/// A key that says nothing where it stands is a misunderstanding.
#[test]
#[expect(clippy::too_many_lines, reason = "a row for each kind of mistake")]
fn keys_without_effect_are_refused() {
    for (more, words) in [
        (
            format!("{EXPECT}above = 1\ntolerance = 0.1"),
            "above, below or both, or near with its tolerance",
        ),
        (format!("{EXPECT}near = 1"), "near with its tolerance"),
        (format!("{EXPECT}near = 1\ntolerance = 1\nabove = 0"), "near with its tolerance"),
        (
            format!("{EXPECT}above = 1\nscore = \"skill\""),
            "score: has no use here: `metric` excludes it",
        ),
        (
            format!("{OBSERVATION}{SCORE}above = 0.1\nstatistic = \"p50\""),
            "`statistic` excludes it",
        ),
        (
            format!("{METRIC}{}above = 0.1", SCORE.replace("coverage_80", "skill")),
            "a metric has no last value",
        ),
        (
            format!("{OBSERVATION}metric = \"write_down\""),
            "metric: has no use here: `track` excludes it",
        ),
        (format!("{OBSERVATION}unit = \"a\""), "unit: has no use here"),
        (format!("{OBSERVATION}item = \"a\""), "item: has no use here"),
        (format!("{OBSERVATION}value = 4"), "value: has no use here"),
        (format!("{OBSERVATION}compare = \"index\"\nscale = 4"), "scale: has no use here"),
        (format!("{OBSERVATION}compare = \"index\"\nknown = 4"), "known: has no use here"),
        (
            format!("{OBSERVATION}from = 2026\nto = 2025"),
            "no year is from 2026 on and not after 2025",
        ),
        (format!("{METRIC}known_growth = 0.1"), "known_growth: has no use here"),
        (format!("{METRIC}trend = 0.1"), "trend: has no use here"),
        (format!("{METRIC}scale = 2"), "scale: has no use here"),
        (format!("{METRIC}from = 2025"), "from: has no use here"),
        (format!("{METRIC}csv = \"a.csv\""), "csv: has no use here"),
        (
            "[bust]".to_owned(),
            "without `any_of` or a limit of a kind of bust the table says nothing",
        ),
        (
            "[calibration]\nkeep = [\"demand.growth\"]".to_owned(),
            "[calibration] needs [[observation]]",
        ),
        (
            format!("{OBSERVATION}[calibration]\nbecause = \"so\""),
            "without them the table says nothing",
        ),
        (
            format!("{OBSERVATION}[calibration]\nkeep = [\"demand.growth\"]\nbecause = \"so\""),
            "because: has no use here",
        ),
        (
            format!("{OBSERVATION}[calibration]\ncarry = [\"demand.growth\"]"),
            "missing key `because`",
        ),
        (
            format!("{OBSERVATION}[calibration]\nkeep = [\"demand.growth\", \"demand.growth\"]"),
            "`demand.growth` is named twice",
        ),
    ] {
        refused("", &more, &[words]);
    }
    // What is kept may be said by another file than what is carried.
    let both = format!(
        "{OBSERVATION}[calibration]\nkeep = [\"demand.growth\"]\ncarry = [\"demand.growth\"]\nbecause = \"so\""
    );
    let (accepted, said) = read("", &both);
    assert!(accepted && said.contains("is kept, so nothing is learned to be carried"), "{said}");
}

#[test]
fn conditions_that_say_nothing_are_refused() {
    for (metric, bound, words) in [
        ("write_down_share", "above = 25", "25 is 2500 %; write 0.25 for 25 %"),
        ("spending_fall", "above = 50", "50 is 5000 %; write 0.5 for 50 %"),
        ("spending_fall", "above = 1", "it is between 0 and 1"),
        ("spending_fall", "below = 5", "always lies there"),
        ("break_even_year", "above = 3000", "3000"),
        ("break_even_year", "below = 1000", "1000"),
        ("break_even_year", "above = 2035", "2025 to 2029"),
        ("price_recovery_years", "above = 30", "0 to 5"),
        ("write_down", "below = 0", "it is never below 0"),
        ("write_down", "above = -1", "always lies there"),
        ("default.A", "above = 1", "between 0 and 1"),
        ("defaults", "above = 1", "between 0 and 1"),
        ("internal_rate_of_return", "above = 8", "8 is 800 %"),
    ] {
        let bust = format!("[bust]\nany_of = [{{ metric = \"{metric}\", {bound} }}]");
        refused("", &bust, &[&format!("bust: `{metric}`"), words]);
        let line = bound.replace(',', "\n");
        let expect = format!("[[expect]]\nmetric = \"{metric}\"\nstatistic = \"p50\"\n{line}");
        refused("", &expect, &[&format!("expect: `{metric}`"), words]);
    }
    for (more, words) in [
        (
            format!("{EXPECT}above = 0.9\nbelow = 0.1"),
            "no number is above the one and below the other",
        ),
        (
            format!("{EXPECT}above = 9\n{EXPECT}below = 1"),
            "two promises of write_down p50 exclude each other",
        ),
        (format!("{}above = 0.5", EXPECT.replace("p50", "share")), "it has a value on each"),
        ("[[expect]]\nmetric = \"bust\"\nstatistic = \"share\"\nabove = 1".to_owned(), "can never"),
        (
            "[[expect]]\nmetric = \"bust\"\nstatistic = \"share\"\nabove = 30".to_owned(),
            "30 is 3000 %",
        ),
        ("[[expect]]\nmetric = \"bust\"\nstatistic = \"share\"\nabove = -1".to_owned(), "always"),
        (
            "[[expect]]\nmetric = \"bust\"\nstatistic = \"p99\"\nabove = 0.1".to_owned(),
            "its statistic is `share`",
        ),
        (format!("{OBSERVATION}{SCORE}above = 80"), "coverage_80 can never lie there"),
        (format!("{OBSERVATION}{SCORE}below = 80"), "coverage_80 always lies there"),
        (
            OBSERVATION.replace("price", "dark_share").replace("[2026, 2]", "[2026, 90]"),
            "2026: 90 is no share of one",
        ),
        (METRIC.replace("0.5", "50"), "50 is outside what `spending_fall` can be, 0 to 1"),
    ] {
        refused("", &more, &[words]);
    }
}

#[test]
fn a_pair_is_correlated_once() {
    let pair = |a: &str, b: &str, rank: f64| {
        format!("[[correlation]]\nbetween = [\"{a}\", \"{b}\"]\nrank = {rank}\n")
    };
    let (a, b) = ("demand.growth", "demand.growth_long");
    for other in [pair(a, b, 0.1), pair(b, a, -0.8), pair(a, b, 0.8)] {
        let twice = pair(a, b, 0.8) + &other;
        refused(
            "",
            &twice,
            &["`demand.growth` and `demand.growth_long` is given twice", "given here already"],
        );
    }
    refused("", &pair(a, a, 0.5), &["a draw cannot be correlated with itself"]);
    refused(
        "",
        &pair(a, "demand.grwth_long", 0.5),
        &["`demand.grwth_long`", "did you mean `demand.growth_long`?"],
    );
    refused("", &(OBSERVATION.to_owned() + OBSERVATION), &["observation: `x` is given twice"]);
    // A layer over it may say otherwise.
    let folder = crate::folder::Folder::new("pairs");
    folder.write(
        "under.toml",
        std::fs::read(crate::support::root().join("scenarios/base.toml")).unwrap(),
    );
    let over = "extends = \"under.toml\"\n[[correlation]]\nbetween = [\"customer.OpenAI.growth\", \"demand.growth\"]\nrank = 0.3\n";
    folder.write("over.toml", over);
    let path = folder.0.join("over.toml");
    let mut document = Document::load(&path, &[]);
    assert!(Model::read(&mut document, Rules::default()).is_some());
    // But not twice.
    folder.write("twice.toml", format!("{over}{}", &over[over.find("[[").unwrap()..]));
    let mut document = Document::load(&folder.0.join("twice.toml"), &[]);
    assert!(Model::read(&mut document, Rules::default()).is_none());
    let said = document.problems.render(&document.sources, false);
    assert!(said.contains("is given twice"), "{said}");
}

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
    let mut asked = 0;
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
            // Starting the program for each would take a minute; a sample of the mechanisms will do.
            if asked < 70 {
                let text = printed(&["explain", &full]);
                assert!(text.starts_with(&full) && text.contains("  source   "), "{text}");
            }
            asked += 1;
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
            let whole = printed(&["explain", table.name]);
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
        let text = printed(&["explain", key]);
        assert!(text.contains(words), "{text}");
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
        refused("", &more, &["unknown key `zzz`"]);
    }
    refused("zzz = 1", "", &["unknown key or table `zzz`"]);
}

/// The defaults that are written as words are what is read where a file is silent.
#[test]
fn silence_means_the_declared_default() {
    let mut document = Document::from_text(
        "t",
        "title = \"t\"\n[run]\nstart = 2025\n[technology]\nequipment_cost = 20\nsite_cost = 10\n[demand]\ninitial = 70\ngrowth = 0.2\ngrowth_long = 0.3\n[fleet]\ninitial_capacity = 100\n[[builder]]\nname = \"A\"\nshare = 1\nplan = 400\n",
    );
    let model = Model::read(&mut document, Rules::default()).unwrap();
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
            header = ["[bust]", "[[expect]]", "[[correlation]]"].contains(&bare);
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
    use crate::support::{BUNDLED, histories, model, per_path};
    for name in BUNDLED {
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
