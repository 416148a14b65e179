//! [`Maker`]: what the making of every item needs.

use super::{check::Check, corrections::Corrections, facets::Facets, voices::Voices};

/// What the making of every item needs.
pub(super) struct Maker<'a> {
    pub(super) check: &'a Check<'a>,
    pub(super) voices: &'a Voices,
    pub(super) facets: Facets,
    pub(super) corrections: Corrections<'a>,
}
