//! What a run says in charts, and its story.

mod figures;
mod story;

pub(super) use figures::{
    break_even_columns, break_even_words, chart_names, companies, driving, figures, is_for_files,
    what,
};
pub(super) use story::story;
