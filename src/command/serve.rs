//! `infographic serve`: a site on this computer only, under the page policy that the widget must live with.
//! It is no server for the public.

use std::future::{Future, poll_fn};
use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::pin::pin;
use std::task::Poll;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST, HeaderName,
    IF_NONE_MATCH, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};

use crate::args::ServeArguments;
use crate::excerpt::clean;
use crate::outcome::{Exit, Failure, plainly, tell};
use crate::{assets, connections, folder, workbench};

const FIRST_PORT: u16 = 8000;
const PORTS_TO_TRY: u16 = 20;

/// The page that other pages show in an iframe.
const FRAME_PAGE: &str = "embed.html";

/// The strictest policy a host page may have; what works here works there.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// On every answer, unless it brings its own.
const HEADERS: [(HeaderName, &str); 4] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // The browser asks again each time, and is told when nothing has changed.
    (CACHE_CONTROL, "no-cache"),
    (REFERRER_POLICY, "strict-origin-when-cross-origin"),
];

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

/// A file of the command's own. Their names are plain, so a path with escapes in it names none of them.
///
/// Every page may read these: the widget in a sandboxed frame has no origin, so it asks for its own files as a stranger, and
/// they are the same in each copy of the command. What lies in an editor's folder is for its own pages only.
pub fn asset(method: &Method, path: &str, headers: &HeaderMap) -> Response {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let Some(asset) = assets::find(path) else { return StatusCode::NOT_FOUND.into_response() };
    let readers = (ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    let mut response = if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == asset.tag.as_bytes()) {
        (StatusCode::NOT_MODIFIED, [readers], [(ETAG, asset.tag)]).into_response()
    } else {
        let kind = assets::media_type(path);
        ([readers], [(CONTENT_TYPE, kind), (ETAG, asset.tag)], asset.bytes).into_response()
    };
    if path == FRAME_PAGE
        && let Some(policy) = policy_in_a_frame(headers)
    {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Safari takes `'self'` for nothing at all in a sandboxed frame (WebKit bug 316847), so the policy names the same origin in
/// letters too.
fn policy_in_a_frame(headers: &HeaderMap) -> Option<HeaderValue> {
    let host = headers.get(HOST)?.to_str().ok().filter(|host| is_this_computer(host))?;
    HeaderValue::from_str(&POLICY.replace("'self'", &format!("'self' http://{host}"))).ok()
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

async fn guard(request: Request, next: Next) -> Response {
    let mut response = if !is_ours(request.headers()) {
        (StatusCode::FORBIDDEN, "This server answers to 127.0.0.1 and localhost only.\n").into_response()
    } else if request.uri().path().starts_with("//") {
        // A folder's redirect would repeat such a path, and a browser reads it as the name of another host.
        StatusCode::NOT_FOUND.into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// A page elsewhere can give its own name this computer's address and so read what is served here, as if it were of
/// the same origin (DNS rebinding). Its requests carry its own name as the host.
fn is_ours(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().is_ok_and(is_this_computer),
        _ => false,
    }
}

fn is_this_computer(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        host.strip_prefix(name).is_some_and(|rest| {
            rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_of_this_computer_are_ours() {
        for host in ["127.0.0.1", "127.0.0.1:8000", "LocalHost:1", "[::1]:8000"] {
            assert!(is_this_computer(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example:8000",
            "localhost:evil",
            "127.0.0.1:8000@evil.example",
            "[::1].evil.example",
        ] {
            assert!(!is_this_computer(host), "{host}");
        }
    }

    #[test]
    fn a_request_without_a_host_or_with_two_is_refused() {
        let mut headers = HeaderMap::new();
        assert!(!is_ours(&headers));
        headers.append(HOST, HeaderValue::from_static("localhost"));
        assert!(is_ours(&headers));
        headers.append(HOST, HeaderValue::from_static("localhost"));
        assert!(!is_ours(&headers));
    }
}
