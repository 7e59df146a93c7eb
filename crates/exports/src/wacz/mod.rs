//! The originals of a case as a web archive (WACZ 1.1.1). In go reports with their bytes, out comes a zip of a WARC, an index to it, a
//! list of pages and the sums of these, the same bytes for the same reports.

mod index;
mod record;

use std::io::{Cursor, Write};

use flate2::{Compression, GzBuilder};
use sayso_case::{Report, sha256};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::record::{Record, time};

/// The name of the WARC.
const ARCHIVE: &str = "originals.warc.gz";

/// An archive that is being made.
#[derive(Debug, Default)]
pub struct Wacz {
    archive: Vec<u8>,
    index: Vec<String>,
    pages: Vec<Value>,
    /// The latest capture.
    latest: Option<String>,
}

impl Wacz {
    /// An archive with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a report, its bytes, and when they came here, which counts where nobody says when it was retrieved.
    ///
    /// # Errors
    /// The packer's, which has no reason to fail in memory.
    pub fn add(&mut self, report: &Report, bytes: &[u8], came: Option<&str>) -> Result<(), String> {
        let at = report.retrieved.as_deref().and_then(time).or_else(|| came.and_then(time));
        let record = Record::of(report, bytes, at);
        let offset = self.archive.len();
        self.write(&record.bytes)?;
        self.index.push(index::line(&record, offset, self.archive.len() - offset, ARCHIVE));
        self.pages.push(json!({
            "id": report.id.as_str(),
            "url": record.address,
            "ts": record.time,
            "title": report.title.as_deref().unwrap_or(&report.path),
        }));
        self.latest = self.latest.take().max(Some(record.time));
        Ok(())
    }

    /// How many reports are in it.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The file.
    ///
    /// # Errors
    /// The packer's.
    pub fn finish(mut self) -> Result<Vec<u8>, String> {
        self.index.sort();
        let mut pages = vec![json!({ "format": "json-pages-1.0", "id": "pages", "title": "Reports" })];
        pages.append(&mut self.pages);
        let pages: String = pages.iter().map(|page| format!("{page}\n")).collect();
        let files = [
            (format!("archive/{ARCHIVE}"), std::mem::take(&mut self.archive)),
            ("indexes/index.cdx".to_owned(), self.index.concat().into_bytes()),
            ("pages/pages.jsonl".to_owned(), pages.into_bytes()),
        ];
        let list = list(&files, self.latest.as_deref());
        let digest = json!({ "path": "datapackage.json", "hash": format!("sha256:{}", sha256(&list)) });
        let last = [("datapackage.json".to_owned(), list), ("datapackage-digest.json".to_owned(), pretty(&digest))];
        zip(files.iter().chain(&last)).map_err(|why| why.to_string())
    }

    /// Each record is packed by itself, so that it can be had by its place.
    fn write(&mut self, record: &[u8]) -> Result<(), String> {
        let mut packed =
            GzBuilder::new().mtime(0).operating_system(255).write(&mut self.archive, Compression::default());
        packed.write_all(record).and_then(|()| packed.finish().map(|_| ())).map_err(|why| why.to_string())
    }
}

/// What is in the archive, with sums.
fn list(files: &[(String, Vec<u8>)], latest: Option<&str>) -> Vec<u8> {
    let resource = |(path, bytes): &(String, Vec<u8>)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        json!({ "name": name, "path": path, "hash": format!("sha256:{}", sha256(bytes)), "bytes": bytes.len() })
    };
    let mut list = json!({
        "profile": "data-package",
        "resources": files.iter().map(resource).collect::<Vec<_>>(),
        "wacz_version": "1.1.1",
        "software": concat!("sayso ", env!("CARGO_PKG_VERSION")),
    });
    // When it was made would be another time whenever it is made; that of the latest capture is not.
    if let (Some(latest), Some(list)) = (latest, list.as_object_mut()) {
        list.insert("created".to_owned(), json!(latest));
    }
    pretty(&list)
}

fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// What the files hold is found by its place, so it is not packed again.
fn zip<'f>(files: impl Iterator<Item = &'f (String, Vec<u8>)>) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let how = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(bytes.len() as u64 >= u64::from(u32::MAX));
        zip.start_file(path, how)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn report(words: &str, url: Option<&str>, retrieved: Option<&str>) -> Report {
        let mut report = Report::of_words(words);
        (report.url, report.retrieved) = (url.map(str::to_owned), retrieved.map(str::to_owned));
        report
    }

    fn made() -> Vec<u8> {
        let mut wacz = Wacz::new();
        let page = b"<!DOCTYPE html><p>Two men died.";
        wacz.add(&report("Two", Some("https://www.Arven.example/b?z=1&a=2"), Some("2031-05-04")), page, None).unwrap();
        wacz.add(&report("Three", None, None), b"Three men died.", Some("2031-05-06T07:00:00Z")).unwrap();
        wacz.finish().unwrap()
    }

    fn file(wacz: &[u8], name: &str) -> Vec<u8> {
        let mut zip = zip::ZipArchive::new(Cursor::new(wacz)).unwrap();
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn each_original_is_found_by_the_index() {
        let wacz = made();
        assert!(wacz == made(), "the same reports give other bytes");
        let index = String::from_utf8(file(&wacz, "indexes/index.cdx")).unwrap();
        let archive = file(&wacz, "archive/originals.warc.gz");
        let lines: Vec<&str> = index.lines().collect();
        assert!(lines[0].starts_with("example,arven)/b?a=2&z=1 20310504000000 {"), "{index}");
        assert!(lines[1].starts_with("urn:sha256:"), "{index}");
        for (line, words) in lines.iter().zip(["Two men", "Three men"]) {
            let said: Value = serde_json::from_str(line.splitn(3, ' ').nth(2).unwrap()).unwrap();
            let number = |key: &str| said[key].as_str().unwrap().parse::<usize>().unwrap();
            let member = &archive[number("offset")..number("offset") + number("length")];
            let mut record = String::new();
            flate2::read::GzDecoder::new(member).read_to_string(&mut record).unwrap();
            assert!(record.starts_with("WARC/1.1\r\nWARC-Type: resource\r\n") && record.contains(words), "{record}");
        }
    }

    #[test]
    fn sums_and_pages_say_what_is_there() {
        let wacz = made();
        let list: Value = serde_json::from_slice(&file(&wacz, "datapackage.json")).unwrap();
        for resource in list["resources"].as_array().unwrap() {
            let bytes = file(&wacz, resource["path"].as_str().unwrap());
            assert_eq!(resource["hash"], format!("sha256:{}", sha256(&bytes)));
        }
        assert_eq!(list["created"], "2031-05-06T07:00:00Z");
        let pages = String::from_utf8(file(&wacz, "pages/pages.jsonl")).unwrap();
        assert_eq!(pages.lines().count(), 3, "{pages}");
        let empty = Wacz::new();
        assert!(empty.is_empty() && empty.finish().is_ok());
    }
}
