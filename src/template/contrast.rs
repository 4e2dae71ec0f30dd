//! How well colours can be told from each other.

use plotters::style::RGBColor;

use crate::math::pow;

/// Contrast that letters need, and that lines and bars need (WCAG 2.1).
pub const LETTERS: f64 = 4.5;
/// Contrast that shapes need to be seen.
pub const SHAPES: f64 = 3.0;
/// Distance in Oklab at which two colours are two, and at which lines are told apart at a glance.
const TWO: f64 = 0.08;
const APART: f64 = 0.11;

/// Light of the red, green and blue of a colour.
fn light(colour: RGBColor) -> [f64; 3] {
    [colour.0, colour.1, colour.2].map(|byte| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { pow((share + 0.055) / 1.055, 2.4) }
    })
}

/// Contrast of luminance after WCAG 2.1: from 1 for the same to 21 for black on white.
pub fn contrast(a: RGBColor, b: RGBColor) -> f64 {
    let luminance = |colour| {
        let [red, green, blue] = light(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

/// A colour in Oklab (Ottosson 2020).
fn perceived([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let cone = |a: f64, b: f64, c: f64| pow((a * red + b * green + c * blue).max(0.0), 1.0 / 3.0);
    let long = cone(0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9);
    let middle = cone(0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6);
    let short = cone(0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5);
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
    ]
}

/// Light as who lacks the cones for green receives it (Machado, Oliveira and Fernandes 2009).
fn without_green([red, green, blue]: [f64; 3]) -> [f64; 3] {
    [
        0.367_322 * red + 0.860_646 * green - 0.227_968 * blue,
        0.280_085 * red + 0.672_501 * green + 0.047_413 * blue,
        -0.011_820 * red + 0.042_940 * green + 0.968_881 * blue,
    ]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let squares = perceived(a).into_iter().zip(perceived(b)).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f64>().sqrt()
}

/// Whether two colours are two.
pub fn are_apart(a: RGBColor, b: RGBColor) -> bool {
    distance(light(a), light(b)) > TWO
}

/// Whether everybody tells two colours apart at a glance, those who see no green among them.
pub fn are_apart_to_all(a: RGBColor, b: RGBColor) -> bool {
    let (a, b) = (light(a), light(b));
    distance(a, b).min(distance(without_green(a), without_green(b))) > APART
}

/// Black or white, whichever is read better on a ground.
pub fn readable(ground: RGBColor) -> RGBColor {
    let [black, white] = [RGBColor(0, 0, 0), RGBColor(255, 255, 255)];
    if contrast(black, ground) >= contrast(white, ground) { black } else { white }
}

/// A colour on the way to another.
pub fn mixed(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    let mix = |from: u8, to: u8| {
        let mixed = f64::from(from) + (f64::from(to) - f64::from(from)) * share;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a colour")]
        let byte = mixed.clamp(0.0, 255.0).round() as u8;
        byte
    };
    RGBColor(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let [black, white] = [RGBColor(0, 0, 0), RGBColor(255, 255, 255)];
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        // Grey 777777 on white just fails for letters: 4.48.
        assert!((contrast(RGBColor(0x77, 0x77, 0x77), white) - 4.48).abs() < 0.01);
        assert_eq!(readable(RGBColor(20, 40, 90)), white);
        assert_eq!(readable(RGBColor(250, 240, 90)), black);
    }

    #[test]
    fn alike_is_what_looks_alike() {
        let blue = RGBColor(0, 98, 177);
        for (other, apart) in [
            (RGBColor(0, 110, 190), false),
            (RGBColor(200, 82, 0), true),
            (RGBColor(0, 138, 102), true),
        ] {
            assert_eq!(are_apart(blue, other), apart, "{other:?}");
            assert_eq!(are_apart_to_all(blue, other), apart, "{other:?}");
        }
        // Red and green of one lightness are one to who sees no green.
        let (red, green) = (RGBColor(0xb0, 0x60, 0x20), RGBColor(0x6f, 0x7f, 0x20));
        assert!(are_apart(red, green) && !are_apart_to_all(red, green));
    }
}
