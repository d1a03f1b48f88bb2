//! Importing products: what was read is kept until its bearer says to take it in; then it is read again and written at once.

use std::sync::Arc;
use std::time::Duration;

use spotlet::domain::Member;
use spotlet::domain::clock::Timestamp;
use thiserror::Error;

use crate::import::{Importer, Report};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::import::Kept;
use crate::store::{self, StoreError};

/// So long somebody may read a report.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// Where products come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file or what was pasted.
    Text {
        /// What it is called.
        name: String,
        /// What is in it.
        text: String,
    },
    /// A page elsewhere.
    Address(String),
}

/// Why nothing can be told.
#[derive(Debug, Error)]
pub enum ImportError {
    /// There was neither a file nor a text nor an address.
    #[error("there was nothing to read")]
    Nothing,
    /// The page did not answer.
    #[error("the page could not be read: {0}")]
    Unreachable(String),
    /// What was read is forgotten.
    #[error("this import is over")]
    Over,
    /// Anything else.
    #[error(transparent)]
    Problem(#[from] Problem),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into())
    }
}

/// Reads products and says what would become of each; nothing is written but what was read.
///
/// # Errors
/// When the page of an address cannot be had.
pub async fn look(
    state: &AppState,
    member: &Member,
    id: &str,
    source: Source,
) -> Result<Report, ImportError> {
    let kept = match source {
        Source::Text { name, text } => Kept {
            source: name,
            content: text,
        },
        Source::Address(url) => Kept {
            content: fetch(state, &url).await?,
            source: url,
        },
    };
    let report = importer(state)
        .import_products(&kept.source, &kept.content, false)
        .await;
    if !report.is_refused() {
        let mut tx = state.store.write().await?;
        store::import::keep(&mut tx, id, &member.id, &kept, state.clock.now()).await?;
        store::commit(tx).await?;
    }
    Ok(report)
}

/// Takes in what was looked at, all of it or nothing.
///
/// # Errors
/// [`ImportError::Over`] when it is not kept any more.
pub async fn take(state: &AppState, member: &Member, id: &str) -> Result<Report, ImportError> {
    let mut conn = state.store.read().await?;
    let kept = store::import::get(&mut conn, id, &member.id).await?;
    drop(conn);
    let kept = kept.ok_or(ImportError::Over)?;
    let report = importer(state)
        .import_products(&kept.source, &kept.content, true)
        .await;
    Ok(report)
}

/// Forgets what nobody came back for.
///
/// # Errors
/// When the database fails.
pub async fn sweep(state: &AppState) -> Result<(), StoreError> {
    let kept_ms = i64::try_from(KEPT.as_millis()).unwrap_or(i64::MAX);
    let before = state.clock.now().as_unix_ms().saturating_sub(kept_ms);
    let mut tx = state.store.write().await?;
    store::import::delete_before(&mut tx, Timestamp::from_unix_ms(before)).await?;
    store::commit(tx).await
}

async fn fetch(state: &AppState, url: &str) -> Result<String, ImportError> {
    let unreachable = |reason: String| ImportError::Unreachable(reason);
    let answer = state.outbound.get(url).await;
    let answer = answer.map_err(|error| unreachable(error.to_string()))?;
    if !answer.status.is_success() {
        return Err(unreachable(format!("it answers {}", answer.status)));
    }
    Ok(String::from_utf8_lossy(&answer.body).into_owned())
}

fn importer(state: &AppState) -> Importer {
    Importer {
        store: state.store.clone(),
        media: state.media.clone(),
        clock: Arc::clone(&state.clock),
    }
}
