import Storage

/// What a proctor is told stands in the plan, which two people agree to. Plans from before tell nothing, whatever a
/// room of theirs was opened with.
enum CampaignRoomsMigration {
    static let statements: [SQL] = [
        "ALTER TABLE campaign ADD COLUMN tells_of_flags BOOLEAN NOT NULL DEFAULT FALSE",
        """
        ALTER TABLE campaign ADD COLUMN stuck_minutes BIGINT NOT NULL DEFAULT 5
        CHECK (stuck_minutes BETWEEN 1 AND 60)
        """,
        """
        CREATE VIEW published_campaign_room AS
        SELECT id AS campaign, tells_of_flags, stuck_minutes FROM campaign
        """,
    ]
}
