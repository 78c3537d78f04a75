//! `login_attempts`: how often each login has failed lately.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "login_attempts")]
pub struct Model {
    /// SHA-256 of the kind and the number, hexadecimal: logins of nobody are kept too, and
    /// they may be somebody's elsewhere.
    #[sea_orm(primary_key, auto_increment = false)]
    pub login: String,
    pub failures: i64,
    pub window_start: i64,
    /// 0 when it is not locked.
    pub locked_until: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
