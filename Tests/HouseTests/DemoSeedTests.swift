import Access
import Accounts
@testable import App
import Care
import Foundation
import HouseKit
import Interviews
import Reports
import Retention
import Screenings
import Storage
import Testing

@Suite struct DemoSeedTests {
    private static func withDemo(_ body: @Sendable (House) async throws -> Void) async throws {
        try await withGround(.sqlite) { ground in
            let database = UnreliableDatabase(try ground.open())
            let clock = StoppedClock(at: .china("2026-03-04", 10))
            let house = try await Town.house(on: ground, database, clock, isDemo: true)
            try await body(house)
            await database.close()
        }
    }

    private static func count(_ statement: SQL, in house: House) async throws -> Int {
        let row = try #require(try await house.database.read { try $0.row(statement) })
        return try row("number")
    }

    @Test func `the demo has somebody for every role, and a file for the owner's eyes only`() async throws {
        try await Self.withDemo { house in
            let file = try await DemoSeed(house: house, baseURL: "http://127.0.0.1:1").seed()
            #expect(Set(file.accounts.map(\.role)) == Set(Role.allCases))
            let path = DemoFile.path(in: house.settings.data)
            #expect(try DemoFile.read(path) == file)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `everybody in the file can come in as it says`() async throws {
        try await Self.withDemo { house in
            let file = try await DemoSeed(house: house, baseURL: "http://127.0.0.1:1").seed()
            for person in file.accounts {
                let token = try #require(person.token)
                let presence = try await house.office.perform(RecogniseProgram(token: token), as: .anyone)
                // The kind of unit is found when posts are read, and stands in no file.
                let posts = presence?.posts.map { Post(role: $0.role, region: $0.region, unit: $0.unit) }
                #expect(posts == person.posts, "\(person.account)")
            }
            let program = try #require(file.accounts.first { $0.role == .integration })
            #expect(program.password == nil)
            let presence = try await house.office.perform(
                RecogniseProgram(token: try #require(program.token)), as: .anyone)
            #expect(presence?.granted == [.signedIn, .createSheets, .readOwnSheets])
        }
    }

    @Test func `the demo shows a record over time with no alert and an invitation and a stand-in`() async throws {
        try await Self.withDemo { house in
            let file = try await DemoSeed(house: house, baseURL: "http://127.0.0.1:1").seed()
            let code = try #require(file.historyCode)
            let key = try await house.office.perform(OpenHistory(code: code), as: .anyone).historyKey
            let kept = try await house.office.perform(ReadHistory(historyKey: key), as: .anyone)
            #expect(kept.results.count == 5)
            #expect(kept.results.map(\.total) == kept.results.map(\.total).sorted(by: >))
            let first = try #require(kept.results.first?.finishedAt)
            #expect(house.office.now.day.adding(days: -98) == first.day)
            #expect(!kept.hasRaisedAlert)
            #expect(try await Self.count("SELECT COUNT(*) AS number FROM alert", in: house) == 0)
            #expect(try await Self.count("SELECT COUNT(*) AS number FROM account WHERE is_invited", in: house) == 1)
            #expect(
                try await Self.count(
                    "SELECT COUNT(*) AS number FROM post WHERE stands_for IS NOT NULL", in: house) == 1)
        }
    }

    @Test func `a second start changes nothing but the address`() async throws {
        try await Self.withDemo { house in
            let first = try await DemoSeed(house: house, baseURL: "http://127.0.0.1:1").seed()
            let lines = try await Self.count("SELECT COUNT(*) AS number FROM audit_line", in: house)
            var second = try await DemoSeed(house: house, baseURL: "http://127.0.0.1:2").seed()
            #expect(second.baseURL == "http://127.0.0.1:2")
            second.baseURL = first.baseURL
            #expect(second == first)
            #expect(try await Self.count("SELECT COUNT(*) AS number FROM audit_line", in: house) == lines)
        }
    }

    @Test func `a start that was cut short goes on with the same passwords and leaves nobody off duty`() async throws {
        try await Self.withDemo { house in
            let seed = DemoSeed(house: house, baseURL: "http://127.0.0.1:1")
            let complete = try await seed.seed()
            let duties = try await Self.count("SELECT COUNT(*) AS number FROM duty", in: house)
            // As if the machine had stopped before the last step: a plan, accounts, but not all duties.
            let path = DemoFile.path(in: house.settings.data)
            try FileManager.default.moveItem(atPath: path, toPath: "\(path).plan")
            try await house.database.write { _ = try $0.run("DELETE FROM duty") }
            let again = try await seed.seed()
            #expect(again.accounts.map(\.password) == complete.accounts.map(\.password))
            #expect(again.accounts.map(\.totpSecret) == complete.accounts.map(\.totpSecret))
            #expect(try await Self.count("SELECT COUNT(*) AS number FROM duty", in: house) == duties)
            #expect(duties > 0)
            #expect(!FileManager.default.fileExists(atPath: "\(path).plan"))
        }
    }

    @Test func `last year lies behind the demo and is told once whenever it was cut short`() async throws {
        try await Self.withDemo { house in
            _ = try await DemoSeed(house: house, baseURL: "http://127.0.0.1:1").seed()
            let past = DemoPast(house: house, next: house.runner)
            try await past.tell()
            let path = DemoFile.path(in: house.settings.data)
            var file = try #require(try DemoFile.read(path))
            #expect(file.hasPast == true)
            let tables: [SQL] = [
                "SELECT COUNT(*) AS number FROM sitting", "SELECT COUNT(*) AS number FROM participant",
                "SELECT COUNT(*) AS number FROM report_figure", "SELECT COUNT(*) AS number FROM finding",
                "SELECT COUNT(*) AS number FROM deletion_list", "SELECT COUNT(*) AS number FROM member",
                "SELECT COUNT(*) AS number FROM duty_shift",
            ]
            func counts() async throws -> [Int] {
                var counts: [Int] = []
                for table in tables { counts.append(try await Self.count(table, in: house)) }
                return counts
            }
            let told = try await counts()
            // As if the machine had stopped before the last step.
            file.hasPast = nil
            try file.write(path)
            try await past.tell()
            #expect(try await counts() == told)

            let planner = try await house.office.perform(RecogniseColleague(login: "zhou.region"), as: .system("test"))
            let report = try #require(
                try await house.office.perform(ListReports(), as: planner.caller).reports.first)
            let read = try await house.office.perform(ReadReport(campaign: report.campaign), as: planner.caller)
            #expect((60..<65).contains(try #require(read.handedIn)))
            #expect(read.missing == nil, "fewer than ten are missing, and nobody is told how many")
            #expect(read.tables.contains { $0.lines.count > 1 })
            let waiting = try await house.office.perform(ListDeletions(), as: planner.caller)
            #expect(waiting.lists.map(\.state) == [.proposed])
            let teacher = try await house.office.perform(RecogniseColleague(login: "tang.teacher"), as: .system("test"))
            let open = try await house.office.perform(ListFindings(), as: teacher.caller).findings
            #expect(open.count == 2, "whoever was talked with last year waits for nobody")
        }
    }

    @Test func `a survey of residents lies behind the demo with its rate and strata and is told once`() async throws {
        try await Self.withDemo { house in
            _ = try await DemoSeed(house: house, baseURL: "http://127.0.0.1:1").seed()
            let past = DemoPast(house: house, next: house.runner)
            try await past.tell()
            try await past.tellSurvey()
            #expect(try DemoFile.read(DemoFile.path(in: house.settings.data))?.hasSurvey == true)
            let planner = try await house.office.perform(RecogniseColleague(login: "zhou.region"), as: .system("test"))
            let reports = try await house.office.perform(ListReports(), as: planner.caller).reports
            #expect(reports.count == 2)
            let report = try #require(reports.first { $0.titles["en"]?.contains("Awareness") == true })
            let told = try await house.office.perform(ReadSurvey(campaign: report.campaign), as: planner.caller)
            #expect(told.method == "byAge" && told.licence == "CC-BY-4.0")
            #expect(told.items.count == 12 && told.items.count(where: \.isKnowledge) == 10)
            #expect(told.strata.count > 1 && told.strata.allSatisfy { $0.handedIn >= 30 })
            let rate = try #require(told.awareness)
            #expect(rate.questions == 10 && rate.all.lowest < rate.all.percent && rate.all.percent < rate.all.highest)
            let advisory = try await house.office.perform(
                ReadAdvisory(campaign: report.campaign), as: planner.caller)
            #expect(advisory.inForce?.decidedBy == "吴示和")
            #expect(advisory.statements.contains { $0.kind == .awareness })
            let sittings = try await Self.count("SELECT COUNT(*) AS number FROM sitting", in: house)
            #expect(
                try await Self.count("SELECT COUNT(*) AS number FROM sitting WHERE is_marked", in: house) >= 4)
            try await past.tellSurvey()
            #expect(try await Self.count("SELECT COUNT(*) AS number FROM sitting", in: house) == sittings)
        }
    }
}
