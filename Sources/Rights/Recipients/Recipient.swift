import Access
public import CampaignRules
public import Care
import Foundation
import Storage

/// Who receives data from a place or a unit, as the list shows it.
public struct Recipient: Codable, Sendable, Equatable {
    public let id: ID<Recipient>
    public let region: Region
    public let unit: String?
    public let standing: RecipientStanding
    public let newest: RecipientVersion

    /// The newest version; who wrote and agreed by name.
    static let columns: SQL = """
        r.id, r.region, r.unit, \(RecipientVersion.columns), e.at AS ended_at, (
            SELECT MAX(g.version) FROM recipient_version g
            WHERE g.recipient = r.id AND g.agreed_at IS NOT NULL) AS agreed_version
        """
    static let tables: SQL = """
        recipient r JOIN recipient_version v ON v.recipient = r.id AND v.version = (
            SELECT MAX(n.version) FROM recipient_version n WHERE n.recipient = r.id)
        LEFT JOIN recipient_end e ON e.recipient = r.id
        LEFT JOIN published_account w ON w.id = v.written_by LEFT JOIN published_account a ON a.id = v.agreed_by
        """

    init(_ row: Row, on today: Day) throws {
        id = try row("id")
        region = try row("region")
        unit = try row("unit")
        newest = try RecipientVersion(row)
        standing = RecipientStanding(
            newest, hasAgreed: try row("agreed_version", as: Int?.self) != nil,
            isEnded: try row("ended_at", as: Moment?.self) != nil, on: today)
    }
}

/// How it stands with a recipient today.
public enum RecipientStanding: String, Codable, Sendable, CaseIterable {
    /// Nobody has agreed yet, and it may get nothing.
    case waiting
    /// What was agreed before holds until a second person agrees to the change.
    case changeWaits
    case toCome, inForce
    /// The last agreed day has passed.
    case over
    case ended

    init(_ newest: RecipientVersion, hasAgreed: Bool, isEnded: Bool, on today: Day) {
        if isEnded {
            self = .ended
        } else if newest.agreedAt == nil {
            self = hasAgreed ? .changeWaits : .waiting
        } else if let last = newest.terms.untilOn, last < today {
            self = .over
        } else {
            self = newest.terms.fromOn > today ? .toCome : .inForce
        }
    }
}

/// One version of what was agreed, never changed afterwards.
public struct RecipientVersion: Codable, Sendable, Equatable {
    /// 1 for the first.
    public let version: Int
    public let terms: RecipientTerms
    public let writtenBy: String
    public let writtenAt: Moment
    /// The second person; nothing while it waits.
    public let agreedBy: String?
    public let agreedAt: Moment?

    static let columns: SQL = """
        v.version, v.terms, v.written_by, v.written_at, v.agreed_at, w.display_name AS writer, a.display_name AS agreer
        """

    init(_ row: Row) throws {
        version = try row("version")
        terms = try RecipientTerms(json: row("terms"))
        writtenBy = try row("writer", as: String?.self) ?? ""
        writtenAt = try row("written_at")
        agreedBy = try row("agreer")
        agreedAt = try row("agreed_at")
    }
}

extension RecipientTerms {
    init(json: String) throws {
        self = try JSONDecoder().decode(RecipientTerms.self, from: Data(json.utf8))
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// The same without blanks around its words.
    /// - Throws: `RightsProblem.missing`, `.tooLong`, `.badDay` with the field's name.
    func checked() throws -> RecipientTerms {
        var terms = self
        terms.name = try RightsWords.required(Private(name), "terms.name")
        terms.nameEn = try RightsWords.checked(nameEn.map { Private($0) }, "terms.nameEn")
        terms.contact = try RightsWords.required(Private(contact), "terms.contact")
        terms.purpose = try RightsWords.required(Private(purpose), "terms.purpose")
        terms.purposeEn = try RightsWords.checked(purposeEn.map { Private($0) }, "terms.purposeEn")
        terms.data = try RightsWords.required(Private(data), "terms.data")
        terms.dataEn = try RightsWords.checked(dataEn.map { Private($0) }, "terms.dataEn")
        terms.method = try RightsWords.required(Private(method), "terms.method")
        terms.methodEn = try RightsWords.checked(methodEn.map { Private($0) }, "terms.methodEn")
        terms.basisWords = try RightsWords.checked(basisWords.map { Private($0) }, "terms.basisWords")
        terms.agreementNumber = try RightsWords.required(Private(agreementNumber), "terms.agreementNumber")
        if let untilOn, untilOn < fromOn { throw RightsProblem.badDay(field: "terms.untilOn") }
        terms.asksOwnConsent = terms.needsOwnConsent
        return terms
    }
}
