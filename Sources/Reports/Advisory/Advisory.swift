import Access
public import Care
import Storage

/// One writing of the advice that goes with a report. None is ever written over: a new one is a new version.
public struct AdvisoryVersion: Codable, Sendable, Equatable {
    public enum State: String, Codable, Sendable, CaseIterable {
        /// A second person has to read it.
        case waiting
        /// Sent back with a reason.
        case returned
        /// Written anew before anybody decided.
        case replaced
        /// In force, and may be handed out.
        case approved
    }

    public let version: Int
    public let state: State
    public let advice: String
    public let writtenBy: String
    public let writtenAt: Moment
    /// Whether the caller has written it, and so may not be the one who agrees.
    public let isOwn: Bool
    public let decidedBy: String?
    public let decidedAt: Moment?
    /// Why it was sent back.
    public let reason: String?
}

/// The whole that a report speaks of, as far as somebody may advise on it.
struct AdvisedPlace {
    let report: DrawnReport
    let place: ReportPlace

    /// The unit whose report it is; `nil` for a region.
    var house: String? { place.id == report.region.code ? nil : place.id }
}

extension Session {
    static var mostVersions: Int { 50 }

    /// Advice speaks of a report as a whole: whoever sees only a part of it has none.
    /// - Throws: `Refusal.notFound`.
    func advisedPlace(_ campaign: ID<ReportedCampaign>) throws -> AdvisedPlace {
        let report = try drawnReport(campaign)
        let place = try placeLine(nil, of: report).place
        guard place.level == .whole else { throw Refusal.notFound }
        return AdvisedPlace(report: report, place: place)
    }

    /// All versions, the newest first. Whoever neither writes nor decides reads what a second person has agreed to.
    func versions(of advised: AdvisedPlace) throws -> [AdvisoryVersion] {
        let states: [AdvisoryVersion.State] = seesDrafts(of: advised) ? AdvisoryVersion.State.allCases : [.approved]
        return try rows(
            """
            SELECT a.version, a.state, a.advice, a.written_by, a.written_at, a.decided_by, a.decided_at, a.reason,
                w.display_name AS writer, d.display_name AS decider
            FROM advisory a LEFT JOIN published_account w ON w.id = a.written_by
            LEFT JOIN published_account d ON d.id = a.decided_by
            WHERE a.campaign = \(advised.report.campaign) AND a.state IN \(list: states.map(\.rawValue))
                AND \(scope, region: "a.region", unit: "a.house")
            ORDER BY a.version DESC LIMIT \(Self.mostVersions)
            """
        ).map { try AdvisoryVersion($0, for: caller) }
    }

    /// Whoever writes or decides: by a post here, and a program only as far as its token was made for it.
    private func seesDrafts(of advised: AdvisedPlace) -> Bool {
        let hands: Set<Permission> = [.planCampaigns, .approveCampaigns]
        let granted = caller.granted.map { hands.intersection($0) } ?? hands
        guard !caller.isReadOnly, !granted.isEmpty else { return false }
        return caller.posts.contains { post in
            let isHere = post.unit.map { $0 == advised.house } ?? post.region.contains(advised.report.region)
            return isHere && !post.permissions.isDisjoint(with: granted)
        }
    }
}

extension AdvisoryVersion {
    fileprivate init(_ row: Row, for caller: Caller) throws {
        let (writer, decider): (String, String?) = (try row("written_by"), try row("decided_by"))
        version = try row("version")
        state = State(rawValue: try row("state")) ?? .replaced
        advice = try row("advice")
        writtenBy = try row("writer", as: String?.self) ?? writer
        writtenAt = try row("written_at")
        isOwn = writer == caller.hand
        decidedBy = try row("decider", as: String?.self) ?? decider
        decidedAt = try row("decided_at")
        reason = try row("reason")
    }
}

extension Caller {
    /// Who did it, for a column that always holds somebody.
    var hand: String { id?.rawValue ?? name }
}
