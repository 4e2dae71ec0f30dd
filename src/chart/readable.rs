//! A picture that people and programs can read: its text as text, and what it shows in words.

use super::{stepwise::stepwise, style::MARK};

/// Families that stand in for the chart's own, where it is not installed.
const OTHERS: &str = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// Texts as one element each, of a picture whose texts were kept: what draws them nests two more, with a shift for
/// every letter. Other elements stay as they are. The family stands at the root, with those that stand in for it.
pub(super) fn plain_texts(svg: &str) -> String {
    let mut plain = String::with_capacity(svg.len());
    let (mut rest, mut family) = (svg, None);
    while let Some((before, text, after)) = next_text(rest) {
        plain.push_str(before);
        let own = between(text, " font-family=\"", "\"");
        match plain_text(text, own.unwrap_or_default()) {
            Some(own) => plain.push_str(&own),
            None => plain.push_str(text),
        }
        family = family.or(own);
        rest = after;
    }
    plain.push_str(rest);
    let Some(family) = family else { return plain };
    let family =
        if OTHERS.starts_with(family) { OTHERS.to_owned() } else { format!("{family}, {OTHERS}") };
    plain.replacen("<svg ", &format!("<svg font-family=\"{family}\" "), 1)
}

/// Texts whose letters no font here has as they were meant, in their order: who reads text as text may have a font for
/// them.
pub(super) fn meant(svg: &str, texts: &[String]) -> String {
    const END: &str = "</text>";
    let mut texts = texts.iter();
    let each = svg.split_inclusive(END).map(|piece| {
        let marked = piece.ends_with(END).then(|| piece.rfind("<text")).flatten();
        let mark = marked.and_then(|begin| Some(begin + piece[begin..].find(MARK)?));
        let Some(mark) = mark else { return piece.to_owned() };
        let Some(text) = texts.next() else { return piece.to_owned() };
        let begin = piece[..mark].rfind('>').map_or(0, |end| end + 1);
        let end = mark + piece[mark..].find('<').unwrap_or(0);
        format!("{}{}{}", &piece[..begin], escaped(text), &piece[end..])
    });
    each.collect()
}

/// The same picture in fewer letters: points from one to the next, nothing that is so anyway.
pub(super) fn compact(svg: &str) -> String {
    let mut short = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some((before, after)) = rest.split_once(" d=\"") {
        let Some((path, behind)) = after.split_once('"') else { break };
        short.push_str(before);
        short.push_str(" d=\"");
        match stepwise(path) {
            Some(path) => short.push_str(&path),
            None => short.push_str(path),
        }
        short.push('"');
        rest = behind;
    }
    short.push_str(rest);
    joined(&short.replace(" stroke=\"none\"", ""))
}

/// Lines that follow each other and look alike, as those of a scale or the dashes of one line, as one path of several parts.
fn joined(svg: &str) -> String {
    const PATH: &str = "<path ";
    const POINTS: &str = " d=\"";
    let mut joined = String::with_capacity(svg.len());
    let mut parts = svg.split(PATH);
    joined.push_str(parts.next().unwrap_or_default());
    let mut before: Option<&str> = None;
    for part in parts {
        let Some((look, points)) = part.split_once(POINTS) else {
            joined.extend([PATH, part]);
            before = None;
            continue;
        };
        let open = before.filter(|own| *own == look).and(joined.strip_suffix("\"/>"));
        match open.map(str::len) {
            Some(end) => joined.truncate(end),
            None => joined.extend([PATH, look, POINTS]),
        }
        joined.push_str(points);
        let is_line = look.starts_with("fill=\"none\"") && !look.contains("opacity");
        before = Some(look).filter(|_| is_line && points.ends_with("\"/>"));
    }
    joined
}

/// Says for screen readers what a picture shows.
pub(super) fn described(svg: &str, title: &str, description: &str) -> String {
    let Some((root, rest)) = svg.split_once('>').filter(|_| !title.is_empty()) else {
        return svg.to_owned();
    };
    let [title, description] = [title, description].map(escaped);
    format!("{root} role=\"img\"><title>{title}</title><desc>{description}</desc>{rest}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What stands before the next text, the text, and what stands behind it.
fn next_text(svg: &str) -> Option<(&str, &str, &str)> {
    const END: &str = "</text>";
    let begin = svg.find("<text ")?;
    let end = begin + svg[begin..].find(END)? + END.len();
    Some((&svg[..begin], &svg[begin..end], &svg[end..]))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

/// The text as one element, if it is nested as they are.
fn plain_text(text: &str, family: &str) -> Option<String> {
    let shift = between(text, " dy=\"", "\"").map_or(Some(0.0), |all| {
        let mut each = all.split(' ').map(|one| one.parse::<f64>().ok());
        let first = each.next()??;
        // A shift of a later letter would be lost.
        each.all(|other| other == Some(0.0)).then_some(first)
    })?;
    let (place, letters) = text.split_once("<tspan x=")?.1.split_once("><tspan ")?;
    let (x, place) = place.split_once(" y=\"")?;
    let (y, anchor) = place.split_once('"')?;
    let (style, words) = letters.split_once('>')?;
    let words = words.strip_suffix("</tspan></tspan></text>").filter(|own| !own.contains('<'))?;
    let style =
        style.replace(&format!("font-family=\"{family}\""), "").replace("stroke=\"none\"", "");
    let y = y.parse::<f64>().ok()? + shift;
    Some(format!(
        "<text x={x} y=\"{y}\"{anchor} {}>{words}</text>",
        style.trim().replace("  ", " ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NESTED: &str = "<svg viewBox=\"0 0 9 9\"><text xml:space=\"preserve\" dy=\"88 0 0\"><tspan x=\"640\" y=\"584\" text-anchor=\"middle\"><tspan font-family=\"Inter\" font-weight=\"700\" fill=\"#181d27\" stroke=\"none\">A &amp; b</tspan></tspan></text><path d=\"M 0 0\"/></svg>";

    #[test]
    fn texts_are_one_element() {
        let due = format!(
            "<svg font-family=\"{OTHERS}\" viewBox=\"0 0 9 9\"><text x=\"640\" y=\"672\" text-anchor=\"middle\" font-weight=\"700\" fill=\"#181d27\">A &amp; b</text><path d=\"M 0 0\"/></svg>"
        );
        assert_eq!(plain_texts(NESTED), due);
        // What is made otherwise stays as it is.
        for other in [NESTED.replace("88 0 0", "88 0 5"), NESTED.replace("A &amp;", "<a/>")] {
            assert!(plain_texts(&other).contains("</tspan></tspan></text>"), "{other}");
        }
    }

    #[test]
    fn texts_stand_as_they_were_meant() {
        let picture = |[first, last]: [&str; 2]| {
            format!(
                "<svg><text x=\"1\">{first}</text><text x=\"2\">plain</text><text><tspan>{last}</tspan></text>▪</svg>"
            )
        };
        let texts = ["東京 & co".to_owned(), "شركة".to_owned()];
        let due = picture(["東京 &amp; co", "شركة"]);
        assert_eq!(meant(&picture(["▪▪ &amp; co", "▪▪▪▪"]), &texts), due);
        assert_eq!(meant(&due, &[]), due);
    }

    #[test]
    fn paths_are_short_and_the_same() {
        let long =
            "<path fill=\"#fff\" stroke=\"none\" d=\"M 0 0 L 15360 -8.5 L 1 2 Z\"/><g a=\"b c\"/>";
        let due = "<path fill=\"#fff\" d=\"M0 0l15360-8.5l-15359 10.5z\"/><g a=\"b c\"/>";
        assert_eq!(compact(long), due);
    }

    #[test]
    fn lines_that_look_alike_are_one_path() {
        let line =
            |look: &str, points: &str| format!("<path fill=\"none\" {look} d=\"{points}\"/>");
        let (dash, faint) = ("stroke=\"#111\"", "stroke=\"#111\" stroke-opacity=\"0.5\"");
        let behind =
            ["<g/>", &line(dash, "M4 0L5 0"), &line(faint, "M0 1L1 1"), &line(faint, "M1 1L2 1")];
        let picture = |dashes: &str| format!("<svg>{dashes}{}</svg>", behind.concat());
        let apart = picture(&(line(dash, "M0 0L1 0") + &line(dash, "M2 0L3 0")));
        let due = picture(&line(dash, "M0 0L1 0M2 0L3 0"));
        assert_eq!(joined(&apart), due);
        let filled = "<path fill=\"#fff\" d=\"M0 0Z\"/><path fill=\"#fff\" d=\"M1 0Z\"/>";
        assert_eq!(joined(filled), filled);
    }

    #[test]
    fn what_is_shown_is_said() {
        let said = described("<svg a=\"b\"><path/></svg>", "A < b", "c & d");
        assert_eq!(
            said,
            "<svg a=\"b\" role=\"img\"><title>A &lt; b</title><desc>c &amp; d</desc><path/></svg>"
        );
        assert_eq!(described("<svg></svg>", "", "x"), "<svg></svg>");
    }
}
