//! How charts look: colours, size, language, fonts.

mod font;
mod size;
mod theme;
mod theme_file;

pub use size::Size;
pub(in crate::report) use theme::digits;
pub use theme::{Colours, Theme};

pub(in crate::report) use font::fonts;
use font::unknown;
pub(super) use font::{FAMILY, database, letters, width};

use crate::report::language::Language;

/// What a reader chose of how charts look.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Colours, fonts, logo and footer.
    pub theme: Theme,
    /// Width and height.
    pub size: Size,
    /// The language of words and numbers.
    pub language: Language,
    /// Names of the charts that the deck shows; without any, those of its story.
    pub slides: Vec<String>,
    /// Whether the text of SVG files stays text, that can be edited and needs its font, or is outlined.
    pub editable: bool,
    /// Whether the page of a run leaves out the paths among which readers choose.
    pub without_explore: bool,
}

impl Look {
    /// The letters of a text that charts cannot show.
    pub fn unknown_letters(&self, text: &str) -> Vec<char> {
        unknown(text, self.theme.font.as_ref().map(|(_, font)| font.as_slice()))
    }
}
