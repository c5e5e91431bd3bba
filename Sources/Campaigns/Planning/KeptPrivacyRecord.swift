public import CampaignRules
public import Care
import Storage

/// What was thought through of people's privacy, by whom and when.
public struct KeptPrivacyRecord: Codable, Sendable, Equatable {
    public let record: PrivacyRecord
    public let by: String?
    public let at: Moment

    init(_ row: Row) throws {
        record = PrivacyRecord(
            purpose: try row("purpose"), necessity: try row("necessity"), risks: try row("risks"),
            measures: try row("measures"))
        by = try row("display_name")
        at = try row("made_at")
    }
}
