//! Many readers and one writer over real sockets. By hand: `cargo test -p sayso-desk --release -- --ignored --nocapture many`.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use super::{PAGES, Tried, stamp, support};
use crate::{Asked, serve};

/// So many read for so long.
const READERS: usize = 50;
const LONG: Duration = Duration::from_secs(20);

/// One request on a connection of its own: the status, and how long it took.
fn asked(at: SocketAddr, request: &str) -> (u16, Duration) {
    let began = Instant::now();
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let head = String::from_utf8_lossy(&answer[..answer.len().min(12)]).into_owned();
    (head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0), began.elapsed())
}

fn get(at: SocketAddr, path: &str) -> (u16, Duration) {
    asked(at, &format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"))
}

fn note(at: SocketAddr, n: usize) -> (u16, Duration) {
    let body = format!("{{\"text\":\"note {n}\"}}");
    asked(
        at,
        &format!(
            "POST /api/say/note HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ),
    )
}

#[test]
#[ignore = "twenty seconds of load; by hand"]
fn many_read_while_one_writes() {
    let folder = super::kept(support::case().reports);
    let asked = Asked {
        record: folder.clone(),
        address: "127.0.0.1".into(),
        port: 0,
        who: "Mara".into(),
        url: None,
        proxy_header: None,
        stamp: Box::new(stamp),
        clock: Box::new(|| 0),
        secret: [7; 32],
        threads: std::num::NonZeroUsize::new(2).unwrap(),
        version: "0.0.0".into(),
        held: crate::HELD,
        joins: Box::new(|_| Ok(())),
    };
    let (tell, told) = channel();
    thread::spawn(move || serve(asked, move |at| tell.send(at).unwrap()));
    let at = told.recv().unwrap();
    let over = AtomicBool::new(false);
    let paths = &[PAGES.as_slice(), &["/search?q=killed", "/api/incidents"]].concat();
    let (mut read, mut wrote) = (Vec::new(), Vec::new());
    thread::scope(|scope| {
        let reader = |k: usize| {
            let over = &over;
            move || {
                let mut times = Vec::new();
                for path in paths.iter().cycle().skip(k) {
                    if over.load(Ordering::Relaxed) {
                        break;
                    }
                    let (status, took) = get(at, path);
                    assert_eq!(status, 200, "{path}");
                    times.push(took);
                }
                times
            }
        };
        let readers: Vec<_> = (0..READERS).map(|k| scope.spawn(reader(k))).collect();
        let began = Instant::now();
        while began.elapsed() < LONG {
            let (status, took) = note(at, wrote.len());
            assert_eq!(status, 200);
            wrote.push(took);
        }
        over.store(true, Ordering::Relaxed);
        read = readers.into_iter().flat_map(|reader| reader.join().unwrap()).collect();
    });
    for (what, times) in [("read", &mut read), ("written", &mut wrote)] {
        times.sort();
        let at = |part: usize| times[(times.len() - 1) * part / 100];
        println!("{what}: {} in {LONG:?}, median {:?}, 95% {:?}, longest {:?}", times.len(), at(50), at(95), at(100));
    }
    assert_eq!(Tried::of(folder).written(), support::case().reports.len() + wrote.len());
}
