//! What every page test uses: browsers, the site, proxies with faults, and what ends with the run.

pub mod browser;
pub mod console_watch;
pub mod engine;
pub mod fault_proxy;
pub mod media_emulation;
pub mod page;
pub mod parent_pages;
pub mod process_guard;
pub mod self_test;
pub mod site;
pub mod teardown;
