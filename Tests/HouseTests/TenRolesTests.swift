import Access
import App
import Campaigns
import Care
import Consents
import HouseKit
import Rosters
import Screenings
import Testing

/// Two campaigns, two schools of one township, another county, and every role there is: whoever has no business with a
/// school learns nothing of it, and does not even notice that something happened there.
///
/// Every page and every door for programs asks use cases (`docs/generated/routes.md`); here all of them are tried. What
/// a page puts together from several is tried in `TenRolesPageTests`.
@Suite struct TenRolesTests {
    /// Every role in the other county, and whoever works at another school or in another class of the same township.
    private static func strangers(neighbour: String) -> [Caller] {
        let elsewhere = Role.allCases.map { role in
            let isOfUnit = role.seat == .unit
            return post(role, isOfUnit ? TownPlaces.southTownship : TownPlaces.south, isOfUnit ? "990203-centre" : nil)
        }
        let nextDoor = Role.allCases.filter { $0.seat != .region }.map { post($0, TownPlaces.northTownship, neighbour) }
        let otherClass = post(.classTeacher, TownPlaces.northTownship, TownPlaces.secondNorthClass)
        return elsewhere + nextDoor + [otherClass]
    }

    private static func post(_ role: Role, _ region: Region, _ unit: String?) -> Caller {
        let name = "\(role.rawValue) of \(unit ?? region.code)"
        return .person(ID(name), name: name, posts: [Post(role: role, region: region, unit: unit)])
    }

    /// What tells people of themselves: that they have asked is a line of their own, and of their own school's looks.
    private static let ofOneself: Set = ["ListFileLooks", "ListOwnDeeds", "RecogniseProgram"]

    /// What each of them is told by every query of the house, and whether they may ask at all.
    private static func told(
        to callers: [Caller], _ examples: [String: QueryExample], in town: Town
    ) async throws -> [String: String] {
        var told: [String: String] = [:]
        for entry in town.house.catalogue.entries where entry.mode == .reads {
            let example = try #require(examples[entry.name], "\(entry.name) needs an example for this test")
            for caller in callers {
                told["\(entry.name) to \(caller.name)"] = try await LeakTests.told(
                    entry, example.strangersInput ?? example.input, to: caller, in: town.office)
            }
        }
        return told
    }

    /// A day at the northern school: a pupil comes, one says no, one answers with a red flag and hands in.
    private static func liveOneDay(in town: Town) async throws {
        try await town.addPupil("\(Marker.north) 新生", born: "2013-02-03", number: "a number of today")
        let campaign = TownCampaign(id: "campaign of the north", town: town)
        let (first, second) = (try await campaign.invite(), try await campaign.invite(.init(guardian: "given")))
        let key = try await town.perform(BeginSitting(code: first.code, language: .zhHans)).sittingKey
        try await town.perform(
            SaveSittingAnswer(sittingKey: key, sheet: 1, item: "who-5.1", option: "at-no-time"))
        try await town.perform(FinishSitting(sittingKey: key))
        try await town.perform(DeclineOwnConsent(code: second.code))
        _ = try await town.raiseAlert(in: TownPlaces.northVillage)
        try await town.workOff()
    }

    @Test(arguments: Engine.available)
    func `no role of another school, class or county is told a word or a count of this one`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let secrets = try await NorthernSecrets(town)
            let neighbour = try await town.addSchool(
                "next door", in: TownPlaces.northTownship, by: .northAdministrator)
            _ = try await town.campaign("a campaign of the neighbours")
            let callers = Self.strangers(neighbour: neighbour)
            let examples = queryExamples(secrets)
            let before = try await Self.told(to: callers, examples, in: town)
            // A scale that the county has brought is there for all schools of the county.
            let ofTheCounty = Set(secrets.scale.words + [Marker.north])
            try await Self.liveOneDay(in: town)
            let after = try await Self.told(to: callers, examples, in: town)
            for (question, answer) in Array(before) + Array(after) {
                let mayKnow = question.contains("Instrument") && question.hasSuffix(neighbour) ? ofTheCounty : []
                for word in secrets.words where !mayKnow.contains(word) {
                    #expect(!answer.contains(word), "\(question): \(word)")
                }
            }
            for (question, answer) in before where !Self.ofOneself.contains(String(question.prefix { $0 != " " })) {
                #expect(after[question] == answer, "\(question) shows that something happened")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `no role of another school, class or county changes anything of this one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let secrets = try await NorthernSecrets(town)
            let neighbour = try await town.addSchool(
                "next door", in: TownPlaces.northTownship, by: .northAdministrator)
            let examples = commandExamples(secrets)
            let before = try await town.ledger(without: ["audit_line"])
            for entry in town.house.catalogue.entries where entry.mode == .writes {
                guard case .refused(let input)? = examples[entry.name] else { continue }
                for caller in Self.strangers(neighbour: neighbour) {
                    await #expect(throws: (any Error).self, "\(entry.name) by \(caller.name)") {
                        try await entry.perform(try json(input), caller, town.office)
                    }
                }
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }
}
