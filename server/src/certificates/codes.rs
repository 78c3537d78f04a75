//! The codes: signed once, stored as they were signed, so that screen and paper are the same.

use app::{
    error::AppError,
    ports::{CertificateCode, ShownDrawing},
    symbol,
};
use domain::{
    certificate::{self, Certificate},
    presentation::CodeRefusal,
    signed::Kind,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QueryOrder as _, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    issuer::Issuer,
    presentations::drawing,
    store::{StoreError, certificate_shares, certificates},
};

/// The longest text that is looked at; ours are half of it.
const LONGEST: usize = 400;

/// Issues another code for a family at `now` (Unix seconds): those before count no more, and
/// links that showed them end.
pub(crate) async fn issue(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    family: i64,
    by: Option<&str>,
    now: i64,
) -> Result<(), StoreError> {
    certificates::Entity::update_many()
        .col_expr(certificates::Column::ReplacedAt, Expr::value(now))
        .filter(certificates::Column::FamilyNumber.eq(family))
        .filter(certificates::Column::ReplacedAt.is_null())
        .exec(db)
        .await?;
    certificate_shares::Entity::update_many()
        .col_expr(certificate_shares::Column::EndedAt, Expr::value(now))
        .filter(certificate_shares::Column::FamilyNumber.eq(family))
        .filter(certificate_shares::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    let id = Uuid::new_v4();
    let says = Certificate {
        id: id.into_bytes(),
        issued: now,
    };
    let code = says
        .encode()
        .and_then(|payload| issuer.sign(Kind::Certificate, payload))
        .ok_or(StoreError::corrupt("certificates.code"))?;
    let row = certificates::Model {
        id: id.to_string(),
        family_number: family,
        code,
        issued_at: now,
        issued_by: by.map(str::to_owned),
        replaced_at: None,
        opens: 0,
        last_opened_at: None,
    };
    certificates::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The code that counts now.
pub(super) async fn current(
    db: &impl ConnectionTrait,
    family: i64,
) -> Result<certificates::Model, StoreError> {
    certificates::Entity::find()
        .filter(certificates::Column::FamilyNumber.eq(family))
        .filter(certificates::Column::ReplacedAt.is_null())
        .order_by_desc(certificates::Column::IssuedAt)
        .one(db)
        .await?
        // Each family gets one when it is written down.
        .ok_or(StoreError::corrupt("certificates"))
}

/// What the text in an address says.
pub(super) fn read(issuer: &Issuer, text: &str) -> Result<Certificate, CodeRefusal> {
    let bytes = Some(text)
        .filter(|text| text.len() <= LONGEST)
        .and_then(certificate::from_text)
        .ok_or(CodeRefusal::Malformed)?;
    let payload = issuer.verify(Kind::Certificate, &bytes)?;
    Certificate::decode(&payload).ok_or(CodeRefusal::Malformed)
}

/// The code as it is shown; `None` if the key that signed it is trusted no more.
pub(super) fn shown(
    issuer: &Issuer,
    row: &certificates::Model,
) -> Result<Option<CertificateCode>, AppError> {
    if issuer.verify(Kind::Certificate, &row.code).is_err() {
        return Ok(None);
    }
    let address = certificate::address(issuer.origin(), &row.code);
    let drawing = drawing::draw(&address).ok_or(StoreError::corrupt("certificates.code"))?;
    Ok(Some(CertificateCode {
        id: row.id.clone(),
        address,
        drawing: ShownDrawing {
            size: drawing.size,
            path: symbol::path(drawing.size, &drawing.modules),
        },
        issued: row.issued_at,
    }))
}
