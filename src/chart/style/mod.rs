//! How charts look: colours, size, language, fonts.

mod font;
mod house;
mod size;
mod theme;
mod theme_file;

pub use house::House;
pub use size::Size;
pub use theme::digits;
pub use theme::{Colours, Theme};

pub use font::fonts;
use font::unknown;
pub(super) use font::{FAMILY, MARK, database, letters, width};

use std::sync::Arc;

use crate::{
    language::{Language, OwnWords, money::Money, number, rounding},
    metrics::{Drawable, Unit},
    scenario::Header,
};

/// What a reader chose of how charts look.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Colours, fonts, logo and footer.
    pub theme: Theme,
    /// Width and height.
    pub size: Size,
    /// The language of words and numbers.
    pub language: Language,
    /// What scenarios call their own, in German.
    pub words: OwnWords,
    /// Names of the charts that the deck shows; without any, those of its story.
    pub slides: Vec<String>,
    /// Quantities of which charts are drawn beside those that every result has.
    pub drawn: Vec<Drawable>,
    /// Whether the text of SVG files stays text, that can be edited and needs its font, or is outlined.
    pub editable: bool,
    /// Whether the page of a run leaves out the paths among which readers choose.
    pub without_explore: bool,
    /// Whether a sheet of any size gives back what a chart leaves empty: on a page, no sheet need be whole.
    pub trimmed: bool,
    /// A presentation of the user's, for decks.
    pub house: Option<Arc<House>>,
    /// What a chart asks for once it has been drawn; no choice of a reader.
    pub fitted: Fitted,
}

/// What a chart asks for once it has been drawn.
#[derive(Clone, Debug, Default)]
pub struct Fitted {
    /// Whether it counts money in thousands of the scenario's unit: trillions where that is billions.
    pub thousands: bool,
    /// The currency that it names: what stands beside marks, lines and bars are amounts of it, with their words.
    pub currency: Option<String>,
    /// Height of the sheet that it leaves empty, pixels.
    pub spare: f64,
}

impl Fitted {
    /// The power of ten that it counts amounts of its currency in.
    pub fn power(&self, currency: &str) -> i32 {
        Money::power_of(currency) + if self.thousands { 3 } else { 0 }
    }
}

impl Look {
    /// The same for what some scenarios say.
    #[must_use]
    pub fn of(&self, headers: &[&Header]) -> Self {
        self.with(OwnWords::of(headers))
    }

    /// The same with words of scenarios.
    #[must_use]
    pub fn with(&self, words: OwnWords) -> Self {
        Self { words, language: self.language.with(words), ..self.clone() }
    }

    /// The look of decks: that of the user's presentation, if there is one.
    #[must_use]
    pub fn of_deck(&self) -> Self {
        let theme = self.house.as_ref().map(|house| house.theme.clone());
        Self { theme: theme.unwrap_or_else(|| self.theme.clone()), ..self.clone() }
    }

    /// A value in its unit, with three figures at most, as sentences have it: money as an amount of its currency, in the
    /// size that the chart counts in.
    pub fn value(&self, value: f64, unit: Unit) -> String {
        self.amount(value, unit, &Money::told_in).unwrap_or_else(|| self.counted(value, unit))
    }

    /// The same beside others that it is added to: all of them in one size.
    pub fn part(&self, value: f64, unit: Unit) -> String {
        self.amount(value, unit, &Money::counted_in).unwrap_or_else(|| self.counted(value, unit))
    }

    /// Money as an amount of the currency that the chart names.
    fn amount(
        &self,
        value: f64,
        unit: Unit,
        told: &dyn Fn(f64, &str, i32) -> Money,
    ) -> Option<String> {
        let currency = self.fitted.currency.as_ref();
        let currency = currency.filter(|_| unit == Unit::Money && value.is_finite())?;
        let money = told(value, currency, self.fitted.power(currency));
        Some(self.language.short_of(&money).replace(' ', "\u{a0}"))
    }

    /// The same as the marks of axes have it, without a word of its unit.
    pub fn counted(&self, value: f64, unit: Unit) -> String {
        let shown = match unit {
            Unit::Share | Unit::Rate => value,
            _ => rounding::figures(self.sized(value, unit), 3, unit),
        };
        // Three quarters of a trillion are 0.75, not 0.750.
        let said = if self.fitted.thousands { number::bare } else { number::value };
        self.language.number(&said(shown, unit))
    }

    /// A value that is known to its last figure: all of them, and no noughts behind the point.
    pub fn told(&self, value: f64, unit: Unit) -> String {
        match unit {
            Unit::Money => self.value(value, unit),
            _ => self.language.number(&number::bare(value, unit)),
        }
    }

    /// Width and height of the sheet, pixels.
    pub fn pixels(&self) -> (u32, u32) {
        let (wide, high) = self.size.pixels();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
        let spare = self.fitted.spare.round() as u32;
        (wide, high.saturating_sub(spare))
    }

    /// A value in the unit that the chart counts in.
    pub fn sized(&self, value: f64, unit: Unit) -> f64 {
        if self.fitted.thousands && unit == Unit::Money { value / 1000.0 } else { value }
    }

    /// The letters of a text that charts cannot show.
    pub fn unknown_letters(&self, text: &str) -> Vec<char> {
        unknown(text, self.theme.font.as_ref().map(|(_, font)| font.as_slice()))
    }
}
