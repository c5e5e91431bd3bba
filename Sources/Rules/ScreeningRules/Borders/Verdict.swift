/// A total held against one set of borders.
struct Verdict {
    let total: Int
    let band: Band?
    let isPositive: Bool
    let tScore: Int?
    let alternative: AlternativeUsed?

    /// Whether this one is safer for the person: positive before not, the higher concern before the lower.
    func isSafer(than other: Verdict) -> Bool {
        if isPositive != other.isPositive { return isPositive }
        guard let concern = band?.concern, let others = other.band?.concern else { return false }
        return concern > others
    }

    func agrees(with other: Verdict) -> Bool {
        total == other.total && band?.code == other.band?.code && isPositive == other.isPositive
    }
}

extension Scale {
    /// Holds a total against the borders that were drawn for a person.
    ///
    /// Where something needed is not known, all borders that could be theirs are tried, and the safest for the person
    /// is taken.
    /// - Returns: the verdict, and what would have had to be known for it not to be an assumption.
    func judge(_ total: Int, of person: Person) -> (verdict: Verdict, assumed: Set<PersonFact>) {
        let (candidates, unknown) = candidates(for: person)
        var verdict = verdict(on: total, by: candidates.first ?? nil)
        var isAssumed = false
        for candidate in candidates.dropFirst() {
            let other = self.verdict(on: total, by: candidate)
            if !other.agrees(with: verdict) { isAssumed = true }
            if other.isSafer(than: verdict) { verdict = other }
        }
        return (verdict, isAssumed ? unknown : [])
    }

    /// The alternatives that may be the person's, up to the first that surely is; `nil` for the scale's own borders.
    private func candidates(for person: Person) -> ([Alternative?], Set<PersonFact>) {
        var (candidates, unknown): ([Alternative?], Set<PersonFact>) = ([], [])
        for alternative in alternatives {
            switch alternative.audience.fit(person) {
            case .no: continue
            case .yes: return (candidates + [alternative], unknown)
            case .unknown(let facts):
                candidates.append(alternative)
                unknown.formUnion(facts)
            }
        }
        return (candidates + [nil], unknown)
    }

    private func verdict(on plain: Int, by alternative: Alternative?) -> Verdict {
        let total = min(plain + (alternative?.bonus ?? 0), range.upperBound)
        let tScore = alternative?.norm?.tScore(of: decimals == 0 ? total * 100 : total)
        // A norm that judges always has a T-score: the file is refused otherwise.
        let judged = alternative?.judgedBy == .tScore ? tScore ?? total : total
        return Verdict(
            total: total, band: (alternative?.bands ?? bands)?.band(of: judged),
            isPositive: (alternative?.cutOff ?? cutOff)?.isPositive(judged) ?? false, tScore: tScore,
            alternative: alternative.map { AlternativeUsed(id: $0.id, version: $0.version) })
    }
}
