//! What says nothing where it stands, and what stands twice, is refused.

use overbuild::{
    metrics::read_model,
    scenario::{Document, Rules},
};

use super::{EXPECT, METRIC, OBSERVATION, SCORE, read, refused};

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
        ("break_even_year", "above = 2035", "between 2025 and 2029"),
        ("price_recovery_years", "above = 30", "between 0 and 4"),
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
        (METRIC.replace("0.5", "50"), "50 is no share of one"),
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
    assert!(read_model(&mut document, Rules::default()).is_some());
    // But not twice.
    folder.write("twice.toml", format!("{over}{}", &over[over.find("[[").unwrap()..]));
    let mut document = Document::load(&folder.0.join("twice.toml"), &[]);
    assert!(read_model(&mut document, Rules::default()).is_none());
    let said = document.problems.render(&document.sources, false);
    assert!(said.contains("is given twice"), "{said}");
}
