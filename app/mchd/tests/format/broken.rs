//! Documents that are not accepted, each with its one finding: element, line, reason.

use mchd::{DEEPEST, Finding, LARGEST, check};

use super::sample::{SAMPLE, TODAY, changed};

/// What is put into the sample for what, then the end of the element's path, line and reason.
type Broken = (&'static str, &'static str, &'static str, u32, &'static str);

#[rustfmt::skip] // one line each, to be read down
const BROKEN: &[Broken] = &[
    // no XML, or not safe
    ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "", "", 1, "declaration"),
    ("version=\"1.0\"", "version=\"1.1\"", "", 1, "declaration"),
    ("\"UTF-8\"", "\"windows-1251\"", "", 1, "encoding"),
    ("  <Документ>", "  <Документ>\u{1}", "", 4, "illegal-character"),
    ("«Городская", "&#1;Городская", "/СвРосОрг", 15, "illegal-character"),
    ("AGE18,", "&#0;", "/ТексЗначОгр", 37, "illegal-character"),
    ("?>\n<Д", "?>\n<!DOCTYPE x SYSTEM \"file:///etc/passwd\">\n<Д", "", 2, "doctype"),
    ("?>\n<Д", "?>\n<?xml-stylesheet href=\"x\"?>\n<Д", "", 2, "processing-instruction"),
    ("AGE18,", "&lol;", "/ТексЗначОгр", 37, "entity"),
    ("«Городская", "&lol;", "/СвРосОрг", 15, "entity"),
    ("</Доверенность>", "</Доверенность>\n<x/>", "", 44, "after-root"),
    ("</Доверенность>", "</Доверенность>\nx", "", 43, "after-root"),
    ("ОГРН=\"1027700000008\"", "КПП=\"770001001\"", "/СвРосОрг", 15, "duplicate-attribute"),
    ("</Пред>", "</Пред", "/Пред", 33, "not-well-formed"),
    ("AGE18,", "]]>", "/ТексЗначОгр", 37, "not-well-formed"),
    ("«Городская", "<Городская", "/СвРосОрг", 15, "not-well-formed"),
    ("ТипПолн=\"1\" ", "ТипПолн=\"1\"", "/СвПолн", 35, "not-well-formed"),
    ("urn://x-artefacts/EMCHD_1", "urn://x-artefacts/EMCHD_2", "/Доверенность", 2, "namespace"),
    ("<Документ>", "<Документ xmlns=\"\">", "/Документ@xmlns", 4, "namespace"),
    // against the schema
    ("ВерсФорм=\"EMCHD_1\"", "ВерсФорм=\"EMCHD_3\"", "/Доверенность@ВерсФорм", 2, "not-listed"),
    ("ПрЭлФорм=\"00000000\"", "ПрЭлФорм=\"0\"", "/Доверенность@ПрЭлФорм", 2, "shape-flags"),
    ("</СведСист>", "</СведСист><Ещё/>", "/СвДов/Ещё", 10, "unknown-element"),
    ("<ФИО Фамилия=\"Обр", "<ФИО Кличка=\"О\" Фамилия=\"Обр", "/ФИО@Кличка", 30, "unknown-attribute"),
    (" КПП=\"770001001\"", "", "/СвРосОрг", 15, "missing-attribute"),
    ("<СведСист>https://id.example/poa/3f6c1a52-8f0e-4a7b-9d21-5b0c7e9a1f44</СведСист>", "", "/СвДов", 6, "missing-element"),
    ("</СведСист>", "</СведСист><СведСист>x</СведСист>", "/СведСист[2]", 10, "repeated"),
    ("</МашПолн>", "</МашПолн><ТекстПолн>x</ТекстПолн>", "/СвПолн/ТекстПолн", 39, "misplaced"),
    ("<Пред>", "<Пред>кто-то", "/СвУпПред/Пред", 27, "unexpected-text"),
    ("НаимПолн=\"Проверять статус граждан\"", "НаимПолн=\"\"", "/МашПолн@НаимПолн", 36, "length"),
    ("Должность=\"Библиотекарь\"", "Должность=\" \"", "/СведФизЛ@Должность", 28, "blank"),
    ("1990-01-01", "01.01.1990", "/СведФЛ@ДатаРожд", 29, "shape-date"),
    ("2026-02-16\"\n", "2026-02-30\"\n", "/СвДов@ДатаВыдДовер", 8, "shape-date"),
    ("770001001", "77000100", "/СвРосОрг@КПП", 15, "shape-kpp"),
    ("7700000016", "7700000017", "/СвРосОрг@ИННЮЛ", 15, "control-inn"),
    ("7700000016", "770000000156", "/СвРосОрг@ИННЮЛ", 15, "shape-organization-inn"),
    ("770000000220", "770000000221", "/СведФизЛ@ИННФЛ", 28, "control-inn"),
    ("770000000220", "7700000016", "/СведФизЛ@ИННФЛ", 28, "shape-person-inn"),
    ("1027700000008", "1027700000009", "/СвРосОрг@ОГРН", 15, "control-ogrn"),
    ("123-456-789 64", "123-456-789 46", "/СведФизЛ@СНИЛС", 28, "control-snils"),
    ("123-456-789 64", "12345678964", "/СведФизЛ@СНИЛС", 28, "shape-snils"),
    ("3f6c1a52-8f0e", "3f6c1a528f0e", "/СвДов@НомДовер", 7, "shape-guid"),
    ("ИдОгр=\"2\"", "ИдОгр=\"0\"", "/ОгрСвПолн[2]@ИдОгр", 38, "shape-limit-id"),
    ("ТипПред=\"3\"", "ТипПред=\"6\"", "/СвУпПред@ТипПред", 26, "not-listed"),
    // against what the format says beside its schema
    ("ИдФайл=\"ON_EMCHD_20260216_3f6c1a52-8f0e-4a7b-9d21-5b0c7e9a1f44\"", "ИдФайл=\"ON_EMCHD_20260216\"", "/Доверенность@ИдФайл", 3, "file-name"),
    ("ПрЭлФорм=\"00000000\"", "ПрЭлФорм=\"00000001\"", "/Доверенность@ПрЭлФорм", 2, "flags"),
    ("ТипДоверит=\"1\"", "ТипДоверит=\"3\"", "/СвДоверит@ТипДоверит", 12, "kind-mismatch"),
    ("ТипПред=\"3\"", "ТипПред=\"1\"", "/СвУпПред@ТипПред", 26, "kind-mismatch"),
    ("ЕИОФЛ=\"1\"", "ЕИОФЛ=\"0\"", "/РосОргДовер@ЕИОФЛ", 14, "head-mismatch"),
    ("ТипПолн=\"1\"", "ТипПолн=\"0\"", "/СвПолн@ТипПолн", 35, "powers-mismatch"),
    ("ИдОгр=\"2\"", "ИдОгр=\"1\"", "/ОгрСвПолн[2]@ИдОгр", 38, "limit-repeated"),
    ("2027-02-15", "2026-02-15", "/СвДов@СрокДейст", 9, "reversed"),
    ("2027-02-15", "2037-02-15", "/СвДов@СрокДейст", 9, "too-long"),
    ("2026-02-16\"\n", "2026-03-02\"\n", "/СвДов@ДатаВыдДовер", 8, "in-future"),
    ("2027-02-15", "2026-02-28", "/СвДов@СрокДейст", 9, "over"),
    ("1990-01-01", "2026-02-16", "/СведФЛ@ДатаРожд", 29, "birth"),
    ("ВидДовер=\"1\"", "ВидДовер=\"2\"", "/СвДов@ВидДовер", 6, "unsupported"),
    (" СНИЛС=\"123-456-789 64\"", "", "/СведФизЛ", 28, "needed"),
    (" ИННЮЛ=\"7700000016\"", "", "/СвРосОрг", 15, "needed"),
    (" ОГРН=\"1027700000008\"", "", "/СвРосОрг", 15, "needed"),
    // no power to check codes
    ("</СвУпПред>\n      <СвПолн ТипПолн=\"1\" ПрСовмПолн=\"1\">", "</СвУпПред><СвУпПред ТипПред=\"3\"><Пред><СведФизЛ СНИЛС=\"112-233-445 95\"><СведФЛ><ФИО Фамилия=\"А\" Имя=\"Б\"/></СведФЛ></СведФизЛ></Пред></СвУпПред><СвПолн ТипПолн=\"1\" ПрСовмПолн=\"2\">", "/СвПолн@ПрСовмПолн", 34, "unsupported"),
    ("КодПолн=\"DIGITALID_VERIFY_STATUS\"", "КодПолн=\"2_FNS28\"", "/СвПолн", 35, "no-mandate"),
    ("AGE18,", "AGE16,", "/ОгрСвПолн", 37, "limit-value"),
    ("09:00-18:00", "9-18", "/ОгрСвПолн[2]", 38, "limit-value"),
    ("DIGITALID_HOURS", "DIGITALID_WEATHER", "/ОгрСвПолн[2]", 38, "unknown-limit"),
    ("DIGITALID_HOURS", "DIGITALID_SCENARIO", "/ОгрСвПолн[2]", 38, "limit-kind-repeated"),
    ("DIGITALID_SCENARIO", "DIGITALID_BRANCH", "/МашПолн", 36, "no-scenarios"),
];

fn only_finding(text: &[u8]) -> Finding {
    let mut findings = check(text, TODAY).expect_err("refused");
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.remove(0)
}

#[test]
fn each_has_its_finding() {
    for (from, to, element, line, reason) in BROKEN {
        println!("{to}");
        let found = only_finding(changed(from, to).as_bytes());
        let is_there = found.element.ends_with(element) && found.line == *line;
        assert!(is_there && found.reason.key() == *reason, "{to}: {found:?}");
    }
    assert!(BROKEN.len() >= 40, "{}", BROKEN.len());
}

#[test]
fn what_is_too_large_or_too_deep() {
    let long = SAMPLE.replace(
        "</Доверенность>",
        &format!("<!--{}-->", "x".repeat(LARGEST)),
    );
    assert_eq!(only_finding(long.as_bytes()).reason.key(), "too-large");
    let deep = changed("<Пред>", &"<Пред>".repeat(DEEPEST));
    let found = only_finding(deep.as_bytes());
    assert_eq!((found.line, found.reason.key()), (27, "too-deep"));
    let wide: String = (0..65).map(|at| format!(" a{at}=\"\"")).collect();
    let found = only_finding(changed("<Пред>", &format!("<Пред{wide}>")).as_bytes());
    assert_eq!(found.reason.key(), "unknown-attribute");
}

#[test]
fn what_is_no_text_or_no_document() {
    let mut bytes = SAMPLE.as_bytes().to_vec();
    bytes.splice(200..200, [0xff]);
    assert_eq!(only_finding(&bytes).reason.key(), "encoding");
    for (text, reason) in [
        ("", "declaration"),
        ("hello", "declaration"),
        ("<?xml version=\"1.0\"?>", "not-well-formed"),
        ("<?xml version=\"1.0\"?><x/>", "namespace"),
        ("<?xml version=\"1.0\"?><Доверенность/>", "namespace"),
    ] {
        assert_eq!(only_finding(text.as_bytes()).reason.key(), reason, "{text}");
    }
    let cut = SAMPLE.split_at(SAMPLE.find("</Пред>").expect("there")).0;
    assert_eq!(only_finding(cut.as_bytes()).reason.key(), "not-well-formed");
}

/// Nothing is left of it that could be read, and each part that is missing says so.
#[test]
fn kinds_that_are_not_taken() {
    let begin = SAMPLE.find("<Довер>").expect("there");
    let end = SAMPLE.find("</Довер>").expect("there") + "</Довер>".len();
    let inner = &SAMPLE[begin..end];
    let other = SAMPLE.replace(
        inner,
        "<Передов ПрНалПередов=\"0\"><СвПервДовер/></Передов>",
    );
    let found = only_finding(other.as_bytes());
    assert_eq!((found.line, found.reason.key()), (5, "unsupported"));

    let begin = SAMPLE.find("<СведФизЛ").expect("there");
    let end = SAMPLE.find("</СведФизЛ>").expect("there") + "</СведФизЛ>".len();
    let inner = &SAMPLE[begin..end];
    let branch = SAMPLE
        .replace(inner, "<СведФилиал/>")
        .replace("ТипПред=\"3\"", "ТипПред=\"4\"");
    let found = only_finding(branch.as_bytes());
    assert!(found.element.ends_with("/Пред/СведФилиал"), "{found:?}");
    assert_eq!(found.reason.key(), "unsupported");

    // Valid by the schema, and yet it gives no power at all.
    let begin = SAMPLE.find("<МашПолн").expect("there");
    let end = SAMPLE.find("</МашПолн>").expect("there") + "</МашПолн>".len();
    let inner = &SAMPLE[begin..end];
    let found = only_finding(SAMPLE.replace(inner, "").as_bytes());
    assert_eq!((found.line, found.reason.key()), (35, "no-powers"));
    let twice = SAMPLE.replace(inner, &format!("{inner}{inner}"));
    assert_eq!(
        only_finding(twice.as_bytes()).reason.key(),
        "mandate-repeated"
    );
    let text = SAMPLE
        .replace(inner, "<ТекстПолн>Всё</ТекстПолн>")
        .replace("ТипПолн=\"1\"", "ТипПолн=\"0\"");
    assert_eq!(only_finding(text.as_bytes()).reason.key(), "no-mandate");
    mchd::read(text.as_bytes()).expect("a document, if not one of use here");
}
