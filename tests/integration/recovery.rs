//! What lenders get at a default.

use overbuild::metrics::Track;

use crate::support::{histories, model};

/// A buyer pays for what an asset will earn: how fast the books depreciate it moves neither what is owed nor what lenders
/// lose, on any path.
#[test]
fn lenders_losses_do_not_hang_on_useful_lives() {
    let lost = |life: &str| {
        let model = model("dry-bulk", &[&format!("accounting.equipment_useful_life={life}")]);
        let all = histories(&model, 512);
        let rows = |track: Track| -> Vec<f64> {
            all.iter().flat_map(|history| history.track(track).concat()).collect()
        };
        [rows(Track::LenderLoss), rows(Track::Debt)]
    };
    let (slow, fast) = (lost("30"), lost("4"));
    assert!(slow[0].iter().sum::<f64>() > 0.0);
    assert_eq!(slow, fast);
}
