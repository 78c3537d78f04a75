//! Everything that browsers fetch, as files below `target/site`, which the server embeds.
//!
//! * `pkg/`: names with a hash of the content, to be cached for ever, and `manifest.json`, by which
//!   the server finds them.
//! * `public/`: the files of `public/`, under their own names.
//!
//! Each file that gets smaller by it has a brotli sibling.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    cache::{Cache, hash},
    compress, toolchain, wasm,
    workspace::Workspace,
};

/// In the folder that the server embeds: logical names (`frontend.js`) to hashed ones.
pub(crate) const MANIFEST: &str = "pkg/manifest.json";

/// Whether a build has left a site here.
pub(crate) fn is_there(workspace: &Workspace) -> bool {
    workspace.site().join(MANIFEST).is_file()
}

/// Builds the WASM modules and brings `target/site` up to date.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let began = Instant::now();
    let _lock = workspace.lock()?;
    toolchain::ensure_wasm_target(workspace)?;

    let cache = Cache::open(workspace.cache())?;
    let mut site = Site::default();
    // What fails at once comes before what takes a minute.
    site.add_styles(&workspace.styles())?;
    site.add_public(&workspace.public())?;
    let start = fs::read(workspace.start_script()).context("the start script is missing")?;
    site.add_hashed("start", "js", start);
    let outbox = fs::read_to_string(workspace.outbox_script()).context("outbox.js is missing")?;
    let unsent = fs::read_to_string(workspace.unsent_script()).context("unsent.js is missing")?;
    site.add_hashed("unsent", "js", [&*outbox, &unsent].concat().into_bytes());
    let waiting =
        fs::read(workspace.sign_in_code_script()).context("sign_in_code.js is missing")?;
    site.add_hashed("sign-in-code", "js", waiting);
    let camera = fs::read(workspace.camera_script()).context("camera.js is missing")?;
    site.add_hashed("camera", "js", camera);
    let script = read_worker_script(&workspace.worker_script())?;

    let packages = ["frontend", "frontend-staff", "worker", "goods"];
    let [citizen, staff, worker, goods] = wasm::build(workspace, packages, &cache)?;
    for (face, module) in [("citizen", citizen), ("staff", staff)] {
        site.add_hashed(&format!("frontend-{face}"), "js", module.js);
        site.add_hashed(&format!("frontend-{face}"), "wasm", module.wasm);
    }
    let twin = worker_simd(workspace, &cache)?;
    ensure!(worker.js == twin.js, "one script cannot load both workers");
    let js = site.add_hashed("worker", "js", worker.js);
    let wasm = site.add_hashed("worker", "wasm", worker.wasm);
    let simd = site.add_hashed("worker-simd", "wasm", twin.wasm);
    let goods_js = site.add_hashed("goods", "js", goods.js);
    let goods_wasm = site.add_hashed("goods", "wasm", goods.wasm);
    let script = script
        .replace(GOODS_JS, &goods_js)
        .replace(GOODS_WASM, &goods_wasm)
        .replace(WORKER_JS, &js)
        .replace(WORKER_WASM, &wasm)
        .replace(WORKER_SIMD_WASM, &simd);
    // Also the service worker begins with it; see there.
    site.add_hashed("scan-worker", "js", [outbox, script].concat().into_bytes());

    site.add_manifest()?;
    site.files
        .append(&mut compress::siblings(&site.files, &cache)?);
    let changed = sync(&workspace.site(), &site.files, &cache)?;
    cache.prune()?;
    println!(
        "site: {changed} of {} files changed, {:.1?}",
        site.files.len(),
        began.elapsed()
    );
    Ok(())
}

/// The worker with vector instructions. It has a call of its own: in one call with its twin, both
/// would have them. The others are named again, and built already, so that all that it stands on
/// keeps its features.
pub(crate) fn worker_simd(workspace: &Workspace, cache: &Cache) -> Result<wasm::Module> {
    let [_, _, twin] = wasm::build(workspace, ["frontend", "goods", "worker-simd"], cache)?;
    Ok(twin)
}

/// The worker's start script names the modules it loads, and so is hashed after them.
const WORKER_JS: &str = "__WORKER_JS__";
const WORKER_WASM: &str = "__WORKER_WASM__";
const WORKER_SIMD_WASM: &str = "__WORKER_SIMD_WASM__";
const GOODS_JS: &str = "__GOODS_JS__";
const GOODS_WASM: &str = "__GOODS_WASM__";

fn read_worker_script(path: &Path) -> Result<String> {
    let script = fs::read_to_string(path).with_context(|| {
        format!(
            "the start script of the worker is missing: {}",
            path.display()
        )
    })?;
    for placeholder in [
        WORKER_JS,
        WORKER_WASM,
        WORKER_SIMD_WASM,
        GOODS_JS,
        GOODS_WASM,
    ] {
        ensure!(
            script.contains(placeholder),
            "{} does not use {placeholder}, the hashed name of what it must load",
            path.display()
        );
    }
    Ok(script)
}

/// Contents by their path below `target/site`.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The site as it is to be.
#[derive(Default)]
struct Site {
    files: Files,
    manifest: BTreeMap<String, String>,
}

impl Site {
    /// Adds `bytes` under a name with their hash, and returns that name.
    fn add_hashed(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
        let name = format!("{stem}.{}.{extension}", hash(&bytes));
        self.manifest
            .insert(format!("{stem}.{extension}"), name.clone());
        self.files.insert(format!("pkg/{name}"), bytes);
        name
    }

    /// One stylesheet of all, in the order of their names.
    fn add_styles(&mut self, folder: &Path) -> Result<()> {
        let mut sheet = String::new();
        for path in files_below(folder)? {
            if path.extension().is_some_and(|extension| extension == "css") {
                sheet += &fs::read_to_string(&path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                sheet += "\n";
            }
        }
        ensure!(
            !sheet.trim().is_empty(),
            "there is no stylesheet in {}",
            folder.display()
        );
        self.add_hashed("style", "css", sheet.into_bytes());
        Ok(())
    }

    fn add_public(&mut self, folder: &Path) -> Result<()> {
        let paths = files_below(folder)?;
        ensure!(
            !paths.is_empty(),
            "there is nothing in {}",
            folder.display()
        );
        for path in paths {
            let name = url_path(path.strip_prefix(folder).unwrap_or(&path))?;
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            self.files.insert(format!("public/{name}"), bytes);
        }
        Ok(())
    }

    fn add_manifest(&mut self) -> Result<()> {
        let json = serde_json::to_vec_pretty(&self.manifest)?;
        self.files.insert(MANIFEST.to_owned(), json);
        Ok(())
    }
}

/// Makes `folder` hold `files` and nothing else, and returns how many files that touched.
///
/// A file that is right already is left alone: the server is built again whenever one is newer
/// than it.
fn sync(folder: &Path, files: &Files, cache: &Cache) -> Result<usize> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut changed = 0;
    for path in files_below(folder)? {
        let name = url_path(path.strip_prefix(folder).unwrap_or(&path))?;
        if !files.contains_key(&name) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            changed += 1;
        }
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|present| present == *bytes) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .with_context(|| format!("cannot create {}", parent.display()))?;
        }
        cache.write(&path, bytes)?;
        changed += 1;
    }
    Ok(changed)
}

/// All files below `folder`, sorted, without hidden ones (editors and file managers leave them).
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            files.append(&mut files_below(&entry.path())?);
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// A relative path as it stands in a URL: with slashes, wherever this runs.
fn url_path(path: &Path) -> Result<String> {
    let parts: Option<Vec<_>> = path.iter().map(|part| part.to_str()).collect();
    match parts {
        Some(parts) => Ok(parts.join("/")),
        None => bail!("{} cannot stand in a URL", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn sync_writes_what_changed_and_removes_what_is_stale() {
        let root = folder("sync");
        let cache = Cache::open(root.join("cache")).unwrap();
        let site = root.join("site");
        let mut files = BTreeMap::from([
            ("pkg/a.js".to_owned(), b"a".to_vec()),
            ("public/demo/b.svg".to_owned(), b"b".to_vec()),
        ]);
        assert_eq!(sync(&site, &files, &cache).unwrap(), 2);
        assert_eq!(sync(&site, &files, &cache).unwrap(), 0);

        files.remove("pkg/a.js");
        files.insert("pkg/c.js".to_owned(), b"c".to_vec());
        assert_eq!(sync(&site, &files, &cache).unwrap(), 2);
        assert!(!site.join("pkg/a.js").exists());
        assert_eq!(fs::read(site.join("public/demo/b.svg")).unwrap(), b"b");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn styles_are_joined_in_the_order_of_their_names() {
        let root = folder("styles");
        fs::write(root.join("20-b.css"), "b{}").unwrap();
        fs::write(root.join("10-a.css"), "a{}").unwrap();
        fs::write(root.join("readme.md"), "no style").unwrap();
        let mut site = Site::default();
        site.add_styles(&root).unwrap();
        let sheet = site
            .files
            .get(&format!("pkg/{}", site.manifest["style.css"]))
            .unwrap();
        assert_eq!(sheet, b"a{}\nb{}\n");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_worker_script_must_use_all_names() {
        let root = folder("worker");
        let path = root.join("worker.js");
        assert!(read_worker_script(&path).is_err());
        fs::write(&path, "import './__WORKER_JS__'").unwrap();
        assert!(read_worker_script(&path).is_err());
        let all = "import './__WORKER_JS__'; load('__WORKER_WASM__', '__WORKER_SIMD_WASM__'); \
                   import('./__GOODS_JS__'); load('__GOODS_WASM__')";
        fs::write(&path, all).unwrap();
        assert!(read_worker_script(&path).is_ok());
        fs::write(&path, all.replace("__WORKER_SIMD_WASM__", "")).unwrap();
        assert!(read_worker_script(&path).is_err());
        fs::remove_dir_all(root).unwrap();
    }
}
