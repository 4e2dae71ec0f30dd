//! The answer on one terminal screen, and all the rest if it is asked for.

mod brief;
mod busts;
mod parties;
mod tables;
mod wide;

pub(super) use brief::{LINES, Table, amount, asking, footer, head, indented, paragraph};
pub(super) use wide::{left, right, row};

use super::{answer, detail::Detail, drivers};
use crate::{
    analysis::{Drivers, Sample},
    language::{Language, Phrase},
    metrics::{BUST, Metric, Summary},
    model::Model,
};

/// What a run says on the screen.
pub fn summary(
    (model, summary, sample): (&Model, &Summary, &Sample),
    detail: Detail,
    language: Language,
) -> String {
    let header = &model.header;
    let language = language.of(&[header]);
    let mut text = opening(model, summary, sample, language);
    // The answer is whole: what gives way is the table below it.
    if detail == Detail::Brief {
        let room = LINES.saturating_sub(text.lines().count());
        return plain(text + &brief::of_run(model, summary, room, language));
    }
    text.push_str(&tables::of_run(model, summary, (detail, language)));
    // What the answer speaks of comes first: it need not be what drives write-downs.
    let driven = [
        (Drivers::of(sample, BUST), "What drives whether it busts"),
        (Drivers::of(sample, Metric::WriteDown), "What drives write-downs"),
    ];
    for (found, title) in driven.into_iter().filter_map(|(found, title)| Some((found?, title))) {
        let title = language.word(title);
        text.push_str(&drivers::table(&found, &title, &header.run, (5, detail, language)));
    }
    plain(text)
}

/// Title, question and answer.
pub(super) fn opening(
    model: &Model,
    summary: &Summary,
    sample: &Sample,
    language: Language,
) -> String {
    let header = &model.header;
    let title = head(&header.title, header.question.as_deref(), language);
    let mut answer = answer::of_run(model, summary, sample);
    answer.extend(answer::beside(model));
    title + &paragraph(&said(&answer, language))
}

/// A terminal breaks no lines of ours, and who searches what it shows types plain spaces.
pub(super) fn plain(text: String) -> String {
    text.replace('\u{a0}', " ")
}

/// Sentences, each on lines of its own.
pub(super) fn lines(sentences: &[Phrase], language: Language) -> String {
    let each: Vec<String> =
        sentences.iter().map(|one| paragraph(&language.say(one)).replace("\n\n", "\n")).collect();
    each.concat() + "\n"
}

/// Sentences as one paragraph.
fn said(sentences: &[Phrase], language: Language) -> String {
    let each: Vec<String> = sentences.iter().map(|one| language.say(one)).collect();
    each.join(" ")
}
