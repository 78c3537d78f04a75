//! Passwords: Argon2id, kept as PHC strings.

use std::sync::Arc;

use app::error::AppError;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::Error as HashError,
};
use tokio::{sync::Semaphore, task};
use zeroize::Zeroizing;

/// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
const PARAMS: Params = Params::DEFAULT;

/// How many passwords are worked on at once. Each takes 19 MiB and a core for its time, so a
/// flood of sign-ins waits here and leaves the scanners alone.
const AT_ONCE: usize = 2;

/// What is verified when there is no account: the hash of a password that nobody knows, so
/// that an unknown login takes as long as a wrong password.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1\
    $ZGlnaXRhbC1pZC1ub2JvZA$4fBi1AnzXZiGRYjaEEHtALr6YLbhuOSVuAbS7MUuuZA";

/// Hashes and verifies passwords, a few at a time.
#[derive(Clone, Debug)]
pub(crate) struct Passwords(Arc<Semaphore>);

impl Passwords {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }

    /// Whether `password` is the one of `hash`; never for no hash, and after the same time.
    pub(crate) async fn verify(
        &self,
        password: &str,
        hash: Option<String>,
    ) -> Result<bool, AppError> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let verified = self
            .work(password, move |password| {
                argon2().verify_password(password, hash.as_str())
            })
            .await?;
        match verified {
            Ok(()) => Ok(known),
            Err(HashError::PasswordInvalid) => Ok(false),
            Err(error) => Err(broken("a stored password hash cannot be verified", &error)),
        }
    }

    /// A new hash of `password`, as a PHC string with a salt of its own.
    pub(crate) async fn hash(&self, password: &str) -> Result<String, AppError> {
        self.work(password, |password| argon2().hash_password(password))
            .await?
            .map(|hash| hash.to_string())
            .map_err(|error| broken("a password cannot be hashed", &error))
    }

    /// Runs `work` where it holds up nobody.
    async fn work<T: Send + 'static>(
        &self,
        password: &str,
        work: impl FnOnce(&[u8]) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let password = Zeroizing::new(password.to_owned());
        let turn = Arc::clone(&self.0).acquire_owned().await;
        let turn = turn.map_err(|error| broken("no turn for a password", &error))?;
        task::spawn_blocking(move || {
            let result = work(password.as_bytes());
            drop(turn);
            result
        })
        .await
        .map_err(|error| broken("the work on a password ended", &error))
    }
}

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, PARAMS)
}

fn broken(message: &str, error: &dyn std::fmt::Display) -> AppError {
    tracing::error!(%error, "{message}");
    AppError::Internal {
        request_id: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nobody_costs_what_somebody_does_and_has_no_password() {
        let passwords = Passwords::new();
        let hash = passwords.hash("correct horse").await.expect("hash");
        let parameters = |hash: &str| {
            hash.split('$')
                .skip(1)
                .take(3)
                .collect::<Vec<_>>()
                .join("$")
        };
        assert_eq!(parameters(&hash), "argon2id$v=19$m=19456,t=2,p=1");
        assert_eq!(parameters(NOBODY), parameters(&hash));

        assert!(
            passwords
                .verify("correct horse", Some(hash.clone()))
                .await
                .expect("verified")
        );
        assert!(
            !passwords
                .verify("wrong horse", Some(hash))
                .await
                .expect("verified")
        );
        assert!(
            !passwords
                .verify("correct horse", None)
                .await
                .expect("verified")
        );
        assert!(
            passwords
                .verify("", Some("rubbish".to_owned()))
                .await
                .is_err()
        );
    }

    #[tokio::test]
    async fn one_password_has_two_hashes() {
        let passwords = Passwords::new();
        let first = passwords.hash("correct horse").await.expect("hash");
        let second = passwords.hash("correct horse").await.expect("hash");
        assert_ne!(first, second);
    }
}
