//! `--over`: keys and what they are tried at.

use std::collections::BTreeSet;

use crate::{
    analysis::{
        Knob,
        sweep::{Axis, Design, Levels},
    },
    library::ranges::{self, ends, typed},
    model::{Model, named},
    scenario::{Document, PROMISES, header_tables, key_parts, suggestion, typed_key},
};

/// Steps of a range if nobody says.
const STEPS: u32 = 5;
/// Steps of one range at most.
const MOST_STEPS: u32 = 1_000;

/// A key as it is typed with its levels.
pub(super) fn axis(
    scenario: (&Document, &Model),
    text: &str,
    design: Design,
    allow_implausible: bool,
) -> Result<Axis, String> {
    let typed = typed(text)?;
    let levels = typed.rest.unwrap_or_default();
    if levels.is_empty() {
        return Err(format!(
            "{text:.100}: expected what to try, as in {0}=0.2..0.8:7 or {0}=fleet,assets",
            typed.key
        ));
    }
    if levels.contains("..") && !levels.starts_with(['{', '"']) {
        return range(scenario, text, levels, design, allow_implausible);
    }
    let parts = key_parts(typed.key).ok_or_else(|| format!("`{:.100}` is no key", typed.key))?;
    let name = parts.join(".");
    known(scenario, &typed, &name)?;
    let words = list(levels);
    if let Some(twice) = twice(&words) {
        return Err(format!("{text:.100}: `{twice:.60}` stands there twice"));
    }
    if words.iter().any(String::is_empty) {
        return Err(format!("{text:.100}: a value between commas is empty"));
    }
    let numbers: Option<Vec<f64>> = words.iter().map(|word| ranges::number(word).ok()).collect();
    let knob =
        Knob::new(scenario, typed.key, Some(typed.turn.unwrap_or(crate::analysis::Turn::Value)));
    let levels = match (numbers, knob) {
        (Some(numbers), Ok(knob)) => Levels::Numbers(knob, numbers),
        _ if typed.turn.is_some() => {
            return Err(format!("{text:.100}: only numbers can be turned by a shift or a factor"));
        }
        _ => Levels::Words(typed_key(&parts), words),
    };
    Ok(Axis { name, levels })
}

/// `LOW..HIGH:STEPS`, or the two ends alone where a design chooses between them.
fn range(
    scenario: (&Document, &Model),
    text: &str,
    levels: &str,
    design: Design,
    allow_implausible: bool,
) -> Result<Axis, String> {
    let (key, _) = text.split_once('=').unwrap_or((text, ""));
    let (range, steps) = match levels.rsplit_once(':') {
        Some((range, steps)) => {
            let number = steps.trim().parse::<u32>().ok();
            let fits = number.filter(|steps| (2..=MOST_STEPS).contains(steps));
            let steps = fits.ok_or_else(|| {
                format!("{text:.100}: expected 2 to {MOST_STEPS} steps, found `{steps:.20}`")
            })?;
            (range, Some(steps))
        }
        None => (levels, None),
    };
    if steps.is_some() && design != Design::Grid {
        return Err(format!(
            "{text:.100}: a design chooses between the ends by itself: leave out the steps"
        ));
    }
    let [low, high] = ends(range)?;
    let turn = typed(text)?.turn.unwrap_or(crate::analysis::Turn::Value);
    let with_turn = format!("{}:{}={range}", typed(key)?.key, turn.name());
    let (knob, _) = ranges::knob(scenario, &with_turn, allow_implausible)?;
    let name = knob.name.clone();
    if design != Design::Grid {
        return Ok(Axis { name, levels: Levels::Range(knob, [low, high]) });
    }
    let last = steps.unwrap_or(STEPS) - 1;
    let part = |step: u32| f64::from(step) / f64::from(last);
    // Without the noise of products: 0.5, not 0.49999999999999994.
    let round = |value: f64| format!("{value:.12e}").parse().unwrap_or(value);
    let values = (0..=last).map(|step| round(low * (1.0 - part(step)) + high * part(step)));
    Ok(Axis { name, levels: Levels::Numbers(knob, values.collect()) })
}

/// A value that another is too: `10.0` beside `10`, `20%` beside `0.2`, `"fleet"` beside `fleet`.
fn twice(words: &[String]) -> Option<&String> {
    let plain = |word: &String| {
        let spaceless: String = word.split_whitespace().collect();
        ranges::number(word).map_or_else(
            |_| spaceless.trim_matches('"').to_owned(),
            |value| (value + 0.0).to_string(),
        )
    };
    let mut known = BTreeSet::new();
    words.iter().find(|word| !known.insert(plain(word)))
}

/// Values between commas that do not stand in brackets or quotes.
fn list(text: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut words) = (0_i32, false, vec![String::new()]);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '[' | '{' if !quoted => depth += 1,
            ']' | '}' if !quoted => depth -= 1,
            ',' if depth == 0 && !quoted => {
                words.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = words.last_mut() {
            last.push(letter);
        }
    }
    words.into_iter().map(|word| word.trim().to_owned()).collect()
}

/// Refuses keys that no scenario has, and those that say on which paths it runs.
fn known(
    scenario: (&Document, &Model),
    typed: &ranges::Typed<'_>,
    name: &str,
) -> Result<(), String> {
    let Some(key) = named(name).filter(|found| found.key.is_some()) else {
        // What is told of keys that can be turned fits here.
        let told = Knob::new(scenario, typed.key, typed.turn).err();
        let words: Vec<&str> = header_tables().iter().map(|table| table.name).collect();
        return Err(told.unwrap_or_else(|| suggestion(name, &words)));
    };
    let table = name.split('.').next().unwrap_or_default();
    if table == "run" || PROMISES.contains(&table) || key.table.name.is_empty() {
        return Err(format!(
            "`{name}` says how the scenario is called, run or judged: all cells run on the same paths"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{list, twice};

    #[test]
    fn values_stand_between_commas_outside_of_brackets() {
        assert_eq!(list("fleet, assets"), ["fleet", "assets"]);
        let both = "{ p10 = 1, p50 = 2, p90 = 3 },\"a, b\",[1, 2]";
        assert_eq!(list(both), ["{ p10 = 1, p50 = 2, p90 = 3 }", "\"a, b\"", "[1, 2]"]);
        assert_eq!(list("a,,b"), ["a", "", "b"]);
    }

    #[test]
    fn a_value_is_tried_once_however_it_is_written() {
        for (text, other) in [
            ("10,10.0", "10.0"),
            ("1e1,5,10", "10"),
            ("0.2,20%", "20%"),
            ("0,-0", "-0"),
            ("fleet,\"fleet\"", "\"fleet\""),
            ("{ p10 = 1 },{p10=1}", "{p10=1}"),
        ] {
            assert_eq!(twice(&list(text)).map(String::as_str), Some(other), "{text}");
        }
        assert_eq!(twice(&list("10,20,fleet,assets")), None);
    }
}
