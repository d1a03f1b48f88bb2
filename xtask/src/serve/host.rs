//! The blog: an origin of static files that knows nothing of the shop, as a merchant's own site would be.
//!
//! It speaks just enough HTTP for a browser on the same machine. It serves what lies in the repository for readers
//! of the demo and nothing else.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::Arc,
    thread,
    time::Duration,
};

use anyhow::{Context, Result};

use super::{
    files::{Found, find},
    http,
};
use crate::workspace::Workspace;

/// What pages in the repository write for the server's origin, so that they also work when opened by hand.
const WRITTEN_ORIGIN: &str = "http://127.0.0.1:8080";

const INCLUDE: &str = "<!--#include virtual=\"";
const INCLUDE_END: &str = "\" -->";

/// Browsers open connections ahead of need; an unused one is given up after this time.
const TIMEOUT: Duration = Duration::from_secs(10);

struct Site {
    root: PathBuf,
    server_origin: String,
}

/// Answers requests on the listener until this tool ends.
pub fn start(workspace: &Workspace, listener: TcpListener, server_origin: &str) -> Result<()> {
    let site = Arc::new(Site {
        root: workspace.root().to_path_buf(),
        server_origin: server_origin.to_owned(),
    });
    thread::Builder::new()
        .name("blog".into())
        .spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                // A connection that breaks off concerns only the browser that broke it off.
                thread::spawn(move || drop(answer(&site, stream)));
            }
        })
        .context("cannot start the blog")?;
    Ok(())
}

fn answer(site: &Site, mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(TIMEOUT))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    // The headers are of no interest, but a browser takes an answer before their end for an error.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_ascii_whitespace();
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or("/"),
    );
    let (status, content_type, body) = if matches!(method, "GET" | "HEAD") {
        respond(site, target)
    } else {
        (
            "405 Method Not Allowed",
            "text/plain",
            b"only GET and HEAD\n".to_vec(),
        )
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

fn respond(site: &Site, target: &str) -> (&'static str, &'static str, Vec<u8>) {
    match find(&site.root, target) {
        Some(Found {
            content_type,
            contents,
        }) if content_type.starts_with("text/html") => {
            let page =
                String::from_utf8_lossy(&contents).replace(WRITTEN_ORIGIN, &site.server_origin);
            (
                "200 OK",
                content_type,
                include(&page, &site.server_origin).into_bytes(),
            )
        }
        Some(found) => ("200 OK", found.content_type, found.contents),
        None => (
            "404 Not Found",
            "text/plain; charset=utf-8",
            b"there is no such page\n".to_vec(),
        ),
    }
}

/// Replaces `<!--#include virtual="address" -->` by what the server answers there, as a blog's own server would that
/// holds a post's content ready for readers without JavaScript. An include that fails leaves the page without it.
fn include(page: &str, server_origin: &str) -> String {
    let mut parts = page.split(INCLUDE);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (address, rest) = part.split_once(INCLUDE_END).unwrap_or((part, ""));
        let fragment = address
            .strip_prefix(server_origin)
            .and_then(|path| http::get(server_origin, path).ok());
        match fragment {
            Some(fragment) => whole += &String::from_utf8_lossy(&fragment),
            None => eprintln!("the blog could not include {address}"),
        }
        whole += rest;
    }
    whole
}
