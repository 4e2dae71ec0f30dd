//! A line of the catalogue of mechanisms.

use super::{mechanism::Mechanism, reading::Reading};
use crate::scenario::{Section, TableSpecification};

/// A mechanism with its keys, and how it is read.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) specification: Option<&'static TableSpecification>,
    pub(super) read: Read,
    pub(super) optional: bool,
}

type Read = fn(&mut Reading<'_>) -> Box<dyn Mechanism>;

impl Entry {
    /// A mechanism that every market has; its table may be left out if its keys have defaults.
    pub(super) const fn always<S: Section + 'static>(read: Read) -> Self {
        let specification = &S::SPECIFICATION;
        Self { name: specification.name, specification: Some(specification), read, optional: false }
    }

    /// A mechanism that acts if its table is present.
    pub(super) const fn optional<S: Section + 'static>(read: Read) -> Self {
        Self { optional: true, ..Self::always::<S>(read) }
    }

    /// A mechanism that every market has, with no keys of its own.
    pub(super) const fn without_table(name: &'static str, read: Read) -> Self {
        Self { name, specification: None, read, optional: false }
    }
}
