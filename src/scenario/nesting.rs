//! How deep brackets and dotted keys of a text go, before any parser descends into them.

use super::source::Span;

/// Brackets within brackets, and parts of a dotted key: far more than a scenario needs, far fewer
/// than a stack holds.
const DEEPEST: usize = 32;

/// The place at which a text nests too deep, with words.
pub(super) fn check(text: &str) -> Result<(), (Span, String)> {
    let bytes = text.as_bytes();
    let (mut depth, mut dots, mut at) = (0_usize, 0_usize, 0);
    while at < bytes.len() {
        let start = at;
        at = match bytes[at] {
            quote @ (b'"' | b'\'') => after_string(bytes, at, quote),
            b'#' => bytes[at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| at + n),
            _ => at + 1,
        };
        match bytes[start] {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'.' => dots += 1,
            b',' | b'=' | b'\n' => {}
            _ => continue,
        }
        if depth > DEEPEST || dots > DEEPEST {
            let what = if depth > DEEPEST { "brackets" } else { "parts of a key" };
            return Err((
                start..start + 1,
                format!("more than {DEEPEST} {what} within each other"),
            ));
        }
        if bytes[start] != b'.' {
            dots = 0;
        }
    }
    Ok(())
}

/// Where a string that opens at a place is over.
fn after_string(bytes: &[u8], open: usize, quote: u8) -> usize {
    let triple = [quote; 3];
    let long = bytes[open..].starts_with(&triple);
    let mut at = open + if long { 3 } else { 1 };
    while at < bytes.len() {
        if quote == b'"' && bytes[at] == b'\\' {
            at += 2;
        } else if long && bytes[at..].starts_with(&triple) {
            return at + 3;
        } else if !long && (bytes[at] == quote || bytes[at] == b'\n') {
            return at + 1;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_told_before_a_stack_is_gone() {
        let deep = |open: &str, close: &str, n: usize| {
            check(&format!("a = {}1{}", open.repeat(n), close.repeat(n)))
        };
        assert!(deep("[", "]", 32).is_ok() && deep("[", "]", 33).is_err());
        assert!(deep("{b=", "}", 33).is_err() && deep("[", "]", 200_000).is_err());
        assert!(check(&format!("a{} = 1", ".a".repeat(100_000))).is_err());
        // Brackets in strings and comments, points in numbers, and many brackets side by side are none of it.
        let flat = format!(
            "a = \"{0}\\\"{0}\" # {0}\nb = '{0}'\nc = '''{0}'{0}'''\nd = [{1}]",
            "[".repeat(40),
            "[2025.5, 1.5], ".repeat(40)
        );
        assert_eq!(check(&flat), Ok(()));
    }
}
