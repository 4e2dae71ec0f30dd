//! The unit that a chart counts money in: one for its axis, its marks and its words.

use super::{
    Fitted,
    data::Data,
    figure::{Figure, Form},
};
use crate::{
    language::{Argument, Phrase, money::MOST_COUNTED},
    metrics::Unit,
};

/// Sizes of currencies, each with the next larger one.
const LARGER: [(&str, &str); 3] = [("bn", "tn"), ("m", "bn"), ("M", "bn")];

/// The name of a currency in thousands of what it counts: `$tn` of `$bn`. None of what has no short word for them.
fn larger(currency: &str) -> Option<String> {
    LARGER.iter().find_map(|(size, next)| {
        let place = currency.find(size)?;
        let (before, behind) = (&currency[..place], &currency[place + size.len()..]);
        let apart =
            !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
        apart.then(|| format!("{before}{next}{behind}"))
    })
}

impl Figure {
    /// The same with its words in the unit that it counts money in, and what its drawing must know of that. A sheet without
    /// words of its own may be told the currency.
    pub fn counted(&self, currency: Option<&str>) -> (Self, Fitted) {
        let own = self.subtitle.currency_of().or(currency).map(str::to_owned);
        let most = self.form.most_money();
        let next = own.as_deref().and_then(larger).filter(|_| most > MOST_COUNTED);
        let fitted = Fitted { thousands: next.is_some(), currency: own, spare: 0.0 };
        let Some(currency) = fitted.currency.as_deref().filter(|_| most > 0.0) else {
            return (self.clone(), fitted);
        };
        let power = fitted.power(currency);
        let amounts = |argument: &Argument| match argument {
            Argument::Money(amount, name) if name == currency => {
                Some(Argument::Counted(*amount, name.clone(), power))
            }
            _ => None,
        };
        let all = |argument: &Argument| match argument {
            Argument::Currency(name) => {
                next.clone().filter(|_| name == currency).map(Argument::Currency)
            }
            other => amounts(other),
        };
        let told = |words: &Phrase| words.with_money(&amounts);
        let (title, subtitle) = (told(&self.title), self.subtitle.with_money(&all));
        let takeaway = self.takeaway.as_ref().map(told);
        (Self { title, subtitle, takeaway, ..self.clone() }, fitted)
    }
}

impl Form {
    /// The largest amount of money that it shows, in the scenario's unit; none where it counts something else.
    pub fn most_money(&self) -> f64 {
        match self {
            // Its amounts are names of its rows.
            Self::Histogram(own) if own.unit == Unit::Money => own.range[1].max(-own.range[0]),
            // A column is as high as all its layers.
            Self::Stack(own) if own.unit == Unit::Money => {
                largest(&self.data(), |values| values.iter().flatten().map(|own| own.abs()).sum())
            }
            _ => {
                let data = self.data();
                largest(&data, |values| {
                    let all = values.iter().enumerate();
                    let money = all.filter(|(column, _)| data.unit(*column) == Unit::Money);
                    money.filter_map(|(_, own)| *own).fold(0.0, |most, own| own.abs().max(most))
                })
            }
        }
    }
}

/// The largest of what the rows of a table have that is a number.
fn largest(data: &Data, of: impl Fn(&[Option<f64>]) -> f64) -> f64 {
    let all = data.rows.iter().map(|(_, values)| of(values));
    all.filter(|own| own.is_finite()).fold(0.0, f64::max)
}
