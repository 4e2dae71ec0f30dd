//! Overbuild
pub mod engine;
pub mod math;
pub mod metrics;
pub mod model;
pub mod random;
pub mod scenario;
