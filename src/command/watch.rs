//! Watches folders for changes, for the preview page and for `publish --watch`.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode};

use crate::excerpt::printable;

/// Debounce time: editors save a file in several steps, each with its own event.
const DEBOUNCE: Duration = Duration::from_millis(30);

/// The longest time without a look at the files: network file systems report no events, and a folder that is replaced
/// by another one reports none either.
const INTERVAL: Duration = Duration::from_secs(1);

enum Event {
    Changed,
    Stopped,
}

/// Watches folders until it is dropped.
pub struct Watcher {
    _watcher: RecommendedWatcher,
    events: Sender<Event>,
}

/// The changes that a [`Watcher`] reports.
pub struct Changes {
    events: Receiver<Event>,
}

/// Watches folders instead of files, because many editors save by replacing the file.
pub fn watch_folders<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Result<(Watcher, Changes), String> {
    let (sender, receiver) = mpsc::channel();
    let events = sender.clone();
    let report = move |event: notify::Result<notify::Event>| {
        // Any other event, even an error, is a reason to read the files again. Reading them is an access.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = sender.send(Event::Changed);
        }
    };
    let mut watcher = notify::recommended_watcher(report).map_err(|error| format!("cannot watch files: {error}"))?;
    for folder in folders {
        notify::Watcher::watch(&mut watcher, folder, RecursiveMode::NonRecursive)
            .map_err(|error| format!("cannot watch {}: {error}", printable(&folder.to_string_lossy())))?;
    }
    Ok((Watcher { _watcher: watcher, events }, Changes { events: receiver }))
}

impl Watcher {
    /// A function that ends the changes.
    pub fn stopper(&self) -> impl Fn() + Send + use<> {
        let events = self.events.clone();
        move || {
            let _ = events.send(Event::Stopped);
        }
    }
}

impl Changes {
    /// Waits until the files may have changed. Returns `false` once they are no longer watched.
    pub fn wait(&self) -> bool {
        match self.events.recv_timeout(INTERVAL) {
            Ok(Event::Changed) => {
                thread::sleep(DEBOUNCE);
                self.events.try_iter().all(|event| matches!(event, Event::Changed))
            }
            Err(RecvTimeoutError::Timeout) => true,
            Ok(Event::Stopped) | Err(RecvTimeoutError::Disconnected) => false,
        }
    }
}
