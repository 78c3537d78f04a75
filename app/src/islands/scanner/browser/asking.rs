//! Questions to the server.

use leptos::prelude::window;

use super::{DRIVER, tell, time};
use crate::{
    api::{
        awaited_identity, check_code, give_back as gave_nothing, holder_photo as fetch_photo,
        paper_taken, words_delivered,
    },
    error::AppError,
    islands::scanner::states::Event,
    ports::CheckRequest,
};

/// A question for the holder's decision may take so long.
const PATIENCE: u32 = 5_000;

/// Sends an attempt after a while, and waits so long for its answer.
pub async fn ask(mut request: CheckRequest, after: u32, patience: u32) {
    if after > 0 {
        time::sleep(after).await;
    }
    if request.organization.is_some()
        && let Some(driver) = DRIVER.with_borrow(Clone::clone)
    {
        request.device = driver.keeper.prove(&request).await;
    }
    let key = request.idempotency_key.clone();
    let result = time::within(patience, check_code(request)).await;
    tell(Event::Answered {
        key,
        result: result.unwrap_or(Err(AppError::Network)),
    });
}

/// Asks how a request for identity stands.
pub async fn poll(check: String) {
    let result = time::within(PATIENCE, awaited_identity(check.clone())).await;
    tell(Event::Awaited {
        check,
        result: result.unwrap_or(Err(AppError::Network)),
    });
}

/// Asks whether the words have reached the holder.
pub async fn delivery(check: String) {
    let result = time::within(PATIENCE, words_delivered(check.clone())).await;
    tell(Event::Delivery {
        check,
        result: result.unwrap_or(Err(AppError::Network)),
    });
}

/// Fetches the photo that goes with the "yes" of this check. It can be fetched once, so it is asked
/// for once.
pub async fn holder_photo(check: String) {
    let result = time::within(PATIENCE, fetch_photo(check.clone())).await;
    tell(Event::HolderPhoto {
        check,
        result: result.unwrap_or(Err(AppError::Network)),
    });
}

/// Tells that a paper document was taken after this check.
pub async fn take_paper(check: String) {
    let result = time::within(PATIENCE, paper_taken(check.clone())).await;
    tell(Event::PaperTaken {
        check,
        result: result.unwrap_or(Err(AppError::Network)),
    });
}

/// Tells that nothing was given after this check.
pub async fn give_back(check: String) {
    let result = time::within(PATIENCE, gave_nothing(check.clone())).await;
    tell(Event::PaperTaken {
        check,
        result: result.unwrap_or(Err(AppError::Network)),
    });
}

/// A random UUID (RFC 9562, version 4). Made of `getRandomValues`, since `randomUUID` is
/// missing where the page is not served over https.
pub fn fresh_key() -> String {
    let mut bytes = [0_u8; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    uuid(bytes)
}

fn uuid(bytes: [u8; 16]) -> String {
    let number = u128::from_be_bytes(bytes);
    let version = number & !(0xf << 76) | 4 << 76;
    let variant = version & !(0b11 << 62) | 0b10 << 62;
    let hex = format!("{variant:032x}");
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    [
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32),
    ]
    .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_and_variant_are_in_their_places() {
        assert_eq!(uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
