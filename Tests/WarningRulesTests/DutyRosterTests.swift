import Care
import Testing
import WarningRules

struct DutyRosterTests {
    @Test func `the first place upwards with somebody on duty holds the alert`() throws {
        let tree = try Tree()
        #expect(tree.everybody.holder(for: tree.village) == Holding(region: tree.village, attended: true))
        #expect(tree.roster(tree.township).holder(for: tree.village) == Holding(region: tree.township, attended: true))
        let high = tree.roster(tree.county, tree.city)
        #expect(high.holder(for: tree.township) == Holding(region: tree.county, attended: true))
        #expect(tree.roster(tree.city).holder(for: tree.village) == Holding(region: tree.city, attended: true))
    }

    @Test func `where nobody is on duty the top holds it unattended`() throws {
        let tree = try Tree()
        #expect(tree.roster().holder(for: tree.village) == Holding(region: tree.city, attended: false))
        #expect(tree.roster(tree.otherCounty).holder(for: tree.village) == Holding(region: tree.city, attended: false))
    }

    @Test func `a place above or outside the top is held by the top`() throws {
        let tree = try Tree()
        let province = try region("990000000000"), elsewhere = try region("980100000000")
        for place in [province, elsewhere] {
            #expect(tree.everybody.holder(for: place) == Holding(region: tree.city, attended: true))
            #expect(tree.everybody.nextHolder(above: place) == Holding(region: tree.city, attended: true))
        }
        let alone = DutyRoster(since: [province: Moment(milliseconds: 0)], top: tree.city)
        #expect(alone.holder(for: tree.village) == Holding(region: tree.city, attended: false))
    }

    @Test func `the next holder is strictly above, and never above the top`() throws {
        let tree = try Tree()
        #expect(tree.everybody.nextHolder(above: tree.village).region == tree.township)
        #expect(tree.roster(tree.village, tree.city).nextHolder(above: tree.village).region == tree.city)
        #expect(tree.everybody.nextHolder(above: tree.city) == Holding(region: tree.city, attended: true))
        let low = tree.roster(tree.village)
        #expect(low.nextHolder(above: tree.village) == Holding(region: tree.city, attended: false))
    }

    @Test func `when the holder goes off duty the alert belongs to the next above at once`() throws {
        let tree = try Tree()
        #expect(tree.roster(tree.county).holder(for: tree.township).region == tree.county)
    }
}
