//! The scenario file: what the user asks for, read and checked, not yet interpreted.
//!
//! This layer does not know which mechanisms exist. It hands out tables to whoever declares one
//! with [`table!`](section::table), and collects every mistake with its place.

// A package of its own, in which the layers have the names that they have in the whole; `table!` needs two of them elsewhere.
#[doc(hidden)]
pub extern crate self as scenario;

use overbuild_math as math;
#[doc(hidden)]
pub use overbuild_random as random;

mod bundled;
mod bust;
mod calibration;
mod correlation;
mod currency;
mod data;
mod diagnostic;
mod difference;
mod distribution;
mod document;
mod doubles;
mod expect;
mod expect_score;
mod field;
mod files;
mod header;
mod horizon;
mod idle;
mod mended;
mod names;
mod nesting;
mod node;
mod number_cell;
mod observation;
mod own_quantity;
mod own_words;
mod parameter;
mod parse;
mod period;
mod reader;
mod run;
mod section;
mod series;
mod series_read;
mod series_unit;
mod setting;
mod slip;
mod source;
mod specification;
mod sweep;
mod thousands;
mod typed;
mod workbook;
mod written;

pub use bundled::{bundled, bundled_path, bundled_scenarios};
pub use bust::{Bust, Condition, Limits};
pub use calibration::Calibration;
pub use correlation::Correlatable;
pub use correlation::Correlations;
pub use currency::{SYMBOLS, power_of, size_of};
pub use diagnostic::{Diagnostic, Problems, suggestion, suggestion_among};
pub use difference::Difference;
pub use distribution::{Distribution, ThreeQuantiles, distribution_of};
pub use document::{Brought, Document, LEARNED, Members, Over};
pub use expect::{Expect, STATISTICS, Statistic};
pub use expect_score::{ExpectScore, Score};
pub use field::{HeaderTable, Placed};
pub use files::{File, Files};
pub use header::{Header, PROMISES, header_tables};
pub use horizon::Horizon;
pub use idle::idle;
pub use names::{check_distinct, is_dated, near, quoted, spoken};
pub use node::{Entry, FileName, Node, Table, Value};
pub use observation::{Compared, Observation, Observed, Point, date_of};
pub use own_quantity::{OwnQuantity, OwnSide, OwnUnit};
pub use parameter::{Parameter, Sampler};
pub use reader::{Name, Rules, TableReader};
pub use run::Run;
pub use section::Section;
pub use series::Series;
pub use series_read::series_of;
pub use series_unit::{check_unit, contradicts, states_another};
pub use setting::{key_parts, typed_key, typed_number};
pub use source::{Source, Sources, Span, is_typed};
pub use specification::{Form, Key, TableSpecification};
pub use sweep::{SweepDesign, SweepTable};
pub use typed::Typed;
pub use workbook::{Column, Stated};
pub use written::Written;
