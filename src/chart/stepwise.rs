//! Paths of pictures in fewer letters: each point is said from the one before it.

/// The same path from point to point, in tenths of a unit as pictures are written: distances have fewer figures than
/// places. None where it has other lines than straight ones and curves by places.
pub(super) fn stepwise(path: &str) -> Option<String> {
    let mut short = String::with_capacity(path.len());
    let (mut at, mut begun) = ([0, 0], [0, 0]);
    let mut rest = path.trim_start();
    while let Some(command) = rest.chars().next() {
        let behind = rest.get(1..)?;
        let end = behind.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(behind.len());
        let numbers: Option<Vec<i64>> = behind[..end].split_whitespace().map(in_tenths).collect();
        let (points, odd) = numbers.as_deref()?.as_chunks::<2>();
        let last = points.last().copied();
        let distances = || points.iter().flat_map(|point| [point[0] - at[0], point[1] - at[1]]);
        match (command, points.len(), odd.is_empty()) {
            ('M', 1, true) => {
                say(&mut short, 'M', points.iter().flatten().copied());
                begun = last?;
            }
            ('L', 1, true) => match (last?[0] - at[0], last?[1] - at[1]) {
                (0, down) => say(&mut short, 'v', [down]),
                (across, 0) => say(&mut short, 'h', [across]),
                both => say(&mut short, 'l', <[i64; 2]>::from(both)),
            },
            ('C', 3, true) => say(&mut short, 'c', distances()),
            ('Z', 0, true) => short.push('z'),
            _ => return None,
        }
        at = last.unwrap_or(begun);
        rest = &behind[end..];
    }
    Some(short)
}

fn in_tenths(number: &str) -> Option<i64> {
    let tenths = (number.parse::<f64>().ok()? * 10.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "a place on a sheet")]
    (tenths.abs() < 1e9).then_some(tenths as i64)
}

/// A command with its numbers: a minus parts them as a space does.
fn say(path: &mut String, command: char, tenths: impl IntoIterator<Item = i64>) {
    path.push(command);
    for (place, own) in tenths.into_iter().enumerate() {
        let (sign, size) = (if own < 0 { "-" } else { "" }, own.abs());
        let space = if place > 0 && own >= 0 { " " } else { "" };
        let part = if size % 10 == 0 { String::new() } else { format!(".{}", size % 10) };
        path.push_str(&format!("{space}{sign}{}{part}", size / 10));
    }
}

#[cfg(test)]
mod tests {
    use super::stepwise;

    #[test]
    fn a_path_is_told_from_point_to_point() {
        let square = "M 640 3077 L 6550.5 3077 L 6550.5 3125 L 640 3100 Z M 1 2 L 1 2";
        assert_eq!(stepwise(square).unwrap(), "M640 3077h5910.5v48l-5910.5-25zM1 2v0");
        let curve = "M 10 0 C 10 1.5 9.9 -2 0 0 L -1 0 Z L 12 0";
        assert_eq!(stepwise(curve).unwrap(), "M10 0c0 1.5-0.1-2-10 0h-1zh2");
        for other in ["M 0 0 Q 1 1 2 2", "m 0 0 l 1 1", "M 0 0 L 1", "M 1e3 0", "M é"] {
            assert_eq!(stepwise(other), None, "{other}");
        }
    }
}
