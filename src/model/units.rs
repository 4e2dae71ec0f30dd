//! Series that are read from files whose unit is another.

use super::{idle::places, specifications};
use crate::scenario::{Document, Form, Run, check_unit};

/// Notes every series whose file contradicts the unit that it is read in.
pub(super) fn check(document: &mut Document, run: &Run) {
    let Document { root, problems, .. } = document;
    for (table, _) in specifications() {
        let series = table.keys.iter().filter(|key| matches!(key.form, Form::Series));
        for key in series {
            for (name, own, _) in places(root, table.name) {
                let found = own.get(key.name).and_then(|node| check_unit(node, key.unit, run));
                if let Some((span, message)) = found {
                    problems.error(Some(span), format!("{name}.{}: {message}", key.name));
                }
            }
        }
    }
}
