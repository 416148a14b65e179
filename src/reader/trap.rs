//! Makes the core fail on demand, as a bug would. Only for tests: builds for readers do not include this module.

use std::hint::black_box;

/// Traps if the text is one of two test commands.
pub(super) fn on(words: Option<&str>) {
    match words {
        Some("trap: unreachable") => core::arch::wasm32::unreachable(),
        Some("trap: recursion") => {
            black_box(endless(1));
        }
        _ => {}
    }
}

/// Overflows the stack. The sum keeps the compiler from turning the recursion into a loop.
fn endless(depth: u64) -> u64 {
    let deeper = black_box([depth; 16]);
    let below = if black_box(true) { endless(depth.wrapping_add(1)) } else { 0 };
    below.wrapping_add(deeper.iter().fold(0, |sum, value| sum ^ value))
}
