//! The one table of configuration keys. The environment reader, the error messages and
//! `spotlet config` come from it.

/// How the text of an environment variable becomes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Taken as it is.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number, not negative.
    Number,
    /// Separated by commas or spaces.
    List,
    /// `[[tables]]`; only a file can hold them.
    Tables,
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Path in `spotlet.toml`; a dot enters a table.
    pub path: &'static str,
    /// How it is written in the environment.
    pub kind: Kind,
    /// What it means and what holds without it.
    pub doc: &'static str,
}

/// Every key, in the order of the documentation.
pub const KEYS: &[Key] = &[
    text(
        "public_url",
        "Origin under which browsers reach the server. Default http://127.0.0.1:8080.",
    ),
    text(
        "listen",
        "Address and port to listen on; port 0 is any free one, which the log names. Default 127.0.0.1:8080.",
    ),
    text(
        "data_dir",
        "Folder for the database and the media. Default `data`.",
    ),
    text(
        "assets_dir",
        "Folder with the built scripts and styles. Default: `site` next to the program.",
    ),
    text(
        "database_url",
        "`sqlite:` or `postgres:` address. Default: SQLite in the data folder.",
    ),
    Key {
        path: "test_payments",
        kind: Kind::Flag,
        doc: "Offer the built-in test payment; no money moves. Default false.",
    },
    text(
        "test_provider.url",
        "Origin of a test provider that runs by itself. Default: a child of the server, on this machine.",
    ),
    text(
        "test_provider.secret",
        "The key that the test provider was started with. Default: made up for the child.",
    ),
    text(
        "stripe.secret_key",
        "Stripe's secret or restricted key (sk_… or rk_…); with it Stripe is offered.",
    ),
    text(
        "stripe.publishable_key",
        "Stripe's publishable key (pk_…), the only one that reaches a page.",
    ),
    text(
        "stripe.webhook_secret",
        "Signing secret (whsec_…) of the webhook endpoint at /webhooks/stripe.",
    ),
    text(
        "stripe.capture",
        "`automatic` takes the money at once, `manual` when the goods leave. Default automatic.",
    ),
    text(
        "stripe.api_url",
        "Origin of Stripe's API. Default https://api.stripe.com; another only to try it out.",
    ),
    text(
        "media.s3_bucket",
        "Bucket for pictures and videos. Default: the folder `media` in the data folder.",
    ),
    text(
        "media.s3_region",
        "Region of the bucket. Default us-east-1.",
    ),
    text(
        "media.s3_endpoint",
        "Origin of a service that speaks S3. Default: Amazon's.",
    ),
    text(
        "media.s3_access_key",
        "Key to the bucket. Default: the machine's own role at Amazon.",
    ),
    text("media.s3_secret_key", "The secret that goes with that key."),
    Key {
        path: "media.quota_mb",
        kind: Kind::Number,
        doc: "Megabytes that one member of the studio may upload; 0 for any number. Default 2048.",
    },
    Key {
        path: "allowed_hosts",
        kind: Kind::List,
        doc: "Origins that may embed a checkout. Default: any.",
    },
    text(
        "comments",
        "`open`, `hold` (shown once somebody has looked at them) or `off`. Default open.",
    ),
    Key {
        path: "behind_proxy",
        kind: Kind::Flag,
        doc: "Believe the last entry of `X-Forwarded-For`; only behind a proxy that writes it. Default false.",
    },
    Key {
        path: "outbound_allow",
        kind: Kind::List,
        doc: "Origins that the server may call although they are private or not https, for development and tests. Default: none.",
    },
    text(
        "time_zone",
        "IANA time zone whose days results are counted by. Default UTC.",
    ),
    text(
        "default_country",
        "Market of visitors who named none, ISO 3166. Default DE.",
    ),
    text(
        "default_locale",
        "Language of our own pages for visitors who named none. Default en.",
    ),
    text(
        "smtp_url",
        "Mail server, `smtps://user:password@host` or `smtp://…:587?tls=required`. Default: mails are kept, not sent.",
    ),
    text(
        "mail_from",
        "Who mails are from, as in `Halden <orders@halden.example>`.",
    ),
    Key {
        path: "demo_mails",
        kind: Kind::Flag,
        doc: "Show every kept mail to anybody at /demo/mails, while test_payments is on and smtp_url is not set. Never where a real shopper comes. Default false.",
    },
    text(
        "merchant_webhook_url",
        "Where the merchant's own system hears of orders, https. Default: it does not.",
    ),
    text(
        "merchant_webhook_secret",
        "Signs those webhooks: `whsec_` and 24 to 64 random bytes in base64.",
    ),
    text(
        "secret",
        "Signs visitor tokens; at least 32 characters. Default: generated once and kept in the database.",
    ),
    Key {
        path: "retention.order_days",
        kind: Kind::Number,
        doc: "Days after which an order forgets who bought. Default 3288: eight years to the end of the year.",
    },
    Key {
        path: "retention.checkout_days",
        kind: Kind::Number,
        doc: "Days after which a checkout that has ended forgets what was typed. Default 30.",
    },
    Key {
        path: "retention.other_days",
        kind: Kind::Number,
        doc: "Days after which untouched bags and what was told by mail and webhook are deleted. Default 90.",
    },
    Key {
        path: "likes_per_minute",
        kind: Kind::Number,
        doc: "Likes, and likes taken back, from one address in a minute; 0 for any number. Default 600.",
    },
    Key {
        path: "streams_per_address",
        kind: Kind::Number,
        doc: "Open streams of live numbers from one address; 0 for any number. Pages beyond ask now and then. Default 100.",
    },
    text(
        "metrics_token",
        "Who sends it as `Authorization: Bearer …` may read /metrics; at least 16 characters. Default: nobody may.",
    ),
    text(
        "log",
        "Which log lines appear, as in `info,spotlet_server=debug`. Default info.",
    ),
    Key {
        path: "log_json",
        kind: Kind::Flag,
        doc: "Write log lines as JSON. Default false.",
    },
    text("brand.name", "Name of the brand. Default Spotlet."),
    text(
        "brand.seller",
        "Who sells, for mails and invoices: name, address, tax number, a line each. Default: the demo's imprint.",
    ),
    text(
        "brand.invoice_prefix",
        "What the numbers of invoices begin with, as in R-1001. Default R-.",
    ),
    text(
        "brand.credit_note_prefix",
        "What the numbers of credit notes begin with, as in C-1001. Default C-.",
    ),
    text(
        "brand.home_url",
        "Where the brand's name leads. Default: the server's own origin.",
    ),
    text(
        "brand.terms_url",
        "Terms of sale. Default: the demo text at /legal/terms.",
    ),
    text(
        "brand.privacy_url",
        "Privacy policy. Default: the demo text at /legal/privacy.",
    ),
    text(
        "brand.imprint_url",
        "Imprint. Default: the demo text at /legal/imprint.",
    ),
    text(
        "brand.withdrawal_url",
        "Right of withdrawal. Default: the demo text at /legal/withdrawal.",
    ),
    Key {
        path: "creators.window_days",
        kind: Kind::Number,
        doc: "Days from a creator's touch to the order that it is credited with. Default 30.",
    },
    Key {
        path: "creators.link_days",
        kind: Kind::Number,
        doc: "Days for which a creator's signed link is believed after it was made. Default 365.",
    },
    text(
        "creators.credit",
        "Who is credited when several creators led to an order: `first` or `last`. Default last.",
    ),
    text(
        "creators.commission_percent",
        "Commission on goods after discounts and without taxes, as in `10` or `\"12.5\"`. Default 0.",
    ),
    tables(
        "creators.commission",
        "Commission of creators with an agreement of their own, `{ jonas = 12 }`; file only. Default: none.",
    ),
    tables(
        "tax",
        "Tax rates by market; file only, see docs/OPERATIONS.md. Default: the European Union's, in the prices.",
    ),
    tables(
        "discount",
        "Discounts, by themselves or for a code; file only, see docs/OPERATIONS.md. Default: none.",
    ),
    tables(
        "shipping",
        "Zones with their delivery services; file only, see docs/OPERATIONS.md. Default: nothing is delivered.",
    ),
    tables(
        "location",
        "Stores and warehouses beside the main stock; file only, see docs/OPERATIONS.md. Default: none.",
    ),
];

const fn tables(path: &'static str, doc: &'static str) -> Key {
    Key {
        path,
        kind: Kind::Tables,
        doc,
    }
}

const fn text(path: &'static str, doc: &'static str) -> Key {
    Key {
        path,
        kind: Kind::Text,
        doc,
    }
}

impl Key {
    /// The environment variable of this key.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("SPOTLET_{}", self.path.replace('.', "_").to_uppercase())
    }
}

/// The path closest to `name`, if any is close enough to be a slip of the finger.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .map(|(_, candidate)| candidate)
}
