//! The answer in less than thirty lines of eighty columns.

use std::cmp::Ordering;

use textwrap::core::display_width;

use super::wide::{cut, left, right};
use crate::{
    language::{Language, Phrase, capital, kinds, needs, number, phrase, rounding},
    metrics::{Estimate, Metric, MetricSummary, Summary, Unit, bust_is_any_kind},
    model::Model,
    scenario::Run,
};

/// Lines of the screen, at most.
pub(in crate::report) const LINES: usize = 29;
/// Columns of the screen.
const WIDTH: usize = 79;
/// Of a cell, and of the labels beside many columns.
const COLUMN: usize = 14;
const NARROW: usize = 24;

/// Title and question.
pub(in crate::report) fn head(title: &str, question: Option<&str>, language: Language) -> String {
    let mut text = format!("{}\n", cut(&language.own(title), WIDTH));
    // A question of several paragraphs is not for the screen.
    let question = question.map(|question| cut(&language.own(question), 2 * WIDTH - 12));
    for line in question.iter().flat_map(|question| textwrap::wrap(question, WIDTH)) {
        text.push_str(&format!("{line}\n"));
    }
    text + "\n"
}

/// Title, and a question of ours, which is told whole.
pub(in crate::report) fn asking(title: &str, question: &str, language: Language) -> String {
    let lines = textwrap::wrap(question, WIDTH).join("\n");
    format!("{}{lines}\n\n", head(title, None, language).trim_end_matches('\n').to_owned() + "\n")
}

/// Words within the width of the screen.
pub(in crate::report) fn paragraph(text: &str) -> String {
    // A number and its unit stay on one line.
    let text = text.replace(" %", "\u{a0}%");
    let options = textwrap::Options::new(WIDTH)
        .initial_indent("  ")
        .subsequent_indent("  ")
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    let lines: Vec<String> = textwrap::wrap(&text, options).into_iter().map(String::from).collect();
    lines.join("\n").replace('\u{a0}', " ") + "\n\n"
}

/// Words on lines of their own, the first of which begins at an indent.
pub(in crate::report) fn indented(text: &str, indent: &str) -> String {
    let next = format!("{indent}  ");
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(indent)
        .subsequent_indent(&next)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let words = text.replace(" %", "\u{a0}%");
    textwrap::wrap(&words, options).join("\n").replace('\u{a0}', " ") + "\n"
}

/// A table: labels, and cells at the right of their columns.
pub(in crate::report) struct Table {
    label: usize,
    column: usize,
}

impl Table {
    /// With so many columns besides the labels.
    pub(in crate::report) const fn of(columns: usize) -> Self {
        let column = if columns > 3 { (WIDTH - 2 - NARROW) / columns } else { COLUMN };
        Self { label: WIDTH - 2 - column * columns, column }
    }

    /// With so many columns of a width.
    pub(in crate::report) const fn narrow(columns: usize, column: usize) -> Self {
        Self { label: WIDTH - 2 - column * columns, column }
    }

    /// A line whose label stands above its cells where it is long.
    pub(in crate::report) fn tall(&self, label: &str, cells: &[String]) -> String {
        if label.chars().count() < self.label - 1 {
            return self.line(label, cells);
        }
        indented(label, "  ") + &self.line("", cells)
    }

    /// A line.
    pub(in crate::report) fn line(&self, label: &str, cells: &[String]) -> String {
        let mut text = format!("  {}", left(label, self.label - 1));
        text.push(' ');
        for cell in cells {
            text.push(' ');
            text.push_str(&right(cell, self.column - 1));
        }
        text.trim_end().to_owned() + "\n"
    }

    /// A line of heads; names that are wider than their columns are broken at what joins their words.
    pub(in crate::report) fn heads(&self, label: &str, names: &[String]) -> String {
        let fits = |name: &str| display_width(name) < self.column;
        if names.iter().all(|name| fits(name)) {
            return self.line(label, names);
        }
        let broken = names.iter().map(|name| {
            let ends = name.match_indices(['-', '_', ' ']).map(|(place, _)| place + 1);
            let mut ends = ends.filter(|end| fits(name[..*end].trim_end()));
            ends.next_back()
                .filter(|_| !fits(name))
                .map_or(("", name.as_str()), |at| name.split_at(at))
        });
        let (above, below): (Vec<String>, Vec<String>) =
            broken.map(|(above, below)| (above.trim_end().to_owned(), below.to_owned())).unzip();
        self.line("", &above) + &self.line(label, &below)
    }

    /// A line of words in place of cells.
    fn words(&self, label: &str, words: &str) -> String {
        format!("  {}  {words}\n", left(label, self.label - 1))
    }
}

/// How many paths, and where the rest is.
pub(in crate::report) fn footer(paths: u64, seed: u64, language: Language) -> String {
    let words = if paths == 1 {
        "{paths} path, seed {seed}. More: --all, --errors, overbuild glossary"
    } else {
        "{paths} paths, seed {seed}. More: --all, --errors, overbuild glossary"
    };
    let text = phrase!(words, paths = number(number::count(paths)), seed = name(&seed.to_string()));
    format!("  {}\n", language.say(&text))
}

/// The kinds of bust, the key figures that fit into so many lines, and how many paths they rest on.
pub(super) fn of_run(model: &Model, summary: &Summary, room: usize, language: Language) -> String {
    let run = &model.header.run;
    let mut text = kinds(model, summary, language);
    // A long answer has said of the kinds what there is no room for; the foot stands in any case, if need be below them.
    match text.lines().count().cmp(&room) {
        Ordering::Less => {}
        Ordering::Equal => text.truncate(text.trim_end().len() + 1),
        Ordering::Greater => text.clear(),
    }
    // One line for their head, one for the foot.
    let room = room.saturating_sub(text.lines().count() + 2);
    text.push_str(&figures(run, summary, room, language));
    text + &footer(summary.paths, run.seed, language)
}

fn kinds(model: &Model, summary: &Summary, language: Language) -> String {
    let header = ["of all paths", "half begun by", "80 % of these"].map(|own| language.word(own));
    let table = Table::of(header.len());
    let head =
        if bust_is_any_kind(model) { "Kinds of bust" } else { "Usual tests (not this scenario's)" };
    let mut text = table.line(&language.word(head), &header);
    for (words, kind) in kinds::with_limits(model) {
        let words = language.say(&words);
        let share = summary.metric(kind.happens).and_then(|metric| metric.distribution.mean());
        let Some((share, begins)) = share.zip(summary.metric(kind.begins)) else {
            let absent = phrase!(
                "not modelled: needs {needs}",
                needs = phrase(needs(summary, kind.happens))
            );
            text.push_str(&table.words(&words, &language.say(&absent)));
            continue;
        };
        let share = language.number(&number::percent_of(share));
        let years = |p| begins.distribution.quantile_of_those(p).map(|year| format!("{year:.0}"));
        let dash = || "–".to_owned();
        let between = years(0.1).zip(years(0.9)).map_or_else(dash, |(a, b)| format!("{a}–{b}"));
        let cells = [share, years(0.5).unwrap_or_else(dash), between];
        text.push_str(&table.line(&words, &cells));
    }
    text + "\n"
}

/// What a metric that is not modelled needs.
fn needs(summary: &Summary, id: Metric) -> Phrase {
    needs::said(summary.lacks(id).map_or("", |lacking| lacking.needs.as_str()))
}

/// The key figures: those by which scenarios are compared, the first of them where not all fit, and those that the
/// scenario asks for itself.
fn figures(run: &Run, summary: &Summary, room: usize, language: Language) -> String {
    let placed = |id: &Metric| {
        let place = id.quantity().place;
        place.screen.filter(|_| place.beside).map(|(order, words)| (order, *id, words))
    };
    // A head with a single row says less than the line is worth.
    if room == 0 {
        return String::new();
    }
    let mut all: Vec<_> = Metric::ALL.iter().filter_map(placed).collect();
    all.sort_by_key(|(order, ..)| *order);
    // One path has neither middle nor tails.
    let (by, header, levels) = if summary.paths == 1 {
        ("By {year}", &["on the only path"][..], &[0.5][..])
    } else {
        let header = &["median", "1 in 20 below", "1 in 20 above"];
        ("By {year}, over all paths", &header[..], &[0.5, 0.05, 0.95][..])
    };
    let by = phrase!(by, year = year(run.last_year()));
    let header: Vec<String> = header.iter().map(|own| language.word(own)).collect();
    let table = if summary.paths == 1 { Table::narrow(1, 24) } else { Table::of(header.len()) };
    let cells = |metric: &MetricSummary| -> Vec<String> {
        levels.iter().map(|p| cell(metric, *p, run, language)).collect()
    };
    let own = summary.metrics.iter().filter(|metric| metric.quantity.own);
    let own = own
        .take(room.saturating_sub(1))
        .map(|metric| table.tall(&capital(&language.word(metric.quantity.label)), &cells(metric)));
    let own: String = own.collect();
    let (modelled, absent): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, id, _)| summary.metric(*id).is_some());
    let absent = absent.into_iter().map(|(_, id, words)| (words, needs(summary, id)));
    let absent = not_modelled(&absent.collect::<Vec<_>>(), language);
    let taken = own.lines().count() + absent.lines().count();
    let mut text = table.line(&language.say(&by), &header);
    for (_, id, words) in modelled.into_iter().take(room.saturating_sub(taken).max(1)) {
        let Some(metric) = summary.metric(id) else { continue };
        text.push_str(&table.line(&language.word(words), &cells(metric)));
    }
    text + &own + if taken < room { &absent } else { "" }
}

/// What there is no model of, by what it needs: one sentence for all that need the same. Parts of a figure go with it.
fn not_modelled(absent: &[(&str, Phrase)], language: Language) -> String {
    let mut needs: Vec<&Phrase> = Vec::new();
    for (_, own) in absent {
        if !needs.contains(&own) {
            needs.push(own);
        }
    }
    let line = |own: &Phrase| {
        let figures =
            absent.iter().filter(|(words, theirs)| theirs == own && !words.starts_with(' '));
        let names: Vec<String> = figures.map(|(words, _)| language.word(words)).collect();
        if names.is_empty() {
            return String::new();
        }
        let absent = phrase!("not modelled: needs {needs}", needs = phrase(own.clone()));
        indented(&format!("{}: {}", names.join(", "), language.say(&absent)), "  ")
    };
    needs.into_iter().map(line).collect()
}

fn cell(metric: &MetricSummary, p: f64, run: &Run, language: Language) -> String {
    let own = &metric.distribution;
    // Of values that are all alike each is known as well as the one in the middle.
    let p = if own.least().total_cmp(&own.most()).is_eq() { 0.5 } else { p };
    amount(own.quantile(p), metric.unit, run, language)
}

/// A value in its unit, in the figures that it is known to.
pub(in crate::report) fn amount(
    estimate: Estimate,
    unit: Unit,
    run: &Run,
    language: Language,
) -> String {
    if matches!(unit, Unit::Share | Unit::Rate) && estimate.value.is_finite() {
        return language.number(&number::percent_of(estimate));
    }
    let value = rounding::known(estimate, unit);
    if unit == Unit::Money && value.is_finite() {
        return language.short_money(value, &run.currency);
    }
    language.number(&number::value(value, unit).replace(".0 %", " %"))
}
