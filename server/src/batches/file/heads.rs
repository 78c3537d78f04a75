use super::{Line, cell};

/// Names of the columns, in both languages, small letters.
const PERSON: [&str; 6] = [
    "снилс или телефон",
    "снилс",
    "сотрудник",
    "snils or phone",
    "snils",
    "person",
];
/// A column of its own for those who keep both.
const PHONE: [&str; 3] = ["телефон", "phone", "phone number"];
const SCENARIOS: [&str; 5] = [
    "полномочия",
    "что проверять",
    "сценарии",
    "powers",
    "scenarios",
];
const FROM: [&str; 4] = ["с", "действует с", "from", "valid from"];
const UNTIL: [&str; 6] = [
    "по",
    "действует по",
    "until",
    "to",
    "valid until",
    "valid to",
];

/// In which column what stands; the others are passed over.
pub(super) struct Heads {
    person: Option<usize>,
    phone: Option<usize>,
    scenarios: usize,
    from: Option<usize>,
    until: usize,
}

impl Heads {
    /// Reads the heads; `None` if one that is needed is not there.
    pub(super) fn find(cells: &[String]) -> Option<Self> {
        let names: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        let at = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        let heads = Self {
            person: at(&PERSON),
            phone: at(&PHONE),
            scenarios: at(&SCENARIOS)?,
            from: at(&FROM),
            until: at(&UNTIL)?,
        };
        (heads.person.is_some() || heads.phone.is_some()).then_some(heads)
    }

    /// A line under these heads. The phone number counts where there is no СНИЛС.
    pub(super) fn line(&self, line: u64, cells: &[String]) -> Line {
        let at = |column: Option<usize>| {
            let found = column.and_then(|column| cells.get(column));
            found.map(|text| cell(text)).unwrap_or_default()
        };
        let person = at(self.person);
        Line {
            line,
            person: if person.is_empty() {
                at(self.phone)
            } else {
                person
            },
            scenarios: at(Some(self.scenarios)),
            from: at(self.from),
            until: at(Some(self.until)),
        }
    }
}

/// Small letters, single blanks, without a colon or a star at the end.
pub(crate) fn plain(head: &str) -> String {
    let words: Vec<_> = head.split_whitespace().collect();
    let name = words.join(" ").to_lowercase();
    name.trim_end_matches([':', '*']).trim_end().to_owned()
}
