//! What native charts have of their pictures.

use super::*;
use crate::{
    chart::{
        Fitted, Theme, digits,
        form::{
            Bars, Beside, Curve, Exceedance, Line, Lines, Response, Stack, Up, WhiskerRow, Whiskers,
        },
    },
    language::phrase,
    metrics::{Band, Distribution, Metric, Unit},
};

/// The parts of a figure.
fn drawn(form: Form, look: &Look) -> String {
    let [title, subtitle, foot] = [(); 3].map(|()| phrase("–"));
    let (name, takeaway) = ("own".to_owned(), None);
    let figure = Figure { name, title, subtitle, foot, form, takeaway };
    let books = chart_books(&figure, look).unwrap();
    books.into_iter().map(|book| book.part).collect()
}

/// Two years, of which the second ends at a median, and the line beside it at another.
fn fan(median: f64, beside: Option<f64>) -> Form {
    let band = |year: f64, own: f64| {
        let quantiles = [0.5, 0.8, 0.9, 1.0, 1.1, 1.2, 2.0].map(|part| part * own);
        Band { year, quantiles, mean: own }
    };
    let bands = vec![band(2030.0, 15.0), band(2031.0, median)];
    let beside = beside.map(|end| Beside {
        label: phrase("median fair price"),
        points: vec![(2030.0, 15.0), (2031.0, end)],
    });
    Form::Fan(Fan { unit: Unit::Money, bands, beside, observed: vec![(2030.0, [9.0, 10.0, 11.0])] })
}

fn line(name: &str, points: Vec<(f64, f64)>, band: Vec<[f64; 2]>, observed: bool) -> Line {
    Line { name: phrase(name), points, band, observed }
}

fn lines(lines: Vec<Line>) -> Form {
    let (unit, across) = (Unit::Share, phrase("%"));
    Form::Lines(Lines { unit, across, log: false, level: None, lines })
}

#[test]
fn what_happened_has_one_colour_that_nothing_else_has() {
    let facts = line("what happened", vec![(2025.0, 0.5), (2031.0, 0.4)], Vec::new(), true);
    let other = line("median", vec![(2025.0, 0.5), (2031.0, 0.6)], Vec::new(), false);
    for theme in Theme::NAMES {
        let look = Look { theme: Theme::named(theme).unwrap(), ..Look::default() };
        let colours = &look.theme.colours;
        let own = digits(colours.happened());
        assert!(colours.series.iter().chain([&colours.contrast]).all(|all| digits(*all) != own));
        for form in
            [fan(12.0, None), fan(12.0, Some(4.0)), lines(vec![other.clone(), facts.clone()])]
        {
            let part = drawn(form, &look);
            let marker = part.split("<c:symbol val=\"circle\"/>").nth(1).unwrap();
            let (_, colour) = marker.split_once("srgbClr val=\"").unwrap();
            assert_eq!(colour[..6], own, "{theme}");
        }
    }
}

#[test]
fn numbers_of_lines_that_end_together_stand_apart() {
    let sides = |beside: f64| {
        let part = drawn(fan(2.0, Some(beside)), &Look::default());
        ["t", "b"].map(|side| part.matches(&format!("dLblPos val=\"{side}\"")).count())
    };
    assert_eq!(sides(2.2), [1, 1]);
    assert_eq!(sides(1.9), [1, 1]);
    assert_eq!(sides(9.0), [0, 0]);
}

#[test]
fn points_that_titles_speak_of_are_marked() {
    let values = Distribution::new((1..=1000).map(f64::from).collect());
    let of = |names: &[&str]| {
        let all: Vec<_> = names.iter().map(|name| ((*name).to_owned(), &values)).collect();
        let form = Form::Exceedance(Exceedance::new(Metric::WriteDown.quantity(), &all));
        drawn(form, &Look::default())
    };
    let one = of(&[""]);
    assert_eq!(one.matches("<c:symbol val=\"circle\"/>").count(), 3);
    assert!(one.contains("[=1]&quot;all&quot;;0/####"), "{one}");
    assert_eq!(of(&["a", "b"]).matches("<c:symbol val=\"circle\"/>").count(), 2);
    // Of a histogram, the bar that one path in ten exceeds.
    let histogram = Histogram::new(Unit::Money, &[(String::new(), &values)]);
    let bare = histogram.clone().unwrap();
    let marked = Form::Histogram(histogram.unwrap().with_tenth(900.0));
    let dark = |form| drawn(form, &Look::default()).matches("<c:dPt>").count();
    assert_eq!(dark(marked), dark(Form::Histogram(bare)) + 1);
}

#[test]
fn a_point_alone_is_seen_and_the_scale_is_round() {
    let way = line("median", vec![(11.0, 0.9), (91.0, 0.5)], Vec::new(), false);
    for observed in [true, false] {
        let point = line("median", vec![(40.0, 0.8)], Vec::new(), observed);
        let part = drawn(lines(vec![way.clone(), point]), &Look::default());
        assert_eq!(part.matches("<c:symbol val=\"circle\"/>").count(), 1);
        assert!(part.contains("<c:min val=\"10\"/>") && part.contains("<c:max val=\"100\"/>"));
    }
}

#[test]
fn bands_have_a_name_in_the_legend() {
    let own = |name| {
        let points = vec![(2025.0, 0.4), (2031.0, 0.6)];
        line(name, points, vec![[0.3, 0.5], [0.5, 0.7]], false)
    };
    for form in [lines(vec![own("a")]), lines(vec![own("a"), own("b")])] {
        assert!(drawn(form, &Look::default()).contains("<c:v>the band around the line</c:v>"));
    }
    let curve = Curve {
        name: phrase(""),
        points: vec![(0.1, 0.4), (0.2, 0.6)],
        band: vec![[0.3, 0.5], [0.5, 0.7]],
        dots: false,
    };
    let response = Response {
        across: "x".into(),
        up: Up::Unit(Unit::Share),
        curves: vec![curve],
        target: None,
        roots: Vec::new(),
        now: None,
    };
    let part = drawn(Form::Response(response), &Look::default()).replace('\u{a0}', " ");
    assert!(part.contains("<c:v>95 % interval</c:v>"), "{part}");
    // The second end is left out, and the curve itself, which has no name.
    assert_eq!(part.matches("<c:legendEntry>").count(), 2);
}

#[test]
fn no_row_of_a_picture_is_cut() {
    let row = |place: usize| WhiskerRow {
        name: format!("row {place}").as_str().into(),
        values: vec![[0.1, 0.2, 0.3]],
    };
    let rows = (0..14).map(row).collect();
    let form = Form::Whiskers(Whiskers { series: vec![phrase("whole distribution")], rows });
    assert!(drawn(form, &Look::default()).contains("<c:ptCount val=\"14\"/>"));
}

#[test]
fn what_stands_out_is_called_by_what_it_is_on_its_ground() {
    let mut shares = vec![0.01; 50];
    shares[0] = 0.3;
    let bars = |none: f64| Bars { shares: shares.clone(), none, ..bare() };
    let named = |theme: &str, none: f64| {
        let look = Look { theme: Theme::named(theme).unwrap(), ..Look::default() };
        let all = vec![bars(none), Bars { name: "b".to_owned(), ..bars(none) }];
        let own =
            Histogram { unit: Unit::Money, range: [0.0, 50.0], series: all, none_left_out: false };
        let [title, subtitle, foot] = [(); 3].map(|()| phrase("–"));
        let (name, form) = ("own".to_owned(), Form::Histogram(own));
        let figure = Figure { name, title, subtitle, foot, form, takeaway: None };
        let books = chart_books(&figure, &look).unwrap();
        books[0].name.as_ref().unwrap().0.clone()
    };
    assert!(named("light", 0.1).ends_with("grey: none; dark: median"));
    assert!(named("dark", 0.1).ends_with("grey: none; light: median"));
    // What nobody sees is not called by its colour.
    assert!(
        named("light", 0.0004).ends_with("; dark: median")
            && !named("light", 0.0004).contains("grey")
    );
}

fn bare() -> Bars {
    let (name, shares) = ("a".to_owned(), Vec::new());
    Bars { name, shares, none: 0.0, beyond: 0.0, median: 20.0, tenth: None }
}

#[test]
fn marks_have_no_decimals_that_say_nothing() {
    let fitted = Fitted { thousands: true, currency: Some("$bn".to_owned()), spare: 0.0 };
    let look = Look { fitted, ..Look::default() };
    assert!(drawn(fan(3000.0, None), &look).contains("formatCode=\"0,\""));
    assert!(drawn(fan(1000.0, None), &look).contains("formatCode=\"0.0,\""));
}

/// Bars of five scenarios are lines: their scale is round, in the unit that the caption names.
#[test]
fn bars_are_named_by_round_numbers_in_the_unit_of_their_caption() {
    let fitted = Fitted { thousands: true, currency: Some("$bn".to_owned()), spare: 0.0 };
    let look = Look { fitted, ..Look::default() };
    let named = |scenarios: &[&str]| -> Vec<String> {
        let bars = |name: &&str| Bars {
            name: (*name).to_owned(),
            shares: vec![0.02; 50],
            none: 0.01,
            ..bare()
        };
        let series = scenarios.iter().map(bars).collect();
        let range = [0.0, 8000.0];
        let part = drawn(
            Form::Histogram(Histogram { unit: Unit::Money, range, series, none_left_out: false }),
            &look,
        );
        let (_, names) = part.split_once("<c:cat>").unwrap();
        let (names, _) = names.split_once("</c:cat>").unwrap();
        let each = names.split("<c:v>").skip(1).filter_map(|own| own.split_once("</c:v>"));
        each.map(|(name, _)| name.to_owned()).filter(|name| !name.is_empty()).collect()
    };
    assert_eq!(named(&["a", "b", "c", "d", "e"]), ["0", "2", "4", "6"]);
    assert_eq!(named(&[""]), ["0", "2", "4", "6"]);
}

#[test]
fn layers_have_the_colours_of_their_owners() {
    let layer = |name: &str, value: f64| (Phrase::of_name(name), vec![value]);
    let layers = vec![layer("small", 1.0), layer("large", 3.0)];
    let look = Look::default();
    let part = drawn(Form::Stack(Stack::new(Unit::Money, vec![2030.0], layers)), &look);
    let first = part.split_once("<a:solidFill><a:srgbClr val=\"").unwrap().1;
    assert_eq!(first[..6], digits(look.theme.colours.of(1)));
}
