//! What is known of one post, and what of it is news.

use std::collections::{BTreeSet, HashMap};

use axum::body::Bytes;
use spotlet::domain::id::VariantId;

use super::message::Key;
use super::read::{self, Numbers};

/// A post that somebody watches, or did a moment ago.
#[derive(Debug, Default)]
pub(super) struct Topic {
    told: HashMap<Key, Told>,
    variants: BTreeSet<VariantId>,
    /// The streams on it.
    pub watchers: BTreeSet<u64>,
    /// Beats since the last of them left.
    pub idle_beats: u8,
}

/// The last thing that was told of a number.
#[derive(Debug)]
pub(super) struct Told {
    /// When, in the order of all changes.
    pub seq: u64,
    /// The message.
    pub json: String,
    event: &'static str,
}

impl Topic {
    /// Whether the post shows a variant.
    pub fn shows(&self, variant: &VariantId) -> bool {
        self.variants.contains(variant)
    }

    /// What was told after a change.
    pub fn told_since(&self, seq: u64) -> impl Iterator<Item = &Told> {
        self.told.values().filter(move |told| told.seq > seq)
    }

    /// Takes over what was read; returns what is new as frames, and counts `seq` on by one for each.
    pub fn learn(&mut self, epoch: &str, numbers: &Numbers, seq: &mut u64) -> Vec<Bytes> {
        self.variants = read::variants(numbers);
        self.told.retain(|key, _| numbers.contains_key(key));
        let mut news = Vec::new();
        for (key, message) in numbers {
            // Strings and numbers always become JSON.
            let json = serde_json::to_string(message).unwrap_or_default();
            if self.told.get(key).is_some_and(|told| told.json == json) {
                continue;
            }
            *seq = seq.saturating_add(1);
            let told = Told {
                seq: *seq,
                json,
                event: message.event(),
            };
            news.push(told.frame(epoch));
            self.told.insert(key.clone(), told);
        }
        news
    }
}

impl Told {
    /// The message as an event of a stream.
    pub fn frame(&self, epoch: &str) -> Bytes {
        format!(
            "id: {}\nevent: {}\ndata: {}\n\n",
            id(epoch, self.seq),
            self.event,
            self.json
        )
        .into()
    }
}

/// The name of a change, for whoever comes back.
pub(super) fn id(epoch: &str, seq: u64) -> String {
    format!("{epoch}.{seq}")
}
