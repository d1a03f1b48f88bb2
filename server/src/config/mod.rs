//! What the operator decides: defaults, then `spotlet.toml`, then `SPOTLET_*`, then the command line.
//!
//! Everything is checked here, once, so that the rest of the server reads values that cannot be wrong.
//! It must not open files other than the configuration, nor touch the network.
//! To add a key: a row in [`key::KEYS`], a field in [`Layer`], a field and a default here, and a line in `docs/OPERATIONS.md`.

mod brand;
mod creators;
mod discount;
mod environment;
mod error;
pub mod key;
mod layer;
mod location;
mod mail;
mod media;
mod moment;
mod origin;
mod payment;
mod percent;
mod retention;
mod shipping;
mod tax;
mod webhook;

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use spotlet::domain::comment::CommentMode;
use spotlet::domain::commission::CreatorTerms;
use spotlet::domain::{Country, Discount, FulfillmentRules, Locale, TaxTable};

use spotlet::ucp::profile::Handlers;

use crate::payment::stripe::StripeApi;

pub use brand::Brand;
pub use error::ConfigError;
pub use layer::Layer;
pub use mail::Mail;
pub use media::{MediaConfig, MediaLayer};
pub use origin::parse_origin;
pub use payment::{StripeLayer, TestProvider, TestProviderLayer};
pub use retention::{Retention, RetentionLayer};
pub use webhook::MerchantWebhook;

/// The configuration of one server process.
#[derive(Clone)]
pub struct Config {
    /// The keys that the environment or the command line sets; the studio cannot change them.
    pub fixed: BTreeSet<&'static str>,
    /// Origin under which browsers reach this server, without a trailing slash.
    pub public_url: String,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Folder for the database and the media.
    pub data_dir: PathBuf,
    /// Folder that `cargo xtask build` filled.
    pub assets_dir: PathBuf,
    /// `sqlite:` or `postgres:` address of the database; without one, a file in the data folder.
    pub database_url: Option<String>,
    /// Whether the built-in test provider takes payments. No money moves.
    pub test_payments: bool,
    /// Where it runs, unless it is a child of this server.
    pub test_provider: TestProvider,
    /// The account at Stripe; without one Stripe is not offered.
    pub stripe: Option<StripeApi>,
    /// Where pictures and videos go.
    pub media: MediaConfig,
    /// Origins that may embed a checkout. Empty: any.
    pub allowed_hosts: Vec<String>,
    /// What visitors may say under posts.
    pub comments: CommentMode,
    /// Whether a proxy of ours stands in front, whose `X-Forwarded-For` is believed.
    pub behind_proxy: bool,
    /// Origins that the server may call although they are private or not `https`.
    pub outbound_allow: Vec<String>,
    /// The IANA time zone whose days results are counted by.
    pub time_zone: String,
    /// What goods are taxed with where.
    pub taxes: TaxTable,
    /// What the shop takes off, automatic ones in the order in which they apply.
    pub discounts: Vec<Discount>,
    /// How creators are credited.
    pub creators: CreatorTerms,
    /// Who sells.
    pub brand: Brand,
    /// How goods reach shoppers. Without tables nothing is delivered.
    pub fulfillment: FulfillmentRules,
    /// Market of visitors who named none.
    pub default_country: Country,
    /// Language of our own pages for visitors who named none.
    pub default_locale: Locale,
    /// How mails leave; without it they are kept.
    pub mail: Option<Mail>,
    /// Whether anybody may read the mails that are kept, at `/demo/mails`. For demos without real shoppers.
    pub demo_mails: bool,
    /// Where the merchant's own system hears of orders.
    pub merchant_webhook: Option<MerchantWebhook>,
    /// Signs visitor tokens and creator links. Generated and stored when absent.
    pub secret: Option<String>,
    /// How long personal data is kept.
    pub retention: Retention,
    /// Likes from one address in a minute; 0 for any number.
    pub likes_per_minute: u32,
    /// Open streams of one address; 0 for any number.
    pub streams_per_address: u32,
    /// Who has it may read `/metrics`.
    pub metrics_token: Option<String>,
    /// `tracing` filter, as in `info,spotlet_server=debug`.
    pub log: String,
    /// Whether log lines are JSON.
    pub log_json: bool,
}

impl Config {
    /// Reads the file and the environment and lays `command_line` over them. `base` is a file that all of these
    /// outweigh, as a demo brings one along.
    ///
    /// # Errors
    /// Names the key, where it stands, and what was expected.
    pub fn load(
        base: Option<&Path>,
        file: Option<&Path>,
        command_line: Layer,
    ) -> Result<Self, ConfigError> {
        let base = base
            .map(|base| Layer::from_file(Some(base)))
            .transpose()?
            .unwrap_or_default();
        let files = base.overlaid_with(Layer::from_file(file)?);
        let (environment, fixed) = environment::read(std::env::vars_os())?;
        // No argument of the command line sets what the studio may change.
        let config =
            Self::from_layer(files.overlaid_with(environment).overlaid_with(command_line))?;
        Ok(Self { fixed, ..config })
    }

    /// Checks one complete layer and fills what it leaves out.
    ///
    /// # Errors
    /// When a value is not what its key needs.
    pub fn from_layer(layer: Layer) -> Result<Self, ConfigError> {
        let defaults = Self::default();
        let origins = layer.allowed_hosts.unwrap_or_default();
        Ok(Self {
            fixed: BTreeSet::new(),
            public_url: match layer.public_url {
                Some(text) => parse_origin("public_url", &text)?,
                None => defaults.public_url,
            },
            listen: match layer.listen {
                Some(text) => parse(
                    "listen",
                    &text,
                    "an address and a port such as 0.0.0.0:8080",
                )?,
                None => defaults.listen,
            },
            assets_dir: layer.assets_dir.unwrap_or(defaults.assets_dir),
            database_url: layer.database_url,
            data_dir: layer.data_dir.unwrap_or(defaults.data_dir),
            test_payments: layer.test_payments.unwrap_or(false),
            test_provider: layer.test_provider.unwrap_or_default().checked()?,
            stripe: layer
                .stripe
                .map(StripeLayer::checked)
                .transpose()?
                .flatten(),
            media: layer.media.unwrap_or_default().checked()?,
            allowed_hosts: origins
                .iter()
                .map(|origin| parse_origin("allowed_hosts", origin))
                .collect::<Result<_, _>>()?,
            comments: match layer.comments {
                Some(text) => parse("comments", &text, "open, hold or off")?,
                None => defaults.comments,
            },
            behind_proxy: layer.behind_proxy.unwrap_or(false),
            outbound_allow: layer
                .outbound_allow
                .unwrap_or_default()
                .iter()
                .map(|origin| parse_origin("outbound_allow", origin))
                .collect::<Result<_, _>>()?,
            taxes: tax::table(layer.tax.unwrap_or_default())?,
            discounts: discount::discounts(layer.discount.unwrap_or_default())?,
            creators: layer.creators.unwrap_or_default().into_terms()?,
            brand: layer.brand.unwrap_or_default().into_brand()?,
            fulfillment: FulfillmentRules {
                shipping: shipping::table(layer.shipping.unwrap_or_default())?,
                locations: location::locations(layer.location.unwrap_or_default())?,
            },
            time_zone: location::time_zone("time_zone", layer.time_zone)?,
            default_country: match layer.default_country {
                Some(text) => parse("default_country", &text, "an ISO 3166 code such as DE")?,
                None => defaults.default_country,
            },
            default_locale: match layer.default_locale {
                Some(text) => parse("default_locale", &text, "en or de")?,
                None => defaults.default_locale,
            },
            mail: Mail::parse(layer.smtp_url, layer.mail_from)?,
            demo_mails: layer.demo_mails.unwrap_or(false),
            merchant_webhook: MerchantWebhook::parse(
                layer.merchant_webhook_url,
                layer.merchant_webhook_secret,
            )?,
            secret: layer.secret.map(checked_secret).transpose()?,
            retention: layer.retention.unwrap_or_default().into_retention(),
            likes_per_minute: layer.likes_per_minute.unwrap_or(defaults.likes_per_minute),
            metrics_token: layer.metrics_token.map(checked_token).transpose()?,
            streams_per_address: layer
                .streams_per_address
                .unwrap_or(defaults.streams_per_address),
            log: layer.log.unwrap_or(defaults.log),
            log_json: layer.log_json.unwrap_or(false),
        })
    }

    /// The payment handlers for platforms.
    #[must_use]
    pub fn handlers(&self) -> Handlers<'_> {
        Handlers {
            test: self.test_payments,
            stripe_key: self.stripe.as_ref().map(|api| api.publishable_key.as_str()),
        }
    }

    /// Whether `origin` may embed a checkout of this shop.
    #[must_use]
    pub fn allows_host(&self, origin: &str) -> bool {
        self.allowed_hosts.is_empty()
            || origin == self.public_url
            || self.allowed_hosts.iter().any(|allowed| allowed == origin)
    }

    /// Whether the mails that are kept may be read by anybody: only in a demo that sends none.
    #[must_use]
    pub fn shows_mails(&self) -> bool {
        self.demo_mails && self.test_payments && self.mail.is_none()
    }

    /// The legal pages by name (`terms`, `privacy`, `imprint`, `withdrawal`): the brand's own addresses, else our
    /// demo texts.
    #[must_use]
    pub fn legal_urls(&self) -> [(&'static str, String); 4] {
        let Brand {
            terms_url,
            privacy_url,
            imprint_url,
            withdrawal_url,
            ..
        } = &self.brand;
        [
            ("terms", terms_url),
            ("privacy", privacy_url),
            ("withdrawal", withdrawal_url),
            ("imprint", imprint_url),
        ]
        .map(|(name, own)| {
            (
                name,
                own.clone()
                    .unwrap_or_else(|| format!("{}/legal/{name}", self.public_url)),
            )
        })
    }

    /// The folder with the files of digital goods, which no address leads to but that of [`crate::service::order::download`].
    #[must_use]
    pub fn downloads_dir(&self) -> PathBuf {
        self.data_dir.join("downloads")
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            fixed: BTreeSet::new(),
            public_url: "http://127.0.0.1:8080".to_owned(),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            assets_dir: site_beside_binary(),
            database_url: None,
            data_dir: PathBuf::from("data"),
            test_payments: false,
            test_provider: TestProvider::default(),
            stripe: None,
            media: MediaConfig::default(),
            allowed_hosts: Vec::new(),
            comments: CommentMode::Open,
            behind_proxy: false,
            outbound_allow: Vec::new(),
            taxes: TaxTable::default(),
            discounts: Vec::new(),
            creators: CreatorTerms::default(),
            brand: Brand::default(),
            fulfillment: FulfillmentRules::default(),
            time_zone: "UTC".to_owned(),
            default_country: Country::DE,
            default_locale: Locale::En,
            mail: None,
            demo_mails: false,
            merchant_webhook: None,
            secret: None,
            retention: Retention::default(),
            likes_per_minute: 600,
            streams_per_address: 100,
            metrics_token: None,
            log: "info".to_owned(),
            log_json: false,
        }
    }
}

impl std::fmt::Debug for Config {
    /// Leaves out the secret and the database address, which may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("public_url", &self.public_url)
            .field("listen", &self.listen)
            .field("data_dir", &self.data_dir)
            .field("assets_dir", &self.assets_dir)
            .field("test_payments", &self.test_payments)
            .finish_non_exhaustive()
    }
}

/// A distribution keeps `site/` next to the program.
fn site_beside_binary() -> PathBuf {
    std::env::current_exe()
        .ok()
        .and_then(|program| program.parent().map(|folder| folder.join("site")))
        .unwrap_or_else(|| PathBuf::from("site"))
}

fn checked_secret(secret: String) -> Result<String, ConfigError> {
    // 32 characters are what `openssl rand -base64 24` prints; less is likely a word.
    if secret.len() < 32 {
        return Err(ConfigError::invalid(
            "secret",
            "***",
            "at least 32 random characters",
        ));
    }
    Ok(secret)
}

fn checked_token(token: String) -> Result<String, ConfigError> {
    if token.len() < 16 {
        return Err(ConfigError::invalid(
            "metrics_token",
            "***",
            "at least 16 random characters",
        ));
    }
    Ok(token)
}

fn parse<T: std::str::FromStr>(
    key: &'static str,
    text: &str,
    expected: &'static str,
) -> Result<T, ConfigError> {
    text.parse()
        .map_err(|_| ConfigError::invalid(key, text, expected))
}

#[cfg(test)]
mod tests;
