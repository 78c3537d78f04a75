//! Sign-in, sessions, throttling and the demo people, on a real database.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod by_phone;
mod kiosks;
mod people;
mod sessions;
mod sign_in;

use std::collections::BTreeSet;

use crate::support::{World, everywhere};
use app::{
    error::{AppError, Problem},
    ports::{Accounts, Assurance, Visitor},
};
use server::{
    accounts::{CreateOperatorError, StoredAccounts, create_operator},
    clock::Clock,
    demo, store,
};

const CITIZEN: &str = "+7 900 000-00-01";
const NOBODY: &str = "+7 900 999-99-99";
const PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0.0.0 Mobile Safari/537.36";

fn wrong() -> AppError {
    AppError::field("password", Problem::WrongCredentials)
}

async fn refusal(accounts: &StoredAccounts, login: &str, password: &str) -> AppError {
    accounts
        .sign_in(login, password, PHONE)
        .await
        .err()
        .expect("refused")
}

/// Signs in as the demo person `key`.
async fn demo(world: &World, key: &str) -> (Visitor, String) {
    let accounts = world.accounts();
    let session = accounts.sign_in_as_demo(key, PHONE).await.expect(key);
    let visitor = accounts
        .visitor(&session.secret)
        .await
        .expect(key)
        .expect(key);
    (visitor, session.secret)
}
