//! Overbuild
pub mod math;
pub mod model;
pub mod random;
pub mod scenario;
