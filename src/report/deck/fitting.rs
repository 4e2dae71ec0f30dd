//! How much room texts take, as programs for presentations set them: near enough to choose sizes.

/// English Metric Units of a point.
const POINT: f64 = 12_700.0;
/// Width of a letter on average, over its size, and the height of a line.
const LETTER: f64 = 0.5;
const LINE: f64 = 1.22;
/// Points behind a paragraph, over the size of its letters.
const SPACE: f64 = 0.4;

/// Lines that a text takes in letters of some hundredths of a point, within a width.
fn lines(text: &str, size: u32, width: u32) -> u32 {
    let room = (f64::from(width) / POINT / (f64::from(size) / 100.0 * LETTER)).max(1.0);
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split([' ', '\u{a0}']) {
        let mut letters = word.chars().count() as f64;
        if used > 0.0 && used + 1.0 + letters > room {
            (lines, used) = (lines + 1, 0.0);
        }
        // A word that is longer than a line is broken.
        while letters > room {
            (lines, letters) = (lines + 1, letters - room);
        }
        used += letters + f64::from(u8::from(used > 0.0));
    }
    lines
}

/// Height of paragraphs.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a slide")]
pub(super) fn height(paragraphs: &[String], size: u32, width: u32) -> u32 {
    let all: u32 = paragraphs.iter().map(|own| lines(own, size, width)).sum();
    let spaces = (paragraphs.len().saturating_sub(1)) as f64 * SPACE;
    ((f64::from(all) * LINE + spaces) * f64::from(size) / 100.0 * POINT).ceil() as u32
}

/// Of sizes that fall, the first in which paragraphs fit, or the last.
pub(super) fn largest(paragraphs: &[String], [width, most]: [u32; 2], sizes: &[u32]) -> u32 {
    let fits = |size: &&u32| height(paragraphs, **size, width) <= most;
    sizes.iter().find(fits).or(sizes.last()).copied().unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_take_the_lines_that_they_need() {
        // 100 points hold 20 letters of ten points.
        let lines = |text: &str| lines(text, 1000, 1_270_000);
        assert_eq!(lines("twenty letters hold.."), 2);
        assert_eq!(lines("twenty letters hold."), 1);
        assert_eq!(lines("one two three four five six seven"), 2);
        assert_eq!(lines(&"x".repeat(45)), 3);
        assert_eq!(lines(""), 1);
    }

    #[test]
    fn letters_are_as_large_as_there_is_room_for() {
        let text = ["word ".repeat(40)];
        let size = |most| largest(&text, [1_270_000, most], &[2000, 1400, 1000]);
        assert_eq!(size(10_000_000), 2000);
        assert!(size(1_800_000) < 2000);
        assert_eq!(size(1), 1000);
    }
}
