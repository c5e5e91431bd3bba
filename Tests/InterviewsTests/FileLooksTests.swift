import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Messages
import Storage
import Testing

/// Every look into a file is shown to the lead of the psychology centre (rulebook G.3).
@Suite struct FileLooksTests {
    private func lead(_ town: Town) async throws -> Caller {
        try await town.colleague(
            "centre.lead", .centreLead, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
    }

    @Test(arguments: Engine.available)
    func `the lead sees who opened whose file and nothing of what stands in it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (lead, walk) = (try await lead(town), try await Walk(town))
            let colleague = try await town.colleague(
                "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            _ = try await walk.shown()
            town.clock.pass(minutes: 1)
            try await town.office.perform(ReadFinding(finding: walk.finding), as: colleague)
            try await walk.release()
            try await town.perform(ReadOwnReport(code: walk.code))
            let seen = try await town.office.perform(ListFileLooks(), as: lead)
            let reads = seen.lines.filter { $0.useCase == "ReadFinding" }
            #expect(reads.map(\.by) == ["second.teacher", Townsperson.northTeacher.displayName])
            #expect(reads.map(\.isTheirs) == [false, true])
            #expect(Set(seen.lines.map(\.member)).count == 1 && seen.lines.allSatisfy { $0.unitNames != nil })
            // What the pupil reads of themselves is nobody's business.
            #expect(!seen.lines.contains { $0.useCase == "ReadOwnReport" })
            #expect(seen.readers.first { $0.by == "second.teacher" }?.looks == 1)
            #expect(seen.month == "2026-03" && !seen.hasMore)
            // Colleagues have names here, pupils have none.
            #expect(!String(describing: seen.lines.map { [$0.member, $0.useCase] }).contains(Marker.north))
            #expect(!String(describing: seen).contains("小"))
        }
    }

    @Test(arguments: Engine.available)
    func `a month has its own looks, and the head's look at the plans is one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (lead, walk) = (try await lead(town), try await Walk(town))
            town.clock.set(.china("2026-03-31", 23, 59))
            _ = try await walk.shown()
            town.clock.set(.china("2026-04-01", 0, 0))
            try await town.perform(ListCarePlans(), as: .northSchoolAdministrator)
            let april = try await town.office.perform(ListFileLooks(), as: lead)
            #expect(april.month == "2026-04" && april.lines.map(\.useCase) == ["ListCarePlans"])
            #expect(april.lines.first?.member == nil && april.readers.map(\.files) == [0])
            let march = try await town.office.perform(ListFileLooks(month: "2026-03"), as: lead)
            #expect(march.lines.first?.useCase == "ReadFinding")
            for month in ["2026-05", "2026-13", "yesterday"] {
                await #expect(throws: InterviewError.badMoment(field: "month")) {
                    try await town.office.perform(ListFileLooks(month: month), as: lead)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a look at the report of somebody who is well is shown as well`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let centre = try await lead(town)
            let pupil = try await town.careStage(born: ["2010-05-06"]).pupils[0]
            try await town.sit(pupil, .well)
            try await town.lookThroughSittings()
            #expect(try await town.office.perform(ListFileLooks(), as: centre).lines.isEmpty, "sitting down is no look")
            try await town.perform(ReadTeachersReport(participant: pupil.participant), as: .northTeacher)
            let seen = try await town.office.perform(ListFileLooks(), as: centre)
            #expect(seen.lines.map(\.useCase) == ["ReadTeachersReport"])
            #expect(seen.lines.map(\.member) == [pupil.member.rawValue] && seen.lines.allSatisfy { !$0.isTheirs })
            #expect(seen.readers.map(\.files) == [1])
            // Of a colleague the place keeps the file, and the school's lead hears nothing of it.
            try await town.move(pupil, kind: "staff", to: TownPlaces.northSchool)
            #expect(try await town.office.perform(ListFileLooks(), as: centre).lines.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else sees it, and the lead of another school sees nothing of this one`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (lead, walk) = (try await lead(town), try await Walk(town))
            _ = try await walk.shown()
            for person in [Townsperson.northTeacher, .northSchoolAdministrator, .northAdministrator, .classTeacher] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(ListFileLooks(), as: person) }
            }
            let elsewhere = Caller.person(
                ID("neighbour lead"), name: "lead.neighbour",
                posts: [Post(role: .centreLead, region: TownPlaces.northTownship, unit: "990202001-other")])
            let told = try await town.office.perform(ListFileLooks(), as: elsewhere)
            #expect(told.lines.isEmpty && told.readers.isEmpty)
            // Who only sees the looks opens no file.
            await #expect(throws: Refusal.forbidden) {
                try await town.office.perform(ReadFinding(finding: walk.finding), as: lead)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `at the beginning of a month the lead is told once and nobody else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let lead = try await lead(town)
            try await town.performBySystem(TellOfLooks())
            #expect(try await town.office.perform(ListMessages(), as: lead).messages.isEmpty, "it is the fourth")
            for moment in [Moment.china("2026-04-01", 0, 5), .china("2026-04-01", 1, 5), .china("2026-04-03", 9, 0)] {
                town.clock.set(moment)
                try await town.performBySystem(TellOfLooks())
            }
            let told = try await town.office.perform(ListMessages(), as: lead).messages
            #expect(told.map(\.kind) == [.looksToRead] && told.allSatisfy { $0.count == nil })
            let opened = try await town.office.perform(OpenMessage(message: told[0].id), as: lead)
            #expect(opened.path == "/care-looks?month=2026-03")
            #expect(try await town.perform(ListMessages(), as: .northTeacher).messages.isEmpty)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
            // A house that slept on the first days of a month tells the next one.
            town.clock.set(.china("2027-01-02", 0, 5))
            try await town.performBySystem(TellOfLooks())
            let later = try await town.office.perform(ListMessages(), as: lead).messages
            let newest = try await town.office.perform(OpenMessage(message: try #require(later.first).id), as: lead)
            #expect(newest.path == "/care-looks?month=2026-12")
        }
    }
}
