//! `--timings`: where the time of a whole command went.

use std::{
    fmt::Write,
    time::{Duration, Instant},
};

/// A stopwatch that remembers its laps.
pub(super) struct Timings {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Timings {
    pub(super) fn start() -> Self {
        Self { last: Instant::now(), laps: Vec::new() }
    }

    /// Ends a lap; returns its length.
    pub(super) fn lap(&mut self, what: &'static str) -> Duration {
        let now = Instant::now();
        let lap = now - self.last;
        self.laps.push((what, lap));
        self.last = now;
        lap
    }

    /// A line for each lap, with its share of the whole.
    pub(super) fn text(&self) -> String {
        let whole: f64 = self.laps.iter().map(|(_, lap)| lap.as_secs_f64()).sum();
        let mut text = String::new();
        for (what, lap) in &self.laps {
            let seconds = lap.as_secs_f64();
            let share = seconds / whole.max(f64::MIN_POSITIVE) * 100.0;
            let _ = writeln!(text, "  {what:<30}{seconds:>9.3} s {share:>6.1} %");
        }
        let _ = write!(text, "  {:<30}{whole:>9.3} s", "in all");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_the_whole() {
        let laps = [("one", 1), ("three", 3)];
        let laps = laps.map(|(what, seconds)| (what, Duration::from_secs(seconds))).to_vec();
        let text = Timings { last: Instant::now(), laps }.text();
        assert!(text.contains("25.0 %") && text.contains("75.0 %") && text.contains("4.000 s"));
    }
}
