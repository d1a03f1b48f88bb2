//! Comments and questions: written, read, liked, reported, moderated.
//!
//! One file a group of verbs. Whether a text waits or is refused is the domain's to say; who speaks was proven at the door
//! (a visitor's signed token, or a key of the staff).

mod list;
mod moderate;
mod names;
mod react;
mod write;

pub use list::{CommentPage, Listed, Wanted, list, one};
pub use moderate::{
    Queued, approve, block, block_writer, blocks, queue, remove as remove_by_moderator, unblock,
};
pub use react::{like, report, unlike};
pub use write::{NewComment, Writer, edit, post, remove};

use spotlet::domain::comment::Comment;
use spotlet::domain::{CommentId, PostId};

use crate::limit::Address;
use crate::live::LiveEvent;
use crate::problem::Problem;
use crate::signer::Purpose;
use crate::state::AppState;
use crate::store::{Conn, comment};

/// A comment of a post.
async fn found(conn: &mut Conn, post: &PostId, id: &CommentId) -> Result<Comment, Problem> {
    comment::get(conn, post, id).await?.ok_or_else(missing)
}

fn missing() -> Problem {
    Problem::NotFound("There is no such comment.".to_owned())
}

fn no_post() -> Problem {
    Problem::NotFound("There is no such post.".to_owned())
}

/// Tells open pages that the comments of a post are others now; after the commit.
fn announce(state: &AppState, comment: &Comment) {
    state.live.publish(LiveEvent::Comment {
        post: comment.post.clone(),
    });
}

/// What is kept of an address; empty when there is none.
fn address_hash(state: &AppState, address: &Address) -> String {
    address
        .0
        .as_deref()
        .map(|address| state.signer.sign(Purpose::Address, address))
        .unwrap_or_default()
}
