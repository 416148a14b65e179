//! Tells when a story has changed: the system tells of the folder, and what the file holds decides.

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::response::sse::Event;
use futures_util::stream::{Stream, unfold};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;

/// Editors save in several steps: what comes this soon after the first belongs to it.
const SETTLE: Duration = Duration::from_millis(30);

/// A story's file, watched as long as this is kept.
pub struct Watch {
    file: PathBuf,
    stirred: watch::Receiver<()>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches the folder, not the file: many editors put a new file in the place of the old one.
    pub fn new(folder: &Path, name: &str) -> Result<Watch, String> {
        let (sender, stirred) = watch::channel(());
        // What was told does not matter, only that something was: an error, too, is a reason to look.
        let told = move |_: notify::Result<notify::Event>| sender.send_replace(());
        let cannot = |error: notify::Error| format!("cannot watch {}: {error}", folder.display());
        let mut watcher = notify::recommended_watcher(told).map_err(cannot)?;
        watcher.watch(folder, RecursiveMode::NonRecursive).map_err(cannot)?;
        Ok(Watch { file: folder.join(name), stirred, _watcher: watcher })
    }

    /// A message whenever the story holds something else than before.
    pub fn changes(&self) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
        let known = fs::read(&self.file).ok();
        unfold((self.file.clone(), self.stirred.clone(), known), |(file, mut stirred, known)| async move {
            // It fails when the watcher has gone, and with it the server.
            while stirred.changed().await.is_ok() {
                tokio::time::sleep(SETTLE).await;
                stirred.borrow_and_update();
                // Away between two steps of a save: the next one will be told, too.
                let Ok(now) = fs::read(&file) else { continue };
                if known.as_ref() != Some(&now) {
                    return Some((Ok(Event::default().data("changed")), (file, stirred, Some(now))));
                }
            }
            None
        })
    }
}
