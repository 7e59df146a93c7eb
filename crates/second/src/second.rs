//! Asks for one report after the other, and stops asking whoever does not answer.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sayso_case::{Proposed, ReadReport};
use ureq::Agent;

use crate::address::Address;
use crate::answer::offered;
use crate::ask::{body, pieces};
use crate::check::{Checked, check};

/// Bytes of an answer that are read.
const LARGEST: u64 = 1 << 20;
/// How long the program that answers may take to be reached.
const CONNECT: Duration = Duration::from_secs(5);
/// After so many reports in a row that failed, no other is asked about.
const PATIENCE: usize = 3;

/// A language model on this machine.
#[derive(Debug)]
pub struct SecondReader {
    agent: Agent,
    address: Address,
    model: String,
    failed: AtomicUsize,
}

/// What was got for one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What the reader missed, in order of the text.
    pub proposed: Vec<Proposed>,
    /// How many it offered that the reader has.
    pub known: usize,
    /// How many it offered that do not stand there, or have no form that is known.
    pub refused: usize,
}

/// Why there is no answer for a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// What went wrong with it.
    Asked(String),
    /// It was not asked, since it failed before.
    GivenUp,
}

impl SecondReader {
    /// The model of this name at an address; each question may take so many seconds.
    pub fn at(address: Address, model: &str, seconds: u64) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(seconds)))
            .timeout_connect(Some(CONNECT))
            // An answer that sends elsewhere sends a report elsewhere.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .proxy(None)
            .build();
        SecondReader { agent: config.into(), address, model: model.to_owned(), failed: AtomicUsize::new(0) }
    }

    /// Its name.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// What it finds in a report that was read and that the reader did not find; may be called on many threads at once.
    ///
    /// # Errors
    /// It does not answer, or with what is no answer. What else was found in the report stands.
    pub fn missed(&self, read: &ReadReport) -> Result<Answer, Failed> {
        if self.failed.load(Ordering::Relaxed) >= PATIENCE {
            return Err(Failed::GivenUp);
        }
        let answer = self.ask_all(read);
        match &answer {
            Ok(_) => self.failed.store(0, Ordering::Relaxed),
            Err(_) => drop(self.failed.fetch_add(1, Ordering::Relaxed)),
        }
        answer.map_err(Failed::Asked)
    }

    fn ask_all(&self, read: &ReadReport) -> Result<Answer, String> {
        let text = &read.report.text;
        let (mut answer, mut seen) = (Answer::default(), BTreeSet::new());
        for piece in pieces(text) {
            let reply = self.reply(piece.of(text))?;
            let (offers, odd) = offered(&reply).map_err(|why| format!("{}: {why}", self.address.as_str()))?;
            answer.refused += odd;
            for offer in &offers {
                match check(text, piece, offer, &read.findings) {
                    // What is offered twice is one; a saying and a number on the same words are two.
                    Checked::Missed(found) if !seen.insert((found.kind, found.span)) => {}
                    Checked::Missed(found) => answer.proposed.push(found),
                    Checked::Known => answer.known += 1,
                    Checked::NotThere => answer.refused += 1,
                }
            }
        }
        answer.proposed.sort_by_key(|found| (found.span, found.kind));
        Ok(answer)
    }

    /// What it answers on a piece.
    fn reply(&self, piece: &str) -> Result<Vec<u8>, String> {
        let address = self.address.as_str();
        let failed = |why: ureq::Error| match why {
            ureq::Error::Timeout(_) => format!("{address} took too long; give it more time with --second-seconds"),
            ureq::Error::BodyExceedsLimit(_) => format!("{address} sent more than {LARGEST} bytes"),
            other => format!("{address} cannot be asked ({other}); is it running?"),
        };
        let request = self.agent.post(format!("{address}/chat/completions")).content_type("application/json");
        let mut response = request.send(body(&self.model, piece).to_string()).map_err(failed)?;
        if response.status() != 200 {
            return Err(format!("{address} answers with status {}", response.status().as_u16()));
        }
        response.body_mut().with_config().limit(LARGEST).read_to_vec().map_err(failed)
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failed::Asked(why) => f.write_str(why),
            Failed::GivenUp => f.write_str("it was not asked, since it failed before"),
        }
    }
}

impl std::error::Error for Failed {}
