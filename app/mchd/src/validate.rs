//! Holds a document against the tables of the format.

use crate::{
    finding::{Finding, Reason},
    grammar::{Content, Particle, ROOT, Type},
    tree::Node,
};

/// Everything in which `root` differs from the format.
pub(crate) fn validate(root: &Node) -> Vec<Finding> {
    let mut findings = Vec::new();
    element(root, &ROOT, &mut findings);
    findings
}

fn element(node: &Node, of: &Type, findings: &mut Vec<Finding>) {
    if let Content::Unsupported = of.content {
        findings.push(Finding::at(node, Reason::Unsupported));
        return;
    }
    attributes(node, of, findings);
    let holds_nothing = matches!(of.content, Content::Sequence([]));
    let has_text = match holds_nothing {
        true => !node.text.is_empty(),
        false => !node.text.trim().is_empty(),
    };
    match of.content {
        Content::Text(value) => {
            for child in &node.children {
                findings.push(Finding::at(child, Reason::UnknownElement));
            }
            if let Err(reason) = value.check(&node.text) {
                findings.push(Finding::at(node, reason));
            }
            return;
        }
        _ if has_text => findings.push(Finding::at(node, Reason::UnexpectedText)),
        _ => {}
    }
    match of.content {
        Content::Sequence(particles) => sequence(node, particles, findings),
        Content::Choice { of, may_be_none } => choice(node, of, may_be_none, findings),
        Content::Text(_) | Content::Unsupported => {}
    }
}

fn attributes(node: &Node, of: &Type, findings: &mut Vec<Finding>) {
    for attribute in &node.attributes {
        let known = of.attributes.iter().find(|it| it.name == attribute.name);
        let fault = match known {
            None => Some(Reason::UnknownAttribute),
            Some(known) => known.value.check(&attribute.value).err(),
        };
        if let Some(reason) = fault {
            findings.push(Finding::at_attribute(node, &attribute.name, reason));
        }
    }
    for known in of.attributes.iter().filter(|it| it.is_required) {
        if node.attribute(known.name).is_none() {
            findings.push(Finding::at(node, Reason::MissingAttribute(known.name)));
        }
    }
}

fn sequence(node: &Node, particles: &[Particle], findings: &mut Vec<Finding>) {
    let mut reached = 0;
    let mut counts = vec![0_usize; particles.len()];
    for child in &node.children {
        let Some(at) = particles.iter().position(|it| it.name == child.name) else {
            findings.push(Finding::at(child, Reason::UnknownElement));
            continue;
        };
        let (Some(particle), Some(count)) = (particles.get(at), counts.get_mut(at)) else {
            continue;
        };
        *count += 1;
        if at < reached {
            findings.push(Finding::at(child, Reason::Misplaced));
        } else if *count > particle.max {
            findings.push(Finding::at(child, Reason::Repeated));
        }
        reached = reached.max(at);
        element(child, particle.of, findings);
    }
    for (particle, count) in particles.iter().zip(counts) {
        if count < particle.min {
            findings.push(Finding::at(node, Reason::MissingElement(particle.name)));
        }
    }
}

fn choice(node: &Node, particles: &[Particle], may_be_none: bool, findings: &mut Vec<Finding>) {
    let mut count = 0_usize;
    for child in &node.children {
        let Some(particle) = particles.iter().find(|it| it.name == child.name) else {
            findings.push(Finding::at(child, Reason::UnknownElement));
            continue;
        };
        count += 1;
        if count > 1 {
            findings.push(Finding::at(child, Reason::Repeated));
        }
        element(child, particle.of, findings);
    }
    if count == 0
        && !may_be_none
        && let Some(first) = particles.first()
    {
        findings.push(Finding::at(node, Reason::MissingElement(first.name)));
    }
}
