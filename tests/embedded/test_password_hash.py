"""Passwords are sealed at the real cost wherever no test made it lower, and open whatever cost they were sealed at."""

import subprocess
import sys

from bot.secret import Secret
from integrations.accounts.embedded.password_hash import hash_password, is_password, verify_hash
from tests.paths import ROOT
from tests.quick_seals import COST


def _sealed_for_real(password: str) -> str:
    program = "import sys; from bot.secret import Secret; from integrations.accounts.embedded.password_hash import hash_password; print(hash_password(Secret(sys.argv[1])))"
    done = subprocess.run([sys.executable, "-c", program, password], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return done.stdout.strip()


def test_a_process_of_its_own_seals_with_scrypt_of_2_to_the_10() -> None:
    sealed = _sealed_for_real("Portal-1-x")
    assert sealed.startswith("scrypt$1024$8$")
    assert verify_hash(sealed, Secret("Portal-1-x"))
    assert not verify_hash(sealed, Secret("Portal-2-x"))


def test_in_the_tests_the_cost_is_lower_and_each_password_has_a_salt_of_its_own() -> None:
    first, second = hash_password(Secret("Portal-1-x")), hash_password(Secret("Portal-1-x"))
    assert first.startswith(f"scrypt${COST}$8$")
    assert first.split("$")[3:] != second.split("$")[3:]
    assert is_password(first, Secret("Portal-1-x"))
    assert is_password(second, Secret("Portal-1-x"))
    assert not is_password(None, Secret("Portal-1-x"))
