//! Text in columns of the terminal: letters of Asian scripts are two columns wide.

use textwrap::core::display_width;

/// Cut to a number of columns, with an ellipsis where it is longer.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if display_width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        let mut longer = kept.clone();
        longer.push(letter);
        if display_width(&longer) + 1 > columns {
            break;
        }
        kept = longer;
    }
    format!("{}…", kept.trim_end())
}

/// At the left of so many columns.
pub(in crate::report) fn left(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let free = columns.saturating_sub(display_width(&text));
    text + &" ".repeat(free)
}

/// At the right of so many columns.
pub(in crate::report) fn right(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    " ".repeat(columns.saturating_sub(display_width(&text))) + &text
}

/// A line of the tables that are shown when all is asked for: a label, and cells of 17 columns.
pub(in crate::report) fn row(label: &str, cells: &[String]) -> String {
    let mut text = format!("  {}", left(label, LABEL));
    for cell in cells {
        text.push_str(&right(cell, COLUMN));
    }
    format!("{}\n", text.trim_end())
}

/// Columns of a label and of a cell there.
const LABEL: usize = 34;
const COLUMN: usize = 18;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_the_terminal() {
        assert_eq!(left("東京", 6), "東京  ");
        assert_eq!(right("データセンター", 5), " デー…".trim_start().to_owned());
        assert_eq!((cut("abc", 3), cut("abcd", 3)), ("abc".to_owned(), "ab…".to_owned()));
    }
}
