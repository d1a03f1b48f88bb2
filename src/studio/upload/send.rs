//! A file's way to the server: room for it, its parts, the word that it is whole. After a lost connection the server is asked how
//! far it came, and it goes on there.

use reqwasm::http::{Request, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use web_sys::File;

use crate::browser::time::sleep;

/// Small enough to show how it goes, large enough not to ask all the time.
const PART_BYTES: f64 = 1_048_576.0;
/// How long to wait before asking again, in milliseconds; the last one over and over.
const WAITS_MS: [i32; 5] = [500, 1_000, 2_000, 4_000, 8_000];

/// A medium, as far as the page shows it.
#[derive(Clone, Debug, Deserialize)]
pub struct Medium {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub thumbnail: Option<String>,
    pub url: String,
}

/// What is told on the way.
pub enum Step {
    /// So many bytes are there.
    Sent(f64),
    /// Nobody answers; it is tried again.
    Offline,
    /// Everything is there.
    Looking,
}

/// Why a file is not taken.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The server's code; `unauthorized` where the session is over.
    pub code: String,
    /// Whether the same again may be taken.
    pub may_retry: bool,
}

enum Reply {
    Told(Response),
    Nobody,
    No(Refusal, Option<f64>),
}

/// Sends a file until it is a medium or is refused; the caller says what of the medium it reads. `stopped` ends it.
pub async fn send<M: DeserializeOwned>(
    file: &File,
    poster_of: Option<&str>,
    tell: impl Fn(Step),
    stopped: impl Fn() -> bool,
) -> Result<Option<M>, Refusal> {
    let mut misses = 0;
    let mut upload: Option<String> = None;
    let mut offset = 0.0;
    while !stopped() {
        let reply = match &upload {
            None => begin(file, poster_of).await,
            Some(url) if offset < file.size() => part(url, file, offset).await,
            Some(url) => {
                tell(Step::Looking);
                ask(Request::post(&format!("{url}/finish")).build()).await
            }
        };
        match (reply, &upload) {
            (Reply::Told(reply), None) => upload = location(&reply),
            (Reply::Told(reply), Some(_)) if offset < file.size() => {
                offset = told_offset(&reply).unwrap_or(file.size());
                tell(Step::Sent(offset));
            }
            (Reply::Told(reply), Some(_)) => return medium(reply).await.map(Some),
            // It came further than we heard of.
            (Reply::No(_, Some(told)), _) => offset = told,
            (Reply::No(refusal, None), _) if refusal.code == "not_found" && upload.is_some() => {
                (upload, offset) = (None, 0.0);
            }
            (Reply::No(refusal, None), _) => return Err(refusal),
            (Reply::Nobody, _) => {
                tell(Step::Offline);
                sleep(WAITS_MS.get(misses).or(WAITS_MS.last()).copied().unwrap_or_default()).await;
                misses += 1;
                if let Some(url) = &upload {
                    offset = come_so_far(url).await.unwrap_or(offset);
                }
                continue;
            }
        }
        misses = 0;
    }
    if let Some(url) = &upload {
        // The server forgets it in a day by itself.
        let _ = Request::delete(url).send().await;
    }
    Ok(None)
}

async fn begin(file: &File, poster_of: Option<&str>) -> Reply {
    let wanted = json!({
        "name": file.name(), "bytes": file.size() as u64, "type": file.type_(), "poster_of": poster_of,
    });
    ask(Request::post("/api/studio/media").json(&wanted)).await
}

async fn part(url: &str, file: &File, offset: f64) -> Reply {
    let Ok(bytes) = file.slice_with_f64_and_f64(offset, (offset + PART_BYTES).min(file.size())) else {
        return Reply::Nobody;
    };
    let request = Request::patch(url)
        .header("Upload-Offset", &format!("{}", offset as u64))
        .header("Content-Type", "application/offset+octet-stream")
        .body(bytes);
    ask(request).await
}

async fn come_so_far(url: &str) -> Option<f64> {
    let head = Request::get(url).method(reqwasm::http::Method::HEAD);
    let reply = head.send().await.ok().filter(Response::ok)?;
    told_offset(&reply)
}

async fn ask(request: Result<Request, reqwasm::Error>) -> Reply {
    let Ok(request) = request else {
        return Reply::Nobody;
    };
    let Ok(reply) = request.send().await else {
        return Reply::Nobody;
    };
    if reply.ok() {
        return Reply::Told(reply);
    }
    let told = told_offset(&reply);
    if matches!(reply.status(), 502..=504) {
        return Reply::Nobody;
    }
    let status = reply.status();
    let problem: Value = reply.json().await.unwrap_or_default();
    let code = problem.get("code").and_then(Value::as_str).unwrap_or_default();
    let refusal = Refusal {
        code: code.to_owned(),
        may_retry: status == 401 || status == 429 || status >= 500,
    };
    Reply::No(refusal, told)
}

fn location(reply: &Response) -> Option<String> {
    reply.headers().get("location")
}

fn told_offset(reply: &Response) -> Option<f64> {
    reply.headers().get("upload-offset")?.parse().ok()
}

async fn medium<M: DeserializeOwned>(reply: Response) -> Result<M, Refusal> {
    reply.json().await.map_err(|_| Refusal {
        code: String::new(),
        may_retry: true,
    })
}
