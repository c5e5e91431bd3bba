import Care
import Testing
import WarningRules

/// Who comes after a place by mergers and moves, and how its alerts find them.
struct InheritanceTests {
    /// Places of two cities, by short names.
    private static let codes = [
        "city": "990100000000", "county": "990102000000", "town": "990102003000", "village": "990102003004",
        "county2": "990103000000", "town2": "990103001000", "town3": "990103002000", "county3": "990104000000",
        "far city": "990200000000", "far county": "990201000000", "far town": "990201001000",
        "far village": "990201001001",
    ]

    private static func place(_ name: String) throws -> Region { try region(try #require(codes[name])) }

    struct Chain: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var of = "village"
        let lines: [String]
        let heirs: [String]
    }

    @Test(arguments: [
        Chain(testDescription: "nothing came after", lines: [], heirs: []),
        Chain(testDescription: "of a split there is no line", lines: ["town2>town3"], heirs: []),
        Chain(testDescription: "the township above merged", lines: ["town>town2"], heirs: ["town2"]),
        Chain(testDescription: "into the place above itself", lines: ["village>town"], heirs: ["town"]),
        Chain(testDescription: "two mergers in a row", lines: ["town>town2", "town2>town3"], heirs: ["town3", "town2"]),
        Chain(
            testDescription: "two mergers in a row where both lines are written",
            lines: ["town>town2", "town>town3", "town2>town3"], heirs: ["town3", "town2"]),
        Chain(
            testDescription: "three in a row", of: "town", lines: ["town>town2", "town2>town3", "town3>far town"],
            heirs: ["far town", "town3", "town2"]),
        Chain(
            testDescription: "the county of the heir merged later", lines: ["town>town2", "county2>county3"],
            heirs: ["county3", "town2"]),
        Chain(
            testDescription: "after the nearest place first", lines: ["village>far village", "county>county3"],
            heirs: ["far village", "county3"]),
        Chain(
            testDescription: "a loop back to itself", of: "town", lines: ["town>town2", "town2>town"],
            heirs: ["town2"]),
        Chain(
            testDescription: "a loop among the heirs", lines: ["town>town2", "town2>town3", "town3>town2"],
            heirs: ["town2", "town3"]),
        Chain(testDescription: "a place that comes after itself", of: "town", lines: ["town>town"], heirs: []),
    ])
    func `the heirs of a place, the latest first`(_ chain: Chain) throws {
        var successors: [Region: Set<Region>] = [:]
        for line in chain.lines {
            let ends = try line.split(separator: ">").map { try Self.place(String($0)) }
            successors[ends[0], default: []].insert(ends[1])
        }
        let inheritance = Inheritance(of: try Self.place(chain.of), successors: successors)
        #expect(try (inheritance?.heirs ?? []) == chain.heirs.map(Self.place))
        #expect((inheritance == nil) == chain.heirs.isEmpty)
    }

    struct Watch: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let onDuty: [String]
        /// Where the alert lies.
        var at = "village"
        let holder: String
        /// Where it climbs to from there.
        let above: String
    }

    /// A village's alert, after its township merged into one of another city.
    @Test(arguments: [
        Watch(testDescription: "the heir itself", onDuty: ["far town"], holder: "far town", above: "far town"),
        Watch(testDescription: "above the heir", onDuty: ["far county"], holder: "far county", above: "far county"),
        Watch(testDescription: "who did before", onDuty: ["county"], holder: "county", above: "county"),
        Watch(
            testDescription: "today before former days", onDuty: ["county", "far county", "city"],
            holder: "far county", above: "far county"),
        Watch(
            testDescription: "the narrower before the wider", onDuty: ["town", "far county"], holder: "town",
            above: "town"),
        Watch(
            testDescription: "from the heir strictly upwards", onDuty: ["far town", "town", "city"], at: "far town",
            holder: "far town", above: "city"),
        Watch(testDescription: "nobody", onDuty: [], holder: "far city", above: "far city"),
        Watch(testDescription: "somebody elsewhere", onDuty: ["county2"], holder: "far city", above: "far city"),
    ])
    func `an inherited alert finds who is on duty on either side`(_ watch: Watch) throws {
        let (town, heir) = (try Self.place("town"), try Self.place("far town"))
        let since = try watch.onDuty.map { (try Self.place($0), Moment(milliseconds: 0)) }
        let roster = DutyRoster(
            since: Dictionary(uniqueKeysWithValues: since), top: try Self.place("far city"),
            inheritance: Inheritance(of: try Self.place("village"), successors: [town: [heir]]))
        let found = roster.holder(for: try Self.place(watch.at))
        #expect(found.region == (try Self.place(watch.holder)))
        #expect(found.attended == watch.onDuty.contains(watch.holder))
        #expect(roster.nextHolder(above: try Self.place(watch.at)).region == (try Self.place(watch.above)))
    }
}
