//! Keys as people read them, in both languages.

use super::*;
use crate::{
    capital,
    metrics::read_model,
    model::specifications,
    scenario::{Document, Rules, header_tables},
};

fn run() -> Run {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let mut document = Document::load(path.as_ref(), &[]);
    read_model(&mut document, Rules::default()).unwrap().header.run
}

fn said(key: &str, value: f64) -> [String; 4] {
    let label = Label::of(key, &run());
    [Language::En, Language::GERMAN]
        .map(|l| [label.head(), label.amount(value)].map(|p| l.say(&p).replace('\u{a0}', " ")))
        .concat()
        .try_into()
        .unwrap()
}

/// A key and a value; head and amount in English and in German.
type Case = (&'static str, f64, [&'static str; 4]);
const CASES: &[Case] = &[
    (
        "demand.growth_long",
        0.178,
        [
            "Long-run growth of demand",
            "17.8 % a year",
            "Langfristiges Nachfragewachstum",
            "17,8 % pro Jahr",
        ],
    ),
    (
        "technology.equipment_cost",
        27.0,
        [
            "Cost of equipment at the start",
            "$27 bn per GW of 2025 compute",
            "Kosten der Anlagen zu Beginn",
            "27 Mrd. $ je GW of 2025 compute",
        ],
    ),
    (
        "customer.OpenAI.growth",
        0.5,
        [
            "OpenAI's growth of revenue at the start",
            "50.0 % a year",
            "OpenAIs Umsatzwachstum zu Beginn",
            "50,0 % pro Jahr",
        ],
    ),
    ("contract.a.end", 2031.0, ["a: end of the contract", "2031", "a: Vertragsende", "2031"]),
    (
        "fleet.equipment_life",
        6.5,
        ["Service life of equipment", "6.50 years", "Nutzungsdauer der Anlagen", "6,50 Jahre"],
    ),
    (
        "operations.power_price",
        0.0862,
        ["Price of power", "$0.0862 per kWh", "Strompreis", "0,0862 $ pro kWh"],
    ),
    (
        "demand.elasticity",
        0.5,
        ["Price elasticity of demand", "0.500", "Preiselastizität der Nachfrage", "0,500"],
    ),
    ("builder.Meta.build_out", 1.0, ["Meta (build-out)", "1.00", "Meta (Ausbau)", "1,00"]),
    (
        "builder.Amazon.plan.growth",
        0.05,
        [
            "Amazon's planned spending: growth after that",
            "5.00 % a year",
            "Amazons geplante Ausgaben: Wachstum danach",
            "5,00 % pro Jahr",
        ],
    ),
    ("demand.shock", 1.0, ["demand.shock", "1.00", "demand.shock", "1,00"]),
];

#[test]
fn keys_are_read_in_both_languages() {
    for (key, value, due) in CASES {
        assert_eq!(said(key, *value), *due, "{key}");
    }
}

/// At the ends of bars: two figures, with the unit where there is room; dates are never rounded.
#[test]
fn ends_of_bars_have_their_units() {
    for (key, value, due) in [
        ("demand.growth_long", 0.1742, "17 %"),
        ("operations.power_price", 0.0411, "$0.041 per kWh"),
        ("fleet.equipment_life", 3.46, "3.5 years"),
        ("fleet.equipment_life", 1.02, "1 year"),
        ("technology.equipment_cost", 27.3, "$27 bn"),
        ("demand.elasticity", 0.6, "0.6"),
        ("contract.a.end", 2031.0, "2031"),
    ] {
        let label = Label::of(key, &run());
        let said = Language::En.say(&label.end(value)).replace('\u{a0}', " ");
        assert_eq!(said, due, "{key}");
    }
    let date = Label::of("contract.a.end", &run());
    assert_eq!(Language::En.say(&date.about(2031.0)), "2031");
    let life = Label::of("fleet.equipment_life", &run());
    assert_eq!(Language::GERMAN.say(&life.end(1.0)).replace('\u{a0}', " "), "1 Jahr");
}

/// Before another amount that names the unit: from 3 to 6 years.
#[test]
fn amounts_without_their_unit_keep_signs() {
    for (key, value, due) in [
        ("demand.growth_long", 0.2, ["20.0 %", "20,0 %"]),
        ("operations.power_price", 0.0411, ["$0.0411", "0,0411 $"]),
        ("fleet.equipment_life", 3.0, ["3.00", "3,00"]),
        ("technology.equipment_cost", 27.0, ["$27 bn", "27 Mrd. $"]),
        ("contract.a.end", 2031.0, ["2031", "2031"]),
    ] {
        let short = Label::of(key, &run()).short(value);
        let said = [Language::En, Language::GERMAN].map(|l| l.say(&short).replace('\u{a0}', " "));
        assert_eq!(said, due, "{key}");
    }
}

#[test]
fn every_label_and_unit_has_its_german() {
    let run = run();
    let tables: Vec<_> =
        header_tables().into_iter().chain(specifications().map(|(table, _)| table)).collect();
    let own = |label: &str, german: &str| {
        assert_eq!(Language::GERMAN.word(label), german, "{label}");
        assert_eq!(Language::GERMAN.word(&capital(label)), capital(german));
        assert!(label != german || ["name", "run", "price"].contains(&label) || label == "Name");
    };
    for table in tables {
        own(table.label, table.german);
        for key in table.keys {
            own(key.label, key.german);
            let unit = display_unit(key.unit, &run);
            assert!(Language::GERMAN.knows(&unit), "{}.{}: {unit:?}", table.name, key.name);
        }
    }
}
