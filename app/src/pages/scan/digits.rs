//! Eight digits that the guest reads out, for when the camera cannot cope.

use leptos::prelude::*;

use super::parts::{Press, Slot, When};
use crate::{components::Icon, text::t};

/// The form; for individuals, why there is none.
#[component]
pub(super) fn Digits(
    /// Id of the field.
    id: &'static str,
    /// Whether the field takes the focus when its sheet opens.
    #[prop(optional)]
    focused: bool,
) -> AnyView {
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = format!("{hint} {error}");
    view! {
        <When is="individual">
            <div class="stack">
                <p>{t("scanpage-digits-individual")}</p>
                <Press
                    does="open:organizations"
                    class="button button-wide"
                    sheet=true
                    when="organizations"
                >
                    {t("scanpage-digits-choose")}
                </Press>
            </div>
        </When>
        <When is="organization">
            <form class="form" novalidate data-typed>
                <div class="field" data-class="field-wrong:typed-problem">
                    <label for=id>{t("scanpage-digits-label")}</label>
                    <p class="hint" id=hint>{t("scanpage-digits-hint")}</p>
                    <p class="error" id=error role="alert">
                        <span class="scan-error-mark" data-when="typed-problem" hidden>
                            <Icon name="warning" />
                        </span>
                        <Slot name="typed-problem" />
                    </p>
                    <input
                        class="input input-code"
                        id=id
                        name="digits"
                        inputmode="numeric"
                        autocomplete="off"
                        maxlength="40"
                        placeholder="0000 0000"
                        data-flag="aria-invalid:typed-problem"
                        aria-describedby=described_by
                        autofocus=focused
                    />
                </div>
                <button
                    class="button button-main button-large button-wide"
                    data-class="button-busy:asks-typed"
                >
                    <span data-when="asks-typed" hidden>{t("scan-hint-asking")}</span>
                    <span data-when="!asks-typed">{t("scanpage-digits-check")}</span>
                </button>
            </form>
        </When>
    }
    .into_any()
}
