//! Whole numbers as they are typed.

/// Reads a whole number within bounds; what is none is told with what would be one.
pub(super) fn whole<T: TryFrom<u64>>(
    least: u64,
    most: u64,
) -> impl Fn(&str) -> Result<T, String> + Clone {
    move |text: &str| {
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| expected(least, most))
    }
}

/// One without bounds, but for what is too large to count with.
pub(super) fn any<T: TryFrom<u64>>(text: &str) -> Result<T, String> {
    whole(0, u64::MAX)(text)
}

/// A weight beside others.
pub(super) fn weight(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
    number.ok_or_else(|| "expected weights as 1,2,0.5, one for each scenario".to_owned())
}

fn expected(least: u64, most: u64) -> String {
    if most == u64::MAX {
        return "expected a whole number, not negative, in digits alone, as 20000".to_owned();
    }
    format!("expected a whole number from {least} to {most}, in digits alone")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_digits_within_their_bounds() {
        let read = whole::<u32>(2, 100);
        assert_eq!([read("2"), read("100")], [Ok(2), Ok(100)]);
        for wrong in ["", "1", "101", "-1", "-1%", "nan", "2,5", "2.5", "1e1", " 5", "5%"] {
            let said = read(wrong).unwrap_err();
            assert_eq!(said, "expected a whole number from 2 to 100, in digits alone", "{wrong}");
        }
        assert_eq!(any::<u64>("18446744073709551615"), Ok(u64::MAX));
        assert!(any::<u64>("18446744073709551616").unwrap_err().contains("as 20000"));
        assert!(any::<u32>("4294967296").is_err());
        assert_eq!(weight("0.5"), Ok(0.5));
        assert!(["", "x", "nan", "inf", "-1"].iter().all(|wrong| weight(wrong).is_err()));
    }
}
