//! Packed files (gzip, zip, WACZ): in go their bytes, out come the files in them, as far as there is room.
//!
//! What a file says of its size is only a claim, so bytes are counted as they come out.

mod gzip;
mod wacz;
mod zip;

pub(crate) use self::gzip::gunzip;
pub(crate) use self::zip::unzip;
use crate::problem::{MOST, Packed};

/// Whether bytes are packed with gzip.
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b\x08")
}

/// Whether bytes are packed with zip.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// A packed file in a packed file is opened, and nothing that is packed in that.
pub(crate) const DEEPEST: usize = 2;

/// More files than this are not taken out of one.
pub(crate) const MOST_FILES: usize = 10_000;

/// A file that was packed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unpacked {
    /// Its name, without a way out of the folder; never empty.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// How much may still be unpacked out of one file, and out of all that is packed in it.
#[derive(Debug)]
pub(crate) struct Room {
    /// For one file, in bytes.
    each: u64,
    /// For all that is left, in bytes.
    left: u64,
    /// How many files.
    files: usize,
}

impl Room {
    /// Room for files of so many bytes.
    pub(crate) fn of(each: u64) -> Self {
        Room { each: each.min(MOST), left: MOST, files: MOST_FILES }
    }

    /// For one file, in bytes.
    pub(crate) fn each(&self) -> u64 {
        self.each
    }

    /// Takes room for so many bytes of a file that is no packed one itself.
    ///
    /// # Errors
    /// There is room for no more than the limit that is given back.
    pub(crate) fn reserve(&mut self, bytes: u64) -> Result<(), u64> {
        let limit = self.each.min(self.left);
        if bytes > limit {
            return Err(limit);
        }
        self.left = self.left.saturating_sub(bytes);
        Ok(())
    }

    /// Reads to the end, if there is room for it. With the bytes comes what kept the rest from coming.
    fn take(&mut self, packed: impl std::io::Read) -> (Vec<u8>, Option<Packed>) {
        use std::io::Read;
        let Some(files) = self.files.checked_sub(1) else {
            return (Vec::new(), Some(Packed::TooManyFiles { limit: MOST_FILES }));
        };
        self.files = files;
        let limit = self.each.min(self.left);
        let mut bytes = Vec::new();
        let read = packed.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            self.left = self.left.saturating_sub(limit);
            return (Vec::new(), Some(Packed::TooLarge { limit }));
        }
        self.left = self.left.saturating_sub(bytes.len() as u64);
        let reason = |why: std::io::Error| Packed::Broken { what: "this is a packed file", reason: why.to_string() };
        (bytes, read.err().map(reason))
    }
}

/// A name without what leads out of its folder, and without signs that a terminal would obey.
fn safe(name: &str) -> String {
    let name = name.replace('\\', "/");
    let is_step = |step: &&str| !step.is_empty() && *step != "." && *step != ".." && !step.ends_with(':');
    let steps: Vec<&str> = name.split('/').filter(is_step).collect();
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let name: String = steps.join("/").chars().map(visible).take(300).collect();
    if name.is_empty() { "file".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        for (name, expected) in [
            ("press/a.txt", "press/a.txt"),
            ("../../etc/passwd", "etc/passwd"),
            ("/a/./b//c.html", "a/b/c.html"),
            ("C:\\press\\..\\a.txt", "press/a.txt"),
            ("..", "file"),
            ("a\x1b[2J\n.txt", "a\u{fffd}[2J\u{fffd}.txt"),
        ] {
            assert_eq!(safe(name), expected);
        }
    }

    #[test]
    fn there_is_room_for_so_much() {
        let mut room = Room { each: 4, left: 6, files: 3 };
        assert_eq!(room.take(&b"abcd"[..]), (b"abcd".to_vec(), None));
        assert_eq!(room.take(&b"abcd"[..]), (Vec::new(), Some(Packed::TooLarge { limit: 2 })));
        assert_eq!(room.take(&b""[..]), (Vec::new(), None));
        assert_eq!(room.take(&b""[..]), (Vec::new(), Some(Packed::TooManyFiles { limit: MOST_FILES })));
    }
}
