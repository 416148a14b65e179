//! The preview page of `serve`: the graphic, the diagnostics, the text version and the snippet of a story. The page
//! reloads when the story file changes.

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

use crate::excerpt::printable;
use crate::exit::describe_io_error;
use crate::response::asset;
use crate::static_files;
use watch::Watch;

/// The name of the story file.
const STORY: &str = "story.json";

/// Whether the folder contains `story.json` and no `index.html`. `story.json` may be unreadable; the preview page then
/// shows the reason.
pub fn is_story_folder(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(STORY)).is_ok() && !folder.join("index.html").exists()
}

/// The routes of the preview page and of the files of its folder.
pub fn router(folder: &Path) -> Result<Router, String> {
    let serve_error = |error: std::io::Error| {
        format!("cannot serve {}: {}", printable(&folder.to_string_lossy()), describe_io_error(&error))
    };
    let files = static_files::router(folder).map_err(serve_error)?;
    let preview = Arc::new(page::Preview::new(folder.canonicalize().map_err(serve_error)?, STORY));
    let watch = Arc::new(Watch::new(folder, Arc::clone(&preview))?);
    let sheet = ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("preview.css"));
    let script = ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("preview.js"));
    let widget =
        |method: Method, Rest(path): Rest<String>, headers: HeaderMap| async move { asset(&method, &path, &headers) };
    Ok(Router::new()
        .route(
            "/",
            get(move || async move {
                // Reading and drawing would block the server's only thread, which also handles Ctrl-C.
                let page = tokio::task::spawn_blocking(move || preview.page()).await;
                page.map_or_else(
                    |_| {
                        (StatusCode::INTERNAL_SERVER_ERROR, "The preview page could not be generated.\n")
                            .into_response()
                    },
                    |page| Html(page).into_response(),
                )
            }),
        )
        .route("/preview/page.css", get(move || async move { sheet }))
        .route("/preview/reload.js", get(move || async move { script }))
        .route(
            "/preview/changes",
            get(move |RawQuery(version): RawQuery| async move {
                Sse::new(watch.changes(version.unwrap_or_default())).keep_alive(KeepAlive::default())
            }),
        )
        .route("/widget/{*path}", any(widget))
        .fallback_service(files))
}
