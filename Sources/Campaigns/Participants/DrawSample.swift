public import Access
import CampaignRules
public import Care
import Storage

/// Draws the sample of a campaign that has opened: once, from all who could be asked, by the method and the seed of
/// the plan. Who was drawn and how large each stratum was is kept, so that the draw can be repeated and weighed.
public struct DrawSample: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let membersAtOnce = 5_000

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.ownedCampaign(campaign)
        guard found.card.state == .open, let sample = found.audience.sample,
            try !session.isDrawn(campaign)
        else { return Done() }
        let candidates = try session.candidates(of: found, sample)
        let (drawn, strata) = sample.draw(from: candidates)
        try session.keep(candidates.filter { drawn.contains($0.id) }, of: campaign)
        try session.keep(strata, sample.method, of: campaign)
        try session.later(EnrolMembers(campaign: campaign), at: session.now, key: "enrol \(campaign) ")
        return Done()
    }
}

extension Session where Case == DrawSample {
    fileprivate func isDrawn(_ campaign: ID<Campaign>) throws -> Bool {
        try row(
            """
            SELECT 1 AS found FROM campaign_stratum WHERE campaign = \(campaign) LIMIT 1
            \(unscoped: "the campaign itself was found within the scope")
            """) != nil
    }

    fileprivate func candidates(of campaign: Campaign, _ sample: SamplePlan) throws -> [Candidate] {
        var frame = campaign
        frame.audience.sample = nil
        let battery = try battery(of: campaign.card.id)
        var (found, last): ([Candidate], String) = ([], "")
        while true {
            let members = try members(of: frame, after: last, atMost: DrawSample.membersAtOnce)
            for member in members where isAsked(member, frame, battery) {
                let age = member.age(on: campaign.card.opensAt.day) ?? 0
                let stratum = sample.stratum(unit: member.house ?? member.region.code, sex: member.sex, age: age)
                found.append(Candidate(id: member.id, stratum: stratum))
            }
            guard members.count == DrawSample.membersAtOnce, let next = members.last else { return found }
            last = next.id
        }
    }

    fileprivate func keep(_ strata: [StratumCount], _ method: SampleMethod, of campaign: ID<Campaign>) throws {
        for stratum in strata {
            try run(
                """
                INSERT INTO campaign_stratum (campaign, stratum, method, frame, drawn)
                VALUES (\(campaign), \(stratum.stratum), \(method.rawValue), \(stratum.frame), \(stratum.drawn))
                \(unscoped: "the campaign itself was found within the scope")
                """)
        }
    }

    fileprivate func keep(_ drawn: [Candidate], of campaign: ID<Campaign>) throws {
        let drawn = drawn.sorted { $0.id < $1.id }
        for start in stride(from: 0, to: drawn.count, by: 1_000) {
            let rows: [SQL] = drawn[start..<min(start + 1_000, drawn.count)].map {
                "(\(campaign), \($0.id), \($0.stratum))"
            }
            try run(
                """
                INSERT INTO campaign_drawn (campaign, member, stratum) VALUES \(joined: rows)
                \(unscoped: "the campaign itself was found within the scope")
                """)
        }
    }
}
