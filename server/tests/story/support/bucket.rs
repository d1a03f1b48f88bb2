//! A peer that speaks as much of S3 as a shop uses, on loopback; gone when its handle is dropped.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const LAST_MODIFIED: &str = "Sun, 01 Feb 2026 10:00:00 GMT";

type Objects = Arc<Mutex<BTreeMap<String, Bytes>>>;

pub struct Bucket {
    pub origin: String,
    objects: Objects,
    task: JoinHandle<()>,
}

impl Bucket {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let objects = Objects::default();
        let app = Router::new()
            .route("/pictures", get(list).post(delete))
            .route("/pictures/{*key}", get(read).put(write))
            .with_state(Arc::clone(&objects));
        let task = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self {
            origin,
            objects,
            task,
        }
    }

    /// The names of everything in it.
    pub fn names(&self) -> Vec<String> {
        self.objects.lock().unwrap().keys().cloned().collect()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn write(
    State(objects): State<Objects>,
    Path(key): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let signed = headers[header::AUTHORIZATION].to_str().unwrap();
    if !signed.starts_with("AWS4-HMAC-SHA256 Credential=its-key/") {
        return StatusCode::FORBIDDEN.into_response();
    }
    objects.lock().unwrap().insert(key, body);
    [(header::ETAG, "\"1\"")].into_response()
}

async fn read(
    State(objects): State<Objects>,
    Path(key): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(bytes) = objects.lock().unwrap().get(&key).cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let about = [
        (header::ETAG, "\"1\"".to_owned()),
        (header::LAST_MODIFIED, LAST_MODIFIED.to_owned()),
    ];
    let Some(range) = headers.get(header::RANGE) else {
        return (about, bytes).into_response();
    };
    let range = range.to_str().unwrap().strip_prefix("bytes=").unwrap();
    let (first, last) = range.split_once('-').unwrap();
    let first: usize = first.parse().unwrap();
    let last = last.parse().unwrap_or(bytes.len() - 1).min(bytes.len() - 1);
    let told = format!("bytes {first}-{last}/{}", bytes.len());
    let part = bytes.slice(first..=last);
    (
        StatusCode::PARTIAL_CONTENT,
        about,
        [(header::CONTENT_RANGE, told)],
        part,
    )
        .into_response()
}

async fn list(
    State(objects): State<Objects>,
    Query(query): Query<BTreeMap<String, String>>,
) -> String {
    let prefix = query.get("prefix").cloned().unwrap_or_default();
    let mut xml = "<ListBucketResult>".to_owned();
    for (key, bytes) in objects.lock().unwrap().iter() {
        if key.starts_with(&prefix) {
            write!(
                xml,
                "<Contents><Key>{key}</Key><Size>{}</Size><LastModified>2026-02-01T10:00:00Z</LastModified><ETag>1</ETag></Contents>",
                bytes.len()
            )
            .unwrap();
        }
    }
    xml + "</ListBucketResult>"
}

async fn delete(State(objects): State<Objects>, body: String) -> String {
    let mut xml = "<DeleteResult>".to_owned();
    for part in body.split("<Key>").skip(1) {
        let key = part.split("</Key>").next().unwrap();
        objects.lock().unwrap().remove(key);
        write!(xml, "<Deleted><Key>{key}</Key></Deleted>").unwrap();
    }
    xml + "</DeleteResult>"
}
