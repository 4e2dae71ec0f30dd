//! Colours and what else makes a look.

use std::sync::Arc;

use plotters::style::RGBColor;

/// Colours of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Colours {
    /// The ground.
    pub background: RGBColor,
    /// Titles and names.
    pub text: RGBColor,
    /// What is less important.
    pub muted: RGBColor,
    /// Lines of the grid.
    pub grid: RGBColor,
    /// What the chart is about.
    pub main: RGBColor,
    /// What stands against it.
    pub contrast: RGBColor,
    /// One for each scenario or builder, the first being `main`; told apart by colour-blind readers
    /// (after Okabe and Ito 2008).
    pub series: Vec<RGBColor>,
    /// Whether lines also differ by their dashes, for printers without colours.
    pub dashed: bool,
}

/// How charts look.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its colours.
    pub colours: Colours,
    /// Family and content of a font of its own.
    pub font: Option<(String, Arc<Vec<u8>>)>,
    /// A picture for the foot: its media type and content.
    pub logo: Option<(&'static str, Arc<Vec<u8>>)>,
    /// A line for the foot.
    pub footer: Option<String>,
}

impl Default for Theme {
    fn default() -> Self {
        Self::of(light())
    }
}

impl Theme {
    /// Names of the themes that come with the program.
    pub const NAMES: [&'static str; 3] = ["light", "dark", "print"];

    const fn of(colours: Colours) -> Self {
        Self { colours, font: None, logo: None, footer: None }
    }

    /// A theme that comes with the program.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "light" => Some(Self::of(light())),
            "dark" => Some(Self::of(dark())),
            "print" => Some(Self::of(print())),
            _ => None,
        }
    }
}

impl Colours {
    /// The colour of a scenario or builder by its place.
    pub fn of(&self, place: usize) -> RGBColor {
        self.series[place % self.series.len()]
    }

    /// What happened, in every chart: no colour that a scenario, a forecast or a line beside it has.
    pub const fn happened(&self) -> RGBColor {
        self.text
    }

    /// The grey of what bars in the main colour are held against; where that is as dark as they are, the colour of
    /// what stands against them.
    pub fn beside(&self) -> RGBColor {
        if apart(self.muted, self.main) < LEAST_APART { self.contrast } else { self.muted }
    }

    /// Whether its ground is darker than what stands on it.
    pub fn is_dark(&self) -> bool {
        let light = |own: RGBColor| [own.0, own.1, own.2].map(u32::from).iter().sum::<u32>();
        light(self.background) < light(self.text)
    }

    /// The colour of what stands out among others of a colour: that, on the way to the letters'.
    pub fn standing_out(&self, colour: RGBColor) -> RGBColor {
        Self { background: colour, ..self.clone() }.shade(self.text, STANDS_OUT)
    }

    /// A colour on the way from the ground to another.
    pub fn shade(&self, colour: RGBColor, share: f64) -> RGBColor {
        let mix = |from: u8, to: u8| {
            let mixed = f64::from(from) + (f64::from(to) - f64::from(from)) * share.clamp(0.0, 1.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a colour")]
            let byte = mixed.round() as u8;
            byte
        };
        let ground = self.background;
        RGBColor(mix(ground.0, colour.0), mix(ground.1, colour.1), mix(ground.2, colour.2))
    }
}

/// How far on that way.
const STANDS_OUT: f64 = 0.62;
/// Colours that are nearer to each other are told apart by nobody who does not look for it.
const LEAST_APART: u16 = 100;

/// How far colours are from each other, the parts of red, green and blue together.
fn apart(one: RGBColor, other: RGBColor) -> u16 {
    let parts = [(one.0, other.0), (one.1, other.1), (one.2, other.2)];
    parts.into_iter().map(|(own, next)| u16::from(own.abs_diff(next))).sum()
}

/// `#0062b1` as a colour.
pub(super) fn colour(text: &str) -> Option<RGBColor> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some(RGBColor(byte(0)?, byte(2)?, byte(4)?))
}

/// A colour as `0062B1`.
pub fn digits(colour: RGBColor) -> String {
    format!("{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}

fn all(digits: &[u32]) -> Vec<RGBColor> {
    let byte = |colour: u32, at: u32| (colour >> at & 0xff) as u8;
    digits.iter().map(|c| RGBColor(byte(*c, 16), byte(*c, 8), byte(*c, 0))).collect()
}

fn theme(own: [u32; 6], series: &[u32], dashed: bool) -> Colours {
    let own = all(&own);
    let series = all(series);
    Colours {
        background: own[0],
        text: own[1],
        muted: own[2],
        grid: own[3],
        main: own[4],
        contrast: own[5],
        series,
        dashed,
    }
}

fn light() -> Colours {
    theme(
        [0xff_ff_ff, 0x18_1d_27, 0x5c_66_7a, 0xe2_e5_eb, 0x00_62_b1, 0xc8_52_00],
        &[
            0x00_62_b1, 0xc8_52_00, 0x00_8a_66, 0xb1_4f_8e, 0xb0_82_00, 0x4a_a8_d8, 0x6b_72_80,
            0x3c_1f_6e,
        ],
        false,
    )
}

fn dark() -> Colours {
    theme(
        [0x12_16_1e, 0xf2_f4_f7, 0xa9_b2_c0, 0x2c_33_40, 0x5a_ae_f4, 0xff_9a_4d],
        &[
            0x5a_ae_f4, 0xff_9a_4d, 0x2f_c8_9f, 0xe5_8f_c8, 0xe6_c2_29, 0x9b_d9_f6, 0xb8_c0_cc,
            0xb3_9d_f0,
        ],
        false,
    )
}

fn print() -> Colours {
    theme(
        [0xff_ff_ff, 0x00_00_00, 0x40_40_40, 0xd8_d8_d8, 0x26_26_26, 0x7a_7a_7a],
        &[
            0x26_26_26, 0x8c_8c_8c, 0x59_59_59, 0xb5_b5_b5, 0x0d_0d_0d, 0x70_70_70, 0xa0_a0_a0,
            0x40_40_40,
        ],
        true,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of luminance after WCAG 2.1.
    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let channel = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                crate::math::pow((share + 0.055) / 1.055, 2.4)
            }
        };
        let light =
            |c: RGBColor| 0.2126 * channel(c.0) + 0.7152 * channel(c.1) + 0.0722 * channel(c.2);
        let (a, b) = (light(a) + 0.05, light(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn texts_can_be_read_on_every_ground() {
        for name in Theme::NAMES {
            let colours = Theme::named(name).unwrap().colours;
            let ground = colours.background;
            assert!(contrast(colours.text, ground) > 7.0, "{name}");
            for colour in [colours.muted, colours.main] {
                assert!(contrast(colour, ground) > 4.5, "{name} {colour:?}");
            }
            assert!(contrast(colours.contrast, ground) > 4.0, "{name}");
        }
    }

    /// Bars and what they are held against, on every ground.
    #[test]
    fn what_is_held_against_is_told_apart() {
        for name in Theme::NAMES {
            let colours = Theme::named(name).unwrap().colours;
            assert!(apart(colours.beside(), colours.main) >= LEAST_APART, "{name}");
            assert!(apart(colours.beside(), colours.background) >= LEAST_APART, "{name}");
        }
    }

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!(colour("#0062b1"), Some(RGBColor(0, 98, 177)));
        assert_eq!(digits(RGBColor(0, 98, 177)), "0062B1");
        for bad in ["0062b1", "#0062b", "#0062bg", "blue", "#äöü"] {
            assert_eq!(colour(bad), None, "{bad}");
        }
    }
}
