public import Care

/// For whom some borders were drawn. What is not named does not matter.
public struct Audience: Hashable, Sendable {
    public let sex: Sex?
    /// Years, inside.
    public let minimumAge: Int?
    /// Years, inside.
    public let maximumAge: Int?
    /// Places; everything inside them belongs to them. None for everywhere.
    public let regions: [Region]
    public let minimumEducation: Education?
    public let maximumEducation: Education?
    /// The name of a set of borders that counts only where somebody chose it.
    public let set: String?
}

/// Whether a person belongs to an audience, as far as is known.
enum Fit: Hashable {
    case yes, no
    /// It hangs on these facts, which nobody told.
    case unknown(Set<PersonFact>)
}

extension Audience {
    func fit(_ person: Person) -> Fit {
        var unknown: Set<PersonFact> = []
        for (fact, answer) in answers(person) {
            guard let answer else {
                unknown.insert(fact)
                continue
            }
            if !answer { return .no }
        }
        if let set, !person.sets.contains(set) { return .no }
        return unknown.isEmpty ? .yes : .unknown(unknown)
    }

    /// Each fact that matters, with `nil` where it is not known well enough.
    private func answers(_ person: Person) -> [(PersonFact, Bool?)] {
        var answers: [(PersonFact, Bool?)] = []
        if let sex { answers.append((.sex, person.sex.map { $0 == sex })) }
        if minimumAge != nil || maximumAge != nil { answers.append((.age, isOfAge(person.ages))) }
        if !regions.isEmpty { answers.append((.region, isFromHere(person.region))) }
        if minimumEducation != nil || maximumEducation != nil {
            answers.append((.education, person.education.map(isSoEducated)))
        }
        return answers
    }

    private func isOfAge(_ ages: ClosedRange<Int>?) -> Bool? {
        guard let ages else { return nil }
        let (from, to) = (minimumAge ?? .min, maximumAge ?? .max)
        if ages.lowerBound >= from, ages.upperBound <= to { return true }
        return ages.upperBound < from || ages.lowerBound > to ? false : nil
    }

    /// Somebody of whom only the city is known may live in one of its counties or not.
    private func isFromHere(_ home: Region?) -> Bool? {
        guard let home else { return nil }
        if regions.contains(where: { $0.contains(home) }) { return true }
        return regions.contains(where: { home.contains($0) }) ? nil : false
    }

    private func isSoEducated(_ education: Education) -> Bool {
        education >= (minimumEducation ?? .unschooled) && education <= (maximumEducation ?? .higher)
    }
}
