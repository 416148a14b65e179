//! Tells when a story has changed: the system tells of the folder, and what the file holds decides.

use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use axum::response::sse::Event;
use futures_util::stream::{Stream, unfold};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;

use super::page::Workbench;

/// Editors save in several steps: what comes this soon after the first belongs to it.
const SETTLE: Duration = Duration::from_millis(30);

/// A story's folder, watched as long as this is kept.
pub struct Watch {
    seen: watch::Receiver<String>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches the folder, not the file: many editors put a new file in the place of the old one. One thread looks at the
    /// story, once for all who are waiting.
    pub fn new(folder: &Path, workbench: Arc<Workbench>) -> Result<Watch, String> {
        let (sender, stirred) = mpsc::channel();
        // What was told does not matter, only that something was: an error, too, is a reason to look.
        let told = move |_: notify::Result<notify::Event>| {
            let _ = sender.send(());
        };
        let cannot = |error: notify::Error| format!("cannot watch {}: {error}", folder.display());
        let mut watcher = notify::recommended_watcher(told).map_err(cannot)?;
        watcher.watch(folder, RecursiveMode::NonRecursive).map_err(cannot)?;
        let seen = workbench.seen();
        // It ends with the watcher.
        thread::spawn(move || {
            workbench.page();
            while stirred.recv().is_ok() {
                thread::sleep(SETTLE);
                while stirred.try_recv().is_ok() {}
                workbench.page();
            }
        });
        Ok(Watch { seen, _watcher: watcher })
    }

    /// A message whenever the story holds something else than what was seen, at first by the page that asks.
    pub fn changes(&self, seen: String) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
        unfold((self.seen.clone(), seen), |(mut newest, seen)| async move {
            loop {
                let now = newest.borrow_and_update().clone();
                if !now.is_empty() && now != seen {
                    return Some((Ok(Event::default().data("changed")), (newest, now)));
                }
                // It fails when the workbench has gone, and with it the server.
                newest.changed().await.ok()?;
            }
        })
    }
}
