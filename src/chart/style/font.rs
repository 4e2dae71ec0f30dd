//! Fonts: Inter comes with the program, so that a chart looks the same on every machine; a theme may bring another.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};

/// The family of the fonts that come with the program.
pub(crate) const FAMILY: &str = "Inter";

const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.otf");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.otf");
const BOLD: &[u8] = include_bytes!("fonts/Inter-Bold.otf");

/// The fonts by which text is drawn.
pub(crate) fn database(own: Option<&[u8]>) -> Arc<Database> {
    static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for font in [REGULAR, SEMI_BOLD, BOLD] {
            database.load_font_data(font.to_vec());
        }
        Arc::new(database)
    });
    match own {
        None => FONTS.clone(),
        Some(font) => {
            let mut database = (**FONTS).clone();
            database.load_font_data(font.to_vec());
            Arc::new(database)
        }
    }
}

/// The regular and the bold font, for pages.
pub const fn fonts() -> [&'static [u8]; 2] {
    [REGULAR, BOLD]
}

/// A font with its table of letters, which takes longer to find than a letter in it.
struct Face<'a> {
    font: FontRef<'a>,
    letters: Charmap<'a>,
    /// Its first letters, looked up once.
    known: Vec<Option<GlyphId>>,
}

/// Letters that most texts are made of, those of Latin: each is measured many times while lines are filled.
const LATIN: u32 = 0x250;

impl<'a> Face<'a> {
    fn new(font: &'a [u8]) -> Option<Self> {
        let font = FontRef::new(font).ok()?;
        Some(Self { letters: font.charmap(), font, known: Vec::new() })
    }

    fn measured_often(mut self) -> Self {
        self.known = (0..LATIN).map(|letter| self.letters.map(letter)).collect();
        self
    }

    fn glyph(&self, letter: char) -> Option<GlyphId> {
        let known = self.known.get(letter as usize);
        known.map_or_else(|| self.letters.map(letter), |glyph| *glyph)
    }
}

fn embedded(bold: bool) -> Option<&'static Face<'static>> {
    static FACES: LazyLock<[Option<Face<'static>>; 2]> =
        LazyLock::new(|| [REGULAR, BOLD].map(|font| Face::new(font).map(Face::measured_often)));
    FACES[usize::from(bold)].as_ref()
}

/// Width of a text at a size, pixels.
pub(crate) fn width(text: &str, size: f64, bold: bool, own: Option<&[u8]>) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "pixels")]
    let at = Size::new(size as f32);
    let own = own.and_then(Face::new);
    let fonts = [own.as_ref(), embedded(bold)].into_iter().flatten();
    let fonts: Vec<_> =
        fonts.map(|face| (face, face.font.glyph_metrics(at, LocationRef::default()))).collect();
    let letter = |letter: char| {
        if is_unseen(letter) {
            return 0.0;
        }
        let advance = |(face, metrics): &(&Face<'_>, GlyphMetrics<'_>)| {
            metrics.advance_width(face.glyph(letter)?)
        };
        let wide = fonts.iter().find_map(advance).map(f64::from);
        // A font may say anything of its letters.
        wide.filter(|wide| (0.0..=size * 8.0).contains(wide))
            .unwrap_or_else(|| size * unknown_width(letter))
    };
    text.chars().map(letter).sum()
}

/// The letters of a text that no font has.
pub(crate) fn unknown(text: &str, own: Option<&[u8]>) -> Vec<char> {
    let seen: Vec<char> = text.chars().filter(|letter| !letter.is_control()).collect();
    let shown = letters(text, own);
    seen.iter()
        .zip(shown.chars())
        .filter(|(own, shown)| **own != *shown)
        .map(|(own, _)| *own)
        .collect()
}

/// Whether a letter only says how others stand: isolates, and what joins words.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// What stands for a letter that no font has.
pub(crate) const MARK: char = '▪';

/// How wide such a letter is over its size: those of the scripts of East Asia fill a square.
fn unknown_width(letter: char) -> f64 {
    if letter >= '\u{2e80}' { 1.0 } else { 0.6 }
}

/// The text with a mark for each letter that no font has: an empty place would hide that something is missing.
pub(crate) fn letters(text: &str, own: Option<&[u8]>) -> String {
    let own = own.and_then(Face::new);
    let fonts = [own.as_ref(), embedded(false)];
    let known = |letter: char| {
        letter == '\u{a0}'
            || is_unseen(letter)
            || fonts.iter().flatten().any(|face| face.glyph(letter).is_some())
    };
    text.chars().filter(|c| !c.is_control()).map(|c| if known(c) { c } else { MARK }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_measured_and_missing_letters_marked() {
        assert!(width("wide", 20.0, false, None) > width("iiii", 20.0, false, None));
        assert!(width("wide", 20.0, true, None) > width("wide", 20.0, false, None));
        assert!(
            (width("ab", 40.0, false, None) - 2.0 * width("ab", 20.0, false, None)).abs() < 0.1
        );
        assert_eq!(letters("Ünal & שלום", None), "Ünal & ▪▪▪▪");
        assert_eq!(unknown("Ünal\u{7} & של", None), ['ש', 'ל']);
        assert!(unknown("Σ €", None).is_empty());
    }
}
