//! Payment details by ГОСТ Р 56042-2014: `ST00012|Name=…|PersonalAcc=…|Sum=…`.

use super::facts::{Fact, sum};

/// Without these five no bank takes it (ГОСТ Р 56042-2014, table 2).
const REQUIRED: [&str; 5] = ["Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc"];

/// `ST0001`, one digit for the alphabet, then the separator, which may be any sign that no value
/// holds (section 5.2).
const HEADER: usize = "ST00012".len();

/// The payee, the sum, what for, and whether it is a state duty.
pub(super) fn facts(text: &str) -> Vec<Fact> {
    let payment = Payment::read(text);
    let of = |key, name| Fact::of(key, payment.value(name));
    let mut facts: Vec<Fact> = [
        of("payee", "Name"),
        sum(payment.value("Sum")).and_then(|sum| Fact::of("sum", &sum)),
        of("purpose", "Purpose"),
        of("inn", "PayeeINN"),
        of("account", "PersonalAcc"),
        of("bank", "BankName"),
        of("bic", "BIC"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !payment.value("CBC").is_empty() && !payment.value("OKTMO").is_empty() {
        facts.extend(Fact::of("duty", payment.value("CBC")));
    }
    if REQUIRED.iter().any(|name| payment.value(name).is_empty()) {
        facts.push(Fact::said("incomplete"));
    }
    facts
}

/// Names and values, in order.
struct Payment<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Payment<'a> {
    fn read(text: &'a str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let rest = text.get(HEADER..).unwrap_or_default();
        let Some(separator) = rest.chars().next() else {
            return Self(Vec::new());
        };
        let pairs = rest.split(separator);
        Self(pairs.filter_map(|pair| pair.split_once('=')).collect())
    }

    /// The first value of that name; writers do not agree on capitals.
    fn value(&self, name: &str) -> &'a str {
        let mut pairs = self.0.iter();
        pairs
            .find(|(key, _)| key.trim().eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(&'static str, String)> {
        facts(text)
            .into_iter()
            .map(|fact| (fact.key, fact.value))
            .collect()
    }

    #[test]
    fn a_whole_one() {
        let text = "ST00012|Name=ООО «Ромашка»|PersonalAcc=40702810138250123017|BankName=ОАО \
                    \"БАНК\"|BIC=044525225|CorrespAcc=30101810400000000225|Sum=125000|Purpose=\
                    Оплата членского взноса|PayeeINN=6200098765|lastName=Иванов";
        let facts = said(text);
        let keys: Vec<_> = facts.iter().map(|(key, _)| *key).collect();
        assert_eq!(
            keys,
            ["payee", "sum", "purpose", "inn", "account", "bank", "bic"]
        );
        assert_eq!(facts[0].1, "ООО «Ромашка»");
        assert_eq!(facts[1].1, "1\u{a0}250,00\u{a0}₽");
        // The payer is nobody's business at a door.
        assert!(facts.iter().all(|(_, value)| !value.contains("Иванов")));
    }

    #[test]
    fn the_separator_is_whatever_follows_the_header() {
        let text = "ST00012~NAME=А|Б~PersonalAcc=1~BankName=2~BIC=3~CorrespAcc=4";
        assert_eq!(said(text)[0], ("payee", "А|Б".to_owned()));
        assert!(said(text).iter().all(|(key, _)| *key != "incomplete"));
    }

    #[test]
    fn a_duty_and_what_is_missing_are_said() {
        let text = "ST00012|Name=УФК|CBC=18210803010011050110|OKTMO=45374000";
        let facts = said(text);
        assert!(facts.contains(&("duty", "18210803010011050110".to_owned())));
        assert!(facts.contains(&("incomplete", String::new())));
        assert_eq!(said("ST00012"), [("incomplete", String::new())]);
        assert_eq!(said("ST00012|Name=А|Sum=1,50")[0].0, "payee");
    }
}
