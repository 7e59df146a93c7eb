//! The log: operations in the order in which they were done. In goes the database, out come the operations that count.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Row, params};
use sayso_case::sha256;

use crate::operation::{Body, Change, Operation, OperationId, written_parents};
use crate::order::is_row;

/// So many digits of an id at least name an operation.
const LEAST: usize = 6;

/// A row of the log: the operation and the hash that its body has; what is wrong with it, with its number.
type ReadRow = Result<(Operation, Option<String>), (i64, String)>;

/// Every operation as it is written down, in order.
pub(crate) fn read_with_sums(db: &Connection) -> rusqlite::Result<Vec<ReadRow>> {
    read_behind(db, None)
}

/// The same of those behind one of these numbers, where one is given.
pub(crate) fn read_behind(db: &Connection, number: Option<i64>) -> rusqlite::Result<Vec<ReadRow>> {
    let find = "SELECT number, id, parents, at, body_sum, body FROM operation WHERE number > ?1 ORDER BY number";
    let mut rows = db.prepare(find)?;
    // Most follow the one before them, and many were done in one go: what is alike is held once.
    let mut before: Option<Operation> = None;
    let read = rows.query_map([number.unwrap_or(i64::MIN)], |row| {
        let (number, body): (i64, Option<String>) = (row.get(0)?, row.get(5)?);
        let parents: String = row.get(2)?;
        let sum = body.as_ref().map(|body| sha256(body.as_bytes()));
        let body: Option<Result<Body, _>> = body.map(|body| serde_json::from_str(&body));
        let body = match body.transpose() {
            Ok(body) => body,
            Err(why) => return Ok(Err((number, why.to_string()))),
        };
        let parents = parents.split(',').filter(|p| !p.is_empty());
        let parent = |p: &str| match &before {
            Some(before) if before.id.as_str() == p => before.id.clone(),
            _ => OperationId::written(p.to_owned()),
        };
        let parents = parents.map(parent).collect();
        let at: String = row.get(3)?;
        let operation = Operation {
            id: OperationId::written(row.get(1)?),
            parents,
            at: before
                .as_ref()
                .map(|o| &o.at)
                .filter(|known| ***known == *at)
                .map_or_else(|| at.as_str().into(), Arc::clone),
            body_sum: row.get::<_, String>(4)?.into(),
            body: body.map(Arc::new),
        };
        before = Some(operation.clone());
        Ok(Ok((operation, sum)))
    })?;
    read.collect()
}

/// The number of the last of these operations, where the log on the disk begins with them: each names those before it by a hash over
/// them, so it does where the last one is there, and as many up to it.
pub(crate) fn number_of_last(db: &Connection, known: &[Operation]) -> rusqlite::Result<Option<i64>> {
    // Where logs were merged the last one does not name all.
    let Some(last) = known.last().filter(|_| is_row(known)) else { return Ok(None) };
    let find = "SELECT number, (SELECT count(*) FROM operation), (SELECT count(*) FROM operation AS o WHERE o.number > operation.number) \
                FROM operation WHERE id = ?1";
    let row = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, usize>(1)?, row.get::<_, usize>(2)?));
    let found = db.query_row(find, [last.id.as_str()], row).optional()?;
    Ok(found.filter(|(_, all, behind)| all.checked_sub(*behind) == Some(known.len())).map(|(number, ..)| number))
}

/// Writes one down.
pub(crate) fn write(db: &Connection, operation: &Operation, body: Option<&str>) -> rusqlite::Result<()> {
    db.prepare("INSERT INTO operation (id, parents, at, body_sum, body) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            operation.id.as_str(),
            written_parents(&operation.parents),
            operation.at,
            operation.body_sum,
            body
        ])
        .map(|_| ())
}

/// Those that count: not undone, and no undo. An undo may be undone itself.
pub fn in_force(operations: &[Operation]) -> Vec<&Operation> {
    let undone = undone(operations);
    let counts = |o: &&Operation| o.change().is_some_and(|c| !matches!(c, Change::Undo { .. }));
    operations.iter().filter(counts).filter(|o| !undone.contains(&o.id)).collect()
}

/// Those that were undone: they count no longer.
pub(crate) fn undone(operations: &[Operation]) -> BTreeSet<&OperationId> {
    let mut undone: BTreeSet<&OperationId> = BTreeSet::new();
    // What was removed for good comes back by no operation.
    let is_for_good = |o: &&Operation| matches!(o.change(), Some(Change::Forget | Change::Blank { .. }));
    let for_good: BTreeSet<&OperationId> = operations.iter().filter(is_for_good).map(|o| &o.id).collect();
    // From the end: what undoes an operation stands behind it.
    for operation in operations.iter().rev() {
        if let Some(Change::Undo { operation: other }) = operation.change()
            && !undone.contains(&operation.id)
            && !for_good.contains(other)
        {
            undone.insert(other);
        }
    }
    undone
}

/// The one operation whose id begins so.
///
/// # Errors
/// There is none, there are several, or too little of it is given.
pub fn named<'o>(operations: &'o [Operation], id: &str) -> Result<&'o Operation, String> {
    let id = id.trim();
    if id.len() < LEAST {
        return Err(format!(
            "{id:?} is too short for an operation's id; give six digits at least, sayso log shows them"
        ));
    }
    let found: Vec<&Operation> = operations.iter().filter(|o| o.id.as_str().starts_with(id)).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(format!("there is no operation {id:?}; sayso log shows their ids")),
        many => Err(format!("{} operations begin with {id:?}; give more digits", many.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Stamp;

    /// An operation that may name those before it.
    type Next = Box<dyn Fn(&[Operation]) -> Change>;

    fn log(changes: Vec<Next>) -> Vec<Operation> {
        let stamp = Stamp { at: "2031-03-06T10:00:00Z".into(), who: "A".into(), why: None, salt: "00".into() };
        let mut log: Vec<Operation> = Vec::new();
        for change in changes {
            let parents = log.last().map(|o| o.id.clone()).into_iter().collect();
            let made = Operation::new(parents, &stamp, change(&log)).unwrap().0;
            log.push(made);
        }
        log
    }

    fn title(words: &'static str) -> Next {
        Box::new(move |_| Change::Title { title: words.to_owned() })
    }

    fn undo(k: usize) -> Next {
        Box::new(move |log| Change::Undo { operation: log[k].id.clone() })
    }

    #[test]
    fn an_undo_takes_back_and_is_taken_back() {
        let count = |log: &[Operation]| in_force(log).len();
        assert_eq!(count(&log(vec![title("a"), title("b")])), 2);
        assert_eq!(count(&log(vec![title("a"), title("b"), undo(0)])), 1);
        let back = log(vec![title("a"), title("b"), undo(0), undo(2)]);
        assert_eq!(count(&back), 2);
        assert!(in_force(&back).iter().all(|o| matches!(o.change(), Some(Change::Title { .. }))));
    }

    #[test]
    fn the_same_thing_done_twice_has_two_ids_and_each_names_the_one_before() {
        let log = log(vec![title("a"), title("a")]);
        assert_ne!(log[0].id, log[1].id);
        assert_eq!(*log[1].parents, [log[0].id.clone()]);
        let salts = [0, 1].map(|k| log[k].body.as_ref().unwrap().salt.clone());
        assert!(salts[0] != salts[1] && salts.iter().all(|salt| salt.len() == 32), "{salts:?}");
    }

    #[test]
    fn an_operation_is_named_by_its_first_digits() {
        let log = log(vec![title("a"), title("b")]);
        assert_eq!(named(&log, log[1].id.short()).unwrap().id, log[1].id);
        assert!(named(&log, "00").unwrap_err().contains("too short"));
        assert!(named(&log, "zzzzzz").unwrap_err().contains("no operation"));
    }
}
