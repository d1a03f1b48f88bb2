//! A backup is worth what its restore is: the order is readable, and the shop goes on selling.

use std::path::Path;
use std::process::{Command, Stdio};

use spotlet::domain::id::OrderId;
use spotlet_server::service::order::{self, invoice, link};
use spotlet_server::store;

use crate::support::ucp::{complete, ready_checkout};
use crate::support::{App, postgres};

async fn buy(app: &App) -> OrderId {
    let checkout = ready_checkout(app, &[("coffee-mug-white", 2)]).await.id();
    let done = complete(app, &checkout, "tok_success").await.expect(200);
    done.json["order"]["id"].as_str().unwrap().parse().unwrap()
}

pub async fn what_was_backed_up_is_restored_and_goes_on(app: App) {
    let id = buy(&app).await;
    let before = order::get(&app.state, &id).await.unwrap();
    let page = format!("/order/{}", link::token(&app.state, &id));
    let copies = tempfile::tempdir().unwrap();
    let copy = copies.path().join("copy.db");
    let is_file = store::backup::write(&app.state.store, copy.to_str().unwrap()).await;
    let dump = copies.path().join("dump.sql");
    let url = app.state.config.database_url.clone();
    if let Some(url) = &url {
        assert!(!is_file.unwrap(), "pg_dump is PostgreSQL's own way");
        let mut dumps = postgres_program("pg_dump");
        run(dumps
            .args(["--no-owner", "--dbname", url, "--file"])
            .arg(&dump));
    } else {
        assert!(is_file.unwrap());
    }
    // What comes after the backup is not in it.
    let lost = buy(&app).await;

    let fresh = match &url {
        Some(_) => {
            let fresh = postgres::fresh_database().await;
            let mut restores = postgres_program("psql");
            run(restores
                .args([
                    "--quiet",
                    "--set=ON_ERROR_STOP=1",
                    "--dbname",
                    &fresh,
                    "--file",
                ])
                .arg(&dump));
            Some(fresh)
        }
        None => None,
    };
    let restored = App::restored(fresh, |folder| {
        if copy.exists() {
            std::fs::copy(&copy, folder.join("spotlet.db")).unwrap();
        }
    })
    .await;
    assert_eq!(order::get(&restored.state, &id).await.unwrap(), before);
    assert!(order::get(&restored.state, &lost).await.is_err());
    // Links that shoppers hold, invoices and numbers are as they were.
    let shown = restored.get(&page).send().await.expect(200);
    assert!(shown.text.contains("Ada Byron"), "{}", shown.text);
    let number = invoice::of(&app.state, &id).await.unwrap().number;
    let again = invoice::of(&restored.state, &id).await.unwrap().number;
    assert_eq!(again, number);
    let next = buy(&restored).await;
    let next = order::get(&restored.state, &next).await.unwrap();
    assert!(next.number > before.number);
}

fn postgres_program(name: &str) -> Command {
    let beside = postgres::programs().join(name);
    let mut command = Command::new(if beside.exists() {
        beside
    } else {
        Path::new(name).to_owned()
    });
    command.stdin(Stdio::null());
    command
}

fn run(command: &mut Command) {
    let done = command.output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{told}");
}
