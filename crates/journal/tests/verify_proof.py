#!/usr/bin/env python3
"""Checks a proof from the journal without the portal: python3 verify_proof.py proof.json

Standard library only, and `openssl` for the Ed25519 signature. It checks that the entry is in the tree (RFC 9162,
section 2.1.3.2), that the tree is the one in the checkpoint, that the checkpoint is signed by the key in the proof
(C2SP tlog-checkpoint and signed-note), and that the personal part is the one the entry commits to. Compare the key
with the one the portal publishes."""

import base64, hashlib, json, subprocess, sys, tempfile
from pathlib import Path


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def require(true, why):
    if not true:
        sys.exit(f"invalid: {why}")


def cbor(data, at=0):
    """Decodes the few kinds of CBOR that an entry consists of: integers, bytes, text, one map."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind in (0, 1):
        return (size if kind == 0 else -1 - size), at
    if kind in (2, 3):
        raw = data[at : at + size]
        return (raw.decode() if kind == 3 else raw), at + size
    require(kind == 5, "the entry is not a map")
    fields = {}
    for _ in range(size):
        key, at = cbor(data, at)
        fields[key], at = cbor(data, at)
    return fields, at


def root_of(leaf, size, node, path):
    at, last = leaf, size - 1
    require(0 <= leaf < size, "the leaf is outside the tree")
    for sibling in path:
        require(last > 0, "the path is too long")
        if at & 1 or at == last:
            node = sha256(b"\x01", sibling, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha256(b"\x01", node, sibling)
        at, last = at >> 1, last >> 1
    require(last == 0, "the path is too short")
    return node


def signed(text, name, key_id, public, signatures):
    for line in signatures.splitlines():
        mark, signer, signature = line.split(" ")
        raw = base64.b64decode(signature)
        if mark != "\u2014" or signer != name or raw[:4] != key_id:
            continue
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            (folder / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + public)
            (folder / "text").write_text(text, encoding="utf-8", newline="")
            (folder / "signature").write_bytes(raw[4:])
            command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature"
            return subprocess.run(command.split(), cwd=folder, capture_output=True).returncode == 0
    return False


def main():
    proof = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    require(proof["format"] == "kabinet-journal-proof-1", "unknown format")
    entry, path = base64.b64decode(proof["entry"]), [base64.b64decode(step) for step in proof["path"]]
    root = root_of(proof["leaf"], proof["size"], sha256(b"\x00", entry), path)
    text, signatures = proof["checkpoint"].split("\n\n", 1)
    origin, size, signed_root = text.split("\n")[:3]
    require(int(size) == proof["size"], "the checkpoint is of another size")
    require(base64.b64decode(signed_root) == root, "the entry is not in the signed tree")
    name, key_id, key = proof["key"].split("+", 2)
    key = base64.b64decode(key)
    require(name == origin and key[:1] == b"\x01", "the key is not the tree's Ed25519 key")
    require(sha256(name.encode(), b"\n", key)[:4].hex() == key_id, "the key's id is not its own")
    require(signed(text + "\n", name, bytes.fromhex(key_id), key[1:], signatures), "the signature is wrong")
    fields, end = cbor(entry)
    require(end == len(entry) and fields["id"].hex() == proof["id"].replace("-", ""), "another entry")
    if proof["payload"] is not None:
        payload = base64.b64decode(proof["payload"])
        require(sha256(payload) == fields["commitment"], "the personal part is not the one committed to")
        print("personal:", payload[32:].decode())
    print("valid:", fields["action"], "as leaf", proof["leaf"], "of", proof["size"], "in", origin)


main()
