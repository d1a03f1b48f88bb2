//! Settings that the studio decides over the configuration file: saved as a whole section, each time from the version
//! that somebody saw.

use serde_json::Value;
use spotlet::domain::Member;
use thiserror::Error;

use crate::config::{Config, ConfigError};
use crate::problem::Problem;
use crate::settings::Section;
use crate::state::AppState;
use crate::store::setting::{self, Change};
use crate::store::{self, StoreError};
use crate::token;

/// So many changes of a section are shown.
const SHOWN: i64 = 20;
/// Longer tokens are none of ours.
const TOKEN_CHARS: usize = 80;

/// Why settings are not saved.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// Somebody saved since the form was opened.
    #[error("the settings were changed meanwhile")]
    Conflict,
    /// What the configuration file would be refused for.
    #[error(transparent)]
    Refused(#[from] ConfigError),
    /// Anything that has nothing to do with what was typed.
    #[error(transparent)]
    Problem(#[from] Problem),
}

impl From<StoreError> for SettingsError {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into())
    }
}

/// What somebody wants to hold from now on.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// Drawn with the form: a form sent twice counts once.
    pub token: &'a str,
    /// The version of the section that the form began from.
    pub version: i64,
    /// The keys of the section, in the words of the file; none to let the file count again.
    pub document: Option<Value>,
}

/// The changes of a section, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn history(state: &AppState, section: Section) -> Result<Vec<Change>, Problem> {
    let mut conn = state.store.read().await?;
    Ok(setting::history(&mut conn, section.name(), SHOWN).await?)
}

/// Saves a section. It holds on this node at once, on others within seconds.
///
/// # Errors
/// [`SettingsError`]; then nothing has changed.
pub async fn save(
    state: &AppState,
    member: &Member,
    section: Section,
    wanted: Wanted<'_>,
) -> Result<(), SettingsError> {
    let document = wanted
        .document
        .map_or_else(String::new, |it| it.to_string());
    if !document.is_empty() {
        let mut candidate = Config::clone(&state.config.standing().configured);
        section.apply(&mut candidate, &document)?;
    }
    let token = match wanted.token.trim() {
        "" => token::id(),
        token => token.chars().take(TOKEN_CHARS).collect(),
    };
    let mut tx = state.store.write().await?;
    let number = setting::next(&mut tx).await?;
    if setting::by_token(&mut tx, &token).await?.is_some() {
        return Ok(());
    }
    let newest = setting::history(&mut tx, section.name(), 1).await?;
    if newest.first().map_or(0, |change| change.number) != wanted.version {
        return Err(SettingsError::Conflict);
    }
    let change = Change {
        number,
        section: section.name().to_owned(),
        document,
        token,
        saved_by: member.name.clone(),
        saved_at: state.clock.now(),
    };
    setting::append(&mut tx, &change).await?;
    store::commit(tx).await?;
    tracing::info!(section = section.name(), number, by = %member.id, "settings saved");
    let mut conn = state.store.read().await?;
    Ok(state.config.refresh(&mut conn).await?)
}

/// Lets an older change hold again, or with number 0 the file.
///
/// # Errors
/// [`SettingsError`]; then nothing has changed.
pub async fn restore(
    state: &AppState,
    member: &Member,
    section: Section,
    wanted: (&str, i64),
    number: i64,
) -> Result<(), SettingsError> {
    let document = match number {
        0 => None,
        number => {
            let mut conn = state.store.read().await?;
            let found = setting::by_number(&mut conn, section.name(), number).await?;
            let missing = || Problem::NotFound("There is no such change.".to_owned());
            let document = found.ok_or_else(missing)?.document;
            serde_json::from_str(&document).ok()
        }
    };
    let (token, version) = wanted;
    let wanted = Wanted {
        token,
        version,
        document,
    };
    save(state, member, section, wanted).await
}
