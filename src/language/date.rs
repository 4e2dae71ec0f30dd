//! Dates as people write them.

use crate::language::{Phrase, phrase};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A whole year as it is, a date within one by its month: 2025.78 is October 2025.
pub fn date(at: f64) -> Phrase {
    if at.fract() == 0.0 {
        return phrase!(year(at));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "of twelve")]
    let month = (at.rem_euclid(1.0) * 12.0) as usize;
    phrase!(
        "{month} {year}",
        month = phrase(phrase(MONTHS[month.min(11)])),
        year = year(at.floor())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn dates_within_a_year_have_their_month() {
        assert_eq!(Language::En.say(&date(2025.78)), "October 2025");
        assert_eq!(Language::GERMAN.say(&date(2026.2)), "März 2026");
        assert_eq!(Language::GERMAN.say(&date(2001.0)), "2001");
    }
}
