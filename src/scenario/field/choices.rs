//! Choices of a few words, each declared beside what it means.

/// Writes an enum of what a key may say, and reads it.
///
/// `choices! { /// About. pub Side, else Neither { /// Large ones. High = "high", /// Neither. Neither = "neither", } }`
/// writes `enum Side { High, Neither }`, whose words stand in files in this order; `else` is what stands in for a mistake.
macro_rules! choices {
    ($(#[$about:meta])* pub $name:ident, else $otherwise:ident {
        $($(#[$meaning:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$meaning])* $variant,)+ }

        impl $crate::scenario::field::Field for $name {
            const FORM: $crate::scenario::specification::Form =
                $crate::scenario::specification::Form::Choice(&[$($word,)+]);
            fn written(
                node: &$crate::scenario::node::Node,
                at: &mut $crate::scenario::field::At<'_>,
            ) -> Option<Self> {
                at.choice(node).map(|place| [$(Self::$variant,)+][place])
            }
            fn stand_in(_: &$crate::scenario::specification::Key) -> Self {
                Self::$otherwise
            }
        }
    };
}
pub(in crate::scenario) use choices;
