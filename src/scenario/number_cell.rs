//! A number in a cell of a table of data.

use super::parse::{can_be_used, number_of};

/// A number as programs write it: no thousands separators, a decimal point.
pub(super) fn number(text: &str) -> Result<f64, String> {
    if text.is_empty() {
        return Err("the cell is empty".to_owned());
    }
    let plain = text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    let parsed = number_of(text).filter(|number| plain && can_be_used(*number));
    parsed.ok_or_else(|| {
        let marks = [',', '\'', '\u{2019}', '_', ' ', '\u{a0}', '\u{202f}'];
        let digits = text.chars().any(|c| c.is_ascii_digit());
        let advice = if ['.', '/', '-'].into_iter().any(|mark| is_day(text, mark)) {
            "; write a day as 2025-12-31, or the year and the part of it that has passed: 2025.5"
        } else if digits && text.ends_with('%') {
            "; write 0.3 for 30 %"
        } else if digits && (text.contains(marks) || text.matches('.').count() > 1) {
            "; write 1000 and 0.5, without marks between thousands"
        } else {
            ""
        };
        format!("`{text:.40}` is not a number{advice}")
    })
}

/// Whether a text looks like a day: 31.12.2024.
fn is_day(text: &str, mark: char) -> bool {
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit()).then_some(part.len());
    let parts: Option<Vec<usize>> = text.split(mark).map(digits).collect();
    matches!(parts.as_deref(), Some([1..=4, 1..=2, 1..=4]))
}
