//! The connections of the server on this computer: each has its own task and ends when its client does nothing.

use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio_io_timeout::TimeoutStream;

/// Longest wait for a whole request, also for the next one on a connection that is kept.
const READ: Duration = Duration::from_secs(10);
/// Longest wait for a client to take something of an answer.
const WRITE: Duration = Duration::from_secs(10);
/// Wait after a connection that could not be taken, as a rule because too many files are open.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers until the runtime ends.
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
            // How a connection ends is its client's business.
            let _ = server.serve_connection(TokioIo::new(Box::pin(stream)), service).await;
        });
    }
}
