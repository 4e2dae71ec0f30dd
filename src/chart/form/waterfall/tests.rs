//! What waterfalls say beside their bars, and in their tables.

use super::*;
use crate::{Form, language::Language};

#[test]
fn one_number_has_no_range_and_dust_has_none() {
    let step = |adds: f64, range| Step { name: "a".into(), adds, error: None, range };
    let own = Waterfall {
        unit: Unit::Share,
        from: ("one".to_owned(), 0.5),
        steps: vec![
            step(-0.009, Some([-0.009, -0.009])),
            step(0.05, Some([0.02, 0.08])),
            step(0.0004, Some([0.0, 0.0008])),
        ],
        to: ("other".to_owned(), 0.54),
    };
    let look = Look::default();
    let said = own.steps.iter().map(|step| own.range_words(&look, step));
    let said: Vec<_> = said.map(|own| own.map(|own| Language::En.plain(&own))).collect();
    assert_eq!(said, [None, Some("+2.0 … +8.0".to_owned()), None]);
    assert_eq!([0, 1, 2].map(|place| own.is_seen(&own.steps[place])), [true, true, false]);
}

/// What a table says of a step is what the picture says of it.
#[test]
fn what_is_added_to_a_share_are_points() {
    let step = Step { name: "a".into(), adds: 0.16, error: Some(0.01), range: Some([0.125, 0.25]) };
    let (from, to) = (("one".to_owned(), 0.5), ("other".to_owned(), 0.66));
    let own =
        |unit| Waterfall { unit, from: from.clone(), steps: vec![step.clone()], to: to.clone() };
    let share = Form::Waterfall(own(Unit::Share)).data();
    let heads: Vec<String> = share.header.iter().map(|own| Language::GERMAN.say(own)).collect();
    assert_eq!(heads[1], "fügt hinzu, Prozentpunkte");
    assert_eq!(share.rows[1].1, [16.0, 1.0, 12.5, 25.0, 0.66].map(Some));
    let units: Vec<Unit> = (0..5).map(|column| share.unit(column)).collect();
    assert_eq!(units[..4], [Unit::Ratio; 4]);
    assert_eq!(units[4], Unit::Share);
    let money = Form::Waterfall(own(Unit::Money)).data();
    assert_eq!((money.rows[1].1[0], money.unit(0)), (Some(0.16), Unit::Money));
}
