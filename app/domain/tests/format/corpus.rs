//! Replays the corpus of the fuzz targets (`app/domain/fuzz`). Its seeds are codes, envelopes and
//! claims of every kind, right and wrong; finds of a fuzzer are added beside them.

use std::{fs, path::Path};

#[path = "../../fuzz/bodies.rs"]
mod bodies;

fn replay(target: &str, body: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let entries = fs::read_dir(&folder).expect("the corpus is committed");
    let mut inputs: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    inputs.sort();
    assert!(inputs.len() >= 10, "{} inputs of {target}", inputs.len());
    for input in inputs {
        println!("{}", input.display());
        body(&fs::read(&input).expect("a file"));
    }
}

#[test]
fn texts() {
    replay("text", bodies::text);
}

#[test]
fn envelopes() {
    replay("envelope", bodies::envelope);
}

#[test]
fn payloads() {
    replay("payloads", bodies::payloads);
}
