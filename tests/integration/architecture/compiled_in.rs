//! What is compiled into the program.

use crate::architecture::{PACKAGES, sources_of};

/// What a report shows beside a scenario is read like any scenario's data, with its source.
#[test]
fn no_data_is_compiled_into_a_report() {
    let included = |text: &str| {
        let calls = ["include_str!(", "include_bytes!("].iter();
        calls
            .flat_map(|call| text.split(call).skip(1))
            .any(|path| path.split(')').next().is_some_and(|path| path.contains("scenarios")))
    };
    // Those that are bundled are what `scenario` reads.
    let layers = PACKAGES.iter().filter(|layer| **layer != "scenario");
    for (file, text) in layers.flat_map(|layer| sources_of(layer)) {
        assert!(!included(&text), "{file} includes a scenario's data");
    }
    assert!(included("const DATA: &str = include_str!(\"../../scenarios/data/price.csv\");"));
    assert!(!included("const FONT: &[u8] = include_bytes!(\"../fonts/Sans.ttf\");"));
}
