//! The connections of `serve`: each runs in its own task and is closed if its client stalls.

use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio_io_timeout::TimeoutStream;

/// Timeout for reading a request head, also for the next request on a kept-alive connection.
const READ: Duration = Duration::from_secs(10);
/// Timeout for a client that does not read the response.
const WRITE: Duration = Duration::from_secs(10);
/// Pause after a failed `accept`, which usually means that too many files are open.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves connections until the runtime is shut down.
pub async fn serve(listener: TcpListener, site: Router) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITE));
        let service = TowerToHyperService::new(site.clone());
        tokio::spawn(async move {
            let mut server = http1::Builder::new();
            server.timer(TokioTimer::new()).header_read_timeout(READ);
            // A client may disconnect at any time, so an error here is not reported.
            let _ = server.serve_connection(TokioIo::new(Box::pin(stream)), service).await;
        });
    }
}
