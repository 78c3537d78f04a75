//! Replays the corpus of the fuzz target (`app/mchd/fuzz`). Finds of a fuzzer are added to it.

use std::{fs, path::Path};

#[path = "../../fuzz/bodies.rs"]
mod bodies;

#[test]
fn documents() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/document");
    let entries = fs::read_dir(&folder).expect("the corpus is committed");
    let mut inputs: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    inputs.sort();
    assert!(inputs.len() >= 20, "{} inputs", inputs.len());
    for input in inputs {
        println!("{}", input.display());
        bodies::document(&fs::read(&input).expect("a file"));
    }
}
