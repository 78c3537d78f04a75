//! How a code reaches a phone.

use std::str::FromStr;

use crate::{
    mail::{self, Bell},
    store::{StoreError, WriteTransaction},
};

/// A way to send a short text to a phone number.
#[derive(Clone, Debug)]
pub enum CodeSender {
    /// Into the server's own output: for the demo, where whoever tries it out has no gateway.
    Output,
    /// By mail to a gateway that turns letters into messages.
    Mail(MailGateway, Bell),
    /// To a gateway over HTTP, by whoever the bell wakes.
    Messages(Bell),
}

/// The address of such a gateway, with `{phone}` where the number belongs: `{phone}@sms.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailGateway(String);

impl FromStr for MailGateway {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address = text.replace("{phone}", "79000000000");
        if address == text {
            return Err("write {phone} where the number belongs");
        }
        lettre::Address::from_str(&address)
            .map(|_| Self(text.to_owned()))
            .map_err(|_| "this is no mail address")
    }
}

/// A text that leaves once the transaction is kept.
#[must_use]
pub(super) enum Leaving {
    /// To be printed.
    Printed(String),
    /// Waits in the queue of letters.
    Queued(Bell),
}

impl Leaving {
    /// Lets it go, after the commit.
    pub(super) fn go(self) {
        match self {
            Self::Printed(line) => println!("{line}"),
            Self::Queued(bell) => bell.ring(),
        }
    }
}

impl CodeSender {
    /// Lets `text` to `phone` (`+79001234567`) wait in `transaction`.
    pub(super) async fn put(
        &self,
        transaction: &WriteTransaction,
        phone: &str,
        subject: String,
        text: String,
        now: i64,
    ) -> Result<Leaving, StoreError> {
        match self {
            Self::Output => Ok(Leaving::Printed(format!("to {phone}: {text}"))),
            Self::Mail(MailGateway(address), bell) => {
                let recipient = address.replace("{phone}", phone.trim_start_matches('+'));
                mail::put(&**transaction, &recipient, subject, text, now).await?;
                Ok(Leaving::Queued(bell.clone()))
            }
            Self::Messages(bell) => {
                mail::put_message(&**transaction, phone, text, now).await?;
                Ok(Leaving::Queued(bell.clone()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gateway_is_a_mail_address_with_a_place_for_the_number() {
        assert!("{phone}@sms.example".parse::<MailGateway>().is_ok());
        assert!("sms+{phone}@example.org".parse::<MailGateway>().is_ok());
        for wrong in [
            "",
            "me@sms.example",
            "{phone}",
            "{phone}@",
            "{phone} @x.example",
        ] {
            assert!(wrong.parse::<MailGateway>().is_err(), "{wrong}");
        }
    }
}
