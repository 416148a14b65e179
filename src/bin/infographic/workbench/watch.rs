//! Tells when a story has changed: the system tells of the folder, and what the file holds decides.

use std::convert::Infallible;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::response::sse::Event;
use futures_util::stream::{Stream, unfold};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;

/// Editors save in several steps: what comes this soon after the first belongs to it.
const SETTLE: Duration = Duration::from_millis(30);

/// What tells one content of a file from another. Not a secure hash: nobody gains by deceiving their own workbench.
pub fn mark(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:x}", hasher.finish())
}

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

    /// A message whenever the story holds something else than what was seen, at first by the page that asks.
    pub fn changes(&self, seen: String) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
        unfold((self.file.clone(), self.stirred.clone(), seen), |(file, mut stirred, seen)| async move {
            loop {
                // Away between two steps of a save: the next one will be told, too.
                let now = fs::read(&file).ok().map(|bytes| mark(&bytes));
                if let Some(now) = now.filter(|now| *now != seen) {
                    return Some((Ok(Event::default().data("changed")), (file, stirred, now)));
                }
                // It fails when the watcher has gone, and with it the server.
                stirred.changed().await.ok()?;
                tokio::time::sleep(SETTLE).await;
                stirred.borrow_and_update();
            }
        })
    }
}
