//! What the chip of a passport says, at the desk of photos.

/// Most bytes of the three files together.
pub const CHIP_LIMIT: usize = 512 * 1024;

/// The files of a chip, as an operator has read them out. They are looked at and stored nowhere.
#[derive(Clone, Default)]
pub struct ChipFiles {
    /// EF.DG1: the machine-readable zone.
    pub dg1: Vec<u8>,
    /// EF.DG2: the face.
    pub dg2: Vec<u8>,
    /// EF.SOD: their hashes, signed.
    pub sod: Vec<u8>,
}

/// What one question came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChipFinding {
    /// The end of its text key: `chip-<question>`.
    pub question: &'static str,
    /// What speaks against it, the end of its text key: `chip-fault-<fault>`.
    pub fault: Option<&'static str>,
}

/// What all of them came to.
#[derive(Clone, Debug)]
pub struct ChipAnswer {
    /// Each question.
    pub findings: Vec<ChipFinding>,
    /// The face of the chip as a `data:` address, if browsers show its kind of picture.
    pub face: Option<String>,
    /// Whether there is one that they do not show.
    pub face_is_hidden: bool,
}

impl ChipAnswer {
    /// Whether its country has written all of it, and it is what the person has said.
    pub fn is_good(&self) -> bool {
        self.findings.iter().all(|finding| finding.fault.is_none())
    }
}

/// What was written down of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipRecord {
    /// When, Unix seconds.
    pub at: i64,
    /// Name of the operator.
    pub by: String,
    /// SHA-256 of the country's certificate, or what speaks against the chip
    /// ([`ChipFinding::fault`]).
    pub result: Result<String, String>,
}
