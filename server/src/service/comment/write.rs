//! Writing, changing and taking back.

use spotlet::domain::comment::{
    Author, Comment, CommentError, CommentKind, CommentMode, CommentName, CommentState,
    CommentText, Remover, Staff, StaffRole, must_wait,
};
use spotlet::domain::post::Post;
use spotlet::domain::{CommentId, PostId, ProductId, VisitorId};

use super::{address_hash, announce, found, names, no_post};
use crate::limit::Address;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::{self, Conn, block, comment, post as posts};
use crate::token;
use spotlet::domain::comment::BlockRule;

/// The same words within this time are said twice.
const REPEATED_WITHIN_MS: i64 = 60 * 60 * 1000;

/// Who speaks, as proven at the door.
#[derive(Clone, Debug)]
pub enum Writer {
    /// Somebody with a signed token.
    Visitor(VisitorId),
    /// Somebody with a key.
    Staff(Staff),
}

/// What somebody wants to say.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// A comment or a question; an answer is a comment.
    pub kind: CommentKind,
    /// The product it is about.
    pub product: Option<ProductId>,
    /// What it answers.
    pub answers_to: Option<CommentId>,
    /// The name a visitor gives. The staff have theirs.
    pub name: Option<CommentName>,
    /// What it says.
    pub text: CommentText,
}

/// Says something under a post. What has to wait comes back as held.
///
/// # Errors
/// When the post, the product or the answered comment does not exist, or the text may not be said.
pub async fn post(
    state: &AppState,
    post: &PostId,
    new: NewComment,
    writer: &Writer,
    address: &Address,
) -> Result<Comment, Problem> {
    if state.config.comments == CommentMode::Off {
        return Err(CommentError::Closed.into());
    }
    let address_hash = address_hash(state, address);
    let now = state.clock.now();
    let mut tx = state.store.write().await?;
    let post = posts::get(&mut tx, post).await?.ok_or_else(no_post)?;
    let product = match &new.answers_to {
        Some(answered) => answerable(&mut tx, &post, answered).await?.product,
        None => new.product,
    };
    if let Some(product) = &product
        && !post.products().contains(&product)
    {
        return Err(CommentError::UnknownProduct.into());
    }
    let state_at_first = match writer {
        Writer::Staff(_) => CommentState::Visible,
        Writer::Visitor(visitor) => {
            refuse_blocked(&mut tx, visitor, &address_hash).await?;
            first_state(state, &mut tx, &new.text, new.name.as_ref()).await?
        }
    };
    let comment = Comment {
        id: CommentId::new(token::id())?,
        kind: match new.answers_to {
            Some(_) => CommentKind::Comment,
            None => new.kind,
        },
        author: author(state, &mut tx, writer, new.name).await?,
        post: post.id,
        product,
        answers_to: new.answers_to,
        text: Some(new.text),
        state: state_at_first,
        likes: 0,
        answers: 0,
        created_at: now,
        edited_at: None,
    };
    let since = now.plus_ms(-REPEATED_WITHIN_MS);
    if comment::is_repeated(&mut tx, &comment, &address_hash, since).await? {
        return Err(CommentError::Duplicate.into());
    }
    comment::insert(&mut tx, &comment, &address_hash).await?;
    store::commit(tx).await?;
    state.metrics.comments.inc();
    announce(state, &comment);
    Ok(comment)
}

/// Changes the words of a comment, for a while, by its writer only.
///
/// # Errors
/// When it does not exist, is somebody else's, or can no longer be changed.
pub async fn edit(
    state: &AppState,
    post: &PostId,
    id: &CommentId,
    text: CommentText,
    writer: &Writer,
) -> Result<Comment, Problem> {
    let mut tx = state.store.write().await?;
    comment::lock(&mut tx, id).await?;
    let before = found(&mut tx, post, id).await?;
    refuse_stranger(&before, writer)?;
    let mut edited = before.edit(text.clone(), state.clock.now())?;
    if let Author::Visitor { name, .. } = &edited.author
        && let CommentState::Held(reason) =
            first_state(state, &mut tx, &text, name.as_ref()).await?
    {
        // Otherwise a harmless text would be put up and then exchanged.
        edited.state = edited.state.hold(reason)?;
    }
    comment::update(&mut tx, &edited).await?;
    store::commit(tx).await?;
    announce(state, &edited);
    Ok(edited)
}

/// Takes a comment back, by its writer only. Nothing of it is kept but that it was there.
///
/// # Errors
/// When it does not exist or is somebody else's.
pub async fn remove(
    state: &AppState,
    post: &PostId,
    id: &CommentId,
    writer: &Writer,
) -> Result<Comment, Problem> {
    let mut tx = state.store.write().await?;
    comment::lock(&mut tx, id).await?;
    let before = found(&mut tx, post, id).await?;
    refuse_stranger(&before, writer)?;
    if before.state == CommentState::Removed(Remover::Writer) {
        // A repeated request; it is as its writer wants it.
        return Ok(before);
    }
    let removed = before.remove(Remover::Writer)?;
    comment::update(&mut tx, &removed).await?;
    store::commit(tx).await?;
    announce(state, &removed);
    Ok(removed)
}

/// The comment that is answered: visible, and no answer itself.
async fn answerable(conn: &mut Conn, post: &Post, id: &CommentId) -> Result<Comment, Problem> {
    let answered = found(conn, &post.id, id).await?;
    if answered.answers_to.is_some() {
        return Err(CommentError::AnswerToAnswer.into());
    }
    match answered.state {
        CommentState::Visible => Ok(answered),
        CommentState::Held(_) => Err(super::missing()),
        CommentState::Removed(_) => Err(CommentError::Removed.into()),
    }
}

async fn author(
    state: &AppState,
    conn: &mut Conn,
    writer: &Writer,
    name: Option<CommentName>,
) -> Result<Author, Problem> {
    let brand = &state.config.brand.name;
    Ok(match writer {
        Writer::Visitor(visitor) => {
            if let Some(name) = &name {
                let creators: Vec<String> = creators(conn).await?.into_values().collect();
                if names::is_reserved(name.as_str(), brand, &creators) {
                    return Err(CommentError::NameReserved.into());
                }
            }
            Author::Visitor {
                visitor: visitor.clone(),
                name,
            }
        }
        Writer::Staff(staff) => match &staff.role {
            StaffRole::Brand => Author::Brand {
                staff: staff.id.clone(),
                name: brand.clone(),
            },
            StaffRole::Creator(creator) => Author::Creator {
                name: creators(conn)
                    .await?
                    .remove(creator.as_str())
                    .unwrap_or_else(|| staff.name.clone()),
                creator: creator.clone(),
            },
        },
    })
}

/// The creators of all posts, by id.
async fn creators(conn: &mut Conn) -> Result<std::collections::BTreeMap<String, String>, Problem> {
    let posts = posts::list(conn).await?;
    Ok(posts
        .into_iter()
        .map(|post| (post.creator.id.to_string(), post.creator.name))
        .collect())
}

async fn first_state(
    state: &AppState,
    conn: &mut Conn,
    text: &CommentText,
    name: Option<&CommentName>,
) -> Result<CommentState, Problem> {
    let words = block::words(conn).await?;
    let reason = must_wait(state.config.comments, text, name, &words);
    Ok(reason.map_or(CommentState::Visible, CommentState::Held))
}

async fn refuse_blocked(
    conn: &mut Conn,
    visitor: &VisitorId,
    address_hash: &str,
) -> Result<(), Problem> {
    for rule in [
        BlockRule::Visitor(visitor.clone()),
        BlockRule::Address(address_hash.to_owned()),
    ] {
        if block::contains(conn, &rule).await? {
            return Err(CommentError::Blocked.into());
        }
    }
    Ok(())
}

/// Who has written it, and nobody else: another visitor's token does not help.
fn refuse_stranger(comment: &Comment, writer: &Writer) -> Result<(), Problem> {
    let is_own = match (writer, &comment.author) {
        (Writer::Visitor(asking), author) => author.is_visitor(Some(asking)),
        (Writer::Staff(asking), Author::Brand { .. }) => asking.role == StaffRole::Brand,
        (Writer::Staff(asking), Author::Creator { creator, .. }) => {
            asking.role == StaffRole::Creator(creator.clone())
        }
        (Writer::Staff(_), Author::Visitor { .. }) => false,
    };
    if is_own {
        Ok(())
    } else {
        Err(CommentError::NotTheWriter.into())
    }
}
