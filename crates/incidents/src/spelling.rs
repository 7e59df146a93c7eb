//! Spellings of one foreign name: how near two are, on their folded forms. Which letters stand for one sound says the language that
//! spells them.

use sayso_language::Names;

/// The consonants of a word's sound, with `a` for a vowel it begins with.
pub(crate) fn bones(spellings: &Names, word: &str) -> String {
    let mut out = String::new();
    for (k, c) in spellings.sound(word).chars().enumerate() {
        match c {
            'a' | 'e' | 'i' | 'o' | 'u' if k == 0 => out.push('a'),
            'a' | 'e' | 'i' | 'o' | 'u' => {}
            c if out.ends_with(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Letters to change, add or leave out to make one of the other (Levenshtein); gives up above `most`.
#[expect(clippy::indexing_slicing, reason = "the row has one place more than the second word has letters")]
pub(crate) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let step = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = step.min(corner + 1).min(row[j] + 1);
        }
    }
    row.last().copied().filter(|d| *d <= most)
}

/// Whether two words of a person's name can be one word spelt in two ways: "Hodrev" and "Khodrev", not "Brand" and "Grand".
pub(crate) fn near(spellings: &Names, a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (x, y) = (spellings.sound(a), spellings.sound(b));
    if x == y {
        return true;
    }
    // "Viktor" and "Viktora", "Marov" and "Marova" are a man and a woman.
    if x.strip_suffix('a').is_some_and(|x| x == y) || y.strip_suffix('a').is_some_and(|y| x == y) {
        return false;
    }
    let short = x.chars().count().min(y.chars().count());
    let most = if short >= 8 { 2 } else { 1 };
    short >= 4
        && x.chars().next() == y.chars().next()
        && distance(&x, &y, most).is_some()
        && bones(spellings, a) == bones(spellings, b)
}

/// A person's folded name with its article and particles written to the name that follows: "hamid al nasar" is "hamid alnasar".
pub(crate) fn closed(spellings: &Names, name: &str) -> String {
    name.split(' ').fold(String::with_capacity(name.len()), |mut out, word| {
        let open =
            out.rsplit(' ').next().is_some_and(|last| spellings.particles.iter().any(|particle| particle == last));
        if !(out.is_empty() || open && out.contains(' ')) {
            out.push(' ');
        }
        out.push_str(word);
        out
    })
}

/// Whether two words are one to all who write it by ear, so that even one report may use both: "mohamed" and "muhammad", "yevgen" and
/// "evgen". Not "marko" and "mirko", "amir" and "amira".
pub(crate) fn one_by_ear(spellings: &Names, a: &str, b: &str) -> bool {
    // The last letter tells a man's name from a woman's: "daniele", "daniela".
    let heard = |word: &str| {
        let s = spellings.sound(word);
        let s = s.strip_prefix('i').filter(|rest| rest.starts_with('e')).unwrap_or(&s);
        let (head, last) = s.split_at(s.char_indices().next_back().map_or(0, |(at, _)| at));
        format!("{}{last}", head.replace('o', "u").replace('e', "a"))
    };
    heard(a) == heard(b)
}

/// Whether two folded place names can be one spelt in two ways: "hasra" and "hasrah", "tel ozar" and "tal ozar".
pub(crate) fn near_place(spellings: &Names, a: &str, b: &str) -> bool {
    let (x, y): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    a == b
        || (x.len() == y.len()
            && a.chars().count().min(b.chars().count()) >= 5
            && a.chars().next() == b.chars().next()
            && distance(a, b, 2).is_some()
            && x.iter()
                .zip(&y)
                .all(|(p, q)| bones(spellings, p) == bones(spellings, q) && bones(spellings, p).len() >= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings() -> &'static Names {
        &crate::testing::english().names
    }

    #[test]
    fn near_spellings_of_persons() {
        for (a, b) in [("hodrev", "khodrev"), ("yarin", "yaren"), ("averik", "averick"), ("osman", "ossman")] {
            assert!(near(spellings(), a, b), "{a} {b}");
        }
        for (a, b) in [("brand", "grand"), ("goran", "ada"), ("lenk", "link x"), ("marov", "marin"), ("ali", "eli")] {
            assert!(!near(spellings(), a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_man_and_a_woman_are_two() {
        assert!(!near(spellings(), "viktor", "viktora") && !near(spellings(), "marova", "marov"));
        assert!(!one_by_ear(spellings(), "viktor", "viktora") && !one_by_ear(spellings(), "amir", "amira"));
        assert!(!one_by_ear(spellings(), "daniele", "daniela"));
    }

    #[test]
    fn written_by_ear() {
        for (a, b) in [("mohammed", "mohamed"), ("mohamed", "muhammad"), ("yevgen", "evgen"), ("alhassan", "alhasan")] {
            assert!(one_by_ear(spellings(), a, b), "{a} {b}");
        }
        for (a, b) in [("yarin", "yaren x"), ("brand", "grand"), ("marko", "mirko"), ("goran", "garin")] {
            assert!(!one_by_ear(spellings(), a, b), "{a} {b}");
        }
        assert_eq!(closed(spellings(), "hamid al nasar"), closed(spellings(), "hamid alnasar"));
        assert_eq!(closed(spellings(), "al nasar"), "al nasar");
    }

    #[test]
    fn near_spellings_of_places() {
        assert!(near_place(spellings(), "hasraka", "hasrakeh"));
        assert!(!near_place(spellings(), "orsa", "arsu"));
        assert!(!near_place(spellings(), "east orla", "west orla"));
    }

    #[test]
    fn distance_gives_up() {
        assert_eq!(distance("abc", "abd", 1), Some(1));
        assert_eq!(distance("abc", "xyz", 2), None);
        assert_eq!(distance("", "ab", 2), Some(2));
    }
}
