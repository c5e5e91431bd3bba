import Care
import Foundation
import Testing
import WarningRules

struct LadderTests {
    @Test(arguments: [
        // Rulebook C.2 and E.4.2; contact at once is five minutes.
        (Severity.imminent, RankLabel.imminent, TimeAllowed.minutes(5), TimeAllowed.minutes(5), nil),
        (.red, .red, .minutes(30), .hours(2), .hours(2)),
        (.yellow, .yellow, .workingDays(1), .days(3), .hours(24)),
        (.green, .green, .workingDays(3), .days(15), nil),
    ] as [(Severity, RankLabel, TimeAllowed, TimeAllowed, TimeAllowed?)])
    func `the shipped ladder is that of the rulebook`(
        severity: Severity, label: RankLabel, acknowledge: TimeAllowed, contact: TimeAllowed, clarify: TimeAllowed?
    ) throws {
        let rung = try shippedLadder().rung(of: severity)
        #expect(rung.label == label)
        #expect(rung.time(for: .acknowledge) == acknowledge)
        #expect(rung.time(for: .firstContact) == contact)
        #expect(rung.time(for: .clarify) == clarify)
        #expect(!rung.notify.isEmpty)
    }

    @Test func `red tells the duty lead, and no ladder tells the police by itself`() throws {
        #expect(try shippedLadder().rung(of: .red).notify.contains(.dutyLead))
        #expect(NotifiedParty(rawValue: "police") == nil)
    }

    @Test(arguments: [
        ("990102003004", "2026-03-01", "national 2025"), ("990102003004", "2026-07-01", "county 2026-06"),
        ("990102003004", "2026-06-01", "county 2026-06"), ("990102003004", "2026-05-31", "national 2025"),
        ("990103000000", "2026-07-01", "city 2026-07"), ("990103000000", "2026-06-30", "national 2025"),
        ("980000000000", "2027-01-01", "national 2027"), ("990103000000", "2027-02-01", "city 2026-07"),
        // Before every edition the oldest national one answers.
        ("990102003004", "2020-01-01", "national 2025"),
    ])
    func `the longest matching region wins, then the newest day`(code: String, on: String, source: String) throws {
        let policy = try WarningPolicy(
            json: list(
                ladder(source: "national 2027", from: "2027-01-01"), ladder(source: "national 2025"),
                ladder(region: "9901", source: "city 2026-07", from: "2026-07-01"),
                ladder(region: "990102", source: "county 2026-06", from: "2026-06-01")), file: "ladder")
        #expect(try policy.edition(for: region(code), on: day(on)).source == source)
    }

    @Test(arguments: [
        ("[]", "no entry holds everywhere (region *)"),
        ("[\(ladder(region: "9901"))]", "no entry holds everywhere (region *)"),
        ("[\(ladder(source: ""))]", "an entry has no source"),
        ("[\(ladder()), \(ladder(source: "again"))]", "two entries hold in the same region from the same day"),
        ("[\(ladder(region: "99010"))]", "0.region: a region is * or the 2, 4, 6, 9 or 12 leading digits of a code"),
        ("[\(ladder(region: "99a1"))]", "0.region: a region is * or the 2, 4, 6, 9 or 12 leading digits of a code"),
        ("[\(ladder(from: "2026-02-30"))]", "0.validFrom: not a day (yyyy-mm-dd)"),
        ("[\(ladder(red: rung(clarify: "")))]", "0.ranks.3: clarify is missing"),
        ("[\(ladder(red: rung(clarify: "\"clarrify\": null,")))]", "0.ranks.3: unknown key clarrify"),
        ("[\(ladder(red: rung(acknowledge: "{\"minutes\": 0}")))]",
            "0.ranks.3.acknowledge: minutes must be between 1 and 527040"),
        ("[\(ladder(red: rung(acknowledge: "{}")))]",
            "0.ranks.3.acknowledge: a time needs exactly one of minutes, hours, days, workingDays"),
        ("[\(ladder(red: rung(acknowledge: "{\"hours\": 1, \"days\": 1}")))]",
            "0.ranks.3.acknowledge: a time needs exactly one of minutes, hours, days, workingDays"),
        ("[\(ladder(red: rung(acknowledge: "{\"weeks\": 1}")))]", "0.ranks.3.acknowledge: unknown key weeks"),
        ("[\(ladder(red: rung(acknowledge: "{\"days\": 9}")))]",
            "0: a graver rank is given more time than a milder one"),
    ])
    func `a ladder that cannot be used is refused with file and reason`(json: String, reason: String) {
        #expect(throws: PolicyFault(file: "ladder.json", reason: reason)) {
            try WarningPolicy(json: Data(json.utf8), file: "ladder.json")
        }
    }

    @Test func `a missing rank and text that is no JSON are refused`() throws {
        let three = ladder().replacing("\"4\":", with: "\"5\":")
        let broken = [
            ("[\(three)]", "0.ranks: unknown key 5"), ("[{", "JSON"), ("{}", "Array"), ("[{}]", "0: region is missing"),
        ]
        for (json, word) in broken {
            let fault = #expect(throws: PolicyFault.self) { try WarningPolicy(json: Data(json.utf8), file: "f") }
            #expect(fault?.file == "f")
            #expect(fault?.reason.contains(word) == true, "\(json): \(fault?.reason ?? "")")
            #expect(fault?.description.hasPrefix("f: ") == true)
        }
    }

    @Test func `a time allowed survives being kept as JSON`() throws {
        for time in [TimeAllowed.minutes(5), .hours(2), .days(15), .workingDays(3)] {
            #expect(try JSONDecoder().decode(TimeAllowed.self, from: JSONEncoder().encode(time)) == time)
        }
    }
}

private func list(_ entries: String...) -> Data { Data("[\(entries.joined(separator: ","))]".utf8) }

private func rung(acknowledge: String = "{\"minutes\": 9}", clarify: String = "\"clarify\": null,") -> String {
    "{\"label\": \"red\", \"acknowledge\": \(acknowledge), \"firstContact\": {\"hours\": 2}, \(clarify) \"notify\": []}"
}

private func ladder(
    region: String = "*", source: String = "s", from: String = "2025-01-01", red: String = rung()
) -> String {
    """
    {"region": "\(region)", "validFrom": "\(from)", "source": "\(source)",
     "ranks": {"1": \(rung()), "2": \(rung()), "3": \(red), "4": \(rung())}}
    """
}
