import Care
import Testing

@testable import Rosters

@Suite struct ResidentNumberTests {
    /// The first is the standard's own example (GB 11643-1999); the others are invented and begin with 99.
    @Test(arguments: [
        ("11010519491231002X", "1949-12-31", MemberSex.female),
        ("11010519491231002x", "1949-12-31", .female),
        ("９９０１０２２０１２０３０４００２８", "2012-03-04", .female),
        (" 990102 20120304 001X ", "2012-03-04", .male),
        ("990102201305010014", "2013-05-01", .male),
        ("440524188001010014", "1880-01-01", .male),
    ])
    func `a number says the birthday and the sex`(_ text: String, _ born: String, _ sex: MemberSex) throws {
        let number = try #require(ResidentNumber(text))
        #expect(number.born == Day(born))
        #expect(number.sex == sex)
        #expect(number.text.count == 18)
    }

    @Test(arguments: [
        "", "990102201203040029", "99010220120304002", "9901022012030400288", "990102201302300017",
        "99010220120304OO28", "X90102201203040028", "990102201203040O28", "G99010220120304002",
    ])
    func `a number with a slip in it is none`(_ text: String) {
        #expect(ResidentNumber(text) == nil)
    }

    @Test func `any single wrong digit and any two neighbours exchanged are noticed`() throws {
        let sound = Array("990102201203040028")
        for place in 0..<17 {
            for digit in "0123456789" where digit != sound[place] {
                var wrong = sound
                wrong[place] = digit
                #expect(ResidentNumber(String(wrong)) == nil, "\(String(wrong))")
            }
            guard place < 16, sound[place] != sound[place + 1] else { continue }
            var wrong = sound
            wrong.swapAt(place, place + 1)
            #expect(ResidentNumber(String(wrong)) == nil, "\(String(wrong))")
        }
    }

    @Test(arguments: [("李 小禾", "李小禾"), ("买买提·艾力", "买买提•艾力"), ("Anna Lee", "anna  lee"), ("阿·依", "阿．依")])
    func `a name is the same however it is spaced and dotted`(_ one: String, _ other: String) {
        #expect(MemberName.plain(one) == MemberName.plain(other))
    }
}
