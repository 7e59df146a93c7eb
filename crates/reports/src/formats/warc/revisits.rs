//! Which capture another one stands for that says no more than "as before".

use std::collections::BTreeMap;

use super::head::Head;

/// Captures by what later ones may call them. A value says which it is; what is no page is known, too.
#[derive(Debug, Default)]
pub(super) struct Known(BTreeMap<String, Option<usize>>);

impl Known {
    /// Notes a capture, under all its names.
    pub(super) fn note(&mut self, head: &Head, which: Option<usize>) {
        let own = |name: &str| head.get(name).unwrap_or_default().to_owned();
        let names = [
            key("id", &own("WARC-Record-ID"), ""),
            key("at", &own("WARC-Target-URI"), &own("WARC-Date")),
            key("at", &own("WARC-Target-URI"), ""),
            key("sum", &own("WARC-Payload-Digest"), ""),
        ];
        for name in names.into_iter().flatten() {
            // The first is the one that later ones were held against.
            self.0.entry(name).or_insert(which);
        }
    }

    /// The capture that one stands for: `None` if it is not here, `Some(None)` if it is no page.
    pub(super) fn of(&self, head: &Head) -> Option<Option<usize>> {
        let said = |name: &str| head.get(name).unwrap_or_default().to_owned();
        let names = [
            key("id", &said("WARC-Refers-To"), ""),
            key("at", &said("WARC-Refers-To-Target-URI"), &said("WARC-Refers-To-Date")),
            key("sum", &said("WARC-Payload-Digest"), ""),
            key("at", &said("WARC-Refers-To-Target-URI"), ""),
        ];
        names.into_iter().flatten().find_map(|name| self.0.get(&name).copied())
    }
}

fn key(kind: &str, one: &str, two: &str) -> Option<String> {
    (!one.is_empty()).then(|| format!("{kind} {one} {two}"))
}
