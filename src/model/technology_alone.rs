//! A market in which nothing but technology and plans is at work, to hold a model against.

use crate::scenario::Document;

/// What makes a market of the model: prices that follow tightness, capital that comes and goes, failures.
const MARKET: [&str; 8] = [
    "pricing",
    "capital_market",
    "build_out",
    "finance",
    "default",
    "held_for_sale",
    "efficiency_shock",
    "correlation",
];

/// What is said of the whole market only: its results, and what may be learned from it.
const SAID_OF_THE_WHOLE: [&str; 3] = ["bust", "expect", "calibration"];

/// The same scenario with the market switched off: prices are fair, money always flows, builders follow their
/// plans. A model that agrees with history no better than this has explained nothing by its market.
pub fn technology_alone(document: &Document) -> Document {
    let still = ["build_out.reaction=0", "build_out.herding=0", "build_out.volatility=0"];
    document.changed(&[&MARKET[..], &SAID_OF_THE_WHOLE].concat(), &still).variant()
}
