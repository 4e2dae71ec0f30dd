//! A mistake is told alone, without what follows from it; and what changes nothing is told of all whom it concerns.

use super::{over, over_accepted, over_refused, over_told};
use crate::folder::{Folder, errors, refused};

/// Doubts that rest on what was refused are its echo.
#[test]
fn a_mistake_is_told_without_its_echo() {
    let folder = Folder::new("reading-echo");
    let contract = "[[contract]]\nname = \"C\"\ncustomer = \"OpenAI\"\nbuilder = \"Oracle\"\nunits = 1\nprice = 26\n";
    let correlated =
        "[[correlation]]\nbetween = [\"demand.growth\", \"fleet.equipment_life\"]\nrank = 0.3\n";
    for (text, word) in [
        (
            format!("[run]\nyears = 8.5\n{contract}start = 2028\nend = 2030\n"),
            "expected a whole number",
        ),
        (
            format!("[demand]\ngrowth = {{ p10 = 0.4, p50 = 0.3, p90 = 0.9 }}\n{correlated}"),
            "quantiles must rise",
        ),
        (
            format!("{contract}start = 2027\nend = {{ p10 = 2026, p50 = 2028, p90 = 2030 }}\n"),
            "so it never runs",
        ),
        ("[[holder]]\nmarket_value = 5\n".to_owned(), "holder: an entry without `name`"),
        ("[[holder]]\nname = 5\nmarket_value = 5\n".to_owned(), "holder.name: expected text"),
        ("[[correlation]]\nrank = 0.2\n".to_owned(), "correlation: an entry without `between`"),
    ] {
        let (code, said) = over(&folder, &text);
        assert_eq!(code, Some(2), "{text}: {said}");
        assert!(said.contains(word), "{text}: {said}");
        assert_eq!(said.matches("error: ").count(), 1, "{text}: {said}");
        assert!(!said.contains("warning: "), "{text}: {said}");
    }
    // Without the mistake the doubts are told.
    over_told(
        &folder,
        &format!("[run]\nyears = 3\n{contract}start = 2029\nend = 2030\n"),
        "is after the run",
    );
    over_told(
        &folder,
        &format!("[demand]\ngrowth = 0.5\n{correlated}"),
        "`demand.growth` is not uncertain here",
    );
}

/// What is said to be uncertain, and is not, would move nothing that is tied to it.
#[test]
fn what_is_certain_is_written_as_a_number() {
    let folder = Folder::new("reading-certain");
    for law in [
        "values = [0.5, 0.5], weights = [1, 1]",
        "values = [0.5, 0.7], weights = [1, 0]",
        "values = [0.5]",
        "p10 = 0.5, p50 = 0.5, p90 = 0.5",
        "uniform = [0.5, 0.5]",
        "pert = [0.5, 0.5, 0.5]",
        "triangular = [0.5, 0.5, 0.5]",
    ] {
        let word = "demand.growth: nothing is uncertain here: write 0.5 alone";
        over_refused(&folder, &format!("[demand]\ngrowth = {{ {law} }}"), word);
    }
    over_accepted(&folder, "[demand]\ngrowth = { values = [0.5, 0.7, 0.9], weights = [1, 1, 0] }");
}

/// What is asked for twice, under whatever name, would be told twice.
#[test]
fn an_answer_is_asked_for_once() {
    let folder = Folder::new("reading-answers");
    for answer in
        ["\"bust\", \"bust\"", "\"bust\", \"bust:share\"", "\"write_down\", \"median write_down\""]
    {
        over_refused(&folder, &format!("answer = [{answer}]"), "is asked for twice");
    }
    over_accepted(&folder, "answer = [\"bust\", \"write_down\", \"write_down:p90\"]");
}

/// A builder may be called as companies are: with apostrophes, colons and signs.
#[test]
fn names_with_signs_are_one_name_everywhere() {
    let folder = Folder::new("reading-signs");
    let builder = |name: &str| format!("[[builder]]\nname = \"{name}\"\nshare = 0.1\nplan = 10\n");
    for (name, condition) in [
        ("Moody's", "'write_down.Moody's' > 50 and bust"),
        ("Traders'", "'write_down.Traders''' > 50 and bust"),
        ("@A", "'write_down.@A' > 50"),
        ("A:B", "'write_down.A:B' > 50"),
    ] {
        let doubled = name.replace('\'', "''");
        let own = format!(
            "[[quantity]]\nname = \"mine\"\nlabel = \"mine\"\nunit = \"money\"\nexpression = \"sum('spending.{doubled}') + 1 * sum('spending.Oracle')\"\n"
        );
        let text = format!("extends = \"base.toml\"\ntitle = \"x\"\n{}{own}", builder(name));
        folder.write("signs.toml", text);
        let arguments = [
            "run",
            "signs.toml",
            "--paths",
            "64",
            "--quiet",
            "--no-explore",
            "--overwrite",
            "--out",
            "o",
        ];
        let asked = ["--given", condition];
        let output = folder.run(&[&arguments[..], &asked].concat());
        assert!(output.status.success(), "{name}: {}", errors(&output));
        let cells = [
            "sweep",
            "signs.toml",
            "--over",
            "demand.growth=0.3,0.5",
            "--paths",
            "64",
            "--quiet",
            "--overwrite",
            "--out",
            "s",
        ];
        let plain = format!("default.{name}");
        let output = folder.run(&[&cells[..], &["--on", &plain]].concat());
        assert!(output.status.success(), "{name}: {}", errors(&output));
    }
    // Points are typed in quotes, and so they are suggested; a target stands behind the last sign.
    folder.write("points.toml", format!("extends = \"base.toml\"\n{}", builder("A.finance")));
    let sweep = ["sweep", "points.toml", "--over", "builder.A.finance.plan=50,60"];
    refused(&folder, &sweep, 2, &["did you mean `builder.\"A.finance\".plan`?"]);
    folder.write("equal.toml", format!("extends = \"base.toml\"\n{}", builder("x = y")));
    let goal = ["solve", "equal.toml", "--for", "write_down.x = y:p50 = -5"];
    let goal = [&goal[..], &["--by", "demand.growth"]].concat();
    refused(&folder, &goal, 2, &["`write_down.x = y` lies between 0 and", "is never -5"]);
    let word = "expected a name that does not end in @ and a number, which stands for a year";
    over_refused(&folder, &builder("Oracle@2028"), word);
}

#[test]
fn what_stops_nothing_and_lets_nothing_is_told() {
    let folder = Folder::new("reading-stops");
    let power = "[power]\nadditions = 5\nequipment_wait = 1\n";
    over_refused(
        &folder,
        power,
        "power.equipment_wait: changes nothing while `accepted_wait` is 100",
    );
    over_refused(
        &folder,
        &format!("{power}accepted_wait = 100\n"),
        "power.equipment_wait: changes",
    );
    over_accepted(&folder, &format!("{power}accepted_wait = 1\n"));
    over_told(&folder, "[rental]\n", "rental: nobody builds sites alone");
    let landlord = "[rental]\n[[builder]]\nname = \"Halls\"\nshare = 0\nplan = 5\n[builder.orders]\nbuilds = \"sites\"\n";
    let (code, said) = over(&folder, landlord);
    assert!(code == Some(0) && !said.contains("nobody builds sites"), "{said}");
}

#[test]
fn plans_that_are_over_and_guidance_beyond_plans_are_told_of_all() {
    let folder = Folder::new("reading-over");
    let plan = |name: &str, rows: &str| format!("[[builder]]\nname = \"{name}\"\nplan = {rows}\n");
    let old = "{ table = [[2019, 100], [2020, 100]], growth = 0.04 }";
    over_told(&folder, &plan("Meta", old), "builder.Meta.plan: ends in 2020, before the run");
    let three: String = ["Meta", "Amazon", "Oracle"]
        .map(|name| plan(name, "{ table = [[2025, 50], [2026, 60]], growth = 0.1 }"))
        .concat();
    let (code, said) = over(&folder, &format!("[build_out]\nguidance_until = 2030\n{three}"));
    assert_eq!(code, Some(0), "{said}");
    let all = "the plans of Amazon, Meta and Oracle end with 2026";
    assert!(said.contains(all), "{said}");
    let one = "{ table = [[2025, 50], [2026, 60]], growth = 0.1 }";
    let text = format!("[build_out]\nguidance_until = 2030\n{}", plan("Meta", one));
    over_told(&folder, &text, "the plan of Meta ends with 2026: what it grows by");
}

#[test]
fn a_size_that_is_not_known_is_told_as_it_would_be_written() {
    let folder = Folder::new("reading-size");
    for (currency, advice) in [
        ("$B", "`$bn` says billions"),
        ("Mn DKK", "`m DKK` says millions"),
        ("tEUR", "`k EUR` says thousands"),
    ] {
        over_told(&folder, &format!("[run]\ncurrency = \"{currency}\"\n"), advice);
    }
}

#[test]
fn a_key_that_is_set_twice_is_told() {
    let folder = Folder::new("reading-twice");
    let said = |keys: &[&str]| {
        let settings = keys.iter().flat_map(|key| ["--set", key]);
        let output =
            folder.run(&["check", "base.toml"].into_iter().chain(settings).collect::<Vec<_>>());
        (output.status.code(), errors(&output))
    };
    let (code, told) = said(&["demand.elasticity=0.5", "demand.elasticity = 0.6"]);
    assert!(code == Some(0) && told.contains("--set demand.elasticity: it is set twice"), "{told}");
    let (code, told) = said(&["demand.elasticity=0.5", "fleet.equipment_life=5"]);
    assert!(code == Some(0) && told.is_empty(), "{told}");
}
