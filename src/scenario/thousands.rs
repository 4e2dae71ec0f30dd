//! Points between thousands, as German spreadsheets write them, where a point is read as that of decimals.

/// A number as it is written, with what it is read as.
pub(super) struct Read<'t> {
    /// As it is written.
    pub(super) text: &'t str,
    /// As it is read.
    pub(super) value: f64,
}

/// Of numbers that stand below each other, the first whose point is one between thousands if those beside it say so: its
/// place, and what is wrong. `1.000` below `950` is one or a thousand; nobody writes 1 with three decimals and 950 with
/// none. Below `0.950` it is one.
pub(super) fn doubted(column: &[Read<'_>]) -> Option<(usize, String)> {
    let others: Vec<&Read<'_>> = column.iter().filter(|read| !is_suspect(read.text)).collect();
    let whole = others.iter().all(|other| other.text.bytes().all(|byte| byte != b'.'));
    let hundreds = others.iter().find(|other| whole && (100.0..1e3).contains(&other.value.abs()));
    let place = |place: usize| {
        let read = &column[place];
        let beside = nearest(column, place);
        let far = beside.into_iter().find(|other| fits_as_thousands(read.value, other.value));
        let other = hundreds.copied().or(far)?;
        let (text, beside) = (read.text, other.text);
        let (thousand, one) = (read.value * 1000.0, read.value);
        let message = format!(
            "`{text}` beside `{beside}` is {one} or {thousand}: without points between thousands write {thousand}; \
             {one:.4} if that is meant"
        );
        Some((place, message))
    };
    (0..column.len()).filter(|own| is_suspect(column[*own].text)).find_map(place)
}

/// What is to be told of numbers of which each may be one with three decimals or thousands, so that none says what the
/// others are.
pub(super) fn unsettled(column: &[Read<'_>]) -> Option<String> {
    let first = column.first()?;
    let (text, thousand) = (first.text, first.value * 1000.0);
    column.iter().all(|read| is_suspect(read.text)).then(|| {
        format!(
            "every value has three digits behind its point, as `{text}`: read as {}, not as {thousand}",
            first.value
        )
    })
}

/// How far neighbours are looked for.
const NEAR: usize = 20;

/// One to three digits, a point, and three more.
fn is_suspect(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    let Some((thousands, rest)) = digits.split_once('.') else { return false };
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&thousands.len())
        && !thousands.starts_with('0')
        && rest.len() == 3
        && plain(thousands)
        && plain(rest)
}

/// The numbers before and after one that are written otherwise.
fn nearest<'c, 't>(column: &'c [Read<'t>], place: usize) -> Vec<&'c Read<'t>> {
    let other = |read: &&'c Read<'t>| !is_suspect(read.text);
    let before = column[..place].iter().rev().take(NEAR).find(other);
    before.into_iter().chain(column[place + 1..].iter().take(NEAR).find(other)).collect()
}

/// Whether a number is far from another as it is, and near it as thousands.
fn fits_as_thousands(value: f64, other: f64) -> bool {
    let ratio = value / other;
    (0.0..0.02).contains(&ratio) && (0.05..=20.0).contains(&(1000.0 * ratio))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Option<usize> {
        let column: Vec<Read<'_>> =
            texts.iter().map(|text| Read { text, value: text.parse().unwrap() }).collect();
        doubted(&column).map(|(place, _)| place)
    }

    #[test]
    fn a_column_of_nothing_but_three_decimals_is_told() {
        let of = |texts: &[&str]| {
            let read = |text: &&str| (text.to_string(), text.parse().unwrap());
            let read: Vec<(String, f64)> = texts.iter().map(read).collect();
            let column: Vec<Read<'_>> =
                read.iter().map(|(text, value)| Read { text, value: *value }).collect();
            unsettled(&column)
        };
        let said = of(&["1.000", "1.250"]).unwrap();
        assert!(said.contains("`1.000`: read as 1, not as 1000"), "{said}");
        assert!(of(&["-12.500"]).is_some());
        for texts in [&["0.950", "1.000"][..], &["1.0000", "1.250"], &["1", "1.500"], &[]] {
            assert_eq!(of(texts), None, "{texts:?}");
        }
    }

    #[test]
    fn neighbours_tell_a_thousand_from_one() {
        for (texts, place) in [
            (&["950", "1.000", "1.050"][..], 1),
            (&["1.250", "900"], 0),
            (&["950.5", "980.25", "1.010"], 2),
            (&["75", "80", "-1.200", "1.300", "1250"], 3),
            (&["2000", "1.950"], 1),
        ] {
            assert_eq!(found(texts), Some(place), "{texts:?}");
        }
        for texts in [
            &["1.000", "1.250"][..],
            &["1", "1.500", "2"],
            &["0.950", "1.000"],
            &["950", "1000.5"],
            &["950", "1.0"],
            &["950", "1.0000"],
            &["950.0", "0.001"],
            &["3.125"],
            &["12.5", "1.125"],
        ] {
            assert_eq!(found(texts), None, "{texts:?}");
        }
        let column = [Read { text: "950", value: 950.0 }, Read { text: "1.000", value: 1.0 }];
        let said = doubted(&column).unwrap().1;
        assert!(said.starts_with("`1.000` beside `950` is 1 or 1000: without points"), "{said}");
        assert!(said.contains("write 1000; 1.0000 if that is meant"), "{said}");
    }
}
