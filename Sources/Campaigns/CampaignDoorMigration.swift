import Storage

/// What may be done where people are met in person stands in the plan, which two people agree to. Plans from before
/// allow none of it.
enum CampaignDoorMigration {
    static let statements: [SQL] = [
        "ALTER TABLE campaign ADD COLUMN walk_ins BOOLEAN NOT NULL DEFAULT FALSE",
        "ALTER TABLE campaign ADD COLUMN said_aloud BOOLEAN NOT NULL DEFAULT FALSE",
        "ALTER TABLE campaign ADD COLUMN guardians_aloud BOOLEAN NOT NULL DEFAULT FALSE",
        """
        CREATE VIEW published_campaign_door AS
        SELECT id AS campaign, walk_ins, said_aloud, guardians_aloud FROM campaign
        """,
    ]
}
