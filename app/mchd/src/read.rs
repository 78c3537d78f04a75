//! From the tree to what it says, and the rules of the format that its schema does not tell.
//!
//! What the schema does tell has been looked at before: where a value is missing or broken here,
//! the finding is there already.

use domain::identifiers::{Inn, Kpp, Ogrn};
use time::Date;

use crate::{
    document::{
        Acting, Delegation, Document, Entrepreneur, FullName, Guid, LegalEntity, Limit, LimitValue,
        Person, Power, Principal,
    },
    finding::{Finding, Reason},
    tree::Node,
    value,
};

type Findings = Vec<Finding>;

/// What `root` says; `None` if something that is needed could not be read.
pub(crate) fn document(root: &Node, findings: &mut Findings) -> Option<Document> {
    flags(root, findings);
    let document = root.child("Документ")?.child("Довер")?;
    let data = document.child("СвДов");
    if let Some(data) = data {
        irrevocable(data, findings);
        file_name(root, data, findings);
    }
    let dates = data.and_then(|data| dates(data, findings));
    let principal = principal(document, findings);
    let issued_on = dates.map(|(issued_on, _)| issued_on);
    let representatives: Vec<_> = document
        .all("СвУпПред")
        .map(|node| representative(node, issued_on, findings))
        .collect();
    let powers = document.child("СвПолн").map(|node| powers(node, findings));
    let (data, powers) = (data?, powers??);
    let (issued_on, until) = dates?;
    Some(Document {
        number: Guid::parse(data.value("НомДовер")?)?,
        internal_number: data.value("ВнНомДовер")?.to_owned(),
        issued_on,
        until,
        system: data.child("СведСист")?.text.clone(),
        delegation: match data.value("ПрПередов")? {
            "1" => Delegation::None,
            "2" => Delegation::Once,
            _ => Delegation::Further,
        },
        principal: principal?,
        representatives: representatives.into_iter().collect::<Option<_>>()?,
        acting: powers.acting,
        text: powers.text,
        powers: powers.machine,
    })
}

/// Whether it can count on `today` or later.
pub(crate) fn in_time(root: &Node, document: &Document, today: Date, findings: &mut Findings) {
    let data = root
        .child("Документ")
        .and_then(|node| node.child("Довер"))
        .and_then(|node| node.child("СвДов"));
    let Some(data) = data else { return };
    let mut at = |name, reason| findings.push(Finding::at_attribute(data, name, reason));
    if document.issued_on > today {
        at("ДатаВыдДовер", Reason::InFuture);
    }
    if document.until < today {
        at("СрокДейст", Reason::Over);
    }
}

/// The first flag and the last four are 0 in every document.
fn flags(root: &Node, findings: &mut Findings) {
    let flags = root.value("ПрЭлФорм").unwrap_or_default();
    let always_zero = |at: usize| at == 0 || at > 3;
    if flags
        .chars()
        .enumerate()
        .any(|(at, flag)| flag == '1' && always_zero(at))
    {
        findings.push(Finding::at_attribute(root, "ПрЭлФорм", Reason::Flags));
    }
}

/// A director may revoke every power here, so none can be kept that promises otherwise.
fn irrevocable(data: &Node, findings: &mut Findings) {
    if data.value("ВидДовер") == Some("2") {
        findings.push(Finding::at_attribute(data, "ВидДовер", Reason::Unsupported));
    }
}

/// `ON_EMCHD_<day>_<number>`, or with another beginning where the tax service is meant; the
/// number is at its end.
fn file_name(root: &Node, data: &Node, findings: &mut Findings) {
    let (Some(file), Some(number)) = (root.value("ИдФайл"), data.value("НомДовер"))
    else {
        return;
    };
    if !file.to_lowercase().ends_with(&number.to_lowercase()) {
        findings.push(Finding::at_attribute(root, "ИдФайл", Reason::FileName));
    }
}

fn dates(data: &Node, findings: &mut Findings) -> Option<(Date, Date)> {
    let issued_on = value::date(data.value("ДатаВыдДовер")?)?;
    let until = value::date(data.value("СрокДейст")?)?;
    if until < issued_on {
        findings.push(Finding::at_attribute(data, "СрокДейст", Reason::Reversed));
        return None;
    }
    Some((issued_on, until))
}

fn principal(document: &Node, findings: &mut Findings) -> Option<Principal> {
    let mut principals = document.all("СвДоверит");
    let node = principals.next()?;
    for other in principals {
        findings.push(Finding::at(other, Reason::Unsupported));
    }
    let kind = node.value("ТипДоверит")?;
    let held = node.child("Доверит")?;
    let numbered = [
        ("1", "РосОргДовер"),
        ("2", "ИнОргДовер"),
        ("3", "ИПДовер"),
        ("4", "ФЛДовер"),
    ];
    kind_of(node, "ТипДоверит", kind, held, &numbered, findings);
    if let Some(entity) = held.child("РосОргДовер") {
        return legal_entity(entity, findings).map(Principal::LegalEntity);
    }
    entrepreneur(held.child("ИПДовер")?).map(Principal::Entrepreneur)
}

/// The number of a kind against the element that stands there.
fn kind_of(
    node: &Node,
    attribute: &str,
    kind: &str,
    held: &Node,
    numbered: &[(&str, &str)],
    findings: &mut Findings,
) {
    let Some((_, name)) = numbered.iter().find(|(number, _)| *number == kind) else {
        return;
    };
    let any = numbered.iter().any(|(_, name)| held.child(name).is_some());
    if any && held.child(name).is_none() {
        findings.push(Finding::at_attribute(node, attribute, Reason::KindMismatch));
    }
}

fn legal_entity(node: &Node, findings: &mut Findings) -> Option<LegalEntity> {
    let organization = node.child("СвРосОрг");
    if let Some(organization) = organization {
        needed(organization, &["ИННЮЛ", "ОГРН"], findings);
    }
    let mut heads = Vec::new();
    for head in node.all("ЛицоБезДов") {
        match head.child("СвФЛ") {
            Some(person) => heads.push(self::person(person)?),
            None if head.children.is_empty() => {
                findings.push(Finding::at(head, Reason::MissingElement("СвФЛ")));
            }
            None => {}
        }
    }
    let named = [("ЕИОУК", "СВЮЛ"), ("ЕИОФЛ", "СвФЛ"), ("ЕИОИП", "СвИП")];
    for (flag, element) in named {
        let named = node
            .all("ЛицоБезДов")
            .any(|head| head.child(element).is_some());
        if matches!(
            (node.value(flag), named),
            (Some("0"), true) | (Some("1"), false)
        ) {
            findings.push(Finding::at_attribute(node, flag, Reason::HeadMismatch));
        }
    }
    let organization = organization?;
    Some(LegalEntity {
        name: organization.value("НаимОрг")?.to_owned(),
        inn: Inn::parse(organization.value("ИННЮЛ")?).ok()?,
        kpp: Kpp::parse(organization.value("КПП")?).ok()?,
        ogrn: Ogrn::parse(organization.value("ОГРН")?).ok()?,
        heads,
    })
}

/// The format can do without these; whoever looks up a principal or a representative cannot.
fn needed(node: &Node, names: &[&'static str], findings: &mut Findings) {
    for name in names {
        if node.attribute(name).is_none() {
            findings.push(Finding::at(node, Reason::Needed(name)));
        }
    }
}

fn entrepreneur(node: &Node) -> Option<Entrepreneur> {
    Some(Entrepreneur {
        name: node.value("НаимИП").map(str::to_owned),
        ogrnip: Ogrn::parse(node.value("ОГРНИП")?).ok()?,
        inn: Inn::parse(node.value("ИННФЛ")?).ok()?,
        snils: value::snils(node.value("СНИЛС")?).ok()?,
        full_name: full_name(node.child("СведФЛ")?)?,
    })
}

fn representative(node: &Node, issued_on: Option<Date>, findings: &mut Findings) -> Option<Person> {
    let kind = node.value("ТипПред")?;
    let held = node.child("Пред")?;
    let numbered = [
        ("1", "СведОрг"),
        ("2", "СведИП"),
        ("3", "СведФизЛ"),
        ("4", "СведФилиал"),
        ("5", "СведИО"),
    ];
    kind_of(node, "ТипПред", kind, held, &numbered, findings);
    let node = held.child("СведФизЛ")?;
    needed(node, &["СНИЛС"], findings);
    let person = person(node)?;
    let late = person
        .born
        .zip(issued_on)
        .is_some_and(|(born, issued)| born >= issued);
    if late && let Some(personal) = node.child("СведФЛ") {
        findings.push(Finding::at_attribute(personal, "ДатаРожд", Reason::Birth));
    }
    Some(person)
}

fn person(node: &Node) -> Option<Person> {
    let personal = node.child("СведФЛ")?;
    Some(Person {
        full_name: full_name(personal)?,
        snils: node.value("СНИЛС").and_then(|it| value::snils(it).ok()),
        inn: node.value("ИННФЛ").and_then(|it| Inn::parse(it).ok()),
        position: node.value("Должность").map(str::to_owned),
        born: personal.value("ДатаРожд").and_then(value::date),
    })
}

fn full_name(personal: &Node) -> Option<FullName> {
    let name = personal.child("ФИО")?;
    Some(FullName {
        surname: name.value("Фамилия")?.to_owned(),
        name: name.value("Имя")?.to_owned(),
        patronymic: name.value("Отчество").map(str::to_owned),
    })
}

struct ReadPowers {
    acting: Acting,
    text: Option<String>,
    machine: Vec<Power>,
}

fn powers(node: &Node, findings: &mut Findings) -> Option<ReadPowers> {
    let text = node.child("ТекстПолн").map(|it| it.text.clone());
    let has_machine = node.child("МашПолн").is_some();
    if text.is_none() && !has_machine {
        findings.push(Finding::at(node, Reason::NoPowers));
    } else if matches!(
        (node.value("ТипПолн"), has_machine),
        (Some("0"), true) | (Some("1"), false)
    ) {
        findings.push(Finding::at_attribute(
            node,
            "ТипПолн",
            Reason::PowersMismatch,
        ));
    }
    let machine: Vec<_> = node.all("МашПолн").map(|it| power(it, findings)).collect();
    Some(ReadPowers {
        acting: match node.value("ПрСовмПолн")? {
            "1" => Acting::Severally,
            _ => Acting::Jointly,
        },
        text,
        machine: machine.into_iter().collect::<Option<_>>()?,
    })
}

fn power(node: &Node, findings: &mut Findings) -> Option<Power> {
    let mut limits: Vec<Limit> = Vec::new();
    for each in node.all("ОгрСвПолн") {
        let limit = limit(each)?;
        if limits.iter().any(|other| other.id == limit.id) {
            findings.push(Finding::at_attribute(each, "ИдОгр", Reason::LimitRepeated));
        }
        limits.push(limit);
    }
    Some(Power {
        code: node.value("КодПолн")?.to_owned(),
        name: node.value("НаимПолн")?.to_owned(),
        mnemonic: node.value("МнПолн").map(str::to_owned),
        limits,
    })
}

fn limit(node: &Node) -> Option<Limit> {
    let value = match node.child("КодЗначОгр") {
        Some(code) => LimitValue::Code(code.text.clone()),
        None => LimitValue::Text(node.child("ТексЗначОгр")?.text.clone()),
    };
    Some(Limit {
        id: value::limit_id(node.value("ИдОгр")?)?,
        code: node.value("КодОгр")?.to_owned(),
        name: node.value("НаимОгр")?.to_owned(),
        value,
        value_name: node.value("НаимЗначОгр").map(str::to_owned),
    })
}
