//! Responses of `serve`: files built into the command, and the headers of every response.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST, HeaderName,
    IF_NONE_MATCH, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::assets;

/// The page that other pages load in an iframe.
const FRAME_PAGE: &str = "embed.html";

/// The strictest Content-Security-Policy that the widget supports on host pages.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Default headers of every response.
const HEADERS: [(HeaderName, &str); 4] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Browsers revalidate every time and get 304 if the file has not changed.
    (CACHE_CONTROL, "no-cache"),
    (REFERRER_POLICY, "strict-origin-when-cross-origin"),
];

/// Returns a file that is built into the command. The names need no percent-encoding, so an encoded path never matches.
///
/// All origins may read these files: a sandboxed frame has an opaque origin and requests the widget cross-origin. The
/// files are not secret, because every copy of the command contains them. Files of the served folder stay same-origin.
pub fn asset(method: &Method, path: &str, headers: &HeaderMap) -> Response {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let Some(asset) = assets::find(path) else { return StatusCode::NOT_FOUND.into_response() };
    let cors = (ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    let mut response = if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == asset.tag.as_bytes()) {
        (StatusCode::NOT_MODIFIED, [cors], [(ETAG, asset.tag)]).into_response()
    } else {
        let kind = assets::media_type(path);
        ([cors], [(CONTENT_TYPE, kind), (ETAG, asset.tag)], asset.bytes).into_response()
    };
    if path == FRAME_PAGE
        && let Some(policy) = frame_policy(headers)
    {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// In a sandboxed frame, `'self'` matches nothing in Safari (WebKit bug 316847), so the policy also spells out the
/// origin.
fn frame_policy(headers: &HeaderMap) -> Option<HeaderValue> {
    let host = headers.get(HOST)?.to_str().ok().filter(|host| is_local(host))?;
    HeaderValue::from_str(&POLICY.replace("'self'", &format!("'self' http://{host}"))).ok()
}

/// Rejects requests for other hosts and adds the default headers to every response.
pub async fn guard(request: Request, next: Next) -> Response {
    let mut response = if !has_local_host(request.headers()) {
        (StatusCode::FORBIDDEN, "Forbidden: the Host header must be 127.0.0.1, localhost or [::1].\n").into_response()
    } else if request.uri().path().starts_with("//") {
        // The redirect to a folder would repeat the path, and browsers resolve `//name/` as another host.
        StatusCode::NOT_FOUND.into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Whether the request has exactly one `Host` header and it names this computer.
///
/// Protects against DNS rebinding: a foreign site can resolve its own name to 127.0.0.1 and read local files as if they
/// were same-origin, but its requests carry its own name as `Host`.
fn has_local_host(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().is_ok_and(is_local),
        _ => false,
    }
}

fn is_local(host: &str) -> bool {
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
    fn only_localhost_names_are_local() {
        for host in ["127.0.0.1", "127.0.0.1:8000", "LocalHost:1", "[::1]:8000"] {
            assert!(is_local(host), "{host}");
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
            assert!(!is_local(host), "{host}");
        }
    }

    #[test]
    fn a_request_with_no_host_or_two_hosts_is_not_local() {
        let mut headers = HeaderMap::new();
        assert!(!has_local_host(&headers));
        headers.append(HOST, HeaderValue::from_static("localhost"));
        assert!(has_local_host(&headers));
        headers.append(HOST, HeaderValue::from_static("localhost"));
        assert!(!has_local_host(&headers));
    }
}
