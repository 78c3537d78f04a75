//! The demo organizations and who may check in their name. All invented.

use domain::{
    power::{Limits, Weekdays},
    scenario::Scenario::{self, Age18, Identity, Status},
    status::StatusKind::{
        Disability, LargeFamily, Pensioner, Student, SvoFamily, SvoParticipant, Veteran,
    },
};

use super::{
    days::Day,
    people::{DIRECTOR, DIRECTOR2, FORMER, GUARD, LIBRARIAN, Person, TRAINEE},
};

/// An organization.
pub(super) struct Organization {
    pub(super) ogrn: &'static str,
    pub(super) inn: &'static str,
    pub(super) kpp: &'static str,
    pub(super) name: &'static str,
    pub(super) full_name: &'static str,
    pub(super) director: &'static Person,
}

pub(super) const LIBRARY: Organization = Organization {
    ogrn: "1269900000017",
    inn: "9999000013",
    kpp: "999901001",
    name: "МКУ «Городская библиотека»",
    full_name: "Муниципальное казённое учреждение культуры «Городская библиотека»",
    director: &DIRECTOR,
};

pub(super) const POOL: Organization = Organization {
    ogrn: "1269900000028",
    inn: "9999000020",
    kpp: "999901001",
    name: "МБУ «Бассейн „Волна“»",
    full_name: "Муниципальное бюджетное учреждение спорта «Бассейн „Волна“»",
    director: &DIRECTOR2,
};

pub(super) const MUSEUM: Organization = Organization {
    ogrn: "1269900000039",
    inn: "9999000038",
    kpp: "999901001",
    name: "ГБУК «Музей реки»",
    full_name: "Государственное бюджетное учреждение культуры «Музей реки»",
    director: &DIRECTOR,
};

pub(super) const BOOKSHOP: Organization = Organization {
    ogrn: "1269900000040",
    inn: "9999000045",
    kpp: "999901001",
    name: "ООО «Книжный двор»",
    full_name: "Общество с ограниченной ответственностью «Книжный двор»",
    director: &FORMER,
};

pub(super) const ALL: [&Organization; 4] = [&LIBRARY, &POOL, &MUSEUM, &BOOKSHOP];

/// A power of attorney.
pub(super) struct Mandate {
    pub(super) organization: &'static Organization,
    pub(super) representative: &'static Person,
    pub(super) scenarios: &'static [Scenario],
    pub(super) from: Day,
    pub(super) until: Day,
    /// What narrows it.
    pub(super) limits: fn() -> Limits,
    /// How many days ago it was revoked, and why.
    pub(super) revoked: Option<(i64, &'static str)>,
}

const EVERY_STATUS: [Scenario; 9] = [
    Age18,
    Status(LargeFamily),
    Status(Student),
    Status(Pensioner),
    Status(Disability),
    Status(SvoParticipant),
    Status(SvoFamily),
    Status(Veteran),
    Identity,
];

/// Every day but the weekend, and no more than a school class visits.
fn on_weekdays() -> Limits {
    Limits {
        weekdays: Weekdays::new(1..=5),
        checks_a_day: Some(200),
        ..Limits::default()
    }
}

/// Of the librarian's four, the first two are in force, with different scenarios. The cabinet
/// of the library shows every state there is.
pub(super) const MANDATES: [Mandate; 10] = [
    Mandate {
        organization: &LIBRARY,
        representative: &LIBRARIAN,
        scenarios: &EVERY_STATUS,
        from: Day::Ago(200),
        until: Day::In(3 * 365),
        limits: Limits::default,
        revoked: None,
    },
    Mandate {
        organization: &POOL,
        representative: &LIBRARIAN,
        scenarios: &[Age18, Status(LargeFamily)],
        from: Day::Ago(90),
        until: Day::In(2 * 365),
        limits: Limits::default,
        revoked: None,
    },
    Mandate {
        organization: &MUSEUM,
        representative: &LIBRARIAN,
        scenarios: &[Age18, Status(Student)],
        from: Day::Ago(385),
        until: Day::Ago(20),
        limits: Limits::default,
        revoked: None,
    },
    Mandate {
        organization: &BOOKSHOP,
        representative: &LIBRARIAN,
        scenarios: &[Age18],
        from: Day::Ago(120),
        until: Day::In(245),
        limits: Limits::default,
        revoked: Some((5, "Больше не работает в магазине")),
    },
    Mandate {
        organization: &LIBRARY,
        representative: &GUARD,
        scenarios: &[Age18, Status(LargeFamily), Status(Pensioner)],
        from: Day::Ago(356),
        until: Day::In(9),
        limits: Limits::default,
        revoked: None,
    },
    Mandate {
        organization: &LIBRARY,
        representative: &TRAINEE,
        scenarios: &[Age18, Status(Student)],
        from: Day::In(7),
        until: Day::In(372),
        limits: Limits::default,
        revoked: None,
    },
    Mandate {
        organization: &LIBRARY,
        representative: &FORMER,
        scenarios: &[Age18, Status(Pensioner)],
        from: Day::Ago(400),
        until: Day::Ago(36),
        limits: Limits::default,
        revoked: None,
    },
    Mandate {
        organization: &LIBRARY,
        representative: &FORMER,
        scenarios: &[Age18],
        from: Day::Ago(35),
        until: Day::In(330),
        limits: Limits::default,
        revoked: Some((12, "Увольнение по собственному желанию")),
    },
    Mandate {
        organization: &POOL,
        representative: &GUARD,
        scenarios: &[Age18],
        from: Day::Ago(30),
        until: Day::In(335),
        limits: Limits::default,
        revoked: None,
    },
    Mandate {
        organization: &MUSEUM,
        representative: &TRAINEE,
        scenarios: &[Age18, Status(Student), Status(Pensioner)],
        from: Day::Ago(60),
        until: Day::In(305),
        limits: on_weekdays,
        revoked: None,
    },
];
