//! What `serve` answers with: files of the command's own, and the headers that are on every answer.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST, HeaderName,
    IF_NONE_MATCH, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::assets;

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

/// Answers to this computer only, and under the policy.
pub async fn guard(request: Request, next: Next) -> Response {
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
