import Care

/// Somebody as a list or a form gives them, read and found sound: the same rules for both.
struct GivenMember: Sendable {
    let identity: MemberIdentity
    let sexOfNumber: MemberSex?

    /// The texts as they were written; empty where nothing was.
    struct Texts {
        var name = ""
        var idNumber = ""
        var number = ""
        var guardian = ""
        var guardianPhone = ""
        var phone = ""
    }

    /// - Parameter faults: everything that must be mended; empty for a member that is sound.
    /// - Returns: `nil` where something must be.
    static func read(_ texts: Texts, born: Day?, faults: inout [RosterError]) -> GivenMember? {
        let number = texts.idNumber.isEmpty ? nil : ResidentNumber(texts.idNumber)
        if number == nil, !texts.idNumber.isEmpty { faults.append(.badIDNumber) }
        if let number, let born, number.born != born { faults.append(.birthdayDisagrees) }
        // Who gives the identity number need not write the birthday as well.
        let birthday = born ?? number?.born
        if birthday == nil, number == nil, texts.idNumber.isEmpty { faults.append(.noBirthday) }
        if texts.name.isEmpty { faults.append(.noName) }
        if texts.name.count > RosterError.longestName { faults.append(.longName) }
        if texts.guardian.count > RosterError.longestName { faults.append(.longGuardian) }
        if !isNumber(texts.number) { faults.append(.badNumber) }
        if !isPhone(texts.guardianPhone) { faults.append(.badPhone(field: "guardianPhone")) }
        if !isPhone(texts.phone) { faults.append(.badPhone(field: "phone")) }
        guard faults.isEmpty, let birthday else { return nil }
        return GivenMember(
            identity: MemberIdentity(
                name: texts.name, born: birthday, idNumber: number?.text, number: texts.number.orNothing,
                guardian: texts.guardian.orNothing, guardianPhone: texts.guardianPhone.orNothing,
                phone: texts.phone.orNothing),
            sexOfNumber: number?.sex)
    }

    /// What only the calendar and the sex beside it can tell.
    func faults(sex: MemberSex?, today: Day) -> [RosterError] {
        Self.faults(born: identity.born, sexOfNumber: sexOfNumber, sex: sex, today: today)
    }

    /// The same of whatever could be read.
    static func faults(born: Day?, sexOfNumber: MemberSex?, sex: MemberSex?, today: Day) -> [RosterError] {
        var faults: [RosterError] = []
        // Nobody who is alive was born so long ago; a year typed wrongly is.
        if let born, born > today || born.civil.year < today.civil.year - 120 { faults.append(.badBirthday) }
        if let sex, let sexOfNumber, sex != sexOfNumber { faults.append(.sexDisagrees) }
        return faults
    }

    private static func isNumber(_ text: String) -> Bool {
        text.count <= RosterError.longestNumber && !text.contains { $0.isNewline }
    }

    /// Also with an extension, a country or brackets: it is to be dialled by people.
    private static func isPhone(_ text: String) -> Bool {
        let digits = text.count { $0.isASCII && $0.isNumber }
        let isDialled = text.allSatisfy { $0.isASCII && ($0.isNumber || "+-() ".contains($0)) }
        return text.isEmpty || (isDialled && (5...20).contains(digits))
    }
}

extension String {
    var orNothing: String? { isEmpty ? nil : self }
}
