//! What is wrong with a scenario: collected, so that one run of the checker tells all.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::source::{Sources, Span};

/// One mistake or doubt, with its place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Whether the run can go on.
    pub warning: bool,
    /// What is wrong and what was expected, naming the key.
    pub message: String,
    /// Where, if it stands in a text.
    pub span: Option<Span>,
    /// What would help.
    pub help: Option<String>,
}

/// The mistakes found so far.
#[derive(Clone, Debug, Default)]
pub struct Problems(pub Vec<Diagnostic>);

impl Problems {
    /// Notes a mistake.
    pub fn error(&mut self, span: Option<Span>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(false, span, message.into())
    }

    /// Notes a doubt.
    pub fn warn(&mut self, span: Option<Span>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(true, span, message.into())
    }

    fn push(&mut self, warning: bool, span: Option<Span>, message: String) -> &mut Diagnostic {
        let index = self.0.len();
        self.0.push(Diagnostic { warning, message, span, help: None });
        &mut self.0[index]
    }

    /// Whether any mistake forbids a run.
    pub fn fatal(&self) -> bool {
        self.0.iter().any(|problem| !problem.warning)
    }

    /// Every problem as text: message, file, line, column, the line itself, and help.
    pub fn render(&self, sources: &Sources, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let one = |problem: &Diagnostic| renderer.render(&[group(problem, sources)]) + "\n";
        self.0.iter().map(one).collect::<Vec<_>>().join("\n")
    }
}

impl Diagnostic {
    /// Adds a hint.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests the nearest of the valid words, and lists them if none is near.
    pub fn suggest<W: AsRef<str>>(&mut self, word: &str, valid: impl IntoIterator<Item = W>) {
        let valid: Vec<W> = valid.into_iter().collect();
        let words: Vec<&str> = valid.iter().map(AsRef::as_ref).collect();
        self.help(suggestion(word, &words));
    }
}

/// "did you mean", or the list of valid words.
pub fn suggestion(word: &str, valid: &[&str]) -> String {
    let score = |candidate: &&str| strsim::jaro_winkler(word, candidate);
    let best = valid.iter().max_by(|a, b| score(a).total_cmp(&score(b)));
    match best {
        Some(best) if score(best) > 0.8 => format!("did you mean `{best}`?"),
        _ => format!("valid here: {}", valid.join(", ")),
    }
}

fn group<'a>(problem: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = if problem.warning { Level::WARNING } else { Level::ERROR };
    let title = level.primary_title(problem.message.as_str());
    let mut group = match problem.span.as_ref().and_then(|span| sources.locate(span)) {
        Some((source, place)) => title.element(
            Snippet::source(source.text.as_str())
                .path(source.name.as_str())
                .annotation(AnnotationKind::Primary.span(place)),
        ),
        None => Group::with_title(title),
    };
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}
