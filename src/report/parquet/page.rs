//! The values of a column as a page of a Parquet file: which rows have one, then the values as they are.

/// The values of some rows of a column.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum Values<'a> {
    /// Whole numbers.
    Whole(&'a [i64]),
    /// Yes or no.
    YesNo(&'a [bool]),
    /// Numbers; none where they are not finite.
    Numbers(&'a [f64]),
    /// Words; none where they are empty.
    Words(&'a [String]),
}

impl Values<'_> {
    /// How many rows.
    pub(super) const fn len(&self) -> usize {
        match self {
            Self::Whole(values) => values.len(),
            Self::YesNo(values) => values.len(),
            Self::Numbers(values) => values.len(),
            Self::Words(values) => values.len(),
        }
    }

    /// The page, before it is compressed.
    pub(super) fn page(&self) -> Vec<u8> {
        match self {
            Self::Whole(values) => values.iter().flat_map(|value| value.to_le_bytes()).collect(),
            Self::YesNo(values) => bits(values),
            Self::Numbers(values) => {
                let mut page =
                    levels(&values.iter().map(|value| value.is_finite()).collect::<Vec<_>>());
                let there = values.iter().filter(|value| value.is_finite());
                page.extend(there.flat_map(|value| value.to_le_bytes()));
                page
            }
            Self::Words(values) => {
                let mut page =
                    levels(&values.iter().map(|word| !word.is_empty()).collect::<Vec<_>>());
                for word in values.iter().filter(|word| !word.is_empty()) {
                    let length = u32::try_from(word.len()).unwrap_or(u32::MAX);
                    page.extend(length.to_le_bytes());
                    page.extend(word.as_bytes());
                }
                page
            }
        }
    }
}

/// Which rows have a value: one run, of the same or of bits, with its length in bytes before it.
fn levels(there: &[bool]) -> Vec<u8> {
    let alike = there.iter().all(|one| *one == there[0]);
    let mut run = Vec::new();
    if alike {
        varint((there.len() as u64) << 1, &mut run);
        run.push(u8::from(there.first() == Some(&true)));
    } else {
        varint(((there.len().div_ceil(8) as u64) << 1) | 1, &mut run);
        run.extend(bits(there));
    }
    let length = u32::try_from(run.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes(), run.as_slice()].concat()
}

/// Eight to a byte, the lowest bit first.
fn bits(values: &[bool]) -> Vec<u8> {
    let byte = |eight: &[bool]| {
        eight.iter().enumerate().fold(0, |byte, (place, bit)| byte | (u8::from(*bit) << place))
    };
    values.chunks(8).map(byte).collect()
}

/// Seven bits to a byte, the lowest first.
fn varint(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_laid_out_as_the_format_says() {
        assert_eq!(Values::Whole(&[1, -1]).page(), [[1, 0, 0, 0, 0, 0, 0, 0], [255; 8]].concat());
        let nine = [true, false, false, false, false, false, false, true, true];
        assert_eq!(Values::YesNo(&nine).page(), [0x81, 1]);
        let one = 1.0_f64.to_le_bytes();
        // One run of three rows with a value: 3 << 1.
        assert_eq!(
            Values::Numbers(&[1.0; 3]).page(),
            [&[2, 0, 0, 0, 6, 1][..], &one, &one, &one].concat()
        );
        assert_eq!(Values::Numbers(&[f64::NAN; 2]).page(), [2, 0, 0, 0, 4, 0]);
        // Bits, of one group of eight rows: 1 << 1 | 1.
        let page = Values::Numbers(&[f64::INFINITY, 1.0]).page();
        assert_eq!(page, [&[2, 0, 0, 0, 3, 2][..], &one].concat());
        let words = ["é".to_owned(), String::new()];
        assert_eq!(Values::Words(&words).page(), [2, 0, 0, 0, 3, 1, 2, 0, 0, 0, 0xC3, 0xA9]);
        let mut long = Vec::new();
        varint(300, &mut long);
        assert_eq!(long, [0xAC, 2]);
    }
}
