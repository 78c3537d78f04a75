//! What the chip of a passport says, and whether its country has signed that: passive
//! authentication (ICAO Doc 9303, part 11, section 5.1) of files that somebody has read out.
//!
//! ```text
//! DG1   the machine-readable zone          DG2   the face
//! SOD   their hashes, signed by a document signer, whose certificate a country has signed (CSCA)
//! ```
//!
//! A genuine SOD says that a country has written these data. It does not say that the chip is no
//! copy (that is active or chip authentication, which needs the chip itself), nor whose hand holds
//! the passport: somebody compares the face. Pure: no files, no clock, no texts, and no network: a
//! list of certificates that a country has revoked is not asked.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod country;
mod curve;
mod fault;
mod groups;
mod object;
mod signature;
mod tlv;

use std::fmt;

use domain::passport::Passport;
use time::Date;

pub use country::CountryCertificates;
pub use fault::Fault;

/// Most bytes of all three files together: a face is 12 to 60 KB.
pub const LARGEST: usize = 512 * 1024;

/// The three files, as they lie on the chip.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    /// EF.DG1.
    pub dg1: &'a [u8],
    /// EF.DG2.
    pub dg2: &'a [u8],
    /// EF.SOD.
    pub sod: &'a [u8],
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// JPEG, which browsers show.
    Jpeg,
    /// JPEG 2000, which hardly any browser shows.
    Jpeg2000,
    /// In a container that is not read here (ISO/IEC 39794-5).
    Unread,
}

/// The face of DG2.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// How it is written.
    pub kind: PictureKind,
    /// Its bytes; none if it is not read.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Picture {
    /// A face is never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, {} bytes", self.kind, self.bytes.len())
    }
}

/// What each of the questions came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether a country whose certificate is known has signed that of the document signer: the
    /// SHA-256 of the country's certificate, in hexadecimal.
    pub chain: Result<String, Fault>,
    /// Whether the document signer has signed the hashes.
    pub signature: Result<(), Fault>,
    /// Whether DG1 has its hash, and what it says.
    pub zone: Result<Passport, Fault>,
    /// Whether DG2 has its hash, and the face in it.
    pub face: Result<Picture, Fault>,
}

impl Verdict {
    /// Whether a country has written all of it.
    pub fn is_genuine(&self) -> bool {
        self.faults().next().is_none()
    }

    /// Everything that is wrong, in the order of the questions.
    pub fn faults(&self) -> impl Iterator<Item = Fault> {
        let chain = self.chain.as_ref().err();
        let signature = self.signature.as_ref().err();
        let zone = self.zone.as_ref().err();
        let face = self.face.as_ref().err();
        [chain, signature, zone, face]
            .into_iter()
            .flatten()
            .copied()
    }

    fn unread(fault: Fault) -> Self {
        Self {
            chain: Err(fault),
            signature: Err(fault),
            zone: Err(fault),
            face: Err(fault),
        }
    }
}

/// Asks every question about `files`, at `now` (Unix seconds, in Moscow on `today`).
pub fn verify(files: Files<'_>, countries: &CountryCertificates, now: i64, today: Date) -> Verdict {
    if files.dg1.len() + files.dg2.len() + files.sod.len() > LARGEST {
        return Verdict::unread(Fault::TooLarge);
    }
    let object = match object::read(files.sod) {
        Ok(object) => object,
        Err(fault) => return Verdict::unread(fault),
    };
    let zone = object
        .agrees(1, files.dg1)
        .and_then(|()| groups::zone(files.dg1, today));
    let chain = country::chain(&object, countries, now).and_then(|found| match &zone {
        // A country signs its own passports, not those of others.
        Ok(passport) if !found.is_of(&passport.issuer) => Err(Fault::Country),
        _ => Ok(found.fingerprint),
    });
    Verdict {
        chain,
        signature: object.is_signed(),
        zone,
        face: object
            .agrees(2, files.dg2)
            .and_then(|()| groups::face(files.dg2)),
    }
}
