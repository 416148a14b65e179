//! Resolves the items that charts name.

use std::rc::Rc;

use super::{check::Check, registry::Registry};
use crate::diagnostic::{Code, Path};

/// The maximum number of items of one chart.
const MAX_SHOWN: usize = 200;

/// Returns the items that a chart names, in its order, and reports duplicate and unknown ids.
pub(super) fn named<T>(check: &Check<'_>, ids: &[String], list: &Registry<T>, what: &str, at: &Path<'_>) -> Vec<Rc<T>> {
    if !check.bounded(ids.len(), MAX_SHOWN, list.field, at) {
        return Vec::new();
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for (position, id) in ids.iter().enumerate() {
        let here = at.index(position);
        if seen.contains(&id.as_str()) {
            check.duplicate(id, what, &here);
        } else {
            found.extend(list.show(check, id, what, &here));
        }
        seen.push(id);
    }
    found
}

/// Returns the main items of a chart, and reports if there are none.
pub(super) fn content<T>(
    check: &Check<'_>,
    ids: Option<&[String]>,
    list: &Registry<T>,
    what: &str,
    at: &Path<'_>,
) -> Option<Vec<Rc<T>>> {
    let ids = ids.unwrap_or_default();
    if ids.is_empty() {
        check.error(Code::EmptyChart, at, || {
            let hint = format!("name what it shows: \"{}\": [ \"…\" ]", list.field);
            [format!("the chart has no {}", list.field), hint]
        });
    }
    let items = named(check, ids, list, what, &at.field(list.field));
    (!items.is_empty()).then_some(items)
}
