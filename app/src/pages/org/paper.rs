use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, Icon, PaperView, load},
    error::AppError,
    page::{Page, organization_in_path, path_value, ports},
    papers::{PaperKind, Words, compose},
    paths,
    text::t,
};

/// One paper, as it is printed.
#[component]
pub fn PaperPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let kind = path_value("kind").and_then(|key| PaperKind::from_key(&key));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let kind = kind.ok_or(AppError::NotFound)?;
        let ports = ports()?;
        let words = Words::new(&*ports.texts, page.language);
        let facts = ports.papers.facts(&visitor, &ogrn, words.usual()).await?;
        let paper = compose(kind, &facts, words);
        Ok((cabinet, kind, paper))
    };
    load(answer, move |(cabinet, kind, paper)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        view! {
            <CabinetLayout
                frame=cabinet.frame
                part=CabinetPart::Papers
                title=t(&format!("papers-{}", kind.key()))
            >
                <a class="back" href=paths::papers(&ogrn)>
                    <Icon name="back" small=true />
                    {t("papers-back")}
                </a>
                <div class="paper-tools">
                    <a class="button button-main" href=paths::paper_pdf(&ogrn, kind)>
                        <Icon name="download" />
                        {t("papers-pdf")}
                    </a>
                    <p class="quiet small">{t("papers-print-hint")}</p>
                </div>
                <PaperView paper />
            </CabinetLayout>
        }
    })
}
