//! What every route may use. It holds handles only, so cloning it is cheap, and it must not know
//! any route, page or protocol. A new shared thing is a field here and a line in [`AppState::new`].

use std::sync::Arc;

use spotlet::domain::clock::Clock;
use thiserror::Error;

use crate::assets::Assets;
use crate::config::Config;
use crate::idempotency::Idempotency;
use crate::limit::Limits;
use crate::live::Live;
use crate::look::Look;
use crate::media::{Files, MediaError, MediaStore, Uploads};
use crate::message_signature::{MessageKey, MessageKeys};
use crate::metrics::Metrics;
use crate::outbound::{Outbound, OutboundError};
use crate::outbox::Bell;
use crate::payment::test::TestApi;
use crate::payment::{Payments, ProviderError};
use crate::service::likes::{GROUP, LikeWriter};
use crate::service::negotiation::Profiles;
use crate::service::results::ResultsWriter;
use crate::settings::Settings;
use crate::signer::{Purpose, Signer};
use crate::store::{self, Store, StoreError, settings, stock};

/// Why the parts cannot be put together.
#[derive(Debug, Error)]
pub enum StateError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no client for what others name.
    #[error("no outbound client: {0}")]
    Outbound(#[from] OutboundError),
    /// There is no place for pictures and videos.
    #[error("media: {0}")]
    Media(#[from] MediaError),
    /// No connection to payment providers can be had.
    #[error(transparent)]
    Payments(#[from] ProviderError),
}

/// The handles that all routes and services share.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub store: Store,
    /// What the operator configured and the studio decided, as of when this state was cloned.
    pub config: Settings,
    /// The only source of time.
    pub clock: Arc<dyn Clock>,
    /// Counts what this node does.
    pub metrics: Metrics,
    /// Writes likes, many in one transaction.
    pub likes: LikeWriter,
    /// Writes the sums of what happened in posts.
    pub results: ResultsWriter,
    /// Tells open pages what changed.
    pub live: Live,
    /// Wakes whoever tells others what was committed.
    pub outbox: Bell,
    /// The payment providers.
    pub payments: Payments,
    /// Replies kept for repeated requests.
    pub idempotency: Idempotency,
    /// Signs the tokens that leave the server.
    pub signer: Signer,
    /// Signs what is sent to platforms.
    pub message_keys: MessageKeys,
    /// Fetches what others name.
    pub outbound: Outbound,
    /// The profiles of platforms.
    pub profiles: Profiles,
    /// How often one address or visitor may do something.
    pub limits: Arc<Limits>,
    /// Pictures and videos.
    pub media: MediaStore,
    /// Themes and logo.
    pub look: Look,
    /// The parts of files on their way in.
    pub uploads: Uploads,
    /// The built scripts and styles; none until [`AppState::with_assets`].
    pub assets: Arc<Assets>,
}

impl AppState {
    /// Puts the parts together; `store` is open and migrated.
    ///
    /// # Errors
    /// When the secrets can be neither read nor stored, or the machine cannot do TLS.
    pub async fn new(
        store: Store,
        config: Arc<Config>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, StateError> {
        let mut tx = store.write().await?;
        let secret = settings::signing_secret(&mut tx, config.secret.as_deref()).await?;
        let secrets = settings::message_secrets(&mut tx).await?;
        // Commands may be started without the shop's file, and must not take its stores away.
        let locations = &config.fulfillment.locations;
        if !locations.is_empty() {
            stock::set_locations(&mut tx, locations.iter().map(|one| &one.id)).await?;
        }
        store::commit(tx).await?;
        let settings = Settings::new(Arc::clone(&config));
        let mut conn = store.read().await?;
        settings.refresh(&mut conn).await?;
        drop(conn);
        let signer = Signer::new(&secret);
        let test = TestApi {
            origin: config.test_provider.url.clone().unwrap_or_default(),
            // Without a key of its own the provider is our child, and is told this one.
            secret: match &config.test_provider.secret {
                Some(secret) => secret.clone(),
                None => signer.sign(Purpose::TestProvider, "1"),
            },
        };
        let keys = secrets.iter().filter_map(|s| MessageKey::from_secret(s));
        let files = |kind: &str| match &config.media.bucket {
            Some(bucket) => Files::in_bucket(bucket, kind),
            None => Files::in_folder(config.data_dir.join(kind)),
        };
        let outbound = Outbound::new(&config.outbound_allow)?;
        let live = Live::start(store.clone());
        let metrics = Metrics::new();
        let media = MediaStore::new(files("media")?);
        let look = Look::start(store.clone(), media.clone()).await?;
        Ok(Self {
            message_keys: MessageKeys::new(keys.collect()),
            profiles: Profiles::new(outbound.clone()),
            outbound,
            likes: LikeWriter::start(
                store.clone(),
                Arc::clone(&clock),
                live.clone(),
                GROUP,
                settings.clone(),
                metrics.likes.clone(),
            ),
            results: ResultsWriter::start(store.clone(), Arc::clone(&clock), settings.clone()),
            metrics,
            outbox: Bell::default(),
            live,
            idempotency: Idempotency::new(store.clone(), Arc::clone(&clock)),
            payments: Payments::new(test, config.stripe.clone(), settings.clone())?,
            signer,
            limits: Arc::new(Limits::new(&config)),
            media,
            look,
            uploads: Uploads::new(files("uploads")?),
            assets: Arc::new(Assets::none()),
            store,
            // A clone, as the one above was made before anything stored was read.
            config: settings.clone(),
            clock,
        })
    }

    /// The same with the built scripts and styles, which tests of the protocols do without.
    #[must_use]
    pub fn with_assets(self, assets: Assets) -> Self {
        Self {
            assets: Arc::new(assets),
            ..self
        }
    }
}
