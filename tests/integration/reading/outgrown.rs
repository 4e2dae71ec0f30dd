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
        &["demand.path={table=[[2025,12],[2030,9e8]]}", "demand.path_factor=2"],
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

/// Who pays at the start as much as he ever would could never want more.
#[test]
fn a_ceiling_below_what_is_paid_is_refused() {
    let folder = Folder::new("outgrown-full");
    let set = |setting: &'static str| ["check", "base.toml", "--set", setting];
    let said = ["economy.demand_ceiling: at the start demand is 320 a year", "0.0106 of the gross"];
    refused(&folder, &set("economy.demand_ceiling=0.01"), 2, &said);
    let output = folder.run(&set("economy.demand_ceiling=0.02"));
    assert!(output.status.success(), "{}", errors(&output));
}

/// What is written within the range of its own key, and is more than demand may be, or than any fleet could lease.
#[test]
fn amounts_are_held_against_what_they_are_amounts_of() {
    let folder = Folder::new("outgrown-amounts");
    let far = "demand.path={table=[[2025,12],[2026,1e12]],growth=0}";
    let check = ["check", "base.toml", "--set"];
    refused(&folder, &[&check[..], &[far]].concat(), 2, &["demand.path in 2026: ", "is outside"]);
    let high = [&check[..], &["demand.growth=9", "--set", "demand.half_life=100"]].concat();
    let high = [&high[..], &["--set", "demand.ceiling=1e12"]].concat();
    refused(&folder, &high, 2, &["demand in 2033", "is outside the plausible range"]);
    let much = "builder.Meta.lease={additions={table=[[2025,1]],growth=5}}";
    let leased: [&[&str]; 3] = [
        &["lease={additions={table=[[2025,1]],growth=5}}"],
        &["lease={additions=1000,additions_factor=20}"],
        &[much],
    ];
    for settings in leased {
        let all = [&check[..], settings].concat();
        refused(
            &folder,
            &all,
            2,
            &["lease.additions: in 20", "times all sites of the first fleet"],
        );
        let insisted = errors(&folder.run(&[&all[..], &["--allow-implausible"]].concat()));
        assert!(insisted.contains("warning: lease.additions: in 20"), "{insisted}");
    }
    for (additions, told) in [("400", true), ("30", false)] {
        let setting = format!("builder.Meta.lease.additions={additions}");
        let said = errors(&folder.run(&["check", "base.toml", "--set", &setting]));
        assert_eq!(said.contains("check the units"), told, "{additions}: {said}");
        assert!(!said.contains("error:"), "{said}");
    }
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
