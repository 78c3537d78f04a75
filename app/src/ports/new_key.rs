/// A key for a program that was just made. Nobody can show it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// Who is to use it.
    pub owner: String,
    /// The key itself.
    pub secret: String,
}
