//! Proofs, checked by a program that shares nothing with this one.

use std::process::Command;

use serde_json::{Value, json};

use crate::{Place, submitted};

/// What `verify_proof.py` says of a proof.
fn judge(proof: &Value) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("proof.json");
    std::fs::write(&path, proof.to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verify_proof.py");
    let output = Command::new("python3").arg(script).arg(&path).output().expect("python3 is installed");
    let said = String::from_utf8(output.stdout).unwrap();
    if output.status.success() { Ok(said) } else { Err(String::from_utf8(output.stderr).unwrap()) }
}

#[tokio::test]
async fn an_independent_program_confirms_the_proof_of_every_entry() {
    let (place, citizen, ids) = Place::with_leaves(11).await;
    for (number, id) in ids.iter().enumerate() {
        let proof = place.journal.proof(place.db(), citizen, *id).await.unwrap().unwrap();
        let said = judge(&proof).unwrap();
        assert!(said.contains(&format!("valid: application.submitted as leaf {number} of 11")), "{said}");
        assert!(said.contains(&format!(r#""number":"number {number}""#)), "{said}");
        assert_eq!(proof["key"], place.journal.public_key());
    }
}

#[tokio::test]
async fn an_independent_program_refuses_every_changed_proof() {
    let (place, citizen, ids) = Place::with_leaves(6).await;
    let proof = place.journal.proof(place.db(), citizen, ids[2]).await.unwrap().unwrap();
    let other = place.journal.proof(place.db(), citizen, ids[4]).await.unwrap().unwrap();
    let foreign = Place::with_leaves(6).await.0.journal.public_key();
    let size =
        |note: &Value, size: &str| json!(note.as_str().unwrap().replace("\n6\n", &format!("\n{size}\n")));
    let changes = [
        ("entry", other["entry"].clone(), "not in the signed tree"),
        ("path", json!([proof["path"][1], proof["path"][0], proof["path"][2]]), "not in the signed tree"),
        ("path", json!([proof["path"][0]]), "too short"),
        ("leaf", json!(3), "not in the signed tree"),
        ("leaf", json!(6), "outside the tree"),
        ("size", json!(7), "another size"),
        ("payload", other["payload"].clone(), "not the one committed to"),
        ("id", other["id"].clone(), "another entry"),
        ("key", json!(foreign), "not the tree's"),
        ("checkpoint", size(&proof["checkpoint"], "7"), "another size"),
        ("checkpoint", size(&proof["checkpoint"], "06"), "signature is wrong"),
    ];
    judge(&proof).unwrap();
    for (field, value, why) in changes {
        let mut changed = proof.clone();
        changed[field] = value;
        let said = judge(&changed).expect_err(field);
        assert!(said.contains(why), "{field}: {said}");
    }
}

#[tokio::test]
async fn there_is_no_proof_of_what_is_foreign_or_not_in_the_tree_yet() {
    let (place, citizen, ids) = Place::with_leaves(2).await;
    let other = place.citizen().await;
    assert!(place.journal.proof(place.db(), other, ids[0]).await.unwrap().is_none());
    let waiting = place.record(submitted(citizen, "1")).await;
    assert!(place.journal.proof(place.db(), citizen, waiting).await.unwrap().is_none());
}
