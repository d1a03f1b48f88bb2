//! How the brand looks, at hand for every page: themes, the default one, the logo.
//!
//! It is read when the server starts and after each change; other servers find a change within [`BEAT`]. It must not know who may
//! change it (`service::studio::themes`), nor any page.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use spotlet::domain::theme::{Theme, ThemeName, stylesheet};
use tokio::sync::{Mutex, watch};
use tokio::time::{MissedTickBehavior, interval};

use crate::etag::short_hash;
use crate::media::{Ink, MediaStore};
use crate::store::{self, Store, StoreError, theme};

/// How late another server's change is found at most.
const BEAT: Duration = Duration::from_secs(15);
/// Names in the table of what there is one of.
pub const DEFAULT_THEME: &str = "default_theme";
/// See [`DEFAULT_THEME`].
pub const LOGO: &str = "logo";

/// The brand's logo, by names in the media store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// The picture.
    pub light: LogoFile,
    /// Another for dark pages.
    pub dark: Option<LogoFile>,
}

/// A picture of the media store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogoFile {
    /// Its name there.
    pub src: String,
    /// Natural width in pixels.
    pub width: u32,
    /// Natural height in pixels.
    pub height: u32,
    /// What it is made of; nothing while nobody has looked. A version from before anybody did reads no `null`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<Ink>,
}

/// The look of one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrandLook {
    themes: Vec<(ThemeName, Theme)>,
    default: Option<ThemeName>,
    /// The logo, if there is one.
    pub logo: Option<Logo>,
    css: String,
}

impl BrandLook {
    fn new(
        themes: Vec<(ThemeName, Theme)>,
        default: Option<ThemeName>,
        logo: Option<Logo>,
    ) -> Self {
        let mut look = Self {
            themes,
            default,
            logo,
            css: String::new(),
        };
        look.css = look.css_with(look.default.as_ref().and_then(|name| look.theme(name)));
        look
    }

    /// The names of the themes, in order.
    pub fn names(&self) -> impl Iterator<Item = &ThemeName> {
        self.themes.iter().map(|(name, _)| name)
    }

    /// A theme by its name.
    #[must_use]
    pub fn theme(&self, name: &ThemeName) -> Option<&Theme> {
        let mut themes = self.themes.iter();
        themes.find(|(one, _)| one == name).map(|(_, theme)| theme)
    }

    /// The name of the default theme.
    #[must_use]
    pub fn default_name(&self) -> Option<&ThemeName> {
        self.default.as_ref()
    }

    /// The name of a theme that somebody asks for, if the brand has it. Whatever else was asked is passed over.
    #[must_use]
    pub fn named(&self, asked: Option<&str>) -> Option<&ThemeName> {
        self.names().find(|name| Some(name.as_str()) == asked)
    }

    /// What pages and mails wear.
    #[must_use]
    pub fn default_theme(&self) -> Theme {
        let theme = self.default.as_ref().and_then(|name| self.theme(name));
        theme.cloned().unwrap_or_else(Theme::standard)
    }

    /// The stylesheet of posts and pages; nothing while there are no themes.
    #[must_use]
    pub fn css(&self) -> &str {
        &self.css
    }

    /// The same with another theme as the default, for looking at it.
    #[must_use]
    pub fn css_as(&self, name: &ThemeName) -> Option<String> {
        self.theme(name).map(|theme| self.css_with(Some(theme)))
    }

    /// Where the stylesheet is served; the hash makes the address as immutable as its content.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        let hash = short_hash(self.css.as_bytes());
        (!self.css.is_empty()).then(|| format!("/v1/a/{hash}/themes.css"))
    }

    /// Where [`BrandLook::css_as`] is served.
    #[must_use]
    pub fn path_as(&self, name: &ThemeName) -> Option<String> {
        let hash = short_hash(self.css_as(name)?.as_bytes());
        Some(format!("/v1/a/{hash}/themes/{name}.css"))
    }

    fn css_with(&self, default: Option<&Theme>) -> String {
        stylesheet(
            self.themes.iter().map(|(name, theme)| (name, theme)),
            default,
        )
    }
}

/// The look at hand. Clones share it.
#[derive(Clone, Debug)]
pub struct Look {
    now: Arc<RwLock<Arc<BrandLook>>>,
    /// Who reads has it until what was read is at hand: an older look never comes after a newer one.
    turn: Arc<Mutex<()>>,
    /// Whether the logo was looked at since the start.
    is_judged: watch::Receiver<bool>,
    store: Store,
    media: MediaStore,
}

impl Look {
    /// Reads it, and goes on looking; the task ends with the last clone. It judges a logo too, which the start does not wait for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn start(store: Store, media: MediaStore) -> Result<Self, StoreError> {
        let (judged, is_judged) = watch::channel(false);
        let look = Self {
            now: Arc::default(),
            turn: Arc::default(),
            is_judged: is_judged.clone(),
            store: store.clone(),
            media: media.clone(),
        };
        look.reload().await?;
        let (now, turn) = (Arc::downgrade(&look.now), Arc::clone(&look.turn));
        tokio::spawn(async move {
            let mut beat = interval(BEAT);
            beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                beat.tick().await;
                let Some(now) = now.upgrade() else { return };
                let (turn, store, media) = (Arc::clone(&turn), store.clone(), media.clone());
                let look = Self {
                    now,
                    turn,
                    is_judged: is_judged.clone(),
                    store,
                    media,
                };
                if let Err(error) = look.reload().await {
                    tracing::warn!(%error, "the brand's look could not be read");
                }
                if !*judged.borrow() {
                    match look.judge_logo().await {
                        Ok(()) => drop(judged.send_replace(true)),
                        Err(error) => {
                            tracing::warn!(%error, "the logo's judgement is not kept");
                        }
                    }
                }
            }
        });
        Ok(look)
    }

    /// The look of this moment.
    #[must_use]
    pub fn now(&self) -> Arc<BrandLook> {
        // No code under the lock panics halfway through a change.
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until the logo was looked at since the start, whether or not its picture could be had; not for a later one.
    pub async fn judged(&self) {
        // The task that says so lives as long as this.
        let mut is_judged = self.is_judged.clone();
        let _gone = is_judged.wait_for(|is_judged| *is_judged).await.is_err();
    }

    /// Judges the pixels of a logo that was chosen before anybody did, and keeps what is found. A picture that cannot be had now
    /// is judged when the server starts the next time.
    async fn judge_logo(&self) -> Result<(), StoreError> {
        let Some(was) = self.now().logo.clone() else {
            return Ok(());
        };
        let mut logo = was.clone();
        for file in std::iter::once(&mut logo.light).chain(logo.dark.as_mut()) {
            if file.ink.is_none() {
                file.ink = match self.media.ink(&file.src).await {
                    Ok(ink) => Some(ink),
                    Err(error) => {
                        tracing::warn!(%error, src = file.src, "the logo cannot be judged");
                        None
                    }
                };
            }
        }
        if logo == was {
            return Ok(());
        }
        let mut tx = self.store.write().await?;
        theme::amend_look(&mut tx, LOGO, &Some(was), &Some(logo)).await?;
        store::commit(tx).await?;
        self.reload().await
    }

    /// Reads what was committed.
    ///
    /// # Errors
    /// When the database fails; what was known before stays.
    pub async fn reload(&self) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let mut conn = self.store.read().await?;
        let themes = theme::list(&mut conn).await?;
        let default: Option<Option<String>> = theme::look(&mut conn, DEFAULT_THEME).await?;
        let logo: Option<Option<Logo>> = theme::look(&mut conn, LOGO).await?;
        drop(conn);
        let logo = logo.flatten();
        if let Some(logo) = &logo {
            let files = [Some(&logo.light), logo.dark.as_ref()]
                .into_iter()
                .flatten();
            let names: Vec<&str> = files.map(|file| file.src.as_str()).collect();
            self.media.know(&names).await;
        }
        let look = BrandLook::new(
            themes
                .into_iter()
                .map(|kept| (kept.name, kept.theme))
                .collect(),
            default.flatten().and_then(|name| name.parse().ok()),
            logo,
        );
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if **now != look {
            *now = Arc::new(look);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_shop_without_themes_links_no_stylesheet() {
        let look = BrandLook::default();
        assert_eq!((look.path(), look.css()), (None, ""));
        assert_eq!(look.default_theme(), Theme::standard());
    }

    #[test]
    fn what_nobody_judged_is_written_as_versions_before_read_it() {
        let file = LogoFile::default();
        let text = serde_json::to_string(&file).unwrap();
        assert!(!text.contains("ink"), "{text}");
        assert_eq!(serde_json::from_str::<LogoFile>(&text).unwrap(), file);
        let written = r#"{"src":"","width":0,"height":0,"ink":null}"#;
        assert_eq!(serde_json::from_str::<LogoFile>(written).unwrap(), file);
    }

    #[test]
    fn the_address_changes_with_the_content() {
        let name: ThemeName = "noir".parse().unwrap();
        let look = |theme, default| BrandLook::new(vec![(name.clone(), theme)], default, None);
        let first = look(Theme::standard(), None);
        let mut changed = Theme::standard();
        changed.radius_px = 9;
        let second = look(changed, None);
        assert_ne!(first.path(), second.path());
        let default = look(Theme::standard(), Some(name.clone()));
        assert_ne!(first.path(), default.path());
        assert_eq!(first.css_as(&name), default.css_as(&name));
        // A default that is gone is none.
        let gone = BrandLook::new(vec![], Some(name), None);
        assert_eq!(gone.path(), None);
    }
}
