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
        // What is nothing in the figures that are shown is not told.
        let some = text.contains(|digit: char| ('1'..='9').contains(&digit));
        if self == Self::Errors && some { format!(" ±{text}") } else { String::new() }
    }
}
