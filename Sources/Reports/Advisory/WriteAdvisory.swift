public import Access
public import Care
import ReportRules
import Storage

/// Writes what officials are advised to do, or writes it anew. It goes out only when a second person has agreed.
public struct WriteAdvisory: Command {
    public static let permission = Permission.planCampaigns

    public var campaign: ID<ReportedCampaign>
    public var advice: String

    public init(campaign: ID<ReportedCampaign>, advice: String) {
        self.campaign = campaign
        self.advice = advice
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let advised = try session.advisedPlace(campaign)
        let counted = try session.book(CountedPeople.self)
        let words: String
        do throws(AdviceFault) {
            words = try AdviceText(advice, counted).words
        } catch {
            throw ReportProblem(error)
        }
        // Sent twice it is one writing.
        if let waiting = try session.versions(of: advised).first(where: { $0.state == .waiting }),
            waiting.isOwn, waiting.advice == words {
            return Done()
        }
        try session.setAside(campaign)
        try session.keep(words, on: advised)
        return Done()
    }
}

extension Session where Case == WriteAdvisory {
    fileprivate func setAside(_ campaign: ID<ReportedCampaign>) throws {
        try run(
            """
            UPDATE advisory SET state = 'replaced' WHERE campaign = \(campaign) AND state = 'waiting'
            \(unscoped: "the report was found within the scope")
            """)
    }

    /// - Throws: `ReportProblem.adviceChanged` where somebody else was faster.
    fileprivate func keep(_ words: String, on advised: AdvisedPlace) throws {
        let campaign = advised.report.campaign
        let last = try row(
            """
            SELECT COALESCE(MAX(version), 0) AS last FROM advisory WHERE campaign = \(campaign)
            \(unscoped: "the report was found within the scope")
            """)
        let kept = try run(
            """
            INSERT INTO advisory (campaign, version, region, house, advice, state, written_by, written_at)
            VALUES (\(campaign), \((try last?("last", as: Int.self) ?? 0) + 1),
                \(try scope.admit(advised.report.region, unit: advised.house)), CAST(\(advised.house) AS TEXT),
                \(words), 'waiting', \(caller.hand), \(now))
            ON CONFLICT DO NOTHING
            """)
        guard kept == 1 else { throw ReportProblem.adviceChanged }
    }
}

extension ReportProblem {
    fileprivate init(_ fault: AdviceFault) {
        self = switch fault {
        case .empty: .noAdvice
        case .tooLong: .longAdvice
        case .smallNumber(let words): .smallNumber(words)
        }
    }
}
