//! Accounts as they are kept: who is let in, for how long, and what is in the file.

use std::fs;

use crate::{Account, AccountError, Accounts, FILE, IDLE, LONGEST, Role, is_key};

const PASSWORD: &str = "the bridge at dusk";

/// Accounts in a folder that is removed at the end: an owner, and one of each other role.
fn made() -> (tempfile::TempDir, Accounts) {
    let folder = tempfile::tempdir().unwrap();
    let accounts = Accounts::open_or_make(folder.path()).unwrap();
    for (name, role) in [("Ona", Role::Owner), ("Ivo", Role::Reviewer), ("Mara", Role::Reader)] {
        accounts.add(name, role, PASSWORD, 0).unwrap();
    }
    (folder, accounts)
}

fn session(accounts: &Accounts, name: &str, now: i64) -> String {
    accounts.log_in(name, PASSWORD, now).unwrap().unwrap().1
}

fn name(account: Option<Account>) -> Option<String> {
    account.map(|account| account.name)
}

fn refused<T: std::fmt::Debug>(what: Result<T, AccountError>) -> String {
    let why = what.unwrap_err();
    assert!(matches!(why, AccountError::Refused(_)), "{why}");
    why.to_string()
}

#[test]
fn only_the_password_lets_in() {
    let (_folder, accounts) = made();
    for (name, password) in [("Mara", "the bridge at dawn"), ("Nobody", PASSWORD), ("Mara", ""), ("", PASSWORD)] {
        assert_eq!(accounts.log_in(name, password, 0).unwrap(), None, "{name}");
    }
    let (account, secret) = accounts.log_in(" mara ", PASSWORD, 0).unwrap().unwrap();
    assert_eq!((account.name.as_str(), account.role), ("Mara", Role::Reader));
    assert_eq!(name(accounts.session(&secret, 1).unwrap()), Some("Mara".into()));
    for other in ["", "0", &"0".repeat(64), &secret.to_uppercase(), &format!("{secret} ")] {
        assert_eq!(accounts.session(other, 1).unwrap(), None, "{other}");
    }
    assert_ne!(session(&accounts, "Mara", 0), secret);
}

#[test]
fn a_session_ends_by_itself() {
    let (_folder, accounts) = made();
    let idle = session(&accounts, "Mara", 0);
    assert!(accounts.session(&idle, IDLE - 1).unwrap().is_some());
    assert!(accounts.session(&idle, 2 * IDLE - 2).unwrap().is_some(), "it was heard of in between");
    assert!(accounts.session(&idle, 4 * IDLE).unwrap().is_none());
    assert!(accounts.session(&idle, 4 * IDLE - 1).unwrap().is_none(), "it does not come back");
    let busy = session(&accounts, "Mara", 0);
    for now in (0..LONGEST).step_by(usize::try_from(IDLE).unwrap() / 2) {
        assert!(accounts.session(&busy, now).unwrap().is_some(), "{now}");
    }
    assert!(accounts.session(&busy, LONGEST).unwrap().is_none());
}

#[test]
fn a_session_is_ended() {
    let (folder, accounts) = made();
    type Ends<'a> = (&'a str, &'a dyn Fn(&str));
    let ends: [Ends<'_>; 5] = [
        ("logout", &|secret| accounts.log_out(secret).unwrap()),
        ("everywhere", &|_| accounts.log_out_everywhere(&accounts.named("Mara").unwrap()).unwrap()),
        // Another program, as the command line is one.
        ("role", &|_| Accounts::open(folder.path()).unwrap().unwrap().set_role("Mara", Role::Reviewer).unwrap()),
        ("password", &|_| accounts.set_password("Mara", PASSWORD).unwrap()),
        ("removal", &|_| accounts.remove("Mara", false).unwrap()),
    ];
    for (what, end) in ends {
        let (secret, other) = (session(&accounts, "Mara", 0), session(&accounts, "Ivo", 0));
        assert!(accounts.session(&secret, 1).unwrap().is_some(), "{what}");
        end(&secret);
        assert!(accounts.session(&secret, 1).unwrap().is_none(), "{what}");
        assert!(accounts.session(&other, 1).unwrap().is_some(), "{what}: of another account");
    }
}

#[test]
fn keys_are_of_their_account_and_end() {
    let (_folder, accounts) = made();
    let (mara, ivo) = (accounts.named("Mara").unwrap(), accounts.named("Ivo").unwrap());
    let key = accounts.make_key(&mara, "  weekly   tables ", 0).unwrap();
    assert!(is_key(&key) && !is_key(&key[6..]) && !is_key("sayso_x"));
    assert_eq!(name(accounts.key(&key, 1).unwrap()), Some("Mara".into()));
    let kept = accounts.keys(&mara, 1).unwrap();
    assert_eq!((kept.len(), kept[0].label.as_str()), (1, "weekly tables"));
    assert!(accounts.key(&key, kept[0].ends).unwrap().is_none(), "it ends by itself");
    assert!(refused(accounts.end_key(&ivo, kept[0].id)).contains("no such key"));
    accounts.end_key(&mara, kept[0].id).unwrap();
    assert!(accounts.key(&key, 1).unwrap().is_none());
    let key = accounts.make_key(&mara, "", 0).unwrap();
    accounts.set_password("Mara", PASSWORD).unwrap();
    assert!(accounts.key(&key, 1).unwrap().is_none(), "a new password ends it");
    let key = accounts.make_key(&mara, "", 0).unwrap();
    accounts.remove("Mara", false).unwrap();
    assert!(accounts.key(&key, 1).unwrap().is_none());
}

#[test]
fn somebody_always_says_who_has_an_account() {
    let (_folder, accounts) = made();
    assert!(refused(accounts.remove("Ona", true)).contains("last owner"));
    assert!(refused(accounts.set_role("ona", Role::Reader)).contains("last owner"));
    accounts.set_role("Ivo", Role::Owner).unwrap();
    accounts.remove("Ona", true).unwrap();
    accounts.remove("Mara", false).unwrap();
    accounts.remove("Ivo", false).unwrap();
    assert!(accounts.list().unwrap().is_empty());
}

#[test]
fn a_name_is_of_one() {
    let (_folder, accounts) = made();
    assert!(refused(accounts.add("MARA", Role::Reader, PASSWORD, 0)).contains("already"));
    accounts.remove("Mara", false).unwrap();
    accounts.add("Mara", Role::Reader, PASSWORD, 0).unwrap();
    accounts.remove("mara", true).unwrap();
    assert_eq!(accounts.removed().unwrap().into_iter().collect::<Vec<_>>(), ["Mara"]);
    assert!(refused(accounts.add("mara", Role::Owner, PASSWORD, 0)).contains("was removed"));
    assert!(refused(accounts.add("x", Role::Reader, "short", 0)).contains("12 characters"));
    for gone in [accounts.set_role("Mara", Role::Owner), accounts.remove("Mara", true)] {
        assert!(refused(gone).contains("no account"));
    }
}

#[test]
fn what_lets_in_is_not_in_the_file() {
    let (folder, accounts) = made();
    let secret = session(&accounts, "Mara", 0);
    let key = accounts.make_key(&accounts.named("Mara").unwrap(), "weekly lists", 0).unwrap();
    let has = |words: &str| {
        let bytes = fs::read(folder.path().join(FILE)).unwrap();
        bytes.windows(words.len()).any(|part| part == words.as_bytes())
    };
    assert!(has("Mara") && has("weekly lists"));
    for hidden in [PASSWORD, secret.as_str(), key.as_str(), &key[6..]] {
        assert!(!has(hidden), "{hidden}");
    }
    accounts.remove("Mara", false).unwrap();
    assert!(!has("Mara") && !has("weekly lists"), "nothing of a removed account stays");
}

#[cfg(unix)]
#[test]
fn only_who_owns_it_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, _accounts) = made();
    let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_damaged_file_is_said() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Accounts::open(folder.path()).unwrap().is_none());
    fs::write(folder.path().join(FILE), "no database at all, but long enough to be looked at".repeat(40)).unwrap();
    let why = Accounts::open(folder.path()).unwrap_err().to_string();
    assert!(why.contains(FILE) && why.contains("cannot be read"), "{why}");
}
