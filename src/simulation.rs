//! The layers that simulate, as one package: what a step calls is compiled in one unit, so that it can be inlined into it.

pub mod analysis;
pub mod engine;
pub mod inference;
pub mod math;
pub mod metrics;
pub mod model;
pub mod random;
pub mod scenario;
