//! The demo people. All invented: no such СНИЛС and no such document has been issued.

use app::ports::Assurance::{self, Basic, Confirmed};
use domain::{
    holder::IdSource,
    status::StatusKind::{self, Disability, LargeFamily, Pensioner, Student, SvoFamily},
};

use super::days::Day;

/// A person with an account.
pub(super) struct Person {
    /// Stable key, also of the text `demo-<key>`.
    pub(super) key: &'static str,
    /// Whether the sign-in page offers this person. The others are there to be seen.
    pub(super) offered: bool,
    /// Surname, given name, patronymic.
    pub(super) name: &'static str,
    pub(super) phone: &'static str,
    pub(super) snils: &'static str,
    pub(super) assurance: Assurance,
    pub(super) is_operator: bool,
    pub(super) id: Option<DigitalId>,
}

/// A Digital ID and what the registry says of its holder.
pub(super) struct DigitalId {
    pub(super) source: IdSource,
    pub(super) document: &'static str,
    pub(super) birth: Day,
    /// The public path of the face, and the picture itself.
    pub(super) face: (&'static str, &'static [u8]),
    pub(super) statuses: &'static [Held],
}

/// A status from one day to another.
pub(super) struct Held {
    pub(super) kind: StatusKind,
    pub(super) from: Day,
    pub(super) until: Option<Day>,
    pub(super) source: &'static str,
}

/// The face of that number among the public files.
macro_rules! face {
    ($number:literal) => {
        (
            concat!("/demo/face-", $number, ".svg"),
            include_bytes!(concat!("../../../public/demo/face-", $number, ".svg")),
        )
    };
}

pub(super) use face;

pub(super) const CITIZEN: Person = Person {
    key: "citizen",
    offered: true,
    name: "Ветрова Анна Павловна",
    phone: "+7 900 000-00-01",
    snils: "900-000-001 82",
    assurance: Confirmed,
    is_operator: false,
    id: Some(DigitalId {
        source: IdSource::Biometrics,
        document: "паспорт 00 26 000101",
        birth: Day::YearsAgo(35, 120),
        face: face!(1),
        statuses: &[
            Held {
                kind: LargeFamily,
                from: Day::YearsAgo(3, 40),
                until: Some(Day::In(8 * 365)),
                source: "реестр многодетных семей",
            },
            Held {
                kind: SvoFamily,
                from: Day::YearsAgo(1, 60),
                until: Some(Day::In(365)),
                source: "реестр семей участников СВО",
            },
            Held {
                kind: Disability,
                from: Day::YearsAgo(2, 10),
                until: None,
                source: "реестр инвалидов",
            },
        ],
    }),
};

pub(super) const EXPIRED: Person = Person {
    key: "expired",
    offered: true,
    name: "Лугов Кирилл Денисович",
    phone: "+7 900 000-00-02",
    snils: "900-000-002 83",
    assurance: Confirmed,
    is_operator: false,
    id: Some(DigitalId {
        source: IdSource::ForeignPassport,
        document: "загранпаспорт 00 0000102",
        birth: Day::YearsAgo(22, 200),
        face: face!(3),
        statuses: &[Held {
            kind: Student,
            from: Day::YearsAgo(4, 80),
            until: Some(Day::EndOfLastMonth),
            source: "реестр обучающихся",
        }],
    }),
};

pub(super) const DRIVER: Person = Person {
    key: "driver",
    offered: true,
    name: "Степнов Тимур Маратович",
    phone: "+7 900 000-00-03",
    snils: "900-000-003 84",
    assurance: Confirmed,
    is_operator: false,
    id: Some(DigitalId {
        source: IdSource::DrivingLicence,
        document: "водительское удостоверение 00 26 000103",
        birth: Day::YearsAgo(40, 15),
        face: face!(6),
        statuses: &[Held {
            kind: LargeFamily,
            from: Day::YearsAgo(5, 30),
            until: Some(Day::In(6 * 365)),
            source: "реестр многодетных семей",
        }],
    }),
};

pub(super) const MINOR: Person = Person {
    key: "minor",
    offered: true,
    name: "Рощин Егор Ильич",
    phone: "+7 900 000-00-04",
    snils: "900-000-004 85",
    assurance: Confirmed,
    is_operator: false,
    id: Some(DigitalId {
        source: IdSource::Biometrics,
        document: "паспорт 00 26 000104",
        birth: Day::YearsAgo(17, 60),
        face: face!(5),
        statuses: &[],
    }),
};

pub(super) const LIBRARIAN: Person = Person {
    key: "librarian",
    offered: true,
    name: "Светлова Ольга Николаевна",
    phone: "+7 900 000-00-05",
    snils: "900-000-005 86",
    assurance: Confirmed,
    is_operator: false,
    id: Some(DigitalId {
        source: IdSource::Biometrics,
        document: "паспорт 00 26 000105",
        birth: Day::YearsAgo(29, 90),
        face: face!(4),
        statuses: &[],
    }),
};

pub(super) const STRANGER: Person = Person {
    key: "stranger",
    offered: true,
    name: "Полянин Роман Петрович",
    phone: "+7 900 000-00-06",
    snils: "900-000-006 87",
    assurance: Confirmed,
    is_operator: false,
    id: None,
};

pub(super) const NEWCOMER: Person = Person {
    key: "newcomer",
    offered: true,
    name: "Зорина Вера Игоревна",
    phone: "+7 900 000-00-07",
    snils: "900-000-007 88",
    assurance: Basic,
    is_operator: false,
    id: None,
};

pub(super) const DIRECTOR: Person = Person {
    key: "director",
    offered: true,
    name: "Берегов Виктор Андреевич",
    phone: "+7 900 000-00-08",
    snils: "900-000-008 89",
    assurance: Confirmed,
    is_operator: false,
    id: Some(DigitalId {
        source: IdSource::Biometrics,
        document: "паспорт 00 26 000108",
        birth: Day::YearsAgo(66, 150),
        face: face!(2),
        statuses: &[Held {
            kind: Pensioner,
            from: Day::YearsAgo(2, 0),
            until: None,
            source: "реестр получателей пенсий",
        }],
    }),
};

pub(super) const DIRECTOR2: Person = Person {
    key: "director2",
    offered: true,
    name: "Морева Елена Борисовна",
    phone: "+7 900 000-00-09",
    snils: "900-000-009 90",
    assurance: Confirmed,
    is_operator: false,
    id: None,
};

pub(super) const OPERATOR: Person = Person {
    key: "operator",
    offered: true,
    name: "Ключева Ирина Львовна",
    phone: "+7 900 000-00-10",
    snils: "900-000-010 83",
    assurance: Confirmed,
    is_operator: true,
    id: None,
};

/// The second pair of eyes.
pub(super) const OPERATOR2: Person = Person {
    key: "operator2",
    offered: true,
    name: "Замков Олег Юрьевич",
    phone: "+7 900 000-00-14",
    snils: "900-000-014 87",
    assurance: Confirmed,
    is_operator: true,
    id: None,
};

/// Watches the entrance of the library; the mandate is about to end.
pub(super) const GUARD: Person = Person {
    key: "guard",
    offered: false,
    name: "Озеров Пётр Алексеевич",
    phone: "+7 900 000-00-11",
    snils: "900-000-011 84",
    assurance: Confirmed,
    is_operator: false,
    id: None,
};

/// Begins at the library next week.
pub(super) const TRAINEE: Person = Person {
    key: "trainee",
    offered: false,
    name: "Травина Дарья Игоревна",
    phone: "+7 900 000-00-12",
    snils: "900-000-012 85",
    assurance: Confirmed,
    is_operator: false,
    id: None,
};

/// Has left the library; directs the bookshop.
pub(super) const FORMER: Person = Person {
    key: "former",
    offered: false,
    name: "Кедров Семён Викторович",
    phone: "+7 900 000-00-13",
    snils: "900-000-013 86",
    assurance: Confirmed,
    is_operator: false,
    id: None,
};

/// When those were born who have no Digital ID yet, and the passport that the desk saw when it
/// confirmed them.
pub(super) const CONFIRMED: [(&Person, Day, &str); 6] = [
    (&STRANGER, Day::YearsAgo(31, 45), "паспорт 00 26 000106"),
    (&DIRECTOR2, Day::YearsAgo(44, 10), "паспорт 00 26 000109"),
    (&OPERATOR, Day::YearsAgo(38, 300), "паспорт 00 26 000110"),
    (&GUARD, Day::YearsAgo(52, 70), "паспорт 00 26 000111"),
    (&TRAINEE, Day::YearsAgo(20, 5), "паспорт 00 26 000112"),
    (&FORMER, Day::YearsAgo(47, 200), "паспорт 00 26 000113"),
];

/// Everybody, in the order of the sign-in page.
pub(super) const ALL: [&Person; 14] = [
    &CITIZEN, &LIBRARIAN, &DIRECTOR, &EXPIRED, &DRIVER, &MINOR, &STRANGER, &NEWCOMER, &DIRECTOR2,
    &OPERATOR, &OPERATOR2, &GUARD, &TRAINEE, &FORMER,
];
