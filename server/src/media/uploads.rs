//! Where the parts of a file lie until it is whole, and how many files are put together at once.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Semaphore;

use super::error::MediaError;
use super::files::Files;
use super::kind::{MediaKind, kind};
use super::picture::Limits;
use super::video;

/// Whole files are held in memory while they are looked at.
const AT_ONCE: usize = 2;

/// The parts of uploads. Clones share the files and the limit.
#[derive(Clone, Debug)]
pub struct Uploads {
    files: Files,
    permits: Arc<Semaphore>,
}

/// The most bytes of a file that calls itself of this type.
#[must_use]
pub fn most_bytes(mime: &str) -> u64 {
    if mime.starts_with("video/") {
        video::MAX_BYTES as u64
    } else {
        Limits::default().bytes as u64
    }
}

/// Whether a file of `bytes` that begins like this has a chance.
///
/// # Errors
/// Says why not.
pub fn look(begin: &[u8], bytes: u64) -> Result<MediaKind, MediaError> {
    let kind = kind(begin)?;
    let limit = match kind {
        MediaKind::Picture => Limits::default().bytes,
        MediaKind::Video => video::MAX_BYTES,
    };
    if bytes > limit as u64 {
        return Err(MediaError::TooHeavy {
            bytes: usize::try_from(bytes).unwrap_or(usize::MAX),
            limit,
        });
    }
    Ok(kind)
}

impl Uploads {
    /// Parts in these files.
    #[must_use]
    pub fn new(files: Files) -> Self {
        Self {
            files,
            permits: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Keeps a part.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn keep(&self, file: &str, bytes: Bytes) -> Result<(), MediaError> {
        self.files.put(file, bytes).await
    }

    /// Puts parts together and hands the whole to `then`, not too many at once.
    ///
    /// # Errors
    /// When a part cannot be read, and what `then` says.
    pub async fn whole<T, F>(
        &self,
        parts: &[String],
        then: impl FnOnce(Vec<u8>) -> F,
    ) -> Result<T, MediaError>
    where
        F: Future<Output = Result<T, MediaError>>,
    {
        let _permit = self
            .permits
            .acquire()
            .await
            .map_err(|_| MediaError::Interrupted)?;
        let mut whole = Vec::new();
        for part in parts {
            whole.extend_from_slice(&self.files.get(part).await?);
        }
        then(whole).await
    }

    /// Removes everything of an upload.
    ///
    /// # Errors
    /// When the files cannot be reached.
    pub async fn remove(&self, upload: &str) -> Result<(), MediaError> {
        for file in self.files.list(Some(upload)).await? {
            self.files.delete(file.location.as_ref()).await?;
        }
        Ok(())
    }

    /// Removes one part.
    ///
    /// # Errors
    /// When the files cannot be reached.
    pub async fn remove_part(&self, file: &str) -> Result<(), MediaError> {
        self.files.delete(file).await
    }
}
