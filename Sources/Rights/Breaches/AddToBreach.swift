public import Access
public import Care
public import RightsRules
import Storage

/// Adds a step that was taken: a measure, that the authority or the people were told, a note. Nothing is ever changed.
public struct AddToBreach: Command {
    public static let permission = Permission.answerRightsRequests

    public var breach: ID<Breach>
    public var step: BreachStep
    public var words: Private<String>
    public var request: String

    public init(breach: ID<Breach>, step: BreachStep, words: Private<String>, request: String) {
        (self.breach, self.step) = (breach, step)
        (self.words, self.request) = (words, request)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        guard !request.isEmpty else { throw RightsProblem.noRequest }
        _ = try session.breach(breach)
        let written = try RightsWords.required(words, "words")
        let id = session.newID(BreachEntry.self)
        let mark = session.fingerprint("\(session.caller.name) \(request)", for: "breach request")
        try session.run(
            """
            INSERT INTO breach_entry (id, breach, request, step, words, at, by_account)
            VALUES (\(id), \(breach), \(mark), \(step),
                \(session.seal(Private(written), for: BreachEntry.sealing(of: id))), \(session.now),
                \(session.caller.id))
            ON CONFLICT (request) DO NOTHING \(unscoped: "the breach itself was found within the scope")
            """)
        return Done()
    }
}

extension Session {
    /// A breach of the caller's places, with its row for what lies sealed.
    func breach(_ id: ID<Breach>) throws -> (breach: Breach, row: Row) {
        let row = try row(
            """
            SELECT \(Breach.columns) FROM breach b
            WHERE b.id = \(id) AND \(scope, region: "b.region", unit: "b.unit")
            """)
        guard let row else { throw Refusal.notFound }
        let breach = try Breach(row)
        about("breach \(id)", region: breach.region)
        return (breach, row)
    }
}
