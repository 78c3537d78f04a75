//! From a crate to a WASM module and the JavaScript that loads it.

mod names;
mod streams;

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use self::names::Names;
use crate::{
    cache::Cache,
    cargo::{self, WASM},
    workspace::Workspace,
};

/// What a browser loads: two files that do not name each other, so each has a hash of its own.
pub(crate) struct Module {
    pub(crate) js: Vec<u8>,
    pub(crate) wasm: Vec<u8>,
}

/// Builds packages for the browser, in one cargo call: so what several depend on is compiled once,
/// with the features of all. Never with the server's, which would unite `ssr` and `hydrate`.
pub(crate) fn build<const N: usize>(
    workspace: &Workspace,
    packages: [&str; N],
    cache: &Cache,
) -> Result<[Module; N]> {
    // Standard output belongs to the figures of a bench.
    eprintln!("building {} for the browser", packages.join(", "));
    let mut args = vec!["--lib", "--target", WASM, "--profile", "wasm-release"];
    args.extend(packages.iter().flat_map(|package| ["--package", package]));
    let targets = packages.map(|package| package.replace('-', "_"));
    let files = cargo::build_each(workspace, targets.each_ref().map(String::as_str), &args)?;
    let mut modules = Vec::with_capacity(N);
    for (package, files) in packages.iter().zip(&files) {
        let path = files
            .iter()
            .find(|path| path.extension().is_some_and(|it| it == "wasm"));
        let Some(path) = path else {
            bail!(
                "cargo made no .wasm of {package}: its manifest needs `crate-type = [\"cdylib\"]`"
            );
        };
        let compiled = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let module = bind(package, path, &compiled, cache)
            .with_context(|| format!("wasm-bindgen on {package}"))?;
        modules.push(module);
    }
    modules
        .try_into()
        .map_err(|_| anyhow!("a module is missing"))
}

/// Both halves come out of one run of wasm-bindgen; the cache is asked for each, and a run spared
/// if it has both.
fn bind(package: &str, path: &Path, compiled: &[u8], cache: &Cache) -> Result<Module> {
    let mut fresh = None;
    let wasm_kind = format!("{package}.short.wasm");
    let js_kind = format!("{package}.short.js");
    let wasm = cache.get_or_make(&wasm_kind, compiled, || {
        let module = generate(package, path)?;
        let wasm = module.wasm.clone();
        fresh = Some(module);
        Ok(wasm)
    })?;
    let js = cache.get_or_make(&js_kind, compiled, || match fresh {
        Some(module) => Ok(module.js),
        None => Ok(generate(package, path)?.js),
    })?;
    Ok(Module { js, wasm })
}

/// The JavaScript carries the name of the first module of its kind: one script loads both workers.
fn generate(package: &str, path: &Path) -> Result<Module> {
    let kind = package.split('-').next().unwrap_or(package);
    let mut output = Bindgen::new()
        .input_path(path)
        .out_name(kind)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;

    // There is a key for each crate, most with nothing in it.
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a dependency of {package} brings JavaScript files of its own, which the site does not \
         carry: {:?}",
        output.snippets().keys()
    );
    let script = streams::remove_from_script(&plain(output.js())?)?;
    streams::remove_from_module(output.wasm_mut());
    let names = Names::of(output.wasm_mut());
    let script = names.set_in_script(&script)?;
    names.set_in_module(&mut output.wasm_mut().imports);
    Ok(Module {
        js: script.into_bytes(),
        wasm: output.wasm_mut().emit_wasm(),
    })
}

/// Without comments and indentation, which nobody who downloads it reads: a tenth of it once
/// compressed. What wasm-bindgen writes has comments on lines of their own; a text over several
/// lines, in which spaces count, it does not have, and one would stop the build here.
fn plain(script: &str) -> Result<String> {
    let (mut plain, mut in_comment) = (String::with_capacity(script.len()), false);
    for line in script.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            ensure!(
                line.matches('`').count() % 2 == 0,
                "a text over several lines: {line}"
            );
            plain.push_str(line);
            plain.push('\n');
        }
    }
    ensure!(!in_comment, "a comment without an end");
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_nothing_else() {
        let script = "/**\n * @param {X} el\n */\nexport function f(el) {\n        // a word\n\n    \
                      const text = `// ${el} /* no comment */`;\n}\n/* one line */\n";
        assert_eq!(
            plain(script).unwrap(),
            "export function f(el) {\nconst text = `// ${el} /* no comment */`;\n}\n"
        );
        assert!(plain("const a = `one\n  two`;").is_err());
        assert!(plain("/* no end").is_err());
    }
}
