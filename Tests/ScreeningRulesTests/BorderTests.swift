import Care
import ScreeningRules
import Testing

/// Other borders for other people, and the safer one where something is not known.
struct BorderTests {
    /// As in AUDIT-C: 4 for men, 3 for women.
    private let bySex = SmallFile(
        total: [
            SmallFile.positive(3),
            SmallFile.alternative("men", #"{"url": "sex", "valueCode": "male"}"#, SmallFile.positive(4)),
            SmallFile.alternative("women", #"{"url": "sex", "valueCode": "female"}"#, SmallFile.positive(3)),
        ])

    @Test(arguments: [
        (Sex.male, 3, false), (.male, 4, true), (.female, 2, false), (.female, 3, true),
    ])
    func `a border by sex`(sex: Sex, total: Int, isPositive: Bool) throws {
        let scale = try bySex.read()
        let score = try scale.score(scale.sheet([min(3, total), max(0, total - 3), 0]), of: Person(sex: sex))
        #expect(score.screenPositive == isPositive)
        #expect(score.alternative?.id == (sex == .male ? "men" : "women"))
        #expect(score.assumed.isEmpty)
    }

    @Test func `without the sex the lower border is taken, and the score says so`() throws {
        let scale = try bySex.read()
        let score = try scale.score(scale.sheet([3, 0, 0]), of: .unknown)
        #expect(score.screenPositive)
        #expect(score.positiveBy == ["total"])
        #expect(score.assumed == [.sex])
        #expect(try scale.score(scale.sheet([2, 0, 0]), of: .unknown).assumed.isEmpty)
    }

    @Test(arguments: [
        (Person(age: 59), nil, false), (Person(age: 60), "old", true), (Person(ageGroup: .from60), "old", true),
        (Person(ageGroup: .from18to59), nil, false), (Person.unknown, "old", true),
    ] as [(Person, String?, Bool)])
    func `a border by age, known as a number or as a group`(person: Person, id: String?, isPositive: Bool) throws {
        let older = SmallFile.alternative("old", #"{"url": "minimum-age", "valueInteger": 60}"#, SmallFile.positive(2))
        let scale = try SmallFile(total: [SmallFile.positive(4), older]).read()
        let score = try scale.score(scale.sheet([3, 0, 0]), of: person)
        #expect(score.alternative?.id == id)
        #expect(score.screenPositive == isPositive)
        #expect(score.assumed == (person == .unknown ? [.age] : []))
    }

    @Test func `a group that lies across a border is not known well enough`() throws {
        let older = SmallFile.alternative("old", #"{"url": "minimum-age", "valueInteger": 45}"#, SmallFile.positive(2))
        let scale = try SmallFile(total: [SmallFile.positive(4), older]).read()
        #expect(try scale.score(scale.sheet([3, 0, 0]), of: Person(ageGroup: .from18to59)).assumed == [.age])
    }

    @Test(arguments: [
        ("990100000000", true, []), ("990102000000", true, []), ("990200000000", false, []),
        ("990000000000", true, [PersonFact.region]),
    ])
    func `a border by place, and a wider place may lie in it`(
        code: String, isPositive: Bool, assumed: [PersonFact]
    ) throws {
        let here = SmallFile.alternative(
            "here", #"{"url": "region", "valueString": "990100000000"}"#, SmallFile.positive(2))
        let scale = try SmallFile(total: [SmallFile.positive(4), here]).read()
        let score = try scale.score(scale.sheet([3, 0, 0]), of: Person(region: Region(code)))
        #expect(score.screenPositive == isPositive)
        #expect(score.assumed == assumed)
    }

    @Test func `a set of borders counts only where somebody chose it`() throws {
        let chosen = SmallFile.alternative("patients", #"{"url": "set", "valueString": "cn"}"#, SmallFile.positive(2))
        let scale = try SmallFile(total: [SmallFile.positive(4), chosen]).read()
        #expect(try !scale.score(scale.sheet([3, 0, 0]), of: .unknown).screenPositive)
        #expect(try scale.score(scale.sheet([3, 0, 0]), of: Person(sets: ["cn"])).screenPositive)
    }

    @Test(arguments: [
        (Education.unschooled, 17, true), (.unschooled, 18, false), (.primary, 20, true), (.primary, 21, false),
        (.junior, 24, true), (.junior, 25, false), (.higher, 24, true), (.higher, 25, false),
    ])
    func `MMSE is judged by schooling`(education: Education, total: Int, isPositive: Bool) throws {
        let mmse = try Shipped.entryOnly("mmse")
        #expect(try mmse.score(entered: total, of: Person(education: education)).screenPositive == isPositive)
    }

    @Test func `MMSE without schooling is judged by the safer border and says so`() throws {
        let mmse = try Shipped.entryOnly("mmse")
        let score = try mmse.score(entered: 20, of: .unknown)
        #expect(score.screenPositive)
        #expect(score.assumed == [.education])
        #expect(try mmse.score(entered: 30, of: .unknown).assumed.isEmpty)
    }

    @Test(arguments: [(Education.senior, 25, 26, false), (.higher, 25, 25, true), (.unschooled, 30, 30, false)])
    func `MoCA adds a point up to twelve years of school`(
        education: Education, entered: Int, total: Int, isPositive: Bool
    ) throws {
        let score = try Shipped.entryOnly("moca").score(entered: entered, of: Person(education: education))
        #expect(score.total == total)
        #expect(score.raw == entered)
        #expect(score.screenPositive == isPositive)
    }

    @Test func `the score names the norm and its version`() throws {
        let score = try Shipped.entryOnly("mmse").score(entered: 10, of: Person(education: .primary))
        #expect(score.alternative?.id == "primary")
        #expect(score.alternative?.version == "1989")
    }
}
