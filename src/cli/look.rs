//! How charts look, as it is typed.

use clap::Args;

use super::exit::Failure;
use crate::report::{
    chart::{Look, Size, Theme},
    language::Language,
};

/// How charts look.
#[derive(Clone, Debug, Args)]
pub(super) struct LookOptions {
    /// Colours of charts: light, dark, print, or a theme file
    #[arg(long, value_name = "THEME", default_value = "light")]
    pub(super) theme: String,
    /// Size of charts
    #[arg(long, value_name = "SIZE", default_value = "16:9", value_parser = ["16:9", "4:3", "square", "half"])]
    pub(super) size: String,
    /// Text of SVG files: outlined, which looks the same everywhere, or editable, as text
    #[arg(long, value_name = "KIND", default_value = "outlined", value_parser = ["outlined", "editable"])]
    pub(super) text: String,
    /// Language of charts and reports, and of the answer that `run` and `compare` print
    #[arg(long, default_value = "en", value_parser = ["en", "de"])]
    pub(super) language: String,
}

impl LookOptions {
    /// The look; the error is a mistake of the command line or of a theme file.
    pub(super) fn look(&self) -> Result<Look, Failure> {
        let size = Size::ALL.iter().find(|(name, _)| *name == self.size);
        Ok(Look {
            theme: Theme::load(&self.theme).map_err(Failure::Usage)?,
            size: size.map_or_else(Size::default, |(_, size)| *size),
            language: self.language(),
            slides: Vec::new(),
            editable: self.text == "editable",
            without_explore: false,
        })
    }

    /// The language of all that is read.
    pub(super) fn language(&self) -> Language {
        named(&self.language)
    }
}

/// A language by its tag.
pub(super) fn named(tag: &str) -> Language {
    if tag == "de" { Language::De } else { Language::En }
}
