//! The head of a record or of an answer: a first line, fields below it, an empty line at its end.

/// A head. Names of fields are looked for in any case of their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The line above the fields.
    pub(super) first: String,
    fields: Vec<(String, String)>,
}

impl Head {
    /// The head of these lines; a line that begins with a blank belongs to the one before.
    pub(super) fn of(lines: &[u8]) -> Self {
        let text = String::from_utf8_lossy(lines);
        let mut lines = text.lines();
        let mut head = Head { first: lines.next().unwrap_or_default().trim().to_owned(), fields: Vec::new() };
        for line in lines {
            match (line.starts_with([' ', '\t']), line.split_once(':')) {
                (true, _) => {
                    if let Some((_, value)) = head.fields.last_mut() {
                        value.push(' ');
                        value.push_str(line.trim());
                    }
                }
                (false, Some((name, value))) => head.fields.push((name.trim().to_owned(), value.trim().to_owned())),
                (false, None) => {}
            }
        }
        head
    }

    /// The first value of a name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The value without what stands behind a `;`, in lower case; "" for none.
    pub(super) fn word(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The head without some fields.
    pub(super) fn without(&self, names: &[&str]) -> Self {
        let stays = |name: &str| !names.iter().any(|gone| name.eq_ignore_ascii_case(gone));
        let fields = self.fields.iter().filter(|(name, _)| stays(name)).cloned().collect();
        Head { first: self.first.clone(), fields }
    }

    /// The head with the length of what follows it.
    pub(super) fn with_length(&self, length: usize) -> Self {
        let mut head = self.without(&["Content-Length"]);
        head.fields.push(("Content-Length".to_owned(), length.to_string()));
        head
    }

    /// As it is written, with the empty line.
    pub(super) fn written(&self) -> Vec<u8> {
        let mut out = format!("{}\r\n", self.first);
        for (name, value) in &self.fields {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
        out.push_str("\r\n");
        out.into_bytes()
    }
}

/// The head that bytes begin with, and what follows it; `None` where it does not end.
pub(super) fn split(bytes: &[u8]) -> Option<(Head, &[u8])> {
    let mut at = 0;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        at += line.len();
        if line.ends_with(b"\n") && line.trim_ascii().is_empty() {
            let (head, rest) = bytes.split_at_checked(at)?;
            return Some((Head::of(head), rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_written_as_it_was_read() {
        let (head, rest) = split(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/HTML; charset=x\nX-Long: a\r\n  b\r\nno field\r\n\r\nbody\n\n",
        )
        .unwrap();
        assert_eq!((head.first.as_str(), rest), ("HTTP/1.1 200 OK", &b"body\n\n"[..]));
        assert_eq!((head.word("content-type").as_str(), head.get("x-long")), ("text/html", Some("a b")));
        let written = head.written();
        assert_eq!(split(&written), Some((head.clone(), &b""[..])));
        assert_eq!(
            head.with_length(7).with_length(8).without(&["X-LONG", "Content-type"]).written(),
            b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n"
        );
        assert_eq!(split(b"HTTP/1.1 200 OK\r\nA: b\r\n"), None);
    }
}
