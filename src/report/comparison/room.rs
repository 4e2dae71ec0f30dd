//! What has room on a screen of so many lines.

/// Lines that stand on the screen together or not at all; the least rank first.
pub(super) struct Line {
    pub(super) rank: usize,
    pub(super) text: String,
}

/// Which of the pieces fit into so many lines, given the rank of each and the lines that it takes: those of one rank
/// stand together or not at all, and what comes behind has what they leave.
pub(super) fn fitting(pieces: &[(usize, usize)], mut room: usize) -> Vec<bool> {
    let mut ranks: Vec<usize> = pieces.iter().map(|(rank, _)| *rank).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let lines =
        |rank: usize| pieces.iter().filter(|own| own.0 == rank).map(|own| own.1).sum::<usize>();
    ranks.retain(|rank| {
        let fits = lines(*rank) <= room;
        room -= if fits { lines(*rank) } else { 0 };
        fits
    });
    pieces.iter().map(|(rank, _)| ranks.contains(rank)).collect()
}

/// The lines that fit, in the order in which they were given.
pub(super) fn fit(lines: &[Line], room: usize) -> String {
    let pieces: Vec<(usize, usize)> =
        lines.iter().map(|line| (line.rank, line.text.lines().count())).collect();
    let fits = fitting(&pieces, room);
    lines.iter().zip(fits).filter(|(_, fits)| *fits).map(|(line, _)| line.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn what_belongs_together_stands_together() {
        let pieces = [(1, 1), (4, 1), (4, 1), (2, 2), (9, 1)];
        for (room, stand) in [
            (0, [false; 5]),
            (2, [true, false, false, false, true]),
            (3, [true, false, false, true, false]),
            (4, [true, false, false, true, true]),
            (5, [true, true, true, true, false]),
            (6, [true; 5]),
        ] {
            assert_eq!(fitting(&pieces, room), stand, "{room}");
        }
    }
}
