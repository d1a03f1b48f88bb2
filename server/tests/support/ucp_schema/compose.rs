//! One schema from a base schema and the extensions that are active, as `overview.md`, "Schema Resolution Convention", tells.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::Payload;
use super::documents::{BASE, Direction, documents};

/// What the prose demands, by payload.
static PROSE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("prose.json")).unwrap());

/// A schema that adds fields to a payload.
struct Extension {
    /// Capability that switches it on.
    capability: String,
    /// Address of the extended schema.
    reference: String,
    /// Fields it adds at the top.
    adds: BTreeSet<String>,
}

/// The base, every active extension, the prose; fields of inactive extensions are forbidden.
pub fn compose(
    payload: Payload,
    direction: Direction,
    active: &BTreeSet<String>,
    documents: &BTreeMap<String, Value>,
) -> Value {
    let (base, capability) = payload.root();
    let mut parts = vec![json!({ "$ref": format!("{BASE}{base}") })];
    if direction == Direction::Response {
        parts.extend(PROSE.get("every").cloned());
        parts.extend(PROSE.get(format!("{payload:?}").to_lowercase()).cloned());
    }
    let mut forbidden = Map::new();
    for extension in capability
        .iter()
        .flat_map(|root| extensions(root, &documents[base], documents))
    {
        if active.contains(&extension.capability) {
            parts.push(json!({ "$ref": extension.reference }));
        } else {
            forbidden.extend(
                extension
                    .adds
                    .into_iter()
                    .map(|field| (field, Value::Bool(false))),
            );
        }
    }
    parts.push(json!({ "properties": forbidden }));
    json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "allOf": parts })
}

/// A sentence for each capability that no published schema is named after.
pub fn unknown(capabilities: &BTreeSet<String>) -> Vec<String> {
    static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        documents(Direction::Response)
            .values()
            .filter_map(|document| Some(document.get("name")?.as_str()?.to_owned()))
            .collect()
    });
    capabilities
        .difference(&KNOWN)
        .map(|name| format!("/ucp/capabilities: no schema is named {name}"))
        .collect()
}

fn extensions(root: &str, base: &Value, documents: &BTreeMap<String, Value>) -> Vec<Extension> {
    // `cart.json` came before the convention and writes its extension of the checkout under a short name.
    let short = root.rsplit('.').next().unwrap_or(root);
    let mut extensions = Vec::new();
    for (path, document) in documents {
        let (Some(name), Some(definitions)) = (
            document.get("name").and_then(Value::as_str),
            document.get("$defs"),
        ) else {
            continue;
        };
        let Some(key) = [root, short]
            .into_iter()
            .find(|key| definitions.get(key).is_some())
        else {
            continue;
        };
        let adds = definitions[key]["allOf"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|part| part["properties"].as_object());
        extensions.push(Extension {
            capability: name.to_owned(),
            reference: format!("{BASE}{path}#/$defs/{key}"),
            adds: adds
                .flat_map(Map::keys)
                .filter(|field| base["properties"].get(field).is_none())
                .cloned()
                .collect(),
        });
    }
    extensions
}
