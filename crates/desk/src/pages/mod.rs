//! The pages. In goes what is shown and what was asked, out comes HTML that reads without script. Whatever stands in a report is only
//! ever text (the dossier's `Words`).
//!
//! A stranger gets `login` alone, which has nothing of the case. What the dossier has (the case, an incident, a report's text, names, figures) is the dossier's (`sheet`); around it, and beside it, stand the
//! forms. `frame` is what all pages have, `form` what all forms have, `state` the words for read by program, seen and corrected, `quote`
//! sets words of a report into ours, `long` cuts long lists, `operation` says what somebody did, `failed` why something cannot be answered.

pub(crate) mod accounts;
pub(crate) mod beside;
pub(crate) mod chosen;
pub(crate) mod export;
pub(crate) mod failed;
pub(crate) mod figures;
mod form;
pub(crate) mod frame;
pub(crate) mod home;
pub(crate) mod incidents;
pub(crate) mod log;
pub(crate) mod login;
mod long;
pub(crate) mod names;
mod operation;
pub(crate) mod own;
mod quote;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod sheet;
mod state;
