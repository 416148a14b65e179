//! Notifies the preview page when the content of the story file has changed.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use axum::response::sse::Event;
use futures_util::stream::{Stream, unfold};
use tokio::sync::watch;

use super::page::Preview;
use crate::watch::{Watcher, watch_folders};

/// Watches the folder of a story until it is dropped.
pub struct Watch {
    version: watch::Receiver<String>,
    _watcher: Watcher,
}

impl Watch {
    /// One thread reads the story for all connections.
    pub fn new(folder: &Path, preview: Arc<Preview>) -> Result<Watch, String> {
        let (watcher, changes) = watch_folders([folder])?;
        let version = preview.version();
        // The thread ends when the watcher is dropped.
        thread::spawn(move || {
            preview.page();
            while changes.wait() {
                preview.page();
            }
        });
        Ok(Watch { version, _watcher: watcher })
    }

    /// Sends an event whenever the version of the story differs from the last one that the client knows, initially
    /// `known`.
    pub fn changes(&self, known: String) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
        unfold((self.version.clone(), known), |(mut version, known)| async move {
            loop {
                let current = version.borrow_and_update().clone();
                if !current.is_empty() && current != known {
                    return Some((Ok(Event::default().data("changed")), (version, current)));
                }
                // Fails when the server shuts down, which drops the sender.
                version.changed().await.ok()?;
            }
        })
    }
}
