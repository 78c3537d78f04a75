//! Gives what a module imports short names.
//!
//! wasm-bindgen calls an import `__wbg_setAttribute_f75317b2b5cabfb4`, in the module and in the
//! script: nobody reads it, and a hash does not compress. It saves 5 % of the islands.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use walrus::{Module, ModuleImports};

/// What wasm-bindgen's names begin with; other words of a script are left alone.
const PREFIX: &str = "__wb";

/// Old names to short ones. They are numbered in the order of the old ones, so that two modules
/// that import the same can be loaded by one script.
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// For everything that `module` imports.
    pub(super) fn of(module: &Module) -> Self {
        Self::short(module.imports.iter().map(|import| import.name.clone()))
    }

    fn short(names: impl Iterator<Item = String>) -> Self {
        let mut all: BTreeMap<_, _> = names
            .filter(|name| name.starts_with(PREFIX))
            .map(|name| (name, String::new()))
            .collect();
        for (number, short) in all.values_mut().enumerate() {
            *short = format!("i{number}");
        }
        Self(all)
    }

    /// In the module.
    pub(super) fn set_in_module(&self, imports: &mut ModuleImports) {
        for import in imports.iter_mut() {
            if let Some(short) = self.0.get(&import.name) {
                import.name.clone_from(short);
            }
        }
    }

    /// In the script, which has to offer each import.
    pub(super) fn set_in_script(&self, script: &str) -> Result<String> {
        let mut renamed = String::with_capacity(script.len());
        let mut seen = 0;
        for word in words(script) {
            match self.0.get(word) {
                Some(short) => {
                    seen += 1;
                    renamed.push_str(short);
                }
                None => renamed.push_str(word),
            }
        }
        ensure!(
            seen == self.0.len(),
            "the script names {seen} imports, the module has {}",
            self.0.len()
        );
        Ok(renamed)
    }
}

/// Names, and what stands between them.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let in_name = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest
            .find(|it| in_name(it) != in_name(first))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Names {
        Names::short(names.iter().map(|&name| name.to_owned()))
    }

    #[test]
    fn imports_get_short_names_and_nothing_else_does() {
        let names = names(&["__wbg_b_1", "__wbg_a_1", "memory"]);
        let script = "x = {\n__wbg_a_1: function() { return __wbg_a_11; },\n__wbg_b_1: memory };";
        assert_eq!(
            names.set_in_script(script).unwrap(),
            "x = {\ni0: function() { return __wbg_a_11; },\ni1: memory };"
        );
    }

    #[test]
    fn a_script_without_an_import_stops_the_build() {
        assert!(names(&["__wbg_a_1"]).set_in_script("x = {};").is_err());
    }
}
