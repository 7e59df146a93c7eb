//! What the name of a file tells of it.

/// The name that tells what a piece of a file is: what stands last behind a `#` and has an ending, or else the whole path.
pub(crate) fn own_name(path: &str) -> &str {
    path.rsplit('#').find(|part| !ending(part).is_empty()).unwrap_or(path)
}

/// The ending of a file's name in lower case, "" for none: without what a saved address has after "?", and not the words
/// after a dot within a name ("No. 7 bulletin").
pub(crate) fn ending(name: &str) -> String {
    let name = name.split(['?', '#']).next().unwrap_or(name);
    let name = name.split("%3F").next().unwrap_or(name).trim();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_one = (1..=10).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_one { ending.to_ascii_lowercase() } else { String::new() }
}
