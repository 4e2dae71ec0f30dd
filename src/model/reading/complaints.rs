//! What is said of tables together that needs more than a sentence.

use super::Reading;
use crate::scenario::Span;

impl Reading<'_> {
    /// Notes a table that means nothing without another, and who has brought it.
    pub(crate) fn complain_of_need(&mut self, [table, needed]: [&str; 2], question: &str) {
        let brought = self.document.brought().find(|own| own.table == table).cloned();
        let span = brought.as_ref().map(|own| own.span.clone());
        let problem = self.complain(span, format!("[{table}] needs [{needed}]: {question}"));
        if let Some(own) = brought {
            problem.help(format!(
                "{} brings [{table}], which no other file has; without = [\"{table}\"] leaves it out",
                own.file
            ));
        }
    }

    /// Refuses what makes no sense, unless the user insists.
    pub(crate) fn implausible(&mut self, span: Option<Span>, message: String) {
        if self.rules.allow_implausible {
            self.document.problems.warn(span, message);
        } else {
            let help = "check the unit; --allow-implausible insists";
            self.document.problems.error(span, message).help(help);
        }
    }
}
