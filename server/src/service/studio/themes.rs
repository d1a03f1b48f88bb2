//! The brand's themes and logo, as its people change them.

use spotlet::domain::id::MediaId;
use spotlet::domain::theme::{NameError, Theme, ThemeName};
use spotlet::domain::{MediumSort, Member};
use thiserror::Error;

use super::library;
use super::upload::UploadError;
use crate::look::{DEFAULT_THEME, LOGO, Logo, LogoFile};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::theme::{self, KeptTheme};
use crate::store::{self, StoreError};

/// All of a brand's themes travel in one stylesheet.
pub const MOST: usize = 24;

/// Why something about a theme was not done.
#[derive(Debug, Error)]
pub enum ThemeError {
    /// There is no such theme.
    #[error("there is no such theme")]
    NotFound,
    /// The name will not do.
    #[error(transparent)]
    Name(#[from] NameError),
    /// There is a theme of this name.
    #[error("there is a theme of this name")]
    Taken,
    /// The brand has as many as there may be.
    #[error("there may be {MOST} themes")]
    TooMany,
    /// Somebody else saved in between; this is what they saved.
    #[error("{} changed this theme in the meantime", .0.changed_by)]
    Changed(Box<KeptTheme>),
    /// What was picked as a logo is no picture of the library.
    #[error("a logo is a picture of the library")]
    NoPicture,
    /// Anything else.
    #[error(transparent)]
    Problem(#[from] Problem),
}

impl From<StoreError> for ThemeError {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into())
    }
}

/// Every theme, by name.
///
/// # Errors
/// When the database fails.
pub async fn list(state: &AppState) -> Result<Vec<KeptTheme>, ThemeError> {
    let mut conn = state.store.read().await?;
    Ok(theme::list(&mut conn).await?)
}

/// A theme.
///
/// # Errors
/// [`ThemeError::NotFound`].
pub async fn get(state: &AppState, name: &ThemeName) -> Result<KeptTheme, ThemeError> {
    let mut conn = state.store.read().await?;
    let found = theme::get(&mut conn, name).await?;
    found.ok_or(ThemeError::NotFound)
}

/// Adds a theme that looks like another, or like every shop at first.
///
/// # Errors
/// [`ThemeError::Taken`], [`ThemeError::TooMany`], [`ThemeError::NotFound`] for the other one.
pub async fn create(
    state: &AppState,
    member: &Member,
    name: ThemeName,
    from: Option<&ThemeName>,
) -> Result<(), ThemeError> {
    let mut tx = state.store.write().await?;
    let themes = theme::list(&mut tx).await?;
    if themes.iter().any(|kept| kept.name == name) {
        return Err(ThemeError::Taken);
    }
    if themes.len() >= MOST {
        return Err(ThemeError::TooMany);
    }
    let theme = match from {
        None => Theme::standard(),
        Some(from) => {
            let from = themes.into_iter().find(|kept| kept.name == *from);
            from.ok_or(ThemeError::NotFound)?.theme
        }
    };
    let kept = KeptTheme {
        name,
        theme,
        version: 0,
        changed_by: member.name.clone(),
        changed_at: state.clock.now(),
    };
    match theme::put(&mut tx, &kept).await {
        Err(StoreError::Stale { .. }) => return Err(ThemeError::Taken),
        done => done?,
    }
    store::commit(tx).await?;
    Ok(state.look.reload().await?)
}

/// Saves a theme that was read at `version`.
///
/// # Errors
/// [`ThemeError::Changed`] when somebody else saved another in between.
pub async fn save(
    state: &AppState,
    member: &Member,
    name: &ThemeName,
    version: i64,
    theme: Theme,
) -> Result<(), ThemeError> {
    let mut tx = state.store.write().await?;
    let there = theme::get(&mut tx, name).await?;
    let there = there.ok_or(ThemeError::NotFound)?;
    // A form sent twice.
    if there.theme == theme {
        return Ok(());
    }
    let kept = KeptTheme {
        name: name.clone(),
        theme,
        version,
        changed_by: member.name.clone(),
        changed_at: state.clock.now(),
    };
    match theme::put(&mut tx, &kept).await {
        Err(StoreError::Stale { .. }) => return Err(ThemeError::Changed(Box::new(there))),
        done => done?,
    }
    store::commit(tx).await?;
    Ok(state.look.reload().await?)
}

/// Removes a theme. Where it was the default, the shop looks as at first; elements that name it do, too.
///
/// # Errors
/// [`ThemeError::NotFound`].
pub async fn delete(state: &AppState, member: &Member, name: &ThemeName) -> Result<(), ThemeError> {
    let mut tx = state.store.write().await?;
    if !theme::delete(&mut tx, name).await? {
        return Err(ThemeError::NotFound);
    }
    let default: Option<Option<String>> = theme::look(&mut tx, DEFAULT_THEME).await?;
    if default.flatten().as_deref() == Some(name.as_str()) {
        let (by, at) = (&member.name, state.clock.now());
        theme::set_look(&mut tx, DEFAULT_THEME, &None::<String>, by, at).await?;
    }
    store::commit(tx).await?;
    Ok(state.look.reload().await?)
}

/// Says which theme holds where none is named.
///
/// # Errors
/// [`ThemeError::NotFound`].
pub async fn set_default(
    state: &AppState,
    member: &Member,
    name: Option<&ThemeName>,
) -> Result<(), ThemeError> {
    let mut tx = state.store.write().await?;
    if let Some(name) = name {
        let there = theme::get(&mut tx, name).await?;
        there.ok_or(ThemeError::NotFound)?;
    }
    let name = name.map(ThemeName::as_str);
    let (by, at) = (&member.name, state.clock.now());
    theme::set_look(&mut tx, DEFAULT_THEME, &name, by, at).await?;
    store::commit(tx).await?;
    Ok(state.look.reload().await?)
}

/// Says which pictures of the library are the logo; without the first there is none.
///
/// # Errors
/// [`ThemeError::NoPicture`].
pub async fn set_logo(
    state: &AppState,
    member: &Member,
    light: Option<&MediaId>,
    dark: Option<&MediaId>,
) -> Result<(), ThemeError> {
    let logo = match light {
        None => None,
        Some(light) => Some(Logo {
            light: picture(state, member, light).await?,
            dark: match dark {
                Some(dark) => Some(picture(state, member, dark).await?),
                None => None,
            },
        }),
    };
    let mut tx = state.store.write().await?;
    let (by, at) = (&member.name, state.clock.now());
    theme::set_look(&mut tx, LOGO, &logo, by, at).await?;
    store::commit(tx).await?;
    Ok(state.look.reload().await?)
}

async fn picture(state: &AppState, member: &Member, id: &MediaId) -> Result<LogoFile, ThemeError> {
    let medium = match library::get(state, member, id).await {
        Ok(medium) => medium,
        Err(UploadError::NotFound) => return Err(ThemeError::NoPicture),
        Err(error) => return Err(ThemeError::Problem(error.into())),
    };
    if medium.kind != MediumSort::Photo {
        return Err(ThemeError::NoPicture);
    }
    Ok(LogoFile {
        ink: state.media.ink(&medium.src).await.ok(),
        src: medium.src,
        width: medium.width,
        height: medium.height,
    })
}
