//! The finished site: one immutable folder named by its contents, the loader, and the manifest the server reads.
//!
//! ```text
//! target/site/manifest.json          what there is, with sizes
//! target/site/spotlet.js             the loader, under an address that never changes
//! target/site/a/{build}/core.js …    everything else
//! target/site/a/{studio}/studio/…    what only the studio loads, under a hash of its own
//! ```
//! Beside every file lie `.br` and `.gz`. The build's name is a hash over all contents, the loader included; the
//! loader carries that name in place of the word `__BUILD__`.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use super::{
    Toolbox,
    minify::{Language, minify},
    stamp, styles,
};
use crate::{
    compress, console,
    digest::{Digest, files_below},
    workspace::Workspace,
};

/// The loader's name, in the site and in its own address.
pub const LOADER: &str = "spotlet.js";

const LOADER_SOURCE: &str = "src/loader/spotlet.js";
/// Small scripts of our own pages, by the name they are served under.
const SCRIPTS: &[(&str, &str)] = &[
    ("checkout_start.js", "src/loader/checkout_start.js"),
    ("hanger.js", "src/loader/hanger.js"),
    ("studio/studio_start.js", "src/loader/studio_start.js"),
];
const PLACEHOLDER: &str = "__BUILD__";
/// The folder of what only the studio loads: a change there must not make a shopper load anything anew.
pub const STUDIO: &str = "studio";

/// What a built site consists of.
#[derive(Serialize, Deserialize)]
pub struct Manifest {
    /// The name of the folder below `a/`.
    pub build: String,
    /// Every file by the name that pages use.
    pub files: BTreeMap<String, File>,
}

impl Manifest {
    /// The manifest of the site that was built last.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let text = fs::read(workspace.site().join("manifest.json"))
            .context("cannot read the site's manifest")?;
        serde_json::from_slice(&text).context("cannot understand the site's manifest")
    }
}

/// One file of the site; sizes are in bytes.
#[derive(Serialize, Deserialize)]
pub struct File {
    /// Where it lies, relative to the site's folder.
    pub path: String,
    pub bytes: usize,
    pub brotli: usize,
    pub gzip: usize,
}

/// Puts the site together from the staged parts, the styles and the loader, if any of them has changed.
pub fn build(
    workspace: &Workspace,
    toolbox: &Toolbox,
    parts: &[impl AsRef<Path>],
) -> Result<Manifest> {
    let site = workspace.site();
    let inputs = input_hash(workspace, toolbox, parts)?;
    if !stamp::is_fresh(&site, &inputs) {
        let contents = contents(workspace, toolbox, parts)?;
        let loader = loader(workspace, toolbox)?;
        console::step("compress and write the site", || {
            stamp::refill(&site, &inputs, |fresh| {
                write(fresh, toolbox, contents, &loader)
            })
        })?;
    }
    Manifest::read(workspace)
}

fn input_hash(
    workspace: &Workspace,
    toolbox: &Toolbox,
    parts: &[impl AsRef<Path>],
) -> Result<String> {
    let mut digest = Digest::default();
    digest.add("toolbox", toolbox.identity().as_bytes());
    for part in parts {
        digest.add_path(part.as_ref(), "")?;
    }
    for input in ["src/loader", "styles", "xtask/src"] {
        digest.add_path(workspace.root(), input)?;
    }
    Ok(digest.short())
}

/// Everything that lies in the immutable folder, by name.
fn contents(
    workspace: &Workspace,
    toolbox: &Toolbox,
    parts: &[impl AsRef<Path>],
) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut contents = BTreeMap::new();
    let mut add = |name: String, bytes: Vec<u8>| match contents.insert(name.clone(), bytes) {
        Some(_) => bail!("two parts of the site are both called {name}"),
        None => Ok(()),
    };
    for part in parts {
        let part = part.as_ref();
        for file in files_below(part)?
            .into_iter()
            .filter(|file| !stamp::is_stamp(file))
        {
            let name = file.strip_prefix(part).unwrap_or(&file);
            let bytes =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            add(name.to_string_lossy().replace('\\', "/"), bytes)?;
        }
    }
    for bundle in styles::BUNDLES {
        let sheet = styles::build(workspace, toolbox, bundle)?;
        add(bundle.name.to_owned(), sheet.into_bytes())?;
    }
    for (name, source) in SCRIPTS {
        add(
            (*name).to_owned(),
            script(workspace, toolbox, source)?.into_bytes(),
        )?;
    }
    Ok(contents)
}

fn loader(workspace: &Workspace, toolbox: &Toolbox) -> Result<String> {
    let loader = script(workspace, toolbox, LOADER_SOURCE)?;
    ensure!(
        loader.contains(PLACEHOLDER),
        "{LOADER_SOURCE} does not contain {PLACEHOLDER}, so it cannot know which build to load"
    );
    Ok(loader)
}

fn script(workspace: &Workspace, toolbox: &Toolbox, path: &str) -> Result<String> {
    let source =
        fs::read_to_string(workspace.path(path)).with_context(|| format!("cannot read {path}"))?;
    minify(toolbox, Language::JavaScript, &source).with_context(|| format!("cannot minify {path}"))
}

fn write(
    site: &Path,
    toolbox: &Toolbox,
    contents: BTreeMap<String, Vec<u8>>,
    loader: &str,
) -> Result<()> {
    let (mut digest, mut studio) = (Digest::default(), Digest::default());
    for (name, bytes) in &contents {
        match is_studio(name) {
            true => studio.add(name, bytes),
            false => digest.add(name, bytes),
        }
    }
    digest.add(LOADER, loader.as_bytes());
    let (build, studio) = (digest.short(), studio.short());
    let loader = loader.replace(PLACEHOLDER, &build);

    let mut files = BTreeMap::new();
    for (name, bytes) in contents {
        let path = match is_studio(&name) {
            true => format!("a/{studio}/{name}"),
            false => format!("a/{build}/{name}"),
        };
        files.insert(name, write_file(site, toolbox, path, &bytes)?);
    }
    files.insert(
        LOADER.to_owned(),
        write_file(site, toolbox, LOADER.to_owned(), loader.as_bytes())?,
    );
    let manifest = serde_json::to_string_pretty(&Manifest { build, files })
        .context("cannot write the manifest")?;
    fs::write(site.join("manifest.json"), manifest + "\n").context("cannot write the manifest")
}

/// Whether only the studio loads a file, by its name in the manifest.
pub fn is_studio(name: &str) -> bool {
    name.strip_prefix(STUDIO)
        .is_some_and(|rest| rest.starts_with('/'))
}

fn write_file(site: &Path, toolbox: &Toolbox, path: String, bytes: &[u8]) -> Result<File> {
    let brotli = compress::brotli(bytes, if toolbox.fast { 5 } else { compress::BEST })?;
    let gzip = compress::gzip(bytes)?;
    for (ending, contents) in [("", bytes), (".br", &brotli), (".gz", &gzip)] {
        let target = site.join(format!("{path}{ending}"));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
        }
        fs::write(&target, contents)
            .with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(File {
        path,
        bytes: bytes.len(),
        brotli: brotli.len(),
        gzip: gzip.len(),
    })
}
