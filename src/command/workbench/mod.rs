//! The page of a story in the making: the picture as readers will see it, what is wrong with the story, its words, and the
//! snippet. The browser loads it again when the story has changed.

mod page;
mod watch;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path as Rest, RawQuery};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{Html, IntoResponse};
use axum::routing::{any, get};

use crate::answer::asset;
use crate::folder;
use crate::outcome::plainly;
use watch::Watch;

/// The file that makes a folder one with a story.
const STORY: &str = "story.json";

/// Whether the folder holds a story in the making and no page of its own. What has the story's name and is no file is shown as
/// what is wrong with it.
pub fn is_story_folder(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(STORY)).is_ok() && !folder.join("index.html").exists()
}

/// The workbench of this folder.
pub fn router(folder: &Path) -> Result<Router, String> {
    let cannot = |error: std::io::Error| format!("cannot serve {}: {}", folder.display(), plainly(&error));
    let files = folder::router(folder).map_err(cannot)?;
    let workbench = Arc::new(page::Workbench::new(folder.canonicalize().map_err(cannot)?, STORY));
    let watch = Arc::new(Watch::new(folder, Arc::clone(&workbench))?);
    let sheet = ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("workbench.css"));
    let script = ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("workbench.js"));
    let widget =
        |method: Method, Rest(path): Rest<String>, headers: HeaderMap| async move { asset(&method, &path, &headers) };
    Ok(Router::new()
        .route(
            "/",
            get(move || async move {
                // Reading and drawing take a moment, in which the server has other things to answer, Ctrl-C among them.
                let page = tokio::task::spawn_blocking(move || workbench.page()).await;
                page.map_or_else(
                    |_| StatusCode::INTERNAL_SERVER_ERROR.into_response(),
                    |page| Html(page).into_response(),
                )
            }),
        )
        .route("/workbench/page.css", get(move || async move { sheet }))
        .route("/workbench/reload.js", get(move || async move { script }))
        .route(
            "/workbench/changes",
            get(move |RawQuery(seen): RawQuery| async move {
                Sse::new(watch.changes(seen.unwrap_or_default())).keep_alive(KeepAlive::default())
            }),
        )
        .route("/widget/{*path}", any(widget))
        .fallback_service(files))
}
