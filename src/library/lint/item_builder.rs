//! [`ItemBuilder`]: the context for converting the items of a story.

use super::{check::Check, corrections::Corrections, facets::Facets, source_registry::SourceRegistry};

/// The context for converting the items of a story.
pub(super) struct ItemBuilder<'a> {
    pub(super) check: &'a Check<'a>,
    pub(super) sources: &'a SourceRegistry,
    pub(super) facets: Facets,
    pub(super) corrections: Corrections<'a>,
}
