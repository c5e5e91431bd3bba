import Access
public import Care
import Foundation
public import ProtectionRules
public import Storage

/// A breach of confidence: what was told to whom without the person's leave, and why.
public struct Disclosure: Codable, Sendable, Equatable {
    public let id: ID<Disclosure>
    public let finding: String
    public let region: Region
    /// The school or unit, where it is one's.
    public let unitNames: [String: String]?
    public let reason: DisclosureReason
    public let recipient: DisclosureRecipient
    /// Who it is, and what they are told: not more than they need.
    public let toWhom: String
    public let content: String
    public let by: String
    public let at: Moment
    /// Whether the caller has written it, and so cannot be the second person.
    public let isMine: Bool
    public let agreed: DisclosureStep?
    public let made: DisclosureStep?
    public let personTold: DisclosureStep?

    static func sealing(of disclosure: ID<Disclosure>) -> String { "disclosure \(disclosure)" }
}

/// One step of a breach of confidence: when it was so, and who has written it down.
public struct DisclosureStep: Codable, Sendable, Equatable {
    public let at: Moment
    public let by: String
}

/// What can be added to a breach of confidence, each once.
enum DisclosureStepKind: String, SQLBindable, SQLReadable {
    case agreed, made, personTold
}

extension DisclosureReason: SQLBindable, SQLReadable {}
extension DisclosureRecipient: SQLBindable, SQLReadable {}

/// What it says, sealed as one.
struct DisclosureContent: Codable {
    let toWhom: String
    let content: String
}

/// A breach of confidence as the steps need it.
struct OpenDisclosure {
    let id: ID<Disclosure>
    let reason: DisclosureReason
    let isOwn: Bool
    let madeAt: Moment
    let isAgreed: Bool
    let isMade: Bool
}

/// All SQL of breaches of confidence. Whoever keeps the person reaches them, and the duty leads of the places above.
extension Session {
    /// Restricts a `disclosure d` to the caller's own.
    func ownDisclosures() -> SQL {
        "(\(scope, region: "d.region", unit: "d.keeper") OR \(scope, region: "d.region", house: "d.keeper"))"
    }

    /// One that is about to be added to, held against others until the end of the transaction.
    /// - Throws: `Refusal.notFound` for every one of others.
    func disclosure(_ id: ID<Disclosure>) throws -> OpenDisclosure {
        guard let me = caller.id else { throw Refusal.notSignedIn }
        let row = try row(
            """
            SELECT d.id, d.reason, d.region, d.made_by, d.made_at,
                EXISTS (SELECT 1 FROM disclosure_step a WHERE a.disclosure = d.id AND a.kind = 'agreed') AS is_agreed,
                EXISTS (SELECT 1 FROM disclosure_step m WHERE m.disclosure = d.id AND m.kind = 'made') AS is_made
            FROM disclosure d WHERE d.id = \(id) AND \(ownDisclosures()) \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        about("disclosure \(id)", region: try row("region"))
        return OpenDisclosure(
            id: try row("id"), reason: try row("reason"), isOwn: try row("made_by", as: String.self) == me.rawValue,
            madeAt: try row("made_at"), isAgreed: try row("is_agreed"), isMade: try row("is_made"))
    }

    /// Adds a step; each stands once.
    func add(_ kind: DisclosureStepKind, at moment: Moment, to disclosure: ID<Disclosure>) throws {
        try run(
            """
            INSERT INTO disclosure_step (disclosure, kind, at, recorded_at, worker)
            VALUES (\(disclosure), \(kind), \(moment), \(now), \(caller.id))
            ON CONFLICT DO NOTHING \(unscoped: "the disclosure itself was found within the scope")
            """)
    }
}
