//! What is wrong with a sweep, and where it stands: on the command line or in the scenario.

use std::io::IsTerminal;

use crate::{
    cli::{exit::Failure, print::spoken},
    scenario::{Document, Problems, Span},
};

/// A mistake of an option, or of the key of `[sweep]` that has its name.
pub(super) struct Mistake {
    pub(super) key: &'static str,
    /// Where it stands; none if it was typed.
    pub(super) span: Option<Span>,
    pub(super) message: String,
}

impl Mistake {
    pub(super) fn typed(key: &'static str, message: impl Into<String>) -> Self {
        Self { key, span: None, message: message.into() }
    }

    /// Of one mistake.
    pub(super) fn alone(self, document: &Document) -> Failure {
        Self::failure(&[self], document)
    }

    /// What was typed is told first and alone; of a file, all.
    pub(super) fn failure(mistakes: &[Self], document: &Document) -> Failure {
        if let Some(typed) = mistakes.iter().find(|mistake| mistake.span.is_none()) {
            return Failure::Usage(format!("error: --{}: {}", typed.key, typed.message));
        }
        let mut problems = Problems::default();
        for mistake in mistakes {
            let message = format!("sweep.{}: {}", mistake.key, mistake.message);
            problems.error(mistake.span.clone(), message);
        }
        let (colour, say) =
            (std::io::stderr().is_terminal(), |english: &str| spoken().message(english));
        Failure::Usage(problems.render_in(&document.sources, colour, &say))
    }
}
