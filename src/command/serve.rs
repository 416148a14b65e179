//! `infographic serve`: a server for this computer only, with the strict Content-Security-Policy that the widget
//! supports. Not meant for public servers.

use std::future::{Future, poll_fn};
use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::pin::pin;
use std::task::Poll;

use axum::Router;
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};

use crate::args::ServeArguments;
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::response::{asset, guard};
use crate::{assets, connections, preview, static_files};

const FIRST_PORT: u16 = 8000;
const PORTS_TO_TRY: u16 = 20;

pub fn run(arguments: &ServeArguments) -> Result<Exit, CommandError> {
    let current = || preview::is_story_folder(Path::new(".")).then(|| Path::new(".").to_path_buf());
    let folder = arguments.folder.clone().or_else(current);
    if let Some(folder) = folder.as_ref().filter(|folder| !folder.is_dir()) {
        let reason = if folder.exists() { "it is not a folder" } else { "no such folder" };
        return Err(CommandError::Message(format!("cannot serve {}: {reason}", shown(folder))));
    }
    let (name, site) = match &folder {
        Some(folder) if preview::is_story_folder(folder) => {
            (shown(folder), preview::router(folder).map_err(CommandError::Message)?)
        }
        Some(folder) => {
            let serve_error =
                |error| CommandError::Message(format!("cannot serve {}: {}", shown(folder), describe_io_error(&error)));
            (shown(folder), static_files::router(folder).map_err(serve_error)?)
        }
        None => ("the demonstration".to_owned(), Router::new().fallback(demonstration)),
    };
    let listener = bind(arguments.port)?;
    if !assets::has_widget() {
        eprint_line(&format!("warning: {}", assets::MISSING));
    }
    serve(listener, &name, site.layer(middleware::from_fn(guard)))
}

fn shown(folder: &Path) -> String {
    printable(&folder.to_string_lossy())
}

async fn demonstration(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let index = |folder: &str| format!("{folder}index.html");
    if path.is_empty() || path.ends_with('/') {
        return asset(&method, &index(path), &headers);
    }
    if assets::find(&index(&format!("{path}/"))).is_some() {
        // Without the slash, the page's relative links would start from the folder above.
        return Redirect::permanent(&format!("/{path}/")).into_response();
    }
    asset(&method, path, &headers)
}

fn bind(port: Option<u16>) -> Result<TcpListener, CommandError> {
    if let Some(port) = port {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| CommandError::Message(format!("cannot listen on port {port}: {}", bind_error(&error))));
    }
    let mut last_error = String::new();
    for port in FIRST_PORT..=FIRST_PORT + PORTS_TO_TRY {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last_error = describe_io_error(&error),
        }
    }
    Err(CommandError::Message(format!(
        "cannot listen on any port from {FIRST_PORT} to {}: {last_error}; choose another port with --port",
        FIRST_PORT + PORTS_TO_TRY
    )))
}

fn bind_error(error: &io::Error) -> String {
    let text = describe_io_error(error);
    if error.kind() == io::ErrorKind::AddrInUse { format!("{text}; choose another port") } else { text }
}

fn serve(listener: TcpListener, name: &str, site: Router) -> Result<Exit, CommandError> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| failed("start", &error))?;
    let result = runtime.block_on(async {
        let address = listener.local_addr().map_err(|error| failed("listen", &error))?;
        listener.set_nonblocking(true).map_err(|error| failed("listen", &error))?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(|error| failed("listen", &error))?;

        // The first poll installs the signal handler. It must be installed before the address is printed, because a
        // program may send the signal as soon as it has read the address.
        let mut interrupted = pin!(tokio::signal::ctrl_c());
        let polled = poll_fn(|context| Poll::Ready(interrupted.as_mut().poll(context))).await;
        if let Poll::Ready(signal) = polled {
            return signal.map(|()| Exit::Clean).map_err(|error| failed("listen for Ctrl-C", &error));
        }

        // Spawned and not awaited: Ctrl-C must not wait for a browser that keeps its connection open.
        tokio::spawn(connections::serve(listener, site));
        print_address(&format!("Serving {name} at http://{address}/")).map_err(CommandError::Output)?;
        interrupted.await.map_err(|error| failed("listen for Ctrl-C", &error))?;
        eprint_line("");
        Ok(Exit::Clean)
    });
    // Does not wait for blocking tasks that read files or lay out charts.
    runtime.shutdown_background();
    result
}

/// Prints the only line on stdout. Programs that start the server wait for it.
fn print_address(line: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    writeln!(output, "{line}")?;
    output.flush()
}

fn failed(verb: &str, error: &io::Error) -> CommandError {
    CommandError::Message(format!("the server cannot {verb}: {}", describe_io_error(error)))
}
