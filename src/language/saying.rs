//! How sentences are said: with what fills their places, by name.

/// A sentence with what fills its places: `phrase!("{share} of the paths", share = percent(0.2))`. A name
/// without a place, or a place without a name, does not compile, or fails in tests where the sentence is chosen as the
/// program runs; `phrase!(year(2030.0))` is what fills a place and nothing else.
#[macro_export]
macro_rules! phrase {
    ($kind:ident($($with:expr),* $(,)?)) => {
        $crate::phrase("{value}").$kind("value", $($with),*)
    };
    ($text:literal, $($place:ident = $kind:ident($($with:expr),* $(,)?)),+ $(,)?) => {
        $crate::phrase({
            const { $crate::places::demand($text, &[$(stringify!($place)),+]) };
            $text
        })
        $(.$kind(stringify!($place), $($with),*))+
    };
    ($text:expr, $($place:ident = $kind:ident($($with:expr),* $(,)?)),+ $(,)?) => {
        $crate::chosen($text, &[$(stringify!($place)),+])
            $(.$kind(stringify!($place), $($with),*))+
    };
}
