//! Every rule is told by a scenario of its own, and by that rule alone.

mod acting;
mod claims;
mod outdone;

use super::*;

/// A key, and a file in which it changes nothing.
const ROWS: &[(&str, &str)] = &[
    ("technology.jump_cost", "[technology]\njump_cost = 0.5"),
    ("technology.jump_footprint", "[technology]\njump_footprint = 0.5"),
    ("technology.jump_rate", "[technology]\njump_rate = 0.1\njump_cost = 0\njump_footprint = 0"),
    ("technology.pue", "[technology]\npue = 1.5"),
    ("efficiency_shock.rate", "[efficiency_shock]\nrate = 0.1\nsaving = 0\nequity_fall = 0"),
    ("efficiency_shock.date", "[efficiency_shock]\ndate = 2027\nsaving = 0\nequity_fall = 0"),
    ("efficiency_shock.saving", "[efficiency_shock]\nrate = 0\nsaving = 0.3"),
    ("efficiency_shock.rebound", "[efficiency_shock]\nrate = 0\nsaving = 0.3\nrebound = 2"),
    ("efficiency_shock.rebound", "[efficiency_shock]\nrate = 0.2\nsaving = 0\nrebound = 2"),
    ("efficiency_shock.equity_fall", "[efficiency_shock]\nrate = 0\nequity_fall = 0.3"),
    ("efficiency_shock.saving", "[efficiency_shock]\nsaving = 0.3\n[demand]\npath = 5"),
    ("efficiency_shock.rebound", "[efficiency_shock]\nrebound = 2\n[demand]\npath = 5"),
    ("efficiency_shock.saving", "[efficiency_shock]\nsaving = 0.3\nrebound = 1"),
    ("efficiency_shock.rate", "[efficiency_shock]\nrate = 0.1\nrebound = 1\nequity_fall = 0"),
    ("efficiency_shock.date", "[efficiency_shock]\ndate = 2027\nrebound = 1\nequity_fall = 0"),
    (
        "efficiency_shock.rate",
        "[efficiency_shock]\nrate = 0.1\nequity_fall = 0\n[demand]\npath = 5",
    ),
    ("holder.H.in_shares", "[capital_market]\n[[holder]]\nname = \"H\"\nin_shares = 0.5"),
    ("holder.H.invests", "[[holder]]\nname = \"H\"\ninvests = 0.5"),
    ("holder.H.in_shares", "[[holder]]\nname = \"H\"\ncapital = 5\nin_shares = 0.5"),
    (
        "holder.H.in_shares",
        "[capital_market]\nequity_drift = 0\nequity_volatility = 0\nequity_fall = 0\n[[holder]]\nname = \"H\"\ncapital = 5\nin_shares = 0.5",
    ),
    (
        "demand.withdrawal_rate",
        "[capital_market]\nOFF\n[demand]\nfinanced_share = 0.1\nwithdrawal_rate = 1",
    ),
    (
        "demand.return_rate",
        "[capital_market]\nOFF\n[demand]\nfinanced_share = 0.1\nwithdrawal_rate = 1\nreturn_rate = 1",
    ),
    ("demand.bust_drag", "[capital_market]\nOFF\n[demand]\nbust_drag = 1"),
    (
        "demand.return_rate",
        "[capital_market]\n[demand]\nfinanced_share = 0.1\nwithdrawal_rate = 0\nreturn_rate = 1",
    ),
    ("demand.withdrawal_rate", "[capital_market]\n[demand]\nwithdrawal_rate = 1"),
    ("demand.return_rate", "[capital_market]\n[demand]\nreturn_rate = 1"),
    ("demand.withdrawal_rate", "[demand]\nfinanced_share = 0.1\nwithdrawal_rate = 1"),
    ("demand.return_rate", "[demand]\nfinanced_share = 0.1\nwithdrawal_rate = 1\nreturn_rate = 1"),
    ("demand.bust_drag", "[demand]\nbust_drag = 0.1"),
    ("demand.growth", "[demand]\npath = 5\ngrowth = 0.2"),
    ("demand.growth_long", "[demand]\npath = 5\ngrowth_long = 0.2"),
    ("demand.half_life", "[demand]\npath = 5\nhalf_life = 2"),
    ("demand.volatility", "[demand]\npath = 5\nvolatility = 0.2"),
    ("demand.momentum", "[demand]\npath = 5\nmomentum = 0.4"),
    ("demand.momentum", "[demand]\nvolatility = 0\nmomentum = 0.4"),
    ("demand.momentum_half_life", "[demand]\nmomentum_half_life = 3"),
    ("demand.momentum_half_life", "[demand]\nvolatility = 0\nmomentum = 1\nmomentum_half_life = 3"),
    ("demand.ceiling", "[demand]\npath = 5\nceiling = 20"),
    ("demand.bust_drag", "[capital_market]\n[demand]\npath = 5\nbust_drag = 0.2"),
    ("demand.path_factor", "[demand]\npath_factor = 2"),
    ("demand.elasticity", "[demand]\nelasticity = 0.7"),
    ("demand.half_life", "[demand]\ngrowth = 0.2\ngrowth_long = 0.2\nhalf_life = 2"),
    ("power.delay_years", "[power]\ndelay_share = 0\ndelay_years = 2"),
    ("power.equipment_wait", "[power]\nequipment_wait = 1"),
    ("operations.power_use", "[operations]\npower_price = 0\npower_use = 2"),
    ("operations.standby_cost", "[operations]\ncash_cost = 0\npower_price = 0\nstandby_cost = 0.9"),
    ("operations.power_price", "[operations]\npower_price = 0.1\npower_use = 0"),
    (
        "operations.standby_cost",
        "[operations]\ncash_cost = 0\npower_price = 0.1\npower_use = 0\nstandby_cost = 0.9",
    ),
    (
        "pricing.floor_multiple",
        "[operations]\ncash_cost = 0\npower_price = 0\n[pricing]\nfloor_multiple = 1.1",
    ),
    ("run.economy", "[run]\neconomy = \"Norway\""),
    ("economy.demand_ceiling", "[economy]\ngdp = 1000\ndemand_ceiling = 0.2\n[demand]\npath = 5"),
    ("pricing.fire_sale", "[pricing]\nfire_sale = 0.3"),
    ("capital_market.shut_years", "[capital_market]\nshut_years = 3\nOFF"),
    ("capital_market.equity_fall", "[capital_market]\nequity_fall = 0.3\nOFF"),
    ("capital_market.backstop", "[capital_market]\nbackstop = 0.3\nOFF"),
    ("capital_market.hazard", "[capital_market]\nbackstop = 1\nhazard = 0.3"),
    (
        "capital_market.hazard_unprofitable",
        "[capital_market]\nbackstop = 1\nhazard_unprofitable = 1",
    ),
    (
        "capital_market.hazard_default",
        "[default]\n[capital_market]\nbackstop = 1\nhazard_default = 1",
    ),
    ("capital_market.shut_years", "[capital_market]\nbackstop = 1\nhazard = 0.3\nshut_years = 3"),
    (
        "capital_market.equity_fall",
        "[capital_market]\nbackstop = 1\nhazard = 0.3\nequity_fall = 0.3",
    ),
    ("capital_market.hazard_default", "[capital_market]\nhazard_default = 1"),
    (
        "capital_market.hazard_default",
        "[default]\n[capital_market]\nhazard_default = 1\n[finance]\nDEBTLESS",
    ),
    ("contract.C.price_cut", "[[contract]]\nname = \"C\"\nrenegotiate_at = 0\nprice_cut = 0.3"),
    (
        "contract.C.renegotiate_at",
        "[[contract]]\nname = \"C\"\nrenegotiate_at = 0.5\nprice_cut = 0",
    ),
    ("contract.C.ramp", "[run]\nstart = 2026\n[[contract]]\nname = \"C\"\nstart = 2020\nramp = 3"),
    ("contract.C.stretched", "[[contract]]\nname = \"C\"\ndistress_cut = 0\nstretched = 0.3"),
    (
        "customer.C.other_elasticity",
        "[[customer]]\nname = \"C\"\nother_cost = 0\nother_elasticity = 0.3",
    ),
    ("customer.C.runway", "[[customer]]\nname = \"C\"\nfunding = 0\nrunway = 2"),
    (
        "customer.C.half_life",
        "[[customer]]\nname = \"C\"\ngrowth = 0.2\ngrowth_long = 0.2\nhalf_life = 3",
    ),
    (
        "segment.S.half_life",
        "[[segment]]\nname = \"S\"\ngrowth = 0.2\ngrowth_long = 0.2\nhalf_life = 3",
    ),
    ("segment.S.half_life", "[[segment]]\nname = \"S\"\nshare = 0\ngrowth = 0.3\nhalf_life = 3"),
    ("segment.S.financed_share", "[[segment]]\nname = \"S\"\nshare = 0\nfinanced_share = 0.3"),
    ("customer.C.inherit", "[[customer]]\nname = \"C\"\ninherit = 0.3"),
    ("customer.C.loading", "[demand]\nvolatility = 0\n[[customer]]\nname = \"C\"\nloading = 2"),
    ("customer.C.loading", "[demand]\npath = 5\n[[customer]]\nname = \"C\"\nloading = 2"),
    (
        "customer.C.compute_elasticity",
        "[[customer]]\nname = \"C\"\ncompute = 0\ncompute_elasticity = 2",
    ),
    ("customer.C.shut_cut", "[[customer]]\nname = \"C\"\nshut_cut = 0.5"),
    ("customer.C.shut_cut", "[capital_market]\nOFF\n[[customer]]\nname = \"C\"\nshut_cut = 0.5"),
    ("build_out.shut_cut", "[capital_market]\nOFF\n[build_out]\nshut_cut = 1"),
    ("build_out.funded_cut", "[capital_market]\nOFF\n[build_out]\nshut_cut = 1\nfunded_cut = 0.5"),
    ("build_out.shut_cut", "[capital_market]\nbackstop = 1\n[build_out]\nshut_cut = 1"),
    ("build_out.shut_cut", "[build_out]\nshut_cut = 1"),
    ("build_out.funded_cut", "[build_out]\nshut_cut = 1\nfunded_cut = 0.5"),
    ("build_out.funded_cut", "[capital_market]\n[build_out]\nshut_cut = 0\nfunded_cut = 0.5"),
    ("build_out.value_reaction", "[build_out]\nvalue_reaction = 0.2"),
    (
        "build_out.value_reaction",
        "[capital_market]\nequity_volatility = 0\nequity_fall = 0\n[build_out]\nvalue_reaction = 0.2",
    ),
    ("build_out.reaction", "[build_out]\nNOPLAN\nreaction = 1"),
    ("build_out.entry", "[build_out]\nNOPLAN\nentry = 1"),
    ("build_out.herding", "[build_out]\nNOPLAN\nherding = 1\nTWO"),
    ("build_out.adjust", "[build_out]\nNOPLAN\nadjust = 1"),
    ("build_out.recognition_lag", "[build_out]\nNOPLAN\nrecognition_lag = 1"),
    ("build_out.plan_half_life", "[build_out]\nNOPLAN\nplan_half_life = 1"),
    ("build_out.guidance_until", "[build_out]\nNOPLAN\nguidance_until = 2028"),
    (
        "build_out.forecast_half_life",
        "[build_out]\nNOPLAN\nguidance_until = 1701\nforecast_half_life = 2",
    ),
    ("build_out.value_reaction", "[capital_market]\n[build_out]\nNOPLAN\nvalue_reaction = 1"),
    ("build_out.shut_cut", "[capital_market]\n[build_out]\nNOPLAN\nshut_cut = 1"),
    ("build_out.funded_cut", "[capital_market]\n[build_out]\nNOPLAN\nshut_cut = 1\nfunded_cut = 1"),
    ("build_out.volatility", "[build_out]\nNOPLAN\nvolatility = 1"),
    ("build_out.herding", "[build_out]\nherding = 0.5\n[[builder]]\nname = \"A\""),
    ("build_out.recognition_lag", "[build_out]\nSTILL\nrecognition_lag = 1"),
    ("build_out.plan_half_life", "[build_out]\nSTILL\nplan_half_life = 1"),
    ("build_out.adjust", "[build_out]\nSTILL\nvolatility = 0\nadjust = 1"),
    ("build_out.forecast_half_life", "[build_out]\nforecast_half_life = 3"),
    ("rental.rent", "[rental]\nrent = 3"),
    ("rental.take_up", "[rental]\ntake_up = 0.5"),
    ("rental.prospect", "[accounting]\n[rental]\nprospect = 0.5"),
    ("rental.prospect", "[rental]\nprospect = 0.5\nLANDLORD"),
    ("rental.prospect", "[accounting]\n[rental]\nrent = 0\nprospect = 0.5\nLANDLORD"),
    ("orders.site_bias", "[orders]\nbuilds = \"sites\"\nsite_bias = 2"),
    ("orders.site_reuse", "[orders]\nbuilds = \"sites\"\nsite_reuse = 2"),
    ("finance.advance_rate", "[orders]\nbuilds = \"sites\"\n[finance]\nadvance_rate = 0.5"),
    ("orders.cancellable", "[orders]\ncancellable = 0.5"),
    ("orders.cancellable", "[capital_market]\nOFF\n[orders]\ncancellable = 0.5"),
    ("finance.other_loading", "[finance]\nother_loading = 0.5"),
    ("finance.other_factor", "[finance]\nother_factor = 2"),
    ("lease.charge", "[lease]\ncharge = 3"),
    ("lease.term", "[lease]\nterm = 3"),
    ("lease.additions_factor", "[lease]\nadditions_factor = 2"),
    ("lease.charge", "[lease]\nadditions = 2\nadditions_factor = 0\ncharge = 3"),
    ("lease.term", "[lease]\nadditions = 2\nadditions_factor = 0\nterm = 3"),
    ("lease.additions", "[lease]\nadditions = 2\nadditions_factor = 0"),
    ("power.additions", "[power]\nadditions = 2\nadditions_factor = 0"),
    ("power.accepted_wait", "[power]\nadditions_factor = 0\naccepted_wait = 2"),
    (
        "power.equipment_wait",
        "[power]\nadditions_factor = 0\naccepted_wait = 2\nequipment_wait = 2",
    ),
    ("power.delay_share", "[power]\nadditions_factor = 0\ndelay_share = 0.2"),
    ("power.delay_years", "[power]\nadditions_factor = 0\ndelay_share = 0.2\ndelay_years = 2"),
    ("power.additions_factor", "[power]\nadditions = 0\nadditions_factor = 2"),
    ("power.equipment_wait", "[power]\nadditions = 0\naccepted_wait = 2\nequipment_wait = 2"),
    ("power.delay_share", "[power]\nadditions = 0\ndelay_share = 0.2"),
    ("power.delay_years", "[power]\nadditions = 0\ndelay_share = 0.2\ndelay_years = 2"),
    ("finance.other_cash_flow", "[finance]\nother_cash_flow = 9\nother_factor = 0"),
    (
        "finance.other_loading",
        "[finance]\nother_cash_flow = 9\nother_factor = 0\nother_loading = 0.5",
    ),
    ("lease.partner_rent", "[lease]\npartner_rent = 0.1"),
    ("held_for_sale.date", "[held_for_sale]\ndate = 2027"),
    ("held_for_sale.delay", "[held_for_sale]\ndelay = 1"),
    ("held_for_sale.rent", "[held_for_sale]\nrent = 1"),
    ("held_for_sale.term", "[held_for_sale]\nrent = 1\nterm = 3"),
    ("held_for_sale.term", "[held_for_sale]\nshare = 0.1\nrent = 0\nterm = 3"),
    ("accounting.shortened_at", "[accounting]\nshortened_at = 2027"),
    ("accounting.indication", "[accounting]\ntest = \"yearly\"\nindication = 0.2"),
    ("accounting.shared_business", "[accounting]\nasset_group = \"assets\"\nshared_business = 0.2"),
    ("accounting.optimism", "[accounting]\noptimism = 0.5"),
    ("finance.interest_rate", "[finance]\nDEBTLESS\ninterest_rate = 0.05"),
    ("finance.term", "[finance]\nDEBTLESS\nterm = 3"),
    ("finance.secured_share", "[default]\n[finance]\nDEBTLESS\nsecured_share = 0.5"),
    ("finance.debt_share", "[finance]\nDEBTLESS\ndebt_share = 0.5"),
    ("finance.secured_share", "[finance]\ndebt = 9\nsecured_share = 0.5"),
    (
        "valuation.terminal_share",
        "[accounting]\n[valuation]\nterminal = \"perpetuity\"\nterminal_share = 0.5",
    ),
    ("valuation.terminal_share", "[valuation]\nterminal = \"carrying\"\nterminal_share = 0.5"),
    ("valuation.terminal_growth", "[valuation]\nterminal = \"carrying\"\nterminal_growth = 0.02"),
];

/// What many rows say alike.
const SHORT: [(&str, &str); 7] = [
    ("OFF", "hazard = 0\nhazard_unprofitable = 0\nhazard_default = 0"),
    ("STILL", "reaction = 0\nherding = 0\nentry = 0"),
    ("NOPLAN", "plan_factor = 0"),
    ("TWO", "[[builder]]\nname = \"A\"\n[[builder]]\nname = \"B\""),
    ("LANDLORD", "[[builder]]\nname = \"L\"\n[builder.orders]\nbuilds = \"sites\""),
    ("CUSTOMER", "[[customer]]\nname = \"C\""),
    ("DEBTLESS", "debt = 0\nmax_leverage = 0\nadvance_rate = 0\nsite_advance_rate = 0"),
];

/// Whether a file's key is told to change nothing, by these rules.
fn is_told((key, text): &(&str, &str), rules: &[Rule<'_>]) -> bool {
    let whole =
        SHORT.iter().fold((*text).to_owned(), |text, (short, long)| text.replace(short, long));
    // What builders may overrule acts on builders alone.
    let builder = if whole.contains("[[builder]]") { "" } else { "\n[[builder]]\nname = \"A\"\n" };
    let mut document = Document::from_text("idle.toml", &(whole + builder));
    let run = document.header().run;
    document.problems = Problems::default();
    check_by(rules, &mut document, &run);
    let words = format!("{key}: changes nothing");
    document.problems.0.iter().any(|problem| problem.message.contains(&words))
}

#[test]
fn every_rule_is_told_and_missed() {
    let silent: Vec<_> = ROWS.iter().filter(|row| !is_told(row, RULES)).collect();
    assert!(silent.is_empty(), "not told: {silent:#?}");
    let mut missed = Vec::new();
    for (place, (table, keys, needs)) in RULES.iter().enumerate() {
        for key in *keys {
            // The rule without this key: what it alone tells is told no more.
            let left: Vec<&str> = keys.iter().copied().filter(|own| own != key).collect();
            let mut rules = RULES.to_vec();
            rules[place] = (table, &left, *needs);
            let own = |name: &str| {
                name.starts_with(&format!("{table}.")) && name.ends_with(&format!(".{key}"))
            };
            let mut rows = ROWS.iter().filter(|(name, _)| own(name));
            if !rows.any(|row| !is_told(row, &rules)) {
                missed.push(format!("{table}.{key} of rule {place}"));
            }
        }
    }
    assert!(missed.is_empty(), "no row is told by these alone: {missed:#?}");
}
