//! New posts, from nothing or from another one.

use spotlet::api::PostJson;
use spotlet::domain::id::{CreatorId, PostId};
use spotlet::domain::member::{Member, Role};
use spotlet::domain::{Creator, DraftStatus, Locale, Localized, Timestamp};

use super::DraftError;
use super::base::{find, theirs};
use crate::import::slug::slug;
use crate::state::AppState;
use crate::store::draft::{self, Draft};
use crate::store::{self, Conn};

/// How many addresses are tried beside the one that the title gives.
const TRIES: u32 = 200;

/// Who a member may write as: themselves, or everybody who ever wrote here.
///
/// # Errors
/// When the database fails.
pub async fn creators(state: &AppState, member: &Member) -> Result<Vec<Creator>, DraftError> {
    let mut conn = state.store.read().await?;
    let mut creators: Vec<Creator> = Vec::new();
    let posts = store::post::list(&mut conn).await?.into_iter();
    let drafts = draft::list(&mut conn).await?.into_iter();
    let all = posts
        .map(|post| post.creator)
        .chain(drafts.map(|draft| draft.post.creator));
    for creator in all {
        if member.role.reaches(&creator.id) && !creators.iter().any(|one| one.id == creator.id) {
            creators.push(creator);
        }
    }
    if let (Role::Creator(id), true) = (&member.role, creators.is_empty()) {
        creators.push(Creator {
            id: id.clone(),
            name: member.name.clone(),
        });
    }
    creators.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(creators)
}

/// Makes a draft without pictures.
///
/// # Errors
/// [`DraftError::Nameless`] or [`DraftError::NotYours`].
pub async fn create(
    state: &AppState,
    member: &Member,
    title: &str,
    creator: &str,
    locale: Locale,
) -> Result<PostId, DraftError> {
    let title = title.trim();
    if title.is_empty() {
        return Err(DraftError::Nameless);
    }
    let creator = creator_of(state, member, creator).await?;
    let mut tx = state.store.write().await?;
    let post = PostJson {
        id: free_id(&mut tx, title).await?,
        title: Localized::plain(title).in_language(locale),
        summary: None,
        locale,
        creator,
        media: Vec::new(),
        sponsored: false,
        likes: 0,
        liked: None,
    };
    let id = insert(&mut tx, post, member, state.clock.now()).await?;
    store::commit(tx).await?;
    Ok(id)
}

/// Makes a draft with the content of another post.
///
/// # Errors
/// [`DraftError::NotFound`].
pub async fn duplicate(
    state: &AppState,
    member: &Member,
    id: &PostId,
) -> Result<PostId, DraftError> {
    let mut tx = state.store.write().await?;
    let original = theirs(&mut tx, member, id).await?;
    let mut post = original.post;
    post.id = free_id(&mut tx, id.as_str()).await?;
    post.likes = 0;
    let id = insert(&mut tx, post, member, state.clock.now()).await?;
    store::commit(tx).await?;
    Ok(id)
}

async fn creator_of(state: &AppState, member: &Member, typed: &str) -> Result<Creator, DraftError> {
    let typed = typed.trim();
    let known = creators(state, member).await?.into_iter();
    let mut known = known.filter(|one| one.id.as_str() == typed || one.name == typed);
    if let Some(creator) = known.next() {
        return Ok(creator);
    }
    // Somebody new: the name is theirs, the id follows from it.
    let id = CreatorId::new(slug(typed))?;
    if !member.role.reaches(&id) {
        return Err(DraftError::NotYours);
    }
    Ok(Creator {
        id,
        name: typed.to_owned(),
    })
}

async fn insert(
    conn: &mut Conn,
    post: PostJson,
    member: &Member,
    now: Timestamp,
) -> Result<PostId, DraftError> {
    let draft = Draft {
        version: 1,
        published_version: 0,
        published_at: Timestamp::default(),
        status: DraftStatus::Draft,
        saved_by: member.name.clone(),
        updated_at: now,
        revision: 0,
        post,
    };
    draft::put(conn, &draft).await?;
    draft::keep_version(conn, &draft, false).await?;
    Ok(draft.post.id)
}

/// The first free address for a title.
async fn free_id(conn: &mut Conn, title: &str) -> Result<PostId, DraftError> {
    let word = match slug(title) {
        word if word.is_empty() => "post".to_owned(),
        word => word,
    };
    for number in 1..TRIES {
        let text = match number {
            1 => word.clone(),
            n => {
                let mut short = word.clone();
                short.truncate(58);
                format!("{}-{n}", short.trim_end_matches('-'))
            }
        };
        let id = PostId::new(text)?;
        if find(conn, &id).await?.is_none() {
            return Ok(id);
        }
    }
    Err(DraftError::Taken)
}
