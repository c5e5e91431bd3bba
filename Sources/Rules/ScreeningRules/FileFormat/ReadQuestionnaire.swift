import Care
public import Foundation

extension Questionnaire {
    /// Reads a scale from a FHIR R4 Questionnaire in JSON and refuses it unless all of it is understood and true.
    /// - Throws: the first fault, naming its element.
    public init(fhir data: Data) throws(QuestionnaireFault) {
        let file = try QuestionnaireFile(data)
        let entries = try file.scaleEntries()
        let items = try file.items(countedBy: entries)
        try self.init(file, items: items, scales: entries)
        try tryGoldenVectors(of: file)
    }

    /// Longer than a glance because it sets every property once, and splitting it would hide one that is forgotten.
    private init(
        _ file: QuestionnaireFile, items: [QuestionnaireItem], scales entries: [ScaleEntry]
    ) throws(QuestionnaireFault) {
        let (root, base) = (file.root, file.base)
        let known = Dictionary(uniqueKeysWithValues: items.map { ($0.linkId, $0) })
        let scales = try entries.map { (entry) throws(QuestionnaireFault) in try entry.scale(over: known) }
        guard let scoring = scales.first(where: { $0.id == "total" }) else {
            throw root.fault(.missing, "no scale is called total")
        }
        slug = file.slug
        canonical = try root.child("url").string()
        version = try root.version()
        title = try root.wording("title", base: base)
        purpose = try root.wording("purpose", base: base)
        stem = try file.one("stem").wording(base: base)
        timeFrame = try file.one("time-frame").wording(base: base)
        topic = try file.one("topic").child("valueCode").choice(Topic.self)
        self.items = items
        itemPlaces = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($0.element.linkId, $0.offset) })
        self.scoring = scoring
        subscales = scales.filter { $0.id != "total" }
        redFlagRules = try file.all("red-flag") { (flag) throws(QuestionnaireFault) in
            try flag.redFlagRule(items: known)
        }
        ageGate = try file.one("age-gate").ageGate()
        retestDays = try file.retestDays()
        licence = try file.one("licence").licence(base: base)
        sources = try file.sources()
        goldenVectors = try file.all("golden-vector") { (vector) throws(QuestionnaireFault) in
            try vector.goldenVector()
        }
        languages = Self.complete(
            [title, purpose, stem, timeFrame] + items.flatMap { [$0.text] + $0.options.map(\.text) }
                + scales.flatMap { $0.bands.all.map(\.title) })
    }

    /// The languages in which no text is missing.
    private static func complete(_ texts: [Wording]) -> Set<Language> {
        texts.reduce(Set(Language.allCases)) { $0.intersection($1.languages) }
    }

    private func tryGoldenVectors(of file: QuestionnaireFile) throws(QuestionnaireFault) {
        for (vector, element) in zip(goldenVectors, file.extensions.all(ExtensionURL.ours("golden-vector"))) {
            if let complaint = vector.complaint(about: self) { throw element.fault(.goldenVector, complaint) }
        }
    }
}
