import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing
import Warnings

/// What other programs have asked somebody and hand over.
@Suite struct ResponseTests {
    private static let calm: [Int?] = [1, 1, 1, 1, 1, 1, 1, 1, 0]
    private static let inDanger: [Int?] = [1, 1, 1, 1, 1, 1, 1, 1, 2]

    @Test(arguments: Engine.available)
    func `a completed response is scored, belongs to the program's place and raises its red flag there`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let sent = try await town.send(PHQ9.response(Self.inDanger), as: .northProgram, identifier: "one")
            #expect(sent.isCompleted && sent.region == TownPlaces.north && sent.worstRank == 3)
            let measures = try await town.perform(FindMeasures(responses: [sent.id]), as: .northProgram)
            #expect(measures.map(\.points) == [10])
            #expect(measures.map(\.band) == ["moderate"])
            #expect(measures.map(\.loincCode) == ["44261-6"])
            let list = try await town.perform(ListAlerts(), as: .northLead)
            #expect(list.alerts.count == 1)
            #expect(try await town.perform(ListAlerts(), as: .southLead).alerts.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what is not completed is judged for red flags and scored when it is completed`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let begun = PHQ9.response([nil, nil, nil, nil, nil, nil, nil, nil, 1], isCompleted: false)
            let sent = try await town.send(begun, as: .northProgram, identifier: "one")
            #expect(!sent.isCompleted && sent.worstRank == 2)
            #expect(try await town.perform(ListAlerts(), as: .northLead).alerts.count == 1)
            #expect(try await town.perform(FindMeasures(responses: [sent.id]), as: .northProgram).isEmpty)
            #expect(try await town.performBySystem(VerifySheets(after: nil)).checked == 0)
            let full = CompleteResponse(id: sent.id, PHQ9.response(Self.calm), identifier: nil)
            let completed = try await town.perform(full, as: .northProgram)
            // What was seen once is never unseen.
            #expect(completed.isCompleted && completed.worstRank == 2)
            #expect(
                try await town.perform(FindMeasures(responses: [sent.id]), as: .northProgram).map(\.points) == [8])
            #expect(try await town.perform(full, as: .northProgram) == completed)
            let other = CompleteResponse(id: sent.id, PHQ9.response(Self.inDanger), identifier: nil)
            await #expect(throws: ScreeningError.requestTaken) { try await town.perform(other, as: .northProgram) }
            let verified = try await town.performBySystem(VerifySheets(after: nil))
            #expect(verified.checked == 1 && verified.difference == nil)
            // A program that was not told sends again what it began with, and is told where it lies.
            #expect(try await town.send(begun, as: .northProgram, identifier: "one") == completed)
        }
    }

    @Test(arguments: Engine.available)
    func `the same identifier brings the same response, and other content is a conflict`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let name = ResponseIdentifier(system: nil, value: "one")
            let keep = KeepResponse(PHQ9.response(Self.calm), identifier: name)
            async let first = town.perform(keep, as: .northProgram)
            async let second = town.perform(keep, as: .northProgram)
            let both = try await [first, second]
            #expect(Set(both.map(\.response.id)).count == 1)
            #expect(both.count(where: \.isNew) == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 1)
            await #expect(throws: ScreeningError.requestTaken) {
                try await town.perform(
                    KeepResponse(PHQ9.response(Self.inDanger), identifier: name), as: .northProgram)
            }
            let south = try await town.perform(keep, as: .southProgram)
            #expect(south.isNew && south.response.region == TownPlaces.south)
        }
    }

    @Test func `too many gaps leave a reason, a few are filled and marked`() async throws {
        try await withTown(.sqlite) { town in
            let empty = try await town.send(
                PHQ9.response([1, 1, nil, nil, nil, 1, 1, 1, 0]), as: .northProgram, identifier: "empty")
            let none = try await town.perform(FindMeasures(responses: [empty.id]), as: .northProgram)
            #expect(none.map(\.points) == [nil] && none.map(\.absent) == [.tooManyMissing])
            // Seven answers with 3 points in all: 3 × 9 ÷ 7 = 3.86; eight with 4: 4 × 9 ÷ 8 = 4.5.
            for (points, total) in [([1, 1, 1, 0, 0, 0, 0], 4), ([1, 1, 1, 1, 0, 0, 0, 0], 5)] {
                let sent = try await town.send(PHQ9.response(points), as: .northProgram, identifier: "\(points)")
                let found = try await town.perform(FindMeasures(responses: [sent.id]), as: .northProgram)
                #expect(found.map(\.points) == [total] && found.map(\.isProrated) == [true])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an institution's own scale is answered in its own place only`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let scale = try await town.scale(try await town.loadAndApprove("scl-90"))
            let items = scale.items.enumerated().map { number, item in
                SentResponse.Item(
                    linkId: item.linkId, place: "item[\(number)]",
                    choices: item.options.prefix(1).map { .init(system: $0.system, code: $0.code, place: "x") })
            }
            let response = SentResponse(questionnaire: scale.canonical, isCompleted: true, items: items)
            let sent = try await town.send(response, as: .northProgram, identifier: "own")
            let found = try await town.perform(FindMeasures(responses: [sent.id]), as: .northProgram)
            #expect(found.count == 1 + scale.subscales.count)
            let mean = try #require(found.first { $0.decimals == 2 })
            #expect(mean.points.map { $0 % 100 } == 0)
            await #expect(throws: ResponseFaults.self) {
                try await town.send(response, as: .southProgram, identifier: "own")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a program finds its own responses page by page, and nobody else does`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var sent: [OwnResponse] = []
            for number in 1...5 {
                sent.append(
                    try await town.send(
                        PHQ9.response(Self.calm, isCompleted: number > 1, about: "patient \(number)"),
                        as: .northProgram, identifier: "number \(number)"))
            }
            var find = FindResponses()
            find.atMost = 2
            let first = try await town.perform(find, as: .northProgram)
            #expect(first.responses == [sent[4], sent[3]] && first.total == 5 && first.next == sent[3].id)
            find.before = first.next
            let second = try await town.perform(find, as: .northProgram)
            #expect(second.responses.map(\.id) == [sent[2].id, sent[1].id])
            find = FindResponses()
            find.isCompleted = false
            #expect(try await town.perform(find, as: .northProgram).responses == [sent[0]])
            find = FindResponses()
            find.identifier = ResponseIdentifier(system: "urn:example:town", value: "number 3")
            #expect(try await town.perform(find, as: .northProgram).responses == [sent[2]])
            find.questionnaire = "\(ScaleAddress.base)gad-7"
            #expect(try await town.perform(find, as: .northProgram).responses.isEmpty)
            #expect(try await town.perform(FindResponses(), as: .southProgram).total == 0)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadResponse(id: sent[0].id), as: .southProgram)
            }
            let other = CompleteResponse(id: sent[0].id, PHQ9.response(Self.inDanger), identifier: nil)
            await #expect(throws: Refusal.notFound) { try await town.perform(other, as: .southProgram) }
        }
    }

    @Test func `whom a response is about lies sealed`() async throws {
        try await withTown(.sqlite) { town in
            let sent = try await town.send(
                PHQ9.response(Self.calm, about: "patient 7"), as: .northProgram, identifier: "one")
            #expect(sent.subject == "patient 7")
            #expect(
                try await town.number(
                    "SELECT COUNT(*) AS number FROM response WHERE CAST(subject AS TEXT) LIKE '%patient%'") == 0)
        }
    }
}
