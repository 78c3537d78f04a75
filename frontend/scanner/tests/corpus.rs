//! Replays the corpus of the fuzz target (`frontend/scanner/fuzz`): small pictures with codes,
//! whole and spoilt, and without; finds of a fuzzer are added beside them.

use std::{fs, path::Path};

#[path = "../fuzz/bodies.rs"]
mod bodies;

#[test]
fn images() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/image");
    let entries = fs::read_dir(&folder).expect("the corpus is committed");
    let mut inputs: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    inputs.sort();
    assert!(inputs.len() >= 10, "{} inputs", inputs.len());
    for input in inputs {
        println!("{}", input.display());
        bodies::image(&fs::read(&input).expect("a file"));
    }
    // That the seeds are what they say.
    let code = fs::read(folder.join("code")).expect("a file");
    let (width, height) = (usize::from(code[0]), usize::from(code[1]));
    let seen = scanner::Decoder::new().decode(&code[2..], width, height);
    assert!(matches!(seen, scanner::Sighting::Code(reading) if reading.text == "HELLO"));
}
