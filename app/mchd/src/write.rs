//! From what a document says to its XML.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event, attributes::Attribute},
    name::QName,
};
use time::Date;

use crate::{
    NAMESPACE,
    document::{
        Acting, Delegation, Document, Entrepreneur, FullName, LegalEntity, Limit, LimitValue,
        Person, Power, Principal,
    },
    finding::{Finding, Reason},
    mandate::day,
    read,
};

impl Document {
    /// The name of its file without an ending: `ON_EMCHD_20260301_<number>`.
    pub fn file_stem(&self) -> String {
        let (year, month, day) = self.issued_on.to_calendar_date();
        let month = u8::from(month);
        format!("ON_EMCHD_{year:04}{month:02}{day:02}_{}", self.number)
    }
}

/// The XML of `document`: UTF-8, without a byte order mark.
///
/// # Errors
/// What is wrong with `document`: whatever is written is read again before it leaves, and must
/// be the same. A name with a control character in it fails here, for example.
pub fn write(document: &Document) -> Result<String, Vec<Finding>> {
    let unreadable = || Finding {
        element: String::new(),
        line: 1,
        reason: Reason::Unreadable,
    };
    let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
    let bytes = xml.document(document).map(|()| xml.0.into_inner());
    let bytes = bytes.map_err(|_| vec![unreadable()])?;
    let text = String::from_utf8(bytes).map_err(|_| vec![unreadable()])?;
    if read(text.as_bytes())? != *document {
        return Err(vec![unreadable()]);
    }
    Ok(text)
}

struct Xml(Writer<Vec<u8>>);

type Written = std::io::Result<()>;
type Attributes<'a> = &'a [(&'a str, Option<&'a str>)];

impl Xml {
    fn document(&mut self, document: &Document) -> Written {
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        self.0.write_event(Event::Decl(declaration))?;
        let stem = document.file_stem();
        let root = [
            ("xmlns", Some(NAMESPACE)),
            ("ВерсФорм", Some("EMCHD_1")),
            ("ПрЭлФорм", Some("00000000")),
            ("ИдФайл", Some(stem.as_str())),
        ];
        self.element("Доверенность", &root, |xml| {
            xml.element("Документ", &[], |xml| {
                xml.element("Довер", &[], |xml| xml.power_of_attorney(document))
            })
        })?;
        self.0.get_mut().push(b'\n');
        Ok(())
    }

    fn power_of_attorney(&mut self, document: &Document) -> Written {
        self.data(document)?;
        self.principal(&document.principal)?;
        for person in &document.representatives {
            self.element("СвУпПред", &[("ТипПред", Some("3"))], |xml| {
                xml.element("Пред", &[], |xml| xml.person("СведФизЛ", person))
            })?;
        }
        let kind = if document.powers.is_empty() { "0" } else { "1" };
        let acting = match document.acting {
            Acting::Severally => "1",
            Acting::Jointly => "2",
        };
        let attributes = [("ТипПолн", Some(kind)), ("ПрСовмПолн", Some(acting))];
        self.element("СвПолн", &attributes, |xml| {
            if let Some(text) = &document.text {
                xml.text("ТекстПолн", text)?;
            }
            document
                .powers
                .iter()
                .try_for_each(|power| xml.power(power))
        })
    }

    fn data(&mut self, document: &Document) -> Written {
        let delegation = match document.delegation {
            Delegation::None => "1",
            Delegation::Once => "2",
            Delegation::Further => "3",
        };
        let (issued, until) = (day(document.issued_on), day(document.until));
        let attributes = [
            ("ВидДовер", Some("1")),
            ("ПрПередов", Some(delegation)),
            ("ВнНомДовер", Some(document.internal_number.as_str())),
            ("НомДовер", Some(document.number.as_str())),
            ("ДатаВыдДовер", Some(issued.as_str())),
            ("СрокДейст", Some(until.as_str())),
        ];
        self.element("СвДов", &attributes, |xml| {
            xml.text("СведСист", &document.system)
        })
    }

    fn principal(&mut self, principal: &Principal) -> Written {
        let kind = match principal {
            Principal::LegalEntity(_) => "1",
            Principal::Entrepreneur(_) => "3",
        };
        self.element(
            "СвДоверит",
            &[("ТипДоверит", Some(kind))],
            |xml| {
                xml.element("Доверит", &[], |xml| match principal {
                    Principal::LegalEntity(entity) => xml.legal_entity(entity),
                    Principal::Entrepreneur(person) => xml.entrepreneur(person),
                })
            },
        )
    }

    fn legal_entity(&mut self, entity: &LegalEntity) -> Written {
        let who_acts = [
            ("ЕИОУК", Some("0")),
            ("ЕИОФЛ", Some("1")),
            ("ЕИОИП", Some("0")),
        ];
        let organization = [
            ("НаимОрг", Some(entity.name.as_str())),
            ("ИННЮЛ", Some(entity.inn.as_str())),
            ("КПП", Some(entity.kpp.as_str())),
            ("ОГРН", Some(entity.ogrn.as_str())),
        ];
        self.element("РосОргДовер", &who_acts, |xml| {
            xml.empty("СвРосОрг", &organization)?;
            entity.heads.iter().try_for_each(|head| {
                xml.element(
                    "ЛицоБезДов",
                    &[("ПолнЮЛ", Some("1"))],
                    |xml| xml.person("СвФЛ", head),
                )
            })
        })
    }

    fn entrepreneur(&mut self, person: &Entrepreneur) -> Written {
        let snils = person.snils.to_string();
        let attributes = [
            ("НаимИП", person.name.as_deref()),
            ("ОГРНИП", Some(person.ogrnip.as_str())),
            ("ИННФЛ", Some(person.inn.as_str())),
            ("СНИЛС", Some(snils.as_str())),
        ];
        self.element("ИПДовер", &attributes, |xml| {
            xml.personal(&person.full_name, None)
        })
    }

    fn person(&mut self, name: &str, person: &Person) -> Written {
        let snils = person.snils.as_ref().map(ToString::to_string);
        let attributes = [
            ("ИННФЛ", person.inn.as_ref().map(|inn| inn.as_str())),
            ("СНИЛС", snils.as_deref()),
            ("Должность", person.position.as_deref()),
        ];
        self.element(name, &attributes, |xml| {
            xml.personal(&person.full_name, person.born)
        })
    }

    fn personal(&mut self, name: &FullName, born: Option<Date>) -> Written {
        let born = born.map(day);
        let parts = [
            ("Фамилия", Some(name.surname.as_str())),
            ("Имя", Some(name.name.as_str())),
            ("Отчество", name.patronymic.as_deref()),
        ];
        self.element(
            "СведФЛ",
            &[("ДатаРожд", born.as_deref())],
            |xml| xml.empty("ФИО", &parts),
        )
    }

    fn power(&mut self, power: &Power) -> Written {
        let attributes = [
            ("МнПолн", power.mnemonic.as_deref()),
            ("КодПолн", Some(power.code.as_str())),
            ("НаимПолн", Some(power.name.as_str())),
        ];
        self.element("МашПолн", &attributes, |xml| {
            power.limits.iter().try_for_each(|limit| xml.limit(limit))
        })
    }

    fn limit(&mut self, limit: &Limit) -> Written {
        let id = limit.id.to_string();
        let attributes = [
            ("ИдОгр", Some(id.as_str())),
            ("КодОгр", Some(limit.code.as_str())),
            ("НаимОгр", Some(limit.name.as_str())),
            ("НаимЗначОгр", limit.value_name.as_deref()),
        ];
        self.element("ОгрСвПолн", &attributes, |xml| {
            match &limit.value {
                LimitValue::Code(code) => xml.text("КодЗначОгр", code),
                LimitValue::Text(text) => xml.text("ТексЗначОгр", text),
            }
        })
    }

    fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self) -> Written,
    ) -> Written {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        content(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// The format lets some elements hold nothing at all, not even a line break.
    fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> Written {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    fn text(&mut self, name: &str, text: &str) -> Written {
        self.0.write_event(Event::Start(BytesStart::new(name)))?;
        self.0
            .write_event(Event::Text(BytesText::from_escaped(escaped(text))))?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        if let Some(value) = value {
            // Escaped by ours: quick-xml leaves white space as it is, and a reader would make
            // blanks of it.
            start.push_attribute(Attribute {
                key: QName(name),
                value: escaped(value).into(),
            });
        }
    }
    start
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
