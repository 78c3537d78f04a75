//! `documents`: the documents behind powers of attorney. They hold personal data.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    /// [`mchd::Guid`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub ogrn: String,
    /// Name of its file without an ending.
    pub file_stem: String,
    pub xml: String,
    /// CMS, DER; a document made elsewhere may come without.
    pub signature: Option<Vec<u8>>,
    /// `issued` here or `imported`.
    pub source: String,
    /// Subject of the certificate that signed an imported one.
    pub signer: Option<String>,
    /// SHA-256 of that certificate.
    pub fingerprint: Option<String>,
    /// Account of a director.
    pub created_by: String,
    pub created_at: i64,
    pub decided_at: Option<i64>,
    /// Account of an operator.
    pub decided_by: Option<String>,
    /// `accepted`, `unconfirmed` or `refused`.
    pub state: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
