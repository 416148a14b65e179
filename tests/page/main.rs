//! The page tests: a real browser opens the real site, and a reader's hand and eye are played by WebDriver.
//!
//! `ENGINE=chromium|firefox|webkit cargo test --test page` runs them in one engine; plain `cargo test` leaves them out.
//! Each test has its own browser, driver and profile, so that nothing is left over from another; the site is shared.
//! A missing browser or driver fails the tests: a skipped engine would look like a passed one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::pedantic,
    reason = "a test may be blunt"
)]

mod browser;
mod engine;
mod faulty;
mod keeper;
mod languages;
mod last;
mod page;
mod parents;
mod same;
mod site;
mod watch;
mod wishes;

mod agreement;
mod attributes;
mod axe;
mod changes;
mod contract;
mod core_faults;
mod deployment;
mod details;
mod events;
mod faults;
mod focus;
mod frames;
mod frames_in_pages;
mod harness;
mod house;
mod keyboard;
mod linked;
mod live;
mod loading;
mod looks;
mod manners;
mod many;
mod modules;
mod passages;
mod picking;
mod pointer;
mod preferences;
mod published;
mod reading;
mod retries;
mod scroll;
mod sizes;
mod state;
mod steps;
mod still;
mod story_faults;
mod strange_stories;
mod take_away;
mod targets;
mod transforms;
mod translated;
mod traps;
mod whole_csv;
