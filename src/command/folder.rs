//! A folder of this computer as a part of the site that is served: its files, and nothing that it only points to.
//!
//! A name may lead anywhere: to a file outside by a link, to a pipe or device that never ends. What is no file in the
//! folder is not there. What the widget needs is there all the same: the command has it. So are stories as they are published,
//! made from the story files when they are asked for.

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

use crate::files::is_leftover;
use crate::{answer, assets, input, publish};

/// The page of a folder.
const INDEX: &str = "index.html";

/// The files of the folder. Fails where it is not there.
pub fn router(folder: &Path) -> io::Result<Router> {
    let root = folder.canonicalize()?;
    let files = ServeDir::new(&root);
    let admit = move |request: Request, next: Next| admit(root.clone(), request, next);
    Ok(Router::new().fallback_service(files).layer(middleware::from_fn(admit)))
}

/// Lets a request through where it asks for what is there.
async fn admit(root: PathBuf, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let asked = path.clone();
    // Off the thread that answers: a disk may take its time.
    let found = tokio::task::spawn_blocking(move || find(&root, &asked)).await.unwrap_or(Found::Nothing);
    match found {
        Found::File => next.run(request).await,
        Found::Published(bytes) => ([(CONTENT_TYPE, assets::media_type(&path))], bytes).into_response(),
        Found::Refused => (StatusCode::UNPROCESSABLE_ENTITY, "The story has errors.\n").into_response(),
        Found::Nothing => match assets::part_of_the_widget(&path) {
            Some(name) => answer::asset(request.method(), name, request.headers()),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

/// What there is at a path.
enum Found {
    File,
    /// No file, but the story that is published under this name.
    Published(Vec<u8>),
    /// The same, and it has errors.
    Refused,
    Nothing,
}

fn find(root: &Path, path: &str) -> Found {
    if is_there(root, path) {
        return Found::File;
    }
    let Some(name) = path.strip_suffix(publish::ENDING) else { return Found::Nothing };
    let raw = format!("{name}json");
    let real = || inside(root, &root.join(&*percent_decode_str(raw.trim_start_matches('/')).decode_utf8().ok()?));
    let file = is_there(root, &raw).then(real).flatten();
    let Some(bytes) = file.and_then(|file| input::read_regular(&file).ok()) else { return Found::Nothing };
    let story = lint::check(&bytes).story;
    story.map_or(Found::Refused, |story| Found::Published(article_infographic::publish::publish(&story)))
}

fn is_there(root: &Path, path: &str) -> bool {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return false };
    let mut wanted = root.to_owned();
    for step in decoded.split('/').filter(|step| !step.is_empty()) {
        if matches!(step, "." | "..") || step.contains(['\\', '\0']) || is_leftover(step) {
            return false;
        }
        wanted.push(step);
    }
    match inside(root, &wanted) {
        Some(found) if found.is_dir() && decoded.ends_with('/') => {
            inside(root, &found.join(INDEX)).is_some_and(|index| index.is_file())
        }
        found => found.is_some(),
    }
}

/// Where a path really leads; nothing where that is outside of the folder, or neither a file nor a folder. A name that is
/// too long for the system, or that may not be read, is as good as none.
pub fn inside(root: &Path, path: &Path) -> Option<PathBuf> {
    let real = path.canonicalize().ok()?;
    let kind = fs::metadata(&real).ok()?.file_type();
    (real.starts_with(root) && (kind.is_file() || kind.is_dir())).then_some(real)
}
