import ReportRules
import Testing

@Suite struct SuppressionTests {
    private func school(_ classes: [[Int]]) -> Branch {
        let parts = classes.enumerated().map { Branch(id: "class \($0.offset + 1)", least: 10, cells: $0.element) }
        let cells = classes[0].indices.map { cell in classes.reduce(0) { $0 + $1[cell] } }
        return Branch(id: "school", least: 30, cells: cells, parts: parts)
    }

    private func shown(_ classes: [[Int]]) -> ShownBranch? {
        Suppression().shown(of: school(classes))
    }

    @Test(arguments: [
        ([100, 20, 10], [100, 20, 10]), ([100, 20, 9], [100, 29]), ([100, 5, 40], [100, 45]), ([5, 20, 40], [65]),
        ([100, 0, 0], [100]), ([10, 10, 10], [10, 10, 10]), ([9, 10, 10], nil), ([29, 0, 0], nil),
    ] as [([Int], [Int]?)])
    func `the hard end is taken together until every figure is ten or more`(_ cells: [Int], _ told: [Int]?) {
        let whole = Branch(id: "school", least: 30, cells: cells)
        #expect(Suppression().shown(of: whole)?.cells == told)
    }

    @Test func `a school of twenty-nine is not shown and one of thirty is`() {
        #expect(shown([[15, 14]]) == nil)
        #expect(shown([[15, 15]])?.cells == [15, 15])
    }

    @Test func `brothers are told apart alike`() throws {
        let found = try #require(shown([[30, 12, 11], [30, 12, 3], [30, 12, 11]]))
        #expect(found.cells == [90, 36, 25])
        #expect(found.parts.map(\.cells) == [[30, 23], [30, 15], [30, 23]])
        #expect(found.rest == nil)
    }

    @Test func `a small class is never left out alone`() throws {
        let found = try #require(shown([[40], [41], [8]]))
        #expect(found.parts.map(\.id) == ["class 2"])
        #expect(found.rest == ShownBranch.Rest(parts: ["class 1", "class 3"], cells: [48]))
    }

    @Test func `small classes stand together when they are enough`() throws {
        let found = try #require(shown([[40], [6], [7]]))
        #expect(found.parts.map(\.id) == ["class 1"])
        #expect(found.rest?.cells == [13])
    }

    @Test func `two classes of which one is small are not told apart`() throws {
        let found = try #require(shown([[40], [3]]))
        #expect(found.cells == [43] && found.parts.isEmpty && found.rest == nil)
    }

    @Test func `a class of nobody stands among the small ones`() throws {
        let counted = try #require(shown([[40], [41], [0]]))
        #expect(counted.parts.map(\.id) == ["class 2"] && counted.rest?.cells == [40])
    }

    @Test func `a grade that is nearly one class is told by figures that are larger by the others`() throws {
        // Three beside a class of forty: what is told of all is known of the class to within three people.
        #expect(try #require(shown([[30, 9], [2, 1]])).cells == [42])
        #expect(try #require(shown([[28, 12], [2, 1]])).cells == [30, 13])
        #expect(try #require(shown([[28, 12], [0, 0]])).cells == [28, 12])
    }

    @Test func `nobody is put into a rest for more depth where it would be a fifth of all`() throws {
        let deep = try #require(shown([[200, 80, 40], [100, 40, 20], [100, 40, 4], [12, 10, 8]]))
        #expect(deep.parts.map(\.cells.count) == [2, 2, 2, 2], "a third would be hidden for the hard band of two")
    }

    private func scale(_ bands: [Int], marked: [Int], none: Int, subscale: [Int]) -> ScaleTables {
        let people = (bands + marked).reduce(none, +)
        let room = ScaleBranch(
            id: "class", least: 10, handedIn: people, bands: bands, marked: marked, subscales: [subscale])
        return Suppression().tables(of: room)
    }

    @Test func `every table of a place counts whoever has handed in`() throws {
        let few = scale([60, 39], marked: [1, 0], none: 0, subscale: [80, 19])
        #expect(few.everybody?.cells == [60, 40] && few.leftOut == nil && few.subscales == [nil])
        let many = scale([60, 39], marked: [12, 10], none: 11, subscale: [80, 19])
        #expect(many.everybody?.cells == [60, 39, 33] && many.leftOut?.cells == [12, 10, 11])
        #expect(many.subscales.map { $0?.cells } == [[80, 19]])
    }

    @Test func `a subscale of fewer sheets than the total is not told beside it`() {
        #expect(scale([60, 39], marked: [12, 10], none: 11, subscale: [80, 18]).subscales == [nil])
    }
}
