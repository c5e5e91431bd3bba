import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Rosters
import Storage
import Testing

@Suite struct AdviceTests {
    private func cared(_ town: Town) async throws -> (FindingCard, CareStage.Pupil) {
        let stage = try await town.careStage(born: ["2015-05-06", "2015-06-07"])
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        return (try await town.finding(of: stage.pupils[0]), stage.pupils[0])
    }

    private func classTeacher(_ town: Town, of unit: String = Town.northClass(1)) async throws -> Caller {
        .person(
            ID("class \(unit)"), name: "class.\(unit)",
            posts: [Post(role: .classTeacher, region: TownPlaces.northTownship, unit: unit)])
    }

    private func advice(_ finding: ID<Finding>, on day: Day, words: String? = nil) -> GiveAdvice {
        GiveAdvice(
            finding: finding, sentences: ["smallWord": true, "lighterWork": true], words: words.map { Private($0) },
            until: day.adding(days: 30), request: "advice \(words ?? "")")
    }

    @Test(arguments: Engine.available)
    func `a class teacher reads how to care for a pupil of the own class and nothing else`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (card, pupil) = try await cared(town)
            let today = town.clock.now.day
            try await town.perform(advice(card.id, on: today, words: "数学课可以慢一点"), as: .northTeacher)
            let teacher = try await classTeacher(town)
            let lines = try await town.office.perform(ListCareAdvice(), as: teacher)
            let line = try #require(lines.first)
            #expect(lines.count == 1 && line.member == pupil.member.rawValue)
            #expect(line.advice.sentences == [.smallWord, .lighterWork] && line.advice.words == "数学课可以慢一点")
            let names = try await town.office.perform(OpenClassNames(members: [pupil.member]), as: teacher)
            #expect(names.map(\.name) == ["\(Marker.north) 小care0"])
            let other = try await classTeacher(town, of: Town.northClass(2))
            #expect(try await town.office.perform(ListCareAdvice(), as: other).isEmpty)
            #expect(try await town.office.perform(OpenClassNames(members: [pupil.member]), as: other).isEmpty)
            // A post in the whole school is none in a class.
            #expect(try await town.perform(ListCareAdvice(), as: .classTeacher).isEmpty)
            #expect(try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'ListCareAdvice'") == 3)
            #expect(try await !town.holdsInTheOpen("数学课可以慢一点"))
        }
    }

    @Test(arguments: Engine.available)
    func `a consent that is taken back takes the advice from the class teacher`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (card, pupil) = try await cared(town)
            try await town.perform(advice(card.id, on: town.clock.now.day), as: .northTeacher)
            let teacher = try await classTeacher(town)
            #expect(try await town.office.perform(ListCareAdvice(), as: teacher).count == 1)
            try await town.tamper(
                "UPDATE consent SET standing = 'withdrawn' WHERE participant = \(pupil.participant)")
            #expect(try await town.office.perform(ListCareAdvice(), as: teacher).isEmpty)
            let kept = try await town.perform(ReadFinding(finding: card.id), as: .northTeacher)
            #expect(kept.advice != nil, "who looks after the pupil knows what was given")
        }
    }

    @Test(arguments: Engine.available)
    func `whoever moves to another class takes the advice along`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (card, pupil) = try await cared(town)
            try await town.perform(advice(card.id, on: town.clock.now.day), as: .northTeacher)
            try await town.perform(
                ChangeMember(member: pupil.member, unit: Town.northClass(2), name: nil, number: nil), as: .northTeacher)
            #expect(try await town.office.perform(ListCareAdvice(), as: classTeacher(town)).isEmpty)
            let other = try await classTeacher(town, of: Town.northClass(2))
            #expect(try await town.office.perform(ListCareAdvice(), as: other).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent again with other words is other advice and the same twice is one`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (card, _) = try await cared(town)
            let teacher = try await classTeacher(town)
            for words in ["多笑一笑", "多笑一笑", "少点名"] {
                var form = advice(card.id, on: town.clock.now.day, words: words)
                form.request = "one form"
                try await town.perform(form, as: .northTeacher)
                town.clock.pass(minutes: 1)
            }
            let read = try await town.office.perform(ListCareAdvice(), as: teacher).map(\.advice.words)
            let kept = try await town.number("SELECT COUNT(*) AS number FROM care_advice")
            #expect(read == ["少点名"] && kept == 2)
            var unsigned = advice(card.id, on: town.clock.now.day, words: "再多一点")
            unsigned.request = " "
            let empty = unsigned
            await #expect(throws: InterviewError.noRequest) { try await town.perform(empty, as: .northTeacher) }
        }
    }

    @Test(arguments: Engine.available)
    func `advice is replaced, ends with its day and by hand`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (card, _) = try await cared(town)
            let teacher = try await classTeacher(town)
            try await town.perform(advice(card.id, on: town.clock.now.day), as: .northTeacher)
            try await town.perform(advice(card.id, on: town.clock.now.day, words: "多笑一笑"), as: .northTeacher)
            #expect(try await town.office.perform(ListCareAdvice(), as: teacher).map(\.advice.words) == ["多笑一笑"])
            town.clock.pass(days: 31)
            #expect(try await town.office.perform(ListCareAdvice(), as: teacher).isEmpty)
            try await town.perform(advice(card.id, on: town.clock.now.day, words: "再多一点"), as: .northTeacher)
            try await town.perform(EndAdvice(finding: card.id), as: .northTeacher)
            #expect(try await town.office.perform(ListCareAdvice(), as: teacher).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `no score, no level and no word of an illness gets into advice`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (card, _) = try await cared(town)
            let today = town.clock.now.day
            for (words, word) in [("得分很高", "得分"), ("可能抑郁", "抑郁"), ("有 2 次", "2")] {
                await #expect(throws: InterviewError.unfit(word)) {
                    try await town.perform(advice(card.id, on: today, words: words), as: .northTeacher)
                }
            }
            var empty = advice(card.id, on: today)
            empty.sentences = ["smallWord": false]
            await #expect(throws: InterviewError.missing(field: "sentences")) {
                try await town.perform(empty, as: .northTeacher)
            }
            var long = advice(card.id, on: today)
            long.until = today.adding(days: GiveAdvice.mostDays + 1)
            await #expect(throws: InterviewError.badUntil) { try await town.perform(long, as: .northTeacher) }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM care_advice") == 0)
        }
    }
}
