//! The least of an HTTP client: to see whether an origin on this machine answers.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result, bail};

const TIMEOUT: Duration = Duration::from_secs(5);

/// Asks for a path and returns the body; an answer that is no success is an error.
pub fn get(origin: &str, path: &str) -> Result<Vec<u8>> {
    let authority = origin.trim_start_matches("http://");
    let address: SocketAddr = authority
        .parse()
        .with_context(|| format!("{origin} is no address"))?;
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)
        .with_context(|| format!("{origin} does not answer"))?;
    stream
        .set_read_timeout(Some(TIMEOUT))
        .context("cannot set a time limit")?;
    // Version 1.0: the answer comes in one piece and ends with the connection.
    let request = format!("GET {path} HTTP/1.0\r\nHost: {authority}\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .context("cannot send a request")?;
    let mut answer = Vec::new();
    stream
        .read_to_end(&mut answer)
        .context("cannot read an answer")?;
    let head_end = answer
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .context("the answer has no end of headers")?;
    let body = answer.split_off(head_end + 4);
    let head = String::from_utf8_lossy(&answer);
    let status = head.split(' ').nth(1).unwrap_or_default();
    if !status.starts_with('2') {
        bail!("{origin}{path} answers {status}");
    }
    Ok(body)
}
