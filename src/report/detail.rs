//! How much the screen says.

/// How much the screen says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// The answer, in less than thirty lines of eighty columns.
    #[default]
    Brief,
    /// All tables.
    All,
    /// All tables, each number with the standard error of the simulation.
    Errors,
}

impl Detail {
    /// An error behind a number, if errors are wanted.
    pub(super) fn error(self, text: &str) -> String {
        if self == Self::Errors { format!(" ±{text}") } else { String::new() }
    }
}
