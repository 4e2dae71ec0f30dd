//! Structs of columns.

/// Declares a struct of columns, its zero, and a visitor that names each column.
///
/// `columns! { /// About. Levels { /// Meaning. price, } }` writes `struct Levels { pub price:
/// Column }`, `Levels::ZERO`, `Levels::visit` and `Levels::MEANINGS`, so that a column cannot be left out of a reset,
/// of a trace, or of what `explain` says of one.
///
/// Flows (`columns! { flows .. }`) also have `clear`, which sets to zero what mechanisms add to. `revenue: set` is a flow that its mechanism sets in
/// every step on every path before anyone reads it, and nobody else begins; where that mechanism does not act it stays
/// at zero, and `clear` need not touch it. (A test.)
macro_rules! columns {
    ($(#[$about:meta])* $name:ident { $($(#[doc = $meaning:literal])* $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[doc = $meaning])* pub $field: Column,)* }

        impl $name {
            /// Every column with its meaning.
            pub const MEANINGS: &'static [(&'static str, &'static str)] =
                &[$((stringify!($field), concat!($($meaning),*)),)*];

            /// All columns at zero.
            pub const ZERO: Self = Self { $($field: fill(0.0),)* };

            /// Shows every column by name.
            pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a Column)) {
                $(see(stringify!($field), &self.$field);)*
            }
        }
    };
    (flows $(#[$about:meta])* $name:ident { $($(#[doc = $meaning:literal])* $field:ident $(: $set:ident)?,)* }) => {
        columns! { $(#[$about])* $name { $($(#[doc = $meaning])* $field,)* } }

        impl $name {
            /// Sets to zero what is added to.
            #[inline(always)]
            pub fn clear(&mut self) {
                $(columns!(@clear self.$field $($set)?);)*
            }

            /// Shows every flow that is set, by name.
            #[cfg(test)]
            pub(super) fn set<'a>(&'a mut self, see: &mut dyn FnMut(&'static str, &'a mut Column)) {
                $(columns!(@see see, $field, &mut self.$field $(, $set)?);)*
            }
        }
    };
    (@clear $self:ident.$field:ident) => { $self.$field = fill(0.0) };
    (@clear $self:ident.$field:ident set) => {};
    (@see $see:ident, $field:ident, $column:expr) => {
        let _ = &$see;
    };
    (@see $see:ident, $field:ident, $column:expr, set) => { $see(stringify!($field), $column) };
}
pub(crate) use columns;

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use crate::{
        model::{Model, state::State},
        random::{Chance, Column, fill},
        scenario::{Document, Rules},
    };

    /// Shows every flow that is set, by owner and name.
    fn set<'a>(state: &'a mut State, see: &mut dyn FnMut(String, &'a mut Column)) {
        state.flows.set(&mut |name, column| see(name.to_owned(), column));
        for (place, builder) in state.builders.iter_mut().enumerate() {
            builder.flows.set(&mut |name, column| see(format!("builder {place}: {name}"), column));
        }
        for (place, holder) in state.holders.iter_mut().enumerate() {
            holder.flows.set(&mut |name, column| see(format!("holder {place}: {name}"), column));
        }
        for (place, customer) in state.customers.iter_mut().enumerate() {
            customer
                .flows
                .set(&mut |name, column| see(format!("customer {place}: {name}"), column));
        }
    }

    fn bits(model: &Model, state: &State) -> Vec<(String, Vec<u64>)> {
        let mut all = Vec::new();
        model.visit(state, &mut |name, column| {
            all.push((name.to_owned(), column.iter().map(|value| value.to_bits()).collect()));
        });
        all
    }

    /// Whatever stands there before a step changes nothing in it, on any path of any scenario: no number, which hides
    /// behind comparisons, much money and much debt.
    #[test]
    fn a_flow_that_is_set_is_set_in_every_step_before_anyone_reads_it() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
        let files = folder.read_dir().expect("the bundled scenarios");
        let files = files.map(|file| file.expect("a file").path());
        for file in files.filter(|file| file.extension().is_some_and(|kind| kind == "toml")) {
            let model = Model::assemble(&mut Document::load(&file, &[]), Rules::default());
            let model = model.expect("no mistake");
            for spoiled in [f64::NAN, 3e5, -3e5] {
                spoil(&model, spoiled, &file);
            }
        }
    }

    fn spoil(model: &Model, spoiled: f64, file: &Path) {
        let start = || model.start(Chance::Seed(1), 0);
        let (mut first, mut plain, mut spoilt) = (start(), start(), start());
        // What no mechanism sets here.
        let mut idle = BTreeSet::new();
        set(&mut first.state, &mut |_, column| *column = fill(spoiled));
        first.step(0);
        set(&mut first.state, &mut |name, column| {
            if column.iter().all(|value| value.to_bits() == spoiled.to_bits()) {
                idle.insert(name);
            }
        });
        for step in 0..model.header.run.steps() {
            set(&mut spoilt.state, &mut |name, column| {
                if !idle.contains(&name) {
                    *column = fill(spoiled);
                }
            });
            plain.step(step);
            spoilt.step(step);
            let both = bits(model, &plain.state).into_iter().zip(bits(model, &spoilt.state));
            for ((name, plain), (_, spoilt)) in both {
                assert!(plain == spoilt, "{}, {spoiled} in step {step}: {name}", file.display());
            }
        }
    }
}
