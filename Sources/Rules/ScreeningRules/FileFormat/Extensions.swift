/// The names that FHIR and this platform give to extensions.
enum ExtensionURL {
    static let translation = "http://hl7.org/fhir/StructureDefinition/translation"
    static let ordinalValue = "http://hl7.org/fhir/StructureDefinition/ordinalValue"

    /// All that may stand at the root of a scale's file.
    static let ofQuestionnaire = [
        "stem", "time-frame", "topic", "retest-days", "age-gate", "scheme", "scale", "positive-rule", "validity",
        "red-flag", "answer-quality", "licence", "source", "golden-vector",
    ].map(ours)

    static func ours(_ name: String) -> String { "https://xinqiao.org/fhir/StructureDefinition/\(name)" }
}

/// The extensions of one element, by name; one that is not known is refused, because its meaning would be lost.
struct Extensions {
    private let owner: Element
    private let found: [(url: String, element: Element)]

    init(of owner: Element, allowing known: Set<String>) throws(QuestionnaireFault) {
        self.owner = owner
        var found: [(url: String, element: Element)] = []
        for element in try owner.list("extension") {
            let url = try element.child("url").string()
            guard known.contains(url) else {
                throw element.fault(.unknownExtension, "unknown extension \(url)", facts: url)
            }
            found.append((url, element))
        }
        self.found = found
    }

    func all(_ url: String) -> [Element] {
        found.filter { $0.url == url }.map(\.element)
    }

    func maybe(_ url: String) throws(QuestionnaireFault) -> Element? {
        let elements = all(url)
        if elements.count > 1 { throw elements[1].fault(.duplicate, "\(url) stands here twice", facts: url) }
        return elements.first
    }

    func one(_ url: String) throws(QuestionnaireFault) -> Element {
        guard let element = try maybe(url) else {
            throw owner.fault(.missing, "the extension \(url) is missing", facts: url)
        }
        return element
    }
}

extension Extensions {
    func string(_ url: String) throws(QuestionnaireFault) -> String { try one(url).child("valueString").string() }
    func integer(_ url: String) throws(QuestionnaireFault) -> Int { try one(url).child("valueInteger").integer() }
    func flag(_ url: String) throws(QuestionnaireFault) -> Bool { try one(url).child("valueBoolean").flag() }

    /// Points, whole as they are kept: `valueInteger`, or `valueDecimal` where they have decimals.
    func points(_ url: String, decimals: Int) throws(QuestionnaireFault) -> Int {
        try one(url).child(decimals == 0 ? "valueInteger" : "valueDecimal").points(decimals: decimals)
    }

    func maybeString(_ url: String) throws(QuestionnaireFault) -> String? {
        guard let element = try maybe(url) else { return nil }
        return try element.child("valueString").string()
    }

    func maybeInteger(_ url: String) throws(QuestionnaireFault) -> Int? {
        guard let element = try maybe(url) else { return nil }
        return try element.child("valueInteger").integer()
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ url: String, _ type: Choice.Type
    ) throws(QuestionnaireFault) -> Choice where Choice.RawValue == String {
        try one(url).child("valueCode").choice(type)
    }
}
