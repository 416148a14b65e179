//! The page of a story in the making: the picture as readers will see it, what is wrong with the story, its words, and the
//! snippet. It is made anew for every request, and the browser loads it again when the story changes.

mod page;

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use futures_util::stream::{Stream, unfold};
use tower_http::services::ServeDir;

/// The file that makes a folder one with a story.
const STORY: &str = "story.json";
/// From one look at the story to the next. A file's time is asked, which costs next to nothing.
const LOOK: Duration = Duration::from_millis(100);

/// Whether the folder holds a story in the making and no page of its own.
pub fn is_story_folder(folder: &Path) -> bool {
    folder.join(STORY).is_file() && !folder.join("index.html").exists()
}

/// The workbench of this folder, with the widget of that one.
pub fn router(folder: &Path, widget: &Path) -> Router {
    let watched = Arc::new(folder.join(STORY));
    let workbench = Arc::new(page::Workbench::new(folder.join(STORY)));
    let sheet = ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("workbench.css"));
    let script = ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("workbench.js"));
    Router::new()
        .route("/", get(move || async move { Html(workbench.page()).into_response() }))
        .route("/workbench/page.css", get(move || async move { sheet }))
        .route("/workbench/reload.js", get(move || async move { script }))
        .route(
            "/workbench/changes",
            get(move || async move { Sse::new(changes(watched)).keep_alive(KeepAlive::default()) }),
        )
        .nest_service("/widget", ServeDir::new(widget))
        .fallback_service(ServeDir::new(folder))
}

/// What tells one state of a file from another; nothing while it is away, as between the two steps of an editor's save.
fn state(file: &Path) -> Option<(SystemTime, u64)> {
    let metadata = fs::metadata(file).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// A message whenever the story has changed.
fn changes(story: Arc<PathBuf>) -> impl Stream<Item = Result<Event, Infallible>> {
    let known = state(&story);
    unfold((story, known), |(story, known)| async move {
        loop {
            tokio::time::sleep(LOOK).await;
            let now = state(&story);
            if now.is_some() && now != known {
                return Some((Ok(Event::default().data("changed")), (story, now)));
            }
        }
    })
}
