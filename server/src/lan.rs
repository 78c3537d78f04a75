//! https in the local network: phones allow camera and service worker over https only.
//!
//! The installation has a certificate authority of its own, made once and kept in the data
//! folder; the server's certificate is made anew at each start for the addresses of the
//! day. The authority may sign for nothing but private addresses and local names, so
//! trusting it on a phone gives away nothing else.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, UdpSocket},
    path::Path,
    sync::Arc,
};

use anyhow::Context as _;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType,
};
use rustls::{
    ServerConfig,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use time::{Duration, OffsetDateTime};

/// What serving in the local network needs.
pub struct Lan {
    /// TLS configuration of the server.
    pub tls: Arc<ServerConfig>,
    /// The authority's certificate, PEM.
    pub authority: Arc<str>,
}

impl Lan {
    /// Reads or makes the authority in `data`, and signs a certificate for `address`.
    ///
    /// # Errors
    /// The folder cannot be written, or the kept authority cannot be read.
    pub fn open(data: &Path, address: IpAddr, now: OffsetDateTime) -> anyhow::Result<Self> {
        let folder = data.join("lan");
        std::fs::create_dir_all(&folder).context("cannot create the folder of the authority")?;
        let (key, authority) = authority(&folder, now)?;
        let issuer = Issuer::from_ca_cert_pem(&authority, key).context("authority")?;

        let key = KeyPair::generate().context("key of the server")?;
        let certificate = server(address, now)?
            .signed_by(&key, &issuer)
            .context("certificate")?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut tls = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .context("TLS")?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .context("certificate of the server")?;
        tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self {
            tls: Arc::new(tls),
            authority: authority.into(),
        })
    }
}

/// The address of this machine in the local network: the one it would use to reach
/// another network. No packet is sent (RFC 5737 address, UDP).
pub fn local_address() -> io::Result<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
    Ok(socket.local_addr()?.ip())
}

fn authority(folder: &Path, now: OffsetDateTime) -> anyhow::Result<(KeyPair, String)> {
    let (key_file, certificate_file) = (folder.join("ca.key"), folder.join("ca.crt"));
    if key_file.exists() {
        let key = KeyPair::from_pem(&std::fs::read_to_string(&key_file)?)
            .context("the key of the authority cannot be read")?;
        return Ok((key, std::fs::read_to_string(&certificate_file)?));
    }
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::default();
    params
        .distinguished_name
        .push(DnType::CommonName, "Digital ID, local network");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.name_constraints = Some(private_only());
    params.not_before = now - Duration::days(1);
    params.not_after = now + Duration::days(3650);
    let certificate = params.self_signed(&key)?.pem();
    write_private(&key_file, &key.serialize_pem())?;
    std::fs::write(&certificate_file, &certificate)?;
    Ok((key, certificate))
}

/// RFC 1918 networks, loopback, link-local, and `.local` names.
fn private_only() -> NameConstraints {
    let network =
        |address: [u8; 4], mask: [u8; 4]| GeneralSubtree::IpAddress(CidrSubnet::V4(address, mask));
    NameConstraints {
        permitted_subtrees: vec![
            network([10, 0, 0, 0], [255, 0, 0, 0]),
            network([172, 16, 0, 0], [255, 240, 0, 0]),
            network([192, 168, 0, 0], [255, 255, 0, 0]),
            network([169, 254, 0, 0], [255, 255, 0, 0]),
            network([127, 0, 0, 0], [255, 0, 0, 0]),
            GeneralSubtree::DnsName("local".to_owned()),
            GeneralSubtree::DnsName("localhost".to_owned()),
        ],
        excluded_subtrees: Vec::new(),
    }
}

/// Browsers accept at most 398 days (CA/Browser Forum); a start makes a new one anyway.
fn server(address: IpAddr, now: OffsetDateTime) -> anyhow::Result<CertificateParams> {
    let mut params = CertificateParams::default();
    params
        .distinguished_name
        .push(DnType::CommonName, "Digital ID");
    params.subject_alt_names = vec![
        SanType::IpAddress(address),
        SanType::DnsName("localhost".try_into()?),
    ];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    params.not_before = now - Duration::days(1);
    params.not_after = now + Duration::days(300);
    Ok(params)
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn the_authority_is_kept_between_starts() {
        let data = tempfile::tempdir().expect("temporary folder");
        let now = datetime!(2026-03-01 12:00 UTC);
        let address = IpAddr::from([192, 168, 1, 7]);
        let first = Lan::open(data.path(), address, now).expect("made");
        let second = Lan::open(data.path(), address, now).expect("read");
        assert_eq!(first.authority, second.authority);
    }
}
