import Storage

/// Whose part a closure report told, so that who answers for it can read who took it away. Of those before nobody
/// knows: they are the campaign's owner's.
enum ClosureExportsMigration {
    static let statements: [SQL] = [
        """
        ALTER TABLE campaign_closure_export
        ADD COLUMN region TEXT \(DialectHole.binaryCollation) NOT NULL DEFAULT ''
        """,
        "ALTER TABLE campaign_closure_export ADD COLUMN unit TEXT",
        """
        UPDATE campaign_closure_export SET
            region = (SELECT c.region FROM campaign c WHERE c.id = campaign_closure_export.campaign),
            unit = (SELECT c.unit FROM campaign c WHERE c.id = campaign_closure_export.campaign)
        """,
        "CREATE INDEX campaign_closure_export_campaign ON campaign_closure_export (campaign, taken_at)",
    ]
}
