//! What a family's code is worth today, and what who asks may see.

use app::{
    error::AppError,
    ports::{CertificateLook, CertificateVerdict, CertificateView, Composition, Looker, Visitor},
};
use domain::{
    family::FamilyStanding, identifiers::Ogrn, moscow, presentation::CodeRefusal,
    scenario::Scenario, status::StatusKind,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _,
    sea_query::Expr,
};
use time::Date;
use uuid::Uuid;

use super::{CertificateDesk, codes, own};
use crate::{
    checks::authority::{self, Verifier},
    families::stored::{self, Stored},
    store::{StoreError, certificates, organizations, powers},
};

/// What staff must be allowed to ask.
pub(super) const SCENARIO: Scenario = Scenario::Status(StatusKind::LargeFamily);

/// What is behind a code.
pub(super) enum Behind {
    /// This family, by the certificate that counts now.
    Family(Box<Stored>, String),
    /// Something else.
    Nothing(CertificateVerdict),
}

/// Finds the family of a code.
pub(super) async fn behind(desk: &CertificateDesk, code: &str) -> Result<Behind, AppError> {
    let certificate = match codes::read(&desk.issuer, code) {
        Ok(certificate) => certificate,
        Err(refusal) => {
            return Ok(Behind::Nothing(match refusal {
                CodeRefusal::Malformed => CertificateVerdict::Damaged,
                CodeRefusal::UnknownKey => CertificateVerdict::KeyNotTrusted,
                CodeRefusal::Signature => CertificateVerdict::Forged,
            }));
        }
    };
    let db = desk.database.read();
    let row = certificates::Entity::find_by_id(Uuid::from_bytes(certificate.id).to_string())
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let Some(row) = row else {
        return Ok(Behind::Nothing(CertificateVerdict::NoFamily));
    };
    if row.replaced_at.is_some() {
        return Ok(Behind::Nothing(CertificateVerdict::Reissued));
    }
    let found = stored::numbered(db, row.family_number).await?;
    let family = found.ok_or(StoreError::corrupt("certificates.family_number"))?;
    Ok(Behind::Family(Box::new(family), row.id))
}

/// Counts an opening, for the family: not of what one does but of what others look at.
async fn opened(db: &impl ConnectionTrait, id: &str, now: i64) -> Result<(), StoreError> {
    certificates::Entity::update_many()
        .col_expr(
            certificates::Column::Opens,
            Expr::col(certificates::Column::Opens).add(1),
        )
        .col_expr(certificates::Column::LastOpenedAt, Expr::value(now))
        .filter(certificates::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn look(
    desk: &CertificateDesk,
    by: Option<&Visitor>,
    code: &str,
    organization: Option<&Ogrn>,
    today: Date,
) -> Result<CertificateLook, AppError> {
    let at = desk.clock.now();
    let mut answer = CertificateLook {
        at,
        verdict: CertificateVerdict::Damaged,
        looker: None,
        organizations: Vec::new(),
        form: Uuid::new_v4().to_string(),
    };
    // Whoever is not confirmed learns what anyone does.
    let by = by.filter(|by| by.confirmed().is_ok());
    let found = match behind(desk, code).await? {
        Behind::Family(found, certificate) => {
            opened(desk.database.read(), &certificate, at).await?;
            found
        }
        Behind::Nothing(verdict) => {
            answer.verdict = verdict;
            return Ok(answer);
        }
    };
    let standing = found.family.standing(today);
    if standing != FamilyStanding::Established {
        answer.verdict = CertificateVerdict::NotNow(standing);
        return Ok(answer);
    }
    if let Some(by) = by {
        answer.organizations = organizations(desk.database.read(), by, today).await?;
        // With one organization nobody has to choose.
        let one = match answer.organizations.as_slice() {
            [(ogrn, _)] => Some(ogrn.clone()),
            _ => None,
        };
        if let Some(ogrn) = organization.or(one.as_ref()) {
            answer.looker = looker(desk.database.read(), by, ogrn, at).await?;
        }
    }
    let view = match (by, &answer.looker) {
        (None, _) => CertificateView::Anyone,
        (Some(_), Some(Looker { refusal: None, .. })) => {
            CertificateView::Staff(own::relatives(&found, today)?)
        }
        (Some(_), _) => CertificateView::Individual(composition(&found, today)),
    };
    answer.verdict = CertificateVerdict::Genuine {
        region: found.family.region,
        until: found.family.lasts_until(today),
        view,
    };
    Ok(answer)
}

fn composition(found: &Stored, today: Date) -> Composition {
    let present = found.family.present(today);
    let children = found.family.children(today);
    Composition {
        parents: present.len() - children,
        children,
    }
}

/// In whose name this person asks, and whether they may; `None` if that organization has never
/// given them anything.
async fn looker(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    at: i64,
) -> Result<Option<Looker>, AppError> {
    let verifier = authority::verifier(db, by, Some(ogrn), at).await?;
    let Verifier::Staff(staff) = &verifier else {
        return Ok(None);
    };
    let moscow = moscow::at(at).ok_or(AppError::Unavailable)?;
    Ok(Some(Looker {
        ogrn: ogrn.clone(),
        organization: staff.organization.clone(),
        refusal: verifier.may_ask(Some(SCENARIO), moscow).err(),
    }))
}

/// The organizations with a power of attorney for this person that is not over.
async fn organizations(
    db: &impl ConnectionTrait,
    by: &Visitor,
    today: Date,
) -> Result<Vec<(Ogrn, String)>, AppError> {
    let held = powers::Entity::find()
        .filter(powers::Column::AccountId.eq(&by.account))
        .filter(powers::Column::RevokedAt.is_null())
        .all(db)
        .await
        .map_err(StoreError::from)?;
    let mut numbers = Vec::new();
    for row in &held {
        let power = crate::powers::rows::read(row)?;
        if power.validity.until() >= today {
            numbers.push(row.ogrn.clone());
        }
    }
    let rows = organizations::Entity::find()
        .filter(organizations::Column::Ogrn.is_in(numbers))
        .all(db)
        .await
        .map_err(StoreError::from)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let ogrn = Ogrn::parse(&row.ogrn).map_err(|_| StoreError::corrupt("organizations.ogrn"))?;
        found.push((ogrn, row.name));
    }
    found.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(found)
}
