//! Any bytes as a data file, for a plan and for an observation.
#![no_main]

use libfuzzer_sys::fuzz_target;
use overbuild_fuzz::scenarios;

const SCENARIO: &str = r#"
title = "A data file"
[run]
start = 2025
years = 3
[technology]
equipment_cost = 20
site_cost = 10
[demand]
initial = 80
[fleet]
initial_capacity = 100
[accounting]
[[builder]]
name = "A"
share = 1
plan = { csv = "input.csv", item = "capex" }
[[observation]]
name = "spending"
track = "spending"
csv = "input.csv"
item = "capex"
unit = "bn USD"
"#;

fuzz_target!(|data: &[u8]| {
    scenarios::write("input.csv", data);
    if let (_, Some(model)) = scenarios::read(SCENARIO.as_bytes(), false) {
        overbuild_fuzz::run(&model);
    }
});
