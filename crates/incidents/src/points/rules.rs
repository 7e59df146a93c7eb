//! What the rules go by that make points: the name of a rule in, a sentence for people out.

/// Every rule that a position can name. No word of a report is compared with these.
const RULES: [(&str, &str); 34] = [
    (
        "toll",
        "a number of people and what became of them, in a sentence of the incident; classes, sides and parts are told apart",
    ),
    ("toll_none", "words that say nobody: “no casualties”"),
    ("toll_unknown", "words that say the number is not known"),
    ("toll_few", "words that say some or few: “caused deaths”"),
    ("toll_denied", "a number that its speaker denies"),
    (
        "toll_rejected",
        "a number in somebody's claim that the speaker rejects: “dismissed the guards' claim that five had died”",
    ),
    ("dead_called", "one number of dead, called fighters by some and something else by others"),
    ("doer_unknown", "words that say nobody knows or has claimed it: “no group has claimed responsibility”"),
    ("doer_claimed", "the speaker says it was he: “claimed responsibility”"),
    (
        "doer_accused",
        "an accusation that names a party and a deed: “accused Orvia of shelling the town”; condemning does not accuse",
    ),
    ("doer_was", "words that name the doer: “was behind the attack”, “the work of”"),
    ("doer_was_not", "words that say who it was not: “had nothing to do with it”"),
    ("doer_denied", "the speaker denies having done it: “denied responsibility”"),
    ("doer_denied_of", "the speaker denies that those he names did it"),
    ("doer_denied_all", "an empty denial right after an accusation of the speaker's side: “rejected the allegations”"),
    ("doer_relayed", "somebody's claim that another rejects, as the rejection gives it"),
    ("doer_rejected", "the rejection of somebody's claim of who did it"),
    ("doer_deed", "the deed told with its doer; it only adds a holder to an answer that somebody gave outright"),
    ("first_subject", "who stands before “opened fire first”, “fired first”, “started the shooting”"),
    ("first_from", "whence “the first shots came”"),
    ("first_answered", "“our men fired in self-defence when shelled”"),
    ("first_accused", "“accused the guards of firing first”"),
    ("first_unknown", "“cannot establish who fired first”"),
    ("first_rejected", "the rejection of somebody's claim of who fired first"),
    ("means_class", "a word for a class of weapon, in words that tell of the deed"),
    ("means_kind", "a word for a kind of weapon"),
    (
        "frame",
        "words for yes or no to a question that comes again in every conflict (warning, intent, law, proof, way, control)",
    ),
    ("cargo", "what stands with “carrying”, “found in the van”, “on board”"),
    ("cargo_rejected", "the rejection of somebody's claim of what was carried"),
    ("series", "one speaker's number of posts or places taken, in order of publication"),
    ("denial", "a denial: “denied that”, “is a lie”, or a fact denied in plain words"),
    ("denial_names", "what the denial itself says somebody claims: “rejected Y's claim that P”"),
    ("denial_answers", "the accusation that an empty denial answers"),
    ("denial_content", "words of another that share the weight of what is denied"),
];

/// What a rule named in a position goes by, in plain words; `None` for a name that no rule has.
pub fn rule(name: &str) -> Option<&'static str> {
    RULES.iter().find(|(rule, _)| *rule == name).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_what_it_goes_by_and_has_a_name_of_its_own() {
        for (k, (name, what)) in RULES.iter().enumerate() {
            assert!(what.len() > 10, "{name}");
            assert!(!RULES.iter().skip(k + 1).any(|(other, _)| other == name), "{name}");
        }
        assert!(rule("toll").is_some() && rule("no_such_rule").is_none());
    }
}
