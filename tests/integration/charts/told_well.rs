//! What is drawn can be told apart: scales end near their numbers, greys have patterns, numbers one precision.

use overbuild::{
    chart::{
        Drawing, Figure, Form, Look, Size, Theme,
        form::{
            Columns, DotColumn, DotRow, Dots, Exceedance, Histogram, Row, Rows, Stack, Swing,
            Tornado, WhiskerRow, Whiskers,
        },
    },
    language::{Language, Phrase, phrase},
    metrics::{Distribution, Unit},
};
use roxmltree::Document;

use super::extremes::figure;

fn drawn(form: Form, look: &Look) -> Drawing {
    Drawing::new(&figure("own", form), look).unwrap()
}

/// The same without a currency, in which amounts would be told with their words.
fn drawn_bare(form: Form) -> Drawing {
    let figure = Figure { subtitle: Phrase::of_name("plain"), ..figure("own", form) };
    Drawing::new(&figure, &Look::default()).unwrap()
}

/// Below title and subtitle and above the foot.
fn texts(drawing: &Drawing) -> Vec<&str> {
    let inside = drawing.texts.iter().filter(|text| (250.0..1010.0).contains(&text.area[1]));
    inside.map(|text| text.text.as_str()).collect()
}

#[test]
fn scales_end_near_their_numbers_at_all_sizes() {
    let swing = |low: f64, high: f64| Swing {
        name: "x".into(),
        low: [0.1, low, 1.0],
        high: [0.2, high, 1.0],
    };
    let swings = vec![swing(2437.0, 427.0), swing(1949.0, 1206.0), swing(1032.0, 1699.0)];
    for (name, size) in Size::ALL {
        let form =
            Tornado { unit: Unit::Money, middle: 1320.0, swings: swings.clone(), unclear: 0 };
        let drawing = drawn(Form::Tornado(form), &Look { size, ..Look::default() });
        let marks =
            texts(&drawing).into_iter().filter_map(|text| text.replace(',', "").parse().ok());
        let marks: Vec<f64> = marks.filter(|mark: &f64| *mark >= 100.0).collect();
        let most = marks.iter().copied().fold(0.0, f64::max);
        assert!(marks.len() > 1 && most < 2437.0 * 1.35, "{name}: {marks:?}");
    }
}

/// On half a slide 27, 53 and 67 % stand apart.
#[test]
fn dots_use_their_column() {
    let columns =
        ["one", "two", "three"].map(|name| DotColumn { name: phrase(name), unit: Unit::Share });
    let row = |value: f64| DotRow {
        name: Phrase::of_name("x"),
        marked: false,
        values: vec![[value; 3]; 3],
    };
    let rows = [0.27, 0.53, 0.67].map(row).to_vec();
    let look = Look { size: Size::Half, ..Look::default() };
    let drawing = drawn(Form::Dots(Dots { columns: columns.to_vec(), rows }), &look);
    let at = |words: &str| {
        let own = drawing.texts.iter().find(|text| text.text.replace('\u{a0}', " ") == words);
        own.unwrap_or_else(|| panic!("no {words}: {:?}", texts(&drawing))).area[0]
    };
    assert!(at("67 %") - at("27 %") > 80.0, "{} {}", at("67 %"), at("27 %"));
}

#[test]
fn greys_have_patterns_where_there_are_many() {
    let layer = |place: u32| {
        (Phrase::of_name(&format!("builder {place}")), vec![1000.0 / f64::from(place + 1); 4])
    };
    let years: Vec<f64> = (0..4).map(|year| 2025.0 + f64::from(year)).collect();
    let lines = |theme: &str, count: u32| {
        let stack = Stack::new(Unit::Money, years.clone(), (0..count).map(layer).collect());
        let theme = Theme::named(theme).unwrap();
        let ground = theme.colours.background;
        let ground = format!("#{:02x}{:02x}{:02x}", ground.0, ground.1, ground.2);
        let svg = drawn(Form::Stack(stack), &Look { theme, ..Look::default() }).svg();
        let document = Document::parse(&svg).unwrap();
        document.descendants().filter(|node| node.attribute("stroke") == Some(&ground)).count()
    };
    // A seam above each layer, and beyond the fourth layer patterns.
    assert!(lines("print", 8) > lines("light", 8) + 40);
    assert_eq!(lines("print", 4), lines("light", 4));
}

/// Of forty alike no seven stand before the others.
#[test]
fn many_alike_are_one_layer() {
    let layer = |place: u32, size: f64| (Phrase::of_name(&place.to_string()), vec![size; 2]);
    let count = |size: &dyn Fn(u32) -> f64| {
        let layers = (0..40).map(|place| layer(place, size(place))).collect();
        Stack::new(Unit::Money, vec![2025.0, 2026.0], layers).layers.len()
    };
    assert_eq!(count(&|_| 1.0), 1);
    assert_eq!(count(&|place| 1.0 / f64::from(1 + place * place)), 8);
}

fn rows(values: &[f64]) -> Form {
    let row = |value: &f64| Row {
        name: Phrase::of_name("x"),
        kind: phrase("builder"),
        values: vec![*value],
        colour: 0,
    };
    Form::Rows(Rows {
        unit: Unit::Money,
        series: Vec::new(),
        rows: values.iter().map(row).collect(),
        none: Vec::new(),
        none_label: phrase("On no path:"),
        grey_last: false,
    })
}

#[test]
fn bars_of_a_chart_have_one_precision() {
    let drawing = drawn_bare(rows(&[83.8, 12.2, 8.19]));
    let said = texts(&drawing);
    assert!(["83.8", "12.2", "8.2"].iter().all(|due| said.contains(due)), "{said:?}");
    let drawing = drawn_bare(rows(&[1320.0, 66.6, 38.04]));
    let said = texts(&drawing);
    assert!(["1,320", "67", "38"].iter().all(|due| said.contains(due)), "{said:?}");
}

/// What stands beside bars and medians is an amount with its word, in the unit that the chart counts in.
#[test]
fn money_beside_marks_has_its_word() {
    let distribution = |scale: f64| {
        Distribution::new((0..1000).map(|path| scale * f64::from(path)).collect::<Vec<_>>())
    };
    let all = [("base".to_owned(), &distribution(1.56)), ("bull".to_owned(), &distribution(12.4))];
    let ridges = Form::Histogram(Histogram::new(Unit::Money, &all).unwrap());
    let bars = rows(&[1340.0, 65.1, 0.404]);
    for (language, due) in [
        (Language::En, ["$1.34 tn", "$65.1 bn", "$404 m", "base: median $780 bn"]),
        (Language::GERMAN, ["1,34 Bio. $", "65,1 Mrd. $", "404 Mio. $", "base: Median 780 Mrd. $"]),
    ] {
        let look = Look { language, ..Look::default() };
        let drawings = [&bars, &ridges].map(|form| drawn(form.clone(), &look));
        let said: Vec<String> =
            drawings.iter().flat_map(texts).map(|text| text.replace('\u{a0}', " ")).collect();
        for due in due {
            assert!(said.iter().any(|own| own.starts_with(due)), "{due}: {said:?}");
        }
    }
}

/// Every column has its number, or none but the last.
#[test]
fn numbers_of_columns_stand_above_all_or_none() {
    let years = (2025..=2036).map(|year| phrase("{value}").year("value", f64::from(year)));
    let categories: Vec<Phrase> = years.chain([phrase("never")]).collect();
    let mut shares = vec![0.0004; 12];
    shares.push(0.9952);
    for (size, due) in [(Size::Wide, 12), (Size::Half, 0)] {
        let series = vec![(String::new(), shares.clone())];
        let form =
            Form::Columns(Columns { last_apart: true, categories: categories.clone(), series });
        let look = Look { size, language: Language::GERMAN, ..Look::default() };
        let drawing = drawn(form, &look);
        let said = texts(&drawing);
        let small = said.iter().filter(|text| text.starts_with('<')).count();
        assert_eq!(small, due, "{said:?}");
        assert!(!said.iter().any(|text| text.starts_with("unter")), "{said:?}");
    }
}

#[test]
fn curves_begin_where_there_is_something() {
    let shares: Vec<f64> = (0..=100).map(|step| 0.001_f64.powf(f64::from(step) / 100.0)).collect();
    let value = |share: &f64| if *share > 0.06 { 0.0 } else { 1.0 / share };
    let values = shares.iter().map(value).collect();
    let form = Exceedance {
        unit: Unit::Money,
        series: vec![(String::new(), values)],
        shares,
        marks: vec![[0.5, 0.0], [0.1, 0.0], [0.01, 100.0]],
        short: false,
    };
    let drawing = drawn(Form::Exceedance(form), &Look::default());
    let said = texts(&drawing);
    assert!(!said.contains(&"all") && !said.contains(&"1 in 2"), "{said:?}");
    assert!(said.contains(&"1 in 10") && said.contains(&"1 in 1,000"), "{said:?}");
}

/// A name in another direction has its own place in a sentence; alone and in ours it needs none.
#[test]
fn names_of_another_direction_keep_their_place() {
    let arabic = "مراكز البيانات";
    let told = phrase("{title}: {paths} paths").name("paths", "2,000");
    for language in [Language::En, Language::GERMAN] {
        let said = language.say(&told.clone().name("title", arabic));
        assert!(said.starts_with(&format!("\u{2068}{arabic}\u{2069}:")), "{said:?}");
        assert!(!language.say(&told.clone().name("title", "Zentren")).contains('\u{2068}'));
        assert_eq!(language.say(&Phrase::of_name(arabic)), arabic);
        let within = phrase("{title}: {paths} paths").name("paths", "2");
        let said = language.say(&within.phrase("title", Phrase::of_name(arabic)));
        assert!(said.starts_with('\u{2068}'), "{said:?}");
        assert!(!language.plain(&told.clone().name("title", arabic)).contains('\u{2068}'));
    }
}

/// An interval of a share may reach beyond the whole where it is estimated; no axis does.
#[test]
fn axes_of_shares_end_at_the_whole() {
    let row = |values| WhiskerRow { name: "a".into(), values: vec![values] };
    let rows = vec![row([0.45, 0.75, 1.04]), row([0.1, 0.2, 0.3])];
    let drawing = drawn_bare(Form::Whiskers(Whiskers { series: vec![phrase("x")], rows }));
    let marks: Vec<f64> = texts(&drawing)
        .iter()
        .filter_map(|text| text.replace('\u{a0}', " ").strip_suffix(" %")?.parse().ok())
        .collect();
    assert!(marks.contains(&100.0) && marks.iter().all(|mark| *mark <= 100.0), "{marks:?}");
}
