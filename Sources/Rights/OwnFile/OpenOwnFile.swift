public import Access
public import Care
import RightsRules
import Storage

/// Opens the file that was granted: with the receipt, and with the person's own code or the guardian's link. Nobody at
/// the desk has both, so nobody there reads what is in it.
public struct OpenOwnFile: Command {
    public static let permission = Permission.anyone
    static let minutesOpen = 15

    public var receipt: String
    /// The person's own code; of a child whose guardian has asked, the word of the guardian's link.
    public var code: String

    public init(receipt: String, code: String) {
        (self.receipt, self.code) = (receipt, code)
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// With it every room tells its part, for a quarter of an hour.
        public let fileKey: String
        public let until: Moment
        /// Where the person is, for the numbers that help there.
        public let region: Region
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (request, row) = try session.rightsRequest(ofReceipt: receipt)
        guard request.answer == .granted, request.kind.opensFile else { throw RightsProblem.noFile }
        guard let openUntil = request.openUntil, openUntil > session.now else { throw RightsProblem.fileClosed }
        let person = request.applicant == .guardian
            ? try session.child(ofLink: code) : try session.person(ofCode: code)
        // Another person's code is told the same as none.
        guard person.participant == request.participant else { throw RightsProblem.noSuchCode }
        // The file is the child's own from the birthday on (PIPL art. 31), also where it was granted before.
        guard request.applicant != .guardian || session.isChild(person) else { throw RightsProblem.noFile }
        let isNarrow = try session.isNarrow(request, review: row("review"), of: person)
        // A key that is open already ends when a danger is noted, as if its time were over.
        let endsInDanger = request.applicant == .guardian || session.isChild(person)
        let (secret, until) = (session.newSecret(), session.now.adding(minutes: Self.minutesOpen))
        try session.run(
            """
            DELETE FROM rights_key WHERE until_at < \(session.now) \(unscoped: "keys whose time is over open nothing")
            """)
        try session.run(
            """
            INSERT INTO rights_key (mark, request, until_at, is_narrow, ends_in_danger)
            VALUES (\(secret.stored), \(request.id), \(until), \(isNarrow), \(endsInDanger))
            \(unscoped: "whoever holds the receipt and the code is the person")
            """)
        return Outcome(fileKey: secret.text, until: until, region: request.region)
    }
}

extension Session where Case == OpenOwnFile {
    /// Whether nothing that a child has said stands in the file: a guardian reads it of whom whoever looks after the
    /// child says that it does harm, or who is, or may be, the danger (rulebook H.4). A child under 14 can be made to
    /// give the code away, so it is the same by the code then.
    fileprivate func isNarrow(
        _ request: RightsRequest, review: HarmReview?, of person: AskedPerson
    ) throws -> Bool {
        if request.applicant == .guardian, review == .harmful { return true }
        guard request.applicant == .guardian || isChild(person) else { return false }
        return try hasDangerousGuardian(person.member)
    }
}
