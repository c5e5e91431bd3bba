"""What the benches and proofs stand on: houses on both engines, a generator, and tables that are kept.

A running house, its database and its ledger are those of the browser tests: one way to start a house, not two.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "Tests" / "Browser"))
