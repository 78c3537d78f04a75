//! What people have agreed to.

use app::ports::GivenConsent;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryOrder, sea_query::Expr,
};
use uuid::Uuid;

use crate::store::{StoreError, consents as rows};

/// The consent of this account that holds.
pub(crate) async fn live(
    db: &impl ConnectionTrait,
    account: &str,
) -> Result<Option<GivenConsent>, StoreError> {
    let row = rows::Entity::find()
        .filter(rows::Column::AccountId.eq(account))
        .filter(rows::Column::WithdrawnAt.is_null())
        .order_by_desc(rows::Column::GivenAt)
        .one(db)
        .await?;
    row.map(|row| {
        Ok(GivenConsent {
            version: u32::try_from(row.version)
                .map_err(|_| StoreError::corrupt("consents.version"))?,
            given_at: row.given_at,
        })
    })
    .transpose()
}

/// Writes one down, at `now`. Call it under [`super::people::lock`], where there is none.
pub(crate) async fn give(
    db: &impl ConnectionTrait,
    account: &str,
    version: u32,
    now: i64,
) -> Result<(), StoreError> {
    let row = rows::Model {
        id: Uuid::new_v4().to_string(),
        account_id: account.to_owned(),
        version: i64::from(version),
        given_at: now,
        withdrawn_at: None,
    };
    row.into_active_model().insert(db).await?;
    Ok(())
}

/// Ends every consent of this account at `now`.
pub(crate) async fn withdraw(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
) -> Result<(), StoreError> {
    rows::Entity::update_many()
        .col_expr(rows::Column::WithdrawnAt, Expr::value(now))
        .filter(rows::Column::AccountId.eq(account))
        .filter(rows::Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::enrolment::CONSENT_VERSION;
    use sha2::{Digest as _, Sha256};

    /// Whoever edits a text changes what others have agreed to: a new version has a text of its
    /// own, and its line here.
    #[test]
    fn the_texts_of_given_consents_never_change() {
        let texts = [
            include_str!("../../../locales/ru/consent.ftl"),
            include_str!("../../../locales/en/consent.ftl"),
        ];
        let known = [(
            1,
            [
                "488b6d08bea683c7dd61d2fde95de8781c40408f9e1a2ed43d2f979c260e0e41",
                "cecdb476c405bb0cece06669cfaa0429ffd294349595ca2be3a0fcc8e66342a0",
            ],
        )];
        assert_eq!(
            known.map(|(version, _)| version).last(),
            Some(&CONSENT_VERSION)
        );
        for (version, digests) in known {
            let begins = format!("consent-{version}-");
            for (text, known) in texts.into_iter().zip(digests) {
                let lines = text.lines().filter(|line| line.starts_with(&begins));
                let mut digest = Sha256::new();
                for line in lines {
                    digest.update(line);
                    digest.update("\n");
                }
                let digest = data_encoding::HEXLOWER.encode(&digest.finalize());
                assert_eq!(digest, known, "version {version}");
            }
        }
    }
}
