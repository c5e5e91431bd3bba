import Access
import Care
import Foundation
import RightsRules
import Storage

/// Somebody of whom something is kept, about to ask or asked for.
struct AskedPerson {
    let participant: String
    let member: String
    let campaign: String
    let region: Region
    let house: String?
    /// The unit whose psychology teacher or counsellor looks after the person; `nil` where the place does (decision
    /// 0040): nobody of a school holds what its staff has shown.
    let keeper: String?
    let bornMonth: String

    static let columns: SQL = """
        p.id, p.member, p.campaign, p.region, p.house, p.born_month, CASE WHEN EXISTS (
            SELECT 1 FROM published_member k JOIN published_unit h ON h.code = p.house
            WHERE k.id = p.member AND k.kind = 'staff' AND h.kind IN \(list: Counselling.schoolKinds.sorted())
        ) THEN NULL ELSE p.house END AS keeper
        """

    init(_ row: Row) throws {
        participant = try row("id")
        member = try row("member")
        campaign = try row("campaign")
        region = try row("region")
        house = try row("house")
        keeper = try row("keeper")
        bornMonth = try row("born_month")
    }
}

/// All SQL of requests that more than one use case needs.
extension Session {
    /// Whoever holds the code is the person, also when they were taken off the list: what was kept of them is theirs.
    func person(ofCode typed: String) throws -> AskedPerson {
        guard let code = readSpokenCode(typed) else { throw RightsProblem.noSuchCode }
        let row = try row(
            """
            SELECT \(AskedPerson.columns) FROM published_participant p
            WHERE p.code_index IN \(list: fingerprints(of: code, for: "participant code"))
            \(unscoped: "whoever holds the code is the participant")
            """)
        guard let row else { throw RightsProblem.noSuchCode }
        return try AskedPerson(row)
    }

    /// The child of whoever holds a guardian's link.
    func child(ofLink secret: String) throws -> AskedPerson {
        let row = try row(
            """
            SELECT \(AskedPerson.columns)
            FROM published_guardian_link l JOIN published_participant p ON p.id = l.participant
            WHERE l.mark IN \(list: storedForms(of: secret)) AND l.withdrawn_at IS NULL
            \(unscoped: "whoever holds the link is the guardian")
            """)
        guard let row else { throw RightsProblem.noSuchLink }
        return try AskedPerson(row)
    }

    /// Whether a guardian is, or may be, the danger. Nobody at the desk is told.
    func hasDangerousGuardian(_ member: String) throws -> Bool {
        try row(
            """
            SELECT d.member FROM published_guardian_danger d WHERE d.member = \(member)
            \(unscoped: "the person was found by their own secret or by the scope; it is shown to nobody")
            """) != nil
    }

    /// A request of the caller's places, with its row for what lies sealed.
    func rightsRequest(_ id: ID<RightsRequest>) throws -> (request: RightsRequest, row: Row) {
        let row = try row(
            """
            SELECT \(RightsRequest.columns) FROM \(RightsRequest.tables)
            WHERE r.id = \(id) AND \(scope, region: "r.region", unit: "r.house")
            """)
        guard let row else { throw Refusal.notFound }
        let request = try RightsRequest(row)
        about("rights request \(id)", region: request.region)
        return (request, row)
    }

    /// The request behind a receipt, however it was typed.
    func rightsRequest(ofReceipt typed: String) throws -> (request: RightsRequest, row: Row) {
        guard let code = readLastingCode(typed) else { throw RightsProblem.misspeltReceipt }
        let row = try row(
            """
            SELECT \(RightsRequest.columns) FROM \(RightsRequest.tables)
            WHERE r.mark IN \(list: fingerprints(of: code, for: Receipt.purpose))
            \(unscoped: "whoever holds the receipt has asked")
            """)
        guard let row else { throw RightsProblem.noSuchReceipt }
        let request = try RightsRequest(row)
        about("rights request \(request.id)", region: request.region)
        return (request, row)
    }

    /// Words that lie sealed with a request.
    func words(_ part: String, _ column: StaticString, of request: RightsRequest, in row: Row) throws -> String? {
        let sealed: Sealed? = try row(column)
        return try sealed.map { try open($0, for: RightsRequest.sealing(part, of: request.id)).exposed }
    }
}

/// Words of one hand.
enum RightsWords {
    /// - Throws: `RightsProblem.tooLong`.
    static func checked(_ text: Private<String>?, _ field: String) throws -> String? {
        let words = (text?.exposed ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard words.count <= RightsProblem.longestWords else { throw RightsProblem.tooLong(field: field) }
        return words.isEmpty ? nil : words
    }
}
