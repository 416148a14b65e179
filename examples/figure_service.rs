//! A service that draws stories: `POST /` takes a story file and answers with its static figure.
//!
//! ```sh
//! cargo run --example figure_service
//! curl --data-binary @www/stories/prisoner-exchange.json http://127.0.0.1:3000/
//! ```

use std::error::Error;

use article_infographic::diagnostic::Diagnostic;
use article_infographic::{figure, lint, raw, text::Locale};
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::Html;
use axum::{Router, routing::post};

/// The status and the reason of a response without a figure.
type Refusal = (StatusCode, String);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 3000)).await?;
    println!("Listening on http://{}/", listener.local_addr()?);
    Ok(axum::serve(listener, service()).await?)
}

/// The routes of the service.
pub fn service() -> Router {
    Router::new().route("/", post(respond)).layer(DefaultBodyLimit::max(raw::MAX_BYTES))
}

async fn respond(story: Bytes) -> Result<Html<String>, Refusal> {
    // Drawing takes some milliseconds, in which the server answers other requests.
    let drawn = tokio::task::spawn_blocking(move || draw(&story)).await;
    drawn.unwrap_or_else(|error| Err((StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))).map(Html)
}

fn draw(bytes: &[u8]) -> Result<String, Refusal> {
    let checked = lint::check(bytes);
    let Some(story) = checked.story else {
        return Err((StatusCode::UNPROCESSABLE_ENTITY, listed(&checked.diagnostics)));
    };
    let locale = Locale::for_tag(&story.language);
    figure::html(&story, locale).map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))
}

/// The diagnostics, one in each line.
fn listed(diagnostics: &[Diagnostic]) -> String {
    let line = |one: &Diagnostic| format!("{}:{}: {}\n", one.location.line, one.location.column, one.message);
    diagnostics.iter().map(line).collect()
}
