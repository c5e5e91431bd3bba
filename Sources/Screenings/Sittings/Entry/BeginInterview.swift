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
        /// Opens the sitting on the colleague's device.
        public let sittingKey: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let entrant = Entrant(campaign: campaign, code: code, unit: unit, number: number)
        let key = session.newSecret()
        let entered = try session.enter(entrant, .interview, in: language, key: key.stored)
        if !entered.isNew {
            try session.takeOver(entered.sitting, codeEnd: entered.guest.codeEnd, key: key.stored)
            session.about("sitting \(entered.sitting)", region: entered.guest.region)
        }
        return Outcome(sittingKey: key.text)
    }
}
