//! `infographic serve`: a site on this computer only, under the page policy that the widget must live with.
//! It is no server for the public.

use std::future::{Future, poll_fn};
use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::pin::pin;
use std::task::Poll;

use axum::Router;
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware;
use axum::response::Response;

use crate::answer::{asset, guard};
use crate::args::ServeArguments;
use crate::excerpt::clean;
use crate::outcome::{Exit, Failure, plainly, tell};
use crate::{assets, connections, folder, workbench};

const FIRST_PORT: u16 = 8000;
const PORTS_TO_TRY: u16 = 20;

pub fn run(arguments: &ServeArguments) -> Result<Exit, Failure> {
    let here = || workbench::is_story_folder(Path::new(".")).then(|| Path::new(".").to_path_buf());
    let folder = arguments.folder.clone().or_else(here);
    if let Some(folder) = folder.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(Failure::Message(format!("cannot serve {}: it is not a folder", shown(folder))));
    }
    let (name, site) = match &folder {
        Some(folder) if workbench::is_story_folder(folder) => {
            (shown(folder), workbench::router(folder).map_err(Failure::Message)?)
        }
        // A site of its own. The widget need not be in it.
        Some(folder) => {
            let cannot = |error| Failure::Message(format!("cannot serve {}: {}", shown(folder), plainly(&error)));
            (shown(folder), folder::router(folder).map_err(cannot)?)
        }
        None => ("the demonstration".to_owned(), Router::new().fallback(demonstration)),
    };
    let listener = bind(arguments.port)?;
    if !assets::has_widget() {
        tell(&format!("warning: {}", assets::MISSING));
    }
    serve(listener, &name, site.layer(middleware::from_fn(guard)))
}

fn shown(folder: &Path) -> String {
    clean(&folder.to_string_lossy())
}

async fn demonstration(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    asset(&method, if path.is_empty() { "index.html" } else { path }, &headers)
}

fn bind(port: Option<u16>) -> Result<TcpListener, Failure> {
    if let Some(port) = port {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| Failure::Message(format!("port {port}: {}", plainly(&error))));
    }
    let mut trouble = String::new();
    for port in FIRST_PORT..=FIRST_PORT + PORTS_TO_TRY {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => trouble = plainly(&error),
        }
    }
    Err(Failure::Message(format!(
        "no port from {FIRST_PORT} to {} can be used (the last one: {trouble}); choose one with --port",
        FIRST_PORT + PORTS_TO_TRY
    )))
}

fn serve(listener: TcpListener, name: &str, site: Router) -> Result<Exit, Failure> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| cannot("start", &error))?;
    let ended = runtime.block_on(async {
        let address = listener.local_addr().map_err(|error| cannot("listen", &error))?;
        listener.set_nonblocking(true).map_err(|error| cannot("listen", &error))?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(|error| cannot("listen", &error))?;

        // Asked once before the address is printed: from then on Ctrl-C must be ours.
        let mut interrupted = pin!(tokio::signal::ctrl_c());
        let asked = poll_fn(|context| Poll::Ready(interrupted.as_mut().poll(context))).await;
        if let Poll::Ready(ended) = asked {
            return ended.map(|()| Exit::Clean).map_err(|error| cannot("listen for Ctrl-C", &error));
        }

        // Beside us and not awaited: Ctrl-C must not wait for a browser that keeps its connection open.
        tokio::spawn(connections::serve(listener, site));
        announce(&format!("Serving {name} at http://{address}/")).map_err(Failure::Output)?;
        interrupted.await.map_err(|error| cannot("listen for Ctrl-C", &error))?;
        tell("");
        Ok(Exit::Clean)
    });
    // Without waiting for what is being read or drawn.
    runtime.shutdown_background();
    ended
}

/// The one line on stdout; programs wait for it.
fn announce(line: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    writeln!(output, "{line}")?;
    output.flush()
}

fn cannot(verb: &str, error: &io::Error) -> Failure {
    Failure::Message(format!("the server cannot {verb}: {}", plainly(error)))
}
