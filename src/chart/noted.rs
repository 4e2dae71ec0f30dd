//! What a sheet notes while it is drawn on.

use serde::Serialize;

/// A place of a chart with the number that stands there: left, top, right, bottom, in pixels.
#[derive(Clone, Debug, Serialize)]
pub struct Spot {
    /// Its edges.
    pub area: [f64; 4],
    /// What is there.
    pub text: String,
}

/// What a canvas has noted while it was drawn on.
pub(super) struct Noted {
    /// What stands where.
    pub(super) spots: Vec<Spot>,
    /// Every text with its place.
    pub(super) texts: Vec<Spot>,
    /// How many labels each axis has.
    pub(super) axes: Vec<usize>,
    /// The texts that no font here has all letters of, as they were meant.
    pub(super) marked: Vec<String>,
    /// Height that the drawing leaves empty, pixels.
    pub(super) spare: f64,
}
