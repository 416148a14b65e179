//! For tests alone: the core fails on demand, as it would by a fault of ours. No build for readers has this.

use std::hint::black_box;

/// Traps where these words ask for it.
pub(super) fn on(words: Option<&str>) {
    match words {
        Some("trap: unreachable") => core::arch::wasm32::unreachable(),
        Some("trap: recursion") => {
            black_box(endless(1));
        }
        _ => {}
    }
}

/// Runs over the end of the stack. What it adds up keeps the compiler from making a loop of it.
fn endless(depth: u64) -> u64 {
    let deeper = black_box([depth; 16]);
    let below = if black_box(true) { endless(depth.wrapping_add(1)) } else { 0 };
    below.wrapping_add(deeper.iter().fold(0, |sum, value| sum ^ value))
}
