//! The answer to a scenario's question in a few sentences: how likely, why, how much, who, how sure. Screen, page, deck
//! and `summary.json` say the same.

mod added;
mod because;
mod money;
mod named;
mod of_case;
mod of_comparison;
mod of_run;
mod sure;
mod who;
mod words;

pub(super) use of_comparison::{About, of_comparison, parts_of_comparison};
pub(super) use of_run::{beside, definition, of_run, takeaways};
