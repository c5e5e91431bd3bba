import Access
import Accounts
import App
import Care
import Consents
import Foundation
import HouseKit
import Interviews
import Rights
import SchoolWork
import Screenings
import Storage
import Testing
import Warnings

/// Walks the whole catalogue as people of the other county.
@Suite struct LeakTests {
    private static let strangers: [Townsperson] = [
        .southLead, .southTownshipLead, .southCounsellor, .southAdministrator, .southProgram,
    ]

    @Test(arguments: Engine.available)
    func `no query tells a worker of another county anything of this one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let secrets = try await NorthernSecrets(town)
            let examples = queryExamples(secrets)
            for entry in town.house.catalogue.entries where entry.mode == .reads {
                let example = try #require(examples[entry.name], "\(entry.name) needs an example for this test")
                let callers = Self.strangers.map(town.caller) + [.anyone]
                for caller in callers {
                    let told = try await Self.told(
                        entry, example.strangersInput ?? example.input, to: caller, in: town.office)
                    for word in secrets.words {
                        #expect(!told.contains(word), "\(entry.name) tells \(caller.name): \(word)")
                    }
                    if !example.isPublic {
                        #expect(!told.contains(example.shows), "\(entry.name) tells \(caller.name): \(example.shows)")
                    }
                }
                let told = try await Self.told(entry, example.input, to: example.rightPerson, in: town.office)
                #expect(told.contains(example.shows), "\(entry.name) does not show \(example.shows): \(told)")
            }
            #expect(Set(examples.keys).isSubset(of: town.house.catalogue.entries.map(\.name)))
        }
    }

    @Test(arguments: Engine.available)
    func `a count of alerts counts none of another county`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.raiseAlert(in: TownPlaces.northVillage)
            let entry = try #require(town.house.catalogue["CountAlerts"])
            let north = try await Self.told(entry, [:], to: town.caller(.northLead), in: town.office)
            let south = try await Self.told(entry, [:], to: town.caller(.southLead), in: town.office)
            #expect(north.contains(#""waitingRed":1"#))
            #expect(south.contains(#""waitingRed":0"#))
            #expect(south.contains(#""raisedThisWeek":0"#))
        }
    }

    @Test(arguments: Engine.available)
    func `no command of a worker of another county changes anything of this one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let secrets = try await NorthernSecrets(town)
            let examples = commandExamples(secrets)
            let before = try await town.ledger(without: ["audit_line"])
            for entry in town.house.catalogue.entries where entry.mode == .writes {
                let example = try #require(examples[entry.name], "\(entry.name) needs an example for this test")
                guard case .refused(let input) = example else { continue }
                for person in Self.strangers {
                    let caller = town.caller(person)
                    let error = await #expect(throws: (any Error).self, "\(entry.name) by \(person)") {
                        try await entry.perform(try json(input), caller, town.office)
                    }
                    // Any other error would mean that the example itself is wrong.
                    #expect(error is any Problem, "\(entry.name): \(String(describing: error))")
                }
                #expect(try await town.ledger(without: ["audit_line"]) == before, "\(entry.name) changed something")
            }
            #expect(Set(examples.keys).isSubset(of: town.house.catalogue.entries.map(\.name)))
        }
    }

    @Test(arguments: Engine.available)
    func `a stranger who leaves a duty of this county leaves it as it was`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let secrets = try await NorthernSecrets(town)
            let leave = try #require(town.house.catalogue["LeaveDuty"])
            let input = try json(["region": TownPlaces.northTownship.code])
            let before = try await town.number("SELECT COUNT(*) AS number FROM duty")
            #expect(before > 0)
            _ = try? await leave.perform(input, town.caller(.southLead), town.office)
            try await town.workOff()
            #expect(try await town.number("SELECT COUNT(*) AS number FROM duty") == before)
            #expect(try await town.read(secrets.raised.alert).card.holder == TownPlaces.northTownship)
        }
    }

    /// The JSON that somebody is told; the kind of refusal where they are told nothing.
    static func told(
        _ entry: Catalogue.Entry, _ input: [String: String], to caller: Caller, in office: Office
    ) async throws -> String {
        // A list is the one input that no field of text can hold.
        let lists = [
            "NameUnits": "codes", "NamePlaces": "regions", "FindMeasures": "responses", "OpenNames": "members",
            "OpenClassNames": "members", "OpenNamesInCare": "members",
        ]
        let fields: [String: Any] = lists[entry.name].map { [$0: input.values.sorted()] } ?? input
        do {
            return String(decoding: try await entry.perform(try json(fields), caller, office), as: UTF8.self)
        } catch let refusal as Refusal where [.notFound, .forbidden, .notSignedIn].contains(refusal) {
            return "\(refusal)"
        } catch ScreeningError.noSheet {
            return "no sheet"
        } catch AccountError.linkIsOver {
            return "no link"
        } catch ScreeningError.historyClosed {
            return "no history"
        } catch let problem as ConsentError where [.noSuchLink, .noSuchCode].contains(problem) {
            return "no consent"
        } catch let problem as RightsProblem where [.noSuchReceipt, .fileClosed].contains(problem) {
            return "no file"
        } catch InterviewError.noSuchCode {
            return "no code"
        } catch SittingProblem.noSitting {
            return "no sitting"
        } catch SchoolWorkProblem.noRound {
            return "no class meeting"
        }
    }
}
