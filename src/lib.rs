//! Overbuild simulates how infrastructure booms end: capacity is ordered on a forecast, arrives
//! late, and meets the demand, the technology and the capital market of a later day.
//!
//! Data flows one way, and so do imports:
//!
//! ```text
//! random, math -> scenario -> model -> engine -> metrics -> analysis, inference -> report -> cli
//! ```
//!
//! - [`math`] and [`random`] know nothing of the subject: functions and draws with the same bits on
//!   every CPU;
//! - [`scenario`] reads what the user wrote and collects mistakes;
//! - [`model`] is what can run: a catalogue of mechanisms that meet in [`model::state::State`];
//! - [`engine`] runs batches of paths on all cores;
//! - [`metrics`] turns paths into distributions;
//! - [`analysis`] holds scenarios against each other on the same paths, and tells what drives a result;
//! - [`inference`] holds distributions against what happened;
//! - [`report`] turns distributions into text, files and charts;
//! - [`cli`] is the only layer that prints.
//!
//! `MODEL.md` has the equations, `ARCHITECTURE.md` the reasons for this layout.

pub mod analysis;
pub mod cli;
pub mod engine;
pub mod inference;
pub mod math;
pub mod metrics;
pub mod model;
pub mod random;
pub mod report;
pub mod scenario;
