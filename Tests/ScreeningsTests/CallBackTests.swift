import Care
import HouseKit
import Screenings
import Storage
import Testing
import Warnings

@Suite struct CallBackTests {
    @Test(arguments: Engine.available)
    func `a name and a phone lie nowhere in the open`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.north)
            try await town.perform(
                AskForCall(key: raised.key, wanted: true, name: Private("李小禾"), phone: Private("0990-5550142")))
            for text in ["李小禾", "小禾", "0990-5550142", "5550142", raised.key] {
                #expect(try await !town.holdsInTheOpen(text), "\(text)")
            }
            let code = try #require(try await town.perform(ReadSheet(key: raised.key)).code)
            #expect(try await !town.holdsInTheOpen(code))
            // The search would find them: a region's name lies in the open.
            #expect(try await town.holdsInTheOpen("北县"))
        }
    }

    @Test func `only after a red flag is a call back offered`() async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.startSheet(in: TownPlaces.north)
            try await town.answer(9, 0, on: key)
            await #expect(throws: ScreeningError.nothingToCallAbout) {
                try await town.perform(AskForCall(key: key, wanted: true, name: nil, phone: nil))
            }
        }
    }

    @Test(
        arguments: [
            (String(repeating: "字", count: 61), "", ScreeningError.longName), ("", "12345", .badPhone),
            ("", "1234567890123456", .badPhone), ("", "call me maybe 1234567", .badPhone),
            ("", "12345<67890", .badPhone),
        ])
    func `a name too long or a phone that is none is refused and nothing is kept`(
        _ name: String, _ phone: String, _ error: ScreeningError
    ) async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.north)
            await #expect(throws: error) {
                try await town.perform(
                    AskForCall(key: raised.key, wanted: true, name: Private(name), phone: Private(phone)))
            }
            let wanted = try await town.number("SELECT COUNT(*) AS number FROM alert WHERE wants_call")
            #expect(wanted == 0)
        }
    }

    @Test(arguments: ["", "13800138000", "+86 138 0013 8000", "(0990) 555-0142", "１３８００１３８０００"])
    func `a phone is taken as people write it, or left out`(_ phone: String) async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.north)
            try await town.perform(
                AskForCall(key: raised.key, wanted: true, name: nil, phone: Private(phone)))
            let card = try await town.read(raised.alert).card
            #expect(card.wantsCall)
            #expect(card.hasPhone == !phone.isEmpty)
        }
    }
}
