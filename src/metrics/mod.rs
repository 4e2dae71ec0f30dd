//! Metrics: what the paths say about the questions asked.
//!
//! A *track* is a variable by year; a *metric* is one number for each path, worked out from its
//! tracks. To add either, declare it in [`quantity`].

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as metrics;

use overbuild_engine as engine;
use overbuild_math as math;
use overbuild_model as model;
use overbuild_random as random;
use overbuild_scenario as scenario;

mod asked;
mod band;
mod break_even;
mod brought;
mod bundle;
mod bust;
mod check;
mod collect;
mod conventions;
mod distribution;
mod drawable;
mod expect;
mod fold;
mod histogram;
mod history;
mod internal_rate;
mod meaning;
mod measure;
mod moments;
mod observed;
mod parties;
mod payback;
mod possible;
mod precision;
mod price;
mod probe;
pub mod quantity;
mod range;
mod representable;
mod scale;
mod share;
mod spending;
mod summary;
mod tail;
mod ties;
mod unit;
mod values;
mod wants;

pub use asked::Asked;
pub use band::Band;
pub use brought::{Brought, Cells, Slice};
pub use bundle::{Bundle, Singles};
pub use check::{
    Fault, bust_conditions, bust_is_any_kind, bust_words, check, conditions_of, fault, is_kind,
    suggested,
};
pub use collect::{Collected, Part, Stopped, collect};
pub use conventions::{Convention, Conventions};
pub use distribution::{Distribution, Estimate};
pub use drawable::Drawable;
pub use expect::{Verdict, side};
pub use history::{History, Wanted, first_row, first_whole, year_of};
pub use meaning::read_model;
pub use measure::{
    Measure, NotModelled, TrackOf, metrics, spending_years, tracks, unmodelled_metrics,
    unmodelled_tracks,
};
pub use precision::{Known, PILOT, Target, known, next_look};
pub use probe::Probe;
pub use quantity::{
    BUST, BuilderMetric, BuilderTrack, CustomerMetric, CustomerTrack, HolderMetric, HolderTrack,
    Metric, Quantity, Side, Track, Which, YearMetric,
};
pub use range::possible;
pub use representable::{first_left, left_at};
pub use scale::Scale;
pub use share::Proportion;
pub use summary::{Happened, MetricSummary, Summary, TrackSummary};
pub use ties::{Reached, Tie, ties};
pub use unit::Unit;
pub use values::{Counted, Values};
pub use wants::wanted;
