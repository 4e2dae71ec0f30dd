//! What no bundled scenario has: mechanisms at their ends, beside each other, under the other standard.

use super::rebuilds;

/// Grids that nobody looks at and that leave half waiting, with leases and with landlords.
#[test]
fn the_document_rebuilds_grids() {
    let scarce = ["power.additions=3", "power.accepted_wait=0.3", "power.delay_share=0.7"];
    for (name, settings) in [
        ("power-bottleneck", [].as_slice()),
        ("power-bottleneck", &["power.accepted_wait=100", "power.delay_years=1.37"]),
        ("lease-overhang", &["power.additions=12", "lease.term=2.3"]),
        ("speculative-builder", &scarce),
        (
            "fiber-glut",
            &[
                "power.additions=0.7",
                "fleet.site_life=3.1",
                "power.accepted_wait=1",
                "power.equipment_wait=2",
            ],
        ),
    ] {
        rebuilds(name, settings, 4);
    }
}

/// Lives that are parts of a step, that are shorter from the start, or on some paths not shorter.
#[test]
fn the_document_rebuilds_shortened_lives() {
    for settings in [
        [].as_slice(),
        &["accounting.shortened_life=2.3", "accounting.shortened_at=2026.4"],
        &["accounting.shortened_life=3.7", "accounting.shortened_at=2024"],
        &["accounting.shortened_life=0.1", "accounting.standard=\"ifrs\""],
    ] {
        rebuilds("useful-lives", settings, 4);
    }
}

/// Vintages under both standards, that default, are sold, and stand beside landlords' sites.
#[test]
fn the_document_rebuilds_tests_of_vintages() {
    let alone = "accounting.asset_group=\"vintage\"";
    for (name, settings) in [
        ("vintage-tests", [].as_slice()),
        ("ifrs", &[alone]),
        ("speculative-builder", &[alone]),
        ("asset-sale", &[alone, "accounting.standard=\"ifrs\""]),
        ("neocloud-default", &[alone]),
        ("fiber-glut", &[alone]),
    ] {
        rebuilds(name, settings, 4);
    }
    rebuilds("ifrs", &[&SHAKEN[..], &[alone]].concat(), 6);
}

/// Under IFRS losses come back, and the estimates of the last loss decide how much of them does.
const SHAKEN: [&str; 5] = [
    "pricing.volatility=0.4",
    "accounting.optimism=0",
    "accounting.test=\"yearly\"",
    "accounting.value_in_use_rate=0.3",
    "accounting.fair_value_rate=0.3",
];

#[test]
fn the_document_rebuilds_reversals() {
    for group in ["accounting.asset_group=\"assets\"", "accounting.asset_group=\"fleet\""] {
        rebuilds("ifrs", &[&SHAKEN[..], &[group]].concat(), 6);
    }
}
