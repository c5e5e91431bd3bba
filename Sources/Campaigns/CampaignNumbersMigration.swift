import Storage

/// The highest number that somebody has taken along out of a class: it stands on a slip of paper, and nobody else gets
/// it. No person stands here.
enum CampaignNumbersMigration {
    static let statements: [SQL] = [
        """
        CREATE TABLE class_number (
            campaign TEXT NOT NULL REFERENCES campaign (id),
            unit TEXT NOT NULL,
            highest BIGINT NOT NULL CHECK (highest > 0),
            PRIMARY KEY (campaign, unit)
        )
        """,
    ]
}
