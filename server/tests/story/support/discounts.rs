//! A shop with discounts and taxes, written as its operator would write them.

use std::path::Path;

use spotlet_server::config::{Config, Layer};

use super::App;

/// The same shop with the `[[discount]]` and `[[tax]]` tables of this file.
pub async fn offering(app: App, tables: &str) -> App {
    let layer = Layer::parse(tables, Path::new("tables.toml")).unwrap();
    let Config {
        taxes, discounts, ..
    } = Config::from_layer(layer).unwrap();
    app.reconfigured(|config| Config {
        taxes,
        discounts,
        ..config
    })
    .await
}
