//! Tests of the whole record, by what they are about.

mod judged;
mod kept;
mod killed;
mod merged;
mod person;
mod safe;
