//! Finished drawings: SVG and PNG.

use base64::{Engine, prelude::BASE64_STANDARD};
use png::{ColorType, Compression, Encoder, EncodingError};
use resvg::{
    tiny_skia::Pixmap,
    usvg::{Options, Tree, WriteOptions},
};

use super::{
    canvas::{Canvas, LOGO, SCALE, failed, large},
    figure::Figure,
    noted::{Noted, Spot},
    readable::{compact, described, meant, plain_texts},
    style::{self, FAMILY, Fitted, Look, Size},
};

/// A finished drawing.
pub struct Drawing {
    /// Name of its files, without ending.
    pub name: String,
    /// What stands where.
    pub spots: Vec<Spot>,
    /// Every text on it with its place.
    pub texts: Vec<Spot>,
    /// How many labels each of its axes with more than one mark has.
    pub axes: Vec<usize>,
    /// Width and height, pixels.
    pub size: (u32, u32),
    tree: Tree,
    /// What it shows, and what is drawn and from which numbers, for those who cannot see it.
    words: [String; 2],
    /// Whether the text of its file stays text.
    editable: bool,
    /// The texts that no font here has all letters of, as they were meant.
    marked: Vec<String>,
}

impl Drawing {
    /// Draws a figure on a fresh sheet.
    pub fn new(figure: &Figure, look: &Look) -> Result<Self, String> {
        // A slide has the words of its picture already.
        let (figure, fitted) = &figure.counted(look.fitted.currency.as_deref());
        let look = &Look { fitted: fitted.clone(), ..look.clone() };
        let (mut svg, mut noted) = sheet(figure, look)?;
        // Who asks for a sheet of his own gets it whole.
        let is_cut = look.trimmed || matches!(look.size, Size::Wide);
        let spare = if is_cut { noted.spare } else { 0.0 };
        let fitted = Fitted { spare, ..fitted.clone() };
        let look = &Look { fitted, ..look.clone() };
        if spare > 0.0 {
            (svg, noted) = sheet(figure, look)?;
        }
        let (size, large) = (look.pixels(), large(look));
        let Noted { spots, texts, axes, marked, .. } = noted;
        let old = format!("width=\"{}\" height=\"{}\"", large.0, large.1);
        let svg = svg.replacen(&old, &format!("width=\"{}\" height=\"{}\"", size.0, size.1), 1);
        let svg = with_logo(clear_colours(&svg), look);
        let own = look.theme.font.as_ref().map(|(_, font)| font.as_slice());
        let options = Options {
            font_family: FAMILY.to_owned(),
            fontdb: style::database(own),
            ..Options::default()
        };
        let tree = Tree::from_str(&svg, &options).map_err(failed)?;
        let [title, subtitle, foot] =
            [&figure.title, &figure.subtitle, &figure.foot].map(|words| look.language.say(words));
        let words = [title, format!("{subtitle}. {foot}")];
        let (name, editable) = (figure.name.clone(), look.editable);
        Ok(Self { name, spots, texts, axes, size, tree, words, editable, marked })
    }

    /// The picture, with what it shows in words: its text is outlined, so that no font is needed to see it, unless the
    /// look asks for text that can be edited.
    pub fn svg(&self) -> String {
        let options = WriteOptions {
            coordinates_precision: 1,
            preserve_text: self.editable,
            ..WriteOptions::default()
        };
        let svg = self.tree.to_string(&options);
        let svg = if self.editable { meant(&plain_texts(&svg), &self.marked) } else { svg };
        described(&svg, &self.words[0], &self.words[1])
    }

    /// The picture with its text as text, for pages that bring the font; names within it begin with a prefix, so that
    /// several pictures can stand on one page.
    pub fn svg_with_text(&self, prefix: &str) -> String {
        let options = WriteOptions {
            coordinates_precision: 1,
            preserve_text: true,
            id_prefix: Some(prefix.to_owned()),
            indent: resvg::usvg::Indent::None,
            ..WriteOptions::default()
        };
        let (wide, high) = self.size;
        // As large as the page wants it.
        let fixed = format!("width=\"{wide}\" height=\"{high}\"");
        let free = format!("viewBox=\"0 0 {wide} {high}\"");
        let svg = meant(&plain_texts(&self.tree.to_string(&options)), &self.marked);
        compact(&svg).replacen(&fixed, &free, 1)
    }

    /// The picture in pixels.
    pub fn png(&self) -> Result<Vec<u8>, String> {
        let mut picture =
            Pixmap::new(self.size.0, self.size.1).ok_or("cannot draw: no memory for a picture")?;
        resvg::render(&self.tree, resvg::tiny_skia::Transform::default(), &mut picture.as_mut());
        encode(&picture).map_err(failed)
    }
}

/// A figure on a fresh sheet, and what was noted.
fn sheet(figure: &Figure, look: &Look) -> Result<(String, Noted), String> {
    let mut svg = String::new();
    let noted = {
        let canvas = Canvas::new(&mut svg, look)?;
        // A row of marks in the largest letters names nobody.
        let unknown = |name: &str| {
            let letters = name.chars().filter(|letter| !letter.is_whitespace()).count();
            letters > 0 && look.unknown_letters(name).len() * 2 > letters
        };
        let said = figure.title.without_names(&unknown);
        let title = if figure.title.is_name() { figure.title.clone() } else { said };
        let top = canvas.heading([&title, &figure.subtitle])?;
        figure.form.draw(&canvas, top)?;
        canvas.foot(&figure.foot)?;
        canvas.finish()?
    };
    Ok((svg, noted))
}

/// Colours that let the ground through as such: an element that does is painted on a sheet of its own, which is then laid
/// over the picture and takes far longer. An element has one colour, so that both look alike.
fn clear_colours(svg: &str) -> String {
    let mut clear = String::with_capacity(svg.len());
    // What stands in angle brackets, and the words behind it.
    for piece in svg.split_inclusive('>') {
        let (words, element) = piece.rsplit_once('<').unwrap_or((piece, ""));
        clear.push_str(words);
        if element.is_empty() {
            continue;
        }
        clear.push('<');
        match element.split_once(" opacity=\"").and_then(|(a, b)| Some((a, b.split_once('"')?))) {
            Some((before, (share, after))) => clear.push_str(&format!(
                "{before} fill-opacity=\"{share}\" stroke-opacity=\"{share}\"{after}"
            )),
            None => clear.push_str(element),
        }
    }
    clear
}

/// The picture with the theme's logo at its foot.
fn with_logo(svg: String, look: &Look) -> String {
    let Some((kind, bytes)) = &look.theme.logo else { return svg };
    let (wide, high) = look.pixels();
    let margin = if wide > 1200 { 80.0 } else { 56.0 };
    let data = BASE64_STANDARD.encode(bytes.as_slice());
    let (x, y) = (f64::from(wide) - margin - LOGO.0, f64::from(high) - 16.0 - LOGO.1);
    let [x, y, width, height] = [x, y, LOGO.0, LOGO.1].map(|length| length * SCALE);
    let image = format!(
        "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"xMaxYMid meet\" href=\"data:{kind};base64,{data}\"/></svg>"
    );
    svg.replacen("</svg>", &image, 1)
}

/// As PNG. Charts stand on an opaque ground, so they need no transparency; and the fast compression
/// takes a fifth of the time of the usual one, which took more than all the drawing.
fn encode(picture: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let pixels = picture.data().as_chunks::<4>().0;
    let mut colours = vec![0; 3 * pixels.len()];
    for (colour, pixel) in colours.as_chunks_mut::<3>().0.iter_mut().zip(pixels) {
        *colour = [pixel[0], pixel[1], pixel[2]];
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_compression(Compression::Fast);
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::{
            figure::Form,
            form::{Line, Lines, Swing, Tornado},
        },
        language::{label::Label, phrase},
        metrics::Unit,
    };

    fn figure(form: Form) -> Figure {
        let subtitle = phrase!("Spending, {currency}", currency = currency("$bn"));
        let title = phrase!(
            "{first} then, {next} now",
            first = money(40.0, "$bn"),
            next = money(3200.0, "$bn")
        );
        let foot = phrase("–");
        let (name, takeaway) = ("own".to_owned(), None);
        Figure { name, title, subtitle, foot, form, takeaway }
    }

    /// A line of money that ends at so many billions.
    fn line(end: f64) -> Figure {
        let points = vec![(2025.0, 0.0), (2030.0, end)];
        let name = phrase("median");
        let lines = vec![Line { name, points, band: Vec::new(), observed: false }];
        let (across, unit) = (phrase("year"), Unit::Money);
        figure(Form::Lines(Lines { unit, across, log: false, level: None, lines }))
    }

    #[test]
    fn an_axis_of_more_than_five_thousand_billions_counts_in_trillions() {
        let said = |end: f64| {
            let drawing = Drawing::new(&line(end), &Look::default()).unwrap();
            let texts: Vec<String> = drawing.texts.iter().map(|own| own.text.clone()).collect();
            texts
        };
        let has = |texts: &[String], words: &str| texts.iter().any(|own| own == words);
        let (small, large) = (said(4000.0), said(5900.0));
        assert!(has(&small, "Spending, $bn") && has(&small, "4,000"), "{small:?}");
        assert!(has(&large, "Spending, $tn") && has(&large, "6"), "{large:?}");
        assert!(!large.iter().any(|own| own.contains(",000")), "{large:?}");
        // The title follows where people say it so.
        let has = |texts: &[String], words: &str| has(texts, &words.replace("bn", "\u{a0}bn"));
        assert!(has(&small, "$40bn then, $3.2\u{a0}trillion now"), "{small:?}");
        assert!(has(&large, "$40bn then, $3.2\u{a0}trillion now"), "{large:?}");
    }

    #[test]
    fn a_tornado_of_one_bar_needs_no_whole_sheet() {
        let label = || Label { key: "a.b".to_owned(), words: phrase("–"), unit: phrase("") };
        let swing = |_| Swing { name: label(), low: [1.0, 5.0, 0.1], high: [2.0, 15.0, 0.1] };
        let high = |bars: usize| {
            let swings = (0..bars).map(swing).collect();
            let form = Tornado { unit: Unit::Ratio, middle: 10.0, swings, unclear: 3 };
            Drawing::new(&figure(Form::Tornado(form)), &Look::default()).unwrap().size.1
        };
        assert_eq!(high(12), 1080);
        assert!(high(1) < 700 && high(1) == high(2) && high(3) > high(2), "{}", high(1));
    }

    #[test]
    fn colours_let_the_ground_through_and_words_stay() {
        let given = "<a><rect opacity=\"0.4\" fill=\"#fff\"/><text fill=\"#000\">x > y opacity=\"1\"</text></a>";
        let due = "<a><rect fill-opacity=\"0.4\" stroke-opacity=\"0.4\" fill=\"#fff\"/><text fill=\"#000\">x > y opacity=\"1\"</text></a>";
        assert_eq!(clear_colours(given), due);
    }
}
