//! Shorter forms of one name: initials for a body, a person without the middle name. Two forms in, whether one is short for the other
//! out.

/// "Dalo Emric" for "Dalo Tavin Emric": first and last name and, in order, nothing that the long form has not.
pub(super) fn without_middle(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.len() > 1
        && short.first() == long.first()
        && short.last() == long.last()
        && short.iter().all(|word| rest.any(|other| other == word))
}

/// Whether the short form is made of the long form's initials ("LOHR", "F.C.F.").
pub(super) fn acronym(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.chars().count() < 2 || !letters.chars().all(char::is_uppercase) {
        return false;
    }
    let initials = |all: bool| -> String {
        long.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty() && (all || w.chars().next().is_some_and(char::is_uppercase)))
            .filter_map(|w| w.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    };
    long.contains(' ') && (initials(false) == letters || initials(true) == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials() {
        assert!(acronym("LOHR", "Lorn Observatory for Human Rights"));
        assert!(acronym("FCF", "Free Coast Front"));
        assert!(!acronym("Lorn", "Lorn Observatory for Human Rights"));
    }
    #[test]
    fn a_middle_name_makes_no_other_person() {
        let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let one = |short: &str, long: &str| without_middle(&words(short), &words(long));
        assert!(one("dalo emric", "dalo tavin emric"));
        assert!(one("dalo emric", "dalo tavin ren emric"));
        assert!(!one("dalo emric", "ilvo dalo emric") && !one("dalo ren emric", "dalo tavin emric"));
        assert!(!one("emric", "emric tavin emric"));
    }
}
