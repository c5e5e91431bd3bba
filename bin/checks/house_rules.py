"""The house rules that a machine can see (STYLE.md), room by room."""

import code_rules
import file_rules
import sql_rules
from tree import Finding, Tree


def check(tree: Tree) -> list[Finding]:
    return file_rules.check(tree) + code_rules.check(tree) + sql_rules.check(tree)
