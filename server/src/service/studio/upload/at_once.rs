//! A file that arrived as a whole, in a form.

use bytes::Bytes;
use spotlet::api::media::UploadJson;
use spotlet::domain::{LibraryMedium, Member};

use super::{UploadError, append, finish, make_room};
use crate::media::look;
use crate::state::AppState;
use crate::store::upload;

/// Takes a file in under an id of the caller's: the same id again is the same file.
///
/// # Errors
/// What [`super::begin`], [`append`] and [`finish`] say.
pub async fn at_once(
    state: &AppState,
    member: &Member,
    id: &str,
    wanted: UploadJson,
    bytes: Bytes,
) -> Result<LibraryMedium, UploadError> {
    let mut conn = state.store.read().await?;
    let known = upload::get(&mut conn, id).await?;
    drop(conn);
    if known.is_none() {
        look(&bytes, bytes.len() as u64)?;
        make_room(state, member, wanted, Some(id.to_owned())).await?;
        let body = axum::body::Body::from(bytes).into_data_stream();
        append(state, member, id, 0, body).await?;
    }
    finish(state, member, id).await
}
