//! Sizes and shares as they are typed.

use crate::metrics::Slice;

const UNITS: [(&str, u64); 5] =
    [("", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40)];

/// A number of bytes, as `512MiB` or `1.5GiB`.
pub(super) fn bytes(text: &str) -> Result<u64, String> {
    let expected = || format!("expected a size such as 512MiB or 2GiB, found `{text}`");
    let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number: f64 = number.trim().parse().map_err(|_| expected())?;
    let (_, size) = UNITS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(unit.trim()))
        .ok_or_else(expected)?;
    let bytes = number * *size as f64;
    if !(1.0..1e18).contains(&bytes) {
        return Err(expected());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "just checked")]
    Ok(bytes as u64)
}

/// A number of bytes for a reader.
pub(super) fn words(bytes: u64) -> String {
    let (name, size) =
        UNITS.iter().rev().find(|(_, size)| bytes >= *size).copied().unwrap_or(("", 1));
    let number = (bytes as f64 / size as f64 * 10.0).round() / 10.0;
    let byte = if bytes == 1 { "byte" } else { "bytes" };
    format!("{number} {}", if name.is_empty() { byte } else { name })
}

/// A number of bytes that is enough for some, as it is typed.
pub(super) fn enough(bytes: u64) -> String {
    format!("{}MiB", bytes.div_ceil(1 << 20))
}

/// A share between 0 and 1, as `1%` or `0.01`.
pub(super) fn share(text: &str) -> Result<f64, String> {
    let (number, unit) = text.strip_suffix('%').map_or((text, 1.0), |number| (number, 0.01));
    let share = number.trim().parse::<f64>().ok().map(|number| number * unit);
    share
        .filter(|share| *share > 0.0 && *share < 1.0)
        .ok_or_else(|| format!("expected a share such as 1% or 0.01, found `{text}`"))
}

/// A share of the paths, as 3/16.
pub(super) fn slice(text: &str) -> Result<Slice, String> {
    let parts = text.split_once('/').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match parts {
        Some((number, of)) if (1..=of).contains(&number) && of <= MOST_SHARDS => {
            Ok(Slice { number, of })
        }
        Some((_, of)) if (1..=MOST_SHARDS).contains(&of) => {
            Err(format!("expected a number from 1/{of} to {of}/{of}"))
        }
        _ => Err(format!("expected a number of shards from 1 to {MOST_SHARDS}, as in 3/16")),
    }
}

/// Shards of one run at most.
const MOST_SHARDS: u32 = 100_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_shares_are_read() {
        assert_eq!(bytes("1.5GiB"), Ok(3 << 29));
        assert_eq!(bytes("512 mib"), Ok(512 << 20));
        assert_eq!(bytes("4096"), Ok(4096));
        assert_eq!([1, 5, 1 << 30].map(words), ["1 byte", "5 bytes", "1 GiB"]);
        assert_eq!((enough(1), enough(5 << 20)), ("1MiB".to_owned(), "5MiB".to_owned()));
        assert_eq!(words(3 << 29), "1.5 GiB");
        for wrong in ["", "GiB", "1GB", "-1GiB", "nanGiB"] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
        assert!((share("2%").unwrap() - 0.02).abs() < 1e-15 && share("0.05").is_ok());
        assert!(share("0").is_err() && share("120%").is_err() && share("x").is_err());
    }
}
