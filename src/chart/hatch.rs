//! Patterns that tell boxes apart where a theme has greys alone.

/// Between the lines of a pattern.
const APART: f64 = 11.0;
/// Series that greys alone tell apart.
const PLAIN: usize = 4;

/// The lines of a series' pattern within left, top, right and bottom: rising, level, falling or upright.
pub(super) fn lines([left, top, right, bottom]: [f64; 4], series: usize) -> Vec<[(f64, f64); 2]> {
    let Some(pattern) = series.checked_sub(PLAIN) else { return Vec::new() };
    let (wide, high) = (right - left, bottom - top);
    let length = match pattern % 4 {
        1 => high,
        3 => wide,
        _ => wide + high,
    };
    let steps = std::iter::successors(Some(APART), |at| Some(at + APART));
    // From an edge to the one across: what leaves the box at its top or bottom ends there.
    let slanted = |at: f64| {
        let begin = [(at - high).max(0.0), at.min(high)];
        let end = [at.min(wide), (at - wide).max(0.0)];
        [begin, end]
    };
    let line = |at: f64| match pattern % 4 {
        0 => slanted(at).map(|[x, y]| (left + x, top + y)),
        1 => [(left, top + at), (right, top + at)],
        2 => slanted(at).map(|[x, y]| (left + x, bottom - y)),
        _ => [(left + at, top), (left + at, bottom)],
    };
    steps.take_while(|at| *at < length).take(MOST).map(line).collect()
}

/// Lines of a box at most.
const MOST: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_differ_and_stay_within_their_box() {
        let area = [10.0, 20.0, 110.0, 80.0];
        assert!((0..PLAIN).all(|series| lines(area, series).is_empty()));
        let all: Vec<_> = (PLAIN..PLAIN + 4).map(|series| lines(area, series)).collect();
        for (place, own) in all.iter().enumerate() {
            assert!(own.len() > 4, "{own:?}");
            let inside =
                |(x, y): &(f64, f64)| (10.0..=110.0).contains(x) && (20.0..=80.0).contains(y);
            assert!(own.iter().flatten().all(inside), "{own:?}");
            assert!(all[..place].iter().all(|other| other != own));
        }
        assert!(lines([0.0, 0.0, 0.0, 5.0], 7).is_empty());
    }
}
