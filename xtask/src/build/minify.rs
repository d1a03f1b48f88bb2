//! esbuild, where there is one: makes scripts and style sheets smaller without bundling anything.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use super::Toolbox;

/// The oldest browsers served; newer syntax is rewritten for them.
const BROWSERS: &str = "chrome114,safari17,firefox125";

/// What kind of text is made smaller.
#[derive(Clone, Copy)]
pub enum Language {
    JavaScript,
    Css,
}

/// Makes a script smaller in place.
pub fn minify_file(toolbox: &Toolbox, file: &Path) -> Result<()> {
    let source =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let minified = minify(toolbox, Language::JavaScript, &source)
        .with_context(|| format!("cannot minify {}", file.display()))?;
    fs::write(file, minified).with_context(|| format!("cannot write {}", file.display()))
}

/// Returns the text made smaller, or as it is when there is no esbuild.
pub fn minify(toolbox: &Toolbox, language: Language, source: &str) -> Result<String> {
    let Some(esbuild) = &toolbox.esbuild else {
        return Ok(source.to_owned());
    };
    let loader = match language {
        Language::JavaScript => "--loader=js",
        Language::Css => "--loader=css",
    };
    let mut child = Command::new(esbuild)
        .args([
            "--minify",
            "--legal-comments=none",
            "--charset=utf8",
            "--log-level=warning",
            loader,
        ])
        .arg(format!("--target={BROWSERS}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start esbuild")?;
    if let Some(mut input) = child.stdin.take() {
        // esbuild reads everything before it writes, so this cannot wait for us to read.
        input
            .write_all(source.as_bytes())
            .context("cannot hand esbuild its input")?;
    }
    let output = child
        .wait_with_output()
        .context("cannot read from esbuild")?;
    if !output.status.success() {
        bail!("esbuild failed, its reason is above");
    }
    String::from_utf8(output.stdout).context("esbuild has written no UTF-8")
}
