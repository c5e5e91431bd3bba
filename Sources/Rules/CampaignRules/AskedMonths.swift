public import Care

extension BirthMonth {
    /// The last month in which somebody can have been born who has completed these years for certain on a day; so that
    /// a hundred thousand are sorted by age without reckoning for each.
    public static func latest(withAge years: Int, on day: Day) -> BirthMonth {
        let (year, month, _) = day.civil
        let sameMonth = BirthMonth(year: year - years, month: month)
        return sameMonth.age(on: day) >= years ? sameMonth : sameMonth.before
    }

    private var before: BirthMonth {
        month == 1 ? BirthMonth(year: year - 1, month: 12) : BirthMonth(year: year, month: month - 1)
    }
}

extension ConsentRule {
    /// Of whoever was born after this month, the guardian is asked on that day. The same answer as `asks(age:)`.
    public func guardianAskedBornAfter(on day: Day) -> BirthMonth {
        BirthMonth.latest(withAge: asksGuardianFrom14 ? Self.adultAge : Self.guardianAge, on: day)
    }
}
