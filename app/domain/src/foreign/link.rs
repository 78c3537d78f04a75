//! Web addresses: the real host, and payments by СБП.

use super::facts::{Fact, sum};

/// Where every payment by СБП begins; nothing else does, whatever it looks like.
pub(super) const FAST_PAYMENTS: &str = "qr.nspk.ru";

/// The host of an http(s) address, lower case, without user, port or trailing dot.
pub(super) fn host(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?.trim_end_matches('.');
    let host: String = host.chars().take(253).collect::<String>().to_lowercase();
    (!host.is_empty() && !host.contains(char::is_whitespace)).then_some(host)
}

/// What an address of `host` should be looked at for.
pub(super) fn facts(host: &str) -> Vec<Fact> {
    let foreign_letters = !host.is_ascii() || host.split('.').any(|part| part.starts_with("xn--"));
    let mut facts: Vec<Fact> = Fact::of("host", host).into_iter().collect();
    if foreign_letters {
        facts.push(Fact::said("letters"));
    }
    facts
}

/// The sum of a payment by СБП, in kopecks under `sum`; one that is used again and again may
/// have none.
pub(super) fn fast_payment_facts(text: &str) -> Vec<Fact> {
    let query = text.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let kopecks = query.split('&').find_map(|pair| pair.strip_prefix("sum="));
    match kopecks.and_then(sum) {
        Some(sum) => Fact::of("sum", &sum).into_iter().collect(),
        None => vec![Fact::said("no-sum")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums() {
        let said = |text| fast_payment_facts(text).remove(0);
        let sum = said("https://qr.nspk.ru/AS1000?type=02&bank=100000000007&sum=10000&cur=RUB");
        assert_eq!((sum.key, sum.value.as_str()), ("sum", "100,00\u{a0}₽"));
        assert_eq!(said("https://qr.nspk.ru/AS1000?type=01").key, "no-sum");
        assert_eq!(said("https://qr.nspk.ru/AS1000?sum=1e9").key, "no-sum");
        assert_eq!(
            said("https://qr.nspk.ru/AS1000?type=02#&sum=5").key,
            "no-sum"
        );
    }

    #[test]
    fn letters_of_other_alphabets_are_pointed_at() {
        let keys = |host| {
            facts(host)
                .into_iter()
                .map(|fact| fact.key)
                .collect::<Vec<_>>()
        };
        assert_eq!(keys("gosuslugi.ru"), ["host"]);
        assert_eq!(keys("gоsuslugi.ru"), ["host", "letters"]);
        assert_eq!(keys("www.xn--gsuslugi-6zf.ru"), ["host", "letters"]);
    }
}
