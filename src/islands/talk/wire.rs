//! The comments' way to the server, and what its replies say.

use reqwasm::http::Method;
use wasm_bindgen::JsValue;

use crate::{
    browser::{http::Reply, json},
    islands::{store::Store, visitor},
};

/// A comment, as far as it is shown. Empty texts stand for absent ones.
#[derive(Clone, Debug, Default)]
pub struct Comment {
    pub id: String,
    pub is_question: bool,
    pub product: String,
    pub answers_to: String,
    pub name: String,
    pub role: String,
    /// None once it was removed.
    pub text: Option<String>,
    pub state: String,
    pub created_at: String,
    pub edited_at: String,
    pub editable_until: String,
    pub likes: i64,
    pub liked: bool,
    pub mine: bool,
    pub answer_count: i64,
    pub answers: Vec<Comment>,
}

/// A page of comments.
pub struct Page {
    pub comments: Vec<Comment>,
    pub next: Option<String>,
    pub count: i64,
}

impl Comment {
    /// Reads one; unknown fields pass unread.
    pub fn read(value: &JsValue) -> Self {
        let author = json::field(value, "author");
        let is = |name| json::field(value, name).as_bool().unwrap_or_default();
        let text = |name| json::text(value, name).unwrap_or_default();
        Self {
            id: text("id"),
            is_question: text("kind") == "question",
            product: text("product"),
            answers_to: text("answers_to"),
            name: json::text(&author, "name").unwrap_or_default(),
            role: json::text(&author, "role").unwrap_or_default(),
            text: json::text(value, "text"),
            state: text("state"),
            created_at: text("created_at"),
            edited_at: text("edited_at"),
            editable_until: text("editable_until"),
            likes: json::integer(value, "likes").unwrap_or_default(),
            liked: is("liked"),
            mine: is("mine"),
            answer_count: json::integer(value, "answer_count").unwrap_or_default(),
            answers: json::list(value, "answers").iter().map(Self::read).collect(),
        }
    }
}

impl Page {
    /// Reads a page.
    pub fn read(value: &JsValue) -> Self {
        Self {
            comments: json::list(value, "comments").iter().map(Comment::read).collect(),
            next: json::text(value, "next"),
            count: json::integer(value, "count").unwrap_or_default(),
        }
    }
}

/// Asks the server. The error is the code of the refusal; empty when nobody answered.
pub async fn ask(store: Store, method: Method, url: &str, body: Option<&JsValue>) -> Result<Reply, String> {
    let reply = visitor::send(store, method, url, body).await.map_err(|_| String::new())?;
    if reply.is_ok() { Ok(reply) } else { Err(json::text(&reply.body, "code").unwrap_or_default()) }
}
