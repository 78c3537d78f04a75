use domain::card::{CardKind, Symbology};
use leptos::prelude::*;
use leptos_meta::Title;

use super::PortalHead;
use crate::{
    components::{DrawnCode, Empty, ErrorSummary, Icon, Layout, SelectField, TextField, load},
    page::{Page, path_value, ports},
    paths,
    ports::{Card, CardDrawing},
    text::{self, t},
};

/// Cards of others that the person keeps, and the form for another.
#[component]
pub fn WalletPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let answer = async move { ports()?.wallet.cards(&page.visitor()?).await };
    load(answer, move |cards| {
        let title = t("wallet");
        let window = text::window(&title, refused);
        let list = if cards.is_empty() {
            view! { <Empty icon="document" title=t("wallet-none") text=t("wallet-none-text") /> }
                .into_any()
        } else {
            let lines = cards.into_iter().map(|card| view! { <Line card /> });
            view! { <ul class="facts-list" role="list">{lines.collect_view()}</ul> }.into_any()
        };
        view! {
            <PortalHead />
            <Title text=text::title(&[&window]) />
            <Layout>
                <div class="page-head">
                    <a class="back" href=paths::ID>
                        <Icon name="back" small=true />
                        {t("family-back")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("wallet-lead")}</p>
                </div>
                <div class="sections">{list} <Add /></div>
            </Layout>
        }
    })
}

#[component]
fn Line(card: Card) -> impl IntoView {
    view! {
        <li>
            <a class="fact-card" href=paths::card(&card.id)>
                <span class="fact-name">{card.card.name}</span>
                <span class="fact-says">{t(&format!("card-{}", card.card.kind.key()))}</span>
                <Icon name="arrow-right" />
            </a>
        </li>
    }
}

#[component]
fn Add() -> impl IntoView {
    let kinds = CardKind::ALL
        .map(|kind| (kind.key().to_owned(), t(&format!("card-{}", kind.key()))))
        .to_vec();
    let symbologies = Symbology::ALL
        .map(|one| (one.key().to_owned(), t(&format!("symbology-{}", one.key()))))
        .to_vec();
    view! {
        <section class="stack" aria-labelledby="add">
            <h2 id="add">{t("wallet-add")}</h2>
            <form class="form panel" method="post" action=paths::WALLET novalidate>
                <ErrorSummary title=t("wallet-refused") />
                <SelectField
                    name="card_kind"
                    label=t("field-card_kind")
                    options=kinds
                    value="library"
                />
                <TextField name="card_name" label=t("field-card_name") hint=t("card-name-hint") />
                <SelectField name="symbology" label=t("field-symbology") options=symbologies value="ean13" />
                <TextField name="number" label=t("field-number") hint=t("card-number-hint") />
                <div class="buttons"><button class="button">{t("wallet-add")}</button></div>
            </form>
        </section>
    }
}

/// One card, large enough for the till's reader.
#[component]
pub fn CardPage() -> impl IntoView {
    let page = Page::current();
    let id = path_value("card").unwrap_or_default();
    let answer = async move { ports()?.wallet.card(&page.visitor()?, &id).await };
    load(answer, move |card| {
        let name = card.card.name.clone();
        let kind = t(&format!("card-{}", card.card.kind.key()));
        view! {
            <PortalHead />
            <Title text=text::title(&[&name]) />
            <Layout>
                <div class="page-head">
                    <a class="back" href=paths::WALLET>
                        <Icon name="back" small=true />
                        {t("wallet")}
                    </a>
                    <h1>{name}</h1>
                    <p class="quiet">{kind}</p>
                </div>
                <div class="sections">
                    <Drawn drawing=card.drawing number=card.card.number />
                    <form method="post" action=paths::remove_card(&card.id)>
                        <button class="button button-danger">{t("wallet-remove")}</button>
                    </form>
                </div>
            </Layout>
        }
    })
}

#[component]
fn Drawn(drawing: CardDrawing, number: String) -> impl IntoView {
    let label = t("card-drawing");
    match drawing {
        CardDrawing::Square(drawing) => view! {
            <section class="certificate-card">
                <DrawnCode drawing label class="certificate-code">
                    <figcaption class="card-number">{number}</figcaption>
                </DrawnCode>
            </section>
        }
        .into_any(),
        CardDrawing::Bars { width, path } => view! {
            <figure class="card-bars">
                <svg
                    viewBox=format!("0 0 {width} 1")
                    preserveAspectRatio="none"
                    role="img"
                    aria-label=label
                    shape-rendering="crispEdges"
                >
                    <rect width=width height="1" fill="#fff"></rect>
                    <path d=path fill="#000"></path>
                </svg>
                <figcaption class="card-number">{number}</figcaption>
            </figure>
        }
        .into_any(),
    }
}
