//! Connections: listening on this machine alone, so many at a time, each with a limit on how long it may take to say what it wants.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::Asked;
use crate::desk::Desk;
use crate::failed::DeskError;
use crate::router::router;

/// So many connections are open at once; others wait.
const CONNECTIONS: usize = 256;
/// So many requests are worked on at once; others wait.
const AT_WORK: usize = 64;
/// So long the head of a request may take to come.
const HEAD: Duration = Duration::from_secs(10);
/// So often it is looked whether another program wrote to the record.
const LOOK: Duration = Duration::from_secs(1);
/// After the system refused a connection, it is asked again.
const AGAIN: Duration = Duration::from_millis(100);

/// Serves a record until the program is ended. `listens` is told the address once it answers.
///
/// # Errors
/// The address is not this machine's own, nothing can listen there, or the record cannot be read.
pub fn serve(asked: Asked, listens: impl FnOnce(SocketAddr)) -> Result<(), DeskError> {
    let address = own_address(&asked.address)?;
    let place = SocketAddr::new(address, asked.port);
    let runtime =
        Builder::new_current_thread().enable_all().max_blocking_threads(AT_WORK).build().map_err(DeskError::System)?;
    runtime.block_on(async {
        let taken = |why| DeskError::Taken(place.to_string(), why);
        let listener = TcpListener::bind(place).await.map_err(taken)?;
        let here = listener.local_addr().map_err(taken)?;
        let desk = Arc::new(Desk::open(asked)?);
        tokio::spawn(looks(Arc::clone(&desk)));
        listens(here);
        accept(listener, router(desk, here.port())).await;
        Ok(())
    })
}

/// The address, where it is this machine's own.
fn own_address(written: &str) -> Result<IpAddr, DeskError> {
    match written {
        "127.0.0.1" | "localhost" => Ok(IpAddr::from([127, 0, 0, 1])),
        "::1" => Ok(IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1])),
        other => Err(DeskError::Open(other.to_owned())),
    }
}

/// Looks, again and again, whether another program wrote.
async fn looks(desk: Arc<Desk>) {
    let mut ticks = interval(LOOK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let desk = Arc::clone(&desk);
        // A record that cannot be read now may be read later; until then what was read is shown.
        let _ = spawn_blocking(move || desk.look()).await;
    }
}

async fn accept(listener: TcpListener, router: Router) {
    let open = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&open).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let connection = connection(stream, router.clone());
                tokio::spawn(async move {
                    connection.await;
                    drop(permit);
                });
            }
            // Too many open files, or the other end went away.
            Err(_) => sleep(AGAIN).await,
        }
    }
}

fn connection(stream: TcpStream, router: Router) -> impl Future<Output = ()> {
    let _ = stream.set_nodelay(true);
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(64 << 10)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    async {
        // An end that goes away in the middle is no fault of anybody's.
        let _ = served.await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_served() {
        for own in ["127.0.0.1", "localhost", "::1"] {
            assert!(own_address(own).unwrap().is_loopback(), "{own}");
        }
        for open in ["0.0.0.0", "::", "127.3.2.1", "192.168.1.2", "example.org", "", "127.0.0.1:80"] {
            let why = own_address(open).unwrap_err().to_string();
            assert!(why.starts_with(open) && why.contains("127.0.0.1 alone"), "{why}");
        }
    }
}
