//! Spellings of one foreign name: how near two are, on their folded forms.

/// The sound of a word as far as transliterations agree on it: doubled letters single, `kh` `gh` `dh` as `h` `g` `d`,
/// `ck` `q` as `k`, `ou` as `u`, `y` `j` as `i`, a closing `h` after a vowel gone.
pub(crate) fn sound(word: &str) -> String {
    let mut s = word.to_owned();
    for (from, to) in [
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ck", "k"),
        ("q", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
    ] {
        s = s.replace(from, to);
    }
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        let c = if matches!(c, 'y' | 'j') { 'i' } else { c };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    if out.len() > 3 && (out.ends_with("ah") || out.ends_with("eh")) {
        out.pop();
    }
    out
}

/// The consonants of a word's sound, with `a` for a vowel it begins with.
pub(crate) fn bones(word: &str) -> String {
    let mut out = String::new();
    for (k, c) in sound(word).chars().enumerate() {
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
pub(crate) fn near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (x, y) = (sound(a), sound(b));
    if x == y {
        return true;
    }
    // "Viktor" and "Viktora", "Marov" and "Marova" are a man and a woman.
    if x.strip_suffix('a').is_some_and(|x| x == y) || y.strip_suffix('a').is_some_and(|y| x == y) {
        return false;
    }
    let short = x.chars().count().min(y.chars().count());
    let most = if short >= 8 { 2 } else { 1 };
    short >= 4 && x.chars().next() == y.chars().next() && distance(&x, &y, most).is_some() && bones(a) == bones(b)
}

/// A person's folded name with its article and particles written to the name that follows: "hamid al nasar" is "hamid alnasar".
pub(crate) fn closed(name: &str) -> String {
    name.split(' ').fold(String::with_capacity(name.len()), |mut out, word| {
        let open = out
            .rsplit(' ')
            .next()
            .is_some_and(|last| ["al", "el", "an", "as", "ar", "ad", "at", "ash"].contains(&last));
        if !(out.is_empty() || open && out.contains(' ')) {
            out.push(' ');
        }
        out.push_str(word);
        out
    })
}

/// Whether two words are one to all who write it by ear, so that even one report may use both: "mohamed" and "muhammad", "yevgen" and
/// "evgen". Not "marko" and "mirko", "amir" and "amira".
pub(crate) fn one_by_ear(a: &str, b: &str) -> bool {
    let heard = |word: &str| {
        let s = sound(word);
        s.strip_prefix('i').filter(|rest| rest.starts_with('e')).unwrap_or(&s).replace('o', "u").replace('e', "a")
    };
    heard(a) == heard(b)
}

/// Whether two folded place names can be one spelt in two ways: "hasra" and "hasrah", "tel ozar" and "tal ozar".
pub(crate) fn near_place(a: &str, b: &str) -> bool {
    let (x, y): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    a == b
        || (x.len() == y.len()
            && a.chars().count().min(b.chars().count()) >= 5
            && a.chars().next() == b.chars().next()
            && distance(a, b, 2).is_some()
            && x.iter().zip(&y).all(|(p, q)| bones(p) == bones(q) && bones(p).len() >= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_spellings_of_persons() {
        for (a, b) in [("hodrev", "khodrev"), ("yarin", "yaren"), ("averik", "averick"), ("osman", "ossman")] {
            assert!(near(a, b), "{a} {b}");
        }
        for (a, b) in [("brand", "grand"), ("goran", "ada"), ("lenk", "link x"), ("marov", "marin"), ("ali", "eli")] {
            assert!(!near(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_man_and_a_woman_are_two() {
        assert!(!near("viktor", "viktora") && !near("marova", "marov"));
        assert!(!one_by_ear("viktor", "viktora") && !one_by_ear("amir", "amira"));
    }

    #[test]
    fn written_by_ear() {
        for (a, b) in [("mohammed", "mohamed"), ("mohamed", "muhammad"), ("yevgen", "evgen"), ("alhassan", "alhasan")] {
            assert!(one_by_ear(a, b), "{a} {b}");
        }
        for (a, b) in [("yarin", "yaren x"), ("brand", "grand"), ("marko", "mirko"), ("goran", "garin")] {
            assert!(!one_by_ear(a, b), "{a} {b}");
        }
        assert_eq!(closed("hamid al nasar"), closed("hamid alnasar"));
        assert_eq!(closed("al nasar"), "al nasar");
    }

    #[test]
    fn near_spellings_of_places() {
        assert!(near_place("hasraka", "hasrakeh"));
        assert!(!near_place("orsa", "arsu"));
        assert!(!near_place("east orla", "west orla"));
    }

    #[test]
    fn distance_gives_up() {
        assert_eq!(distance("abc", "abd", 1), Some(1));
        assert_eq!(distance("abc", "xyz", 2), None);
        assert_eq!(distance("", "ab", 2), Some(2));
    }
}
