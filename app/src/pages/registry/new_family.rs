use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{ErrorSummary, Icon, SelectField, TextField, load},
    error::AppError,
    forms::{MEMBER_ROWS, MemberFields, PARENT_ROWS},
    page::Page,
    paths,
    text::{self, t, with},
};

/// A family is written down.
#[component]
pub fn NewFamilyPage() -> impl IntoView {
    let page = Page::current();
    let title = text::window(&t("family-new"), page.submission.is_some());
    let answer = async move {
        let visitor = page.visitor()?;
        // For everybody else there is no desk.
        visitor.is_operator.then_some(()).ok_or(AppError::NotFound)
    };
    load(answer, move |()| {
        view! {
            <DeskPage title=title>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY_FAMILIES>
                        <Icon name="back" small=true />
                        {t("families")}
                    </a>
                    <h1>{t("family-new")}</h1>
                    <p class="quiet">{t("family-new-lead")}</p>
                </div>
                <form
                    class="form family-form"
                    method="post"
                    action=paths::REGISTRY_NEW_FAMILY
                    novalidate
                >
                    <ErrorSummary title=t("family-refused") />
                    <div class="family-row">
                        <SelectField
                            name="region"
                            label=t("field-region")
                            options=text::regions()
                            value="77"
                        />
                        <TextField name="from" label=t("field-from") kind="date" />
                        <TextField
                            name="until"
                            label=t("field-until")
                            hint=t("family-until-hint")
                            kind="date"
                        />
                    </div>
                    {MEMBER_ROWS
                        .into_iter()
                        .enumerate()
                        .map(|(at, row)| view! { <Member at row /> })
                        .collect_view()}
                    <div class="buttons">
                        <button class="button button-main">{t("family-register")}</button>
                    </div>
                </form>
            </DeskPage>
        }
    })
}

#[component]
fn Member(at: usize, row: MemberFields) -> impl IntoView {
    let is_child = at >= PARENT_ROWS;
    let (key, number) = if is_child {
        ("family-child-row", at - PARENT_ROWS + 1)
    } else {
        ("family-parent-row", at + 1)
    };
    let legend = with(
        key,
        &[("n", i64::try_from(number).unwrap_or_default().into())],
    );
    let studies = is_child.then(|| {
        view! {
            <TextField name=row.studies label=t("field-studies") hint=t("family-studies-hint") kind="date" />
        }
    });
    view! {
        <fieldset class="panel family-member" id=(at == PARENT_ROWS).then_some("children")>
            <legend>{legend}</legend>
            <div class="family-row">
                <TextField name=row.name label=t("field-whole_name") />
                <TextField name=row.birth label=t("field-birth") kind="date" />
                {studies}
                <TextField
                    name=row.snils
                    label=t("field-snils")
                    hint=t("family-snils-hint")
                    inputmode="numeric"
                />
            </div>
        </fieldset>
    }
}
