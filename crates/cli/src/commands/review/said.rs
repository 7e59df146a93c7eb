//! What a person says: checked against the record, then appended to its log. What cannot be followed is refused, and nothing is
//! written.

use sayso_record::{Field, Record, Saying, Wish};

use crate::made::made;
use crate::output::{AllWell, Out, Stop};
use crate::record;
use crate::record_args::{Doing, Said};

/// Does it.
pub fn run(said: Said) -> Result<AllWell, Stop> {
    let (wish, doing) = wished(said);
    let mut kept = Record::open_for_writing(&doing.record)?;
    let stamp = record::stamp(&doing);
    let threads = sayso_pipeline::threads(None);
    let changes = made("the case", || Saying::to(&kept, threads).changes(wish))??;
    for change in changes.iter().filter(|change| change.moves_what_is_joined()) {
        let tried = made("the case", || kept.would_not_fit(change, &stamp, threads))??;
        if let Some(why) = tried.first() {
            return Err(Stop::Usage(format!("{why}; nothing was written.")));
        }
    }
    let mut out = Out::of_work();
    for change in changes {
        record::print(&mut out, kept.append(change, &stamp)?, doing.json)?;
    }
    out.close()?;
    Ok(AllWell::Yes)
}

/// What is wished, and by whom.
fn wished(said: Said) -> (Wish, Doing) {
    match said {
        Said::Confirm { findings, doing } => (Wish::Confirm { findings }, doing),
        Said::Reject { findings, doing } => (Wish::Reject { findings }, doing),
        Said::Correct { finding, speaker, side, place, date, doing } => {
            let given = [(Field::Speaker, speaker), (Field::Side, side), (Field::Place, place), (Field::Date, date)];
            let fields = given.into_iter().filter_map(|(field, to)| Some((field, to?))).collect();
            (Wish::Correct { finding, fields }, doing)
        }
        Said::Join { of, doing } => (Wish::Join { of }, doing),
        Said::Part { of, doing } => (Wish::Part { of }, doing),
        Said::Background { incidents, doing } => (Wish::Background { incidents }, doing),
        Said::Move { report, incident, doing } => (Wish::Move { report, incident }, doing),
        Said::Gone { report, doing } => (Wish::Gone { report }, doing),
        Said::Place { name, latitude, longitude, precision, doing } => {
            (Wish::Place { name, latitude, longitude, precision }, doing)
        }
        Said::Rename { name, label, doing } => (Wish::Rename { name, label }, doing),
        Said::Side { label, names, doing } => (Wish::Side { label, names }, doing),
        Said::Title { title, doing } => (Wish::Title { title }, doing),
        Said::Note { text, on, doing } => (Wish::Note { text, on }, doing),
    }
}
