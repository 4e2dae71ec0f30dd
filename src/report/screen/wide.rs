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

/// A line of the tables that are shown when all is asked for: a label, and cells of 17 columns. Nothing is cut: a long
/// label stands above its cells, and long cells are broken.
pub(in crate::report) fn row(label: &str, cells: &[String]) -> String {
    let mut text = String::new();
    let label = if display_width(label) < LABEL || cells.is_empty() {
        label
    } else {
        text.push_str(&format!("  {label}\n"));
        ""
    };
    let broken: Vec<Vec<String>> = cells.iter().map(|cell| broken(cell)).collect();
    let most = broken.iter().map(Vec::len).max().unwrap_or(1).max(1);
    for line in 0..most {
        let last = line + 1 == most;
        let mut own = format!("  {}", left(if last { label } else { "" }, LABEL));
        for cell in &broken {
            // At the foot, so that heads stand upon their columns.
            let piece = (line + cell.len()).checked_sub(most).map_or("", |piece| &cell[piece]);
            own.push_str(&right(piece, COLUMN));
        }
        text.push_str(own.trim_end());
        text.push('\n');
    }
    text
}

/// A cell in lines of a column.
fn broken(cell: &str) -> Vec<String> {
    if display_width(cell) <= COLUMN {
        return vec![cell.to_owned()];
    }
    textwrap::wrap(cell, COLUMN - 1).into_iter().map(String::from).collect()
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

    #[test]
    fn rows_cut_nothing() {
        let long = "Preisrückgang relativ zum fairen Preis, Mrd. $";
        let head = "Mittel der schlechtesten 5 %";
        let text = row(long, &["1".to_owned(), head.to_owned()]);
        assert!(!text.contains('…') && text.contains(long), "{text}");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert!(
            lines[1].ends_with("Mittel der") && lines[2].ends_with("schlechtesten 5 %"),
            "{text}"
        );
        assert_eq!(lines[2].split_whitespace().next(), Some("1"), "{text}");
        for head in ["a", "Wahrscheinlichkeit"] {
            assert_eq!(row("short", &[head.to_owned()]).lines().count(), 1);
        }
    }
}
