//! The kinds of values.

use super::{At, Field, HeaderTable, Placed, read_items};
use crate::scenario::{
    FileName, Name,
    node::{Node, Value},
    specification::{Form, Key},
};

impl Field for f64 {
    const FORM: Form = Form::Number;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        at.number(node, "a number")
    }
    fn stand_in(key: &Key) -> Self {
        key.range.0
    }
}

/// Whole numbers: `usize` and `u64`.
macro_rules! whole {
    ($type:ty) => {
        impl Field for $type {
            const FORM: Form = Form::Whole;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within the range of the key, which is of whole numbers from 0 to 2^53"
            )]
            fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
                at.whole(node).map(|value| value as $type)
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the range of the key"
            )]
            fn stand_in(key: &Key) -> Self {
                key.range.0 as $type
            }
        }
    };
}
whole!(usize);
whole!(u64);

impl Field for bool {
    const FORM: Form = Form::Flag;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        match node.value {
            Value::Flag(flag) => Some(flag),
            _ => at.expected(node, "true or false"),
        }
    }
    fn stand_in(_: &Key) -> Self {
        false
    }
}

impl Field for String {
    const FORM: Form = Form::Text;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        at.text(node)
    }
    fn stand_in(_: &Key) -> Self {
        Self::new()
    }
}

impl Field for Name {
    const FORM: Form = Form::Text;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        Some(Self { text: at.text(node)?, span: Some(node.span.clone()) })
    }
    fn stand_in(_: &Key) -> Self {
        Self::default()
    }
}

impl Field for FileName {
    const FORM: Form = Form::Text;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        match &node.value {
            Value::File(file) => Some(file.clone()),
            _ => at.expected(node, "the name of a file"),
        }
    }
    fn stand_in(_: &Key) -> Self {
        Self::default()
    }
}

impl<T: Field> Field for Placed<T> {
    const FORM: Form = T::FORM;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        Some(Self { value: T::written(node, at)?, span: node.span.clone() })
    }
    fn stand_in(key: &Key) -> Self {
        Self { value: T::stand_in(key), span: 0..0 }
    }
}

impl<T: Field> Field for Option<T> {
    const FORM: Form = T::FORM;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        T::written(node, at).map(Some)
    }
    fn stand_in(_: &Key) -> Self {
        None
    }
    fn left_out() -> Option<Self> {
        Some(None)
    }
}

/// Names: their number is within the range of the key.
impl Field for Vec<Name> {
    const FORM: Form = Form::Texts;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        let items = match (&node.value, at.key.form) {
            (Value::Text(_), Form::TextOrTexts) => std::slice::from_ref(node),
            _ => at.items(node)?,
        };
        let text = Key { form: Form::Text, range: (1.0, 1000.0), ..*at.key };
        let mut at = At { key: &text, full: at.full, problems: at.problems };
        // All mistakes are told, not the first alone.
        let names: Vec<Option<Name>> =
            items.iter().map(|item| Name::written(item, &mut at)).collect();
        names.into_iter().collect()
    }
    fn stand_in(_: &Key) -> Self {
        Self::new()
    }
    fn left_out() -> Option<Self> {
        Some(Self::new())
    }
}

/// Rows of a year and a value.
impl Field for Vec<(f64, f64)> {
    const FORM: Form = Form::Rows;
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        let items = at.items(node)?;
        let rows: Vec<Option<(f64, f64)>> = items.iter().map(|item| row(item, at)).collect();
        rows.into_iter().collect()
    }
    fn stand_in(_: &Key) -> Self {
        Self::new()
    }
}

fn row(item: &Node, at: &mut At<'_>) -> Option<(f64, f64)> {
    let number = |node: &Node| match node.value {
        Value::Number(value) if value.is_finite() => Some(value),
        _ => None,
    };
    let pair = match &item.value {
        Value::List(pair) if pair.len() == 2 => number(&pair[0]).zip(number(&pair[1])),
        _ => None,
    };
    if pair.is_none() {
        let message = format!("{}: expected a row [year, value] of finite numbers", at.full);
        at.problems.error(Some(item.span.clone()), message);
    }
    pair
}

/// Tables within the table.
impl<T: HeaderTable> Field for Vec<T> {
    const FORM: Form = Form::Tables(&T::SPECIFICATION);
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        let items = at.items(node)?;
        let before = at.problems.0.len();
        let name = at.full;
        let read = read_items(items, name, at.problems, |reader| Some(T::read_keys(reader)));
        (at.problems.0.len() == before).then_some(read)
    }
    fn stand_in(_: &Key) -> Self {
        Self::new()
    }
    fn left_out() -> Option<Self> {
        Some(Self::new())
    }
}
