//! How a quantity counts, and which of its values are bad.

/// Which values are the bad ones for who owns the assets or bears the loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Large ones: losses, late years.
    High,
    /// Small ones: earnings, survivors.
    Low,
    /// Neither is.
    Neither,
}

impl Side {
    /// As files have it.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::High => Some("high"),
            Self::Low => Some("low"),
            Self::Neither => None,
        }
    }
}

/// How a quantity counts time and things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Summed over a year, or over the horizon.
    Flow,
    /// As it stands at a year end.
    Level,
    /// A number of things or years.
    Count,
    /// A part of a whole, or one amount over another.
    Share,
    /// A calendar year or a span of years.
    Year,
    /// A return a year.
    Rate,
    /// Yes (1) or no (0).
    Event,
}

impl Kind {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Level => "level",
            Self::Count => "count",
            Self::Share => "share",
            Self::Year => "year",
            Self::Rate => "rate",
            Self::Event => "yes or no",
        }
    }
}
