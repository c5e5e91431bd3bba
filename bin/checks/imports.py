"""Who may import whom (ARCHITECTURE.md): the compiler alone does not keep this."""

import re

from tree import Finding, Tree, target

# Which rules a subject decides by, besides Care, Storage and Access, which all of them may import.
SUBJECTS = {
    "Regions": ["Files", "Imports"], "Accounts": ["Vault", "Files", "Imports"],
    "Instruments": ["ScreeningRules", "Files"], "Persons": ["Vault"],
    "Rosters": ["Files", "Imports"], "Campaigns": ["CampaignRules", "ReportRules", "ScreeningRules"],
    "Consents": ["CampaignRules", "Files"], "Screenings": ["CampaignRules", "ScreeningRules"],
    "Warnings": ["WarningRules"], "Interviews": ["CampaignRules", "Files", "InterviewRules", "WarningRules"],
    "Reports": ["CampaignRules", "Files", "Imports", "ReportRules", "ScreeningRules"], "Cases": ["CaseRules"],
    "Registry": ["RegistryRules", "Files"], "Indicators": ["IndicatorRules", "Files"], "Directory": [],
    "Bookings": ["BookingRules"], "Library": [], "Hotline": ["HotlineRules"], "Crisis": ["CrisisRules"],
    "Workforce": ["WorkforceRules", "Files"], "Trainings": ["TrainingRules", "Files"], "Outreach": ["OutreachRules"],
    "Institutions": ["InstitutionRules"], "Supervision": ["SupervisionRules"], "Messages": [],
    "Retention": ["RightsRules", "WarningRules"], "Rights": ["CampaignRules", "RightsRules", "WarningRules"],
    "Protection": ["CampaignRules", "ProtectionRules", "WarningRules"],
    "SchoolWork": ["SchoolWorkRules", "WarningRules"],
}
# Rules that stand on others: clocks are clocks, whoever looks at them.
BELOW = {
    "InterviewRules": {"WarningRules"}, "RightsRules": {"WarningRules"}, "ProtectionRules": {"WarningRules"},
    "SchoolWorkRules": {"WarningRules"},
}
RULES = sorted({name for names in SUBJECTS.values() for name in names if name.endswith("Rules")})

# What the toolchain brings. Rules and Care get Foundation only: a lock or a queue has no place in a rule.
SYSTEM = {"Foundation", "FoundationNetworking", "Dispatch", "Synchronization", "Glibc"}
SERVER = {"Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "AsyncAlgorithms", "ServiceLifecycle", "Logging"}

TABLE: dict[str, set[str]] = {
    "Care": {"Foundation"},
    **{name: {"Foundation", "Care"} | BELOW.get(name, set()) for name in RULES},
    "Storage": SYSTEM,
    "StorageSQLite": SYSTEM | {"Storage", "GRDB"},
    "StoragePostgres": SYSTEM | {"Storage", "CPostgres"},
    "Vault": SYSTEM | {"Care", "Crypto", "CryptoExtras"},
    "Access": SYSTEM | {"Care", "Vault", "Storage"},
    "Files": SYSTEM | {"Care", "FoundationXML", "CCSV", "CXLSXWriter", "CZip", "CQREncode", "CPangoCairo"},
    "Imports": {"Foundation", "Care", "Storage", "Access", "Files"},
    **{name: {"Foundation", "Care", "Storage", "Access", *own} for name, own in SUBJECTS.items()},
    "Jobs": SYSTEM | {"Care", "Access", "Storage", "ServiceLifecycle", "Logging", "AsyncAlgorithms"},
    "Web": SYSTEM | SERVER | {"Care", "Access", "Files", "Imports", *RULES, *SUBJECTS},
    "Content": set(),
    "xinqiao": {"App", "ArgumentParser"},
}
EVERYTHING = {"App"}
NO_SWIFT = {"CMalloc", "CPostgres", "CCSV", "CXLSXWriter", "CZip", "CQREncode", "CPangoCairo"}

IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)\n]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+"
    r"(?:(?:struct|class|enum|protocol|func|let|var|typealias)\s+)?(\w+)", re.MULTILINE)


def check(tree: Tree) -> list[Finding]:
    findings = []
    for name in tree.swift("Sources/"):
        room = target(name)
        if room in EVERYTHING | NO_SWIFT:
            continue
        if room not in TABLE:
            findings.append(Finding(name, 1, "imports.unknown", f"{room} is not in the import table"))
            continue
        source = tree.source(name)
        for found in IMPORT.finditer(source.code):
            if found.group(1) not in TABLE[room]:
                findings.append(Finding(
                    name, source.line(found.start(1)), "imports.wall", f"{room} may not import {found.group(1)}"))
    return findings
