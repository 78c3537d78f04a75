/// Why the files of a chip are not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than [`crate::LARGEST`] bytes.
    TooLarge,
    /// No certificate of any country is known here.
    NoCountries,
    /// The SOD is none: another tag, cut off, or bytes behind it.
    Object,
    /// The SOD is not signed by exactly one signer over exactly one list of hashes.
    Signers,
    /// The certificate of the document signer is not in the SOD.
    NoCertificate,
    /// An algorithm or a curve that this program does not know.
    Algorithm,
    /// The list of hashes is not the one that was signed.
    Content,
    /// The signature was not made with the key of the document signer.
    Signature,
    /// The country that is named as issuer of the signer's certificate is not known here.
    UnknownCountry,
    /// The certificate of the signer was not signed by the country that it names.
    Issuer,
    /// A certificate does not count today, or did not when it signed.
    Lapsed,
    /// A certificate that may not sign this.
    Usage,
    /// The country that has signed is not the one that issues this passport.
    Country,
    /// The hash of the file is not in the list.
    NoHash,
    /// The file is not the one whose hash was signed.
    Hash,
    /// The file is no data group of that kind: another tag, cut off, or bytes behind it.
    Group,
    /// It is genuine, and no machine-readable zone of a passport.
    Zone,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 17] = [
        Self::TooLarge,
        Self::NoCountries,
        Self::Object,
        Self::Signers,
        Self::NoCertificate,
        Self::Algorithm,
        Self::Content,
        Self::Signature,
        Self::UnknownCountry,
        Self::Issuer,
        Self::Lapsed,
        Self::Usage,
        Self::Country,
        Self::NoHash,
        Self::Hash,
        Self::Group,
        Self::Zone,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::NoCountries => "no-countries",
            Self::Object => "object",
            Self::Signers => "signers",
            Self::NoCertificate => "no-certificate",
            Self::Algorithm => "algorithm",
            Self::Content => "content",
            Self::Signature => "signature",
            Self::UnknownCountry => "unknown-country",
            Self::Issuer => "issuer",
            Self::Lapsed => "lapsed",
            Self::Usage => "usage",
            Self::Country => "country",
            Self::NoHash => "no-hash",
            Self::Hash => "hash",
            Self::Group => "group",
            Self::Zone => "zone",
        }
    }

    /// The fault of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.key() == key)
    }

    /// Whether it says only that this program, as it is set up, cannot tell: nothing then speaks
    /// against the passport.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::NoCountries | Self::Algorithm)
    }
}
