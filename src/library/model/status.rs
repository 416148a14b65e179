//! [`Status`]: what kind of claim a figure or an event is, if its source does not state it as a fact.

use super::text::Text;

/// Why a claim is not a fact, as its source tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Someone expects it.
    Expected,
    /// Someone intends it.
    Planned,
    /// Someone alleges it, and the source does not vouch for it.
    Alleged,
    /// Someone denies it.
    Denied,
    /// It follows only under this condition.
    Conditional(Text),
}
