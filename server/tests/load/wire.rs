//! One connection, one request after the other: no more HTTP than these tests need.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

pub struct Wire(BufReader<TcpStream>);

pub struct Reply {
    pub status: u16,
    pub body: String,
}

impl Wire {
    pub async fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::with_capacity(1024, stream)))
    }

    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Result<Reply> {
        self.ask(method, path, headers).await?;
        let (status, length) = self.head().await?;
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        Ok(Reply {
            status,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    /// Likes the shop's one post, as a new visitor for each key; the status of the answer.
    pub async fn like(&mut self, key: &str) -> Result<u16> {
        let path = "/api/posts/autumn-living-room/like";
        let reply = self.send("PUT", path, &[("idempotency-key", key)]).await?;
        Ok(reply.status)
    }

    /// Begins a reply that does not end, and reads on until a line of it satisfies.
    pub async fn open_stream(&mut self, path: &str) -> Result<u16> {
        self.ask("GET", path, &[]).await?;
        Ok(self.head().await?.0)
    }

    pub async fn read_until(&mut self, is_it: impl Fn(&str) -> bool) -> Result<()> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.0.read_line(&mut line).await? == 0 {
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
            if is_it(line.trim_end()) {
                return Ok(());
            }
        }
    }

    async fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) -> Result<()> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("content-length: 0\r\n\r\n");
        self.0.write_all(head.as_bytes()).await
    }

    async fn head(&mut self) -> Result<(u16, usize)> {
        let (mut status, mut length) = (0, 0);
        let mut line = String::new();
        loop {
            line.clear();
            if self.0.read_line(&mut line).await? == 0 {
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
            let text = line.trim_end();
            if text.is_empty() {
                return Ok((status, length));
            }
            if let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
                status = rest[..3].parse().unwrap();
            } else if let Some(value) = text.strip_prefix("content-length: ") {
                length = value.parse().unwrap();
            }
        }
    }
}
