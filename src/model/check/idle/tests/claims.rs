//! Claims that change nothing for who has them and on whom, and those that act.

use super::{super::*, Problems, RULES, is_told};

/// Keys, who has the claim, on whom, and what else is said; without and with what makes them act.
const ROWS: &[(&str, [&str; 2])] = &[
    ("exposure.X.recovery", ["B on C\nrecovery = 0.5", "H on C\nrecovery = 0.5"]),
    (
        "exposure.X.recovery",
        [
            "B on H\nkind = \"loan\"\nrecovery = 0.5",
            "B on C\nkind = \"vendor_credit\"\nrecovery = 0.5",
        ],
    ),
    ("exposure.X.amount", ["B on A\namount = 5", "B on C\namount = 5"]),
    (
        "exposure.X.amount",
        ["B on H\nkind = \"loan\"\namount = 5", "B on H\nkind = \"margin_loan\"\namount = 5"],
    ),
    (
        "exposure.X.share",
        ["B on A\nkind = \"loan\"\nshare = 0.5", "H on A\nkind = \"loan\"\nshare = 0.5"],
    ),
    ("exposure.X.share", ["B on C\nshare = 0.5", "B on C\nshare = 0.5\n[default]"]),
    ("exposure.X.share", ["H on Z\nshare = 0.5", "H on C\nshare = 0.5"]),
    ("exposure.X.recovery", ["H on A\nrecovery = 0.5", "H on A\nrecovery = 0.5\n[default]"]),
    (
        "exposure.X.recovery",
        [
            "H on A\nkind = \"vendor_credit\"\nrecovery = 0.5",
            "H on A\nkind = \"vendor_credit\"\nrecovery = 0.5\n[default]",
        ],
    ),
    // What its kind does not read is told elsewhere.
    (
        "exposure.X.recovery",
        ["H on A\nrecovery = 0.5", "H on A\nkind = \"loan\"\nshare = 0.1\nrecovery = 0.5"],
    ),
    ("exposure.X.recovery", ["H on I\nrecovery = 0.5", "H on J\nrecovery = 0.5"]),
    (
        "exposure.X.recovery",
        [
            "H on I\nkind = \"loan\"\nrecovery = 0.5",
            "H on I\nkind = \"loan\"\nrecovery = 0.5\n[[exposure]]\nname = \"Y\"\nholder = \"H\"\non = \"I\"\nkind = \"margin_loan\"\namount = 1",
        ],
    ),
    ("holder.J.invests", ["J on Z\nshare = 0.5", "J on C\nshare = 0.5"]),
    (
        "holder.J.invests",
        [
            "J on Z\nshare = 0.5",
            "J on Z\nshare = 0.5\n[[exposure]]\nname = \"Y\"\nholder = \"J\"\non = \"C\"\nshare = 0.1",
        ],
    ),
];

/// Two builders, two customers of which one raises nothing, and holders of which one has something to lose.
const PARTIES: &str = "[[builder]]\nname = \"A\"\n[[builder]]\nname = \"B\"\n[[customer]]\nname = \"C\"\n\
    [[customer]]\nname = \"Z\"\nfunding = 0\n[[holder]]\nname = \"H\"\n[[holder]]\nname = \"I\"\n\
    [[holder]]\nname = \"J\"\ncapital = 5\ninvests = 0.5\n";

fn whole(row: &str) -> String {
    let (parties, rest) = row.split_once('\n').unwrap();
    let (holder, on) = parties.split_once(" on ").unwrap();
    format!("{PARTIES}[[exposure]]\nname = \"X\"\nholder = \"{holder}\"\non = \"{on}\"\n{rest}\n")
}

#[test]
fn keys_of_claims_act_where_somebody_loses_or_pays() {
    for (key, [idle, acts]) in ROWS {
        assert!(is_told(&(key, &whole(idle)), RULES), "not told: {idle}");
        assert!(!is_told(&(key, &whole(acts)), RULES), "told: {acts}");
    }
}

/// A file's own claim is a mistake, unless what it needs has been left out or is only deep.
#[test]
fn what_a_without_takes_from_a_claim_is_a_doubt() {
    let told = |text: &str| {
        let mut document = Document::from_text("own.toml", text);
        let run = document.header().run;
        document.problems = Problems::default();
        check_by(&[], &mut document, &run);
        let mut own = document.problems.0.iter();
        own.find(|own| own.message.starts_with("exposure.X")).map(|own| own.warning)
    };
    assert_eq!(told(&whole("H on A\nrecovery = 0.5")), Some(false));
    assert_eq!(told(&whole("B on A\namount = 5")), Some(false));
    assert_eq!(told(&whole("H on I\nrecovery = 0.5")), Some(true));
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let claim =
        "[[exposure]]\nname = \"X\"\nholder = \"Nvidia\"\non = \"Oracle\"\nrecovery = 0.5\n";
    let over = |without: &str| told(&format!("extends = {base:?}\n{without}\n{claim}"));
    assert_eq!(over(""), None);
    assert_eq!(over("without = [\"default\"]"), Some(true));
}
