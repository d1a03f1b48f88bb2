//! What can be wrong with a configuration, in words an operator can act on.

use std::path::PathBuf;

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not TOML, has an unknown key, or a value of another type.
    #[error("{}: {message}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The parser's sentence, with line and column.
        message: String,
    },
    /// A `SPOTLET_*` variable that no key has.
    #[error("the environment variable {name} belongs to no key{}", did_you_mean(suggestion.as_deref()))]
    UnknownVariable {
        /// The variable.
        name: String,
        /// The closest one that exists.
        suggestion: Option<String>,
    },
    /// A key of the file that does not exist.
    #[error("{}: there is no key `{key}`{}", path.display(), did_you_mean(suggestion.as_deref()))]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The key as written.
        key: String,
        /// The closest one that exists.
        suggestion: Option<String>,
    },
    /// A discount that contradicts itself.
    #[error("the discount `{id}`: {source}")]
    Discount {
        /// Which one.
        id: String,
        /// What is wrong with it.
        source: spotlet::domain::discount::DiscountError,
    },
    /// Stored settings that are no document of their section.
    #[error("the stored settings `{section}`: {message}")]
    Stored {
        /// Which section.
        section: &'static str,
        /// The parser's sentence.
        message: String,
    },
    /// A value that its key cannot take.
    #[error("`{key}` is `{value}`, but must be {expected}")]
    Invalid {
        /// Path of the key.
        key: String,
        /// What was given.
        value: String,
        /// What would do.
        expected: &'static str,
    },
}

impl ConfigError {
    pub(super) fn invalid(key: &str, value: &str, expected: &'static str) -> Self {
        Self::Invalid {
            key: key.to_owned(),
            value: value.to_owned(),
            expected,
        }
    }
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |name| format!("; did you mean {name}?"))
}
