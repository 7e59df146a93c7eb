//! A report's bytes as a record of a WARC.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::TimeZone};
use sayso_case::{Report, sha256};

/// What stands where nobody knows when the bytes were got; a record must have a time.
const UNKNOWN: &str = "1970-01-01T00:00:00Z";

/// A record, and what an index says of it.
pub(super) struct Record {
    /// As it stands in the file.
    pub(super) bytes: Vec<u8>,
    pub(super) address: String,
    /// ISO 8601, in UTC, to the second.
    pub(super) time: String,
    pub(super) mime: String,
    pub(super) status: String,
    pub(super) digest: String,
}

impl Record {
    /// Of a report that was got at a time.
    pub(super) fn of(report: &Report, bytes: &[u8], at: Option<String>) -> Self {
        match Captured::of(bytes) {
            Some(captured) => captured.record(at),
            None => file(report, bytes, at.unwrap_or_else(|| UNKNOWN.to_owned())),
        }
    }
}

/// A file as it was got: a record of its own.
fn file(report: &Report, bytes: &[u8], time: String) -> Record {
    let is_web = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    let address = report.url.as_ref().filter(is_web).filter(|url| !url.contains(char::is_whitespace)).cloned();
    let address = address.unwrap_or_else(|| format!("urn:sha256:{}", report.id));
    let mime = mime(bytes);
    let digest = format!("sha256:{}", sha256(bytes));
    // The same report has the same id: one made of its hash.
    let id = sha256(format!("{}\n{address}\n{time}", report.id).as_bytes());
    let part = |from: usize, to: usize| id.get(from..to).unwrap_or_default();
    let id = format!("{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32));
    let head = format!(
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: {address}\r\nWARC-Date: {time}\r\n\
         WARC-Block-Digest: {digest}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\n\r\n",
        bytes.len()
    );
    let bytes = [head.as_bytes(), bytes, b"\r\n\r\n"].concat();
    Record { bytes, address, time, mime, status: "200".to_owned(), digest }
}

/// A record of another archive, which is kept as it was.
struct Captured<'b> {
    head: Vec<&'b str>,
    block: &'b [u8],
}

impl<'b> Captured<'b> {
    fn of(bytes: &'b [u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").filter(|_| bytes.starts_with(b"WARC/"))?;
        let (head, rest) = bytes.split_at_checked(end)?;
        let block = rest.get(4..)?;
        let block = block.strip_suffix(b"\r\n\r\n").unwrap_or(block);
        Some(Captured { head: std::str::from_utf8(head).ok()?.split("\r\n").collect(), block })
    }

    fn get(&self, name: &str) -> Option<&'b str> {
        field(self.head.iter().copied(), name)
    }

    fn record(&self, at: Option<String>) -> Record {
        // One that stood for an earlier capture has its words by now, and stands for itself.
        let goes =
            |line: &str| ["WARC-Refers-To", "WARC-Profile", "WARC-Block-Digest"].iter().any(|n| line.starts_with(n));
        let is_again = self.get("WARC-Type") == Some("revisit");
        let mut head: Vec<&str> = self.head.iter().copied().filter(|line| !(is_again && goes(line))).collect();
        for line in head.iter_mut().filter(|line| **line == "WARC-Type: revisit") {
            *line = "WARC-Type: response";
        }
        let bytes = [head.join("\r\n").as_bytes(), b"\r\n\r\n", self.block, b"\r\n\r\n"].concat();
        let answer =
            String::from_utf8_lossy(self.block.get(..self.block.len().min(16_384)).unwrap_or_default()).into_owned();
        let answer = answer.split("\r\n\r\n").next().unwrap_or_default();
        let is_answer = answer.starts_with("HTTP/");
        let kind = if is_answer { field(answer.lines(), "Content-Type") } else { self.get("Content-Type") };
        let status = answer.split_whitespace().nth(1).filter(|_| is_answer);
        Record {
            bytes,
            address: self.get("WARC-Target-URI").unwrap_or_default().trim_matches(['<', '>']).to_owned(),
            time: self.get("WARC-Date").and_then(time).or(at).unwrap_or_else(|| UNKNOWN.to_owned()),
            mime: kind.and_then(|kind| kind.split(';').next()).unwrap_or("application/octet-stream").trim().to_owned(),
            status: status.unwrap_or("200").to_owned(),
            digest: format!("sha256:{}", sha256(self.block)),
        }
    }
}

/// The value of a field among lines.
fn field<'l>(lines: impl Iterator<Item = &'l str>, name: &str) -> Option<&'l str> {
    let mut fields = lines.filter_map(|line| line.split_once(':'));
    fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// A moment as archives write it; a day is its beginning, and a time without a zone is in UTC.
pub(super) fn time(written: &str) -> Option<String> {
    let written = written.trim();
    let civil = || written.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok();
    let day = || written.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok();
    let moment = written.parse::<Timestamp>().ok().or_else(|| Some(civil().or_else(day)?.timestamp()))?;
    Some(moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// What a file is, by its first bytes.
fn mime(bytes: &[u8]) -> String {
    let begin = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
    let text = String::from_utf8_lossy(begin).to_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mime = match begin {
        _ if begin.starts_with(b"%PDF-") => "application/pdf",
        _ if begin.starts_with(b"PK\x03\x04") => "application/zip",
        _ if text.starts_with("<?xml") && (text.contains("<rss") || text.contains("<feed")) => "application/xml",
        _ if text.starts_with('<') => "text/html",
        _ if text.starts_with('{') => "application/json",
        _ if begin.contains(&0) => "application/octet-stream",
        _ => "text/plain",
    };
    mime.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_in_utc_to_the_second() {
        for (written, expected) in [
            ("2031-05-05T06:00:02.5Z", Some("2031-05-05T06:00:02Z")),
            ("2031-05-05T06:00:02+02:00", Some("2031-05-05T04:00:02Z")),
            ("2021-10-14T09:30", Some("2021-10-14T09:30:00Z")),
            ("2021-10-14", Some("2021-10-14T00:00:00Z")),
            ("in May", None),
        ] {
            assert_eq!(time(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn a_capture_stays_one_and_stands_for_itself() {
        let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Two died.";
        let bytes = format!(
            "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: https://arven.example/a\r\nWARC-Date: 2031-05-05T06:00:02.5Z\r\n\
             WARC-Refers-To: <urn:uuid:1>\r\nWARC-Payload-Digest: sha1:A\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        );
        let record = Record::of(&Report::of_words("Two died."), bytes.as_bytes(), None);
        let written = String::from_utf8(record.bytes).unwrap();
        assert!(
            written.starts_with("WARC/1.1\r\nWARC-Type: response\r\n") && written.ends_with("<p>Two died.\r\n\r\n")
        );
        assert!(!written.contains("Refers-To") && written.contains("WARC-Payload-Digest: sha1:A"), "{written}");
        let said = (record.address.as_str(), record.time.as_str(), record.mime.as_str(), record.status.as_str());
        assert_eq!(said, ("https://arven.example/a", "2031-05-05T06:00:02Z", "text/html", "200"));
    }

    #[test]
    fn no_address_breaks_a_head() {
        let mut report = Report::of_words("x");
        report.url = Some("https://arven.example/a\r\nWARC-Type: response".to_owned());
        let record = Record::of(&report, b"x", None);
        assert!(record.address.starts_with("urn:sha256:") && record.time == UNKNOWN);
    }
}
