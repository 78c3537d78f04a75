//! What the fuzz target does with an input, shared with the test that replays the corpus.

/// Whatever is read can be written, and is read again to the same value; whatever is refused
/// has a reason at a line of the input.
pub(crate) fn document(data: &[u8]) {
    match mchd::read(data) {
        Ok(document) => match mchd::write(&document) {
            Ok(again) => assert_eq!(mchd::read(again.as_bytes()), Ok(document)),
            Err(findings) => panic!("read and not written: {findings:?}"),
        },
        Err(findings) => {
            let lines = data.iter().filter(|byte| **byte == b'\n').count() + 1;
            assert!(!findings.is_empty());
            for finding in findings {
                let line = usize::try_from(finding.line).unwrap_or(usize::MAX);
                assert!((1..=lines).contains(&line), "{finding:?}");
                assert_ne!(finding.reason.key(), "unreadable", "{finding:?}");
            }
        }
    }
}
