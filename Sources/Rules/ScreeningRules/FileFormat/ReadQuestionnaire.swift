import Care
public import Foundation

extension Questionnaire {
    /// Reads a scale from a FHIR R4 Questionnaire in JSON and refuses it unless all of it is understood and true.
    /// - Throws: the first fault, naming its element.
    public init(fhir data: Data) throws(QuestionnaireFault) {
        try self.init(QuestionnaireFile(data, status: "active"))
    }

    init(_ file: QuestionnaireFile) throws(QuestionnaireFault) {
        let entries = try file.scaleEntries()
        guard entries.contains(where: { $0.id == "total" }) else {
            throw file.root.fault(.missing, "no scale is called total", facts: "total")
        }
        let items = try file.items(countedBy: entries)
        try self.init(file, items: items, scales: entries)
        try checkScheme(of: file)
        try tryGoldenVectors(of: file)
    }

    /// Longer than a glance because it sets every property once, and splitting it would hide one that is forgotten.
    private init(
        _ file: QuestionnaireFile, items: [QuestionnaireItem], scales entries: [ScaleEntry]
    ) throws(QuestionnaireFault) {
        let (root, base) = (file.root, file.base)
        let known = Dictionary(uniqueKeysWithValues: items.map { ($0.linkId, $0) })
        let scales = try entries.map { (entry) throws(QuestionnaireFault) in try entry.scale(over: known) }
        guard let scoring = scales.first(where: { $0.id == "total" }), let bands = scoring.bands else {
            throw root.fault(.missing, "no scale is called total", facts: "total")
        }
        guard scales.count == 1 || !scales.contains(where: { $0.kind == .entered }) else {
            throw root.fault(.unsupported, "a total that is entered stands alone")
        }
        let byName = Dictionary(uniqueKeysWithValues: scales.map { ($0.id, $0) })
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
        hasBranches = items.contains { $0.branch != nil }
        self.scoring = scoring
        self.bands = bands
        subscales = scales.filter { $0.id != "total" }
        positiveRules = try file.positiveRules(byName)
        validityRules = try file.all("validity") { (rule) throws(QuestionnaireFault) in
            try rule.validityRule(scales: byName)
        }
        redFlagRules = try file.all("red-flag") { (flag) throws(QuestionnaireFault) in
            try flag.redFlagRule(items: known)
        }
        qualityRule = try file.maybe("answer-quality")?.qualityRule(items: known) ?? .usual
        scheme = try file.maybe("scheme")?.child("valueCode").string()
        ageGate = try file.one("age-gate").ageGate()
        retestDays = try file.retestDays()
        licence = try file.one("licence").licence(base: base)
        sources = try file.sources()
        derivedFrom = try root.list("derivedFrom").first?.string()
        goldenVectors = try file.all("golden-vector") { (vector) throws(QuestionnaireFault) in
            try vector.goldenVector(of: byName)
        }
        languages = Self.complete(
            [title, purpose, stem, timeFrame] + items.flatMap { [$0.text] + $0.options.map(\.text) }
                + scales.flatMap(\.texts) + positiveRules.compactMap(\.title))
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

    /// K10 goes round with answers from 1 to 5 and from 0 to 4; a total says nothing without knowing which.
    private func checkScheme(of file: QuestionnaireFile) throws(QuestionnaireFault) {
        guard let scheme else { return }
        for linkId in scoring.items {
            let weights = item(linkId)?.options.compactMap(\.weight) ?? []
            let found = "\(weights.min() ?? 0)-\(weights.max() ?? 0)"
            guard found == scheme else {
                throw try file.one("scheme").fault(
                    .malformed, "says \(scheme), but \(linkId) carries \(found)", facts: "\(linkId): \(found)")
            }
        }
    }
}

extension Scale {
    fileprivate var texts: [Wording] {
        let bands = (bands?.all ?? []) + alternatives.flatMap { $0.bands?.all ?? [] }
        return (title.map { [$0] } ?? []) + bands.map(\.title)
    }
}

extension QuestionnaireFile {
    fileprivate func positiveRules(_ scales: [String: Scale]) throws(QuestionnaireFault) -> [PositiveRule] {
        var rules: [PositiveRule] = []
        for element in extensions.all(ExtensionURL.ours("positive-rule")) {
            let rule = try element.positiveRule(base: base, scales: scales)
            if rules.contains(where: { $0.code == rule.code }) {
                throw element.fault(.duplicate, "a second rule \(rule.code)", facts: rule.code)
            }
            rules.append(rule)
        }
        return rules
    }
}
