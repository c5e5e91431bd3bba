import Care

/// Under what a row of a list is remembered while the list is gone through, so that nobody stands in it twice.
struct MemberTrace {
    private let base: String
    private let school: String
    private let idNumber: String
    private let number: String

    init(name: String, born: Day, school: String, idNumber: String?, number: String?) {
        base = "\(MemberName.plain(name))|\(born)|\(school)"
        self.school = school
        self.idNumber = idNumber ?? ""
        self.number = number.map(MemberName.plain) ?? ""
    }

    /// By both numbers, and by each of them with any other beside it, so that a later row that lacks one of them is
    /// still known for the same person (`KnownMember.mayBe`).
    var marks: [String] {
        var marks = ["\(base)|\(idNumber)|\(number)", "\(base)|*|\(number)", "\(base)|\(idNumber)|*", "\(base)|*|*"]
        if !idNumber.isEmpty { marks.append(Self.mark(ofID: idNumber)) }
        if !number.isEmpty { marks.append(Self.mark(ofNumber: number, in: school)) }
        return marks
    }

    var clashes: [String] {
        let ids = idNumber.isEmpty ? ["*"] : [""]
        let numbers = number.isEmpty ? ["*"] : ["", number]
        var clashes = ids.flatMap { id in numbers.map { "\(base)|\(id)|\($0)" } }
        if !idNumber.isEmpty { clashes.append(Self.mark(ofID: idNumber)) }
        if !number.isEmpty { clashes.append(Self.mark(ofNumber: number, in: school)) }
        return clashes
    }

    static func mark(ofID idNumber: String) -> String { "id|\(idNumber)" }

    static func mark(ofNumber number: String, in school: String) -> String {
        "number|\(school)|\(MemberName.plain(number))"
    }
}
