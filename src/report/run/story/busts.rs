//! The kinds of bust, and when they begin.

use crate::{
    language::{
        Phrase,
        kinds::{self, GROUPS, STANDARDS},
        number, phrase, rounding,
    },
    metrics::{Convention, Conventions, Metric, MetricSummary, Summary, Unit, bust_is_any_kind},
    model::Model,
    report::story::{Grid, Section},
};

/// A table of the kinds that are modelled, and the charts of when they begin and of what spending brings back.
pub(super) fn what_ends(model: &Model, summary: &Summary) -> Section {
    let rows = kinds::with_limits(model)
        .into_iter()
        .filter_map(|(words, kind)| Some(row(words, summary.metric(kind.begins)?)));
    let any =
        summary.metric(Metric::BustBegins).map(|begins| row(phrase("Any of these four"), begins));
    let header = ["kind of bust", "probability", "begins, median", "80 % of these begin"];
    let header = header.into_iter().map(phrase).collect();
    let sentence = phrase(
        "Busts of spending, of the price, of the books and of credit can begin at different times, or not at all; years are those of the paths on which they do.",
    );
    let unused = (!bust_is_any_kind(model)).then(|| {
        phrase("This scenario calls something else a bust; these are the usual tests, which it does not use.")
    });
    let mut section = Section::new(
        "What ends, and when",
        std::iter::once(sentence).chain(unused).collect(),
        &["bust_timeline", "spending", "relative_price", "revenue", "payback", "break_even"],
    );
    section.tables.push(Grid { header, rows: rows.chain(any).collect(), words: false });
    section
}

/// What the books would say under other rules, from the same paths.
pub(super) fn other_books(model: &Model, summary: &Summary) -> Option<Section> {
    let conventions = summary.conventions.as_ref().filter(|own| own.paths > 1)?;
    let sentence = phrase!(
        if conventions.paths < summary.paths {
            "The scenario's own line, which is marked, is that of the run; the others differ from it as they do on the first {paths} paths, simulated under each standard and with what is tested together."
        } else {
            "The scenario's own line, which is marked, is that of the run; the others are the same {paths} paths, simulated under each standard and with what is tested together."
        },
        paths = number(number::count(conventions.paths))
    );
    let mut section = Section::new("Under other books", vec![sentence], &["conventions"]);
    section.tables.push(grid(conventions, &model.header.run.currency));
    Some(section)
}

fn grid(conventions: &Conventions, currency: &str) -> Grid {
    let header = [
        "standard",
        "what is tested together",
        "a bust of the books",
        "any kind of bust",
        "median write-downs",
    ];
    let named = |names: &[(&'static str, &'static str)], key: &str| {
        phrase(names.iter().find(|(own, _)| *own == key).map_or("–", |(_, words)| words))
    };
    let row = |one: &Convention| {
        let standard = named(&STANDARDS, one.standard);
        let standard =
            if one.own { phrase!("{standard} *", standard = phrase(standard)) } else { standard };
        vec![
            standard,
            named(&GROUPS, one.asset_group),
            phrase!(percent(one.books.value)),
            phrase!(percent(one.any.value)),
            phrase!(money(rounding::rounded(one.write_down, None, Unit::Money), currency)),
        ]
    };
    Grid {
        header: header.into_iter().map(phrase).collect(),
        rows: conventions.each.iter().map(row).collect(),
        words: false,
    }
}

fn row(name: Phrase, begins: &MetricSummary) -> Vec<Phrase> {
    let happens = 1.0 - begins.distribution.share_never();
    let year = |p: f64| {
        if happens <= 0.0 {
            return phrase("–");
        }
        let year = begins.distribution.quantile(p * happens).value;
        phrase!(number(number::value(year, Unit::Year)))
    };
    let share = phrase!(percent(happens));
    let most = phrase!("{low} to {high}", low = phrase(year(0.1)), high = phrase(year(0.9)));
    vec![name, share, year(0.5), if happens > 0.0 { most } else { phrase("–") }]
}
