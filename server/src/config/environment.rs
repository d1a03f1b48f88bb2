//! `SPOTLET_*` variables as a layer of configuration.

use std::collections::BTreeSet;
use std::ffi::OsString;

use toml::{Table, Value};

use super::error::ConfigError;
use super::key::{KEYS, Key, Kind, nearest};
use super::layer::Layer;

/// Reads the variables that start with `SPOTLET_`: the layer, and the keys that it sets.
pub(super) fn read(
    variables: impl Iterator<Item = (OsString, OsString)>,
) -> Result<(Layer, BTreeSet<&'static str>), ConfigError> {
    let mut table = Table::new();
    let mut set = BTreeSet::new();
    for (name, value) in variables {
        let (Some(name), Some(value)) = (name.to_str(), value.to_str()) else {
            continue;
        };
        if !name.starts_with("SPOTLET_") {
            continue;
        }
        let key = find(name)?;
        insert(&mut table, key.path, typed(key, value)?);
        set.insert(key.path);
    }
    // The table was built from KEYS, so only a type could differ, and `typed` saw to that.
    let layer = table.try_into().map_err(|error: toml::de::Error| {
        ConfigError::invalid(
            "environment",
            error.message(),
            "values of the documented types",
        )
    })?;
    Ok((layer, set))
}

fn find(name: &str) -> Result<&'static Key, ConfigError> {
    KEYS.iter()
        .find(|key| key.variable() == name)
        .ok_or_else(|| {
            let variables: Vec<String> = KEYS.iter().map(Key::variable).collect();
            ConfigError::UnknownVariable {
                name: name.to_owned(),
                suggestion: nearest(name, variables.iter().map(String::as_str)).map(str::to_owned),
            }
        })
}

fn typed(key: &Key, text: &str) -> Result<Value, ConfigError> {
    match key.kind {
        Kind::Text => Ok(Value::String(text.to_owned())),
        Kind::Flag => match text {
            "true" | "1" => Ok(Value::Boolean(true)),
            "false" | "0" => Ok(Value::Boolean(false)),
            other => Err(ConfigError::invalid(
                &key.variable(),
                other,
                "true or false",
            )),
        },
        Kind::Number => text
            .parse::<u32>()
            .map(|number| Value::Integer(number.into()))
            .map_err(|_| ConfigError::invalid(&key.variable(), text, "a whole number")),
        Kind::Tables => Err(ConfigError::invalid(
            &key.variable(),
            "set",
            "left to the configuration file, which holds its tables",
        )),
        Kind::List => Ok(Value::Array(
            text.split([',', ' '])
                .filter(|item| !item.is_empty())
                .map(|item| Value::String(item.to_owned()))
                .collect(),
        )),
    }
}

fn insert(table: &mut Table, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            table.insert(path.to_owned(), value);
        }
        Some((outer, inner)) => {
            let entry = table
                .entry(outer)
                .or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inside) = entry {
                inside.insert(inner.to_owned(), value);
            }
        }
    }
}
