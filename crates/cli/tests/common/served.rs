//! A desk that is served by the built program, asked over a real socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A desk that is served, ended when it goes out of sight.
pub struct Served {
    program: Child,
    /// Its address.
    pub at: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Served {
    pub fn of(kept: &str) -> Self {
        Self::with(kept, &[])
    }

    /// The same with more options.
    pub fn with(kept: &str, more: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .args(["serve", "--record", kept, "--port", "0", "--as", "Mara"])
            .args(more)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let at = line.strip_prefix("http://").and_then(|rest| rest.split('/').next());
        Served { at: at.unwrap_or_else(|| panic!("{line}")).to_owned(), program }
    }

    /// One request; the status and all that came back.
    pub fn asked(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.at).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.replace("HOST", &self.at).as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        (answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0), answer)
    }

    pub fn get(&self, path: &str) -> (u16, String) {
        self.asked(&format!("GET {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"))
    }
}
