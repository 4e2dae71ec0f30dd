//! What the file does not write but makes, by growth and by factors, has the plausible range of its key.

use crate::folder::{Folder, errors, refused};

/// Settings over base that are plausible alone, and what they make.
const MADE: [(&[&str], &str); 7] = [
    (&["economy.gdp=1e8", "economy.gdp_growth=0.5"], "economy.gdp in 2030"),
    (&["builder.Meta.plan=6000", "build_out.plan_factor=20"], "builder.Meta.plan in 2025, times"),
    (
        &["builder.Meta.plan=6000", "build_out.plan_factor={p10=0.5,p50=1,p90=19,min=0,max=20}"],
        "builder.Meta.plan in 2025, times",
    ),
    (
        &["builder.Oracle.finance.other_cash_flow=-9000", "builder.Oracle.finance.other_factor=2"],
        "builder.Oracle.finance.other_cash_flow in 2025, times",
    ),
    (
        &["customer.OpenAI.growth=50", "customer.OpenAI.half_life=10", "customer.OpenAI.ceiling=0"],
        "customer.OpenAI.revenue in 2027",
    ),
    (&["demand.growth=9", "demand.half_life=100"], "demand in 2033"),
    (
        &["demand.path={table=[[2025,12],[2030,9e11]]}", "demand.path_factor=2"],
        "demand.path in 2030, times",
    ),
];

#[test]
fn growth_and_factors_stay_plausible() {
    let folder = Folder::new("outgrown");
    for (settings, words) in MADE {
        let set = settings.iter().flat_map(|setting| ["--set", setting]);
        let all: Vec<&str> = ["check", "base.toml"].into_iter().chain(set).collect();
        refused(&folder, &all, 2, &[words, "is outside the plausible range"]);
        for setting in settings {
            let alone = errors(&folder.run(&["check", "base.toml", "--set", setting]));
            assert!(!alone.contains("is outside the plausible range"), "{setting}: {alone}");
        }
        let insisted: Vec<&str> = all.into_iter().chain(["--allow-implausible"]).collect();
        assert!(errors(&folder.run(&insisted)).contains(words), "{settings:?}");
    }
}

#[test]
fn a_ceiling_holds_what_grows() {
    let folder = Folder::new("outgrown-ceiling");
    let all = ["check", "base.toml", "--set", "demand.growth=9", "--set", "demand.half_life=100"];
    let held: Vec<&str> = all.into_iter().chain(["--set", "demand.ceiling=1e6"]).collect();
    assert!(!errors(&folder.run(&held)).contains("is outside the plausible range"));
}

#[test]
fn who_grows_fastest_in_the_long_run_is_told() {
    let folder = Folder::new("outgrown-segments");
    let segments = |growth: &str| {
        format!(
            "extends = 'base.toml'\ntitle = 'S'\nwithout = ['customer', 'contract', 'exposure', 'holder']\n\
             [[segment]]\nname = 'all'\nshare = 1\ngrowth = 0.2\ngrowth_long = {growth}\n"
        )
    };
    for (growth, told) in [("0.05", true), ("0.9", false)] {
        folder.write("s.toml", segments(growth));
        let said = errors(&folder.run(&["check", "s.toml"]));
        assert_eq!(said.contains("(segment.all.growth_long)"), told, "{growth}: {said}");
        assert!(!said.contains("(demand.growth_long)"), "{said}");
    }
}
