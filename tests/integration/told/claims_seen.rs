//! Titles claim what a reader sees, and names stand where no verb must agree with them: of every bundled scenario.

use overbuild::{
    chart::{Figure, Form},
    language::Language,
    metrics::Unit,
};

use super::titles::{figures, made};
use crate::{folder::Folder, support::bundled_scenarios};

/// The middle of the seven levels of a band.
const MEDIAN: usize = 3;

/// Charts whose titles say how the median moves.
const MOVING: [&str; 3] = ["spending", "tightness", "relative_price"];
/// What such a title says of a line that stands still; of paths that are all alike it has words of its own.
const STILL: [&str; 3] = [" stays ", " stay ", "on every path"];

/// Whether the median moves by less than a thirtieth of the chart's height.
fn is_still(figure: &Figure) -> bool {
    let Form::Fan(fan) = &figure.form else { return false };
    let ends = |levels: &[usize], first: f64| {
        let all =
            fan.bands.iter().flat_map(|band| levels.iter().map(|level| band.quantiles[*level]));
        all.fold([first, -first], |[low, high], own| [low.min(own), high.max(own)])
    };
    let [low, high] = ends(&[MEDIAN], f64::INFINITY);
    let [bottom, top] = ends(&[0, 6], 0.0);
    let is_log = bottom >= 0.0 && low > 0.0 && high / low > 30.0;
    let moves = high - low;
    !is_log && fan.bands.len() > 2 && moves > 0.0 && moves < 0.029 * (top - bottom.min(0.0))
}

/// What is wrong with the words of a chart.
fn faults(figure: &Figure) -> Vec<&'static str> {
    let title = Language::En.plain(&figure.title);
    let takeaway = figure.takeaway.as_ref().map_or_else(String::new, |own| Language::En.plain(own));
    let mut all = Vec::new();
    let moving = MOVING.contains(&figure.name.as_str());
    if moving && is_still(figure) && !STILL.iter().any(|own| title.contains(own)) {
        all.push("claims what is not seen");
    }
    if let Form::Rows(rows) = &figure.form {
        let names = rows.rows.iter().take(2).map(|row| Language::En.plain(&row.name));
        let commas = names.filter(|name| name.contains(", ") && title.contains(name.as_str()));
        let shares = title.matches(" %").count();
        if rows.unit == Unit::Share && commas.count() > 0 && shares > 1 && !title.contains("; ") {
            all.push("a name with a comma reads as several");
        }
    }
    for (words, fault) in [
        ("has earned 1 times", "says 1 times"),
        ("below 100 %", "is below the whole"),
        ("on 100 % of the paths", "says all paths as a share"),
        (" until 2", "until"),
    ] {
        if title.contains(words) && !title.contains("stays") {
            all.push(fault);
        }
    }
    let together = format!("{title} {takeaway}");
    let unit = together.matches(" per ").count();
    if unit > 1 && matches!(&figure.form, Form::Fan(fan) if fan.unit == Unit::Price) {
        all.push("says a unit twice");
    }
    all
}

#[test]
fn titles_claim_what_is_seen() {
    let folder = Folder::new("claims-seen");
    let (mut still, mut found) = (0, Vec::new());
    for name in bundled_scenarios() {
        made(
            &folder,
            &["run", name, "--paths", "256", "--no-explore", "--per-path", "none", "--out", name],
        );
        for figure in figures(&folder, name).0 {
            still += usize::from(MOVING.contains(&figure.name.as_str()) && is_still(&figure));
            let title = Language::En.plain(&figure.title);
            found.extend(
                faults(&figure).iter().map(|own| format!("{name} {}: {own}: {title}", figure.name)),
            );
        }
    }
    assert!(still > 2 && found.is_empty(), "{still}: {found:#?}");
}

/// Of two scenarios that are nearly one, no panel claims a difference that is not seen.
#[test]
fn twins_are_told_to_be_about_the_same() {
    let folder = Folder::new("claims-twins");
    let both = ["compare", "no-backstop", "gpu-loans", "--paths", "512", "--ladder-paths", "0"];
    made(&folder, &[&both[..], &["--out", "twins"]].concat());
    let mut seen = 0;
    for figure in figures(&folder, "twins").0 {
        if matches!(&figure.form, Form::Panels(_)) {
            let title = Language::En.plain(&figure.title);
            let alike = title.ends_with("at the median in every scenario");
            assert!(alike || title.contains(": the medians lie between "), "{title}");
            seen += 1;
        }
    }
    assert!(seen > 2, "{seen}");
}
