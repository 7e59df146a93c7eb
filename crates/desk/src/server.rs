//! Connections: listening, so many at a time, each with a limit on how long it may take to say what it wants.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::Asked;
use crate::desk::{Desk, accounts_of};
use crate::failed::DeskError;
use crate::joining;
use crate::place::Place;
use crate::router::{Peer, router};

/// So many connections are open at once; others wait.
const CONNECTIONS: usize = 256;
/// So many requests are worked on at once; others wait. A page may take some megabytes while it is made.
const AT_WORK: usize = 16;
/// So long the head of a request may take to come.
const HEAD: Duration = Duration::from_secs(10);
/// So often it is looked whether another program wrote to the record.
const LOOK: Duration = Duration::from_secs(1);
/// After the system refused a connection, it is asked again.
const AGAIN: Duration = Duration::from_millis(100);

/// Serves a record until the program is ended. `listens` is told the address once it answers.
///
/// # Errors
/// Other machines reach it there and nobody has an account, nothing can listen there, or the record or its accounts cannot be read.
pub fn serve(asked: Asked, listens: impl FnOnce(SocketAddr)) -> Result<(), DeskError> {
    let address = address_of(&asked.address)?;
    let place = Place::of(address, asked.port, asked.url.as_deref())?;
    if let Some(name) = asked.proxy_header.as_ref().filter(|name| HeaderName::from_bytes(name.as_bytes()).is_err()) {
        return Err(DeskError::Header(name.clone()));
    }
    let accounts = accounts_of(&asked)?;
    if place.is_shared() && accounts.is_none() {
        return Err(DeskError::Open(asked.url.unwrap_or(asked.address)));
    }
    let wanted = SocketAddr::new(address, asked.port);
    let runtime =
        Builder::new_current_thread().enable_all().max_blocking_threads(AT_WORK).build().map_err(DeskError::System)?;
    runtime.block_on(async {
        let taken = |why| DeskError::Taken(wanted.to_string(), why);
        let listener = TcpListener::bind(wanted).await.map_err(taken)?;
        let here = listener.local_addr().map_err(taken)?;
        let desk = Arc::new(Desk::open(asked, accounts)?);
        tokio::spawn(looks(Arc::clone(&desk)));
        listens(here);
        accept(listener, router(desk, place.at(here.port()))).await;
        Ok(())
    })
}

/// The address, which is a number: what a name comes to is another's to say.
fn address_of(written: &str) -> Result<IpAddr, DeskError> {
    match written {
        "localhost" => Ok(IpAddr::from([127, 0, 0, 1])),
        other => other.parse().map_err(|_| DeskError::Address(other.to_owned())),
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
        let look = move || {
            let _ = desk.look();
            joining::begin(&desk);
            joining::index(&desk);
        };
        let _ = spawn_blocking(look).await;
    }
}

async fn accept(listener: TcpListener, router: Router) {
    let open = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&open).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, peer)) => {
                let connection = connection(stream, Peer(peer.ip()), router.clone());
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

fn connection(stream: TcpStream, peer: Peer, router: Router) -> impl Future<Output = ()> {
    let _ = stream.set_nodelay(true);
    let routed = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer);
        routed.call(request)
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(64 << 10)
        .serve_connection(TokioIo::new(stream), service);
    async {
        // An end that goes away in the middle is no fault of anybody's.
        let _ = served.await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_number() {
        for own in ["127.0.0.1", "localhost", "::1", "127.3.2.1"] {
            assert!(address_of(own).unwrap().is_loopback(), "{own}");
        }
        assert!(!address_of("0.0.0.0").unwrap().is_loopback());
        for bad in ["example.org", "", "127.0.0.1:80", "[::1]"] {
            assert!(matches!(address_of(bad), Err(DeskError::Address(_))), "{bad}");
        }
    }
}
