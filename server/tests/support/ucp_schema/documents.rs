//! The files of `../shared/ucp` and our own extension, with UCP's own annotations turned into keywords that every validator understands.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// Where the files live on the web. Each is known by its path below this address; its own `$id` is dropped, because that of the
/// discovery profile does not fit the references inside it.
pub const BASE: &str = "https://ucp.dev/";

/// Which way a payload travels; the same schema demands and forbids different fields each way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// From the business.
    Response,
    /// To the business, for `create`, `update` or `complete`.
    Request(&'static str),
}

/// Every schema by its path (`schemas/shopping/cart.json`), for one direction.
pub fn documents(direction: Direction) -> BTreeMap<String, Value> {
    let root = folder();
    let mut documents = BTreeMap::new();
    for part in ["schemas", "discovery"] {
        read(&root, &root.join(part), &mut documents);
    }
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    read(&ours, &ours, &mut documents);
    for document in documents.values_mut() {
        apply(direction, document);
    }
    documents
}

/// `SPOTLET_UCP_SCHEMAS`, else `shared/ucp` beside the repository.
fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/ucp");
    let folder = std::env::var_os("SPOTLET_UCP_SCHEMAS").map_or_else(beside, PathBuf::from);
    folder.canonicalize().unwrap_or_else(|_| {
        panic!(
            "no UCP schemas in {}; name their folder in SPOTLET_UCP_SCHEMAS",
            folder.display()
        )
    })
}

fn read(root: &Path, folder: &Path, documents: &mut BTreeMap<String, Value>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, documents);
            continue;
        }
        let mut document: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        document.as_object_mut().unwrap().remove("$id");
        let name = path
            .strip_prefix(root)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        documents.insert(name, document);
    }
}

/// Rewrites `properties` and `required` of every object in the document as its annotations say.
fn apply(direction: Direction, schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| apply(direction, item)),
        Value::Object(object) => {
            if object.get("properties").is_some_and(Value::is_object) {
                apply_to_properties(direction, object);
            }
            object
                .values_mut()
                .for_each(|value| apply(direction, value));
        }
        _ => {}
    }
}

fn apply_to_properties(direction: Direction, object: &mut Map<String, Value>) {
    let mut required: Vec<Value> = object
        .get("required")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for (name, property) in object["properties"].as_object_mut().unwrap() {
        let Some(rule) = rule(direction, property) else {
            continue;
        };
        required.retain(|kept| kept != name);
        match rule.as_str() {
            "omit" => *property = Value::Bool(false),
            "required" => required.push(name.clone().into()),
            "optional" => {}
            other => panic!("unknown annotation {other:?} on {name}"),
        }
    }
    object.insert("required".into(), required.into());
}

/// `omit`, `required` or `optional`, when the property says something about this direction.
fn rule(direction: Direction, property: &Value) -> Option<String> {
    let annotation = match direction {
        Direction::Response => property.get("ucp_response")?,
        Direction::Request(_) => property.get("ucp_request")?,
    };
    match (annotation, direction) {
        (Value::String(rule), _) => Some(rule.clone()),
        (by_operation, Direction::Request(operation)) => {
            by_operation.get(operation)?.as_str().map(Into::into)
        }
        _ => None,
    }
}
