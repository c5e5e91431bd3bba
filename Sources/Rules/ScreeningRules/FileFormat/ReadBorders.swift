import Care

/// A band as the file declares it.
struct BandEntry {
    let element: Element
    let band: Band
}

/// An alternative before its bands were held against the range.
struct AlternativeEntry {
    let element: Element
    let alternative: Alternative
    let bands: [BandEntry]
}

extension Extensions {
    func bands(base: Language, decimals: Int) throws(QuestionnaireFault) -> [BandEntry] {
        var bands: [BandEntry] = []
        for element in all("band") {
            bands.append(BandEntry(element: element, band: try element.band(base: base, decimals: decimals)))
        }
        return bands
    }
}

extension Element {
    func cutOff(decimals: Int) throws(QuestionnaireFault) -> CutOff {
        let parts = try Extensions(of: self, allowing: ["when", "value", "source"])
        return CutOff(
            when: try parts.choice("when", CutOff.When.self), value: try parts.points("value", decimals: decimals),
            source: try parts.string("source"))
    }

    func alternative(base: Language, of kind: Scale.Kind) throws(QuestionnaireFault) -> AlternativeEntry {
        let parts = try Extensions(of: self, allowing: Self.audienceParts.union(Self.borderParts))
        let judgedBy = try parts.maybe("judged-by")?.child("valueCode").choice(Alternative.JudgedBy.self) ?? .points
        let decimals = judgedBy == .tScore ? 0 : kind.decimals
        let norm = try parts.maybe("norm")?.norm()
        guard judgedBy == .points || norm != nil else { throw fault(.missing, "is judged by a norm that is missing") }
        let bonus = try parts.maybe("bonus")?.child("valueInteger").integer() ?? 0
        guard bonus >= 0 else { throw malformed("a bonus of 0 or more") }
        let alternative = Alternative(
            id: try parts.one("id").child("valueId").string(), version: try parts.maybeString("version"),
            audience: try audience(parts), cutOff: try parts.maybe("positive")?.cutOff(decimals: decimals), bands: nil,
            bonus: bonus, norm: norm, judgedBy: judgedBy, validFrom: try parts.maybe("valid-from")?.day(),
            source: try parts.string("source"))
        let bands = try parts.bands(base: base, decimals: decimals)
        // What stands in one number cannot be held against borders that were drawn for the other.
        guard judgedBy == .points || (alternative.cutOff != nil && !bands.isEmpty) else {
            throw fault(.missing, "is judged by its T-score, so it needs a cut-off and bands of its own")
        }
        return AlternativeEntry(element: self, alternative: alternative, bands: bands)
    }

    private static let audienceParts: Set = [
        "sex", "minimum-age", "maximum-age", "region", "minimum-education", "maximum-education", "set",
    ]
    private static let borderParts: Set = [
        "id", "version", "positive", "band", "bonus", "norm", "judged-by", "valid-from", "source",
    ]

    private func audience(_ parts: Extensions) throws(QuestionnaireFault) -> Audience {
        let audience = Audience(
            sex: try parts.maybe("sex")?.child("valueCode").choice(Sex.self),
            minimumAge: try parts.maybeInteger("minimum-age"), maximumAge: try parts.maybeInteger("maximum-age"),
            regions: try parts.regions(),
            minimumEducation: try parts.maybe("minimum-education")?.child("valueCode").choice(Education.self),
            maximumEducation: try parts.maybe("maximum-education")?.child("valueCode").choice(Education.self),
            set: try parts.maybeString("set"))
        guard (audience.minimumAge ?? 0) <= (audience.maximumAge ?? 150),
            (audience.minimumEducation ?? .unschooled) <= (audience.maximumEducation ?? .higher)
        else { throw fault(.malformed, "is for nobody: it ends before it begins") }
        return audience
    }

    private func norm() throws(QuestionnaireFault) -> Norm {
        let parts = try Extensions(of: self, allowing: ["mean", "deviation"])
        let norm = Norm(
            mean: try parts.points("mean", decimals: 2), deviation: try parts.points("deviation", decimals: 2))
        guard norm.deviation > 0 else { throw malformed("a norm with a deviation above 0") }
        return norm
    }

    private func day() throws(QuestionnaireFault) -> Day {
        let date = try child("valueDate")
        guard let day = Day(try date.string()) else { throw date.malformed("a day such as 2026-03-04") }
        return day
    }

    fileprivate func band(base: Language, decimals: Int) throws(QuestionnaireFault) -> Band {
        let parts = try Extensions(of: self, allowing: ["code", "concern", "minimum", "maximum", "title", "source"])
        let minimum = try parts.points("minimum", decimals: decimals)
        let maximum = try parts.points("maximum", decimals: decimals)
        guard minimum <= maximum else { throw fault(.bandGapOrOverlap, "ends before it begins") }
        return Band(
            code: try parts.one("code").child("valueCode").string(), range: minimum...maximum,
            title: try parts.one("title").wording(base: base), concern: try parts.choice("concern", Concern.self),
            source: try parts.string("source"))
    }
}

extension Extensions {
    fileprivate func regions() throws(QuestionnaireFault) -> [Region] {
        var regions: [Region] = []
        for element in all("region") {
            let code = try element.child("valueString")
            guard let region = Region(try code.string()) else { throw code.malformed("a region code of twelve digits") }
            regions.append(region)
        }
        return regions
    }
}
