//! What nearly changes nothing and acts, and builders' keys that have nothing to act on.

use super::{Document, Problems, RULES, check_by, is_told};

/// A key, and a file in which it acts, though it nearly is one of the others.
const ACTING: &[(&str, &str)] = &[
    ("pricing.cap", "[pricing]\nsensitivity = 0\ncap = 3"),
    (
        "technology.jump_rate",
        "[technology]\njump_rate = 0.1\njump_cost = 0\njump_footprint = 0\n[accounting]\ntest = \"indications\"",
    ),
    ("build_out.adjust", "[default]\n[build_out]\nSTILL\nvolatility = 0\nadjust = 1"),
    ("build_out.shut_cut", "[capital_market]\n[build_out]\nshut_cut = 1"),
    (
        "build_out.shut_cut",
        "[default]\n[capital_market]\nhazard = 0\nhazard_unprofitable = 0\n[build_out]\nshut_cut = 1",
    ),
    ("build_out.shut_cut", "[capital_market]\nbackstop = 0.9\n[build_out]\nshut_cut = 1"),
    (
        "build_out.value_reaction",
        "[capital_market]\nequity_volatility = 0\n[build_out]\nvalue_reaction = 0.2",
    ),
    (
        "build_out.value_reaction",
        "[capital_market]\nequity_volatility = 0\nequity_fall = 0\n[efficiency_shock]\n[build_out]\nvalue_reaction = 0.2",
    ),
    (
        "holder.H.in_shares",
        "[capital_market]\nequity_volatility = 0\nequity_fall = 0\n[[holder]]\nname = \"H\"\ncapital = 5\nin_shares = 0.5",
    ),
    ("efficiency_shock.saving", "[efficiency_shock]\nsaving = 0.3\nrebound = { uniform = [1, 2] }"),
    (
        "pricing.floor_multiple",
        "[operations]\ncash_cost = 1\npower_price = 0\n[pricing]\nfloor_multiple = 1.1",
    ),
    (
        "operations.standby_cost",
        "[operations]\ncash_cost = 0\npower_price = 0.1\nstandby_cost = 0.9",
    ),
    (
        "capital_market.hazard_default",
        "[default]\n[capital_market]\nhazard_default = 1\n[finance]\nDEBTLESS\n[[builder]]\nname = \"A\"\n[builder.finance]\ndebt = 5",
    ),
    ("contract.C.ramp", "[run]\nstart = 2026\n[[contract]]\nname = \"C\"\nstart = 2024\nramp = 3"),
    ("customer.C.inherit", "[[customer]]\nname = \"C\"\ninherit = 0.3\n[[customer]]\nname = \"D\""),
    (
        "customer.C.half_life",
        "[[customer]]\nname = \"C\"\ngrowth = 0.3\ngrowth_long = 0.2\nhalf_life = 3",
    ),
    ("customer.C.loading", "[[customer]]\nname = \"C\"\nloading = 2"),
    (
        "customer.C.compute_elasticity",
        "[[customer]]\nname = \"C\"\ncompute = 0\ncompute_elasticity = 2\n[[contract]]\nname = \"D\"\ncustomer = \"C\"",
    ),
    (
        "builder.A.finance.advance_rate",
        "[[builder]]\nname = \"A\"\nplan = 4\n[builder.finance]\nadvance_rate = 0.5",
    ),
    ("efficiency_shock.rate", "[efficiency_shock]\nrate = 0.1\nrebound = 1"),
    ("efficiency_shock.rate", "[efficiency_shock]\nrate = 0.1\nrebound = 1.1\nequity_fall = 0"),
    ("efficiency_shock.date", "[efficiency_shock]\ndate = 2027\n[demand]\npath = 5"),
    ("power.delay_share", "[power]\nadditions = 1\ndelay_share = 0.2"),
    ("power.accepted_wait", "[power]\nadditions = 0\naccepted_wait = 2"),
    ("segment.S.half_life", "[[segment]]\nname = \"S\"\nshare = 0.1\ngrowth = 0.3\nhalf_life = 3"),
    ("segment.S.financed_share", "[[segment]]\nname = \"S\"\nshare = 0.1\nfinanced_share = 0.3"),
    ("orders.site_bias", "LANDLORD\n[orders]\nsite_bias = 2\n[[builder]]\nname = \"A\""),
    (
        "orders.site_reuse",
        "[orders]\nbuilds = \"sites\"\nsite_reuse = 2\n[[builder]]\nname = \"A\"\n[builder.orders]\nbuilds = \"capacity\"",
    ),
    ("finance.advance_rate", "[finance]\nadvance_rate = 0.5\n[[builder]]\nname = \"A\"\nLANDLORD"),
    // What customers do comes on top of demand that is given.
    ("efficiency_shock.saving", "[efficiency_shock]\nsaving = 0.3\n[demand]\npath = 5\nCUSTOMER"),
    ("efficiency_shock.rebound", "[efficiency_shock]\nrebound = 2\n[demand]\npath = 5\nCUSTOMER"),
    (
        "efficiency_shock.rate",
        "[efficiency_shock]\nrate = 0.1\nequity_fall = 0\n[demand]\npath = 5\nCUSTOMER",
    ),
    // Others look at it.
    ("builder.B.build_out.reaction", "TWO\n[builder.build_out]\nNOPLAN\nreaction = 1"),
    ("builder.B.build_out.volatility", "TWO\n[builder.build_out]\nNOPLAN\nvolatility = 1"),
    // Something is planned later, or was.
    (
        "builder.A.orders.overrun",
        "[[builder]]\nname = \"A\"\nplan = [[2020, 0], [2030, 5]]\n[builder.orders]\noverrun = 0.5",
    ),
    (
        "builder.A.orders.overrun",
        "[[builder]]\nname = \"A\"\nplan = [[2020, 5], [2025, 0]]\n[builder.orders]\noverrun = 0.5",
    ),
];

/// A builder's key, and a file in which it has nothing to act on.
const OF_BUILDERS: &[(&str, &str)] = &[
    ("builder.L.finance.advance_rate", "LANDLORD\n[builder.finance]\nadvance_rate = 0.5"),
    ("builder.L.orders.site_bias", "LANDLORD\nsite_bias = 0.5"),
    (
        "builder.A.finance.advance_rate",
        "[orders]\nbuilds = \"sites\"\n[[builder]]\nname = \"A\"\n[builder.finance]\nadvance_rate = 0.5",
    ),
    // The other builder has a rate of its own.
    (
        "finance.advance_rate",
        "[finance]\nadvance_rate = 0.5\n[[builder]]\nname = \"A\"\n[builder.finance]\nadvance_rate = 0.1\nLANDLORD",
    ),
    (
        "builder.A.orders.overrun",
        "[[builder]]\nname = \"A\"\nplan = 0\n[builder.orders]\noverrun = 0.5",
    ),
    (
        "builder.A.orders.site_reuse",
        "[[builder]]\nname = \"A\"\nplan = [[2022, 0], [2030, 0]]\n[builder.orders]\nsite_reuse = 0.5",
    ),
    (
        "builder.A.orders.cancellable",
        "[capital_market]\n[[builder]]\nname = \"A\"\nplan = { table = [[2022, 0]], growth = 0.5 }\n[builder.orders]\ncancellable = 0.5",
    ),
    (
        "builder.A.build_out.plan_factor",
        "[[builder]]\nname = \"A\"\nplan = 0\n[builder.build_out]\nplan_factor = 2",
    ),
    (
        "builder.A.build_out.guidance_until",
        "[[builder]]\nname = \"A\"\nplan = 0\n[builder.build_out]\nguidance_until = 2030",
    ),
    (
        "builder.B.build_out.reaction",
        "[build_out]\nherding = 0\nTWO\n[builder.build_out]\nNOPLAN\nreaction = 1",
    ),
    (
        "builder.A.lease.partner_share",
        "[[builder]]\nname = \"A\"\nplan = 0\n[builder.lease]\npartner_share = 0.5",
    ),
    (
        "builder.A.finance.debt_share",
        "[[builder]]\nname = \"A\"\nplan = 0\n[builder.finance]\ndebt = 5\ndebt_share = 0.5",
    ),
];

/// What is named as 0 is 0.
#[test]
fn of_costs_that_are_nothing_the_right_one_is_named() {
    let told = |power: &str| {
        let text = format!(
            "[operations]\ncash_cost = 0\n{power}\nstandby_cost = 0.9\n[[builder]]\nname = \"A\"\n"
        );
        let mut document = Document::from_text("idle.toml", &text);
        let run = document.header().run;
        document.problems = Problems::default();
        check_by(RULES, &mut document, &run);
        let mut all = document.problems.0.into_iter().map(|problem| problem.message);
        all.find(|message| message.contains("standby_cost")).unwrap()
    };
    assert!(told("power_price = 0").contains("`operations.power_price` are 0"));
    assert!(told("power_price = 0.1\npower_use = 0").contains("`operations.power_use` are 0"));
}

#[test]
fn what_acts_is_not_told_and_what_builders_lack_is() {
    let told: Vec<_> = ACTING.iter().filter(|row| is_told(row, RULES)).collect();
    assert!(told.is_empty(), "told: {told:#?}");
    let silent: Vec<_> = OF_BUILDERS.iter().filter(|row| !is_told(row, RULES)).collect();
    assert!(silent.is_empty(), "not told: {silent:#?}");
}

/// What a base says of one who plans nothing any more is told, and what the analyst says is refused.
#[test]
fn plans_of_nothing_can_be_laid_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let own = |keys: &str| format!("[[builder]]\nname = \"A\"\n{keys}");
    std::fs::write(path("base.toml"), own("plan = 5\n[builder.orders]\noverrun = 0.5")).unwrap();
    let told = |text: &str, settings: &[&str]| {
        std::fs::write(path("own.toml"), format!("extends = \"base.toml\"\n{text}")).unwrap();
        let settings: Vec<String> = settings.iter().map(|own| (*own).to_owned()).collect();
        let mut document = Document::load(&path("own.toml"), &settings);
        let run = document.header().run;
        document.problems = Problems::default();
        check_by(RULES, &mut document, &run);
        document.problems.render(&document.sources, false)
    };
    let (warning, error) =
        ("warning: builder.A.orders.overrun: ", "error: builder.A.orders.overrun: ");
    assert!(told("", &["builder.A.plan=0"]).contains(warning));
    assert!(told(&own("plan = [[2024, 0], [2026, 0]]"), &[]).contains(warning));
    assert!(told(&own("plan = 0\n[builder.orders]\noverrun = 0.4"), &[]).contains(error));
    assert!(told(&own("plan = 0"), &["builder.A.orders.overrun=0.4"]).contains(error));
    assert!(!told("", &[]).contains("overrun"));
    // Of demand that an overlay gives, too.
    let shock = own("plan = 5\n[efficiency_shock]\nsaving = 0.4");
    std::fs::write(path("base.toml"), shock).unwrap();
    assert!(told("", &["demand.path=5"]).contains("warning: efficiency_shock.saving: "));
    let customer = "[demand]\npath = 5\n[[customer]]\nname = \"C\"";
    assert!(!told(customer, &[]).contains("efficiency_shock.saving"));
}
