"""The short form of bench/prove/sign_in.py: passwords by the dozen, enumeration, stolen and planted sign-ins, CSRF."""

import os
import subprocess
import sys
from pathlib import Path

PROOF = Path(__file__).parents[2] / "bench" / "prove" / "sign_in.py"


def test_sign_in_withstands_what_attackers_try(binary):
    told = subprocess.run(
        [sys.executable, PROOF, "--quick"], env=os.environ | {"XINQIAO": str(binary)}, capture_output=True, text=True,
        timeout=400)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count(" held") >= 2 * 10
