//! The pictures and videos that an imported file names.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use spotlet::domain::{Image, Localized};

use super::{Note, Way};
use crate::media::{MediaStore, PictureRole};

/// Where a file's media lie: in the folder of the file itself.
pub(super) struct MediaFolder<'a> {
    /// None where nothing lies beside anything.
    folder: Option<PathBuf>,
    store: &'a MediaStore,
}

/// A picture that was taken in.
pub(super) struct TakenPicture {
    pub src: String,
    pub width: u32,
    pub height: u32,
}

impl<'a> MediaFolder<'a> {
    pub(super) fn beside(file: &Path, store: &'a MediaStore) -> Self {
        let folder = file.parent().unwrap_or(Path::new(".")).to_owned();
        Self {
            folder: Some(folder),
            store,
        }
    }

    /// For what came without any folder: only media that are in the store already can be named.
    pub(super) fn none(store: &'a MediaStore) -> Self {
        Self {
            folder: None,
            store,
        }
    }

    /// How a picture that is not there comes in all the same.
    pub(super) fn way(&self) -> Way {
        match self.folder {
            Some(_) => Way::Beside,
            None => Way::Library,
        }
    }

    /// Takes a picture in by its path.
    pub(super) async fn picture(&self, src: &str, role: PictureRole) -> Result<TakenPicture, Note> {
        if let Some(info) = self.store.picture(src) {
            return Ok(TakenPicture {
                src: src.to_owned(),
                width: info.width,
                height: info.height,
            });
        }
        let bytes = self.read(src).await?;
        let taken = self.store.add_picture(bytes, role).await;
        let src = taken.map_err(|error| Note::Medium(src.to_owned(), error.to_string()))?;
        let info = self
            .store
            .picture(&src)
            .ok_or_else(|| Note::NotStored(src.clone()))?;
        Ok(TakenPicture {
            width: info.width,
            height: info.height,
            src,
        })
    }

    /// Takes a product's picture in.
    pub(super) async fn image(&self, src: &str, alt: Localized) -> Result<Image, Note> {
        let TakenPicture { src, width, height } = self.picture(src, PictureRole::Product).await?;
        Ok(Image {
            src,
            alt,
            width,
            height,
        })
    }

    /// Takes a video in by its path, together with the same clip in the other format if it lies beside it:
    /// `coffee.mp4` brings `coffee.webm`.
    pub(super) async fn video(&self, src: &str) -> Result<String, Note> {
        let mut files = vec![self.read(src).await?];
        for extension in ["mp4", "webm"] {
            let other = Path::new(src).with_extension(extension);
            let other = other.to_string_lossy();
            if other != src
                && let Ok(bytes) = self.read(&other).await
            {
                files.push(bytes);
            }
        }
        self.store
            .add_video(files)
            .await
            .map_err(|error| Note::Medium(src.to_owned(), error.to_string()))
    }

    async fn read(&self, src: &str) -> Result<Vec<u8>, Note> {
        if is_remote(src) {
            return Err(Note::Remote(src.to_owned(), self.way()));
        }
        let path = Path::new(src);
        if !path
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        {
            return Err(Note::Outside(src.to_owned()));
        }
        let folder = self
            .folder
            .as_ref()
            .ok_or_else(|| Note::NotInLibrary(src.to_owned(), self.way()))?;
        match tokio::fs::read(folder.join(path)).await {
            Ok(bytes) => Ok(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(Note::NotFound(src.to_owned(), self.way()))
            }
            Err(error) => Err(Note::NotRead(src.to_owned(), error.to_string())),
        }
    }
}

/// Whether a source is an address and not a file.
pub(super) fn is_remote(src: &str) -> bool {
    src.contains("://") || src.starts_with("//")
}
