//! Overbuild
pub mod math;
pub mod random;
pub mod scenario;
