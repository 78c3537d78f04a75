//! The official schema has the last word: `xmllint` on what we write and on what we refuse.
//!
//! The project carries no copy of it. It is looked for where `DIGITAL_ID_MCHD_SCHEMA` says, else
//! in `../shared/mchd` beside the workspace; without it these tests say so and pass.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};

use super::{
    generated::document,
    sample::{SAMPLE, changed},
};

const NAME: &str = "ON_EMCHD_1_928_00_01_01_01.xsd";
const DOCUMENTS: usize = 500;

fn schema() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/mchd");
    let place = env::var_os("DIGITAL_ID_MCHD_SCHEMA").map_or(beside, PathBuf::from);
    let file = if place.is_dir() {
        place.join(NAME)
    } else {
        place
    };
    if !file.is_file() {
        println!("skipped: no schema");
        return None;
    }
    if Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: no xmllint (Debian: libxml2-utils)");
        return None;
    }
    Some(file)
}

/// What `xmllint` says to `files`, and whether all of them are valid.
fn xmllint(schema: &Path, files: &[PathBuf]) -> (bool, String) {
    let output = Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema"])
        .arg(schema)
        .args(files)
        .output()
        .expect("xmllint");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), said)
}

#[test]
fn takes_all_that_is_written() {
    let Some(schema) = schema() else { return };
    let folder = tempfile::tempdir().expect("folder");
    let mut runner = TestRunner::deterministic();
    let files: Vec<PathBuf> = (0..DOCUMENTS)
        .map(|at| {
            let (document, _) = document().new_tree(&mut runner).expect("one").current();
            let file = folder.path().join(format!("{at}.xml"));
            let xml = mchd::write(&document).expect("written");
            fs::write(&file, xml).expect("a file");
            file
        })
        .collect();
    for files in files.chunks(100) {
        let (all_valid, said) = xmllint(&schema, files);
        assert!(all_valid, "{said}");
    }
}

/// What the schema refuses is refused here too; that here more is refused is meant.
#[test]
fn refuses_nothing_that_is_taken_here() {
    let Some(schema) = schema() else { return };
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("document.xml");
    let judge = |text: &str| {
        fs::write(&file, text).expect("a file");
        xmllint(&schema, std::slice::from_ref(&file)).0
    };
    assert!(judge(SAMPLE), "the sample is valid");
    for (from, to) in [
        (" КПП=\"770001001\"", ""),
        ("123-456-789 64", "12345678964"),
        ("1990-01-01", "01.01.1990"),
        ("НаимПолн=\"Проверять статус граждан\"", "НаимПолн=\"\""),
        ("КодПолн=\"DIGITALID_VERIFY_STATUS\"", "КодПолн=\"FNS28\""),
        ("</МашПолн>", "</МашПолн><ТекстПолн>x</ТекстПолн>"),
        ("<Пред>", "<Пред>x"),
        ("Отчество=\"Ивановна\"/>", "Отчество=\"Ивановна\"> </ФИО>"),
        ("<ФИО Фамилия=\"Обр", "<ФИО Кличка=\"О\" Фамилия=\"Обр"),
        ("ИдОгр=\"2\"", "ИдОгр=\"0\""),
        ("ИдОгр=\"2\"", "ИдОгр=\"1000\""),
        ("ТипПред=\"3\"", "ТипПред=\"6\""),
        ("</СведСист>", "</СведСист><СведСист>x</СведСист>"),
        ("ПрЭлФорм=\"00000000\"", "ПрЭлФорм=\"00000002\""),
        ("7700000016", "0000000016"),
    ] {
        let text = changed(from, to);
        assert!(!judge(&text), "the schema takes {to}");
        mchd::read(text.as_bytes()).expect_err(to);
    }
}
