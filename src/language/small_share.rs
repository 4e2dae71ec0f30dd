//! Shares of what is always small, as of a gross domestic product.

use super::number::{percent, to_decimals};

/// A share in per cent; one below 1 % has two figures, so that two of them are not told as one.
pub fn small_share(value: f64) -> String {
    let size = (value * 100.0).abs();
    let digits = match size {
        _ if !(1e-4..0.995).contains(&size) => return percent(value),
        _ if size >= 0.0995 => 2,
        _ if size >= 0.00995 => 3,
        _ => 5,
    };
    let text = to_decimals(size, digits);
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{} %", text.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_small_shares_are_not_told_as_one() {
        assert_eq!(
            [0.000_69, 0.001_1, 0.005, 0.000_012, 0.25, 0.0, 0.001_45].map(small_share),
            ["0.069 %", "0.11 %", "0.5 %", "0.0012 %", "25 %", "0 %", "0.15 %"]
        );
    }
}
