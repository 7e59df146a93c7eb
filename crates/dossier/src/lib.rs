//! The dossier: a case as one HTML page to read, print and send.
//!
//! In goes a [`Case`], out comes [`page`], a document that needs nothing but itself: no network, no script for reading.
//! Text from reports is only ever text (see `safe`), and the page's own policy forbids everything else. The same case
//! gives the same bytes.
//!
//! The way of the data: `index` (where everything is) > `voices` (who speaks; `sides` says on whose side) > `answers` (who answers
//! what) > `collation` (all of it set out, and where its parts link to). Every part of the page is one file that takes the collation: `head` with `lines`, `map` and `strip`,
//! `filters`, `incidents` with `matrix`, `sentences`, `toll`, `axis`, `counts`, `later` and `named`, `totals`, `also`, `names`, `origins`,
//! `reports` with `marks`, `printed`. No part knows a part that stands before it on the page.
//! `spread` puts the same parts on many pages: `folder` makes files of them, a server asks for one at a time, of a long list a part (`cut`).

mod also;
mod answers;
mod axis;
mod chosen;
mod cite;
mod collation;
mod counts;
mod cut;
mod dates;
mod document;
mod filters;
mod folder;
pub mod formats;
mod goals;
pub mod graph;
mod groups;
mod handles;
mod head;
mod headline;
mod incidents;
mod index;
mod later;
mod lettering;
mod lines;
pub mod map;
pub mod marks;
mod matrix;
mod named;
mod names;
pub mod open;
mod options;
mod origins;
mod policy;
mod printed;
mod references;
mod reports;
pub mod safe;
mod sentences;
mod sides;
mod spread;
pub mod strip;
mod toll;
mod totals;
mod voices;
mod wording;

use maud::html;
use sayso_case::Case;

pub use crate::chosen::{Choice, Days, OFFERED, Offer, places_of, places_shown};
use crate::collation::Collation;
use crate::cut::Cut;
pub use crate::cut::{LISTED, Listed, begin};
use crate::document::Frame;
pub use crate::folder::{FOLDERS, files, is_own_name};
pub use crate::options::Options;
pub use crate::spread::{Ask, Goals, INDEX, Sheet, Spread, Use, chosen_sheet, report_sheet};

const SCRIPT: &str = include_str!("page.js");

/// The style of what [`Spread::sheet`] gives, without that of what stands around it.
pub fn style() -> String {
    [document::STYLE, strip::STYLE, map::STYLE, graph::STYLE, formats::STYLE].concat()
}

/// The page of a case, a whole HTML document in UTF-8. Never fails, on no text; the same case gives the same bytes.
pub fn page(case: &Case, options: &Options) -> String {
    let all = Collation::of(case);
    let main = html! {
        (head::head(&all, options))
        (filters::bar(&all))
        (incidents::sections(&all))
        (totals::section(&all, Cut::WHOLE))
        (named::of_none(&all, Cut::WHOLE))
        (also::section(&all, Cut::WHOLE))
        (names::section(&all, Cut::WHOLE))
        (origins::section(&all, Cut::WHOLE))
        (reports::section(&all, options.passed_over.as_deref()))
        (printed::section(&all))
    };
    let before = html! { a class="skip" href="#two" { "Skip to the incidents" } };
    let frame = Frame {
        title: &head::title(case, options),
        styles: &[strip::STYLE, map::STYLE, graph::STYLE, formats::STYLE],
        script: SCRIPT,
        before,
    };
    document::document(case, options, &frame, &main)
}
