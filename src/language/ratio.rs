//! Ratios, which may exceed the whole.

use crate::number::{self, LEAST_SHARE};

/// A ratio in per cent: a hair below the whole is no news, as it is of a part.
pub fn percent(value: f64) -> String {
    let is_whole = (1.0 - LEAST_SHARE..1.0).contains(&value);
    number::percent(if is_whole { 1.0 } else { value })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_hair_below_the_whole_is_the_whole() {
        for (value, told) in [(0.9996, "100 %"), (0.994, "99.4 %"), (1.2, "120 %"), (0.5, "50 %")] {
            assert_eq!(super::percent(value), told);
        }
    }
}
