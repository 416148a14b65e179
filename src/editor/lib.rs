//! The editor's core.
