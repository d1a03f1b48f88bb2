//! Requests and replies in the words of a story.

use axum::Router;
use axum::body::Body;
use axum::http::response::Parts;
use axum::http::{HeaderMap, Request, request};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

use crate::ucp_schema::assert_conforms;

/// Owns what it needs, so that many can be on their way at once.
pub struct RequestBuilder {
    router: Router,
    path: String,
    asked: String,
    request: request::Builder,
    body: Body,
    is_ucp: bool,
}

/// The agent of requests that name none: the widget's own profile at the default address.
pub const WIDGET: &str = r#"profile="http://127.0.0.1:8080/ucp/platform.json""#;

impl RequestBuilder {
    pub(super) fn new(router: Router, method: &str, path: &str) -> Self {
        let request = Request::builder().method(method).uri(path);
        Self {
            router,
            path: path.to_owned(),
            asked: format!("{method} {path}"),
            request,
            body: Body::empty(),
            is_ucp: path.starts_with("/ucp/v1/") && method != "OPTIONS",
        }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub fn json(self, body: Value) -> Self {
        self.text(&body.to_string())
    }

    /// A body whose type a header names.
    pub fn raw(mut self, body: &str) -> Self {
        self.body = Body::from(body.to_owned());
        self
    }

    /// A body as it comes.
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    pub fn text(mut self, body: &str) -> Self {
        self.body = Body::from(body.to_owned());
        self.header("content-type", "application/json")
    }

    pub fn form(mut self, body: &str) -> Self {
        self.body = Body::from(body.to_owned());
        self.header("content-type", "application/x-www-form-urlencoded")
    }

    /// What every well-behaved client sends along, unless the test says otherwise.
    fn polite(self) -> Self {
        let has = |name| {
            let headers = self.request.headers_ref();
            headers.is_some_and(|headers| headers.contains_key(name))
        };
        let lacks_agent = self.is_ucp && !has("ucp-agent");
        let lacks_key = self.is_ucp && !self.asked.starts_with("GET") && !has("idempotency-key");
        let mut polite = self;
        if lacks_agent {
            polite = polite.header("ucp-agent", WIDGET);
        }
        if lacks_key {
            polite = polite.header("idempotency-key", &uuid::Uuid::new_v4().to_string());
        }
        polite
    }

    /// Sends exactly what was said.
    pub fn impolite(mut self) -> Self {
        self.is_ucp = false;
        self
    }

    /// Begins a reply that need not end.
    pub async fn open(self) -> (Parts, Body) {
        let request = self.request.body(self.body).unwrap();
        self.router.oneshot(request).await.unwrap().into_parts()
    }

    pub async fn send(self) -> Reply {
        let this = self.polite();
        this.send_as_it_is().await
    }

    async fn send_as_it_is(self) -> Reply {
        let request = self.request.body(self.body).unwrap();
        let (parts, body) = self.router.oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let reply = Reply::new(self.asked, parts, &body);
        if !reply.text.is_empty() {
            assert_conforms(&self.path, &reply.json);
        }
        reply
    }
}

/// Sends all of them at once.
pub async fn send_all(requests: impl IntoIterator<Item = RequestBuilder>) -> Vec<Reply> {
    let sent: Vec<_> = requests
        .into_iter()
        .map(|request| tokio::spawn(request.send()))
        .collect();
    let mut replies = Vec::new();
    for reply in sent {
        replies.push(reply.await.unwrap());
    }
    replies
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub asked: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    /// `Null` when the reply is no JSON.
    pub json: Value,
}

impl Reply {
    fn new(asked: String, parts: Parts, body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body).into_owned();
        Self {
            asked,
            status: parts.status.as_u16(),
            headers: parts.headers,
            json: serde_json::from_str(&text).unwrap_or_default(),
            text,
        }
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text);
        self
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub fn id(&self) -> String {
        self.json["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no id in {}", self.text))
            .to_owned()
    }

    /// The codes of the errors in a UCP reply.
    pub fn codes(&self) -> Vec<&str> {
        let messages = self.json["messages"].as_array().into_iter().flatten();
        let errors = messages.filter(|message| message["type"] == "error");
        errors
            .filter_map(|message| message["code"].as_str())
            .collect()
    }

    /// Whether this is a UCP reply without a resource.
    pub fn is_ucp_error(&self) -> bool {
        self.json["ucp"]["status"] == "error"
    }

    /// One of the totals.
    pub fn total(&self, kind: &str) -> i64 {
        let totals = self.json["totals"].as_array();
        totals
            .into_iter()
            .flatten()
            .find(|entry| entry["type"] == kind)
            .and_then(|entry| entry["amount"].as_i64())
            .unwrap_or_else(|| panic!("no {kind} in {}", self.text))
    }
}
