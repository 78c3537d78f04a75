//! The session id: who shows what, in 16 bytes that only the server can read.
//!
//! One block of AES-256 over the fields is a keyed permutation: the same showing always
//! has the same id, two ids of one holder look unrelated, and reading an id back needs no
//! table. So issuing a code writes nothing, and nobody can mint codes by reloading.

use std::fmt;

use aes::{
    Aes256, Block,
    cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit},
};

use super::Window;
use crate::{holder::HolderNumber, scenario::Scenario};

/// The `cti` claim (RFC 8392, 3.1.7): 16 bytes, opaque to all but the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(pub [u8; 16]);

impl fmt::Display for SessionId {
    /// 32 hexadecimal digits, as stored.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What a session id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub holder: HolderNumber,
    /// Of which epoch of theirs; codes of an older one are refused.
    pub epoch: u32,
    /// What is asked.
    pub scenario: Scenario,
    /// When.
    pub window: Window,
}

/// The key of the permutation; versioned together with the key that signs.
#[derive(Clone)]
pub struct SessionKey(Aes256);

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey(…)")
    }
}

/// Layout of the block before encryption: version 0, holder 5, epoch 4, scenario 2,
/// window 4, all big-endian. Version 1 is a badge's ([`crate::badge`]).
const VERSION: u8 = 0;

impl SessionKey {
    /// The key itself, 32 secret random bytes.
    pub fn new(key: &[u8; 32]) -> Self {
        Self(Aes256::new(key.into()))
    }

    /// The id of `session`.
    pub fn seal(&self, session: &Session) -> SessionId {
        let [_, _, _, holder @ ..] = session.holder.get().to_be_bytes();
        let mut bytes = [VERSION; 16];
        let fields = holder
            .into_iter()
            .chain(session.epoch.to_be_bytes())
            .chain(session.scenario.number().to_be_bytes())
            .chain(session.window.index().to_be_bytes());
        for (byte, field) in bytes.iter_mut().skip(1).zip(fields) {
            *byte = field;
        }
        SessionId(self.permute(bytes))
    }

    /// One block in: its first byte says by which layout it is read again.
    pub(crate) fn permute(&self, bytes: [u8; 16]) -> [u8; 16] {
        let mut block = Block::from(bytes);
        self.0.encrypt_block(&mut block);
        block.into()
    }

    /// The block that [`permute`](Self::permute) made this of, if this key did.
    pub(crate) fn restore(&self, bytes: [u8; 16]) -> [u8; 16] {
        let mut block = Block::from(bytes);
        self.0.decrypt_block(&mut block);
        block.into()
    }

    /// What `id` stands for; `None` if this key did not make it.
    pub fn open(&self, id: SessionId) -> Option<Session> {
        let [
            version,
            h0,
            h1,
            h2,
            h3,
            h4,
            e0,
            e1,
            e2,
            e3,
            s0,
            s1,
            w0,
            w1,
            w2,
            w3,
        ] = self.restore(id.0);
        if version != VERSION {
            return None;
        }
        Some(Session {
            holder: HolderNumber::new(u64::from_be_bytes([0, 0, 0, h0, h1, h2, h3, h4]))?,
            epoch: u32::from_be_bytes([e0, e1, e2, e3]),
            scenario: Scenario::from_number(u16::from_be_bytes([s0, s1]))?,
            window: Window::from_index(u32::from_be_bytes([w0, w1, w2, w3]))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn session(holder: u64, epoch: u32, scenario: usize, window: u32) -> Session {
        Session {
            holder: HolderNumber::new(holder).expect("40 bits"),
            epoch,
            scenario: Scenario::all().nth(scenario).expect("catalogue"),
            window: Window::from_index(window).expect("in range"),
        }
    }

    proptest! {
        #[test]
        fn opens_what_it_sealed(
            holder in 0_u64..1 << 40,
            epoch: u32,
            scenario in 0_usize..12,
            window in 0_u32..u32::MAX / 30,
            key: [u8; 32],
        ) {
            let key = SessionKey::new(&key);
            let session = session(holder, epoch, scenario, window);
            prop_assert_eq!(key.open(key.seal(&session)), Some(session));
        }
    }

    #[test]
    fn ids_of_one_holder_share_nothing() {
        let key = SessionKey::new(&[7; 32]);
        let ids: Vec<_> = (0..1_000)
            .map(|window| key.seal(&session(1, 1, 0, window)).0)
            .collect();
        for pair in ids.windows(2) {
            let same = pair[0]
                .iter()
                .zip(pair[1])
                .filter(|(a, b)| **a == *b)
                .count();
            assert!(same <= 4, "neighbouring windows look alike");
        }
    }

    #[test]
    fn the_key_is_never_printed() {
        assert_eq!(format!("{:?}", SessionKey::new(&[7; 32])), "SessionKey(…)");
    }
}
