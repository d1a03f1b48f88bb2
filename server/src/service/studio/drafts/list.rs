//! The list of posts.

use std::collections::BTreeMap;

use spotlet::domain::DraftStatus;
use spotlet::domain::id::{PostId, ProductId};
use spotlet::domain::member::Member;

use super::DraftError;
use super::base::merged;
use crate::state::AppState;
use crate::store;
use crate::store::draft::Draft;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words, each of which must stand in the title, the creator's name or the id.
    pub words: String,
    /// The word of a status.
    pub status: Option<String>,
}

/// What there is.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// What fits, changed last first.
    pub drafts: Vec<Draft>,
    /// How many there are in each status, whatever is looked for.
    pub counts: BTreeMap<&'static str, usize>,
}

/// The posts that a member may work on.
///
/// # Errors
/// When the database fails.
pub async fn list(
    state: &AppState,
    member: &Member,
    filter: &Filter,
) -> Result<Listed, DraftError> {
    let mut conn = state.store.read().await?;
    let mut rows: BTreeMap<PostId, Draft> = store::draft::list(&mut conn)
        .await?
        .into_iter()
        .map(|draft| (draft.post.id.clone(), draft))
        .collect();
    let mut all = Vec::new();
    for (post, written_at) in store::post::list_dated(&mut conn).await? {
        let row = rows.remove(&post.id);
        all.extend(merged(row, Some((post, written_at))));
    }
    all.extend(rows.into_values());
    all.retain(|draft| member.role.reaches(&draft.post.creator.id));
    let mut counts = BTreeMap::new();
    for word in DraftStatus::WORDS {
        let of_it = all.iter().filter(|draft| draft.status.word() == word);
        counts.insert(word, of_it.count());
    }
    all.retain(|draft| fits(draft, filter));
    all.sort_by(|a, b| {
        let newer = b.updated_at.cmp(&a.updated_at);
        newer.then_with(|| a.post.id.cmp(&b.post.id))
    });
    Ok(Listed {
        drafts: all,
        counts,
    })
}

fn fits(draft: &Draft, filter: &Filter) -> bool {
    if let Some(status) = &filter.status
        && draft.status.word() != status
    {
        return false;
    }
    let titles: Vec<&str> = draft.post.title.iter().map(|(_, text)| text).collect();
    let text = format!(
        "{} {} {}",
        titles.join(" "),
        draft.post.creator.name,
        draft.post.id
    )
    .to_lowercase();
    filter
        .words
        .split_whitespace()
        .all(|word| text.contains(&word.to_lowercase()))
}

/// The products that a member's posts show, the last placed first; before those of others, the posts they saved themselves.
///
/// # Errors
/// When the database fails.
pub async fn recent_products(
    state: &AppState,
    member: &Member,
) -> Result<Vec<ProductId>, DraftError> {
    let mut drafts = list(state, member, &Filter::default()).await?.drafts;
    drafts.sort_by_key(|draft| draft.saved_by != member.name);
    let media = drafts
        .iter()
        .flat_map(|draft| draft.post.media.iter().rev());
    let mut recent = Vec::new();
    for hotspot in media.flat_map(|medium| medium.hotspots.iter().rev()) {
        if !recent.contains(&hotspot.product) {
            recent.push(hotspot.product.clone());
        }
    }
    Ok(recent)
}
