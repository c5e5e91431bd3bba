public import Access
public import Care
import Storage

/// Opens who a member is. Each opening has its line in the audit log, with the reason.
///
/// A guardian's number is not given while a guardian is, or may be, the danger, like one that the roster never had: who
/// opens a roster need not be somebody who may know why (rulebook H.4, C.2).
public struct OpenMember: Query {
    public static let permission = Permission.seeRosters
    public static let opensIdentity = true

    public var member: ID<MemberCard>
    public var reason: OpeningReason

    public init(member: ID<MemberCard>, reason: OpeningReason) {
        self.member = member
        self.reason = reason
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let member: ID<MemberCard>
        public let identity: MemberIdentity
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.member(member)
        session.about("member \(member)", region: found.region)
        session.because(reason.rawValue)
        return Outcome(member: member, identity: try session.identityToCall(found.sealed, of: member))
    }
}

extension Session {
    /// Who a member is, for whoever could call the numbers: without the guardian's where that leads to the danger.
    func identityToCall(_ sealed: Sealed, of member: ID<MemberCard>) throws -> MemberIdentity {
        var identity = try identity(sealed, of: member)
        let danger = try row(
            """
            SELECT d.member FROM published_guardian_danger d WHERE d.member = \(member)
            \(unscoped: "the member itself was found within the scope; that there is a danger is shown to nobody")
            """)
        if danger != nil { identity.guardianPhone = nil }
        return identity
    }
}
