import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Testing
import WarningRules
import Warnings

extension RiskAnswers {
    static let none = RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no)
    static let thoughts = RiskAnswers(thoughts: .yes, plan: .no, means: .no, soon: .no, attempt: .no, others: .no)
}

extension RecordInterview {
    /// A talk that lacks nothing at its level.
    static func about(
        _ finding: ID<Finding>, on day: Day, level: CareLevel = .watch, risk: RiskAnswers = .none,
        corrects: ID<Interview>? = nil, request: String = "first form"
    ) -> RecordInterview {
        RecordInterview(
            finding: finding, corrects: corrects, heldOn: day, topics: ["study": true, "sleep": true], risk: risk,
            functioning: .harder, supports: ["friends": true], said: Private("\(Marker.north) 睡不好"), level: level,
            nextStep: .lookAgain, plan: Private("每周聊一次"), nextLook: level == .calm ? nil : day.adding(days: 1),
            request: request)
    }
}

@Suite struct InterviewTests {
    private func found(_ town: Town, _ answer: CareAnswer = .veryLow) async throws -> FindingCard {
        let stage = try await town.careStage(born: ["2007-05-06"])
        try await town.sit(stage.pupils[0], answer)
        try await town.lookThroughSittings()
        return try await town.finding(of: stage.pupils[0])
    }

    private func read(_ finding: ID<Finding>, _ town: Town) async throws -> ReadFinding.Outcome {
        try await town.perform(ReadFinding(finding: finding), as: .northTeacher)
    }

    @Test(arguments: Engine.available)
    func `the talk sets the level and not the score, and what was said is sealed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let card = try await found(town)
            #expect(card.proposed == .moderate)
            try await town.perform(RecordInterview.about(card.id, on: town.clock.now.day), as: .northTeacher)
            let read = try await read(card.id, town)
            #expect(read.card.level == .watch && read.card.present == .watch && read.card.proposed == .moderate)
            #expect(read.card.clock == .look && read.card.isMine)
            let talk = try #require(read.interviews.first)
            #expect(talk.content.said == "\(Marker.north) 睡不好" && talk.content.topics == [.study, .sleep])
            #expect(try await !town.holdsInTheOpen("睡不好"))
            #expect(try await !town.holdsInTheOpen("每周聊一次"))
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent twice is one talk`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let card = try await found(town)
            let talk = RecordInterview.about(card.id, on: town.clock.now.day)
            let first = try await town.perform(talk, as: .northTeacher)
            let second = try await town.perform(talk, as: .northTeacher)
            #expect(first.isNew && !second.isNew && first.interview == second.interview)
            #expect(try await read(card.id, town).interviews.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `who goes back in the browser and sets another level has held another talk`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let card = try await found(town)
            let today = town.clock.now.day
            try await town.perform(RecordInterview.about(card.id, on: today), as: .northTeacher)
            town.clock.pass(minutes: 1)
            let other = RecordInterview.about(card.id, on: today, level: .moderate)
            #expect(try await town.perform(other, as: .northTeacher).isNew)
            let read = try await read(card.id, town)
            #expect(read.card.level == .moderate && read.interviews.map(\.level) == [.moderate, .watch])
        }
    }

    @Test(arguments: Engine.available)
    func `a correction is another record, the first stays, and only the newest is mended`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let card = try await found(town)
            let today = town.clock.now.day
            let first = try await town.perform(RecordInterview.about(card.id, on: today), as: .northTeacher).interview
            town.clock.pass(minutes: 5)
            try await town.perform(
                RecordInterview.about(card.id, on: today, level: .moderate, corrects: first, request: "mended"),
                as: .northTeacher)
            let read = try await read(card.id, town)
            #expect(read.card.level == .moderate)
            #expect(read.interviews.map(\.isCorrected) == [false, true])
            await #expect(throws: InterviewError.notTheNewest) {
                try await town.perform(
                    RecordInterview.about(card.id, on: today, corrects: first, request: "again"), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `at a serious level the guardian and the way to more help must be written down`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let card = try await found(town)
            let today = town.clock.now.day
            var talk = RecordInterview.about(card.id, on: today, level: .serious)
            let before = try await town.ledger(without: ["audit_line"])
            await #expect(throws: InterviewError.gap(.guardian)) { try await town.perform(talk, as: .northTeacher) }
            talk.guardianWhyNot = .later
            await #expect(throws: InterviewError.gap(.referral)) { try await town.perform(talk, as: .northTeacher) }
            talk.referral = .advised
            talk.level = .moderate
            talk.risk.plan = .yes
            await #expect(throws: InterviewError.gap(.whyLower(.serious))) {
                try await town.perform(talk, as: .northTeacher)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before, "what is refused changes nothing")
            talk.level = .serious
            try await town.perform(talk, as: .northTeacher)
            let after = try await read(card.id, town).card
            #expect(after.level == .serious && after.clock == .guardian)
            #expect(after.due == town.clock.now.adding(hours: 8))
            try await town.perform(
                RecordGuardianContact(
                    finding: card.id, heldOn: today, manner: .phone, outcome: .notReached, request: "no answer"),
                as: .northTeacher)
            #expect(try await read(card.id, town).card.clock == .guardian, "nobody was reached")
            let call = RecordGuardianContact(
                finding: card.id, heldOn: today, manner: .phone, outcome: .agreed,
                said: Private("\(Marker.north) 妈妈会带她去"), request: "call")
            try await town.perform(call, as: .northTeacher)
            try await town.perform(call, as: .northTeacher)
            let read = try await read(card.id, town)
            #expect(read.card.clock == .look && read.contacts.map(\.outcome) == [.agreed, .notReached])
            #expect(try await !town.holdsInTheOpen("妈妈会带她去"))
        }
    }

    @Test(arguments: Engine.available)
    func `a guardian who is the danger is not told, and the clock stops`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let card = try await found(town)
            var talk = RecordInterview.about(card.id, on: town.clock.now.day, level: .serious)
            talk.guardianWhyNot = .danger
            talk.referralWhyNot = Private("等保护未成年人的部门回复")
            try await town.perform(talk, as: .northTeacher)
            #expect(try await read(card.id, town).card.clock == .look)
        }
    }

    @Test(arguments: Engine.available)
    func `only whoever looks after the person writes, until a colleague takes over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let card = try await found(town)
            let colleague = try await town.colleague(
                "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            try await town.perform(RecordInterview.about(card.id, on: town.clock.now.day), as: .northTeacher)
            let another = RecordInterview.about(card.id, on: town.clock.now.day, request: "another")
            await #expect(throws: InterviewError.notYours) { try await town.office.perform(another, as: colleague) }
            try await town.office.perform(TakeOverCare(finding: card.id), as: colleague)
            try await town.office.perform(another, as: colleague)
            await #expect(throws: InterviewError.notYours) {
                try await town.perform(
                    RecordInterview.about(card.id, on: town.clock.now.day, request: "third"), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what a red flag has begun ends only after two people have closed its alert`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let card = try await found(town, .flag(1))
            await #expect(throws: InterviewError.closing(.notTalked)) {
                try await town.perform(CloseCare(finding: card.id), as: .northTeacher)
            }
            try await town.perform(RecordInterview.about(card.id, on: town.clock.now.day), as: .northTeacher)
            await #expect(throws: InterviewError.closing(.alertIsOpen)) {
                try await town.perform(CloseCare(finding: card.id), as: .northTeacher)
            }
            let alert = ID<Alert>(try #require(try await read(card.id, town).alerts.first?.alert))
            try await town.perform(AcknowledgeAlert(alert: alert), as: .northTeacher)
            try await town.perform(
                RecordContact(alert: alert, outcome: .reached, note: nil, request: nil), as: .northTeacher)
            try await town.perform(
                ProposeClosing(alert: alert, outcome: .supportArranged, note: nil), as: .northTeacher)
            try await town.perform(ConfirmClosing(alert: alert), as: .cityLead)
            try await town.perform(CloseCare(finding: card.id), as: .northTeacher)
            #expect(try await town.findings().findings.isEmpty)
            let closed = try #require(try await town.findings(ended: true).findings.first)
            #expect(closed.closedAt != nil && closed.due == nil)
            await #expect(throws: InterviewError.isClosed) {
                try await town.perform(
                    RecordInterview.about(card.id, on: town.clock.now.day, request: "late"), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a talk of tomorrow, of before the sitting or with an unknown choice is refused`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let card = try await found(town)
            let today = town.clock.now.day
            for day in [today.adding(days: 1), today.adding(days: -1)] {
                await #expect(throws: InterviewError.badMoment(field: "heldOn")) {
                    try await town.perform(RecordInterview.about(card.id, on: day), as: .northTeacher)
                }
            }
            var talk = RecordInterview.about(card.id, on: today)
            talk.topics = ["stars": true]
            await #expect(throws: InterviewError.unknownChoice(field: "topics")) {
                try await town.perform(talk, as: .northTeacher)
            }
            talk = RecordInterview.about(card.id, on: today, request: " ")
            await #expect(throws: InterviewError.noRequest) { try await town.perform(talk, as: .northTeacher) }
        }
    }
}
