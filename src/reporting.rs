//! The layer that writes, as a package of its own.

pub mod report;

use overbuild_simulation::{analysis, inference, math, metrics, model, scenario};
