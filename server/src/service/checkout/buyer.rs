//! The buyer secret: what a shopper who typed into a session holds and nobody else.

use spotlet::domain::id::CheckoutId;
use spotlet::domain::visibility::Reader;

use crate::store::{Conn, StoreError, checkout};
use crate::token;

/// Who looks at the page of a session: the shopper whose secret came along, or anybody.
pub(super) async fn page_reader(
    conn: &mut Conn,
    id: &CheckoutId,
    secret: Option<&str>,
) -> Result<Reader, StoreError> {
    let kept = checkout::secret_hash(conn, id).await?;
    let has_secret = match (secret, kept) {
        (Some(secret), Some(kept)) => token::matches(secret, &kept),
        _ => false,
    };
    Ok(Reader::Page { has_secret })
}
