//! Addresses of the bank of large families and of the certificates of its families.

/// The family of a member, with its code.
pub const FAMILY: &str = "/id/family";
/// Its code on a page of paper (PDF).
pub const FAMILY_PDF: &str = "/id/family/certificate.pdf";
/// Another code instead of this one (POST; GET shows the family).
pub const FAMILY_REISSUE: &str = "/id/family/reissue";
/// A link that shows the code (POST; GET shows the family).
pub const FAMILY_SHARE: &str = "/id/family/share";
/// Takes a link back (POST).
pub const FAMILY_END_SHARE: &str = "/id/family/share/end";

/// Families at the registry desk.
pub const REGISTRY_FAMILIES: &str = "/registry/families";
/// A family to be written down.
pub const REGISTRY_NEW_FAMILY: &str = "/registry/families/new";

/// One family at the registry desk.
pub fn registry_family(number: u64) -> String {
    format!("/registry/families/{number}")
}

/// A change of a family (POST; GET shows it): `join`, `correct`, `term` or `decide`.
pub fn change_family(number: u64, what: &str) -> String {
    format!("/registry/families/{number}/{what}")
}

/// What any phone's camera opens when it sees a family's code.
pub fn certificate(code: &str) -> String {
    format!("/c/{code}")
}

/// Staff let the family in (POST).
pub fn admit_family(code: &str) -> String {
    format!("/c/{code}/admit")
}

/// What is behind a link that shows a family's code.
pub fn shared_certificate(secret: &str) -> String {
    format!("/family/{secret}")
}
