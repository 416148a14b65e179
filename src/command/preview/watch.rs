//! Notifies the preview page when the content of the story file has changed.

use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use axum::response::sse::Event;
use futures_util::stream::{Stream, unfold};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;

use super::page::Preview;
use crate::excerpt::printable;

/// Debounce time: editors save a file in several steps, each with its own event.
const DEBOUNCE: Duration = Duration::from_millis(30);

/// Watches the folder of a story until it is dropped.
pub struct Watch {
    version: watch::Receiver<String>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches the folder instead of the file, because many editors save by replacing the file. One thread reads the
    /// story for all connections.
    pub fn new(folder: &Path, preview: Arc<Preview>) -> Result<Watch, String> {
        let (sender, events) = mpsc::channel();
        // Any event, even an error, is a reason to read the file again.
        let notify_thread = move |_: notify::Result<notify::Event>| {
            let _ = sender.send(());
        };
        let watch_error =
            |error: notify::Error| format!("cannot watch {}: {error}", printable(&folder.to_string_lossy()));
        let mut watcher = notify::recommended_watcher(notify_thread).map_err(watch_error)?;
        watcher.watch(folder, RecursiveMode::NonRecursive).map_err(watch_error)?;
        let version = preview.version();
        // The thread ends when the watcher is dropped, which closes the channel.
        thread::spawn(move || {
            preview.page();
            while events.recv().is_ok() {
                thread::sleep(DEBOUNCE);
                while events.try_recv().is_ok() {}
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
