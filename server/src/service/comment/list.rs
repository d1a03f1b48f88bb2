//! Reading.

use spotlet::domain::comment::{Comment, CommentKind, CommentOrder, Cursor};
use spotlet::domain::{CommentId, PostId, ProductId, VisitorId};

use super::{found, no_post};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::comment::{self, Filter};
use crate::store::{Conn, post as posts};

/// How many answers come with a comment; the others are asked for.
const ANSWERS: u32 = 20;

/// Which comments a reader wants.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The answers to this one.
    pub answers_to: Option<CommentId>,
    /// About this product only.
    pub product: Option<ProductId>,
    /// Of this kind only.
    pub kind: Option<CommentKind>,
    /// In this order.
    pub order: CommentOrder,
    /// Behind this one.
    pub behind: Option<Cursor>,
    /// At most so many.
    pub limit: u32,
}

/// A comment as one reader sees it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The comment.
    pub comment: Comment,
    /// Whether the reader likes it.
    pub liked: bool,
    /// Whether the reader has written it.
    pub mine: bool,
    /// Its first answers, oldest first.
    pub answers: Vec<Self>,
}

/// A page of comments.
#[derive(Clone, Debug)]
pub struct CommentPage {
    /// In the wanted order.
    pub comments: Vec<Listed>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
    /// How many comments and answers the post has.
    pub count: u64,
}

/// A page of the comments of a post.
///
/// # Errors
/// When there is no such post.
pub async fn list(
    state: &AppState,
    post: &PostId,
    wanted: &Wanted,
    visitor: Option<&VisitorId>,
) -> Result<CommentPage, Problem> {
    let mut conn = state.store.read().await?;
    if posts::get(&mut conn, post).await?.is_none() {
        return Err(no_post());
    }
    let filter = Filter {
        post,
        answers_to: wanted.answers_to.as_ref(),
        product: wanted.product.as_ref(),
        kind: wanted.kind,
        visitor,
    };
    let behind = wanted
        .behind
        .clone()
        .unwrap_or_else(|| Cursor::start(wanted.order));
    // One more than wanted tells whether there is another page.
    let mut comments =
        comment::page(&mut conn, filter, wanted.order, &behind, wanted.limit + 1).await?;
    let has_more = comments.len() > wanted.limit as usize;
    comments.truncate(wanted.limit as usize);
    let next = comments.last().filter(|_| has_more);
    let next = next.map(|last| Cursor::behind(last, wanted.order));
    let mut listed = Vec::new();
    for each in comments {
        let answers = match each.answers_to {
            Some(_) => Vec::new(),
            None => answers(&mut conn, filter, &each).await?,
        };
        listed.push((each, answers));
    }
    let liked = match visitor {
        Some(visitor) => comment::liked_by(&mut conn, post, visitor).await?,
        None => Default::default(),
    };
    let seen = |comment: Comment, answers: Vec<Listed>| Listed {
        liked: liked.contains(comment.id.as_str()),
        mine: comment.author.is_visitor(visitor),
        comment,
        answers,
    };
    Ok(CommentPage {
        comments: listed
            .into_iter()
            .map(|(each, answers)| {
                let answers = answers.into_iter().map(|answer| seen(answer, Vec::new()));
                let answers = answers.collect();
                seen(each, answers)
            })
            .collect(),
        next,
        count: comment::count_visible(&mut conn, post).await?,
    })
}

/// One comment with its answers, as one reader sees it.
///
/// # Errors
/// When there is none that this reader may read.
pub async fn one(
    state: &AppState,
    post: &PostId,
    id: &CommentId,
    visitor: Option<&VisitorId>,
) -> Result<Listed, Problem> {
    let mut conn = state.store.read().await?;
    let each = found(&mut conn, post, id).await?;
    let mine = each.author.is_visitor(visitor);
    if each.state != spotlet::domain::comment::CommentState::Visible && !mine {
        return Err(super::missing());
    }
    let liked = match visitor {
        Some(visitor) => comment::liked_by(&mut conn, post, visitor).await?,
        None => Default::default(),
    };
    Ok(Listed {
        liked: liked.contains(each.id.as_str()),
        mine,
        comment: each,
        answers: Vec::new(),
    })
}

async fn answers(
    conn: &mut Conn,
    filter: Filter<'_>,
    comment: &Comment,
) -> Result<Vec<Comment>, Problem> {
    // Writers see their own waiting answers, which are in no count.
    if comment.answers == 0 && filter.visitor.is_none() {
        return Ok(Vec::new());
    }
    let filter = Filter {
        answers_to: Some(&comment.id),
        product: None,
        kind: None,
        ..filter
    };
    let order = CommentOrder::Oldest;
    Ok(comment::page(conn, filter, order, &Cursor::start(order), ANSWERS).await?)
}
