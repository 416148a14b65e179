//! Serves a folder: its regular files only.
//!
//! Symbolic links that lead out of the folder, pipes and devices get 404: a pipe or device may block or never end. If
//! the folder lacks a file of the widget, the one built into the command is served. Published stories and their answers
//! are generated from the story files on request.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use article_infographic::lint;
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tower_http::services::ServeDir;

use crate::files::is_internal;
use crate::published::PublishedFile;
use crate::{assets, input, response};

/// The file that is served for a folder.
const INDEX: &str = "index.html";

/// The routes of a folder. Fails if the folder does not exist.
pub fn router(folder: &Path) -> io::Result<Router> {
    let root = folder.canonicalize()?;
    let files = ServeDir::new(&root);
    let handle = move |request: Request, next: Next| handle(root.clone(), request, next);
    Ok(Router::new().fallback_service(files).layer(middleware::from_fn(handle)))
}

/// Passes a request on if the path is a file of the folder, otherwise generates the response.
async fn handle(root: PathBuf, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let requested = path.clone();
    // Disk access would block the server's only thread.
    let found = tokio::task::spawn_blocking(move || find(&root, &requested)).await.unwrap_or(Found::Nothing);
    match found {
        Found::File => next.run(request).await,
        Found::Published(bytes) => ([(CONTENT_TYPE, assets::media_type(&path))], bytes).into_response(),
        Found::Invalid => {
            let message = "The story has errors; run `infographic check` on its story file.\n";
            (StatusCode::UNPROCESSABLE_ENTITY, message).into_response()
        }
        Found::Failed(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response(),
        Found::Nothing => match assets::widget_file(&path) {
            Some(name) => response::asset(request.method(), name, request.headers()),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

/// What a path of the folder refers to.
enum Found {
    File,
    /// Not a file, but a published story or its answers, generated from the story file.
    Published(Vec<u8>),
    /// The same, but the story has errors.
    Invalid,
    /// The same, but the file cannot be generated.
    Failed(String),
    Nothing,
}

fn find(root: &Path, path: &str) -> Found {
    if is_served(root, path) {
        return Found::File;
    }
    let Some((published, raw)) = PublishedFile::at(path) else { return Found::Nothing };
    let real =
        || resolve_inside(root, &root.join(&*percent_decode_str(raw.trim_start_matches('/')).decode_utf8().ok()?));
    let file = is_served(root, &raw).then(real).flatten();
    let Some(bytes) = file.and_then(|file| input::read_regular(&file).ok()) else { return Found::Nothing };
    let Some(story) = lint::check(&bytes).story else { return Found::Invalid };
    published.bytes(&story).map_or_else(Found::Failed, Found::Published)
}

/// Whether a path of a request refers to a file of the folder, or to a subfolder that can be redirected to or has an
/// index.
fn is_served(root: &Path, path: &str) -> bool {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return false };
    let mut wanted = root.to_owned();
    for step in decoded.split('/').filter(|step| !step.is_empty()) {
        if matches!(step, "." | "..") || step.contains(['\\', '\0']) || is_internal(step) {
            return false;
        }
        wanted.push(step);
    }
    match resolve_inside(root, &wanted) {
        Some(found) if found.is_dir() && decoded.ends_with('/') => {
            resolve_inside(root, &found.join(INDEX)).is_some_and(|index| index.is_file())
        }
        found => found.is_some(),
    }
}

/// Resolves symbolic links. Returns `None` if the target is outside of the folder, is not a regular file or folder, or
/// cannot be accessed.
pub fn resolve_inside(root: &Path, path: &Path) -> Option<PathBuf> {
    let real = path.canonicalize().ok()?;
    let kind = fs::metadata(&real).ok()?.file_type();
    (real.starts_with(root) && (kind.is_file() || kind.is_dir())).then_some(real)
}
