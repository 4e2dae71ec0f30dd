//! What is wrong with a scenario: collected, so that one run of the checker tells all.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{
    source::{Sources, Span, is_typed},
    typed::Typed,
};

/// Problems that are shown; who has more begins with these.
const MOST_TOLD: usize = 60;

/// Words that are listed where none is near: all of them, or of more the nearest.
const MOST_LISTED: usize = 40;
const NEAREST: usize = 10;

/// Bytes of a line that are shown.
const LONGEST_LINE: usize = 400;

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
    /// Other places that it speaks of, each with a word.
    pub others: Vec<(Span, &'static str)>,
    /// Whether it rests on what tables say together, so that a mistake in one of them may be all that is behind it.
    pub of_the_whole: bool,
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

    /// Notes a mistake in what tables say together.
    pub fn error_of_all(
        &mut self,
        span: Option<Span>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let noted = self.error(span, message);
        noted.of_the_whole = true;
        noted
    }

    /// Notes a doubt about what tables say together.
    pub fn doubt(&mut self, span: Option<Span>, message: impl Into<String>) -> &mut Diagnostic {
        let noted = self.warn(span, message);
        noted.of_the_whole = true;
        noted
    }

    /// Forgets, where there is a mistake, what may be no more than its echo: it is told once the mistake is mended.
    pub fn forget_echoes(&mut self) {
        if self.0.iter().any(|problem| !problem.warning && !problem.of_the_whole) {
            self.0.retain(|problem| !problem.of_the_whole);
        }
    }

    fn push(&mut self, warning: bool, span: Option<Span>, message: String) -> &mut Diagnostic {
        let index = self.0.len();
        let (help, others, of_the_whole) = (None, Vec::new(), false);
        self.0.push(Diagnostic { warning, message, span, help, others, of_the_whole });
        &mut self.0[index]
    }

    /// Whether any mistake forbids a run.
    pub fn fatal(&self) -> bool {
        self.0.iter().any(|problem| !problem.warning)
    }

    /// Every problem as text: message, file, line, column, the line itself, and help. Mistakes come
    /// first if there are more problems than anybody reads.
    pub fn render(&self, sources: &Sources, colour: bool) -> String {
        self.render_in(sources, colour, &str::to_owned)
    }

    /// The same in the words of another language.
    pub fn render_in(
        &self,
        sources: &Sources,
        colour: bool,
        say: &dyn Fn(&str) -> String,
    ) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let one = |problem: &Diagnostic| renderer.render(&[group(problem, sources, say)]) + "\n";
        let mut told: Vec<&Diagnostic> = self.0.iter().collect();
        if told.len() > MOST_TOLD {
            told.sort_by_key(|problem| problem.warning);
            told.truncate(MOST_TOLD);
        }
        let mut texts: Vec<String> = told.into_iter().map(one).collect();
        if self.0.len() > MOST_TOLD {
            texts.push(say(&format!("and {} more", self.0.len() - MOST_TOLD)) + "\n");
        }
        texts.join("\n")
    }
}

impl Diagnostic {
    /// Adds a hint.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Names another place.
    pub fn also(&mut self, span: Span, word: &'static str) -> &mut Self {
        self.others.push((span, word));
        self
    }

    /// Suggests the nearest of the valid words, and lists them if none is near.
    pub fn suggest<W: AsRef<str>>(&mut self, word: &str, valid: impl IntoIterator<Item = W>) {
        let valid: Vec<W> = valid.into_iter().collect();
        let words: Vec<&str> = valid.iter().map(AsRef::as_ref).collect();
        if !words.is_empty() {
            self.help(suggestion(word, &words));
        }
    }
}

/// "did you mean", or the list of valid words.
pub fn suggestion(word: &str, valid: &[&str]) -> String {
    if valid.len() > MOST_LISTED {
        return suggestion_among(word, &[], valid);
    }
    near(word, valid).unwrap_or_else(|| format!("valid here: {}", valid.join(", ")))
}

/// "did you mean", or a few of the valid words: those that are asked for most, then those that look most like the word.
pub fn suggestion_among(word: &str, usual: &[&str], valid: &[&str]) -> String {
    if let Some(near) = near(word, valid) {
        return near;
    }
    let first = usual.iter().copied().filter(|own| valid.contains(own));
    let mut others: Vec<&str> = valid.iter().copied().filter(|own| !usual.contains(own)).collect();
    others.sort_by(|a, b| likeness(word, b).total_cmp(&likeness(word, a)));
    let all: Vec<&str> = first.chain(others).collect();
    let listed = all[..all.len().min(NEAREST)].join(", ");
    match all.len().saturating_sub(NEAREST) {
        0 => format!("valid here: {listed}"),
        more => format!("valid here: {listed} and {more} more"),
    }
}

/// "did you mean", if a word is near.
fn near(word: &str, valid: &[&str]) -> Option<String> {
    nearest(word, valid).map(|best| format!("did you mean `{best}`?"))
}

/// The nearest of the valid words, if one is near.
pub(super) fn nearest<'w>(word: &str, valid: &[&'w str]) -> Option<&'w str> {
    let best = valid.iter().max_by(|a, b| likeness(word, a).total_cmp(&likeness(word, b)))?;
    (likeness(word, best) > 0.8).then_some(*best)
}

/// How much a word looks like another.
fn likeness(word: &str, other: &str) -> f64 {
    let short: String = word.chars().take(100).collect();
    strsim::jaro_winkler(&short, other)
}

fn group<'a>(
    problem: &'a Diagnostic,
    sources: &'a Sources,
    say: &dyn Fn(&str) -> String,
) -> Group<'a> {
    let (level, name) =
        if problem.warning { (Level::WARNING, "warning") } else { (Level::ERROR, "error") };
    let title = level.with_name(say(name)).primary_title(shorten(&say(&problem.message)));
    let mut group = match problem.span.as_ref().and_then(|span| sources.locate(span)) {
        // An option says itself where it is.
        Some((source, _)) if Typed::is_source(&source.name) => {
            title.element(Origin::path(source.text.as_str()))
        }
        Some((source, place)) => {
            let (text, line, place) = window(&source.text, place);
            title.element(
                Snippet::source(text)
                    .path(source.name.as_str())
                    .line_start(line)
                    .annotation(AnnotationKind::Primary.span(place)),
            )
        }
        // What stands nowhere is missing in the file that was asked for, which is read first.
        None => match sources.iter().next().filter(|source| !is_typed(&source.name)) {
            Some(source) => title.element(Origin::path(source.name.as_str())),
            None => Group::with_title(title),
        },
    };
    for (span, word) in &problem.others {
        let Some((source, place)) = sources.locate(span) else { continue };
        let (text, line, place) = window(&source.text, place);
        group = group.element(
            Snippet::source(text)
                .path(source.name.as_str())
                .line_start(line)
                .annotation(AnnotationKind::Context.span(place).label(say(word))),
        );
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.with_name(say("help")).message(say(help)));
    }
    group
}

/// A message without what a user has pasted into it by the page.
fn shorten(message: &str) -> String {
    if message.len() <= 4 * LONGEST_LINE {
        return message.to_owned();
    }
    message.chars().take(LONGEST_LINE).chain(" ..".chars()).collect()
}

/// The lines of a place, cut where they are long; the number of the first; and the place in them.
fn window(text: &str, place: Span) -> (String, usize, Span) {
    let start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
    let end = text[place.end..].find('\n').map_or(text.len(), |at| place.end + at);
    if end - start <= 4 * LONGEST_LINE {
        return (text[start..end].to_owned(), line, place.start - start..place.end - start);
    }
    // From the beginning of the line, as long as the place is in sight: columns stay true.
    let from = if place.start - start < LONGEST_LINE { start } else { place.start };
    let until = text.floor_char_boundary(end.min(from.max(place.start) + LONGEST_LINE));
    let cut = text[from..until].to_owned();
    let inner = place.start - from..place.end.min(until) - from;
    (cut, line, inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_most_and_what_is_nearest_come_first() {
        let names: Vec<String> = (10..60).map(|n| format!("first_year.Company {n}")).collect();
        let all = ["spending", "bust", "write_down"].into_iter();
        let all: Vec<&str> = names.iter().map(String::as_str).chain(all).collect();
        let told = suggestion_among("wxyz", &["bust", "price"], &all);
        assert!(told.starts_with("valid here: bust, write_down, "), "{told}");
        assert!(told.ends_with(" and 43 more"), "{told}");
        assert_eq!(suggestion_among("spendin", &["bust"], &all), "did you mean `spending`?");
        assert_eq!(suggestion("x", &["b", "a"]), "valid here: b, a");
        assert!(suggestion("wxyz", &all).starts_with("valid here: write_down, "));
    }
}
