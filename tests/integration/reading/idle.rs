//! Keys, dates and lists that change nothing are told.

use super::{over_accepted, over_refused, over_told};
use crate::folder::{Folder, errors, refused};

#[test]
#[expect(clippy::too_many_lines, reason = "a row for each kind of mistake")]
fn keys_that_change_nothing_are_told() {
    let folder = Folder::new("reading-idle");
    let claim = |holder: &str, on: &str, kind: &str, keys: &str| {
        format!(
            "[[exposure]]\nname = \"X\"\nholder = \"{holder}\"\non = \"{on}\"\nkind = \"{kind}\"\n{keys}\n"
        )
    };
    for (on, kind, keys, word) in [
        ("Oracle", "loan", "share = 0.1\namount = 3", "X.amount: has no use"),
        ("Oracle", "loan", "share = 0.1\nrecovery = 0.3", "X.recovery: has no use"),
        ("OpenAI", "loan", "amount = 3\nshare = 0.1", "X.share: has no use"),
        ("OpenAI", "loan", "amount = 3\nterm = 4", "X.term: has no use"),
        ("Oracle", "equity", "amount = 3\nshare = 0.1", "X.share: has no use"),
        ("OpenAI", "equity", "amount = 3\ncollateral = 5", "X.collateral: has no use"),
        ("OpenAI", "equity", "amount = 3\ncall_at = 0.5", "X.call_at: has no use"),
        ("Oracle", "vendor_credit", "share = 0.1\ncollateral = 5", "X.collateral: has no use"),
        (
            "SoftBank",
            "margin_loan",
            "amount = 1\ncollateral = 5\nshare = 0.1",
            "X.share: has no use",
        ),
        (
            "SoftBank",
            "margin_loan",
            "amount = 1\ncollateral = 5\nrecovery = 0.1",
            "X.recovery: has no use",
        ),
        ("Oracle", "equity", "", "is one of nothing"),
        ("Oracle", "loan", "", "is one of nothing"),
    ] {
        over_refused(&folder, &claim("Banks", on, kind, keys), word);
    }
    let margin = "amount = 1\ncollateral = 5";
    over_refused(
        &folder,
        &claim("Banks", "Banks", "margin_loan", margin),
        "cannot hold a margin_loan",
    );
    over_refused(
        &folder,
        &claim("OpenAI", "Banks", "margin_loan", margin),
        "cannot hold a margin_loan",
    );
    over_accepted(&folder, &claim("Banks", "Nvidia", "margin_loan", margin));
    for (text, word) in [
        (
            "[technology]\njump_cost = 0.5",
            "technology.jump_cost: changes nothing while `jump_rate` is 0",
        ),
        ("[accounting]\nshortened_at = 2027", "accounting.shortened_at: changes nothing"),
        (
            "[build_out]\nshut_cut = 0\nfunded_cut = 0.9",
            "build_out.funded_cut: changes nothing while `shut_cut` is 0",
        ),
        (
            "[capital_market]\nbackstop = 1\nhazard = 1",
            "capital_market.hazard: changes nothing while `backstop` is 1",
        ),
        (
            "[capital_market]\nhazard = 0\nhazard_unprofitable = 0\nhazard_default = 0\nshut_years = 5",
            "capital_market.shut_years: changes nothing while `hazard`, `hazard_unprofitable` and `hazard_default` are 0",
        ),
        (
            "[operations]\ncash_cost = 0\npower_price = 0\nstandby_cost = 0.9",
            "operations.standby_cost: changes nothing while `operations.cash_cost` and `operations.power_price` are 0",
        ),
        (
            "without = [\"economy\"]\n[run]\neconomy = \"Norway\"",
            "run.economy: changes nothing without [economy]",
        ),
        (
            "without = [\"default\"]\n[[builder]]\nname = \"Oracle\"\nfinance = { secured_share = 0.5 }",
            "builder.Oracle.finance.secured_share: changes nothing without [default]",
        ),
        (
            "[efficiency_shock]\nrate = 0.2\nsaving = 0\nrebound = 3",
            "efficiency_shock.rebound: changes nothing while `saving` is 0",
        ),
        (
            "[held_for_sale]\nshare = 0.1\ndate = 2027\nrent = 0\nterm = 3",
            "held_for_sale.term: changes nothing while `rent` is 0",
        ),
        (
            "[technology]\njump_rate = 0\njump_cost = 0.5",
            "technology.jump_cost: changes nothing while `jump_rate` is 0",
        ),
        ("[technology]\npue = 1.5", "technology.pue: changes nothing while it is the same always"),
        ("[accounting]\nindication = 0.2\ntest = \"yearly\"", "indication: changes nothing while"),
        (
            "[finance]\nmax_leverage = 0\nterm = 4\n[[builder]]\nname = \"Oracle\"\nfinance = { max_leverage = 0, debt = 0, secured_share = 0.5 }",
            "secured_share: changes nothing while `debt`, `max_leverage`, `advance_rate` and `site_advance_rate` are 0",
        ),
        ("[rental]\nrent = 3", "rental.rent: changes nothing where nobody builds sites alone"),
        (
            "[held_for_sale]\ndate = 2027\n[[builder]]\nname = \"Oracle\"\n\
             held_for_sale = { share = 0.1, date = 2026 }",
            "held_for_sale.date: changes nothing while `share` is 0",
        ),
        (
            "without = [\"capital_market\"]\n[demand]\nbust_drag = 0.1",
            "demand.bust_drag: changes nothing without [capital_market]",
        ),
        (
            "[[builder]]\nname = \"Oracle\"\nlease = { partner_rent = 0.1 }",
            "builder.Oracle.lease.partner_rent: changes nothing",
        ),
        (
            "[[builder]]\nname = \"Oracle\"\nheld_for_sale = { date = 2026 }",
            "builder.Oracle.held_for_sale.date",
        ),
        (
            "[[builder]]\nname = \"Oracle\"\norders = { builds = \"sites\", site_bias = 2 }",
            "orders.site_bias: changes nothing",
        ),
    ] {
        over_refused(&folder, text, word);
    }
    // What an overlay switches off stays in its base, with a word.
    over_told(
        &folder,
        "without = [\"capital_market\"]",
        "demand.bust_drag: changes nothing without",
    );
    over_accepted(&folder, "[lease]\ncharge = 3");
    over_accepted(
        &folder,
        "[technology]\npue = { table = [[2025, 1.5], [2030, 1.2]], growth = 0 }",
    );
    over_accepted(&folder, "[held_for_sale]\nshare = 0.1\ndate = 2027");
    // A setting that comes later switches off what the file has, and nothing is wrong with either.
    over_accepted(&folder, "[technology]\njump_rate = 0.1\njump_cost = 0.5");
    let output = folder.run(&["check", "over.toml", "--set", "technology.jump_rate=0"]);
    let said = errors(&output);
    assert!(output.status.success() && said.contains("jump_cost: changes nothing while"), "{said}");
}

/// A market whose price never leaves the one along which demand grows.
const SURE: &str = "title = \"x\"\n\
    [run]\nstart = 2025\nyears = 3\n\
    [technology]\nequipment_cost = 27\nsite_cost = 18\ncost_decline = 0.2\nfootprint_decline = 0.17\n\
    [demand]\ninitial = 12\ngrowth = 0.5\ngrowth_long = 0.3\n\
    [fleet]\ninitial_capacity = 15\nequipment_life = 5\nsite_life = 20\n\
    equipment_lag = 0.5\nsite_lag = 1.5\n\
    [accounting]\n\
    [[builder]]\nname = \"A\"\nplan = 100\nshare = 1\n";

/// Behaviour for other markets may come from a base that many share; who writes it himself is told.
#[test]
fn behaviour_of_other_markets_is_refused_where_it_is_written() {
    let folder = Folder::new("reading-behaviour");
    let base = "extends = \"kupperman.toml\"\ntitle = \"x\"\n";
    for (keys, word) in [
        ("herding = 0.5", "build_out.herding: changes nothing where one builder builds alone"),
        (
            "forecast_half_life = 3",
            "forecast_half_life: changes nothing without a `guidance_until`",
        ),
        ("forecast_half_life = 3\nguidance_until = 2100", "without a `guidance_until` by"),
    ] {
        let written = format!("{base}[build_out]\n{keys}\n");
        folder.write("own.toml", &written);
        refused(&folder, &["check", "own.toml"], 2, &[word, "own.toml:4"]);
        folder.write("above.toml", "extends = \"own.toml\"\ntitle = \"y\"\n");
        let output = folder.run(&["check", "above.toml"]);
        assert!(output.status.success(), "{}", errors(&output));
        assert!(!errors(&output).contains("changes nothing"), "{}", errors(&output));
    }
    let set = ["--set", "without=[\"capital_market\"]", "--set", "build_out.value_reaction=0.2"];
    let word = "build_out.value_reaction: changes nothing without [capital_market] or";
    refused(&folder, &[&["check", "base.toml"][..], &set].concat(), 2, &[word]);
    // None of it where there can be none is true.
    for name in ["kupperman.toml", "cahn.toml", "speculative-builder.toml"] {
        assert!(folder.run(&["check", name]).status.success(), "{name}");
    }
    folder.write("sure.toml", SURE);
    folder
        .write("own.toml", "extends = \"sure.toml\"\ntitle = \"y\"\n[accounting]\noptimism = 1\n");
    let word = "accounting.optimism: changes nothing where the price is always";
    refused(&folder, &["check", "own.toml"], 2, &[word, "own.toml:4"]);
    // Nobody sweeps what moves nothing.
    let sweep = ["sweep", "base.toml", "--over", "finance.cash=100,200", "--paths", "64"];
    refused(&folder, &sweep, 2, &["finance.cash: changes nothing since every builder has its own"]);
}

/// Guidance that says nothing of the run, or more than a plan has, and a contract above any price known.
#[test]
fn guidance_without_plans_is_told() {
    let folder = Folder::new("reading-guidance");
    let until = |date: &str| format!("[build_out]\nguidance_until = {date}");
    over_told(&folder, &until("2025"), "2025 is not after the start, 2025: no plan is guidance");
    over_told(&folder, &until("2040"), "end with 2031: what they grow by from there is taken");
    over_accepted(&folder, &until("2026"));
    over_accepted(&folder, &until("2032"));
    let price = |paid: u32| format!("[[contract]]\nname = \"OpenAI-Oracle\"\nprice = {paid}");
    let far = "contract.OpenAI-Oracle.price 90: more than 3 times the price of the start (26.6667), above any spot price";
    over_told(&folder, &price(90), far);
    over_accepted(&folder, &price(60));
}

#[test]
fn a_list_without_entries_is_told() {
    let folder = Folder::new("reading-lists");
    let fiber = std::fs::read_to_string(folder.0.join("fiber-glut.toml")).unwrap();
    let bare = fiber.split("[[").next().unwrap();
    for list in ["expect", "observation", "correlation", "builder", "customer"] {
        let (before, after) = bare.split_once("title = ").unwrap();
        folder.write("empty.toml", format!("{before}{list} = []\ntitle = {after}"));
        let word = format!("{list}: ");
        refused(&folder, &["check", "empty.toml"], 2, &[&word, "empty.toml"]);
        let said = errors(&folder.run(&["check", "empty.toml"]));
        let empty = said.contains("an empty list says nothing") || said.contains("at least one");
        assert!(empty, "{list}: {said}");
    }
}

#[test]
fn what_every_builder_overrules_is_told() {
    let folder = Folder::new("idle-overruled");
    let told = |own: &str| {
        folder.write("x.toml", format!("extends = \"base.toml\"\ntitle = \"x\"\n[finance]\n{own}"));
        let output = folder.run(&["check", "x.toml"]);
        let told = errors(&output).contains("changes nothing since every builder has its own");
        assert_eq!(output.status.success(), !told, "{}", errors(&output));
        told
    };
    assert!(told("cash = 500\n") && told("debt = 50\n"));
    assert!(!told("minimum_cash = 1\n"));
}
