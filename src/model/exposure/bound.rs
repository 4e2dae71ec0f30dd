//! Who claims what of whom.

use super::{
    super::{
        fact::{self, Whose},
        state::Parties,
    },
    Exposure,
};

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::model) enum Sort {
    Builder,
    Customer,
    Holder,
}

/// A party by its place among its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Builder(usize),
    Customer(usize),
    Holder(usize),
}

impl Party {
    /// What it is.
    pub(super) const fn sort(self) -> Sort {
        match self {
            Self::Builder(_) => Sort::Builder,
            Self::Customer(_) => Sort::Customer,
            Self::Holder(_) => Sort::Holder,
        }
    }

    /// The party at a place in the order of [`Parties::all`].
    pub(super) const fn at(place: usize, parties: &Parties) -> Self {
        let (builders, customers) = (parties.builders.len(), parties.customers.len());
        if place < builders {
            Self::Builder(place)
        } else if place < builders + customers {
            Self::Customer(place - builders)
        } else {
            Self::Holder(place - builders - customers)
        }
    }

    /// Whether it is asked of this party.
    pub(super) fn is(self, whose: Whose) -> bool {
        match whose {
            Whose::Anybody => true,
            Whose::Builder(place) => self == Self::Builder(place),
            Whose::Customer(place) => self == Self::Customer(place),
            Whose::Holder(place) => self == Self::Holder(place),
        }
    }
}

/// A claim with the places of its two sides.
pub(super) struct Bound {
    pub(super) table: Exposure,
    pub(super) holder: Party,
    pub(super) on: Party,
    /// Class of the holder.
    pub(super) class: String,
}

impl Bound {
    /// Whether it is what a [`fact`] asks for.
    pub(super) fn says(&self, what: &str, whose: Whose) -> bool {
        let of = |class: &str| matches!(self.holder, Party::Holder(_)) && self.class == class;
        let kind = self.table.kind;
        match what {
            fact::MARGIN_LOANS | fact::VENDOR_CREDIT => kind == what,
            fact::CALLED => kind == fact::MARGIN_LOANS && self.on.is(whose),
            fact::CLAIMS => matches!(self.holder, Party::Holder(_)) && self.holder.is(whose),
            fact::VENDORS => of("vendor"),
            fact::INVESTORS => of("investor"),
            fact::VENDORS_PAY => of("vendor") && !self.table.share.is_zero(),
            _ => false,
        }
    }
}
