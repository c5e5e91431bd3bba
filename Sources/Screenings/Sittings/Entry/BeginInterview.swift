public import Access
public import Care
import Storage

/// Begins a sitting in which a colleague reads the questions aloud and writes the answers down: for the elderly, for
/// whoever cannot read or type. Consent and red flags are those of every sitting; how it was answered is kept.
public struct BeginInterview: Command {
    public static let permission = Permission.enterAnswers

    public var campaign: String
    /// The person's code; or else their place on a list.
    public var code: String?
    /// The code of the class or department.
    public var unit: String?
    public var number: Int?
    public var language: Language

    public init(
        campaign: String, code: String? = nil, unit: String? = nil, number: Int? = nil, language: Language = .zhHans
    ) {
        self.campaign = campaign
        self.code = code
        self.unit = unit
        self.number = number
        self.language = language
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Opens the sitting on the colleague's device.
        public let sittingKey: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let entrant = Entrant(campaign: campaign, code: code, unit: unit, number: number)
        let (guest, key) = (try session.guest(entrant), session.newSecret())
        session.about("participant \(guest.participant)", region: guest.region)
        if guest.known == nil {
            let new = NewSitting(
                guest: guest, language: language, key: key.stored, manner: .interview, ledBy: session.caller.id)
            if try session.begin(new) != nil { return Outcome(sittingKey: key.text) }
        }
        let found = guest.known == nil ? try session.guest(entrant) : guest
        guard let known = found.known, found.knownManner == .interview else { throw SittingProblem.otherwise }
        try session.takeOver(known, codeEnd: found.codeEnd, key: key.stored)
        session.about("sitting \(known)", region: guest.region)
        return Outcome(sittingKey: key.text)
    }
}
