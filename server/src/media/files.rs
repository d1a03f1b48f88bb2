//! Where the files lie: a folder of this machine, or a bucket at S3 or what speaks as it does.
//!
//! It knows names and bytes, no pictures. A name is a path with slashes, and what is written under one never changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::TryStreamExt as _;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Name;
use object_store::prefix::PrefixStore;
use object_store::{
    BackoffConfig, ClientOptions, GetOptions, GetResult, ObjectMeta, ObjectStore,
    ObjectStoreExt as _, RetryConfig,
};

use super::error::MediaError;

/// A bucket and how to reach it.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// Region, as in `eu-central-1`.
    pub region: String,
    /// Origin of a service other than Amazon's.
    pub endpoint: Option<String>,
    /// Key and secret; without them the machine's own role at Amazon.
    pub keys: Option<(String, String)>,
}

/// Files by name. Clones share the connections.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// Set when they lie on this machine.
    folder: Option<Arc<Path>>,
}

impl Files {
    /// Files in `folder`, which is made.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn in_folder(folder: PathBuf) -> Result<Self, MediaError> {
        std::fs::create_dir_all(&folder)?;
        let store = LocalFileSystem::new_with_prefix(&folder)?.with_automatic_cleanup(true);
        Ok(Self {
            store: Arc::new(store),
            folder: Some(folder.into()),
        })
    }

    /// Files in a bucket, below `prefix`. Nothing is asked of it yet.
    ///
    /// # Errors
    /// When what is known of the bucket cannot be an address.
    pub fn in_bucket(bucket: &Bucket, prefix: &str) -> Result<Self, MediaError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&bucket.name)
            .with_region(&bucket.region)
            .with_client_options(
                ClientOptions::new()
                    .with_connect_timeout(Duration::from_secs(5))
                    .with_timeout(Duration::from_secs(60)),
            )
            .with_retry(RetryConfig {
                backoff: BackoffConfig::default(),
                max_retries: 3,
                retry_timeout: Duration::from_secs(15),
            });
        if let Some(endpoint) = &bucket.endpoint {
            builder = builder
                .with_endpoint(endpoint)
                .with_allow_http(endpoint.starts_with("http://"));
        }
        if let Some((key, secret)) = &bucket.keys {
            builder = builder
                .with_access_key_id(key)
                .with_secret_access_key(secret);
        }
        Ok(Self {
            store: Arc::new(PrefixStore::new(builder.build()?, prefix)),
            folder: None,
        })
    }

    /// The folder, where there is one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Writes a whole file: it is there entirely or not at all.
    pub(crate) async fn put(&self, name: &str, bytes: Bytes) -> Result<(), MediaError> {
        self.store.put(&Name::from(name), bytes.into()).await?;
        Ok(())
    }

    /// Reads a whole file.
    pub(crate) async fn get(&self, name: &str) -> Result<Bytes, MediaError> {
        Ok(self.store.get(&Name::from(name)).await?.bytes().await?)
    }

    /// Reads a file, or what `options` want of it.
    pub(crate) async fn open(
        &self,
        name: &str,
        options: GetOptions,
    ) -> Result<GetResult, object_store::Error> {
        self.store.get_opts(&Name::from(name), options).await
    }

    /// Every file below `prefix`; all of them without one.
    pub(crate) async fn list(&self, prefix: Option<&str>) -> Result<Vec<ObjectMeta>, MediaError> {
        let prefix = prefix.map(Name::from);
        Ok(self.store.list(prefix.as_ref()).try_collect().await?)
    }

    /// Removes a file; one that is not there is as good as removed.
    pub(crate) async fn delete(&self, name: &str) -> Result<(), MediaError> {
        match self.store.delete(&Name::from(name)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

impl std::fmt::Debug for Bucket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bucket({})", self.name)
    }
}
