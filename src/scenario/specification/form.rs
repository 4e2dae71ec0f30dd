//! How the values of keys are written.

use super::TableSpecification;

/// How a key's value is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// A number or a distribution; each path draws its own value.
    Parameter,
    /// A number, or a table of dates and numbers; each value holds from its date on.
    Series,
    /// A plain number.
    Number,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// Any text; the range of the key is that of its letters, if it has one.
    Text,
    /// The name of a metric; its letters are as many as the range of the key says.
    MetricName,
    /// The name of a track; its letters are as many as the range of the key says.
    TrackName,
    /// A whole number.
    Whole,
    /// One of a few whole numbers.
    OneOf(&'static [u64]),
    /// `true` or `false`.
    Flag,
    /// Text of a pattern (a regular expression, for editors), and what it admits in words.
    Pattern(&'static str, &'static str),
    /// A list of texts; the range of the key is that of their number.
    Texts,
    /// A text, or a list of texts.
    TextOrTexts,
    /// Rows of a year and a value; the range of the key is that of their number.
    Rows,
    /// A list of tables; the range of the key is that of their number.
    Tables(&'static TableSpecification),
}

impl Form {
    /// What is expected, in words.
    pub fn words(self) -> String {
        let list = |words: &[&str]| words.join(", ");
        match self {
            Self::Parameter => "a number or a distribution".to_owned(),
            Self::Series => "a number or a time table".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Choice(words) => format!("one of {}", list(words)),
            Self::Text => "text".to_owned(),
            Self::MetricName => "text, the name of a metric".to_owned(),
            Self::TrackName => "text, the name of a track".to_owned(),
            Self::Whole => "a whole number".to_owned(),
            Self::OneOf(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
                match numbers.split_last() {
                    Some((last, rest)) if !rest.is_empty() => {
                        format!("{} or {last}", rest.join(", "))
                    }
                    _ => numbers.concat(),
                }
            }
            Self::Flag => "true or false".to_owned(),
            Self::Pattern(_, words) => words.to_owned(),
            Self::Texts => "a list of texts".to_owned(),
            Self::TextOrTexts => "text or a list of texts".to_owned(),
            Self::Rows => "rows of [year, value]".to_owned(),
            Self::Tables(_) => "a list of tables".to_owned(),
        }
    }

    /// What the range of a key of this form counts; `None` where there is no range.
    pub const fn counts(self) -> Option<&'static str> {
        match self {
            Self::Parameter | Self::Series | Self::Number | Self::Whole => Some(""),
            Self::Text | Self::MetricName | Self::TrackName => Some("letters"),
            Self::Texts | Self::TextOrTexts => Some("texts"),
            Self::Rows => Some("rows"),
            Self::Tables(_) => Some("tables"),
            Self::Choice(_) | Self::OneOf(_) | Self::Flag | Self::Pattern(..) => None,
        }
    }
}
