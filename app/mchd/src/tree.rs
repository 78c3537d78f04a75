//! Guarded reading: what comes from a stranger becomes a tree of a known size, or one finding.

use std::collections::BTreeMap;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesDecl, BytesRef, BytesStart, Event, attributes::Attribute as Written},
};

use crate::{
    NAMESPACE,
    finding::{Finding, Reason},
};

/// Most bytes of a document.
pub const LARGEST: usize = 256 * 1024;
/// Most elements in one another.
pub const DEEPEST: usize = 32;
/// Most attributes of an element; the format has ten at most.
const MOST_ATTRIBUTES: usize = 64;

const ROOT: &str = "Доверенность";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// An element.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) line: u32,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
    pub(crate) text: String,
}

/// An attribute with its value as it is meant.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) line: u32,
}

impl Node {
    pub(crate) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|it| it.name == name)
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|it| it.value.as_str())
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|it| it.name == name)
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |it| it.name == name)
    }
}

/// The root of the document in `bytes`.
pub(crate) fn read(bytes: &[u8]) -> Result<Node, Finding> {
    let nowhere = |line, reason| Finding {
        element: String::new(),
        line,
        reason,
    };
    if bytes.len() > LARGEST {
        return Err(nowhere(1, Reason::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.iter().take(error.valid_up_to());
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        nowhere(u32::try_from(line).unwrap_or(u32::MAX), Reason::Encoding)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Reading::of(text).root()
}

/// Whether XML 1.0 has this character.
fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

struct Reading<'a> {
    text: &'a str,
    /// Where each line but the first begins.
    breaks: Vec<usize>,
    /// The elements that are open, outermost first, each with how often names came in it.
    open: Vec<(Node, BTreeMap<String, u32>)>,
    /// Stands before the name of each element: empty, or the root's with its colon.
    prefix: String,
    root: Option<Node>,
}

impl<'a> Reading<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            breaks: text.match_indices('\n').map(|(at, _)| at + 1).collect(),
            open: Vec::new(),
            prefix: String::new(),
            root: None,
        }
    }

    fn root(mut self) -> Result<Node, Finding> {
        if let Some((at, _)) = self.text.char_indices().find(|(_, c)| !is_legal(*c)) {
            return Err(self.fault(at, Reason::IllegalCharacter));
        }
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_comments = true;
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = reader.read_event();
            if at == 0 && !matches!(event, Ok(Event::Decl(_))) {
                return Err(self.fault(0, Reason::Declaration));
            }
            match event {
                Ok(Event::Decl(declaration)) if at == 0 => self.declaration(&declaration)?,
                Ok(Event::Start(tag)) => self.start(at, &tag)?,
                Ok(Event::Empty(tag)) => {
                    self.start(at, &tag)?;
                    self.end(at)?;
                }
                Ok(Event::End(_)) => self.end(at)?,
                // This sequence may only end a CDATA section.
                Ok(Event::Text(text)) if text.contains("]]>") => {
                    return Err(self.fault(at, Reason::NotWellFormed));
                }
                Ok(Event::Text(text)) => self.content(at, &text.xml10_content())?,
                Ok(Event::CData(text)) => self.content(at, &text.xml10_content())?,
                Ok(Event::GeneralRef(entity)) => {
                    let character = self.character(at, &entity)?;
                    self.content(at, character.encode_utf8(&mut [0; 4]))?;
                }
                Ok(Event::Comment(_)) => {}
                Ok(Event::DocType(_)) => return Err(self.fault(at, Reason::Doctype)),
                Ok(Event::PI(_) | Event::Decl(_)) => {
                    return Err(self.fault(at, Reason::ProcessingInstruction));
                }
                Ok(Event::Eof) => break,
                Err(_) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(at);
                    return Err(self.fault(at, Reason::NotWellFormed));
                }
            }
        }
        let end = self.text.len();
        if !self.open.is_empty() {
            return Err(self.fault(end, Reason::NotWellFormed));
        }
        let nothing = self.fault(end, Reason::NotWellFormed);
        self.root.ok_or(nothing)
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), Finding> {
        match declaration.version() {
            Ok(version) if version == "1.0" => {}
            _ => return Err(self.fault(0, Reason::Declaration)),
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(encoding)) if encoding.eq_ignore_ascii_case("utf-8") => Ok(()),
            Some(_) => Err(self.fault(0, Reason::Encoding)),
        }
    }

    fn start(&mut self, at: usize, tag: &BytesStart<'_>) -> Result<(), Finding> {
        if self.root.is_some() {
            return Err(self.fault(at, Reason::AfterRoot));
        }
        if self.open.len() >= DEEPEST {
            return Err(self.fault(at, Reason::TooDeep));
        }
        let written = tag.name().into_inner();
        let is_root = self.open.is_empty();
        if is_root && let Some((prefix, _)) = written.split_once(':') {
            self.prefix = format!("{prefix}:");
        }
        // A name with another prefix is left as it is: the format has none like it.
        let name = match written.strip_prefix(&self.prefix) {
            Some(name) if !name.is_empty() => name,
            _ => written,
        };
        let mut node = Node {
            name: name.to_owned(),
            path: self.path(name),
            line: self.line(at),
            attributes: Vec::new(),
            children: Vec::new(),
            text: String::new(),
        };
        let attributes = self.attributes(&node, tag)?;
        node.attributes = self.without_namespaces(&node, attributes, is_root)?;
        self.open.push((node, BTreeMap::new()));
        Ok(())
    }

    /// The path of a child called `name`; the second of a name and those after it have a number.
    fn path(&mut self, name: &str) -> String {
        let Some((parent, seen)) = self.open.last_mut() else {
            return format!("/{name}");
        };
        let count = seen.entry(name.to_owned()).or_default();
        *count += 1;
        match *count {
            1 => format!("{}/{name}", parent.path),
            count => format!("{}/{name}[{count}]", parent.path),
        }
    }

    fn attributes(&self, node: &Node, tag: &BytesStart<'_>) -> Result<Vec<Attribute>, Finding> {
        let broken = |line, reason| Finding {
            element: node.path.clone(),
            line,
            reason,
        };
        let mut attributes: Vec<Attribute> = Vec::new();
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| broken(node.line, Reason::NotWellFormed))?;
            let name = attribute.key.into_inner();
            let at = self.offset(name);
            let line = at.map_or(node.line, |at| self.line(at));
            if attributes.len() >= MOST_ATTRIBUTES {
                return Err(broken(line, Reason::UnknownAttribute));
            }
            if attributes.iter().any(|it| it.name == name) {
                return Err(broken(line, Reason::DuplicateAttribute));
            }
            let apart = at
                .and_then(|at| self.text.as_bytes().get(at.checked_sub(1)?))
                .is_some_and(u8::is_ascii_whitespace);
            if !apart || attribute.value.contains('<') {
                return Err(broken(line, Reason::NotWellFormed));
            }
            attributes.push(Attribute {
                name: name.to_owned(),
                value: value(&attribute).map_err(|reason| broken(line, reason))?,
                line,
            });
        }
        Ok(attributes)
    }

    /// Namespaces are declared at the root and nowhere else: that of the format for the name of
    /// the root, and that of XML Schema for a hint where the schema lies, which is passed over.
    fn without_namespaces(
        &self,
        node: &Node,
        attributes: Vec<Attribute>,
        is_root: bool,
    ) -> Result<Vec<Attribute>, Finding> {
        let declares = |it: &Attribute| it.name == "xmlns" || it.name.starts_with("xmlns:");
        if !is_root {
            return match attributes.iter().find(|it| declares(it)) {
                Some(it) => Err(Finding::at_attribute(node, &it.name, Reason::Namespace)),
                None => Ok(attributes),
            };
        }
        let own = match self.prefix.strip_suffix(':') {
            Some(prefix) => format!("xmlns:{prefix}"),
            None => "xmlns".to_owned(),
        };
        let of_format = attributes.iter().find(|it| it.name == own);
        if node.name != ROOT || of_format.is_none_or(|it| it.value != NAMESPACE) {
            return Err(Finding::at(node, Reason::Namespace));
        }
        let hint = attributes
            .iter()
            .filter(|it| it.value == XSI)
            .find_map(|it| it.name.strip_prefix("xmlns:"))
            .map(|prefix| format!("{prefix}:schemaLocation"));
        Ok(attributes
            .into_iter()
            .filter(|it| !declares(it) && Some(&it.name) != hint.as_ref())
            .collect())
    }

    fn end(&mut self, at: usize) -> Result<(), Finding> {
        let Some((node, _)) = self.open.pop() else {
            return Err(self.fault(at, Reason::NotWellFormed));
        };
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(node),
            None => self.root = Some(node),
        }
        Ok(())
    }

    fn content(&mut self, at: usize, text: &str) -> Result<(), Finding> {
        match self.open.last_mut() {
            Some((node, _)) => node.text.push_str(text),
            None if text.trim().is_empty() => {}
            None if self.root.is_some() => return Err(self.fault(at, Reason::AfterRoot)),
            None => return Err(self.fault(at, Reason::NotWellFormed)),
        }
        Ok(())
    }

    fn character(&self, at: usize, entity: &BytesRef<'_>) -> Result<char, Finding> {
        match entity.resolve_char_ref() {
            Ok(Some(character)) if is_legal(character) => Ok(character),
            Ok(Some(_)) | Err(_) => Err(self.fault(at, Reason::IllegalCharacter)),
            Ok(None) => quick_xml::escape::resolve_xml_entity(entity)
                .and_then(|text| text.chars().next())
                .ok_or_else(|| self.fault(at, Reason::Entity)),
        }
    }

    fn line(&self, at: usize) -> u32 {
        let before = self.breaks.partition_point(|start| *start <= at);
        u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// Where `part` of the text begins in it.
    fn offset(&self, part: &str) -> Option<usize> {
        let at = part
            .as_ptr()
            .addr()
            .checked_sub(self.text.as_ptr().addr())?;
        (at + part.len() <= self.text.len()).then_some(at)
    }

    fn fault(&self, at: usize, reason: Reason) -> Finding {
        Finding {
            element: self
                .open
                .last()
                .map(|(node, _)| node.path.clone())
                .unwrap_or_default(),
            line: self.line(at),
            reason,
        }
    }
}

/// The value as it is meant: entities put in, white space as XML wants it.
fn value(attribute: &Written<'_>) -> Result<String, Reason> {
    let mut foreign = false;
    let meant = attribute.normalized_value_with(XmlVersion::Explicit1_0, 1, |name| {
        let known = quick_xml::escape::resolve_xml_entity(name);
        foreign |= known.is_none();
        known
    });
    match meant {
        _ if foreign => Err(Reason::Entity),
        Ok(value) if value.chars().all(is_legal) => Ok(value.into_owned()),
        Ok(_) => Err(Reason::IllegalCharacter),
        Err(_) if attribute.value.contains("&#") => Err(Reason::IllegalCharacter),
        Err(_) => Err(Reason::NotWellFormed),
    }
}
