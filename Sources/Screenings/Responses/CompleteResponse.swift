public import Access
public import Care
import ScreeningRules
import Storage

/// Takes a response that was begun before as it stands now, and scores it if it is completed by this.
///
/// What is completed stays as it is: sent again it is found, and something else is refused.
public struct CompleteResponse: Command {
    public static let permission = Permission.createSheets

    public var id: ID<Sheet>
    public var response: SentResponse
    public var identifier: ResponseIdentifier?

    public init(id: ID<Sheet>, _ response: SentResponse, identifier: ResponseIdentifier?) {
        self.id = id
        self.response = response
        self.identifier = identifier
    }

    public func perform(in session: borrowing Session<Self>) throws -> OwnResponse {
        let known = try session.begun(id)
        try checkSame(known)
        if known.isCompleted {
            guard try session.isSame(response, as: id) else { throw ScreeningError.requestTaken }
            return known
        }
        // Two that complete it at once wait for each other here, and the second finds it completed.
        guard try session.hold(id) else { throw ScreeningError.requestTaken }
        guard let scale = try session.scale(known.questionnaire, version: known.version) else {
            throw ScreeningError.unknownQuestionnaire
        }
        let answers = try response.answers(to: scale)
        try session.change(id, to: response)
        try session.settle(response, answers, on: id, by: scale)
        return try session.response(id)
    }

    /// The scale and the identifier of a response are for good; so are its place and the age group.
    private func checkSame(_ known: OwnResponse) throws {
        let address = ScaleAddress(response.questionnaire)
        guard address?.slug == known.questionnaire, address?.version ?? known.version == known.version else {
            throw ResponseFaults(
                .init(
                    reason: .otherQuestionnaire, element: ResponseFaults.Element.questionnaire,
                    value: response.questionnaire))
        }
        guard identifier == nil || identifier == known.identifier else {
            throw ResponseFaults(
                .init(
                    reason: .otherIdentifier, element: ResponseFaults.Element.identifier,
                    value: identifier?.value ?? ""))
        }
    }
}

extension Session where Case == CompleteResponse {
    /// - Throws: `Refusal.notFound` for whatever the program has not sent itself, or reaches no more.
    fileprivate func begun(_ id: ID<Sheet>) throws -> OwnResponse {
        let row = try row(
            """
            SELECT s.id FROM sheet s JOIN response r ON r.sheet = s.id
            WHERE s.id = \(id) AND s.created_by = \(caller.id) AND \(scope, region: "s.region", unit: "s.unit")
            """)
        guard row != nil else { throw Refusal.notFound }
        return try response(id)
    }

    fileprivate func isSame(_ again: SentResponse, as id: ID<Sheet>) throws -> Bool {
        let row = try row(
            "SELECT content FROM response WHERE sheet = \(id) \(unscoped: "the response was found within its scope")")
        guard let row else { return false }
        return contentMarks(of: again).contains(try row("content"))
    }

    fileprivate func hold(_ id: ID<Sheet>) throws -> Bool {
        try run(
            """
            UPDATE sheet SET expires_at = \(now) WHERE id = \(id) AND finished_at IS NULL AND not_valid IS NULL
            \(unscoped: "the response was found within its scope")
            """) == 1
    }

    fileprivate func change(_ id: ID<Sheet>, to sent: SentResponse) throws {
        try run(
            """
            UPDATE response SET content = \(contentMark(of: sent)), authored = \(sent.authored),
                subject = \(sealed(sent.subject, of: id)), changed_at = \(now) WHERE sheet = \(id)
            \(unscoped: "the response was found within its scope")
            """)
        try run("DELETE FROM answer WHERE sheet = \(id) \(unscoped: "the response was found within its scope")")
    }
}
