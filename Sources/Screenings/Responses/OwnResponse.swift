import Access
public import Care
public import ScreeningRules
import Storage

/// A response as the program that sent it may see it.
public struct OwnResponse: Codable, Sendable, Equatable {
    public let id: ID<Sheet>
    /// The short name of the scale.
    public let questionnaire: String
    public let version: String
    public let isCompleted: Bool
    public let language: Language
    public let ageGroup: AgeGroup?
    public let region: Region
    public let identifier: ResponseIdentifier?
    public let authored: String?
    /// Whom it is about, as the program called the person.
    public let subject: String?
    /// In the order of the scale.
    public let answers: [Answered]
    /// The gravest red flag, 1 to 4; 0 for none (rulebook C.2).
    public let worstRank: Int
    public let changedAt: Moment

    /// One question with the chosen answer, by code and in words.
    public struct Answered: Codable, Sendable, Equatable {
        public let linkId: String
        public let text: String
        public let system: String
        public let code: String
        public let display: String
    }

    static func subjectSealing(_ id: ID<Sheet>) -> String { "subject of response \(id)" }
}

extension Session {
    /// A response that was found or made within its scope just now.
    func response(_ id: ID<Sheet>) throws -> OwnResponse {
        let row = try row(
            """
            SELECT \(OwnResponseRow.columns) FROM sheet s JOIN response r ON r.sheet = s.id WHERE s.id = \(id)
            \(unscoped: "the response was found or made within its scope")
            """)
        guard let row else { throw Refusal.notFound }
        return try response(OwnResponseRow(row))
    }

    /// The row with its answers, in the words of the scale.
    func response(_ row: OwnResponseRow) throws -> OwnResponse {
        let sheet = row.sheet
        let scale = try questionnaire(of: sheet)
        let answers = try answers(of: sheet.id)
        let answered = scale.items.compactMap { item -> OwnResponse.Answered? in
            guard let option = answers[item.linkId].flatMap(item.option) else { return nil }
            return OwnResponse.Answered(
                linkId: item.linkId, text: item.text[sheet.language], system: option.system, code: option.code,
                display: option.text[sheet.language])
        }
        let subject = try row.subject.map { try open($0, for: OwnResponse.subjectSealing(sheet.id)).exposed }
        return OwnResponse(
            id: sheet.id, questionnaire: sheet.questionnaire, version: sheet.version,
            isCompleted: sheet.finishedAt != nil, language: sheet.language, ageGroup: sheet.ageGroup,
            region: sheet.region, identifier: row.identifier, authored: row.authored, subject: subject,
            answers: answered, worstRank: sheet.worstRank, changedAt: row.changedAt)
    }
}

/// What the tables hold of a response.
struct OwnResponseRow {
    let sheet: Sheet
    let identifier: ResponseIdentifier?
    let authored: String?
    let subject: Sealed?
    let changedAt: Moment

    static let columns: SQL =
        "\(Sheet.columns), r.identifier_system, r.identifier_value, r.authored, r.subject, r.changed_at"

    init(_ row: Row) throws {
        sheet = try Sheet(row)
        let system: String? = try row("identifier_system")
        identifier = try row("identifier_value", as: String?.self).map { ResponseIdentifier(system: system, value: $0) }
        authored = try row("authored")
        subject = try row("subject")
        changedAt = try row("changed_at")
    }
}
