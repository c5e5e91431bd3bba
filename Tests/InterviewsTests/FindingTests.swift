import Access
import Care
import Consents
import HouseKit
import InterviewRules
import Interviews
import Screenings
import Storage
import Testing
import Warnings

@Suite struct FindingTests {
    @Test(arguments: Engine.available)
    func `the gravest stands first, each with the time of its level, and who is well is not there`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .low)
            try await town.sit(stage.pupils[1], .veryLow)
            try await town.sit(stage.pupils[2], .well)
            #expect(try await town.findings().findings.isEmpty, "nothing is found before it is looked through")
            try await town.lookThroughSittings()
            let found = try await town.findings()
            #expect(found.findings.map(\.participant) == [stage.pupils[1], stage.pupils[0]].map(\.participant))
            #expect(found.findings.map(\.proposed) == [.moderate, .watch])
            #expect(found.findings.allSatisfy { $0.clock == .interview && !$0.hasFlag && $0.level == nil })
            // Rulebook C.3: three school days from Wednesday morning; G.2.5: three weeks.
            #expect(found.findings.compactMap(\.due?.day) == ["2026-03-09", "2026-03-25"].compactMap { Day($0) })
            #expect(found.levels.map(\.people) == [1, 1])
            #expect(found.late == 0)
            town.clock.pass(days: 6)
            #expect(try await town.findings().late == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever hands in later is found, and nobody is found twice or told of twice`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            town.clock.pass(days: 3)
            try await town.sit(stage.pupils[1], .veryLow)
            let told = try await town.performBySystem(TellHandedIn())
            #expect(told.sittings == 1)
            #expect(try await town.performBySystem(TellHandedIn()).sittings == 0)
            let sittings = try await town.database.read { connection in
                try connection.rows("SELECT id FROM sitting").map { try $0("id", as: String.self) }
            }
            try await town.performBySystem(FindPositives(sittings: sittings))
            #expect(try await town.findings().findings.count == 2)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM finding") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a red flag is found although nothing was handed in, and knows its alert`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .flag(2), handsIn: false)
            try await town.workOff()
            let card = try await town.finding(of: stage.pupils[0])
            #expect(card.hasFlag && card.proposed == .serious)
            // Two hours (rulebook C.3), and no new time when the sheet is handed in later.
            let due = card.due
            #expect(due == card.foundAt.adding(hours: 2))
            let read = try await town.perform(ReadFinding(finding: card.id), as: .northTeacher)
            #expect(read.alerts.map(\.rank) == [3])
            #expect(read.alerts.allSatisfy { !$0.isClosed })
            town.clock.pass(minutes: 20)
            let key = try await town.perform(BeginSitting(code: stage.pupils[0].code, language: .zhHans)).sittingKey
            try await town.perform(FinishSitting(sittingKey: key))
            try await town.lookThroughSittings()
            #expect(try await town.finding(of: stage.pupils[0]).due == due)
        }
    }

    @Test(arguments: Engine.available)
    func `what looks clicked through makes nobody positive and asks for a retest`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .clicked)
            try await town.lookThroughSittings()
            #expect(try await town.findings().findings.isEmpty)
            #expect(try await town.findings().retests == 1)
            let retests = try await town.perform(ListRetests(), as: .northTeacher)
            let line = try #require(retests.lines.first)
            #expect(line.participant == stage.pupils[0].participant && line.obstacle == nil)
            // Two weeks (rulebook E.4.7).
            #expect(line.earliest == Day("2026-03-18"))
        }
    }

    @Test(arguments: Engine.available)
    func `a consent that is withdrawn takes a finding by score back and leaves a red flag`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06", "2007-06-07"])
            try await town.sit(stage.pupils[0], .flag(1))
            try await town.sit(stage.pupils[1], .veryLow)
            try await town.lookThroughSittings()
            #expect(try await town.findings().findings.count == 2)
            for pupil in stage.pupils { try await town.perform(WithdrawOwnConsent(code: pupil.code)) }
            try await town.workOff()
            let left = try await town.findings().findings
            #expect(left.map(\.participant) == [stage.pupils[0].participant])
        }
    }

    @Test(arguments: Engine.available)
    func `a red flag keeps its person although the consent is taken back in the next moment`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .flag(2), handsIn: false)
            // No job has run since.
            try await town.perform(WithdrawOwnConsent(code: stage.pupils[0].code))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            try await town.workOff()
            let card = try await town.finding(of: stage.pupils[0])
            #expect(card.hasFlag)
            let read = try await town.perform(ReadFinding(finding: card.id), as: .northTeacher)
            #expect(read.alerts.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `who shows more after a talk is talked with again, also where care has ended`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            let key = try await town.sit(stage.pupils[0], .flag(1), handsIn: false)
            let now = town.clock.now
            try await town.tamper(
                """
                UPDATE finding SET level = 0, level_at = \(now), talked_at = \(now), due_clock = NULL, due_at = NULL,
                    closed_at = \(now), closed_by = 'somebody'
                """)
            #expect(try await town.findings().findings.isEmpty)
            town.clock.pass(days: 2)
            let low = (1...5).map { ("who-5.\($0)", $0 == 5 ? "some-of-the-time" : "at-no-time") }
            try await town.perform(
                SaveSittingAnswers(sittingKey: key, sheet: 1, answers: Dictionary(uniqueKeysWithValues: low)))
            try await town.perform(FinishSitting(sittingKey: key))
            try await town.lookThroughSittings()
            let card = try #require(try await town.findings().findings.first)
            #expect(card.level == nil && card.clock == .interview)
            #expect(try #require(card.due) > town.clock.now)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody but the psychology teacher of the school sees the list`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let card = try await town.finding(of: stage.pupils[0])
            let counsellors: [Townsperson] = [.northCounsellor, .southCounsellor]
            for person in Townsperson.allCases where person != .northTeacher && !counsellors.contains(person) {
                await #expect(throws: Refusal.forbidden, "\(person)") {
                    try await town.perform(ListFindings(), as: person)
                }
            }
            let county = Post(role: .schoolPsychologyTeacher, region: TownPlaces.north)
            let ofPlace = Caller.person(ID("county teacher"), name: "county.teacher", posts: [county])
            for stranger in [town.southTeacher, town.neighbourTeacher, ofPlace] + counsellors.map(town.caller) {
                #expect(try await town.office.perform(ListFindings(), as: stranger).findings.isEmpty)
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(ReadFinding(finding: card.id), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(TakeOverCare(finding: card.id), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(
                        ReadTeachersReport(participant: stage.pupils[0].participant), as: stranger)
                }
            }
        }
    }

    @Test func `looking through several sittings takes no more statements than one`() async throws {
        try await withTown(.sqlite) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            let one = try await town.database.statements { try await town.performBySystem(TellHandedIn()) }
            for pupil in stage.pupils.dropFirst() { try await town.sit(pupil, .veryLow) }
            let two = try await town.database.statements { try await town.performBySystem(TellHandedIn()) }
            #expect(one.count == two.count, "\(two)")
            #expect(try await town.findings().findings.count == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `more than one round's sittings are told of without waiting for the clock`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            let count = TellHandedIn.atOnce + 3
            try await town.tamper(
                """
                INSERT INTO sitting (id, participant, campaign, unit, house, region, code_end, key_hash, begun_at,
                    closes_at, finished_at, is_marked)
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
                SELECT 'sitting ' || i, 'participant ' || i, 'c', 'u', 'h', '990202001000', 'XX', 'hash ' || i, 1, 2, 3,
                    FALSE FROM n
                """)
            #expect(try await town.performBySystem(TellHandedIn()).sittings == TellHandedIn.atOnce)
            try await town.workOff()
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE told_at IS NULL") == 0)
            #expect(try await town.findings().findings.count == 1)
        }
    }
}
