//! What a file says of an assumption, in words.

use toml::{Table, Value};

use crate::{
    language::{Phrase, label::Label, number, phrase, rounding},
    math::exp,
};

/// A number in its unit; of a distribution its middle and its ends. What is neither is read as it is written.
pub(super) fn belief(label: &Label, written: &str) -> Phrase {
    let table = toml::from_str::<Table>(&format!("value = {written}"));
    let said = table.ok().and_then(|table| match table.get("value")? {
        Value::Table(own) => distribution(label, own),
        // Names are told as names, choices as words.
        Value::String(text) => Some(Phrase::of_name(&spoken(text))),
        Value::Array(all) => {
            let texts: Option<Vec<&str>> = all.iter().map(Value::as_str).collect();
            Some(Phrase::of_name(&texts?.join(", ")))
        }
        own => Some(trimmed(label.amount(float(own)?))),
    });
    said.unwrap_or_else(|| label.read(written))
}

/// A choice of several words without what joins them; anything else as it is.
fn spoken(text: &str) -> String {
    let choice = text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    if choice { text.replace('_', " ") } else { text.to_owned() }
}

/// One in ten below, the middle and one in ten above, as the file has them; a number alone is its own middle. None of
/// what is no number.
pub(super) fn numbers(written: &str) -> [Option<f64>; 3] {
    let table = toml::from_str::<Table>(&format!("value = {}", written.replace(" (default)", "")));
    let value = table.ok().and_then(|table| table.get("value").cloned());
    match value {
        Some(Value::Table(own)) => {
            let at = |name: &str| own.get(name).and_then(float);
            [at("p10"), at("p50").or_else(|| at("median")), at("p90")]
        }
        Some(own) => [None, float(&own), None],
        None => [None; 3],
    }
}

fn distribution(label: &Label, own: &Table) -> Option<Phrase> {
    let number = |name: &str| own.get(name).and_then(float);
    let whole = |value: f64| trimmed(label.amount(value));
    let short = |value: f64| trimmed(label.short(value));
    if let (Some(low), Some(middle), Some(high)) = (number("p10"), number("p50"), number("p90")) {
        return Some(phrase!(
            "{middle} (one in ten below {low}, one in ten above {high})",
            middle = phrase(whole(middle)),
            low = phrase(short(low)),
            high = phrase(short(high))
        ));
    }
    let list = |name: &str| -> Option<Vec<f64>> {
        let Value::Array(all) = own.get(name)? else { return None };
        all.iter().map(float).collect()
    };
    let two = |name: &str| list(name)?.try_into().ok().map(|[a, b]: [f64; 2]| (a, b));
    if let Some((low, high)) = two("uniform") {
        return Some(phrase!(
            "{low} to {high}, all alike",
            low = phrase(short(low)),
            high = phrase(whole(high))
        ));
    }
    if let Some((mean, deviation)) = two("normal") {
        return Some(phrase!(
            "about {mean}, standard deviation {deviation}",
            mean = phrase(whole(mean)),
            deviation = phrase(short(deviation))
        ));
    }
    if let Some((median, sigma)) = two("log_normal") {
        let factor = rounding::significant(exp(sigma), 2);
        return Some(phrase!(
            "{median} at the median, two in three within a factor of {factor}",
            median = phrase(whole(median)),
            factor = number(number::plain(factor))
        ));
    }
    let [low, mode, high]: [f64; 3] =
        list("pert").or_else(|| list("triangular"))?.try_into().ok()?;
    Some(phrase!(
        "{low} to {high}, most likely {mode}",
        low = phrase(short(low)),
        mode = phrase(short(mode)),
        high = phrase(whole(high))
    ))
}

fn trimmed(mut words: Phrase) -> Phrase {
    words.shorten_numbers();
    words
}

fn float(value: &Value) -> Option<f64> {
    match value {
        Value::Float(number) => Some(*number),
        #[expect(clippy::cast_precision_loss, reason = "what a file says of an assumption")]
        Value::Integer(number) => Some(*number as f64),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn distributions_are_said_in_words() {
        let label = Label {
            key: "demand.growth".to_owned(),
            words: phrase("growth"),
            unit: phrase("% a year"),
        };
        for (written, due) in [
            ("0.35", "35 % a year"),
            ("2", "200 % a year"),
            (
                "{ p10 = 0.22, p50 = 0.35, p90 = 0.485 }",
                "35 % a year (one in ten below 22 %, one in ten above 48.5 %)",
            ),
            ("{ uniform = [0.1, 0.2] }", "10 % to 20 % a year, all alike"),
            ("{ pert = [0.1, 0.2, 0.4] }", "10 % to 40 % a year, most likely 20 %"),
            ("{ normal = [0.1, 0.02] }", "about 10 % a year, standard deviation 2 %"),
            (
                "{ log_normal = [0.1, 0.7] }",
                "10 % a year at the median, two in three within a factor of 2.00",
            ),
            ("{ values = [1, 2] }", "{ values = [1, 2] }"),
            ("2025: 3, 2026: 4", "2025: 3, 2026: 4"),
        ] {
            let said = Language::En.say(&belief(&label, written)).replace('\u{a0}', " ");
            assert_eq!(said, due, "{written}");
        }
    }
}
