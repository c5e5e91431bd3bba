public import Access
public import Care
import Storage

/// Takes a sheet of paper in hand: begins its sitting, or finds the one that a colleague has keyed the first time. Also
/// some days after the window: a stack of papers is carried home from the last class.
public struct BeginPaperEntry: Command {
    public static let permission = Permission.enterAnswers

    public var campaign: String
    /// The code on the paper; or else the person's place on a list.
    public var code: String?
    /// The code of the class or department.
    public var unit: String?
    public var number: Int?
    /// One of the campaign's; its first where nothing is said.
    public var language: Language?

    public init(
        campaign: String, code: String? = nil, unit: String? = nil, number: Int? = nil, language: Language? = nil
    ) {
        self.campaign = campaign
        self.code = code
        self.unit = unit
        self.number = number
        self.language = language
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let sitting: ID<Sitting>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let entrant = Entrant(
            campaign: campaign, code: code, unit: unit, number: number,
            daysAfterClosing: PaperEntry.daysAfterClosing)
        // Nobody has this key: a paper is keyed by colleagues who are signed in.
        let entered = try session.enter(entrant, .paper, in: language, key: session.newSecret().stored)
        if entered.isNew { try session.insert(entered.sitting) }
        return Outcome(sitting: entered.sitting)
    }
}

extension Session where Case == BeginPaperEntry {
    fileprivate func insert(_ sitting: ID<Sitting>) throws {
        try run(
            """
            INSERT INTO paper_entry (sitting, first_by) VALUES (\(sitting), \(caller.id))
            \(unscoped: "the person was found within the scope")
            """)
    }
}
