//! Slips that run all the same: each is told, in words that name it.

use std::fs;

use serde_json::Value;

use crate::{
    folder::{Folder, errors, refused},
    told::Paths,
};

fn told(folder: &Folder, lines: &str) -> String {
    folder.write("slip.toml", format!("extends = 'base.toml'\ntitle = 'A slip'\n{lines}\n"));
    let output = folder.run(&["check", "slip.toml"]);
    assert!(output.status.success(), "{lines}: {}", errors(&output));
    errors(&output)
}

const CONTRACT: &str =
    "[[contract]]\nname = 'N'\nbuilder = 'Oracle'\ncustomer = 'OpenAI'\nstart = 2026\n";
const LOAN: &str =
    "[[exposure]]\nname = 'N'\nholder = 'Banks'\non = 'Nvidia'\nkind = 'margin_loan'\namount = 5\n";

const LENDS: &str = "[[holder]]\nname = 'Rich'\ncapital = 5\nin_shares = 0.5\n\
    [[exposure]]\nname = 'O'\nholder = 'Rich'\non = 'Nvidia'\nkind = 'loan'\namount = 5\n";

/// What a builder loses on claims is nobody's cash, and who cannot fail is never lost: what is written of that is refused.
#[test]
fn keys_of_claims_that_nothing_reads_are_refused() {
    let folder = Folder::new("slips-claims");
    let claim = |holder: &str, on: &str, kind: &str, keys: &str| {
        format!(
            "[[exposure]]\nname = 'N'\nholder = '{holder}'\non = '{on}'\nkind = '{kind}'\n{keys}\n"
        )
    };
    for (text, words) in [
        (
            claim("Meta", "OpenAI", "equity", "amount = 5\nrecovery = 0.4"),
            "exposure.N.recovery: changes nothing where a builder holds the claim",
        ),
        (
            claim("Meta", "Oracle", "equity", "amount = 5"),
            "exposure.N.amount: changes nothing where a builder holds the claim",
        ),
        (
            claim("Meta", "CoreWeave", "loan", "share = 0.5"),
            "exposure.N.share: changes nothing where a builder holds the claim",
        ),
        (
            format!(
                "without = ['default']\n{}",
                claim("Meta", "OpenAI", "equity", "amount = 5\nshare = 0.1")
            ),
            "exposure.N.share: changes nothing where the builder that holds the claim cannot fail",
        ),
        (
            format!(
                "without = ['default']\n{}",
                claim("Nvidia", "Oracle", "vendor_credit", "amount = 5\nrecovery = 0.4")
            ),
            "exposure.N.recovery: changes nothing where no builder can fail",
        ),
    ] {
        folder.write("claim.toml", format!("extends = 'base.toml'\ntitle = 'A claim'\n{text}"));
        let output = folder.run(&["check", "claim.toml"]);
        let said = errors(&output);
        // Who leaves a table out has a reason, and hears what else goes with it.
        let due = if text.starts_with("without") { 0 } else { 2 };
        assert!(output.status.code() == Some(due) && said.contains(words), "{text}: {said}");
    }
    for text in [
        claim("Nvidia", "OpenAI", "equity", "amount = 5\nrecovery = 0.4"),
        claim("Meta", "OpenAI", "equity", "amount = 5\nshare = 0.1"),
        claim("Nvidia", "Oracle", "vendor_credit", "amount = 5\nrecovery = 0.4"),
    ] {
        assert!(!told(&folder, &text).contains("exposure.N"), "{text}");
    }
}

#[test]
fn what_has_no_effect_or_is_of_another_size_is_told() {
    let folder = Folder::new("slips-told");
    let size = format!("{CONTRACT}units = 1e6\nprice = 3");
    let none = format!("{CONTRACT}units = 0\nprice = 3");
    let gift = format!("{CONTRACT}units = 1\nprice = 0\nend = 2029\nramp = 10");
    let thin = format!("{LOAN}collateral = 1");
    for (lines, words) in [
        (size.as_str(), "times all demand of the start (12.0000): check its unit"),
        (none.as_str(), "contract.N.units: a contract of nothing"),
        (gift.as_str(), "contract.N.price: what it delivers is given away"),
        (gift.as_str(), "contract.N.ramp: it runs for 3 years"),
        (LOAN, "is called in the first step"),
        (thin.as_str(), "exposure.N.collateral: a loan of 5 on shares worth 1"),
        ("[[customer]]\nname = 'Anthropic'\nrevenue = 0", "what starts at 0 stays at 0"),
        (
            "[[correlation]]\nbetween = ['demand.growth', 'builder.Meta.shock']\nrank = 0.3",
            "`demand.growth` is drawn once and `builder.Meta.shock` at every step",
        ),
        (
            "[[holder]]\nname = 'Banks'\ncapital = 50\ninvests = 0.5",
            "holder.Banks.invests: changes nothing without an [[exposure]] of kind equity",
        ),
        (
            "[[exposure]]\nname = 'N'\nholder = 'Nvidia'\non = 'Oracle'\nkind = 'vendor_credit'\namount = 0\nshare = 0",
            "a claim of 0 changes nothing",
        ),
        (
            "[build_out]\nvolatility = 0\n[[correlation]]\nbetween = ['builder.Meta.shock', 'demand.shock']\nrank = 0.3",
            "`builder.Meta.shock` is not uncertain here",
        ),
        (
            "[bust]\nany_of = [{metric='write_down',above=5},{metric='write_down',above=5}]",
            "stands twice",
        ),
        (
            "[bust]\nany_of = [{metric='write_down',above=5},{metric='write_down',above=50}]",
            "`write_down` above 50 changes nothing: where it holds, above 5 does",
        ),
        (
            "[bust]\nany_of = [{metric='least_utilisation',below=0.5},{metric='least_utilisation',below=0.6}]",
            "`least_utilisation` below 0.5 changes nothing: where it holds, below 0.6 does",
        ),
        (
            "[[quantity]]\nname='a1'\nlabel='One'\nunit='money'\nexpression='write_down'\nworse='high'\n[[quantity]]\nname='b2'\nlabel='ONE'\nunit='money'\nexpression='2 * write_down'\nworse='high'",
            "of `b2` and of `a1` the same is said",
        ),
        (
            "[[quantity]]\nname='n'\nlabel='N'\nunit='years'\nexpression='years(free_cash_flow > 0)'\nworse='low'\n[[observation]]\nname='o'\nmetric='n'\nvalue=20",
            "20 is beyond the run, and `n` comes of what happens in it: 12 at most",
        ),
        ("[fleet]\ninitial_capacity = 75000", "demand over capacity starts at"),
        ("[technology]\ncost_decline = 0.9", "in their books, and their fleet would cost"),
        ("[economy]\ngdp = 4.3", "gross domestic product is 4.3"),
    ] {
        let said = told(&folder, lines);
        assert!(said.contains(words), "{lines}: {said}");
    }
    let plain = told(&folder, "");
    assert!(!plain.contains("check the unit"), "{plain}");
}

#[test]
fn what_none_can_lose_and_parts_of_nothing_are_told() {
    let folder = Folder::new("slips-lose");
    for (lines, words) in [
        (LENDS, "holder.Rich.capital: changes nothing where none of its claims can be lost"),
        (LENDS, "holder.Rich.in_shares: changes nothing where none of its claims can be lost"),
        (
            "[[segment]]\nname = 'S'\nshare = 0\ngrowth = 0.1\ngrowth_long = 0.1",
            "segment.S: a part of 0 changes nothing",
        ),
    ] {
        let said = told(&folder, lines);
        assert!(said.contains(words), "{lines}: {said}");
    }
    // SoftBank can fail, and what it owes is then lost; so can one that owes a loan on its shares.
    let called = format!("{LENDS}{}", LOAN.replace("Nvidia", "Rich") + "collateral = 50");
    for loses in [LENDS.replace("Nvidia", "SoftBank"), called] {
        let said = told(&folder, &loses);
        assert!(!said.contains("holder.Rich"), "{loses}: {said}");
    }
}

#[test]
fn what_is_nobodys_is_refused() {
    let folder = Folder::new("slips-nobody");
    let pair =
        |name: &str| format!("[[correlation]]\nbetween = ['{name}', 'demand.growth']\nrank = 0.3");
    let [shock, key, list] =
        ["builder.Metta.shock", "builder.Metta.finance.max_leverage", "customer.Nix.growth"]
            .map(pair);
    for (lines, words) in [
        (shock.as_str(), "did you mean `builder.Meta.shock`?"),
        (key.as_str(), "neither an uncertain parameter nor a shock"),
        (list.as_str(), "neither an uncertain parameter nor a shock"),
        (
            "[bust]\nany_of = [{metric='write_down',above=5},{metric='write_down',below=6}]",
            "always above 5 or below 6",
        ),
        ("[[customer]]\nname = 'Anthropic'\nrevenue = 9\nceiling = 0.5", "could never grow"),
        ("[[holder]]\nname = 'Banks'\nin_shares = 0.5", "changes nothing without `capital`"),
        (
            "[efficiency_shock]\nrate = 0.1\nsaving = 0\nequity_fall = 0",
            "efficiency_shock.rate: changes nothing while `saving` and `equity_fall` are 0",
        ),
        (
            "[technology]\njump_rate = 0.1\njump_cost = 0\njump_footprint = 0\n[accounting]\ntest = 'yearly'",
            "technology.jump_rate: changes nothing",
        ),
        ("[technology]\npue = [[2025, 1.3], [2040, 1.3]]", "technology.pue: changes nothing"),
        ("[demand]\ngrowth = 0,4", "a decimal point, no comma"),
        ("[technology]\ncost_decline = { p10 = 0.06, p50 = 0.03, p90 = 0 }", "0.06, 0.03, 0 fall"),
        (
            "[[builder]]\nname = 'Meta'\norders = { builds = 'sites' }",
            "builder.Meta.share: one that builds sites alone has no equipment",
        ),
        ("[builder.Echelon]\nshare = 0.3", "[[builder]] with name = \"Echelon\""),
    ] {
        folder.write("slip.toml", format!("extends = 'base.toml'\ntitle = 'S'\n{lines}\n"));
        refused(&folder, &["check", "slip.toml"], 2, &[words]);
    }
    // Who leaves a builder out leaves its correlations behind, and hears of them.
    let tied = pair("builder.Oracle.shock").replace("demand.growth", "demand.shock");
    folder.write("tied.toml", format!("extends = 'base.toml'\ntitle = 'T'\n{tied}\n"));
    folder.write("less.toml", "extends = 'tied.toml'\ntitle = 'L'\nwithout = ['builder.Oracle', 'contract', 'exposure']\n");
    let output = folder.run(&["check", "less.toml"]);
    assert!(output.status.success(), "{}", errors(&output));
}

/// A market whose price nothing moves can have a falling margin: that is no bust of the price, which is not modelled.
#[test]
fn what_is_not_modelled_begins_no_bust() {
    let folder = Folder::new("no-price");
    let text = "title = 'S'\n[run]\nstart = 2025\nyears = 8\n[technology]\nequipment_cost = 0.12\nsite_cost = 0.02\n\
        cost_decline = { p10 = 0.1, p50 = 0.2, p90 = 0.3 }\nfootprint_decline = 0.1\n[demand]\ninitial = 150\n\
        growth = { p10 = 0.15, p50 = 0.35, p90 = 0.6 }\ngrowth_long = 0.25\n[fleet]\ninitial_capacity = 200\n\
        equipment_life = 5\nequipment_lag = 0.75\n[operations]\ncash_cost = 0.01\n[market]\ninitial_revenue = 9\n\
        [[builder]]\nname = 'A'\nshare = 1\nplan = 6\n";
    folder.write("s.toml", text);
    let output = folder.run(&["run", "s.toml", "--paths", "256", "--out", "r"]);
    assert!(output.status.success(), "{}", errors(&output));
    let paths = Paths::read(&folder.0.join("r/paths.csv"));
    let (busts, begins) = (paths.column("bust"), paths.column("bust_begins"));
    let apart =
        busts.iter().zip(&begins).filter(|(bust, year)| (**bust > 0.5) != year.is_finite()).count();
    assert_eq!(apart, 0, "a bust that does not happen begins");
    // The price is the one that reported revenue makes, so what it is of the fair one is known.
    assert!(
        fs::read_to_string(folder.0.join("r/tracks.csv")).unwrap().contains("\nrelative_price,")
    );
}

/// Scenarios of other years, or in another currency, are not drawn and not told as if they were of one kind.
#[test]
fn scenarios_of_other_years_are_not_set_side_by_side() {
    let folder = Folder::new("other-years");
    folder.write("short.toml", "extends = 'base.toml'\ntitle = 'S'\n[run]\nyears = 6\n");
    folder.write("euro.toml", "extends = 'base.toml'\ntitle = 'E'\n[run]\ncurrency = \"€bn\"\n");
    let figures = |other: &str| {
        let sizes = ["--paths", "256", "--ladder-paths", "64", "--out", "c", "--format", "json"];
        let output = folder.run(&[&["compare", "base.toml", other][..], &sizes].concat());
        assert!(output.status.success(), "{}", errors(&output));
        let text = fs::read_to_string(folder.0.join("c/charts.json")).unwrap();
        let all: Value = serde_json::from_str(&text).unwrap();
        let names = all["figures"].as_array().unwrap().iter();
        names.map(|own| own["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let drawn = figures("short.toml");
    for name in ["spending", "tightness", "relative_price", "write_down", "exceedance", "failures"]
    {
        assert!(!drawn.contains(&name.to_owned()), "{name}: {drawn:?}");
    }
    let drawn = figures("euro.toml");
    assert!(drawn.contains(&"tightness".to_owned()) && !drawn.contains(&"spending".to_owned()));
    let page = fs::read_to_string(folder.0.join("c/report.html")).unwrap();
    assert!(page.contains("€bn"), "amounts in another currency say so");
}

/// At another time step a path draws other shocks.
#[test]
fn other_time_steps_are_no_same_luck() {
    let folder = Folder::new("other-steps");
    folder.write("months.toml", "extends = 'base.toml'\ntitle = 'M'\n[run]\nsteps_per_year = 12\n");
    let sizes = ["--paths", "256", "--ladder-paths", "64", "--out", "c"];
    let output = folder.run(&[&["compare", "base.toml", "months.toml"][..], &sizes].concat());
    let told = String::from_utf8_lossy(&output.stdout).replace("\n  ", " ");
    assert!(told.contains("other shocks, as their time steps differ"), "{told}");
    let charts = fs::read_to_string(folder.0.join("c/charts.json")).unwrap();
    assert!(!charts.contains("the same luck"), "a chart says so");
}

/// Where no path busts, that does not say that none could.
#[test]
fn no_path_of_few_is_not_never() {
    let folder = Folder::new("of-few");
    let calm = "extends = 'base.toml'\ntitle = 'C'\n[bust]\nany_of = [{metric='spending_fall',above=0.999}]\n";
    folder.write("calm.toml", calm);
    let output = folder.run(&["run", "calm.toml", "--paths", "64", "--out", "r"]);
    assert!(output.status.success(), "{}", errors(&output));
    let page = fs::read_to_string(folder.0.join("r/report.html")).unwrap().replace('\u{a0}', " ");
    assert!(page.contains("the probability of a bust is 0 % to 5.6 % (95 % interval)"));
    assert!(!page.contains("within 0 points"));
    folder.write("other.toml", "extends = 'calm.toml'\ntitle = 'D'\n[demand]\nelasticity = 0.3\n");
    let sizes = ["--paths", "64", "--ladder-paths", "64", "--out", "c"];
    let output = folder.run(&[&["compare", "calm.toml", "other.toml"][..], &sizes].concat());
    let told = String::from_utf8_lossy(&output.stdout).replace("\n  ", " ");
    assert!(
        told.contains("known to within 6.6 points (95 %)")
            || told.contains("known to within 6.6 points (95\u{a0}%)"),
        "{told}"
    );
}

/// How many threads there are is the machine's and the user's to say, never the environment's.
#[test]
fn the_environment_starts_no_threads() {
    let folder = Folder::new("threads");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_overbuild"));
    let child = child.args(["run", "base.toml", "--paths", "64", "--out", "r"]);
    let output = child.env("RAYON_NUM_THREADS", "3000").current_dir(&folder.0).output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    let manifest = fs::read_to_string(folder.0.join("r/manifest.json")).unwrap();
    assert!(!manifest.contains("\"threads\": 3000"), "{manifest}");
}

#[cfg(unix)]
#[test]
fn a_series_lies_beside_the_file_not_beside_a_link_to_it() {
    let folder = Folder::new("linked");
    fs::create_dir(folder.0.join("sub")).unwrap();
    let plan = "extends = '../base.toml'\ntitle = 'L'\n[[builder]]\nname = 'Meta'\nplan = { csv = 'p.csv' }\n";
    folder.write("sub/m.toml", plan);
    folder.write("sub/p.csv", "year,value\n2020,50\n2040,90\n");
    folder.write("p.csv", "not a series at all\n");
    std::os::unix::fs::symlink("sub/m.toml", folder.0.join("lm.toml")).unwrap();
    let output = folder.run(&["check", "lm.toml"]);
    assert!(output.status.success(), "{}", errors(&output));
}
