//! `spotlet keys`, run as the program that operators run.

use std::process::Command;

use crate::support::App;

/// Runs the command beside the shop, and answers the ids of the keys that are published afterwards.
async fn keys(app: &App, verb: &str) -> Vec<String> {
    if !verb.is_empty() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spotlet"));
        command.env_clear().current_dir(&app.state.config.data_dir);
        command.args(["keys", verb, "--data"]);
        command.arg(&app.state.config.data_dir);
        if let Some(url) = &app.state.config.database_url {
            command.env("SPOTLET_DATABASE_URL", url);
        }
        let done = command.output().unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
    // Servers take a change in when they are started anew.
    let anew = app.beside().await;
    let profile = anew.get("/.well-known/ucp").send().await.expect(200);
    let keys = profile.json["signing_keys"].as_array().unwrap().iter();
    keys.map(|key| key["kid"].as_str().unwrap().to_owned())
        .collect()
}

pub async fn a_new_key_signs_and_the_old_one_is_published_until_it_retires(app: App) {
    let before = keys(&app, "").await;
    assert_eq!(before.len(), 1);
    let both = keys(&app, "rotate").await;
    assert_eq!(both.len(), 2);
    assert_eq!(
        both[1], before[0],
        "what the old key signed can still be verified"
    );
    assert_ne!(both[0], before[0], "the first signs");
    assert_eq!(keys(&app, "retire").await, both[..1]);
}
