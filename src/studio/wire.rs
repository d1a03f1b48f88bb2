//! Requests to `/api/studio`: JSON with types, from a page of our own, with the session's cookie.

use reqwasm::http::{Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::api::PostJson;
use crate::api::draft::{Conflict, Saved};

/// Why something was not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// Nobody answered.
    Offline,
    /// The session is over.
    SignedOut,
    /// The server says no; in its words.
    Refused(String),
    /// Somebody else saved in between.
    Conflict(Box<Conflict>),
}

/// Reads something.
pub async fn get<T: DeserializeOwned>(url: &str) -> Result<T, Failure> {
    read(Request::get(url).send().await).await
}

/// Sends JSON and reads JSON.
pub async fn post<T: DeserializeOwned>(url: &str, body: &impl Serialize) -> Result<T, Failure> {
    let request = Request::post(url).json(body).map_err(|_| Failure::Offline)?;
    read(request.send().await).await
}

/// Saves a post that began from `version`; the version it has now.
pub async fn save(post: &PostJson, version: i64) -> Result<i64, Failure> {
    let url = format!("/api/studio/posts/{}", post.id);
    let request = Request::put(&url).header("If-Match", &format!("\"{version}\""));
    let request = request.json(post).map_err(|_| Failure::Offline)?;
    match read::<Saved>(request.send().await).await {
        Ok(saved) => Ok(saved.version),
        // Our own save, whose reply got lost on the way.
        Err(Failure::Conflict(conflict)) if conflict.theirs.post == *post => Ok(conflict.theirs.version),
        Err(failure) => Err(failure),
    }
}

async fn read<T: DeserializeOwned>(reply: Result<Response, reqwasm::Error>) -> Result<T, Failure> {
    let reply = reply.map_err(|_| Failure::Offline)?;
    if !reply.ok() {
        return Err(refusal(reply).await);
    }
    let text = reply.text().await.map_err(|_| Failure::Offline)?;
    serde_json::from_str(&text).map_err(|error| Failure::Refused(error.to_string()))
}

async fn refusal(reply: Response) -> Failure {
    let status = reply.status();
    let text = reply.text().await.unwrap_or_default();
    match status {
        401 => Failure::SignedOut,
        409 => match serde_json::from_str(&text) {
            Ok(conflict) => Failure::Conflict(conflict),
            Err(_) => Failure::Refused(detail(&text)),
        },
        502..=504 => Failure::Offline,
        _ => Failure::Refused(detail(&text)),
    }
}

/// What a problem document says to people.
fn detail(text: &str) -> String {
    let problem: Value = serde_json::from_str(text).unwrap_or_default();
    ["detail", "title"].into_iter().find_map(|key| problem.get(key)?.as_str().map(str::to_owned)).unwrap_or_default()
}
