import ScreeningRules
import Testing

/// Every way in which a number is made.
struct KindTests {
    @Test func `SDS cuts 1,25 times the sum off and never rounds`() throws {
        let sds = try Shipped.filled("sds")
        #expect(try sds.score(sds.reaching(43)).total == 53)
        #expect(try sds.score(sds.reaching(42)).total == 52)
        for raw in 20...80 {
            let score = try sds.score(sds.reaching(raw))
            #expect(score.raw == raw)
            // Five quarters in whole numbers, apart from the platform's hundredths.
            #expect(score.total == (raw * 5 - raw * 5 % 4) / 4, "raw \(raw)")
        }
    }

    @Test(arguments: [([1, 1, 1], 100), ([1, 1, 2], 133), ([1, 2, 2], 167), ([4, 4, 4], 400)])
    func `a mean is kept in hundredths, rounded half up`(weights: [Int], total: Int) throws {
        let scale = try SmallFile(weights: 1...4, kind: "mean", range: "1…4", border: 3).read()
        let score = try scale.score(scale.sheet(weights))
        #expect(score.total == total)
        #expect(scale.scoring.text(of: score.total) == "\(total / 100).\("\(total + 100)".suffix(2))")
    }

    @Test func `a count counts the answers that weigh enough`() throws {
        let weigh = #"{"url": "weight-at-least", "valueInteger": 2}"#
        let scale = try SmallFile(kind: "count", range: "0…3", total: [weigh], border: 2).read()
        #expect(try scale.score(scale.sheet([1, 2, 3])).total == 2)
        #expect(try scale.score(scale.sheet([1, 1, 1])).total == 0)
    }

    @Test func `highest and any look at single answers`() throws {
        let highest = try SmallFile(kind: "highest", range: "0…3", border: 2).read()
        #expect(try highest.score(highest.sheet([1, 3, 0])).total == 3)
        let weigh = #"{"url": "weight-at-least", "valueInteger": 2}"#
        let any = try SmallFile(kind: "any", range: "0…1", total: [weigh], border: 1).read()
        #expect(try any.score(any.sheet([1, 1, 1])).total == 0)
        #expect(try any.score(any.sheet([0, 2, 0])).total == 1)
    }

    @Test func `an entered total is judged in its range and cannot be answered`() throws {
        let scale = try SmallFile(kind: "entered", range: "0…30", border: 25).read()
        #expect(try scale.score(entered: 25, of: .unknown).band.code == "high")
        #expect(throws: ScoringError.enteredOutside(lowest: 0, highest: 30)) {
            try scale.score(entered: 31, of: .unknown)
        }
        #expect(throws: ScoringError.onlyEntered) { try scale.score(Answers()) }
        #expect(throws: ScoringError.notEntered) { try Shipped.phq9().score(entered: 3, of: .unknown) }
    }

    @Test(arguments: [
        SmallFile(kind: "mean", range: "0…3", total: [#"{"url": "multiplier", "valueInteger": 2}"#], border: 2),
        SmallFile(kind: "count", range: "0…3", border: 2),
        SmallFile(total: [#"{"url": "weight-at-least", "valueInteger": 2}"#]),
        SmallFile(items: 101, kind: "mean", range: "0…3", border: 2),
        SmallFile(root: [#"scheme", "valueCode": "1-4"}"#]),
    ])
    func `a part that nobody would read is refused`(file: SmallFile) throws {
        let fault = #expect(throws: QuestionnaireFault.self) { try file.read() }
        #expect(fault?.kind == .malformed)
    }

    @Test(arguments: [(81, false), (80, true)])
    func `SCL-90 wants nine tenths of its answers`(answered: Int, isRefused: Bool) throws {
        let scl90 = try Shipped.filled("scl-90")
        let weights = (1...90).map { $0 <= answered ? 1 : nil }
        guard isRefused else {
            let score = try scl90.score(scl90.sheet(weights))
            #expect(score.total == 90)
            #expect(score.prorated)
            return
        }
        #expect(throws: ScoringError.tooManyMissing(missing: 10, allowed: 9)) {
            try scl90.score(scl90.sheet(weights))
        }
    }
}

extension Questionnaire {
    /// A whole sheet whose plain sum, reverse items turned, is this.
    func reaching(_ raw: Int) throws -> Answers {
        var left = raw - scoring.items.count
        let weights: [Int?] = items.map { item in
            let extra = min(3, max(0, left))
            left -= extra
            return scoring.mirrors[item.linkId].map { $0 - 1 - extra } ?? 1 + extra
        }
        return try sheet(weights)
    }
}
