//! The tables, in the order of the official schema (`ON_EMCHD_1_928_00_01_01_01.xsd`).

use super::{Attribute, Content, Particle, Type};
use crate::value::{Value, ValueKind};

const MANY: usize = usize::MAX;
const BIT: Value = Value::OneOf(&["0", "1"]);
const ONE_OR_TWO: Value = Value::OneOf(&["1", "2"]);
const DATE: Value = Value::Of(ValueKind::Date);
const SNILS: Value = Value::Of(ValueKind::Snils);
const PERSON_INN: Value = Value::Of(ValueKind::PersonInn);
const TAX_OFFICE: Value = Value::Of(ValueKind::Digits(4));
/// Part in the affairs of the taxpayer (`СтУчНД`).
const STATUS: Value = Value::OneOf(&["101", "102", "299", "301", "303", "399"]);

const fn text(min: usize, max: usize) -> Value {
    Value::Text { min, max }
}

const fn must(name: &'static str, value: Value) -> Attribute {
    Attribute {
        name,
        is_required: true,
        value,
    }
}

const fn may(name: &'static str, value: Value) -> Attribute {
    Attribute {
        name,
        is_required: false,
        value,
    }
}

const fn times(name: &'static str, of: &'static Type, min: usize, max: usize) -> Particle {
    Particle { name, of, min, max }
}

const fn one(name: &'static str, of: &'static Type) -> Particle {
    times(name, of, 1, 1)
}

const fn maybe(name: &'static str, of: &'static Type) -> Particle {
    times(name, of, 0, 1)
}

const fn words(min: usize, max: usize) -> Type {
    Type {
        attributes: &[],
        content: Content::Text(text(min, max)),
    }
}

const fn elements(attributes: &'static [Attribute], of: &'static [Particle]) -> Type {
    Type {
        attributes,
        content: Content::Sequence(of),
    }
}

const fn either(
    attributes: &'static [Attribute],
    of: &'static [Particle],
    may_be_none: bool,
) -> Type {
    Type {
        attributes,
        content: Content::Choice { of, may_be_none },
    }
}

static UNSUPPORTED: Type = Type {
    attributes: &[],
    content: Content::Unsupported,
};

/// `Доверенность`.
pub(crate) static ROOT: Type = elements(
    &[
        must("ВерсФорм", Value::OneOf(&["EMCHD_1"])),
        must("ПрЭлФорм", Value::Of(ValueKind::Flags)),
        must("ИдФайл", text(1, 255)),
        may("ИдФайлНО", text(1, 255)),
        may("OID", text(1, 255)),
    ],
    &[maybe("ИнСвед", &REMARKS), one("Документ", &DOCUMENT)],
);

static REMARKS: Type = words(1, 5000);

static DOCUMENT: Type = either(
    &[may("КНД", text(7, 7))],
    &[
        one("Довер", &POWER_OF_ATTORNEY),
        one("Передов", &UNSUPPORTED),
    ],
    false,
);

static POWER_OF_ATTORNEY: Type = elements(
    &[],
    &[
        one("СвДов", &DATA),
        times("СвДоверит", &PRINCIPAL, 1, MANY),
        times("СвУпПред", &REPRESENTATIVE, 1, MANY),
        one("СвПолн", &POWERS),
        maybe("СвНотУд", &UNSUPPORTED),
    ],
);

static DATA: Type = elements(
    &[
        must("ВидДовер", ONE_OR_TWO),
        must("ПрПередов", Value::OneOf(&["1", "2", "3"])),
        must("ВнНомДовер", text(1, 50)),
        must("НомДовер", Value::Of(ValueKind::Guid)),
        may("НомРНДДовер", text(1, 28)),
        may("ДопИдДовер", text(1, 50)),
        may("ДатаВнРегДовер", DATE),
        must("ДатаВыдДовер", DATE),
        must("СрокДейст", DATE),
        may("КодНО", TAX_OFFICE),
    ],
    &[
        times("КодНОДейст", &TAX_OFFICES, 0, MANY),
        one("СведСист", &SYSTEM),
        maybe("Безотзыв", &UNSUPPORTED),
    ],
);

static TAX_OFFICES: Type = Type {
    attributes: &[],
    content: Content::Text(TAX_OFFICE),
};

static SYSTEM: Type = words(1, 1000);

static PRINCIPAL: Type = elements(
    &[must("ТипДоверит", Value::OneOf(&["1", "2", "3", "4"]))],
    &[one("Доверит", &PRINCIPAL_KINDS)],
);

/// The schema lets none or all four stand there; the format means one.
static PRINCIPAL_KINDS: Type = either(
    &[],
    &[
        one("РосОргДовер", &LEGAL_ENTITY),
        one("ИнОргДовер", &UNSUPPORTED),
        one("ИПДовер", &ENTREPRENEUR),
        one("ФЛДовер", &UNSUPPORTED),
    ],
    false,
);

static LEGAL_ENTITY: Type = elements(
    &[must("ЕИОУК", BIT), must("ЕИОФЛ", BIT), must("ЕИОИП", BIT)],
    &[
        one("СвРосОрг", &ORGANIZATION),
        times("ЛицоБезДов", &HEAD, 1, MANY),
    ],
);

static HEAD: Type = elements(
    &[must("ПолнЮЛ", ONE_OR_TWO)],
    &[
        maybe("СВЮЛ", &UNSUPPORTED),
        maybe("СвФЛ", &PERSON),
        maybe("СвИП", &UNSUPPORTED),
    ],
);

static ORGANIZATION: Type = elements(
    &[
        may("СтУчНД", STATUS),
        must("НаимОрг", text(1, 1000)),
        may("ИННЮЛ", Value::Of(ValueKind::OrganizationInn)),
        must("КПП", Value::Of(ValueKind::Kpp)),
        may("ОГРН", Value::Of(ValueKind::Ogrn)),
        may("РегНомер", text(1, 80)),
        may("НаимУчрДок", text(1, 1000)),
        may("КонтактТлф", text(1, 50)),
        may("АдрЭлПочт", text(3, 129)),
    ],
    &[maybe("ДокПдтв", &PROOF), maybe("АдрРег", &ADDRESS)],
);

static ENTREPRENEUR: Type = elements(
    &[
        may("СтУчНД", STATUS),
        may("НаимИП", text(1, 1000)),
        must("ОГРНИП", Value::Of(ValueKind::Ogrnip)),
        must("ИННФЛ", PERSON_INN),
        must("СНИЛС", SNILS),
    ],
    &[maybe("ДокПдтв", &PROOF), one("СведФЛ", &PERSONAL)],
);

static REPRESENTATIVE: Type = elements(
    &[must("ТипПред", Value::OneOf(&["1", "2", "3", "4", "5"]))],
    &[one("Пред", &REPRESENTATIVE_KINDS)],
);

/// As with principals: one of them.
static REPRESENTATIVE_KINDS: Type = either(
    &[],
    &[
        one("СведОрг", &UNSUPPORTED),
        one("СведИП", &UNSUPPORTED),
        one("СведФизЛ", &PERSON),
        one("СведФилиал", &UNSUPPORTED),
        one("СведИО", &UNSUPPORTED),
    ],
    false,
);

static PERSON: Type = elements(
    &[
        may("СтУчНД", STATUS),
        may("ИННФЛ", PERSON_INN),
        may("СНИЛС", SNILS),
        may("Должность", text(1, 255)),
    ],
    &[maybe("ДокПдтв", &PROOF), one("СведФЛ", &PERSONAL)],
);

static PERSONAL: Type = elements(
    &[
        may("Пол", ONE_OR_TWO),
        may("ПрГражд", Value::OneOf(&["1", "2", "3"])),
        may("НомЕРН", Value::Of(ValueKind::Digits(12))),
        may("ДатаРожд", DATE),
        may("МестоРожд", text(1, 250)),
        may("Гражданство", Value::Of(ValueKind::Digits(3))),
        may("КонтактТлф", text(1, 50)),
        may("АдрЭлПочт", text(3, 129)),
    ],
    &[
        one("ФИО", &FULL_NAME),
        maybe("АдрМЖ", &ADDRESS),
        maybe("УдЛичнФЛ", &IDENTITY_PAPER),
    ],
);

static FULL_NAME: Type = elements(
    &[
        must("Фамилия", text(1, 200)),
        must("Имя", text(1, 200)),
        may("Отчество", text(1, 200)),
    ],
    &[],
);

static IDENTITY_PAPER: Type = elements(
    &[
        must("КодВидДок", Value::Of(ValueKind::Digits(2))),
        must("СерНомДок", text(1, 25)),
        must("ДатаДок", DATE),
        may("ВыдДок", text(1, 4000)),
        may("КодВыдДок", text(7, 7)),
    ],
    &[maybe("expDate", &DAY)],
);

static DAY: Type = Type {
    attributes: &[],
    content: Content::Text(DATE),
};

static PROOF: Type = elements(
    &[
        may("НаимДокПдтв", text(1, 120)),
        may("ДатаВыд", DATE),
        may("КемВыд", text(1, 1000)),
        may("СвУдДок", text(1, 1000)),
    ],
    &[],
);

static ADDRESS: Type = either(
    &[
        must("Регион", Value::Of(ValueKind::Digits(2))),
        may("ИдФИАС", Value::Of(ValueKind::Guid)),
    ],
    &[one("АдрРФ", &ADDRESS_LINE), one("ФИАСАдрРФ", &ADDRESS_LINE)],
    true,
);

static ADDRESS_LINE: Type = words(1, 1000);

static POWERS: Type = elements(
    &[
        must("ТипПолн", BIT),
        must("ПрСовмПолн", ONE_OR_TWO),
        may("ПрУтрПолн", ONE_OR_TWO),
    ],
    &[
        maybe("ТекстПолн", &POWERS_TEXT),
        times("МашПолн", &POWER, 0, MANY),
    ],
);

static POWERS_TEXT: Type = words(1, 10_000);

static POWER: Type = elements(
    &[
        may("МнПолн", text(6, 255)),
        must("КодПолн", text(6, 255)),
        must("НаимПолн", text(1, 255)),
    ],
    &[times("ОгрСвПолн", &LIMIT, 0, MANY)],
);

static LIMIT: Type = either(
    &[
        must("ИдОгр", Value::Of(ValueKind::LimitId)),
        must("КодОгр", text(1, 255)),
        must("НаимОгр", text(1, 255)),
        may("НаимЗначОгр", text(1, 255)),
    ],
    &[
        one("КодЗначОгр", &LIMIT_VALUE),
        one("ТексЗначОгр", &LIMIT_VALUE),
    ],
    false,
);

static LIMIT_VALUE: Type = words(1, 255);
