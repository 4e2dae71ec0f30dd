//! How charts look, as it is typed.

use std::{path::PathBuf, sync::Arc};

use clap::Args;

use super::{exit::Failure, print::err};
use crate::{
    chart::{House, Look, Size, Theme},
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
    /// Language of charts and reports, of the answers that are printed, of notes and warnings, and of the mistakes
    /// that are made most; rare ones are told in English [default: en; of charts that are drawn again, that of the
    /// result]
    #[arg(long, value_parser = ["en", "de"])]
    pub(super) language: Option<String>,
}

impl LookOptions {
    /// The look; the error is a mistake of the command line or of a theme file.
    pub(super) fn look(&self) -> Result<Look, Failure> {
        let size = Size::ALL.iter().find(|(name, _)| *name == self.size);
        Ok(Look {
            theme: Theme::load(&self.theme).map_err(Failure::Usage)?,
            size: size.map_or_else(Size::default, |(_, size)| *size),
            language: self.language(),
            editable: self.text == "editable",
            ..Look::default()
        })
    }

    /// The language of all that is read.
    pub(super) fn language(&self) -> Language {
        self.language.as_deref().map_or(Language::En, Language::tagged)
    }
}

/// What decks look like.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct HouseOptions {
    /// A presentation (.pptx, .potx) whose theme, master and layouts deck.pptx takes; its slides, macros and links
    /// are not carried
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
}

impl HouseOptions {
    /// Reads the presentation, before anything is simulated.
    pub(super) fn read(&self, quiet: bool) -> Result<Option<Arc<House>>, Failure> {
        let Some(path) = &self.template else { return Ok(None) };
        let house = House::load(path).map_err(Failure::Usage)?;
        for note in house.notes().iter().filter(|_| !quiet) {
            err(&format!("note: --template: {}: {note}", path.display()));
        }
        Ok(Some(Arc::new(house)))
    }

    /// For what writes no deck.
    pub(super) fn refuse(&self) -> Result<(), Failure> {
        if self.template.is_none() {
            return Ok(());
        }
        let message = "error: --template: this command writes no deck";
        Err(Failure::Usage(message.to_owned()))
    }
}
