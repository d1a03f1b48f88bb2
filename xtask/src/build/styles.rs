//! Style sheets: each bundle is its parts in order, as one file.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use super::{
    Toolbox,
    minify::{Language, minify},
};
use crate::{console, digest::files_below, workspace::Workspace};

/// One served style sheet and the parts in `styles/` it is made of: a name is a file, or a folder of files.
pub struct Bundle {
    pub name: &'static str,
    parts: &'static [&'static str],
}

/// Every style sheet.
pub const BUNDLES: &[Bundle] = &[
    // What a shopper downloads with a post, inside its shadow root.
    Bundle {
        name: "post.css",
        parts: &[
            "tokens", "base", "post", "card", "bar", "list", "sheet", "themes",
        ],
    },
    // Comes with the chunk of the share sheet.
    Bundle {
        name: "share.css",
        parts: &["share"],
    },
    // Inside the same shadow root, once somebody opens the comments.
    Bundle {
        name: "comments.css",
        parts: &["comments"],
    },
    // Our own pages: a post's page, the bag, an order and its invoice.
    Bundle {
        name: "page.css",
        parts: &["tokens", "base", "page", "comments", "order", "invoice"],
    },
    Bundle {
        name: "hanger.css",
        parts: &["hanger"],
    },
    Bundle {
        name: "checkout.css",
        parts: &["tokens", "base", "page", "checkout"],
    },
    // The studio; no shopper loads it.
    Bundle {
        name: "studio/studio.css",
        parts: &["tokens", "base", "studio"],
    },
];

/// Puts one style sheet together.
pub fn build(workspace: &Workspace, toolbox: &Toolbox, bundle: &Bundle) -> Result<String> {
    let mut source = String::new();
    for part in bundle.parts {
        let files = part_files(workspace, part)?;
        if files.is_empty() {
            console::note(&format!(
                "styles/{part}.css does not exist; {} goes without it",
                bundle.name
            ));
        }
        for file in files {
            source += &fs::read_to_string(&file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            source.push('\n');
        }
    }
    minify(toolbox, Language::Css, &source)
        .with_context(|| format!("cannot minify {}", bundle.name))
}

fn part_files(workspace: &Workspace, part: &str) -> Result<Vec<PathBuf>> {
    let styles = workspace.path("styles");
    let mut files = files_below(&styles.join(format!("{part}.css")))?;
    files.extend(files_below(&styles.join(part))?);
    Ok(files)
}
