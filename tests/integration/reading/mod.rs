//! What a scenario says is what is read: no number that is none, no key without effect, no name taken
//! for another, no file that never ends.

mod alone;
mod files;
mod idle;
mod late;
mod learned;
mod meant;
mod outgrown;
mod ranges;
mod start;

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use crate::folder::{Folder, errors, refused};

/// Checks the base scenario with something laid over it.
fn over(folder: &Folder, text: &str) -> (Option<i32>, String) {
    folder.write("over.toml", format!("extends = \"base.toml\"\ntitle = \"x\"\n{text}"));
    let output = folder.run(&["check", "over.toml"]);
    (output.status.code(), errors(&output))
}

fn over_refused(folder: &Folder, text: &str, word: &str) {
    let (code, said) = over(folder, text);
    assert_eq!(code, Some(2), "{text}: {said}");
    assert!(said.contains(word) && said.contains("over.toml:"), "{text}: `{word}` not in {said}");
}

fn over_told(folder: &Folder, text: &str, word: &str) {
    let (code, said) = over(folder, text);
    assert!(code == Some(0) && said.contains(word), "{text}: {code:?}: `{word}` not in {said}");
}

fn over_accepted(folder: &Folder, text: &str) {
    let (code, said) = over(folder, text);
    assert!(code == Some(0) && said.is_empty(), "{text}: {code:?}: {said}");
}

fn ends_soon(folder: &Folder, arguments: &[&str], code: i32, word: &str) {
    let begun = Instant::now();
    let output = folder.run(arguments);
    let text = errors(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text:.400}");
    assert!(text.contains(word), "{arguments:?}: {text:.400}");
    assert!(text.len() < 100_000, "{arguments:?}: {} bytes are said", text.len());
    // A second on a quiet machine; tests run beside each other, and unoptimised.
    assert!(begun.elapsed() < Duration::from_secs(20), "{arguments:?}: {:?}", begun.elapsed());
}

#[test]
fn every_number_is_finite() {
    let folder = Folder::new("reading-finite");
    for number in ["nan", "-nan", "inf", "-inf", "1e999", "99999999999999999999", "1e-999"] {
        for place in [
            "[demand]\ninitial = X",
            "[demand]\ngrowth = { p10 = 0.1, p50 = X, p90 = 0.3 }",
            "[demand]\ngrowth = { p10 = 0.1, p50 = 0.2, p90 = 0.3, min = X }",
            "[demand]\ngrowth = { normal = [0.2, 0.1], max = X }",
            "[demand]\ngrowth = { beta = [2, 3], min = X }",
            "[demand]\ngrowth = { values = [0.1, X] }",
            "[demand]\ngrowth = { values = [0.1, 0.2], weights = [1, X] }",
            "[demand]\ngrowth = { range = \"0.1 to 0.2\", credibility = X, shape = \"normal\" }",
            "[[builder]]\nname = \"Meta\"\nshare = X",
            "[[builder]]\nname = \"Meta\"\nplan = [[2025, X]]",
            "[[builder]]\nname = \"Meta\"\nplan = { table = [[X, 1]], growth = 0.1 }",
            "[[builder]]\nname = \"Meta\"\n[builder.finance]\nother_cash_flow = { table = [[2025, 1]], growth = X }",
            "[[exposure]]\nname = \"Nvidia in OpenAI\"\nshare = X",
        ] {
            over_refused(&folder, &place.replace('X', number), number);
        }
        let set = format!("fleet.site_lag={number}");
        refused(&folder, &["check", "base.toml", "--set", &set], 2, &["fleet.site_lag: ", number]);
    }
    for range in ["nan to 0.2", "0.1 to inf", "-inf to 0.2"] {
        let text = format!(
            "[demand]\ngrowth = {{ range = \"{range}\", credibility = 0.9, shape = \"uniform\" }}"
        );
        over_refused(&folder, &text, "range expects two numbers");
    }
    // Insisting does not make a number of what is none.
    let insisted = ["check", "base.toml", "--allow-implausible", "--set"];
    let far = "demand.growth={normal=[0,1e308]}";
    refused(&folder, &[&insisted[..], &[far]].concat(), 2, &["not a finite number"]);
}

#[test]
fn every_key_has_its_type() {
    let folder = Folder::new("reading-types");
    for (text, word) in [
        (
            "orders = []",
            "builder.Meta.orders: expected a table with keys of [orders], found a list",
        ),
        (
            "finance = \"none\"",
            "builder.Meta.finance: expected a table with keys of [finance], found text",
        ),
        ("build_out = 0.3", "builder.Meta.build_out: expected a table"),
        ("lease = -999", "builder.Meta.lease: expected a table"),
        ("held_for_sale = true", "builder.Meta.held_for_sale: expected a table"),
        ("orders = { builds = 5 }", "builder.Meta.orders.builds: expected a word, found a number"),
    ] {
        over_refused(&folder, &format!("[[builder]]\nname = \"Meta\"\n{text}"), word);
    }
    for (text, word) in [
        ("without = [1]", "without: expected the name of a table, found a number"),
        ("without = \"power\"", "without: expected a list of table names"),
        ("[[holder]]\nname = 5", "expected text, found a number"),
        (
            "[demand]\ngrowth = { p10 = 0.1, p50 = 0.2, p90 = 0.3, min = \"0\" }",
            "min expects a number, found text",
        ),
        ("[demand]\ngrowth = { beta = [2, 3], max = [1] }", "max expects a number, found a list"),
        ("[demand]\ngrowth = { normal = [0.2, 0.1], min = true }", "min expects a number"),
    ] {
        over_refused(&folder, text, word);
    }
    for (setting, word) in [
        ("builder.Meta=5", "builder `Meta` is a table, and cannot be a number"),
        ("builder=5", "builder: expected at least one table [[builder]]"),
        ("demand.volatility.p50=0.2", "`volatility` is a number, and has no key `p50`"),
    ] {
        refused(&folder, &["check", "base.toml", "--set", setting], 2, &[word]);
    }
}

#[test]
fn names_that_people_take_for_one_another_are_told() {
    let folder = Folder::new("reading-names");
    let holder = |name: &str| format!("[[holder]]\nname = \"{name}\"\ncapital = 1\n");
    for name in ["Softbank", "SOFTBANK", "\u{ff33}oftBank", "Soft\u{200b}Bank"] {
        let (code, said) = over(&folder, &holder(name));
        assert_eq!(code, Some(2), "{name}: {said}");
    }
    over_refused(&folder, &holder("softbank"), "differ in case, white space or Unicode form alone");
    over_refused(&folder, &holder("meta"), "are too alike for two parties");
    over_refused(&folder, &holder(" Fund"), "white space at its ends");
    over_refused(
        &folder,
        &[holder("Fund"), holder("Fund")].concat(),
        "two entries are named `Fund`",
    );
    for slip in ["SoftBnk", "Soft Bank", "SoftBanks"] {
        over_told(&folder, &holder(slip), "is new here, beside `SoftBank`");
        over_told(&folder, &holder(slip), "no [[exposure]] names it");
    }
    over_told(&folder, &holder("Pension funds"), "holder.Pension funds: no [[exposure]] names it");
    let claim = "[[exposure]]\nname = \"P\"\nholder = \"Pension funds\"\non = \"Meta\"\nkind = \"equity\"\namount = 1\n";
    over_accepted(&folder, &[holder("Pension funds"), claim.to_owned()].concat());
    for (setting, word) in [
        ("holder.Softbank.capital=1", "did you mean `SoftBank`?"),
        ("builder.Mta.share=0.1", "did you mean `Meta`?"),
        ("builder.New.share=0.1", "there is no builder `New`"),
    ] {
        refused(&folder, &["check", "base.toml", "--set", setting], 2, &["--set:1:", word]);
    }
    for list in ["builder", "customer", "holder", "exposure"] {
        over_refused(&folder, &format!("{list} = []"), "without = [");
    }
}

/// Who comes to the builders of a base takes its share of the first fleet from all, and who goes
/// leaves it to all.
#[test]
fn builders_make_room_for_each_other() {
    let folder = Folder::new("reading-shares");
    let new = "[[builder]]\nname = \"Newcomer\"\nplan = 10\nshare = 0.2\n";
    over_told(&folder, new, "times 0.800000");
    over_told(&folder, "without = [\"builder.Meta\"]", "times 1.190476");
    over_refused(&folder, "[[builder]]\nname = \"Meta\"\nshare = 0.6", "add up to 1.44,");
    // By hand is the same.
    let both = |name: &str, shares: [f64; 6]| {
        let builders = ["Amazon", "Alphabet", "Microsoft", "Meta", "Oracle", "CoreWeave"];
        let mut text = format!("extends = \"base.toml\"\n{new}");
        for (builder, share) in builders.iter().zip(shares).filter(|(_, share)| *share > 0.0) {
            write!(text, "[[builder]]\nname = \"{builder}\"\nshare = {share}\n").unwrap();
        }
        folder.write(name, text);
        folder.run(&["trace", name, "--median"]).stdout
    };
    let by_hand = both("hand.toml", [0.2, 0.216, 0.216, 0.128, 0.028, 0.012]);
    let text = String::from_utf8(by_hand).unwrap();
    let left = both("left.toml", [0.0; 6]);
    let left = String::from_utf8(left).unwrap();
    let numbers = |text: &str| -> Vec<f64> {
        text.lines().nth(1).unwrap_or_default().split(',').filter_map(|x| x.parse().ok()).collect()
    };
    let (hand, left) = (numbers(&text), numbers(&left));
    assert!(hand.len() > 100 && hand.len() == left.len());
    for (a, b) in hand.iter().zip(left) {
        assert!((a - b).abs() < 1e-9 * a.abs().max(1.0), "{a} {b}");
    }
}

#[test]
fn a_setting_changes_one_component() {
    let folder = Folder::new("reading-set");
    let trace = |file: &str, setting: &str| {
        let output = folder.run(&["trace", file, "--path", "3", "--set", setting]);
        assert!(output.status.success(), "{setting}: {}", errors(&output));
        output.stdout
    };
    for (setting, whole) in [
        ("demand.growth.p50=0.5", "demand.growth={p10=0.4,p50=0.5,p90=0.9,min=0}"),
        ("demand.growth.max=2", "demand.growth={p10=0.4,p50=0.62,p90=0.9,min=0,max=2}"),
        (
            "builder.Oracle.finance.other_cash_flow.growth=0.02",
            "builder.Oracle.finance.other_cash_flow={table=[[2025,10]],growth=0.02}",
        ),
        (
            "customer.OpenAI.growth.p90=4.5",
            "customer.OpenAI.growth={p10=2.2,p50=3.1,p90=4.5,min=0}",
        ),
    ] {
        assert!(trace("base.toml", setting) == trace("base.toml", whole), "{setting}");
    }
    for (setting, word) in [
        ("demand.growth.p25=0.5", "unknown key `p25` in a distribution"),
        ("demand.growth.p50=0.95", "quantiles must rise"),
        ("exposure.Nvidia in OpenAI.share=0.1", "names with blanks or points need quotes"),
        ("=3", "is not TOML"),
        ("extends=\"bear.toml\"", "cannot lay a file below"),
    ] {
        refused(&folder, &["check", "base.toml", "--set", setting], 2, &[word]);
    }
}

/// Whatever an analyst insists on, nothing is made of a number before it is known to fit.
#[test]
fn lives_without_end_take_no_memory() {
    let folder = Folder::new("reading-lives");
    for setting in [
        "fleet.site_life=1e12",
        "fleet.equipment_life=1e15",
        "fleet.equipment_lag=1e12",
        "fleet.site_lag=1e12",
        "lease.term=1e12",
        "finance.term=1e12",
        "accounting.site_useful_life=1e12",
        "accounting.equipment_useful_life=1e12",
        "build_out.recognition_lag=1e12",
    ] {
        let run = ["trace", "base.toml", "--median", "--set", setting];
        refused(&folder, &run, 2, &["outside the plausible range"]);
        let insisted = [&run[..], &["--allow-implausible"]].concat();
        ends_soon(&folder, &insisted, 0, "outside the plausible range");
    }
}
