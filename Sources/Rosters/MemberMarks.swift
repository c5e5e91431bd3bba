import Access
import Care
import Storage

/// Keyed marks of a person: equal for equal people, and nothing can be read from them.
///
/// Each is there once for each key of the house, the newest first, which is the one to keep.
struct MemberMarks {
    /// Of the name and the birthday.
    let identity: [String]
    let name: [String]
    /// Empty without an identity number.
    let idNumber: [String]
    /// Empty without a student or staff number.
    let number: [String]
}

/// Somebody who may be on the roster of a house already.
struct SoughtMember {
    let marks: MemberMarks
    let house: String
}

extension [SoughtMember] {
    /// Rows of a house and a mark.
    func pairs(_ mark: KeyPath<MemberMarks, [String]>) -> [SQL] {
        flatMap { sought in sought.marks[keyPath: mark].map { "(\(sought.house), \($0))" } }
    }

    /// Rows of a house, a number and the name and birthday beside it: whoever has all three was found by the name, and
    /// most rows of a yearly list are such. A member's row costs more to read than to find.
    var numbersOfOthers: [SQL] {
        flatMap { sought -> [SQL] in
            let identity = sought.marks.identity.first ?? ""
            return sought.marks.number.map { "(\(sought.house), \($0), \(identity))" }
        }
    }
}

extension Session {
    func marks(of identity: MemberIdentity) -> MemberMarks {
        marks(name: identity.name, born: identity.born, idNumber: identity.idNumber, number: identity.number)
    }

    /// The same of whoever is known in part: without a name or a birthday there is no mark of the two.
    func marks(name: String?, born: Day?, idNumber: String?, number: String?) -> MemberMarks {
        let name = name.map(MemberName.plain)
        var identity: [String] = []
        if let name, let born { identity = fingerprints(of: "\(name)|\(born)", for: "member identity") }
        return MemberMarks(
            identity: identity, name: name.map { fingerprints(of: $0, for: "member name") } ?? [],
            idNumber: idNumber.map { fingerprints(of: $0, for: "member id number") } ?? [],
            number: number.map { fingerprints(of: MemberName.plain($0), for: "member number") } ?? [])
    }

    /// Under which marks somebody may be found who is looked for by a name or a number.
    func marks(ofSearch text: String) -> MemberMarks {
        let plain = MemberName.plain(text)
        return MemberMarks(
            identity: [], name: fingerprints(of: plain, for: "member name"),
            idNumber: ResidentNumber(text).map { fingerprints(of: $0.text, for: "member id number") } ?? [],
            number: fingerprints(of: plain, for: "member number"))
    }
}

/// A name as people vary it: blanks, the dot within it and the case of letters do not count.
enum MemberName {
    /// A middle dot, a bullet, the Japanese one, a full-width and a plain stop, a hyphenation point.
    private static let dots: Set<Unicode.Scalar> = [
        "\u{B7}", "\u{2022}", "\u{30FB}", "\u{FF0E}", "\u{2027}", ".",
    ]

    static func plain(_ name: String) -> String {
        var plain = String.UnicodeScalarView()
        var isCased = false
        for sign in name.unicodeScalars {
            // Nearly every sign of nearly every name, and asking Unicode about each takes long for 100,000 of them.
            if isCharacter(sign) || isDigit(sign) {
                plain.append(sign)
            } else if !sign.properties.isWhitespace {
                plain.append(dots.contains(sign) ? "\u{B7}" : sign)
                isCased = true
            }
        }
        return isCased ? String(plain).lowercased() : String(plain)
    }

    private static func isCharacter(_ sign: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(sign.value) }
    private static func isDigit(_ sign: Unicode.Scalar) -> Bool { ("0"..."9").contains(sign) }
}
