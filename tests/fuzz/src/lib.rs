//! What the fuzz targets share.

pub mod chance;
#[path = "../../integration/identities.rs"]
mod identities;
mod json;
mod mutation;
pub mod scenarios;
#[path = "../../integration/soundness.rs"]
mod soundness;
mod tree;

/// Panics if a result of the model is wrong in itself.
pub fn run(model: &overbuild::model::Model) {
    let sound = soundness::outputs(model).and_then(|_| soundness::told(model));
    sound.unwrap_or_else(|error| panic!("{error}"));
}
