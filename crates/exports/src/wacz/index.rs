//! The index of an archive (CDXJ): a line a record, under a key by which addresses that lead to one page stand together.

use serde_json::json;

use super::record::Record;

/// The line of a record at a place in a file.
pub(super) fn line(record: &Record, offset: usize, length: usize, file: &str) -> String {
    let digits: String = record.time.chars().filter(char::is_ascii_digit).collect();
    let said = json!({
        "url": record.address,
        "mime": record.mime,
        "status": record.status,
        "digest": record.digest,
        "length": length.to_string(),
        "offset": offset.to_string(),
        "filename": file,
    });
    format!("{} {digits} {said}\n", key(&record.address))
}

/// `https://www.Arven.example/A?b&a` is `example,arven)/a?a&b` (sort-friendly URI reordering).
fn key(address: &str) -> String {
    let address = address.to_lowercase().replace(char::is_whitespace, "%20");
    let Some((_, rest)) = address.split_once("://") else { return address };
    let rest = rest.split('#').next().unwrap_or(rest);
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let (name, port) = host.split_once(':').map_or((host, String::new()), |(name, port)| (name, format!(":{port}")));
    let name: Vec<&str> = name.split('.').rev().collect();
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    let path = if path.is_empty() { "/" } else { path };
    let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
    let query = query.map(|query| {
        let mut parts: Vec<&str> = query.split('&').collect();
        parts.sort_unstable();
        format!("?{}", parts.join("&"))
    });
    format!("{}{port}){path}{}", name.join(","), query.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key() {
        for (address, expected) in [
            ("https://www.Arven.example/A?b=1&a=2#x", "example,arven)/a?a=2&b=1"),
            ("http://arven.example:80", "example,arven)/"),
            ("http://arven.example:8080/a/", "example,arven:8080)/a"),
            ("https://arven.example?x", "example,arven)/?x"),
            ("urn:sha256:ab", "urn:sha256:ab"),
        ] {
            assert_eq!(key(address), expected, "{address}");
        }
    }
}
