import ReportRules
import Testing

@Suite struct SuppressionTests {
    private func school(_ classes: [[Int]]) -> Branch {
        let parts = classes.enumerated().map { Branch(id: "class \($0.offset + 1)", least: 10, cells: $0.element) }
        let cells = classes[0].indices.map { cell in classes.reduce(0) { $0 + $1[cell] } }
        return Branch(id: "school", least: 30, cells: cells, parts: parts)
    }

    private func shown(_ classes: [[Int]]) -> ShownBranch? {
        Suppression(leavesOutEmpty: true).shown(of: school(classes))
    }

    @Test(arguments: [
        ([100, 20, 10], [100, 20, 10]), ([100, 20, 9], [100, 29]), ([100, 5, 40], [100, 45]), ([5, 20, 40], [65]),
        ([100, 0, 0], [100]), ([10, 10, 10], [10, 10, 10]), ([9, 10, 10], nil), ([29, 0, 0], nil),
    ] as [([Int], [Int]?)])
    func `the hard end is taken together until every figure is ten or more`(_ cells: [Int], _ told: [Int]?) {
        let whole = Branch(id: "school", least: 30, cells: cells)
        #expect(Suppression(leavesOutEmpty: true).shown(of: whole)?.cells == told)
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

    @Test func `a class that was not asked is no part where that is known and a small one where it is not`() throws {
        let classes = school([[40], [41], [0]])
        #expect(Suppression(leavesOutEmpty: true).shown(of: classes)?.parts.count == 2)
        let counted = try #require(Suppression(leavesOutEmpty: false).shown(of: classes))
        #expect(counted.parts.map(\.id) == ["class 2"] && counted.rest?.cells == [40])
    }
}
