//! What the fuzz targets do with an input, shared with the test that replays the corpus.
//!
//! Each asks for more than "does not panic": whatever is read is written again and must give
//! the same bytes.

use domain::{
    badge::Badge,
    foreign::ForeignCode,
    presentation::{Letter, Origin, TrustList, Verdict, text, wire},
    receipt::Receipt,
    signed,
    snapshot::Snapshot,
    trust_list::PublishedKeys,
};

/// A scanned text: told apart, read and judged without any key.
pub(crate) fn text(data: &[u8]) {
    let scanned = String::from_utf8_lossy(data);
    let Ok(origin) = Origin::parse("https://id.example") else {
        return;
    };
    _ = ForeignCode::classify(&scanned);
    _ = Origin::parse(&scanned);
    for letter in [Letter::Presentation, Letter::Badge] {
        if let text::Scanned::Ours(Some(bytes)) = text::read(&origin, letter, &scanned) {
            let again = text::write(&origin, letter, &bytes);
            assert!(
                again.eq_ignore_ascii_case(&scanned),
                "one code has one text"
            );
        }
    }
    let verdict = Verdict::on(&scanned, 1_772_366_405, &origin, &TrustList::default());
    assert_eq!(verdict.presentation(), None, "nobody is trusted");
}

/// The bytes of an envelope.
pub(crate) fn envelope(data: &[u8]) {
    if let Ok(envelope) = signed::read(data) {
        let payload = envelope.payload();
        assert!(
            data.len() > payload.len(),
            "the payload lies in the envelope"
        );
        payloads(payload);
    }
    if wire::read(data).is_ok() {
        assert!(signed::read(data).is_ok(), "a code is an envelope");
    }
}

/// The claims of each kind.
pub(crate) fn payloads(data: &[u8]) {
    if let Some(badge) = Badge::decode(data) {
        assert_eq!(badge.encode().as_deref(), Some(data));
    }
    if let Some(receipt) = Receipt::decode(data) {
        assert_eq!(receipt.encode().as_deref(), Some(data));
    }
    if let Some(list) = PublishedKeys::decode(data) {
        assert_eq!(list.encode().as_deref(), Some(data));
        _ = list.trusted(list.issued_at);
    }
    // Two compressors may pack one list differently: the list is the same, not the bytes.
    if let Some(snapshot) = Snapshot::decode(data) {
        let again = snapshot.encode().and_then(|bytes| Snapshot::decode(&bytes));
        assert_eq!(again, Some(snapshot));
    }
}
