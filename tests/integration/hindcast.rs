//! The fibre glut, started in 1996: what happened lies inside the bands, with no bust scripted.

use overbuild::metrics::{History, Track};

use crate::support::{LANES, histories, model, per_path, quantiles};

const PATHS: u64 = 8192;

fn row(history: &History, year: f64) -> usize {
    (1..=history.years()).find(|row| (history.calendar_year(*row) - year).abs() < 0.5).unwrap()
}

/// Ratio of a track between two years, on each path.
fn ratio(histories: &[History], track: Track, from: f64, to: f64) -> Vec<f64> {
    per_path(histories, |history| {
        let rows = history.track(track);
        let (first, last) = (rows[row(history, from)], rows[row(history, to)]);
        let mut found = [0.0; LANES];
        for lane in 0..LANES {
            found[lane] = last[lane] / first[lane];
        }
        found
    })
}

fn inside(name: &str, values: Vec<f64>, observed: f64) {
    let [low, median, high] = quantiles(values, [0.1, 0.5, 0.9]);
    assert!(
        low < observed && observed < high,
        "{name}: {observed} outside {low} to {high}, median {median}"
    );
    println!("{name}: observed {observed:.3}, median {median:.3}, 80 % band {low:.3} to {high:.3}");
}

/// Spending of 2003: 57 bn (`USTelecom`). Transit price 2000 to 2003: 675 to 120 dollars (`DrPeering`);
/// relative to its long trend of -37 % a year: 0.178 / 0.25 = 0.71.
#[test]
fn what_happened_until_2003_lies_inside_the_bands() {
    let model = model("fiber-glut", &[]);
    let histories = histories(&model, PATHS);
    let spending =
        per_path(&histories, |history| history.track(Track::Spending)[row(history, 2003.0)]);
    inside("spending of 2003", spending, 57.0);
    inside(
        "nominal price, 2003 over 2000",
        ratio(&histories, Track::Price, 2000.0, 2003.0),
        120.0 / 675.0,
    );
    let trend = 0.63_f64 * 0.63 * 0.63;
    inside(
        "price relative to its long trend, 2003 over 2000",
        ratio(&histories, Track::RelativePrice, 2000.0, 2003.0),
        120.0 / 675.0 / trend,
    );
    inside(
        "dark share of 2001",
        per_path(&histories, |h| h.track(Track::DarkShare)[row(h, 2001.0)]),
        0.9,
    );
}

/// Nothing in the file names a bust: the year of the first shutting of the market is spread.
#[test]
fn no_bust_is_scripted() {
    let histories = histories(&model("fiber-glut", &[]), 2048);
    let shut = per_path(&histories, |history| history.track(Track::Shut)[row(history, 2001.0)]);
    let share = shut.iter().sum::<f64>() / shut.len() as f64;
    assert!(share > 0.1 && share < 0.6, "{share}");
}
