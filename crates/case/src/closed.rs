//! The contract's closed lists: each a type whose words are those of the contract.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[allow(missing_docs)]
        pub enum $name { $(#[serde(rename = $text)] $variant),* }

        impl $name {
            /// All of them, in the contract's order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// As the contract writes it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }

            /// The one the contract writes so.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text)
            }
        }
    };
}

closed_list! {
    /// How something is said.
    Manner {
        Say = "say", Claim = "claim", Confirm = "confirm", Deny = "deny", Accuse = "accuse", Reject = "reject",
        Warn = "warn", Threaten = "threaten", CallFor = "call_for", Promise = "promise", Order = "order",
        Report = "report", Agree = "agree", Ask = "ask", Decline = "decline", Silent = "silent",
    }
}
closed_list! {
    /// Whether the saying itself is negated ("did not confirm").
    Polarity { Affirmed = "affirmed", Negated = "negated" }
}
closed_list! {
    /// Quoted wholly, not at all, or in part.
    Form { Direct = "direct", Indirect = "indirect", Mixed = "mixed" }
}
closed_list! {
    /// What a speaker is; `narrator` is the report's own voice and never has a statement.
    SpeakerKind { Person = "person", Body = "body", Side = "side", Unnamed = "unnamed", Narrator = "narrator" }
}
closed_list! {
    /// What a number says of the count.
    Bound { Exact = "exact", AtLeast = "at_least", About = "about", AtMost = "at_most", Range = "range" }
}
closed_list! {
    /// What is counted.
    Unit {
        People = "people", Vehicles = "vehicles", Posts = "posts", Settlements = "settlements", Weapons = "weapons",
        Ammunition = "ammunition", Supplies = "supplies", Money = "money", Area = "area", Other = "other",
    }
}
closed_list! {
    /// What became of those counted.
    Outcome {
        Killed = "killed", Wounded = "wounded", KilledOrWounded = "killed_or_wounded",
        KilledOrCaptured = "killed_or_captured", Missing = "missing", Detained = "detained",
        Surrendered = "surrendered", Released = "released", Exchanged = "exchanged", Displaced = "displaced",
        Evacuated = "evacuated", Arrived = "arrived", Remaining = "remaining", Trapped = "trapped",
        Captured = "captured", Destroyed = "destroyed", Delivered = "delivered", HandedOver = "handed_over",
        Deployed = "deployed", Violated = "violated", Voted = "voted", Other = "other",
    }
}
closed_list! {
    /// Who is counted.
    Role {
        Civilian = "civilian", Military = "military", Police = "police", Peacekeeper = "peacekeeper",
        Official = "official", Child = "child", Woman = "woman", Journalist = "journalist", Medic = "medic",
        Mixed = "mixed",
    }
}
closed_list! {
    /// Whether a figure is an incident's or a running total's.
    Scope { Incident = "incident", Total = "total" }
}
closed_list! {
    /// Kinds of events. The first list of the contract; an event of no kind in it is not printed.
    EventType {
        Shooting = "shooting", Shelling = "shelling", Airstrike = "airstrike", Bombing = "bombing", Clash = "clash",
        Ambush = "ambush", ChemicalAttack = "chemical_attack", Execution = "execution", Capture = "capture",
        Withdrawal = "withdrawal", Arrest = "arrest", Abduction = "abduction", Displacement = "displacement",
        Evacuation = "evacuation", AidDelivery = "aid_delivery", Agreement = "agreement", Ceasefire = "ceasefire",
        CeasefireViolation = "ceasefire_violation", Blockade = "blockade", CourtOrder = "court_order",
        Exchange = "exchange", Handover = "handover", Attack = "attack",
    }
}
closed_list! {
    /// Whether an event is told as having happened.
    Mode {
        Happened = "happened", Denied = "denied", Planned = "planned", Threatened = "threatened",
        CalledFor = "called_for", Hypothetical = "hypothetical",
    }
}
closed_list! {
    /// What a mention stands for.
    MentionKind { Person = "person", Body = "body", Place = "place", Side = "side" }
}
