//! The folder of the media and the bounded pool that fills it.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;

use super::error::MediaError;
use super::info::{PictureInfo, VideoInfo};
use super::picture::{self, Limits};
use super::preview::{self, Preview};
use super::video;
use super::widths::PictureRole;
use crate::etag::short_hash;

/// Part of every content address. Raise it when the same input should give other files.
const PIPELINE: &str = "1";
const INFO_FILE: &str = "info.json";

/// Pictures and videos by content. Clones share the folder, the pool and what is known.
#[derive(Clone, Debug)]
pub struct MediaStore {
    folder: Arc<Path>,
    /// One decoded picture per core: more would only fight for memory.
    permits: Arc<Semaphore>,
    pictures: Arc<RwLock<HashMap<String, Option<Arc<PictureInfo>>>>>,
    videos: Arc<RwLock<HashMap<String, Option<Arc<VideoInfo>>>>>,
}

impl MediaStore {
    /// A store in `folder`, which is made when first needed.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            folder: folder.into(),
            permits: Arc::new(Semaphore::new(cores)),
            pictures: Arc::default(),
            videos: Arc::default(),
        }
    }

    /// The folder itself, for serving.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes a picture in and returns its name, `{hash}/{width}.jpg` of the largest width, which is also
    /// its address below `/media/`. The same picture again costs nothing.
    ///
    /// # Errors
    /// When it is no picture, exceeds the limits, or cannot be stored.
    pub async fn add_picture(
        &self,
        bytes: Vec<u8>,
        role: PictureRole,
    ) -> Result<String, MediaError> {
        let hash = content_hash(&[role.tag().as_bytes(), &bytes]);
        if self.picture_info(&hash).is_none() {
            let store = self.clone();
            let folder = hash.clone();
            self.in_pool(move || {
                let done = picture::process(&bytes, role, Limits::default())?;
                store.write(&folder, &done.files, &done.info)
            })
            .await?;
            forget(&self.pictures, &hash);
        }
        let info = self.picture_info(&hash).ok_or(MediaError::Interrupted)?;
        Ok(format!("{hash}/{}.jpg", info.width))
    }

    /// Takes the files of one video in (the same clip in several formats) and returns the name
    /// of the first, as [`Self::add_picture`] does.
    ///
    /// # Errors
    /// When one of them is neither MP4 nor WebM, too large, or cannot be stored.
    pub async fn add_video(&self, files: Vec<Vec<u8>>) -> Result<String, MediaError> {
        let parts: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let hash = content_hash(&parts);
        if self.video_info(&hash).is_none() {
            let store = self.clone();
            let folder = hash.clone();
            self.in_pool(move || {
                let done = video::process(files)?;
                store.write(&folder, &done.files, &done.info)
            })
            .await?;
            forget(&self.videos, &hash);
        }
        let info = self.video_info(&hash).ok_or(MediaError::Interrupted)?;
        let first = info.sources.first().ok_or(MediaError::Interrupted)?;
        Ok(format!("{hash}/{}", first.file))
    }

    /// What is known of the picture with a name that [`Self::add_picture`] returned.
    #[must_use]
    pub fn picture(&self, name: &str) -> Option<Arc<PictureInfo>> {
        self.picture_info(hash_of(name)?)
    }

    /// What is known of the video with a name that [`Self::add_video`] returned.
    #[must_use]
    pub fn video(&self, name: &str) -> Option<Arc<VideoInfo>> {
        self.video_info(hash_of(name)?)
    }

    /// The name that [`Self::preview`] would give a preview, which says all about its content.
    #[must_use]
    pub fn preview_name(&self, name: &str, preview: &Preview) -> Option<String> {
        self.picture(name)?;
        let hash = hash_of(name)?;
        Some(format!(
            "{hash}/preview-{}.jpg",
            content_hash(&[hash.as_bytes(), preview.key().as_bytes()])
        ))
    }

    /// The preview of a picture of this store as a JPEG, drawn when first asked for and kept beside the picture.
    ///
    /// # Errors
    /// [`MediaError::Interrupted`] when there is no such picture; when it cannot be read or kept.
    pub async fn preview(&self, name: &str, preview: &Preview) -> Result<Vec<u8>, MediaError> {
        let (Some(info), Some(file)) = (self.picture(name), self.preview_name(name, preview))
        else {
            return Err(MediaError::Interrupted);
        };
        let path = self.folder.join(&file);
        if let Ok(bytes) = tokio::fs::read(&path).await {
            return Ok(bytes);
        }
        let hash = hash_of(name).unwrap_or_default();
        // The first that is wide enough to be cropped closer; a preview needs no more.
        let width = info.widths.iter().copied().find(|width| *width >= 1600);
        let width = width.unwrap_or(info.width);
        let source = self.folder.join(format!("{hash}/{width}.jpg"));
        let (preview, partial) = (
            preview.clone(),
            self.folder.join(format!("{hash}/.{}", crate::token::id())),
        );
        let target = path.clone();
        self.in_pool(move || {
            let drawn = preview::draw(&std::fs::read(source)?, &preview)?;
            // Renamed when it is whole, so that a half-written one is never found.
            std::fs::write(&partial, drawn)?;
            Ok(std::fs::rename(&partial, &target)?)
        })
        .await?;
        Ok(tokio::fs::read(&path).await?)
    }

    fn picture_info(&self, hash: &str) -> Option<Arc<PictureInfo>> {
        self.known(&self.pictures, hash)
    }

    fn video_info(&self, hash: &str) -> Option<Arc<VideoInfo>> {
        self.known(&self.videos, hash)
    }

    /// Reads a small file once per medium and process; content under a hash never changes.
    fn known<T: DeserializeOwned>(&self, cache: &Cache<T>, hash: &str) -> Option<Arc<T>> {
        if let Some(known) = cache
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(hash)
        {
            return known.clone();
        }
        let text = std::fs::read(self.folder.join(hash).join(INFO_FILE)).ok()?;
        let info = serde_json::from_slice(&text).ok().map(Arc::new);
        let mut cache = cache.write().unwrap_or_else(PoisonError::into_inner);
        cache.insert(hash.to_owned(), info.clone());
        info
    }

    async fn in_pool(
        &self,
        work: impl FnOnce() -> Result<(), MediaError> + Send + 'static,
    ) -> Result<(), MediaError> {
        let _permit = self
            .permits
            .acquire()
            .await
            .map_err(|_| MediaError::Interrupted)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| MediaError::Interrupted)?
    }

    /// Writes into a folder of its own and renames it, so that a half-written medium is never found.
    fn write(
        &self,
        hash: &str,
        files: &[(String, Vec<u8>)],
        info: &impl Serialize,
    ) -> Result<(), MediaError> {
        let partial = self.folder.join(format!(".{hash}.{}", crate::token::id()));
        std::fs::create_dir_all(&partial)?;
        for (name, bytes) in files {
            std::fs::write(partial.join(name), bytes)?;
        }
        std::fs::write(
            partial.join(INFO_FILE),
            serde_json::to_vec(info).map_err(io::Error::from)?,
        )?;
        let target = self.folder.join(hash);
        if let Err(error) = std::fs::rename(&partial, &target) {
            std::fs::remove_dir_all(&partial)?;
            // Somebody else finished the same medium first: that one is as good.
            if !target.join(INFO_FILE).exists() {
                return Err(error.into());
            }
        }
        Ok(())
    }
}

type Cache<T> = RwLock<HashMap<String, Option<Arc<T>>>>;

fn forget<T>(cache: &Cache<T>, hash: &str) {
    cache
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .remove(hash);
}

fn content_hash(parts: &[&[u8]]) -> String {
    let mut all = PIPELINE.as_bytes().to_vec();
    for part in parts {
        // Lengths keep ("ab", "c") and ("a", "bc") apart.
        all.extend(part.len().to_le_bytes());
        all.extend_from_slice(part);
    }
    short_hash(&all)
}

/// `{hash}/{file}` names a folder of ours; anything else, least of all a path with dots, does not.
fn hash_of(name: &str) -> Option<&str> {
    let (hash, _file) = name.split_once('/')?;
    let ours = hash.len() == 16
        && hash
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    ours.then_some(hash)
}
