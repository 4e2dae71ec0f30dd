//! Scenarios beside each other in a few lines.

use super::{
    parties, refused,
    room::{Line, fit, fitting},
    rows::{Row, shown},
};
use crate::{
    analysis::{Case, Study},
    language::{Language, Phrase, kinds::KINDS, number, phrase},
    metrics::{Metric, Unit},
    report::{
        answer::{self, About},
        screen::{self, Table},
    },
    scenario::{Expect, Statistic},
};

/// Scenarios that a line has room for.
pub(super) const MOST: usize = 5;

/// Lines of the table without which the answer stands alone: its head, what two numbers the scenarios ask, busts,
/// write-downs. The foot is counted apart.
const LEAST: usize = 5;
/// Lines that it has at best before an answer says what is not asked.
const USUAL: usize = 13;

/// The answer, and a column for each scenario with a line for each key figure that has room below it.
pub(super) fn brief(study: &Study, head: String, language: Language) -> String {
    let cases: Vec<&Case> = study.cases.cases.iter().take(MOST).collect();
    let mut below = String::new();
    let hidden = study.cases.cases.len() - cases.len();
    if hidden > 0 {
        let more =
            phrase!("and {scenarios} more scenarios: --all", scenarios = name(&hidden.to_string()));
        below.push_str(&format!("  {}\n", language.say(&more)));
    }
    below.push_str(&refused::brief(study, language));
    let reference = study.cases.reference();
    below.push_str(&screen::footer(reference.summary.paths, reference.run().seed, language));
    let taken = head.lines().count() + below.lines().count();
    // A blank line is between the answer and the table.
    let room = screen::LINES.saturating_sub(taken + 1);
    let (answer, sizes) = answered(study, room, language);
    let room = room.saturating_sub(answer.lines().count());
    let lines = table(study, &cases, sizes, language);
    head + &answer + "\n" + &fit(&lines, room) + &below
}

/// The sentences that have room, those first that are asked; and whether none is missing on what looks as if columns were
/// exchanged.
fn answered(study: &Study, room: usize, language: Language) -> (String, bool) {
    let sentences: Vec<(About, String)> = answer::parts_of_comparison(study)
        .iter()
        .map(|(about, words)| (*about, screen::lines(std::slice::from_ref(words), language)))
        .map(|(about, text)| (about, text.trim_end().to_owned() + "\n"))
        .collect();
    let fits = |(least, size): (usize, bool)| {
        let wanted = sentences.iter().filter(|(about, _)| size || *about != About::Size);
        let pieces: Vec<(usize, usize)> =
            wanted.map(|(about, text)| (*about as usize, text.lines().count())).collect();
        let fits = fitting(&pieces, room.saturating_sub(least));
        let whole = fits.iter().all(|own| *own);
        (fits, whole)
    };
    let (all, whole) = fits((USUAL, true));
    let sizes = whole || sentences.iter().all(|(about, _)| *about != About::Size);
    let stand = if whole { all } else { fits((LEAST, false)).0 };
    let wanted = sentences.iter().filter(|(about, _)| whole || *about != About::Size);
    let said = wanted.zip(stand).filter(|(_, stands)| *stands).map(|((_, text), _)| text.as_str());
    (said.collect(), sizes)
}

/// Every line of the table, the first ranks first; the worst paths only where nothing of them needs words that are not
/// there.
fn table(study: &Study, cases: &[&Case], sizes: bool, language: Language) -> Vec<Line> {
    let table = Table::of(cases.len());
    let line = |rank, words: &str, cells: &[String]| Line { rank, text: table.line(words, cells) };
    let header: Vec<String> = cases.iter().map(|case| case.name.clone()).collect();
    let head = table.heads(&language.say(&until(cases)), &header);
    let mut lines = vec![Line { rank: 0, text: head }];
    // What has a line of its own below is not told twice, but comes first where not all has room.
    let (below, asked): (Vec<&Expect>, Vec<&Expect>) = parties::asked(study)
        .into_iter()
        .partition(|own| shown().iter().any(|row| is_of(own, row)));
    let own = parties::of_asked(&asked, study, cases, language);
    lines.extend(
        ranked(&own, &[10, 11, 97, 98])
            .map(|(rank, own)| Line { rank, text: table.tall(&own.words, &own.cells) }),
    );
    let busts: Vec<String> = cases.iter().map(|case| busts(case, language)).collect();
    lines.push(line(0, &language.word("Probability of a bust"), &busts));
    for kind in KINDS {
        let (modelled, cells) = cells(cases, kind.happens, Row::Mean, language);
        let words = format!("  {}", language.word(kind.words));
        lines.extend(modelled.then(|| line(40, &words, &cells)));
    }
    let figures = shown().into_iter().filter(|(id, row, _)| match (row, id.quantity().unit) {
        // Of a year that mostly never comes, how often it does not says more than its median.
        (Row::Median, Unit::Year) => false,
        (Row::Shortfall, _) => sizes,
        _ => true,
    });
    for (place, (id, row, words)) in figures.enumerate() {
        let is_asked = below.iter().any(|own| is_of(own, &(id, row, words)));
        let words = if matches!(row, Row::Never) { "Never breaks even" } else { words };
        let (modelled, cells) = cells(cases, id, row, language);
        let rank = match place {
            _ if is_asked => 12,
            0 => 20,
            _ => 50 + 5 * place,
        };
        lines.extend(modelled.then(|| line(rank, &language.word(words), &cells)));
    }
    let headed = |head: &str, own: &parties::Line| {
        language.say(&phrase!("{head}: {who}", head = phrase(phrase(head)), who = name(&own.words)))
    };
    let fail = parties::failures(study.cases.reference, cases, language);
    let fail = ranked(&fail, &[30, 32, 61, 71, 81]);
    lines.extend(fail.map(|(rank, own)| line(rank, &headed("Fails", own), &own.cells)));
    let lose = parties::losses(cases, language);
    let lose = ranked(&lose, &[31, 62, 72, 82]);
    lines.extend(lose.map(|(rank, own)| line(rank, &headed("Mean loss", own), &own.cells)));
    lines
}

/// Whether a scenario's own number is that of a row.
fn is_of(own: &Expect, (id, row, _): &(Metric, Row, &str)) -> bool {
    own.metric == id.name()
        && own.statistic == Statistic::Quantile(0.5)
        && matches!(row, Row::Median)
}

/// Lines with their ranks; whatever has none is left to `--all`.
fn ranked<'a>(
    lines: &'a [parties::Line],
    ranks: &'a [usize],
) -> impl Iterator<Item = (usize, &'a parties::Line)> {
    ranks.iter().copied().zip(lines)
}

/// Medians of what, and until when: scenarios may end in different years.
pub(super) fn until(cases: &[&Case]) -> Phrase {
    let mut ends = cases.iter().map(|case| case.run().last_year());
    let first = ends.next().unwrap_or_default();
    if ends.all(|end| end.total_cmp(&first).is_eq()) {
        phrase!("By {year}, medians", year = year(first))
    } else {
        phrase("Medians by the last year of each")
    }
}

fn busts(case: &Case, language: Language) -> String {
    language.number(&number::percent_of(case.summary.bust.estimate()))
}

/// What each scenario has there, and whether any has anything.
fn cells(cases: &[&Case], id: Metric, row: Row, language: Language) -> (bool, Vec<String>) {
    let mut modelled = false;
    let cell = |case: &&Case| {
        let Some(metric) = case.summary.metric(id) else {
            return language.word("not modelled");
        };
        modelled = true;
        let (estimate, unit) = match row {
            Row::Mean => (metric.distribution.mean(), Unit::Share),
            Row::Median => (Some(metric.distribution.quantile(0.5)), metric.unit),
            Row::Shortfall => (metric.expected_shortfall(0.95), metric.unit),
            Row::Never => (metric.never.map(|never| never.estimate()), Unit::Share),
        };
        estimate.map_or_else(
            || "–".to_owned(),
            |estimate| screen::amount(estimate, unit, case.run(), language),
        )
    };
    let cells = cases.iter().map(cell).collect();
    (modelled, cells)
}
