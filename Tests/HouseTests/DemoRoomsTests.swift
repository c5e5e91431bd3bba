import Access
@testable import App
import Care
import HouseKit
import InterviewRules
import Interviews
import Messages
import Protection
import ProtectionRules
import Rights
import RightsRules
import SchoolWork
import Storage
import Testing

/// Whoever opens the demo finds each room lived in.
@Suite struct DemoRoomsTests {
    private static func withRooms(_ body: @Sendable (House, DemoPast) async throws -> Void) async throws {
        try await withGround(.sqlite) { ground in
            let database = UnreliableDatabase(try ground.open())
            let clock = StoppedClock(at: .china("2026-03-04", 10))
            let house = try await Town.house(on: ground, database, clock, isDemo: true)
            _ = try await DemoSeed(house: house, baseURL: "http://127.0.0.1:1").seed()
            let past = DemoPast(house: house, next: house.runner)
            try await past.tellRooms()
            try await body(house, past)
            await database.close()
        }
    }

    @Test func `of the demo's pupils one is back at school and one on the way and one waits too long`() async throws {
        try await Self.withRooms { house, past in
            let (now, teacher) = (house.office.now, try await past.caller("tang.teacher"))
            let ways = try await house.office.perform(ListPathVisits(), as: teacher)
            #expect(Set(ways.lines.map(\.step)) == [.treated, .returned])
            #expect(ways.lines.contains { $0.clock == .visit })
            let due = ways.lines.compactMap(\.due)
            #expect(due.count == 2 && due.allSatisfy { $0 > now }, "nobody on the way waits too long")
            let found = try await house.office.perform(ListFindings(), as: teacher).findings
            #expect(found.count == 6)
            let late = found.filter { finding in finding.due.map { $0 < now } ?? false }
            #expect(late.count == 1 && late.first?.talkedAt == nil)
            let messages = try await house.office.perform(ListMessages(), as: teacher).messages
            #expect(messages.contains { $0.kind == .talkLate && $0.count == 1 })
        }
    }

    @Test func `in the demo a report of harm waits for its second person and a guardian is the danger`() async throws {
        try await Self.withRooms { house, past in
            let lead = try await past.caller("lin.lake")
            let harm = try await house.office.perform(ListHarmReports(), as: lead)
            #expect(harm.open == 1 && harm.late == 0)
            let report = try #require(harm.reports.first)
            #expect(report.toldAt != nil && report.acknowledgedAt == nil && report.clock == .acknowledge)
            let finding = try #require(report.finding)
            let harmed = try await house.office.perform(
                ReadFinding(finding: ID(finding)), as: try await past.caller("tang.teacher"))
            #expect(harmed.guardianDanger != nil)
        }
    }

    @Test func `at the demo's desk one request is open and one answered and a breach is known`() async throws {
        try await Self.withRooms { house, past in
            let office = try await past.caller("xia.school")
            let asked = try await house.office.perform(ListRightsRequests(all: true), as: office)
            #expect(asked.open == 1 && asked.late == 0)
            #expect(asked.requests.map(\.kind) == [.correct, .access])
            #expect(asked.requests.map(\.answer) == [nil, .granted])
            let keeper = try await past.caller("zhou.region")
            let breaches = try await house.office.perform(ListBreaches(), as: keeper).breaches
            let breach = try #require(breaches.first)
            let read = try await house.office.perform(ReadBreach(breach: breach.id), as: keeper)
            #expect(read.entries.map(\.step) == [.measure])
        }
    }

    @Test func `the demo's school has held lessons and met and opened a round in a class`() async throws {
        try await Self.withRooms { house, past in
            let (school, teacher) = ("990102001-school-3", try await past.caller("tang.teacher"))
            let lessons = try await house.office.perform(ReadLessons(school: school), as: teacher).lessons
            #expect(!lessons.isEmpty)
            let meetings = try await house.office.perform(ReadSchoolTeam(school: school), as: teacher).meetings
            #expect(!meetings.isEmpty)
            let rounds = try await house.office.perform(ListClassRounds(), as: teacher).rounds
            #expect(!rounds.isEmpty)
        }
    }

    @Test func `what was told once is not told again whenever it was cut short`() async throws {
        try await Self.withRooms { house, past in
            let path = DemoFile.path(in: house.settings.data)
            var file = try #require(try DemoFile.read(path))
            #expect(file.hasRooms == true)
            let before = try await Self.counts(in: house)
            #expect(before.allSatisfy { $0 > 0 })
            // As if the machine had stopped before the last step.
            file.hasRooms = nil
            try file.write(path)
            try await past.tellRooms()
            #expect(try DemoFile.read(path)?.hasRooms == true)
            let after = try await Self.counts(in: house)
            #expect(after == before)
        }
    }

    private static func counts(in house: House) async throws -> [Int] {
        let tables: [SQL] = [
            "SELECT COUNT(*) AS number FROM finding", "SELECT COUNT(*) AS number FROM interview",
            "SELECT COUNT(*) AS number FROM care_path_step", "SELECT COUNT(*) AS number FROM harm_report",
            "SELECT COUNT(*) AS number FROM harm_entry", "SELECT COUNT(*) AS number FROM guardian_danger",
            "SELECT COUNT(*) AS number FROM rights_request", "SELECT COUNT(*) AS number FROM breach_entry",
            "SELECT COUNT(*) AS number FROM sitting", "SELECT COUNT(*) AS number FROM inbox_message",
        ]
        var counts: [Int] = []
        for table in tables {
            let row = try #require(try await house.database.read { try $0.row(table) })
            counts.append(try row("number"))
        }
        return counts
    }
}
