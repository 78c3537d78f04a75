//! Takes out what nobody calls: the classes of `wasm-streams`.
//!
//! `server_fn` brings that crate for answers that come in pieces, of which there are none here.
//! Its three classes are exports, and exports keep everything they reach alive: the linker cannot
//! drop them, so they go after wasm-bindgen has run. It saves 1.3 % of the islands of staff.

use anyhow::{Result, ensure};
use walrus::Module;

/// What the classes are called in the script.
const CLASSES: &str = "IntoUnderlying";
/// What their exports are called in the module: the class, or its destructor.
const EXPORTS: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];

/// The module without the classes and all that only they reach.
pub(super) fn remove_from_module(module: &mut Module) {
    let unused: Vec<_> = module
        .exports
        .iter()
        .filter(|export| EXPORTS.iter().any(|name| export.name.starts_with(name)))
        .map(walrus::Export::id)
        .collect();
    for export in unused {
        module.exports.delete(export);
    }
    walrus::passes::gc::run(module);
}

/// The script of wasm-bindgen without the classes, and without the statements that name them.
pub(super) fn remove_from_script(script: &str) -> Result<String> {
    let mut rest = String::with_capacity(script.len());
    let (mut statement, mut depth) = (String::new(), 0_isize);
    for line in script.split_inclusive('\n') {
        statement.push_str(line);
        depth += braces(line, '{') - braces(line, '}');
        // What sets a name to a value ends in a semicolon only.
        let is_value = statement
            .lines()
            .next()
            .is_some_and(|it| it.contains(" = "));
        let ends = line.trim_end().ends_with(';') || line.trim_end().ends_with('}') && !is_value;
        if depth == 0 && ends {
            if !names_a_class(&statement) {
                rest.push_str(&statement);
            }
            statement.clear();
        }
    }
    ensure!(depth == 0, "braces of the script do not match");
    rest.push_str(&statement);
    ensure!(
        !rest.contains(CLASSES),
        "the script still names a class of wasm-streams"
    );
    Ok(rest)
}

fn braces(line: &str, brace: char) -> isize {
    line.matches(brace).count().cast_signed()
}

/// Whether a statement is a class, or about nothing else. One of ours that uses a class would
/// name it further on, and stops the build.
fn names_a_class(statement: &str) -> bool {
    let first = statement.lines().next().unwrap_or_default();
    first.split(' ').any(|word| word.starts_with(CLASSES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_go_with_what_belongs_to_them_and_the_rest_stays() {
        let script = "export class IntoUnderlyingSink {\nfree() {\nf();\n}\n}\nif \
                      (Symbol.dispose) IntoUnderlyingSink.prototype.x = 1;\nexport function g(el) \
                      {\nwasm.g(el);\n}\nconst IntoUnderlyingSinkFinalization = (a)\n? { b }\n: \
                      c;\nlet cached = null;\n";
        assert_eq!(
            remove_from_script(script).unwrap(),
            "export function g(el) {\nwasm.g(el);\n}\nlet cached = null;\n"
        );
        let used = "export function g(el) {\nIntoUnderlyingSink.of(el);\n}\n";
        assert!(remove_from_script(used).is_err());
    }
}
