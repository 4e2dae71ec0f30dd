//! The columns that every file of all paths has.

use crate::{metrics::metrics, model::Model};

/// Names of the columns after the path's number and whether it is a bust.
pub(super) fn columns(model: &Model) -> impl Iterator<Item = String> {
    let drawn = model.drawn.iter().map(|parameter| parameter.name.clone());
    drawn.chain(metrics(model).into_iter().map(|metric| metric.name))
}
