"""Withdrawal tokens: what the case keeps does not lead back to the token."""

from trousseau.vault import api as vault


def test_a_token_has_one_stub() -> None:
    token = vault.new_token()

    assert vault.stub(token) == vault.stub(f" {token}\n")
    assert len(vault.stub(token)) == 64
    assert vault.stub(token) != vault.stub(vault.new_token())


def test_what_is_not_a_token_has_no_stub() -> None:
    assert vault.stub("") == vault.stub("x" * 44) == ""


def test_one_browser_has_one_token_for_each_card() -> None:
    mine, others = bytes(range(32)), bytes(32)

    token = vault.reveal_token(mine, "nonce")

    assert token == vault.reveal_token(mine, "nonce")
    assert len(vault.stub(token)) == 64
    assert len({token, vault.reveal_token(mine, "other"), vault.reveal_token(others, "nonce")}) == 3
