//! Tables of a scenario file as types: [`table!`] declares the keys, and writes what reads them.

use super::{Parameter, TableReader, TableSpecification};

/// A table that can be read; [`table!`] implements this.
pub trait Section: Sized {
    /// The keys, their meaning, units, defaults, ranges and sources.
    const SPECIFICATION: TableSpecification;

    /// Reads the table; a key that it leaves out is taken from `base`, else its default.
    fn read(reader: &mut TableReader<'_>, base: Option<&Self>) -> Self;

    /// Every parameter of the table.
    fn parameters(&self) -> Vec<&Parameter>;
}

/// Declares a table of the scenario file.
///
/// ```text
/// table! {
///     /// What the table describes.
///     ["power", "Strom"]
///     Power in "power" {
///         parameters { /// Meaning. ["delay", "Verzug"] delay: Some(2.0), "years", 0.0, 20.0, "source (confidence)"; }
///         series     { /// Meaning. ["label", "German"] additions: None, "site units a year", 0.0, 1e4, "source"; }
///         choices    { /// Meaning. ["label", "German"] rule: ["first_come", "pro_rata"], "source"; }
///     }
/// }
/// ```
///
/// writes `struct Power { delay: Parameter, additions: Series, rule: &'static str }`,
/// `Power::SPECIFICATION`, `Power::read`, and `struct PowerColumns { delay: Column }` with
/// `Power::sample`, which draws each path's own values. `in list "customer"` declares an entry of
/// `[[customer]]`, whose texts come first, as `names { /// Meaning. ["label", "German"] name: "source"; }`. The label is what
/// reports call the key within a sentence, in English and in German. A key of which 0 is no small number but says that there is
/// none tells behind its source what that is: `.., "source", zero "there is no ceiling";`.
///
/// A table that belongs to no mechanism has keys of many kinds ([`Field`](super::field::Field)), each with
/// what stands where the file is silent ([`Key::otherwise`](super::Key::otherwise)):
///
/// ```text
/// table! {
///     /// What the table describes.
///     ["promise", "Zusage"]
///     pub struct Expect in list "expect", either &["metric", "statistic"], &["observation", "score"] => {
///         /// Meaning.
///         ["metric", "Größe"]
///         metric: Option<Name>, "unit", "none", 1.0, 100.0, "source";
///         /// Meaning.
///         ["steps", "Schritte"]
///         steps: usize as Form::OneOf(&[4, 12]), "unit", "4", 4.0, 12.0, "source";
///     }
/// }
/// ```
///
/// writes the struct with these fields, `Expect::SPECIFICATION` and `Expect::read_keys`.
#[macro_export]
macro_rules! table {
    ($(#[doc = $about:literal])* [$title:literal, $german_title:literal] $(#[derive($derived:ident)])?
        $visibility:vis struct $name:ident in $($list:ident)? $table:literal
        $(, either $($either:expr),+)? => {
        $($(#[doc = $meaning:literal])* [$label:literal, $german:literal]
            $field:ident: $type:ty $(as $form:expr)?,
            $unit:literal, $otherwise:literal, $low:expr, $high:expr, $source:expr;)*
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, $($derived)?)]
        $visibility struct $name { $($(#[doc = $meaning])* $visibility $field: $type,)* }

        impl $crate::scenario::HeaderTable for $name {
            const SPECIFICATION: $crate::scenario::TableSpecification =
                $crate::scenario::TableSpecification {
                    name: $table,
                    label: $title,
                    german: $german_title,
                    meaning: concat!($($about,)*),
                    keys: &[$($crate::scenario::Key {
                        name: stringify!($field), label: $label, german: $german,
                        meaning: concat!($($meaning,)*),
                        form: $crate::table!(@form $type $(, $form)?),
                        unit: $unit, default: None, otherwise: $otherwise,
                        range: ($low, $high), source: $source, zero: "",
                    },)*],
                    list: !<[&str]>::is_empty(&[$(stringify!($list))?]),
                    overrides: &[],
                    either: &[$($($either),+)?],
                };

            fn read_keys(reader: &mut $crate::scenario::TableReader<'_>) -> Self {
                let keys = &Self::SPECIFICATION;
                reader.reject_unknown_keys(keys);
                reader.check_either(keys);
                Self { $($field: reader.field(keys, stringify!($field)),)* }
            }
        }
    };
    (@form $type:ty) => { <$type as $crate::scenario::field::Field>::FORM };
    (@form $type:ty, $form:expr) => { $form };
    ($(#[doc = $about:literal])* [$title:literal, $german_title:literal] $name:ident / $columns:ident in $($list:ident)? $table:literal {
        $(names { $($(#[doc = $n_meaning:literal])* [$n_label:literal, $n_german:literal] $n_field:ident: $n_source:expr;)* })?
        parameters { $($(#[doc = $meaning:literal])* [$label:literal, $german:literal] $field:ident:
            $default:expr, $unit:literal, $low:expr, $high:expr, $source:expr $(, zero $zero:literal)?;)* }
        series { $($(#[doc = $s_meaning:literal])* [$s_label:literal, $s_german:literal] $s_field:ident:
            $s_default:expr, $s_unit:literal, $s_low:expr, $s_high:expr, $s_source:expr $(, zero $s_zero:literal)?;)* }
        choices { $($(#[doc = $c_meaning:literal])* [$c_label:literal, $c_german:literal] $c_field:ident:
            [$first:literal $(, $word:literal)*], $c_source:expr;)* }
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            $($($(#[doc = $n_meaning])* pub(crate) $n_field: $crate::scenario::Name,)*)?
            $($(#[doc = $meaning])* pub(crate) $field: $crate::scenario::Parameter,)*
            $($(#[doc = $s_meaning])* pub(crate) $s_field: $crate::scenario::Series,)*
            $($(#[doc = $c_meaning])* pub(crate) $c_field: &'static str,)*
        }

        /// Each path's own values of the parameters.
        #[derive(Clone, Debug)]
        #[allow(dead_code, missing_docs, reason = "written by the macro for every parameter alike")]
        pub(crate) struct $columns { $(pub(crate) $field: $crate::random::Column,)* }

        impl $crate::scenario::Section for $name {
            const SPECIFICATION: $crate::scenario::TableSpecification =
                $crate::scenario::TableSpecification {
                    name: $table,
                    label: $title,
                    german: $german_title,
                    meaning: concat!($($about,)*),
                    keys: &[
                        $($($crate::scenario::Key {
                            name: stringify!($n_field), label: $n_label, german: $n_german,
                            meaning: concat!($($n_meaning,)*),
                            form: $crate::scenario::Form::Text, unit: "",
                            default: None, otherwise: "", range: (0.0, 0.0), source: $n_source, zero: "",
                        },)*)?
                        $($crate::scenario::Key {
                            name: stringify!($field), label: $label, german: $german,
                            meaning: concat!($($meaning,)*),
                            form: $crate::scenario::Form::Parameter, unit: $unit,
                            default: $default, otherwise: "", range: ($low, $high), source: $source,
                            zero: concat!($($zero)?),
                        },)*
                        $($crate::scenario::Key {
                            name: stringify!($s_field), label: $s_label, german: $s_german,
                            meaning: concat!($($s_meaning,)*),
                            form: $crate::scenario::Form::Series, unit: $s_unit,
                            default: $s_default, otherwise: "", range: ($s_low, $s_high), source: $s_source,
                            zero: concat!($($s_zero)?),
                        },)*
                        $($crate::scenario::Key {
                            name: stringify!($c_field), label: $c_label, german: $c_german,
                            meaning: concat!($($c_meaning,)*),
                            form: $crate::scenario::Form::Choice(&[$first $(, $word)*]), unit: "",
                            default: None, otherwise: concat!("\"", $first, "\""), range: (0.0, 0.0), source: $c_source, zero: "",
                        },)*
                    ],
                    list: !<[&str]>::is_empty(&[$(stringify!($list))?]),
                    overrides: &[],
                    either: &[],
                };

            #[allow(unused_variables, reason = "a table may lack one of the three kinds of keys")]
            fn read(reader: &mut $crate::scenario::TableReader<'_>, base: Option<&Self>) -> Self {
                let keys = &Self::SPECIFICATION;
                reader.reject_unknown_keys(keys);
                Self {
                    $($($n_field: reader.name(keys, stringify!($n_field)),)*)?
                    $($field: reader.parameter(keys, stringify!($field), base.map(|b| &b.$field)),)*
                    $($s_field: reader.series(keys, stringify!($s_field), base.map(|b| &b.$s_field)),)*
                    $($c_field: reader.choice(keys, stringify!($c_field), base.map(|b| b.$c_field)),)*
                }
            }

            fn parameters(&self) -> Vec<&$crate::scenario::Parameter> {
                vec![$(&self.$field,)*]
            }
        }

        impl $name {
            /// Each path's own values, for one batch.
            #[allow(unused_variables, reason = "a table may have no parameters")]
            pub(crate) fn sample(&self, sampler: &$crate::scenario::Sampler<'_>) -> $columns {
                $columns { $($field: sampler.sample(&self.$field),)* }
            }
        }
    };
}
pub(crate) use table;
