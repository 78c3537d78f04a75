//! Sign-in by a code: a browser shows it, a signed-in phone reads it and says yes.
//!
//! The code names a request that the server keeps for two minutes. It is worth nothing to whoever
//! reads it without being signed in, and nothing to another browser than the one that shows it.

use std::net::IpAddr;

use data_encoding::BASE32_NOPAD;

use crate::presentation::Origin;

/// Seconds for which a request can be answered.
pub const LIFETIME: i64 = 120;
/// Random bytes of a code.
pub const CODE_BYTES: usize = 15;
/// Where the code's address lies.
const PATH: &str = "/Q/";

/// The text of a code, which stands in its address: 24 capitals and digits.
pub fn text(code: [u8; CODE_BYTES]) -> String {
    BASE32_NOPAD.encode(&code)
}

/// The address that the code is: in capitals, so that the QR keeps to its alphanumeric mode.
pub fn address(origin: &Origin, text: &str) -> String {
    let origin = origin.as_str().to_ascii_uppercase();
    format!("{origin}{PATH}{text}")
}

/// Whether `text` is such an address of the installation at `origin`.
pub fn is_address(origin: &Origin, text: &str) -> bool {
    let prefix = format!("{origin}{PATH}");
    let address = text.get(..prefix.len()).zip(text.get(prefix.len()..));
    address.is_some_and(|(start, code)| start.eq_ignore_ascii_case(&prefix) && read(code).is_some())
}

/// The text of a code as it was made, from an address in which some phone has changed the case.
pub fn read(text: &str) -> Option<String> {
    let text = text.to_ascii_uppercase();
    let bytes = BASE32_NOPAD.decode(text.as_bytes()).ok()?;
    (bytes.len() == CODE_BYTES).then_some(text)
}

/// Where a request came from, roughly enough to tell one's own network from a strange one: the
/// first half of the address, `192.0.…`, `2001:db8:…`.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            format!("{first}.{second}.…")
        }
        IpAddr::V6(address) => {
            let [first, second, ..] = address.segments();
            format!("{first:x}:{second:x}:…")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote_and_only_at_its_own_address() {
        let origin = Origin::parse("https://id.example").expect("origin");
        let code = text([7; CODE_BYTES]);
        assert_eq!(code.len(), 24);
        let address = address(&origin, &code);
        assert_eq!(address, format!("HTTPS://ID.EXAMPLE/Q/{code}"));
        assert!(is_address(&origin, &address));
        assert!(is_address(&origin, &address.to_lowercase()));
        assert_eq!(read(&code.to_lowercase()), Some(code));
        for other in [
            address.replace("ID.", "ID2."),
            address.replace("/Q/", "/V#"),
            address.replace("HTTPS", "HTTP"),
            format!("{address}A"),
            format!("{address}/"),
            address[..address.len() - 1].to_owned(),
            format!("{address}?x"),
            String::new(),
        ] {
            assert!(!is_address(&origin, &other), "{other}");
        }
    }

    #[test]
    fn an_address_is_told_by_half() {
        let network = |text: &str| super::network(text.parse().expect("an address"));
        assert_eq!(network("192.0.2.17"), "192.0.…");
        assert_eq!(network("::ffff:192.0.2.17"), "192.0.…");
        assert_eq!(network("2001:db8::1"), "2001:db8:…");
        assert_eq!(network("::1"), "0:0:…");
    }
}
