//! Words that single rules ask for: one table for each room of rules in, its lists out. Lists that several rooms ask for are in
//! the grammar.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::WordList;

/// The lists of a table by their names. A struct of so many lists that serde reads field by field takes the compiler minutes; one
/// that is filled from these takes none.
#[derive(Deserialize)]
struct Lists(BTreeMap<String, WordList>);

impl Lists {
    /// Whether these are all lists of the table.
    fn are(&self, names: &[&str]) -> Result<(), String> {
        if let Some(unknown) = self.0.keys().find(|list| !names.contains(&list.as_str())) {
            return Err(format!("unknown field `{unknown}`: no rule asks for this list"));
        }
        match names.iter().find(|name| !self.0.contains_key(**name)) {
            Some(missing) => Err(format!("missing field `{missing}`: a rule asks for this list")),
            None => Ok(()),
        }
    }

    fn take(&mut self, name: &str) -> WordList {
        self.0.remove(name).unwrap_or_default()
    }
}

macro_rules! lists {
    ($(#[$doc:meta])* $name:ident { $($list:ident)* }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(try_from = "Lists")]
        #[allow(missing_docs, reason = "what each list is for stands in the table")]
        pub struct $name { $(pub $list: WordList,)* }

        impl TryFrom<Lists> for $name {
            type Error = String;

            fn try_from(mut lists: Lists) -> Result<Self, String> {
                lists.are(&[$(stringify!($list)),*])?;
                Ok($name { $($list: lists.take(stringify!($list)),)* })
            }
        }
    };
}

lists! {
    /// `figure_words.toml`: what the rules of figures ask for.
    FigureWords {
        age_row_links age_links one_persons age_limited age_limits turned who_is young_kin died_at tolls_put
        ages_told age_ranges age_openers age_asides age_bounds aged_words old_words age_units voice_links
        day_leads behind_deed passive_links only_meant modals been bare_be not_done infinitives managed nearly irreal first_case active_ends called_off carrying_out carried_out wars war_verbs conveyances departing aboard bringing oblique_leads rough_links one_and_half each_others but_rather unsure_numbers instrumental_ends money_stems genitive_ends many_ends
        ended_so leaving harmed_leads pronounced those_dying dies_later news ways seeking searches for_of
        achieved row_links name_particles attributes countable_singulars partitives of_them told_about handed
        perhaps aged_leads coordinated parts dependants told_nouns wounded_states hurt_killed ranks_alone
        told_states led_by somebodys vague_leads counts part_words aside_heads scope_ends total_leads
        long_times total_spans toll_words hour_ends clock_links clock_parts clock_leads left_behind papers
        paper_kinds row_labels wounds wound_kinds rank_owners showing wound_looks wound_nouns part_shares
        shares other_hurt each_of kept_collectives said_states saying_behind another_behind alone_behind
        ordinals hitting comma_and single_openers small_magnitudes unseen_leads used_leads dated_by told_leads our_the
        companion_leads of_pronouns date_leads dated_owners year_leads hour_ends_behind hour_leads of_his
        one_behind another_the one_leads lengths charges label_links army_units streets unhurt_verbs escapes
        hurt_states unhurt_ends ranks left_kin unhurt age_words hung_about place_ends tied_leads source_leads
        either_number weapon_letters vehicle_letters age_ends named_ends kin_ends gone lost_stems
        liberated_stems unearthed_stems returned_stems led_out
        list_marks part_leads rest_ordinals part_pronouns struck_states own_words we_words
        loser_words doing_pronouns truces gap_leads possessor_marks group_links side_links
        counted_before toll_states change_links number_nouns bodies given_back giving_back toll_links includes part_openers
        part_joints
    }
}

lists! {
    /// `victim_words.toml`: what the rules of victims ask for.
    VictimWords {
        plural_deeds owned_kinds some_people fatal fatal_deeds calls_for noun_links object_ends he_she
        clause_be fate died_killed soon died_forms active_deeds held_responsible no_deeds naming kin
        describing doubting unreal sayings behind_name source_parts from_of headings told_leads old_year
        others_told object_nots named_identified naming_nots has_is his_her list_ends calling list_who
        lesser_links and_as including_ends among including list_leads list_words leaving only_meant done_alone
        done_ends named_leads held_states articles_in_names particles alias_fronts alias_words
        plain_owner_marks lends named_things another_one oblique walked_over aged_words phrase_links end_days
        end_adverbs passed_over other_deeds closing opening joined_by together may_part row_links row_with
        row_joints taking how other_clause himself shot_stabbed after_from being hospitalised harmers
        both_some persons passing ranked counting group_adjectives women men detained_group missing_group
        wounded_group killed_group missing_nouns detained_nouns killed_nouns namely shot_dead holds takes
        found_dead have passive_be many_be one_be untold own_shooting own_killing little_stems little_but
        not_owned object_closes plain_things of_the
    }
}

lists! {
    /// `statement_words.toml`: what the rules of statements ask for.
    StatementWords {
        accuser_ends accused_over of_by active_fronts passive_be titled points that_to promising_leads can
        idiom_subjects proclaimed_leads questions answering speaking looming_sayings act_on the_which
        denied_leads by_from clause_helpers silence_nots nobodies put_at name_fronts named_forms unsaid
        cleared_helpers cleared_subjects cleared_nots predicate_be labelling own_voices things
        negative_subjects quoted_behind quoted_forms as_that cue_helpers source_links complement_links asking
        who_which piece_links issuing again_leads quoting own_pronouns happenings denial_between claim_heads
        heard when_words unowned_sayings whom_leads lives claimed goodbyes deciding denying noun_endings
        refusing declaring known declining subjectless_ends
    }
}

lists! {
    /// `speaker_words.toml`: what the rules of speakers ask for.
    SpeakerWords {
        other_ones open_leads one_of_many guarded withheld paper_owners capital_joints descriptions
        kinship once_held beside_leads definite_leads party_words body_words party_nouns state_nouns
        strict_words same_ones kind_nouns kind_fronts crowds led_names source_leads deputies clause_leads name_givers
        light_in_sources side_nouns general_ones as_called namings he_she spoken_to him_her and_marks another_leads
        speaker_articles telling_ends other_holders ranks new_ranks office_fronts he_forms she_forms
        it_forms they_forms we_forms noun_marks selves own_titles front_ends joins_own her_own his_own said_behind said_nouns
        past_she past_he aides
    }
}

lists! {
    /// `mention_words.toml`: what the rules of mentions ask for.
    MentionWords {
        person_links self_so lengthened_by anti_pro trimmed_ends trimmed_fronts hearers name_joints
        nickname_links taught_ends behind_links office_links saying_so light grounds before_office state_nouns state_adjectives organs away
    }
}

lists! {
    /// `[words]` of `events.toml`: what the rules of events ask for as it stands.
    EventWords {
        killing_forms definite_leads condition_ends called_for_links lead_ends past_days trimmed_links gap_ends spots stand_ins joint_ends noun_leads verb_leads going_leads verb_helpers phrase_ends clause_ends clause_openers when_clauses accusing asking calling senses_with_to place_ends agent_leads between against struck_leads
    }
}

lists! {
    /// `[words]` of `times.toml`: what the rules of times ask for.
    TimeWords {
        before_month before_year before_attribute before_list_year people after_year names_before apart
        to_come nearest after_death published beginnings sayings units_day units_week units_month units_year
        units_hour units_minute units_second units_quarter units_decade units_century zones before_clock
        period_adjectives some_counts dateline_marks saying_leads uncounted_leads counted_behind other_leads
        rates in_since bare_months last_the ends_behind season_leads sure_seasons turned_periods ago
        past_words past_leads pair_links in_on ending_years as_after dotted_months unsure_months
        whole_months mornings afternoons noons clause_begins moved named_parts same next_after next_turns
        this_turns before_turns past_turns lasts fourths thirds seconds firsts year_kinds span_leads of
        range_articles whole_words length_articles half_links half_words plain_articles clock_day_links
        clock_links clock_zones turn_words year_links night_links length_adjectives year_marks of_comma the
        fiscal_links fiscal ordinal_ends until_links
    }
}

lists! {
    /// `small.toml`: words that rules ask for one by one, each with those of its meaning.
    Small {
        a about according affairs after age aged ago all also among and another any area as_ ask at be before
        besiege between by bye call called civilian claim contrary couple custody day dead death died dozen
        earlier evening fatally for_ from gun half has having he her him his hospital hundred in_ including
        into killed known last later least left life like long many may midnight name next night no nor not
        number o_clock of old on one only or_ other others out over overnight own owner_s parents past plus
        previous promises quarter recovering reported reports responsible return_ said say score second she
        shot since soon speaking tags that the then they this those time to victim wanted weekend well when
        where_ which who with wounding year
        anti based both capital chief government loss member neither officer pro side tens us
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    lists! {
        /// Two lists.
        Boats { rafts ferries }
    }

    #[test]
    fn a_list_too_many_or_too_few_is_named() {
        let read = |text: &str| toml::from_str::<Boats>(text).map_err(|why| why.to_string());
        let whole = read("rafts = [\"log\"]\nferries = [\"barge\"]").expect("all lists are there");
        assert!(whole.rafts.contains("log") && whole.ferries.contains("barge"));
        assert!(read("rafts = [\"log\"]").is_err_and(|why| why.contains("missing field `ferries`")));
        let unknown = read("rafts = [\"log\"]\nferries = [\"barge\"]\nships = [\"brig\"]");
        assert!(unknown.is_err_and(|why| why.contains("unknown field `ships`")));
    }
}
