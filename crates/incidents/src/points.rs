//! The questions on which something is said of an incident: incidents in, [`Point`]s out.
//!
//! Each attribute is asked in its own file; [`crate::inquiry`] makes points of the answers.

use crate::incidents::Happening;
use crate::inquiry::Asking;
use crate::names::Names;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::whereabouts::Whereabouts;
use crate::{counts, doers, means, sayings};
use sayso_case::Point;

/// The points of one incident, by attribute.
pub(crate) fn points(
    pile: &Pile,
    names: &mut Names,
    near: &Whereabouts,
    origins: &Origins,
    happening: &Happening,
) -> Vec<Point> {
    let mut asking = Asking { pile, names, happening };
    let mut inquiries = counts::ask(&mut asking);
    inquiries.push(doers::ask_doer(&mut asking));
    inquiries.push(doers::ask_first(&mut asking));
    inquiries.push(means::ask_weapon(&asking));
    inquiries.push(means::ask_cause(&asking));
    inquiries.push(means::ask_place(&asking, near));
    inquiries.push(counts::ask_who(&mut asking));
    inquiries.push(means::ask_cargo(&asking));
    inquiries.extend(sayings::ask_denials(&asking));
    inquiries.extend(sayings::ask_alike(&asking));
    let incident = &happening.incident.id;
    let mut out: Vec<Point> = inquiries.into_iter().filter_map(|i| i.point(pile, origins, incident)).collect();
    out.sort_by_key(|p| p.attribute);
    out
}
