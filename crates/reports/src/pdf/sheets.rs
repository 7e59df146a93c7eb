//! What is written in a PDF, page by page.

use serde::{Deserialize, Serialize};

/// What is written in a PDF.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// What it says of itself.
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    /// The day it was made, as ISO 8601.
    pub(crate) made: Option<String>,
    /// Every page, also one on which nothing is written.
    pub(crate) pages: Vec<Sheet>,
    /// How many pages were left.
    pub(crate) left: usize,
}

/// What is written on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheet {
    pub(crate) paragraphs: Vec<String>,
    /// Whether there is a picture and nothing that can be read: a scan.
    pub(crate) is_picture: bool,
    /// The words in the largest letters, where they are larger than the rest.
    pub(crate) heading: Option<String>,
}
