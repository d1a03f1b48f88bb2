//! Media by the hash of what came in, and the bounded pool that makes them.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;
use tokio::sync::Semaphore;

use super::cache::{Cache, Info};
use super::error::MediaError;
use super::files::Files;
use super::info::{PictureInfo, VideoInfo};
use super::ink::{self, Ink};
use super::picture::{self, Limits};
use super::preview::{self, Preview};
use super::video;
use super::widths::PictureRole;
use crate::etag::short_hash;

/// Part of every content address. Raise it when the same input should give other files.
const PIPELINE: &str = "2";
/// Written last: a medium without it is not finished.
const INFO_FILE: &str = "info.json";

/// Pictures and videos by content. Clones share the files, the pool and what is known.
#[derive(Clone, Debug)]
pub struct MediaStore {
    files: Files,
    /// One decoded picture per core: more would only fight for memory.
    permits: Arc<Semaphore>,
    pictures: Cache<PictureInfo>,
    videos: Cache<VideoInfo>,
}

impl MediaStore {
    /// A store with these files.
    #[must_use]
    pub fn new(files: Files) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            files,
            permits: Arc::new(Semaphore::new(cores)),
            pictures: Cache::default(),
            videos: Cache::default(),
        }
    }

    /// A store in a folder of this machine, which is made.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn in_folder(folder: PathBuf) -> Result<Self, MediaError> {
        Ok(Self::new(Files::in_folder(folder)?))
    }

    /// The files themselves, for serving.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
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
        let info = match self.known(&self.pictures, &hash).await {
            Some(info) => info,
            None => {
                let done = self
                    .in_pool(move || picture::process(&bytes, role, Limits::default()))
                    .await?;
                self.write(&hash, done.files, &done.info).await?;
                self.pictures.keep(&hash, done.info)
            }
        };
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
        let info = match self.known(&self.videos, &hash).await {
            Some(info) => info,
            None => {
                let done = self.in_pool(move || video::process(files)).await?;
                self.write(&hash, done.files, &done.info).await?;
                self.videos.keep(&hash, done.info)
            }
        };
        let first = info.sources.first().ok_or(MediaError::Interrupted)?;
        Ok(format!("{hash}/{}", first.file))
    }

    /// What is known of the picture with a name that [`Self::add_picture`] returned.
    ///
    /// Of a medium in a bucket that was not yet asked for, nothing is known at first: it is read beside, for the next time.
    /// Whoever can wait calls [`Self::know`] before.
    #[must_use]
    pub fn picture(&self, name: &str) -> Option<Arc<PictureInfo>> {
        self.at_hand(&self.pictures, hash_of(name)?)
    }

    /// What is known of the video with a name that [`Self::add_video`] returned.
    #[must_use]
    pub fn video(&self, name: &str) -> Option<Arc<VideoInfo>> {
        self.at_hand(&self.videos, hash_of(name)?)
    }

    /// Sees to it that what can be known of these media is at hand.
    pub async fn know(&self, names: &[&str]) {
        for name in names {
            let Some(hash) = hash_of(name) else { continue };
            if self.known(&self.pictures, hash).await.is_none() {
                self.known(&self.videos, hash).await;
            }
        }
    }

    /// Removes a medium. Whoever calls this has made sure that nothing shows it.
    ///
    /// # Errors
    /// When the files cannot be reached.
    pub async fn remove(&self, name: &str) -> Result<(), MediaError> {
        let Some(hash) = hash_of(name) else {
            return Ok(());
        };
        // Unfinished first, then gone.
        self.files.delete(&format!("{hash}/{INFO_FILE}")).await?;
        self.pictures.forget(hash);
        self.videos.forget(hash);
        for file in self.files.list(Some(hash)).await? {
            self.files.delete(file.location.as_ref()).await?;
        }
        Ok(())
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
        if let Ok(bytes) = self.files.get(&file).await {
            return Ok(bytes.into());
        }
        let hash = hash_of(name).unwrap_or_default();
        // The first that is wide enough to be cropped closer; a preview needs no more.
        let width = info.widths.iter().copied().find(|width| *width >= 1600);
        let width = width.unwrap_or(info.width);
        let source = self.files.get(&format!("{hash}/{width}.jpg")).await?;
        let preview = preview.clone();
        let drawn = self
            .in_pool(move || preview::draw(&source, &preview))
            .await?;
        self.files.put(&file, drawn.clone().into()).await?;
        Ok(drawn)
    }

    /// What a picture of this store is made of, as a drawing.
    ///
    /// # Errors
    /// [`MediaError::Interrupted`] when there is no such picture; when it cannot be read.
    pub async fn ink(&self, name: &str) -> Result<Ink, MediaError> {
        let (Some(info), Some(hash)) = (self.picture(name), hash_of(name)) else {
            return Err(MediaError::Interrupted);
        };
        let file = match (info.cut, info.widths.first()) {
            (Some(_), _) => format!("{hash}/{}", picture::CUT_FILE),
            (None, least) => format!("{hash}/{}.jpg", least.copied().unwrap_or(info.width)),
        };
        let bytes = self.files.get(&file).await?;
        self.in_pool(move || Ok(ink::ink(&picture::decode_own(&bytes)?.into_rgba8())))
            .await
    }

    /// Removes what a server that died has left half-written before `before_ms` (Unix).
    ///
    /// # Errors
    /// When the files cannot be reached.
    pub async fn sweep_unfinished(&self, before_ms: i64) -> Result<(), MediaError> {
        let all = self.files.list(None).await?;
        let hash = |name: &str| name.split('/').next().unwrap_or_default().to_owned();
        let finished: BTreeSet<String> = all
            .iter()
            .filter(|file| file.location.filename() == Some(INFO_FILE))
            .map(|file| hash(file.location.as_ref()))
            .collect();
        for file in all {
            let is_old = file.last_modified.timestamp_millis() < before_ms;
            if is_old && !finished.contains(&hash(file.location.as_ref())) {
                self.files.delete(file.location.as_ref()).await?;
            }
        }
        Ok(())
    }

    /// What is known without waiting for a network.
    fn at_hand<T: Info>(&self, cache: &Cache<T>, hash: &str) -> Option<Arc<T>> {
        if let Some(info) = cache.get(hash) {
            return Some(info);
        }
        if let Some(folder) = self.files.folder() {
            let text = std::fs::read(folder.join(hash).join(INFO_FILE)).ok()?;
            return Some(cache.keep(hash, serde_json::from_slice(&text).ok()?));
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let (store, cache, hash) = (self.clone(), cache.clone(), hash.to_owned());
            runtime.spawn(async move { store.known(&cache, &hash).await });
        }
        None
    }

    /// Reads a small file once per medium and process; content under a hash never changes.
    async fn known<T: Info>(&self, cache: &Cache<T>, hash: &str) -> Option<Arc<T>> {
        if let Some(info) = cache.get(hash) {
            return Some(info);
        }
        let text = self.files.get(&format!("{hash}/{INFO_FILE}")).await.ok()?;
        Some(cache.keep(hash, serde_json::from_slice(&text).ok()?))
    }

    async fn in_pool<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, MediaError> + Send + 'static,
    ) -> Result<T, MediaError> {
        let _permit = self
            .permits
            .acquire()
            .await
            .map_err(|_| MediaError::Interrupted)?;
        match tokio::task::spawn_blocking(work).await {
            Ok(done) => done,
            // A decoder that panics has met a file that nobody thought of.
            Err(error) if error.is_panic() => Err(MediaError::Broken),
            Err(_) => Err(MediaError::Interrupted),
        }
    }

    /// Writes what a medium consists of, and at last what makes it one. Should the server die between, what is left is swept.
    async fn write(
        &self,
        hash: &str,
        files: Vec<(String, Vec<u8>)>,
        info: &impl Serialize,
    ) -> Result<(), MediaError> {
        for (name, bytes) in files {
            self.files
                .put(&format!("{hash}/{name}"), bytes.into())
                .await?;
        }
        let info = serde_json::to_vec(info).map_err(io::Error::from)?;
        self.files
            .put(&format!("{hash}/{INFO_FILE}"), Bytes::from(info))
            .await
    }
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
