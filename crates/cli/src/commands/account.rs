//! `sayso account`: who may reach a record from another machine.

use std::io::{self, BufRead, IsTerminal, Read, stdin};
use std::path::Path;

use console::Term;
use jiff::Timestamp;
use sayso_accounts::{AccountError, Accounts, Role};
use sayso_desk::document_of_account;
use sayso_record::Record;

use crate::account_args::{AccountArgs, Does, RoleWord};
use crate::number::count;
use crate::output::{self, AllWell, Out, Stop, one_line};

/// So many bytes of standard input are looked at for a password.
const MOST: u64 = 4096;

impl From<AccountError> for Stop {
    fn from(why: AccountError) -> Self {
        match why {
            AccountError::Refused(_) => Stop::Usage(why.to_string()),
            _ => Stop::Failed(why.to_string()),
        }
    }
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Reader => Role::Reader,
            RoleWord::Reviewer => Role::Reviewer,
            RoleWord::Owner => Role::Owner,
        }
    }
}

/// Does what was asked for.
pub fn run(asked: &AccountArgs) -> Result<AllWell, Stop> {
    match &asked.does {
        Does::Add { name, role, of } => add(&of.record, name, (*role).into())?,
        Does::List { of } => list(&of.record)?,
        Does::Role { name, role, of } => {
            let role = Role::from(*role);
            accounts(&of.record)?.set_role(name, role)?;
            output::notice(&format!("{name} is {role} now; its sessions have ended."));
        }
        Does::Password { name, of } => {
            let accounts = accounts(&of.record)?;
            accounts.named(name)?;
            accounts.set_password(name, &new_password()?)?;
            output::notice(&format!("{name} has another password; its sessions and keys have ended."));
        }
        Does::Remove { name, for_good, of } => remove(&of.record, name, *for_good)?,
        Does::Export { name, of } => export(&of.record, name)?,
    }
    Ok(AllWell::Yes)
}

/// The accounts of a record that is there.
fn accounts(record: &Path) -> Result<Accounts, Stop> {
    Record::open(record)?;
    Accounts::open(record)?.ok_or_else(|| {
        Stop::Failed(format!(
            "{}: nobody has an account in this record; sayso account add NAME --role owner --record DIR makes the first.",
            record.display()
        ))
    })
}

fn now() -> i64 {
    Timestamp::now().as_second()
}

fn add(record: &Path, name: &str, role: Role) -> Result<(), Stop> {
    Record::open(record)?;
    let account = Accounts::open_or_make(record)?.add(name, role, &new_password()?, now())?;
    output::notice(&format!(
        "{} is {role} of {}. A desk that is served already lets everybody in as before until it is started again, where this is the first \
         account.",
        account.name,
        record.display()
    ));
    Ok(())
}

fn list(record: &Path) -> Result<(), Stop> {
    let all = accounts(record)?.list()?;
    let wide = all.iter().map(|account| account.name.chars().count()).max().unwrap_or(0);
    let mut out = Out::open();
    for account in &all {
        let made = Timestamp::from_second(account.made).unwrap_or(Timestamp::UNIX_EPOCH);
        let (sessions, keys) = (count(account.sessions, "session", "sessions"), count(account.keys, "key", "keys"));
        let (name, role) = (one_line(&account.name), account.role.as_str());
        out.text(&format!("{name:wide$}  {role:8}  since {made}  {sessions}, {keys}\n"))?;
    }
    out.close()
}

fn remove(record: &Path, name: &str, for_good: bool) -> Result<(), Stop> {
    let accounts = accounts(record)?;
    let account = accounts.named(name)?;
    let said = Record::open(record)?;
    let said =
        said.operations().iter().filter(|o| o.body.as_ref().is_some_and(|body| body.who == account.name)).count();
    if !for_good {
        return Err(Stop::Usage(format!(
            "{}: nothing brings an account back; add --for-good if that is meant. What it said ({} of the log) stays under its name.",
            account.name,
            count(said, "operation", "operations")
        )));
    }
    accounts.remove(&account.name, said > 0)?;
    output::notice(&format!(
        "{} is removed, with its sessions and keys; {} of the log stay under its name.",
        account.name,
        count(said, "operation", "operations")
    ));
    Ok(())
}

fn export(record: &Path, name: &str) -> Result<(), Stop> {
    let accounts = accounts(record)?;
    let account = accounts.named(name)?;
    let document = document_of_account(&accounts, &account, Record::open(record)?.operations(), now())?;
    let text = serde_json::to_string_pretty(&document)
        .map_err(|why| Stop::Failed(format!("the account cannot be printed ({why}); please report that.")))?;
    let mut out = Out::open();
    out.text(&(text + "\n"))?;
    out.close()
}

/// A new password: twice from a terminal, where nobody sees what is typed; else the first line of standard input.
fn new_password() -> Result<String, Stop> {
    let cannot = |why: io::Error| Stop::Failed(format!("the password cannot be read ({why})."));
    if !stdin().is_terminal() {
        let mut line = String::new();
        stdin().lock().take(MOST).read_line(&mut line).map_err(cannot)?;
        return Ok(line.trim_end_matches(['\n', '\r']).to_owned());
    }
    let terminal = Term::stderr();
    let asked = |prompt: &str| {
        terminal.write_str(prompt)?;
        terminal.read_secure_line()
    };
    let first = asked("Password: ").map_err(cannot)?;
    if first != asked("Once more: ").map_err(cannot)? {
        return Err(Stop::Usage("these are two passwords; say it again.".to_owned()));
    }
    Ok(first)
}
