//! Tables of the page.

/// A table in words.
pub(super) struct Table {
    pub(super) words: bool,
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    /// What stands below a long one.
    pub(super) hint: String,
}

/// Rows that a screen shows of a table at once.
const LONG: usize = 16;

impl Table {
    /// Whether a screen shows only a part of it at once.
    pub(super) fn is_long(&self) -> bool {
        // Words take two lines or more where numbers take one.
        self.rows.len() > if self.words { LONG / 2 } else { LONG }
    }

    /// How the cells of a column stand: words begin on the left, keys are hidden on phones.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates lend what they hand over")]
    pub(super) fn class(&self, column: &usize) -> &'static str {
        match (self.is_of_words(*column), !self.words && self.is_of_keys(*column)) {
            (true, true) => " class=\"w k\"",
            (true, false) => " class=\"w\"",
            _ => "",
        }
    }

    /// Whether a cell is a key, of letters that are no markup.
    pub(super) fn is_key(cell: &str) -> bool {
        let plain = |own: char| own.is_alphanumeric() || ['.', '_', '-'].contains(&own);
        cell.chars().all(plain) && cell.contains(['.', '_']) && cell.contains(char::is_alphabetic)
    }

    /// A key whose lines end behind dots and underscores rather than within words.
    pub(super) fn broken(key: &str) -> String {
        key.replace('.', ".<wbr>").replace('_', "_<wbr>")
    }

    /// Whether a column has keys of the scenario beside names for people.
    fn is_of_keys(&self, column: usize) -> bool {
        let is_key = |cell: &String| cell.contains('.') && !cell.contains(char::is_whitespace);
        self.rows.iter().filter_map(|row| row.get(column)).all(is_key)
    }

    /// Whether a column behind the first has words, not numbers.
    fn is_of_words(&self, column: usize) -> bool {
        let is_word = |cell: &str| cell.chars().filter(|own| own.is_alphabetic()).count() > 9;
        let mut cells = self.rows.iter().filter_map(|row| row.get(column));
        column > 0
            && cells.any(|cell| is_word(cell) && !cell.contains(|c: char| c.is_ascii_digit()))
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    /// A line of a key ends where a word of it does; what is no key is left as it is, and nothing is markup.
    #[test]
    fn keys_are_broken_between_their_words() {
        let broken = Table::broken("capital_market.hazard_unprofitable");
        assert_eq!(broken, "capital_<wbr>market.<wbr>hazard_<wbr>unprofitable");
        assert!(Table::is_key("capital_market.hazard") && Table::is_key("customer.OpenAI.funding"));
        assert!(["12.5", "a. b", "<b>.x", "–", "bust"].iter().all(|cell| !Table::is_key(cell)));
    }
}
