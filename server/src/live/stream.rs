//! One open stream, as the body of a reply.

use std::convert::Infallible;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::Bytes;
use http_body::{Body, Frame};
use tokio::sync::mpsc;

use super::hub::Hub;

/// Where a returning stream was: the id of the last message it saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resume {
    pub(super) epoch: String,
    pub(super) seq: u64,
}

/// The text is no id of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoResume;

impl FromStr for Resume {
    type Err = NoResume;

    fn from_str(text: &str) -> Result<Self, NoResume> {
        let (epoch, seq) = text.rsplit_once('.').ok_or(NoResume)?;
        Ok(Self {
            epoch: epoch.to_owned(),
            seq: seq.parse().map_err(|_| NoResume)?,
        })
    }
}

/// Messages as they come. Dropping it closes the stream's account.
#[derive(Debug)]
pub struct Subscription {
    first: Option<Bytes>,
    from: mpsc::Receiver<Bytes>,
    id: u64,
    hub: Arc<Hub>,
}

impl Subscription {
    pub(super) fn new(first: Bytes, from: mpsc::Receiver<Bytes>, id: u64, hub: Arc<Hub>) -> Self {
        Self {
            first: Some(first),
            from,
            id,
            hub,
        }
    }
}

impl Body for Subscription {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        self.from
            .poll_recv(cx)
            .map(|message| message.map(|bytes| Ok(Frame::data(bytes))))
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.hub.leave(self.id);
    }
}
