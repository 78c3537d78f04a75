use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::set_status,
    components::{DrawnCode, Icon, Layout, load},
    page::{Page, path_value, ports},
    paths,
    ports::{ReceiptCopy, ReceiptFacts, ReceiptVerdict},
    text::{self, t, with},
};

/// Anyone may read a receipt: in the address, or typed.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let page = Page::current();
    let given = path_value("receipt")
        .or_else(|| page.query_value("receipt"))
        .unwrap_or_default();
    let receipt = read_off(&given);
    let sought = receipt.clone();
    let answer = async move {
        let read = |receipt: &str| ports().map(|ports| ports.receipts.read(receipt));
        Some(sought)
            .filter(|sought| !sought.is_empty())
            .map(|sought| read(&sought))
            .transpose()
    };
    load(answer, move |verdict| match verdict {
        None => view! { <Ask /> }.into_any(),
        Some(ReceiptVerdict::Genuine(facts)) => {
            view! { <Genuine facts=*facts receipt /> }.into_any()
        }
        Some(ReceiptVerdict::Forged) => view! { <Refused key="forged" /> }.into_any(),
        Some(ReceiptVerdict::KeyNotTrusted) => view! { <Refused key="key" /> }.into_any(),
        Some(ReceiptVerdict::Damaged) => view! { <Refused key="damaged" /> }.into_any(),
    })
}

/// The receipt in what was pasted: as it is, or at the end of its address; without the line
/// breaks that mail puts in.
fn read_off(given: &str) -> String {
    let given: String = given.split_whitespace().collect();
    let inside = [paths::RECEIPT, "/"].concat();
    match given.rsplit_once(&inside) {
        Some((_, receipt)) => receipt.to_owned(),
        None => given,
    }
}

#[component]
fn Genuine(facts: ReceiptFacts, receipt: String) -> impl IntoView {
    let title = t("receipt");
    let copy = match facts.copy {
        ReceiptCopy::Verifier => "verifier",
        ReceiptCopy::Holder => "holder",
    };
    let individual = facts.organization.is_none();
    let who = match facts.organization {
        Some((name, ogrn)) => format!("{name}, {}", text::ogrn(&ogrn)),
        None => t("receipt-individual"),
    };
    let right = match facts.power {
        Some(power) => with("receipt-power", &[("number", power.into())]),
        None if individual => t("receipt-right-individual"),
        None => t("receipt-right-none"),
    };
    let asked = facts
        .scenario
        .map_or_else(|| t("receipt-unread"), text::scenario);
    let lines = [
        (
            "when",
            with(
                "receipt-at",
                &[("time", text::day_and_time(facts.at).into())],
            ),
        ),
        ("who", who),
        ("right", right),
        ("asked", asked),
        ("outcome", t(&format!("outcome-{}", facts.outcome.key()))),
        ("check", facts.check),
    ];
    let line = |(key, value): (&str, String)| {
        view! { <div><dt>{t(&format!("receipt-{key}"))}</dt><dd>{value}</dd></div> }
    };
    let file = paths::receipt_file(&receipt);
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="page-head">
                <h1>{title}</h1>
                <p class="quiet">{t(&format!("receipt-copy-{copy}"))}</p>
            </div>
            <div class="stack-loose">
                <section class="verdict" aria-labelledby="verdict">
                    <h2 class="verdict-word" id="verdict">{t("receipt-genuine")}</h2>
                    <p>{t("receipt-genuine-text")}</p>
                </section>
                <dl class="facts">{lines.map(line).into_iter().collect_view()}</dl>
                {facts
                    .drawing
                    .map(|drawing| {
                        view! {
                            <DrawnCode
                                drawing
                                label=t("receipt-code-label")
                                class="receipt-code"
                            >
                                <figcaption class="quiet small">{t("receipt-code")}</figcaption>
                            </DrawnCode>
                        }
                    })}
                <div class="buttons">
                    <a class="button" href=file download>
                        <Icon name="download" />
                        {t("receipt-file")}
                    </a>
                </div>
                <p class="quiet small">{t("receipt-print")}</p>
                <p class="quiet small">{t("receipt-no-name")}</p>
            </div>
        </Layout>
    }
}

/// Why it is not to be believed.
#[component]
fn Refused(key: &'static str) -> impl IntoView {
    set_status(404);
    let title = t("receipt");
    view! {
        <Title text=text::title(&[&t(&format!("receipt-{key}")), &title]) />
        <Layout>
            <div class="page-head"><h1>{title}</h1></div>
            <div class="stack-loose">
                <section class="verdict verdict-off" aria-labelledby="verdict">
                    <h2 class="verdict-word" id="verdict">{t(&format!("receipt-{key}"))}</h2>
                    <p>{t(&format!("receipt-{key}-text"))}</p>
                </section>
                <Another label=t("receipt-another") />
            </div>
        </Layout>
    }
}

/// Nothing to read yet.
#[component]
fn Ask() -> impl IntoView {
    let title = t("receipt-ask");
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{t("receipt-ask-text")}</p>
                <Another label=t("receipt-address") />
            </div>
        </Layout>
    }
}

#[component]
fn Another(label: String) -> impl IntoView {
    view! {
        <form class="search" role="search" method="get" action=paths::RECEIPT>
            <div class="field">
                <label for="receipt">{label}</label>
                <input class="input" id="receipt" name="receipt" autocomplete="off" required />
            </div>
            <button class="button">{t("receipt-read")}</button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_found_in_its_address_and_across_line_breaks() {
        assert_eq!(read_off("abc-_1"), "abc-_1");
        assert_eq!(read_off(" ab\r\n c "), "abc");
        assert_eq!(read_off("https://id.example/receipt/abc"), "abc");
        assert_eq!(read_off(""), "");
    }
}
