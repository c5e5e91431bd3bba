import CampaignRules
import Testing

@Suite struct SamplingTests {
    private static func people(_ count: Int, _ stratum: String = "") -> [Candidate] {
        (0..<count).map { Candidate(id: "\(stratum) person \($0)", stratum: stratum) }
    }

    @Test func `the same seed draws the same people in whatever order they come`() {
        let plan = SamplePlan(method: .simple, size: 100, seed: 7)
        let people = Self.people(1_000)
        let first = plan.draw(from: people)
        #expect(first.drawn.count == 100)
        #expect(plan.draw(from: people.reversed()).drawn == first.drawn)
        let other = SamplePlan(method: .simple, size: 100, seed: 8).draw(from: people).drawn
        #expect(other != first.drawn)
    }

    @Test func `everybody has the same chance`() {
        let people = Self.people(200)
        var times: [String: Int] = [:]
        for seed in 0..<400 {
            let drawn = SamplePlan(method: .simple, size: 50, seed: seed).draw(from: people).drawn
            for id in drawn { times[id, default: 0] += 1 }
        }
        // A quarter of 400 with a standard deviation of 8.7: five of them to either side.
        #expect(times.count == 200)
        #expect(times.values.allSatisfy { (57...143).contains($0) })
    }

    @Test func `strata are drawn in proportion and the size comes out exactly`() {
        let people = Self.people(600, "a") + Self.people(300, "b") + Self.people(101, "c")
        let drawn = SamplePlan(method: .byUnit, size: 100, seed: 3).draw(from: people)
        #expect(drawn.drawn.count == 100)
        #expect(drawn.strata.map(\.drawn) == [60, 30, 10])
        #expect(drawn.strata.map(\.frame) == [600, 300, 101])
        for stratum in drawn.strata {
            #expect(drawn.drawn.filter { $0.hasPrefix("\(stratum.stratum) ") }.count == stratum.drawn)
        }
    }

    @Test func `a sample larger than the place takes everybody`() {
        let drawn = SamplePlan(method: .bySex, size: 500, seed: 1).draw(from: Self.people(20, "x"))
        #expect(drawn.drawn.count == 20)
        #expect(SamplePlan(method: .simple, size: 5, seed: 1).draw(from: []).drawn.isEmpty)
    }

    @Test(arguments: [
        (SampleMethod.simple, ""), (.byUnit, "school"), (.bySex, "female"), (.byAge, "30"),
    ])
    func `a stratum is what the method says`(_ method: SampleMethod, _ stratum: String) {
        let plan = SamplePlan(method: method, size: 1, seed: 1)
        #expect(plan.stratum(unit: "school", sex: "female", age: 39) == stratum)
    }
}
