public import Access
public import Care
import Storage

/// Tells a person what the roster keeps of them, opened by the key of their own file (PIPL art. 45). Of a guardian only
/// that somebody is noted: name and number are the guardian's own.
public struct TellOwnIdentity: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = true

    public var fileKey: String

    public init(fileKey: String) {
        self.fileKey = fileKey
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let name: String
        public let born: Day
        public let sex: MemberSex?
        public let kind: MemberKind
        public let idNumber: String?
        public let number: String?
        public let phone: String?
        public let hasGuardian: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT m.id, m.identity, m.sex, m.kind, m.region, k.is_narrow
            FROM published_rights_key k JOIN member m ON m.id = k.member
            WHERE k.mark IN \(list: session.storedForms(of: fileKey)) AND k.until_at >= \(session.now)
            \(unscoped: "whoever holds the key of the file is the person")
            """)
        guard let row else { throw Refusal.notFound }
        let member: ID<MemberCard> = try row("id")
        session.about("member \(member)", region: try row("region"))
        let identity = try session.identity(row("identity"), of: member)
        // A guardian who is, or may be, the danger does not get the child's own telephone, nor the number at a school.
        let isNarrow: Bool = try row("is_narrow")
        return Outcome(
            name: identity.name, born: identity.born, sex: try row("sex"), kind: try row("kind"),
            idNumber: identity.idNumber, number: isNarrow ? nil : identity.number,
            phone: isNarrow ? nil : identity.phone,
            hasGuardian: identity.guardian != nil || identity.guardianPhone != nil)
    }
}
