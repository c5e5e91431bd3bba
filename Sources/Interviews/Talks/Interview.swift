import Access
public import Care
import Foundation
public import InterviewRules
import Storage

/// One talk with the person, as it was written down.
public enum Interview {}

/// What was talked about and found. Lies sealed as one.
public struct InterviewContent: Codable, Sendable, Equatable {
    public var heldOn: Day
    public var manner: TalkManner
    public var topics: [InterviewTopic]
    public var risk: RiskAnswers
    public var functioning: Functioning
    public var supports: [Support]
    public var said: String?
    public var whyLower: String?
    public var nextStep: NextStep
    public var plan: String?
    public var nextLook: Day?
    public var guardianWhyNot: GuardianAbsence?
    public var referral: ReferralStep?
    public var referralWhyNot: String?

    static func sealing(of interview: ID<Interview>) -> String { "interview \(interview)" }
}

/// A talk as somebody reads it again.
public struct HeldInterview: Codable, Sendable, Equatable {
    public let id: ID<Interview>
    public let level: CareLevel
    public let content: InterviewContent
    public let heldBy: String
    public let recordedAt: Moment
    /// Whether a later record corrects this one; it stays to be read.
    public let isCorrected: Bool
}

/// Words of one hand.
enum WrittenText {
    static let longest = 2_000

    /// - Throws: `InterviewError.tooLong`.
    static func checked(_ text: Private<String>?, _ field: String, most: Int = longest) throws -> String? {
        guard let words = text?.exposed.trimmed, !words.isEmpty else { return nil }
        guard words.count <= most else { throw InterviewError.tooLong(field: field, most: most) }
        return words
    }

    /// What was ticked, in the order of the list.
    /// - Throws: `InterviewError.unknownChoice` for a name that is none of the list.
    static func ticked<Choice: RawRepresentable & CaseIterable>(
        _ ticks: [String: Bool]?, _ field: String, _ choice: Choice.Type
    ) throws -> [Choice] where Choice.RawValue == String {
        let names = Set((ticks ?? [:]).filter(\.value).keys)
        guard names.isSubset(of: Choice.allCases.map(\.rawValue)) else {
            throw InterviewError.unknownChoice(field: field)
        }
        return Choice.allCases.filter { names.contains($0.rawValue) }
    }

    /// A form's own word with what the form says: sent twice it counts once, and who goes back in the browser and
    /// writes something else has written another note. Empty where the form has no word of its own.
    static func whole(_ request: String, _ ticks: [String: Bool]?, _ said: [String?]) -> String {
        guard !request.trimmed.isEmpty else { return "" }
        let names = (ticks ?? [:]).filter(\.value).keys.sorted().joined(separator: " ")
        return ([request, names] + said.map { $0?.trimmed ?? "" }).joined(separator: "\n")
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension Session {
    func sealAll(_ value: some Encodable, for purpose: String) throws -> Sealed {
        seal(Private(String(decoding: try JSONEncoder().encode(value), as: UTF8.self)), for: purpose)
    }

    func openAll<Value: Decodable>(_ sealed: Sealed, for purpose: String, as value: Value.Type) throws -> Value {
        try JSONDecoder().decode(value, from: Data(try open(sealed, for: purpose).exposed.utf8))
    }

    /// A form's own word, kept so that it says nothing and belongs to whoever sent it.
    /// - Throws: `InterviewError.noRequest`.
    func mark(ofRequest request: String, for kind: String) throws -> String {
        guard !request.trimmed.isEmpty else { throw InterviewError.noRequest }
        return fingerprint("\(caller.name) \(request)", for: "interviews \(kind)")
    }

    /// The mark of a form that writes to a finding; `nil` where the same form has come before.
    /// - Throws: `Refusal.notFound` for a finding that is kept elsewhere, `InterviewError.noRequest`.
    func newMark(of request: String, _ kind: String, in table: SQL, about id: ID<Finding>) throws -> String? {
        _ = try finding(id)
        let mark = try mark(ofRequest: request, for: kind)
        let same = try row(
            "SELECT k.id FROM \(table) k WHERE k.request = \(mark) \(unscoped: "the mark is the caller's own")")
        return same == nil ? mark : nil
    }

    /// When something was that happened on a day: now for today, else at noon.
    /// A finding of a moment to come was noted by a clock that went ahead and was set back: help does not wait for it.
    /// - Throws: `InterviewError.badMoment` for a day to come and one before the finding.
    func moment(on day: Day, of found: OpenFinding, field: String) throws -> Moment {
        guard day <= today, day >= min(found.foundAt.day, today) else { throw InterviewError.badMoment(field: field) }
        return day == today ? now : max(found.foundAt, Moment(day, minute: 720))
    }

    /// All talks of a finding, the newest first.
    func interviews(of finding: ID<Finding>) throws -> [HeldInterview] {
        try rows(
            """
            SELECT i.id, i.level, i.content, i.recorded_at, w.display_name,
                EXISTS (SELECT 1 FROM interview n WHERE n.corrects = i.id) AS is_corrected
            FROM interview i LEFT JOIN published_account w ON w.id = i.held_by
            WHERE i.finding = \(finding) ORDER BY i.id DESC
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { row in
            let id: ID<Interview> = try row("id")
            let content = try openAll(
                row("content"), for: InterviewContent.sealing(of: id), as: InterviewContent.self)
            return HeldInterview(
                id: id, level: try row("level"), content: content, heldBy: try row("display_name") ?? "",
                recordedAt: try row("recorded_at"), isCorrected: try row("is_corrected"))
        }
    }
}
