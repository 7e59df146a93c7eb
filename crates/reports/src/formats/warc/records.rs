//! The records of a file one after the other, plain or packed: only those that are wanted are held in memory.

use std::io::{BufRead, BufReader, Read, Take};

use flate2::bufread::MultiGzDecoder;

use super::head::Head;
use crate::packed::{Room, is_gzip};
use crate::problem::{MOST, Packed, ProblemKind};

/// What such a file is called in a problem.
pub(super) const WHAT: &str = "this is a web archive (WARC)";

/// How every record begins.
const MARK: &[u8] = b"WARC/";

/// A head of more bytes is none.
const LONGEST_HEAD: u64 = 65_536;

/// Whether bytes are records, plain or each packed with gzip.
pub(crate) fn is_warc(bytes: &[u8]) -> bool {
    if bytes.starts_with(MARK) {
        return true;
    }
    let mut mark = [0; MARK.len()];
    is_gzip(bytes) && MultiGzDecoder::new(bytes).read_exact(&mut mark).is_ok() && mark == MARK
}

/// A record.
pub(super) struct Record {
    /// Which of the file it is, from 1.
    pub(super) number: usize,
    pub(super) head: Head,
    /// What follows the head; "" where it was not wanted, and why it could not be had.
    pub(super) block: Result<Vec<u8>, ProblemKind>,
}

/// A file that is being read.
pub(super) struct Records<'b> {
    from: Take<Box<dyn BufRead + 'b>>,
    number: usize,
}

impl<'b> Records<'b> {
    /// Of bytes that are records.
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        let from: Box<dyn BufRead + 'b> =
            if is_gzip(bytes) { Box::new(BufReader::new(MultiGzDecoder::new(bytes))) } else { Box::new(bytes) };
        // Records that are not wanted are unpacked to get behind them, which takes its time.
        Records { from: from.take(MOST), number: 0 }
    }

    /// The next record, `None` at the end.
    ///
    /// # Errors
    /// The file breaks off, is damaged, or longer than there is room for: nothing more can be read.
    pub(super) fn next(
        &mut self,
        is_wanted: impl Fn(&Head) -> bool,
        room: &mut Room,
    ) -> Result<Option<Record>, Packed> {
        let Some(lines) = self.lines().map_err(|why| self.broken(&why))? else { return Ok(None) };
        self.number += 1;
        if !lines.starts_with(MARK) {
            return Err(self.broken("it does not begin as one"));
        }
        let head = Head::of(&lines);
        let length = head.get("Content-Length").and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or_else(|| self.broken("it does not say how long it is"))?;
        let block = if !is_wanted(&head) {
            self.skip(length)?;
            Ok(Vec::new())
        } else if let Err(limit) = room.reserve(length) {
            self.skip(length)?;
            Err(ProblemKind::TooLarge { size: length, limit })
        } else {
            Ok(self.block(length)?)
        };
        Ok(Some(Record { number: self.number, head, block }))
    }

    /// The lines of a head and the empty one below them; `None` at the end of the file.
    fn lines(&mut self) -> Result<Option<Vec<u8>>, String> {
        let mut lines = Vec::new();
        loop {
            let before = lines.len();
            let left = LONGEST_HEAD.saturating_sub(before as u64);
            let read = (&mut self.from).take(left).read_until(b'\n', &mut lines).map_err(|why| why.to_string())?;
            match lines.get(before..) {
                _ if read == 0 && left == 0 => return Err("its head does not end".to_owned()),
                _ if read == 0 && lines.is_empty() => return Ok(None),
                _ if read == 0 => return Err("its head breaks off".to_owned()),
                // Two line ends part records.
                Some(line) if line.trim_ascii().is_empty() && before == 0 => lines.clear(),
                Some(line) if line.trim_ascii().is_empty() => return Ok(Some(lines)),
                _ => {}
            }
        }
    }

    fn block(&mut self, length: u64) -> Result<Vec<u8>, Packed> {
        let mut block = Vec::new();
        (&mut self.from).take(length).read_to_end(&mut block).map_err(|why| self.broken(&why.to_string()))?;
        if (block.len() as u64) < length { Err(self.cut()) } else { Ok(block) }
    }

    fn skip(&mut self, length: u64) -> Result<(), Packed> {
        let skipped = std::io::copy(&mut (&mut self.from).take(length), &mut std::io::sink());
        let skipped = skipped.map_err(|why| self.broken(&why.to_string()))?;
        if skipped < length { Err(self.cut()) } else { Ok(()) }
    }

    fn cut(&self) -> Packed {
        if self.from.limit() == 0 { Packed::TooLarge { limit: MOST } } else { self.broken("it breaks off") }
    }

    fn broken(&self, why: &str) -> Packed {
        Packed::Broken { what: WHAT, reason: format!("record {}: {why}", self.number.max(1)) }
    }
}
