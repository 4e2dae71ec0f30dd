//! Structs of columns.

/// Declares a struct of columns, its zero, and a visitor that names each column.
///
/// `columns! { /// About. Levels { /// Meaning. price, } }` writes `struct Levels { pub price:
/// Column }`, `Levels::ZERO` and `Levels::visit`, so that a column cannot be left out of a reset
/// or of a trace.
macro_rules! columns {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[$meaning])* pub $field: Column,)* }

        impl $name {
            /// All columns at zero.
            pub const ZERO: Self = Self { $($field: fill(0.0),)* };

            /// Shows every column by name.
            pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a Column)) {
                $(see(stringify!($field), &self.$field);)*
            }
        }
    };
}
pub(crate) use columns;
