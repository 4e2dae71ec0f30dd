//! `"bust = 50%"`: a number of the results and what it is to be.

use crate::{
    language::number,
    metrics::{self, Asked, Unit, metrics},
    model::Model,
    scenario::{Run, Statistic},
};

/// The number and its target, in the number's own unit; the error says what was expected.
pub(super) fn read(model: &Model, text: &str) -> Result<(Asked, f64), String> {
    let example =
        "expected NAME:STATISTIC = VALUE, as in \"bust = 50%\" or \"net_present_value:p50 = 0\"";
    // Names may have signs, values have none.
    let Some((name, value)) = text.rsplit_once('=') else {
        return Err(format!("`{text:.100}`: {example}"));
    };
    if name.ends_with(['<', '>', '!', '=']) {
        return Err(format!("`{text:.100}`: a target is one value; {example}"));
    }
    let asked = Asked::read(model, name)?;
    let run = &model.header.run;
    let target = amount(value.trim(), &asked, run)?;
    possible(target, &asked, model)?;
    Ok((asked, target))
}

/// A value with or without its unit.
fn amount(text: &str, asked: &Asked, run: &Run) -> Result<f64, String> {
    let symbol: String = run.currency.chars().take_while(|c| !c.is_alphanumeric()).collect();
    let (symbol, currency) = (symbol.trim(), run.currency.trim());
    let shown = number::unit_name(asked.unit, run);
    let bare = text.strip_prefix(symbol).filter(|_| !symbol.is_empty());
    let digits = bare.unwrap_or(text);
    let end =
        digits.find(|c: char| c.is_alphabetic() && c != 'e' && c != 'E' || "%$€£¥₹".contains(c));
    let (digits, unit) = digits.split_at(end.unwrap_or(digits.len()));
    let value: f64 = digits
        .trim()
        .parse()
        .map_err(|_| format!("`{text:.60}` is no number; {} is in {shown}", asked.name))?;
    if !value.is_finite() {
        return Err(format!("`{text:.60}` is not a finite number"));
    }
    let unit = unit.trim();
    let scale = currency.strip_prefix(symbol).unwrap_or(currency).trim();
    let money = [currency, scale].contains(&unit);
    let fits = match asked.unit {
        Unit::Share | Unit::Rate if unit == "%" => return Ok(value / 100.0),
        Unit::Money | Unit::Price => unit.is_empty() || money,
        Unit::Capacity | Unit::Sites | Unit::Years => unit.is_empty() || unit == shown,
        Unit::Energy => unit.is_empty() || unit == "TWh",
        _ => unit.is_empty(),
    };
    let with_symbol = bare.is_some() && !matches!(asked.unit, Unit::Money | Unit::Price);
    if !fits || with_symbol {
        return Err(format!("`{text:.60}`: `{}` is in {shown}, not in that unit", asked.name));
    }
    Ok(value)
}

/// Refuses what the number can never be.
fn possible(target: f64, asked: &Asked, model: &Model) -> Result<(), String> {
    if asked.is_probability() {
        return if target > 0.0 && target < 1.0 {
            Ok(())
        } else {
            Err(format!(
                "`{}` is a probability: expected a value between 0 and 1, both excluded, as 0.5 or 50%, found {target}",
                asked.name
            ))
        };
    }
    let own = metrics(model).into_iter().find(|metric| metric.name == asked.name);
    let Some(own) = own else { return Ok(()) };
    let (low, high) = metrics::possible(&own, model);
    // The middle of years is a year, and that of numbers of things a whole one.
    let between = asked.quantity.is_whole()
        && matches!(asked.statistic, Statistic::Quantile(_))
        && target.fract() != 0.0;
    if (low..=high).contains(&target) && !between {
        return Ok(());
    }
    Err(format!(
        "`{}` lies between {low} and {high} on every path, and is never {target}",
        asked.name
    ))
}
