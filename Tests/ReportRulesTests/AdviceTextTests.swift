import Foundation
import ReportRules
import Testing

/// What may stand in advice that goes to officials.
struct AdviceTextTests {
    private static func counted() throws -> CountedPeople {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Content/Policies/counted-people.json").standardizedFileURL
        return try CountedPeople(json: Data(contentsOf: file), file: "counted-people.json")
    }

    @Test(arguments: [
        "每所学校配两名专职心理老师，明年六月前到岗。", "请教育局在 9 月前安排 3 次家长讲座。", "一个孩子也不落下。",
        "12 名学生在等候，请增加一名医生。", "二十三名学生在等候。", "重度占 4.5%，比去年多 1.2 个百分点。", "两三个月后再看一次。",
        "Two psychology teachers for each school; 3 lectures a term.", "Train 8 teachers.", "5 classes have no room.",
        "In 2 cities of the province", "The share rose by 3 points among 120 pupils.",
    ])
    func `numbers of anything but few people are free`(_ text: String) throws {
        #expect(try AdviceText(text, Self.counted()).words == text)
    }

    /// Rulebook E.4.9, H.9.
    @Test(arguments: [
        ("有 3 名学生需要住院。", "3名学生"), ("其中 7 人在等候。", "7人"), ("三个孩子没有监护人。", "三个孩子"), ("５名居民拒绝。", "５名居民"),
        ("共 2 例。", "2例"), ("About 4 pupils were sent on.", "4pupil"), ("We know of 9 cases.", "9case"),
        ("12 名学生里有 1 名同学", "1名同学"),
    ])
    func `a count of fewer than ten who were asked is found and named`(_ text: String, _ words: String) throws {
        let counted = try Self.counted()
        #expect(throws: AdviceFault.smallNumber(words)) { try AdviceText(text, counted) }
    }

    @Test func `nothing and too much are refused and edges are cut off`() throws {
        let counted = try Self.counted()
        #expect(throws: AdviceFault.empty) { try AdviceText(" \n ", counted) }
        let longest = String(repeating: "好", count: AdviceText.longest)
        #expect(try AdviceText(" \(longest)\n", counted).words == longest)
        #expect(throws: AdviceFault.tooLong) { try AdviceText(longest + "好", counted) }
    }

    @Test(arguments: [
        "", "[]", "{}",
        #"{"source":"x","numerals":{"12":2},"inNumerals":"","measures":[],"alone":[],"asked":["y"]}"#,
    ])
    func `a broken list of words is refused by its name`(_ text: String) {
        let fault = #expect(throws: CountedPeople.Fault.self) {
            try CountedPeople(json: Data(text.utf8), file: "counted-people.json")
        }
        #expect(fault?.description.hasPrefix("counted-people.json") == true)
    }
}
