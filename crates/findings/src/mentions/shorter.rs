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

/// Whether a word is made of the first letters of a name's first words, whoever's office it is behind: "МВД" for "Министерство внутренних дел
/// Варнии", "МЧС" for "Министерство по чрезвычайным ситуациям".
pub(crate) fn begins_as(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().flat_map(char::to_lowercase).collect();
    let told = long.split_whitespace().filter(|w| w.chars().count() > 2);
    let first: Vec<char> = told.filter_map(|w| w.chars().next()).flat_map(char::to_lowercase).collect();
    letters.len() > 1 && first.starts_with(&letters)
}

/// Whether the short form is one word put together of beginnings of the long form's words, the last of which may be whole: "генштаб" for
/// "генеральный штаб Варнии", "минобороны" for "министерство обороны".
pub(crate) fn clipped(short: &str, long: &[String]) -> bool {
    const PART: usize = 3;
    let [first, second, ..] = long else { return false };
    let common = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let taken = common(short, first);
    (PART..=taken).any(|n| {
        let rest: String = short.chars().skip(n).collect();
        let length = rest.chars().count();
        // "обороны" and "оборона": the last letter may be an ending.
        let ending = usize::from(length > PART + 2);
        length >= PART && n < first.chars().count() && common(&rest, second) + ending >= length
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters_of_the_first_words() {
        assert!(begins_as("мвд", "Министерство внутренних дел Варнии"));
        assert!(begins_as("МЧС", "Министерство по чрезвычайным ситуациям"));
        assert!(!begins_as("МИД", "Министерство обороны Варнии") && !begins_as("м", "Министерство"));
    }

    #[test]
    fn beginnings_put_together() {
        let long = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(clipped("генштаб", &long("генеральн штаб варни")));
        assert!(clipped("минобороны", &long("министерств обороны варни")));
        assert!(clipped("минобороны", &long("министерство оборона варния")));
        assert!(clipped("минздрав", &long("министерств здравоохранени")));
        assert!(clipped("горсовет", &long("городск совет леск")));
        // ... and of no others.
        assert!(!clipped("минздрав", &long("министерств обороны")));
        assert!(!clipped("генштаб", &long("штаб арми")));
        assert!(!clipped("министерство", &long("министерство обороны")));
    }

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
