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

    /// Ends a lap of which a part was something else; returns the length of the rest.
    pub(super) fn lap_but(
        &mut self,
        what: &'static str,
        other: &'static str,
        part: Duration,
    ) -> Duration {
        let rest = self.lap(what).saturating_sub(part);
        self.laps.pop();
        self.laps.extend([(what, rest), (other, part)]);
        rest
    }

    /// A line for each lap, with its share of the whole.
    pub(super) fn text(&self) -> String {
        let whole: f64 = self.laps.iter().map(|(_, lap)| lap.as_secs_f64()).sum();
        let mut text = String::new();
        for (what, lap) in &self.laps {
            let seconds = lap.as_secs_f64();
            let share = seconds / whole.max(f64::MIN_POSITIVE) * 100.0;
            let _ = writeln!(text, "  {what:<28}{seconds:>9.3} s {share:>6.1} %");
        }
        let _ = write!(text, "  {:<28}{whole:>9.3} s", "in all");
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
