use std::{io::Read as _, path::Path};

use anyhow::Context as _;

use crate::{accounts, clock::SystemClock, config::Admin};

/// `digital-id admin …`
pub(super) async fn admin(command: Admin) -> anyhow::Result<()> {
    match command {
        Admin::Create {
            storage,
            name,
            login,
            password_file,
        } => {
            let password = first_line(&password_file)?;
            let database = super::open(&storage).await?;
            database.migrate().await?;
            accounts::create_operator(&database, &SystemClock, &name, &login, &password).await?;
            println!("created; sign in with that phone number or СНИЛС");
            Ok(())
        }
    }
}

/// Passwords come from a file or a pipe: the command line is seen by everyone on the machine.
fn first_line(path: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    if path == Path::new("-") {
        std::io::stdin()
            .read_to_string(&mut text)
            .context("cannot read standard input")?;
    } else {
        text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
    }
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
