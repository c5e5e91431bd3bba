import HouseKit
import Storage
import Testing

@testable import Campaigns

@Suite struct CampaignSightsMigrationTests {
    private struct Plan {
        let kind: String
        let state: String
        let before: String
        let after: Set<String>
    }

    private static let shown: Set = ["score-psychologyTeacher", "band-psychologyTeacher", "advice-participant"]
    private static let plans = [
        Plan(
            kind: "pupil", state: "open",
            before: "identity-classTeacher level-guardian level-unitLead statistics-planner",
            after: shown.union(["advice-classTeacher", "statistics-planner"])),
        Plan(
            kind: "pupil", state: "draft", before: "advice-guardian level-unitLead statistics-planner",
            after: ["statistics-planner"]),
        Plan(
            kind: "pupil", state: "approved", before: "advice-participant level-unitLead",
            after: ["advice-participant"]),
        Plan(kind: "pupil", state: "ended", before: "", after: shown.union(["advice-classTeacher"])),
        Plan(
            kind: "staff", state: "closed", before: "advice-classTeacher score-counsellor statistics-unitLead",
            after: ["score-counsellor", "band-counsellor", "advice-participant", "statistics-unitLead"]),
        Plan(
            kind: "resident", state: "open", before: "band-participant statistics-evaluator statistics-unitLead",
            after: ["statistics-evaluator"]),
        Plan(
            kind: "resident", state: "approved", before: "score-counsellor score-psychologyTeacher advice-participant",
            after: ["score-counsellor", "advice-participant"]),
        Plan(
            kind: "pupil", state: "approved", before: "band-counsellor statistics-planner",
            after: ["statistics-planner"]),
    ]

    @Test(arguments: Engine.available)
    func `what has begun keeps what its pages showed, and no plan promises more than there is`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            for (number, plan) in Self.plans.enumerated() {
                let campaign = try await town.campaign("campaign \(number)")
                let audience = #"{"entryYears":[],"kind":"\#(plan.kind)","parts":[]}"#
                try await town.tamper(
                    """
                    UPDATE campaign SET state = \(plan.state), sights = \(plan.before), audience = \(audience)
                    WHERE id = \(campaign.id)
                    """)
            }
            // Twice: what it has mended it leaves as it is.
            for statement in CampaignSightsMigration.statements + CampaignSightsMigration.statements {
                try await town.tamper(statement)
            }
            for (number, plan) in Self.plans.enumerated() {
                let id = "campaign \(number)"
                let row = try await town.database.read { try $0.row("SELECT sights FROM campaign WHERE id = \(id)") }
                let found = try #require(row)
                let sights: String = try found("sights")
                let words = sights.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                #expect(Set(words) == plan.after && words.count == plan.after.count, "\(plan.kind) \(plan.state)")
            }
        }
    }
}
