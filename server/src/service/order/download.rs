//! Downloads: the files of what was bought, behind links that end.
//!
//! The files of a digital variant lie in `downloads/{variant}/` of the data folder, or in `downloads/{product}/` for all
//! of its variants. There are links once the shopper has agreed that the download begins. A link names the order, the line and its own end, and is signed; the order's page makes new ones.

use std::path::PathBuf;

use spotlet::domain::id::OrderId;
use spotlet::domain::{Order, PricedLine, Timestamp};
use url::form_urlencoded::byte_serialize;

use crate::config::Config;
use crate::service::Fault;
use crate::signer::Purpose;
use crate::state::AppState;

/// How long the links of an order's page are good.
pub const PAGE_HOURS: u32 = 24;
/// How long those of a mail are.
pub const MAIL_HOURS: u32 = 7 * 24;

/// A file that may be downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download<'a> {
    /// What it was bought as.
    pub line: &'a PricedLine,
    /// Its file name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The file with this name.
    File(PathBuf),
    /// It was good once; the order's page has a new one.
    Expired,
    /// Nothing, or nothing any more.
    Nothing,
}

/// The files of an order, in the order of its lines. None before the shopper has agreed, and none once it was cancelled or
/// withdrawn from.
#[must_use]
pub fn files<'a>(config: &Config, order: &'a Order) -> Vec<Download<'a>> {
    let life = &order.life;
    if life.cancelled.is_some() || life.download_agreed_at.is_none() {
        return Vec::new();
    }
    let digital = order.lines.iter().filter(|line| line.supply.is_digital);
    digital.flat_map(|line| of_line(config, line)).collect()
}

/// A few names of one folder: read on the spot, like every other part of the page.
fn of_line<'a>(config: &Config, line: &'a PricedLine) -> Vec<Download<'a>> {
    let folders = [line.variant.as_str(), line.product.as_str()];
    let folders = folders.map(|name| config.downloads_dir().join(name));
    let Some(entries) = folders.iter().find_map(|path| std::fs::read_dir(path).ok()) else {
        tracing::warn!(variant = %line.variant, "a digital variant has no folder with files");
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let path = entry.path();
            (!name.starts_with('.')).then_some(Download { line, name, path })
        })
        .collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

/// The address of a file, good for so many hours.
#[must_use]
pub fn link(state: &AppState, order: &Order, file: &Download<'_>, hours: u32) -> String {
    let end = state.clock.now().plus_ms(i64::from(hours) * 3_600_000);
    let what = claim(&order.id, file.line, end);
    let signature = state.signer.sign(Purpose::Download, &what);
    let name = encoded(&file.name);
    format!(
        "{}/download/{what}.{signature}/{name}",
        state.config.public_url
    )
}

/// What a token and a file name open.
///
/// # Errors
/// When the database fails.
pub async fn open(state: &AppState, token: &str, name: &str) -> Result<Opened, Fault> {
    let Some((what, signature)) = token.rsplit_once('.') else {
        return Ok(Opened::Nothing);
    };
    if !state.signer.has_signed(Purpose::Download, what, signature) {
        return Ok(Opened::Nothing);
    }
    let mut parts = what.split('.');
    let (Some(id), Some(line), Some(end)) = (parts.next(), parts.next(), parts.next()) else {
        return Ok(Opened::Nothing);
    };
    let end = end.parse().map_or(i64::MIN, |end: i64| end);
    if state.clock.now().as_unix_ms() > end {
        return Ok(Opened::Expired);
    }
    let Ok(id) = OrderId::new(id) else {
        return Ok(Opened::Nothing);
    };
    let order = super::get(state, &id).await?;
    let files = files(&state.config, &order);
    let found = files
        .into_iter()
        .find(|file| file.line.id.as_str() == line && file.name == name);
    Ok(found.map_or(Opened::Nothing, |file| Opened::File(file.path)))
}

/// A file name as addresses and headers hold it: in UTF-8, everything but letters and digits escaped.
#[must_use]
pub fn encoded(name: &str) -> String {
    let form: String = byte_serialize(name.as_bytes()).collect();
    form.replace('+', "%20")
}

fn claim(order: &OrderId, line: &PricedLine, end: Timestamp) -> String {
    format!("{order}.{}.{}", line.id, end.as_unix_ms())
}
