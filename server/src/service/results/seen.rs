//! What a page told, checked against the post it is about.

use spotlet::api::seen::MAX_EVENTS;
use spotlet::api::{SeenEventJson, SeenJson};
use spotlet::domain::id::{HotspotId, PostId};
use spotlet::domain::results::{Cell, EventKind};
use spotlet::domain::{Fraction, Post};

use super::Gathered;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store;

/// One event that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Something happened at a place.
    Event(EventKind, Option<HotspotId>),
    /// The picture was pressed somewhere.
    Press(u32, Cell),
}

/// Counts what a page told of a post. What makes no sense is passed over: a page may be older than the post it shows.
///
/// # Errors
/// When there is no such post, too much is waiting, or the database fails.
pub async fn seen(state: &AppState, id: &PostId, told: &SeenJson) -> Result<(), Problem> {
    let post = {
        let mut conn = state.store.read().await?;
        store::post::get(&mut conn, id).await?
    };
    let post = post.ok_or_else(|| Problem::NotFound("There is no such post.".to_owned()))?;
    let mut gathered = Gathered::default();
    for event in told.events.iter().take(MAX_EVENTS) {
        match read(&post, event) {
            Some(Seen::Event(kind, hotspot)) => {
                *gathered
                    .events
                    .entry((id.clone(), hotspot, kind))
                    .or_default() += 1;
            }
            Some(Seen::Press(medium, cell)) => {
                *gathered
                    .presses
                    .entry((id.clone(), medium, cell))
                    .or_default() += 1;
            }
            None => {}
        }
    }
    state.results.tell(gathered).await
}

fn read(post: &Post, event: &SeenEventJson) -> Option<Seen> {
    if event.kind == "press" {
        let medium = usize::try_from(event.medium).ok()?;
        post.media.get(medium)?;
        let (x, y) = (Fraction::new(event.x?).ok()?, Fraction::new(event.y?).ok()?);
        return Some(Seen::Press(event.medium, Cell::at(x, y)));
    }
    let kind: EventKind = event.kind.parse().ok()?;
    let hotspot = match &event.hotspot {
        None => None,
        Some(id) => {
            let id = id.parse().ok()?;
            Some(post.hotspot(&id)?.id.clone())
        }
    };
    match kind {
        // Likes are counted where they are written.
        EventKind::Like => None,
        EventKind::Tap | EventKind::Add => Some(Seen::Event(kind, Some(hotspot?))),
        EventKind::View => Some(Seen::Event(kind, None)),
        EventKind::Share => Some(Seen::Event(kind, hotspot)),
    }
}
