import Storage

/// Of a `finding`, that nobody has written anything about it and no red flag has begun it, so that it can go.
enum UntouchedFinding {
    static let condition: SQL = """
        by_flag = 0 AND talked_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.finding = finding.id)
            AND NOT EXISTS (SELECT 1 FROM guardian_contact g WHERE g.finding = finding.id)
            AND NOT EXISTS (SELECT 1 FROM care_advice a WHERE a.finding = finding.id)
            AND NOT EXISTS (SELECT 1 FROM care_errand e WHERE e.finding = finding.id)
            AND NOT EXISTS (SELECT 1 FROM care_path p WHERE p.finding = finding.id)
            AND NOT EXISTS (SELECT 1 FROM guardian_danger d WHERE d.finding = finding.id)
            AND NOT EXISTS (SELECT 1 FROM published_harm_finding h WHERE h.finding = finding.id)
        """
}
