//! A small shop for tests of routes: two products, one post, no built assets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use spotlet::domain::FulfillmentRules;
use spotlet::domain::payment::Provider;
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::clock::SystemClock;
use crate::config::{Config, Layer};
use crate::import::Importer;
use crate::payment::Connector;
use crate::state::AppState;
use crate::store::Store;
use crate::test_provider::{self, Options};

/// Where and how the demo shop delivers.
pub fn demo_fulfillment() -> FulfillmentRules {
    let demo = include_str!("../../demo/spotlet.toml");
    let layer = Layer::parse(demo, Path::new("demo/spotlet.toml")).unwrap();
    Config::from_layer(layer).unwrap().fulfillment
}

/// Texts with everything that breaks out of markup and scripts.
pub const HOSTILE: &str = "</script><b>\u{2028}\"'&";

pub struct Shop {
    // Dropped last, with the files in it.
    _folder: tempfile::TempDir,
    pub state: AppState,
    app: Router,
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Shop {
    pub async fn open() -> Self {
        Self::with(|config| config).await
    }

    pub async fn with(configure: impl FnOnce(Config) -> Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            public_url: "https://shop.example".to_owned(),
            data_dir: folder.path().to_owned(),
            test_payments: true,
            fulfillment: demo_fulfillment(),
            ..Config::default()
        };
        let config = Arc::new(configure(config));
        let store = Store::open(folder.path(), None).await.unwrap();
        let state = AppState::new(store, config, Arc::new(SystemClock))
            .await
            .unwrap();
        start_provider(&state, folder.path()).await;
        let importer = Importer {
            store: state.store.clone(),
            media: state.media.clone(),
            clock: Arc::clone(&state.clock),
        };
        image::RgbImage::new(60, 40)
            .save(folder.path().join("room.png"))
            .unwrap();
        let goods = serde_json::json!({
            "products": [
                {"id": "mug", "title": {"en": "Mug", "de": "Becher"},
                 "options": [{"name": {"en": "Glaze", "de": "Glasur"}, "values": [
                    {"id": "grey", "label": {"en": "Grey", "de": "Grau"}},
                    {"id": "moss", "label": {"en": "Moss", "de": "Moos"}}]}],
                 "variants": [
                    {"id": "mug-grey", "options": ["grey"], "price": "24.00 EUR", "stock": 9},
                    {"id": "mug-moss", "options": ["moss"], "price": "19.00 EUR", "list_price": "24.00 EUR", "stock": 0}]},
                {"id": "vase", "title": HOSTILE, "price": "59.00 EUR"}],
            "posts": [{"id": "room", "title": {"en": HOSTILE, "de": "Zimmer"}, "locale": "en", "likes": 41,
                "creator": {"id": "mara", "name": "Mara"},
                "media": [{"kind": "photo", "src": "room.png", "width": 60, "height": 40, "alt": HOSTILE,
                    "hotspots": [{"id": "m", "product": "mug", "x": 0.25, "y": 0.5},
                        {"id": "v", "product": "vase", "x": 0.75, "y": 0.5}]}]}]
        });
        let file = folder.path().join("goods.json");
        std::fs::write(&file, goods.to_string()).unwrap();
        let report = importer.import(&file).await;
        assert!(!report.is_refused(), "{report}");
        Self {
            app: crate::router(state.clone()),
            state,
            _folder: folder,
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = Request::builder().uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// A form sent by a page of ours, or by another.
    pub async fn form(&self, path: &str, origin: &str, cookie: &str, body: &str) -> Reply {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::ORIGIN, origin)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()));
        self.send(request.unwrap()).await
    }

    pub async fn own_form(&self, path: &str, cookie: &str, body: &str) -> Reply {
        self.form(path, &self.state.config.public_url, cookie, body)
            .await
    }
}

/// The test provider with its own ledger, across a real socket; it ends with the test.
async fn start_provider(state: &AppState, folder: &Path) {
    let Ok(Connector::Test(api)) = state.payments.connector(Provider::Test) else {
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let folder = folder.join("test-provider");
    let options = Options {
        secret: api.secret,
        ..Options::default()
    };
    tokio::spawn(async move { test_provider::run(listener, &folder, options).await });
    state.payments.test_provider_listens(&origin);
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.header("location")
    }

    /// `name=value` of the cookie that was set.
    pub fn cookie(&self) -> &str {
        self.header("set-cookie").split(';').next().unwrap()
    }

    /// The value of a hidden field.
    pub fn field(&self, name: &str) -> &str {
        let start = format!("name=\"{name}\" value=\"");
        let at = self
            .text
            .find(&start)
            .unwrap_or_else(|| panic!("no field {name} in {}", self.text));
        self.text[at + start.len()..].split('"').next().unwrap()
    }
}
